package org.ptps.lake.reader;

import java.io.Serializable;
import org.ptps.catalog.Words;

/**
 * Why a raw row cannot be trusted.
 *
 * @param detail what is wrong and what to do about it
 */
public record RowFault(Kind kind, Words detail) implements Serializable {

  /** What can be wrong with one row. */
  public enum Kind {
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    NUL_BYTE,
    INVALID_ENCODING,
    LINE_TOO_LONG,
    NOT_A_FEATURE,
    DOUBLED_NAME,
    /** A cell of a workbook stands twice in its row. */
    CELL_TWICE,
    /** The whole part is refused; the row stands for all its lines. */
    PART_REFUSED,
    /** Reading broke off here; the row stands for the line where it happened and all after it. */
    READING_BROKE_OFF
  }
}
