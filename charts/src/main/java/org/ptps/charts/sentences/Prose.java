package org.ptps.charts.sentences;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Language;
import org.ptps.charts.document.Block;
import org.ptps.charts.document.Run;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Slots;
import org.ptps.charts.words.TypedNumbers;

/**
 * Prose of a chapter. It has paragraphs, lists of lines that begin with {@code -}, headings that
 * begin with {@code ###}, {@code **strong**} and {@code *emphasised*} words, links as {@code
 * [words](#id)} and slots. A number is a slot, or is typed with its source as {@code {12|minutes of
 * March}}; any other is refused as {@link TypedNumbers} says, and the sources are told at the end.
 */
public final class Prose {
  private static final Pattern SOURCED = Pattern.compile("\\{([^{}|?]+)\\|([^{}|]+)}");
  private static final Pattern MARKED =
      Pattern.compile(
          "\\*\\*([^*]+)\\*\\*|\\*([^*]+)\\*|`([^`]+)`|\\[([^\\]]+)]\\(#([a-z0-9-]+)\\)");

  private Prose() {}

  /**
   * Turns prose into blocks.
   *
   * @param shown file of the prose, for messages
   * @throws ChartException if a slot is unknown or a number is typed without its source
   */
  public static List<Block> blocks(
      String prose, Map<String, String> slots, String shown, Language language) {
    refuseTypedNumbers(prose, slots.keySet(), shown, language);
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

  /**
   * What is wrong with a text: numbers typed into it, and slots that are not there.
   *
   * @param known names of the slots that it may use
   * @param shown file of the prose, for the messages
   */
  public static List<String> faults(
      String prose, Set<String> known, String shown, Language language) {
    List<String> faults = new ArrayList<>();
    for (TypedNumbers.Typed typed : TypedNumbers.in(prose, language)) {
      faults.add(
          shown
              + ":"
              + typed.line()
              + switch (language) {
                case ES ->
                    ": «"
                        + typed.word()
                        + "» es un número escrito en el texto → use una casilla entre llaves, o {"
                        + typed.word()
                        + "|de dónde sale}";
                case EN ->
                    ": '"
                        + typed.word()
                        + "' is a number typed into the prose → use a slot, or {"
                        + typed.word()
                        + "|source}";
              });
    }
    String[] lines = SOURCED.matcher(prose).replaceAll("").split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      for (String slot : Slots.in(lines[i])) {
        if (!known.contains(slot)) {
          faults.add(
              shown
                  + ":"
                  + (i + 1)
                  + switch (language) {
                    case ES -> ": no hay casilla {" + slot + "} → use una de ";
                    case EN -> ": slot {" + slot + "} is unknown → use one of ";
                  }
                  + new java.util.TreeSet<>(known));
        }
      }
    }
    return faults;
  }

  private static void refuseTypedNumbers(
      String prose, Set<String> known, String shown, Language language) {
    List<String> faults = faults(prose, known, shown, language);
    if (!faults.isEmpty()) {
      throw new ChartException(String.join("\n", faults));
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
  public static List<Run> runs(String text) {
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
