package org.ptps.lake.reader;

import java.io.Serializable;
import org.ptps.catalog.Words;

/**
 * Why a raw row cannot be used.
 *
 * @param detail what is wrong and what to do about it
 */
public record RowFault(Kind kind, Words detail) implements Serializable {

  public enum Kind {
    UNCLOSED_QUOTE,
    TEXT_AFTER_QUOTE,
    NUL_BYTE,
    INVALID_ENCODING,
    LINE_TOO_LONG,
    NOT_A_FEATURE,
    DOUBLED_NAME,
    /** Two cells of one row have the same address. */
    CELL_TWICE,
    /** The whole part is refused; the row covers all its lines. */
    PART_REFUSED,
    /** Reading failed here; the row covers this line and all after it. */
    READING_BROKE_OFF
  }
}
