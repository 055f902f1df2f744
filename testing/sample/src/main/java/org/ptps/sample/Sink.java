package org.ptps.sample;

/** A table file that is being written. */
interface Sink {
  /** The file as the ledger names it, relative to the folder of sources. */
  String file();

  /** The sheet, empty where there is none. */
  String sheet();

  /** Writes one row and says on which line (sheet row) it begins, counted from 1. */
  int write(Row row);

  /** The cell as a reader of this file meets it. */
  String shown(Object cell);

  /** Writes a line without content and says which it is. */
  int writeBlank();
}
