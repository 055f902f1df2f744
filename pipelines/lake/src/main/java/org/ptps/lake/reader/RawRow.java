package org.ptps.lake.reader;

import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * One row as the publisher wrote it, nothing interpreted and nothing trimmed.
 *
 * @param line first physical line, row of the sheet or number of the feature, from 1
 * @param lines how many physical lines it covers
 * @param cells texts of the cells, a missing one empty; no cells at all for a blank line. A row
 *     with a fault of quoting or length has one cell, the (beginning of the) line as it stands
 * @param fault why the row cannot be trusted, null where nothing is wrong
 * @param marks by index of the cell, what a workbook says of it besides its text
 * @param numbers indexes of cells that the file stores as numbers, so that nothing needs to be
 *     known of how it writes them
 */
public record RawRow(
    long line,
    int lines,
    List<String> cells,
    RowFault fault,
    Map<Integer, CellMark> marks,
    BitSet numbers)
    implements Serializable {
  private static final BitSet NO_NUMBERS = new BitSet();

  RawRow(long line, int lines, List<String> cells, RowFault fault) {
    this(line, lines, cells, fault, Map.of(), NO_NUMBERS);
  }

  /** Whether the file stores the cell as a number, and its text is that number in plain digits. */
  public boolean stored(int index) {
    return numbers.get(index);
  }

  /** A row without cells and without a fault. */
  public boolean blank() {
    return cells.isEmpty() && fault == null;
  }
}
