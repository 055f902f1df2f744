package org.ptps.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prose of a chapter as HTML. It has paragraphs, lists of lines that begin with {@code -}, headings
 * that begin with {@code ###}, {@code **strong**} and {@code *emphasised*} words and slots. A
 * number is a slot, or is typed with its source as {@code {12|minutes of March}}; any other is
 * refused.
 */
final class Prose {
  private static final Pattern SOURCED = Pattern.compile("\\{([^{}|]+)\\|([^{}|]+)}");
  private static final Pattern SLOT = Pattern.compile("\\{[a-z][a-z0-9_]*}");

  // Digits after a letter belong to a name such as PTPS2017.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d-])\\d");

  private Prose() {}

  /**
   * Turns prose into HTML.
   *
   * @param shown file of the prose, for messages
   * @throws ChartException if a slot is unknown or a number is typed without its source
   */
  static String html(String prose, Map<String, String> slots, String shown) {
    refuseTypedNumbers(prose, shown);
    String filled =
        Slots.fill(
            SOURCED.matcher(prose).replaceAll(match -> Matcher.quoteReplacement(match.group(1))),
            slots,
            shown);
    List<String> blocks = new ArrayList<>();
    for (String block : filled.strip().split("\\n\\s*\\n")) {
      blocks.add(block(block.strip()));
    }
    return String.join("\n", blocks);
  }

  private static void refuseTypedNumbers(String prose, String shown) {
    String[] lines = prose.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String rest = SLOT.matcher(SOURCED.matcher(lines[i]).replaceAll("")).replaceAll("");
      if (NUMBER.matcher(rest).find()) {
        throw new ChartException(
            shown
                + ":"
                + (i + 1)
                + ": a number is typed into the prose → use a slot, or {number|source}");
      }
    }
  }

  private static String block(String block) {
    if (block.startsWith("### ")) {
      return "<h3>" + inline(block.substring(4)) + "</h3>";
    }
    if (block.startsWith("- ")) {
      StringBuilder list = new StringBuilder("<ul>");
      for (String item : block.substring(2).split("\\n- ")) {
        list.append("<li>").append(inline(item)).append("</li>");
      }
      return list.append("</ul>").toString();
    }
    return "<p>" + inline(block) + "</p>";
  }

  private static String inline(String text) {
    return Html.escape(text.replaceAll("\\s*\\n\\s*", " "))
        .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>")
        .replaceAll("\\*([^*]+)\\*", "<em>$1</em>");
  }
}
