package org.ptps.lake.reader;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Decodes the cells of one text file. A text that its column repeats (places, categories, years) is
 * decoded once and stays one object, whose hash is known and which equals itself at a glance, so
 * that whatever is kept by text further on is found without comparing letters.
 */
final class CellTexts {
  /** Longer texts are decoded each time: they seldom repeat. */
  private static final int LONGEST = 32;

  private static final int LEAST_SLOTS = 1 << 6;
  private static final int MOST_SLOTS = 1 << 12;

  /** Texts after which it is decided whether a column is still remembered. */
  private static final int TRIAL = 1 << 12;

  /** One text known in so many keeps the column remembered. */
  private static final int WORTH = 4;

  private static final int ASCII = 0x80;
  private static final String[] SIGNS = new String[ASCII];

  static {
    Arrays.setAll(SIGNS, sign -> String.valueOf((char) sign));
  }

  private final Charset charset;
  private Column[] columns = new Column[16];

  /**
   * @param charset in which bytes below 0x80 are ASCII
   */
  CellTexts(Charset charset) {
    this.charset = charset;
  }

  /**
   * @param column index of the cell in its row
   * @param ascii whether all bytes are known to be ASCII
   */
  String of(int column, byte[] bytes, int from, int length, boolean ascii) {
    if (length == 1 && bytes[from] >= 0) {
      return SIGNS[bytes[from]];
    }
    if (length > LONGEST) {
      return decoded(bytes, from, length, ascii);
    }
    if (column >= columns.length) {
      columns = Arrays.copyOf(columns, Math.max(columns.length * 2, column + 1));
    }
    Column known = columns[column];
    if (known == null) {
      known = new Column();
      columns[column] = known;
    }
    return known.texts == null
        ? decoded(bytes, from, length, ascii)
        : known.of(this, bytes, from, length, ascii);
  }

  @SuppressWarnings("deprecation")
  private String decoded(byte[] bytes, int from, int length, boolean ascii) {
    // ASCII is copied without the check that the constructor with a charset makes.
    return ascii ? new String(bytes, 0, from, length) : new String(bytes, from, length, charset);
  }

  /** Texts of one column in slots by their bytes, a later one in place of an earlier one. */
  private static final class Column {
    private byte[][] keys = new byte[LEAST_SLOTS][];
    private String[] texts = new String[LEAST_SLOTS];
    private int asked;
    private int missed;

    String of(CellTexts all, byte[] bytes, int from, int length, boolean ascii) {
      int hash = length;
      for (int i = from; i < from + length; i++) {
        hash = hash * 31 + bytes[i];
      }
      int slot = (hash ^ hash >>> 12) & texts.length - 1;
      asked++;
      byte[] key = keys[slot];
      if (key != null && same(key, bytes, from, length)) {
        return texts[slot];
      }
      String text = all.decoded(bytes, from, length, ascii);
      missed++;
      if (asked >= TRIAL) {
        judge();
      } else if (missed > texts.length && texts.length < MOST_SLOTS) {
        asked = 0;
        missed = 0;
        keys = new byte[texts.length * 4][];
        texts = new String[texts.length * 4];
      } else {
        keys[slot] = Arrays.copyOfRange(bytes, from, from + length);
        texts[slot] = text;
      }
      return text;
    }

    private void judge() {
      if ((asked - missed) * WORTH < asked) {
        keys = null;
        texts = null;
      }
      asked = 0;
      missed = 0;
    }

    private static boolean same(byte[] key, byte[] bytes, int from, int length) {
      if (key.length != length) {
        return false;
      }
      for (int i = 0; i < length; i++) {
        if (key[i] != bytes[from + i]) {
          return false;
        }
      }
      return true;
    }
  }
}
