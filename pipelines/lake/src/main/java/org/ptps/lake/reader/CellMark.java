package org.ptps.lake.reader;

import java.io.Serializable;

/**
 * How a workbook's cell differs from its stored value: a number format that shows another number,
 * raised or struck letters, or no value at all.
 *
 * @param shown the cell as a person sees it in the spreadsheet
 * @param words letters that the format adds to the number, or that are raised or struck out; empty
 *     for other kinds
 */
public record CellMark(Kind kind, String shown, String words) implements Serializable {

  /** Kinds of marks. */
  public enum Kind {
    /** Leading zeros, as {@code 0101} for 101: the same number, another text. */
    PADDED,
    /** A percentage: 0.68 as 68 %. */
    PERCENT,
    /** A fraction: 0.5 as 1/2. */
    FRACTION,
    /** A time of day, which leaves out whole days: 0.75 as 18:00. */
    CLOCK,
    /** Elapsed hours beyond 24: 1.5 as 36:00. */
    HOURS,
    /** Minutes or seconds. */
    MINUTES,
    /** A date. */
    DATE,
    /** Thousands or millions: 600000 as 600. */
    SCALED,
    /** A comparison sign in front: 5 as &lt;5. */
    COMPARED,
    /** Letters added by the format, letters only, or nothing shown. */
    WORDS,
    /** A text of digits only, as a serial number of a date is. */
    DIGITS,
    /** Raised or lowered letters, as the number of a footnote. */
    RAISED,
    /** Struck-out letters. */
    STRUCK,
    /** An error value such as {@code #REF!}. */
    ERROR,
    /** A formula without a stored result. */
    NO_RESULT,
    /** A reference to a shared string that the workbook does not have. */
    NO_TEXT
  }

  CellMark(Kind kind, String shown) {
    this(kind, shown, "");
  }
}
