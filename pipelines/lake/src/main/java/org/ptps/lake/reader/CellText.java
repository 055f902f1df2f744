package org.ptps.lake.reader;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a workbook built from runs of letters, some raised, lowered or struck out. Raised and
 * lowered digits become superscripts and subscripts ({@code m³}): as plain digits they would make
 * another number.
 */
final class CellText {
  private static final String PLAIN = "0123456789+-=()n";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final StringBuilder text = new StringBuilder();
  private final StringBuilder apart = new StringBuilder();
  private boolean struck;

  /** Vertical position of a run. */
  enum Level {
    LINE,
    RAISED,
    LOWERED
  }

  /**
   * A text with its mark.
   *
   * @param mark null where there is nothing
   * @param stored whether the file stores it as a number
   */
  record Marked(String text, CellMark mark, boolean stored) {
    Marked(String text, CellMark mark) {
      this(text, mark, false);
    }
  }

  static Marked plain(String text) {
    return new Marked(text, null);
  }

  void add(String letters, Level level, boolean crossed) {
    if (letters.isEmpty()) {
      return;
    }
    if (level == Level.LINE || crossed) {
      text.append(letters);
    } else {
      String other = level == Level.RAISED ? RAISED : LOWERED;
      for (char letter : letters.toCharArray()) {
        int at = PLAIN.indexOf(letter);
        text.append(at < 0 ? letter : other.charAt(at));
      }
    }
    if ((crossed || level != Level.LINE) && !letters.isBlank()) {
      apart.append(letters);
      struck |= crossed;
    }
  }

  Marked text() {
    String all = text.toString();
    if (apart.length() == 0) {
      return plain(all);
    }
    CellMark.Kind kind = struck ? CellMark.Kind.STRUCK : CellMark.Kind.RAISED;
    return new Marked(all, new CellMark(kind, all, apart.toString()));
  }

  /** Decodes escapes such as {@code _x000D_}. */
  static String unescaped(String letters) {
    if (!letters.contains("_x")) {
      return letters;
    }
    Matcher matcher = ESCAPED.matcher(letters);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
  }
}
