package org.ptps.charts;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code {slot}} in prose, so that no number is ever typed. */
final class Slots {
  private static final Pattern SLOT = Pattern.compile("\\{([a-z][a-z0-9_]*)}");

  private Slots() {}

  /**
   * Fills every slot.
   *
   * @param shown file of the prose, for the message
   * @throws ChartException if the prose names a slot that is not there
   */
  static String fill(String prose, Map<String, String> values, String shown) {
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
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }
}
