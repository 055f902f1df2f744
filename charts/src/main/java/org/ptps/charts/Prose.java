package org.ptps.charts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Language;
import org.ptps.charts.document.Annotated;
import org.ptps.charts.document.Block;
import org.ptps.charts.document.Run;

/**
 * Prose of a chapter. It has paragraphs, lists of lines that begin with {@code -}, headings that
 * begin with {@code ###}, {@code **strong**} and {@code *emphasised*} words, links as {@code
 * [words](#id)} and slots. A number is a slot, or is typed with its source as {@code {12|minutes of
 * March}}; any other is refused, in digits or in words, and the sources are told at the end.
 */
final class Prose {
  private static final Pattern SOURCED = Pattern.compile("\\{([^{}|]+)\\|([^{}|]+)}");
  private static final Pattern SLOT = Pattern.compile("\\{[a-z][a-z0-9_]*}");
  private static final Pattern MARKED =
      Pattern.compile(
          "\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*|`([^`]+)`|\\[([^\\]]+)]\\(#([a-z0-9-]+)\\)");

  // Digits after a letter belong to a name such as PTPS2017, as those of an indicator's code do.
  private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d-])\\d");
  private static final Pattern NAMES =
      Pattern.compile("\\(#[a-z0-9-]+\\)|`[^`]*`|\\b(?:PT|PS|SUP)-[A-Z]{3}-\\d\\d\\b");

  // "Un" and "one" are articles and pronouns far more often than numbers.
  private static final Pattern SPELLED_ES =
      Pattern.compile(
          "(?iu)\\b(?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce"
              + "|quince|dieci\\p{L}+|veint\\p{L}+|treinta|cuarenta|cincuenta|sesenta|setenta"
              + "|ochenta|noventa|cien|ciento|\\p{L}*cientos|mil|mill(?:ón|ones)|docenas?"
              + "|decenas?|centenar(?:es)?|mitad|tercios?|cuartas? partes?)\\b");
  private static final Pattern SPELLED_EN =
      Pattern.compile(
          "(?iu)\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\p{L}+teen"
              + "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
              + "|millions?|dozens?|half|thirds?|quarters?)\\b");

  private Prose() {}

  /**
   * Turns prose into blocks.
   *
   * @param shown file of the prose, for messages
   * @throws ChartException if a slot is unknown or a number is typed without its source
   */
  static List<Block> blocks(
      String prose, Map<String, String> slots, String shown, Language language) {
    refuseTypedNumbers(prose, shown, language);
    String filled =
        Slots.fill(
            SOURCED
                .matcher(prose)
                .replaceAll(
                    match -> Matcher.quoteReplacement(Annotated.kind("sourced", match.group(1)))),
            slots,
            shown);
    List<Block> blocks = new ArrayList<>();
    for (String block : filled.strip().split("\\n\\s*\\n")) {
      if (!block.isBlank()) {
        blocks.add(block(block.strip()));
      }
    }
    Set<String> sources = new LinkedHashSet<>();
    SOURCED.matcher(prose).results().forEach(m -> sources.add(m.group(1) + ": " + m.group(2)));
    if (!sources.isEmpty()) {
      blocks.add(
          Block.Paragraph.of(
              Block.Tone.WHY,
              Phrase.TYPED_SOURCES.in(language)
                  + " "
                  + Annotated.kind("sourced", String.join("; ", sources))
                  + "."));
    }
    return blocks;
  }

  private static void refuseTypedNumbers(String prose, String shown, Language language) {
    Pattern spelled =
        switch (language) {
          case ES -> SPELLED_ES;
          case EN -> SPELLED_EN;
        };
    String[] lines = prose.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String rest = SOURCED.matcher(lines[i]).replaceAll("");
      rest = NAMES.matcher(SLOT.matcher(rest).replaceAll("")).replaceAll("");
      Matcher word = spelled.matcher(rest);
      if (NUMBER.matcher(rest).find() || word.find()) {
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

  /** Words with their marks; a number in them comes from a slot. */
  static List<Run> runs(String text) {
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
