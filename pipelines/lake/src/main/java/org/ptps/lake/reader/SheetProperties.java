package org.ptps.lake.reader;

import java.io.Serializable;
import java.util.List;

/**
 * Properties of a sheet besides its cells.
 *
 * @param datesFrom1904 whether the day after serial number 0 is 2 January 1904
 * @param hidden whether people see the sheet
 * @param hiddenRows how many rows with a number are hidden, by hand or by a filter
 * @param firstHiddenRow the first of them, 0 where there is none
 * @param hiddenColumns indexes of hidden columns, from 0
 * @param merged cells that are one cell to people
 */
public record SheetProperties(
    boolean datesFrom1904,
    Hidden hidden,
    long hiddenRows,
    long firstHiddenRow,
    List<Integer> hiddenColumns,
    List<Merge> merged)
    implements Serializable {

  /** For parts that are no sheet. */
  static final SheetProperties NONE =
      new SheetProperties(false, Hidden.NO, 0, 0, List.of(), List.of());

  public enum Hidden {
    NO,
    YES,
    /** Hidden in a way that the spreadsheet's menu cannot undo. */
    VERY
  }

  /**
   * A merged cell; only its first cell holds a value.
   *
   * @param top first row, from 1
   * @param left first column, from 0
   */
  public record Merge(long top, long bottom, int left, int right) implements Serializable {

    /** Its address, such as {@code B2:B4}. */
    public String shown() {
      return SheetColumns.letters(left) + top + ":" + SheetColumns.letters(right) + bottom;
    }
  }
}
