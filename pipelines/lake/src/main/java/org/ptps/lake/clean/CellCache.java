package org.ptps.lake.clean;

/**
 * Cache of parsed cells of one column: places, categories, years and days repeat in row after row.
 * A column whose texts do not repeat is not cached.
 */
final class CellCache {
  /** Slots of the cache, a power of two. */
  private static final int KEPT = 1 << 10;

  /** Longer texts are not cached: comparing them costs as much as parsing them. */
  private static final int LONGEST = 64;

  /** Texts after which it is decided whether the column is cached. */
  private static final int TRIAL = 1 << 12;

  /** One hit in so many texts keeps the cache in use. */
  private static final int WORTH = 4;

  private String[] texts = new String[KEPT];
  private CellParser.Cell[] cells = new CellParser.Cell[KEPT];
  private int asked;
  private int found;

  /** The cached cell, null where there is none. */
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
