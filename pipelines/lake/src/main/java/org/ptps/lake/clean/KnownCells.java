package org.ptps.lake.clean;

/**
 * What texts of one column mean, as far as they were met lately: places, categories, years and days
 * repeat in row after row. Of a column whose texts do not repeat nothing is kept.
 */
final class KnownCells {
  /** A power of two. */
  private static final int KEPT = 1 << 10;

  /** Longer texts are remarks, and comparing them costs as much as reading them. */
  private static final int LONGEST = 64;

  /** After so many texts it is clear whether they repeat. */
  private static final int TRIAL = 1 << 12;

  /** At least one in so many must have been met before. */
  private static final int WORTH = 4;

  private String[] texts = new String[KEPT];
  private CellParser.Cell[] cells = new CellParser.Cell[KEPT];
  private int asked;
  private int found;

  /** What the text means, null where it was not met, or too long ago. */
  CellParser.Cell of(String text) {
    if (texts == null || text.length() > LONGEST) {
      return null;
    }
    int at = at(text);
    boolean same = text.equals(texts[at]);
    found += same ? 1 : 0;
    if (++asked == TRIAL) {
      if (found * WORTH < asked) {
        texts = null;
        cells = null;
        return null;
      }
      asked = 0;
      found = 0;
    }
    return same ? cells[at] : null;
  }

  void put(String text, CellParser.Cell cell) {
    if (texts != null && text.length() <= LONGEST) {
      int at = at(text);
      texts[at] = text;
      cells[at] = cell;
    }
  }

  private static int at(String text) {
    int hash = text.hashCode();
    return (hash ^ hash >>> 10) & KEPT - 1;
  }
}
