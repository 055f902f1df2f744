package org.ptps.charts.words;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fills {@code {slot}} in prose, so that no number is ever typed, and chooses the words that go
 * with a number: {@code {slot?one|other}}, or {@code {slot?none|one|other}}.
 */
public final class Slots {
  private static final Pattern SLOT =
      Pattern.compile("\\{([a-z][a-z0-9_]*)(?:\\?((?:[^{}]|\\{[a-z0-9_]*})*))?}");

  private Slots() {}

  /** Names of the slots of a text, in its order. */
  public static List<String> in(String text) {
    return SLOT.matcher(text)
        .results()
        .flatMap(
            match ->
                Stream.concat(
                    Stream.of(match.group(1)),
                    match.group(2) == null ? Stream.of() : in(match.group(2)).stream()))
        .toList();
  }

  /**
   * Fills every slot.
   *
   * @param shown file of the prose, for the message
   * @throws ChartException if the prose names a slot that is not there
   */
  public static String fill(String prose, Map<String, String> values, String shown) {
    Matcher matcher = SLOT.matcher(prose);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new ChartException(
            shown
                + ": slot {"
                + matcher.group(1)
                + "} is unknown → use one of "
                + new TreeSet<>(values.keySet()));
      }
      String forms = matcher.group(2);
      matcher.appendReplacement(
          filled,
          Matcher.quoteReplacement(
              forms == null
                  ? value
                  : fill(Plural.form(Annotated.plain(value), forms, shown), values, shown)));
    }
    return matcher.appendTail(filled).toString();
  }
}
