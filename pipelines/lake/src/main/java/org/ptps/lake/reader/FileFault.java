package org.ptps.lake.reader;

import java.io.Serializable;
import org.ptps.catalog.Words;

/**
 * A finding about a file as a whole, made from its bytes.
 *
 * @param line first physical line (row, feature) where it shows, 0 where the whole file is meant
 * @param detail what it is and what to do about it
 */
public record FileFault(Kind kind, long line, Words detail) implements Serializable {

  /** Kinds of findings; a fatal one means that no row of the part can be used. */
  public enum Kind {
    EMPTY_FILE(Weight.FATAL),
    BROKEN_ARCHIVE(Weight.FATAL),
    BROKEN_WORKBOOK(Weight.FATAL),
    NOT_GEOJSON(Weight.FATAL),
    UNKNOWN_FORMAT(Weight.FATAL),
    /** A file that a program or the system left in the folder. */
    LEFTOVER(Weight.FATAL),
    UNREADABLE(Weight.FATAL),
    NUL_BYTE(Weight.ROWS),
    INVALID_ENCODING(Weight.ROWS),
    UNCLOSED_QUOTE(Weight.ROWS),
    EMPTY_SHEET(Weight.NOTE),
    HIDDEN_SHEET(Weight.NOTE),
    HIDDEN_ROWS(Weight.NOTE),
    HIDDEN_COLUMNS(Weight.NOTE),
    MIXED_LINE_ENDS(Weight.NOTE),
    NO_FINAL_NEWLINE(Weight.NOTE),
    DATES_FROM_1904(Weight.NOTE);

    private final Weight weight;

    Kind(Weight weight) {
      this.weight = weight;
    }

    /** Whether no row of the part can be used. */
    public boolean fatal() {
      return weight == Weight.FATAL;
    }

    /** Whether it costs rows, which then carry their own {@link RowFault}. */
    public boolean costsRows() {
      return weight == Weight.ROWS;
    }

    private enum Weight {
      FATAL,
      ROWS,
      NOTE
    }
  }

  public boolean fatal() {
    return kind.fatal();
  }
}
