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
 * What the reader of rows says, as {@code conf/reader/rules.conf} declares it. The file is part of
 * the program: which rules there are is code, and only their words are declared.
 */
public final class ReaderRules {
  private static final String RESOURCE = "reader/rules.conf";
  private static final Map<String, Declared> ALL = read();

  private ReaderRules() {}

  /**
   * One way in which a rule is told.
   *
   * @param rule name under which it stands in {@code rejected_rows}
   * @param says with names in braces, in whose place stands what the file gives
   * @param remedy likewise; empty for a piece of another text
   */
  public record Declared(String rule, Words says, Words remedy) {}

  /** By the name of the entry. */
  public static Map<String, Declared> all() {
    return ALL;
  }

  /** A text with what stands between braces filled in; braces that nothing is given for stay. */
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
