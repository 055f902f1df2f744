package org.ptps.charts.words;

import java.awt.Font;
import java.text.Normalizer;
import java.util.List;
import org.ptps.warehouse.Rows;

/**
 * Names of people and places may hold any letter of any script: what the bundled fonts have is
 * drawn, what they have not is written so that they can. Nothing becomes a box, and what nobody
 * sees (control characters, signs without width) reaches no figure and no document.
 */
public final class Letters {
  private static final int PLAIN = 0x180;

  private Letters() {}

  /** Rows with texts that can be drawn; identifiers stay, because rows are asked for by them. */
  public static Rows drawable(Rows rows) {
    boolean[] identifies = new boolean[rows.columns().size()];
    for (int i = 0; i < identifies.length; i++) {
      String column = rows.columns().get(i);
      identifies[i] = column.equals("id") || column.endsWith("_id");
    }
    boolean same = true;
    for (List<Object> row : rows.values()) {
      for (int i = 0; i < identifies.length && same; i++) {
        same = identifies[i] || drawable(row.get(i)) == row.get(i);
      }
    }
    return same
        ? rows
        : new Rows(
            rows.columns(),
            rows.values().stream()
                .map(
                    row -> {
                      Object[] cells = row.toArray();
                      for (int i = 0; i < cells.length; i++) {
                        cells[i] = identifies[i] ? cells[i] : drawable(cells[i]);
                      }
                      return java.util.Arrays.asList(cells);
                    })
                .toList());
  }

  private static Object drawable(Object value) {
    if (value instanceof String text) {
      return drawable(text);
    }
    if (value instanceof List<?> list && list.stream().anyMatch(item -> drawable(item) != item)) {
      return list.stream().map(Letters::drawable).toList();
    }
    return value;
  }

  /**
   * The text composed (NFC), without control characters, with what no bundled font has as its
   * plainer form ({@code Ａ} as {@code A}) or, where it has none, as the numbers of its characters:
   * {@code [U+4E2D U+6587]}. The very same text where there is nothing to change.
   */
  public static String drawable(String text) {
    return isPlain(text) ? text : written(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\n' && c != '\t' || c >= 0x7f && c < 0xa0 || c == 0xad || c >= PLAIN) {
        return false;
      }
    }
    return true;
  }

  private static String written(String text) {
    StringBuilder written = new StringBuilder(text.length() + 8);
    boolean numbered = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      String form = form(c);
      if (form == null) {
        written.append(numbered ? " " : "[").append(String.format("U+%04X", c));
        numbered = true;
        continue;
      }
      if (numbered && !form.isEmpty()) {
        written.append(']');
        numbered = false;
      }
      written.append(form);
    }
    return numbered ? written.append(']').toString() : written.toString();
  }

  /** How a character is written, empty for one that is not seen, null where only its number can. */
  private static String form(int c) {
    if (c == '\n' || c == '\t') {
      return Character.toString(c);
    }
    if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      return c == 0xa0 || c == 0x202f ? "\u00a0" : " ";
    }
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE:
        return "";
      default:
        break;
    }
    if (c >= 0xfe00 && c <= 0xfe0f || c == 0x034f) {
      return "";
    }
    Font font = Typefaces.regular();
    if (font.canDisplay(c)) {
      return Character.toString(c);
    }
    String plainer = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
    boolean drawn =
        !plainer.equals(Character.toString(c))
            && plainer.codePoints().allMatch(each -> each >= ' ' && font.canDisplay(each));
    return drawn ? plainer : null;
  }

  /** Whether it holds a letter of the second font, that of letters which Spanish has not. */
  public static boolean needSecondFont(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                c >= PLAIN
                    && Character.getType(c) != Character.FORMAT
                    && !Typefaces.hasInFirstFont(c));
  }
}
