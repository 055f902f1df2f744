package org.ptps.charts.words;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

/**
 * Words that a declaration gives once for both languages, such as a licence: {@code es (en)}, or
 * {@code name (es; en)}. Publishers that are known by another name in Spanish have it.
 */
public final class Bilingual {
  private static final Pattern NAMED = Pattern.compile("(.*?) \\(([^();]+); ([^();]+)\\)");
  private static final Pattern WHOLE = Pattern.compile("([^()]*\\p{Ll}{2}[^()]*) \\(([^();]+)\\)");

  /** What publishers are called in Spanish, and what is Spanish of their names in English. */
  private static final Map<Language, Map<String, String>> PUBLISHERS =
      Map.of(
          Language.ES,
          Map.of("World Bank", "Banco Mundial", "WHO/UNICEF JMP", "JMP de la OMS y UNICEF"),
          Language.EN,
          Map.of(
              "cálculo propio, método JMP", "own calculation, JMP method",
              "INE censo", "INE census"));

  /** What PTPS counts of its records, as {@code report.compared_sources} names it. */
  private static final Pattern RECORDS = Pattern.compile("\\bPTPS ([A-Z]{2,3}-[A-Z]{3}-\\d+)");

  private static final Words OF_RECORDS = new Words("PTPS (registros, $1)", "PTPS (records, $1)");

  private Bilingual() {}

  /** The words in a language; as they are where they are given in none. */
  public static String in(String words, Language language) {
    if (words == null) {
      return null;
    }
    boolean spanish = language == Language.ES;
    Matcher named = NAMED.matcher(words);
    if (named.matches()) {
      return named.group(1) + " (" + named.group(spanish ? 2 : 3) + ")";
    }
    Matcher whole = WHOLE.matcher(words);
    if (whole.matches()) {
      String chosen = whole.group(spanish ? 1 : 2);
      return chosen.substring(0, 1).toUpperCase(Locale.ROOT) + chosen.substring(1);
    }
    return publishers(words, language);
  }

  /** A text with each publisher that it names as readers of a language know it. */
  public static String publishers(String text, Language language) {
    String named = RECORDS.matcher(text).replaceAll(OF_RECORDS.in(language));
    for (Map.Entry<String, String> each : PUBLISHERS.get(language).entrySet()) {
      named = named.replace(each.getKey(), each.getValue());
    }
    return named;
  }
}
