package org.ptps.catalog;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Texts of the row reader's rules, from {@code conf/reader/rules.conf}. The file is part of the
 * program: the rules themselves are code.
 */
public final class ReaderRules {
  private static final String RESOURCE = "reader/rules.conf";
  private static final Map<String, Declared> ALL = read();

  private ReaderRules() {}

  /**
   * Texts of one case of a rule.
   *
   * @param rule name in {@code rejected_rows}
   * @param says text with placeholders in braces
   * @param remedy likewise; empty for a part of another text
   */
  public record Declared(String rule, Words says, Words remedy) {}

  public static Map<String, Declared> all() {
    return ALL;
  }

  /** Fills the placeholders of a text; those without a value stay. */
  public static String filled(String template, Map<String, String> given) {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    while (at < template.length()) {
      int open = template.indexOf('{', at);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      String value = close < 0 ? null : given.get(template.substring(open + 1, close));
      if (value == null) {
        int end = open < 0 ? template.length() : open + 1;
        filled.append(template, at, end);
        at = end;
      } else {
        filled.append(template, at, open).append(value);
        at = close + 1;
      }
    }
    return filled.toString();
  }

  private static Map<String, Declared> read() {
    try (InputStream in = ReaderRules.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            "conf/" + RESOURCE + " is not in the program: build it again");
      }
      Config file =
          ConfigFactory.parseReader(
              new InputStreamReader(in, StandardCharsets.UTF_8),
              ConfigParseOptions.defaults().setSyntax(ConfigSyntax.CONF));
      Map<String, Declared> all = new TreeMap<>();
      for (String name : file.root().keySet()) {
        Config entry = file.getConfig(name);
        all.put(
            name,
            new Declared(
                entry.hasPath("rule") ? entry.getString("rule") : name,
                words(entry, "says"),
                words(entry, "remedy")));
      }
      return Map.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  private static Words words(Config entry, String name) {
    return entry.hasPath(name)
        ? new Words(entry.getString(name + ".es"), entry.getString(name + ".en"))
        : new Words("", "");
  }
}
