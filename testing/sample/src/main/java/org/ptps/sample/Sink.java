package org.ptps.sample;

/** Writes a table file. */
interface Sink {
  /** File name as in the ledger, relative to the folder of sources. */
  String file();

  /** Sheet name, empty for none. */
  String sheet();

  /** Writes a row and returns its first line (sheet row), from 1. */
  int write(Row row);

  /** The cell as a reader gets it. */
  String shown(Object cell);

  /** Writes a blank line and returns its number. */
  int writeBlank();
}
