package org.ptps.lake.clean;

/**
 * Cache of parsed cells of one column: places, categories, years and days repeat in row after row.
 * A column whose texts do not repeat is not cached.
 */
final class CellCache {
  /** Slots of the cache, a power of two: few at first, more while texts push each other out. */
  private static final int LEAST_SLOTS = 1 << 6;

  private static final int MOST_SLOTS = 1 << 12;

  /** Longer texts are not cached: comparing them costs as much as parsing them. */
  private static final int LONGEST = 64;

  /** Texts after which it is decided whether the column is cached. */
  private static final int TRIAL = 1 << 12;

  /** One hit in so many texts keeps the cache in use. */
  private static final int WORTH = 4;

  private String[] texts = new String[LEAST_SLOTS];
  private CellParser.Cell[] cells = new CellParser.Cell[LEAST_SLOTS];
  private int asked;
  private int found;
  private int pushedOut;

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
    if (texts == null || text.length() > LONGEST) {
      return;
    }
    int at = at(text);
    pushedOut += texts[at] == null ? 0 : 1;
    if (pushedOut > texts.length && texts.length < MOST_SLOTS) {
      texts = new String[texts.length * 4];
      cells = new CellParser.Cell[texts.length];
      pushedOut = 0;
      at = at(text);
    }
    texts[at] = text;
    cells[at] = cell;
  }

  private int at(String text) {
    int hash = text.hashCode();
    return (hash ^ hash >>> 12) & texts.length - 1;
  }
}
