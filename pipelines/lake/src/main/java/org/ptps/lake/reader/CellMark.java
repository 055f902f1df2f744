package org.ptps.lake.reader;

import java.io.Serializable;

/**
 * What stands between the text of a workbook's cell and what the cell means: a format that shows
 * another number than is stored, a letter that is no part of the text, or no value at all.
 *
 * @param shown the cell as a person sees it in the spreadsheet
 * @param words letters that the format adds to the number, or that are raised or struck out; empty
 *     for other kinds
 */
public record CellMark(Kind kind, String shown, String words) implements Serializable {

  /** What is to be known of the cell. */
  public enum Kind {
    /** Shown with zeros in front, as {@code 0101} for 101: the same number, another text. */
    PADDED,
    /** Shown as per cent: 0.68 as 68 %. */
    PERCENT,
    /** Shown as a fraction: 0.5 as 1/2. */
    FRACTION,
    /** Shown as a time of the day, which leaves whole days out: 0.75 as 18:00. */
    CLOCK,
    /** Shown as hours that go on beyond 24: 1.5 as 36:00. */
    HOURS,
    /** Shown as minutes or seconds. */
    MINUTES,
    /** Shown as a date. */
    DATE,
    /** Shown in thousands or millions: 600000 as 600. */
    SCALED,
    /** Shown after a sign of comparison: 5 as &lt;5. */
    COMPARED,
    /** Shown with letters of the format, or as letters only, or not at all. */
    WORDS,
    /** A text that is made of digits only, as a serial number of a date is. */
    DIGITS,
    /** Letters of it are raised or lowered, as the number of a footnote is. */
    RAISED,
    /** Letters of it, or all of it, are struck out. */
    STRUCK,
    /** An error of the spreadsheet, such as {@code #REF!}. */
    ERROR,
    /** A formula whose result was not stored. */
    NO_RESULT,
    /** It points at a shared text that the workbook does not have. */
    NO_TEXT
  }

  CellMark(Kind kind, String shown) {
    this(kind, shown, "");
  }
}
