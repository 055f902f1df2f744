package org.ptps.lake.reader;

/**
 * Finds what stands between the cells of a text from its first records.
 *
 * <p>Each candidate cuts the records for itself, since where a quote opens depends on it. The one
 * under which most records have the same number of cells, more than one, wins. On a tie the comma
 * goes last: it also stands inside numbers and sentences.
 */
final class DelimiterVote {
  /** How many bytes at the beginning of a text are looked at. */
  static final int HEAD = 1 << 18;

  private static final int RECORDS = 50;
  private static final char[] CANDIDATES = {'\t', ';', '|', ','};
  private static final int MOST_CELLS = 20_000;

  private DelimiterVote() {}

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
          // After a closing quote another one right away is a doubled quote, so the cell goes on.
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
