package org.ptps.lake.reader;

/**
 * Detects the delimiter from the first records of a text.
 *
 * <p>Each candidate splits the records by itself, since where a quote opens depends on it. The one
 * with most records of the same number of cells, more than one, wins. On a tie the comma loses: it
 * also occurs in numbers and sentences.
 */
final class DelimiterDetector {
  /** Bytes at the beginning of a text that are used. */
  static final int HEAD = 1 << 18;

  private static final int RECORDS = 50;
  private static final char[] CANDIDATES = {'\t', ';', '|', ','};
  private static final int MOST_CELLS = 20_000;

  private DelimiterDetector() {}

  /**
   * The delimiter, 0 where every record has one cell.
   *
   * @param signs code units of the text: bytes, or two-byte units
   */
  static char of(int[] signs) {
    char best = 0;
    double bestShare = 0;
    for (char candidate : CANDIDATES) {
      int[] records = new int[MOST_CELLS + 1];
      int counted = count(signs, candidate, records);
      int mode = 0;
      for (int cells = 2; cells < records.length; cells++) {
        if (records[cells] > 0 && records[cells] >= (mode == 0 ? 1 : records[mode])) {
          mode = cells;
        }
      }
      if (mode == 0) {
        continue;
      }
      double share = (double) records[mode] / counted;
      if (share > bestShare) {
        best = candidate;
        bestShare = share;
      }
    }
    return best;
  }

  private static int count(int[] signs, char delimiter, int[] records) {
    int counted = 0;
    int cells = 1;
    boolean quoted = false;
    boolean cellBegins = true;
    boolean blank = true;
    for (int at = 0; at < signs.length && counted < RECORDS; at++) {
      int sign = signs[at];
      if (quoted) {
        quoted = sign != '"';
        blank = false;
      } else if (sign == '\n' || sign == '\r') {
        if (!blank) {
          records[Math.min(cells, MOST_CELLS)]++;
          counted++;
        }
        cells = 1;
        cellBegins = true;
        blank = true;
      } else {
        blank = false;
        if (sign == delimiter) {
          cells++;
          cellBegins = true;
        } else {
          // Two quotes after each other are one quote character, and the cell goes on.
          quoted = sign == '"' && (cellBegins || signs[at - 1] == '"');
          cellBegins = false;
        }
      }
    }
    if (!blank && counted < RECORDS && !quoted) {
      records[Math.min(cells, MOST_CELLS)]++;
      counted++;
    }
    return counted;
  }
}
