package org.ptps.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.charts.document.Block;
import org.ptps.charts.document.Run;

/**
 * Prose of a chapter. It has paragraphs, lists of lines that begin with {@code -}, headings that
 * begin with {@code ###}, {@code **strong**} and {@code *emphasised*} words, links as {@code
 * [words](#id)} and slots. A number is a slot, or is typed with its source as {@code {12|minutes of
 * March}}; any other is refused.
 */
final class Prose {
  private static final Pattern SOURCED = Pattern.compile("\\{([^{}|]+)\\|([^{}|]+)}");
  private static final Pattern SLOT = Pattern.compile("\\{[a-z][a-z0-9_]*}");
  private static final Pattern MARKED =
      Pattern.compile(
          "\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*|`([^`]+)`|\\[([^\\]]+)]\\(#([a-z0-9-]+)\\)");

  // Digits after a letter belong to a name such as PTPS2017.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d-])\\d");
  private static final Pattern LINK_TARGET = Pattern.compile("\\(#[a-z0-9-]+\\)");

  private Prose() {}

  /**
   * Turns prose into blocks.
   *
   * @param shown file of the prose, for messages
   * @throws ChartException if a slot is unknown or a number is typed without its source
   */
  static List<Block> blocks(String prose, Map<String, String> slots, String shown) {
    refuseTypedNumbers(prose, shown);
    String filled =
        Slots.fill(
            SOURCED.matcher(prose).replaceAll(match -> Matcher.quoteReplacement(match.group(1))),
            slots,
            shown);
    List<Block> blocks = new ArrayList<>();
    for (String block : filled.strip().split("\\n\\s*\\n")) {
      if (!block.isBlank()) {
        blocks.add(block(block.strip()));
      }
    }
    return blocks;
  }

  private static void refuseTypedNumbers(String prose, String shown) {
    String[] lines = prose.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String rest = SOURCED.matcher(lines[i]).replaceAll("");
      rest = LINK_TARGET.matcher(SLOT.matcher(rest).replaceAll("")).replaceAll("");
      if (NUMBER.matcher(rest).find()) {
        throw new ChartException(
            shown
                + ":"
                + (i + 1)
                + ": a number is typed into the prose → use a slot, or {number|source}");
      }
    }
  }

  private static Block block(String block) {
    if (block.startsWith("### ")) {
      return new Block.Paragraph(Block.Tone.SUBHEADING, runs(block.substring(4)));
    }
    if (block.startsWith("- ")) {
      List<List<Run>> points = new ArrayList<>();
      for (String item : block.substring(2).split("\\n- ")) {
        points.add(runs(item));
      }
      return new Block.Points(points);
    }
    return new Block.Paragraph(Block.Tone.BODY, runs(block));
  }

  private static List<Run> runs(String text) {
    String line = text.replaceAll("\\s*\\n\\s*", " ");
    List<Run> runs = new ArrayList<>();
    Matcher marked = MARKED.matcher(line);
    int from = 0;
    while (marked.find()) {
      plain(runs, line.substring(from, marked.start()));
      from = marked.end();
      if (marked.group(1) != null) {
        runs.add(Run.of(marked.group(1), Run.Look.STRONG));
      } else if (marked.group(2) != null) {
        runs.add(Run.of(marked.group(2), Run.Look.EMPHASISED));
      } else if (marked.group(3) != null) {
        runs.add(Run.of(marked.group(3), Run.Look.CODE));
      } else {
        runs.add(new Run(marked.group(4), Run.Look.PLAIN, marked.group(5)));
      }
    }
    plain(runs, line.substring(from));
    return List.copyOf(runs);
  }

  private static void plain(List<Run> runs, String words) {
    if (!words.isEmpty()) {
      runs.add(Run.of(words));
    }
  }
}
