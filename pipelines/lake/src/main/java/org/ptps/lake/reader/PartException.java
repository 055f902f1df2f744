package org.ptps.lake.reader;

import java.io.IOException;
import org.ptps.catalog.Words;

/** A workbook or JSON that cannot be read at all, with what to do about it. */
final class PartException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final Words detail;

  PartException(long line, Words detail) {
    super(detail.en());
    this.line = line;
    this.detail = detail;
  }

  PartException(Words detail) {
    this(0, detail);
  }

  long line() {
    return line;
  }

  Words detail() {
    return detail;
  }
}
