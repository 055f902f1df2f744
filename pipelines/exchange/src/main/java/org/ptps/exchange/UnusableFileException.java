package org.ptps.exchange;

import org.ptps.catalog.Words;

/** A file that cannot be used at all: missing, not a table, or without a required column. */
public final class UnusableFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Words words;

  UnusableFileException(Words words) {
    super(words.en());
    this.words = words;
  }

  /** What is wrong with which file, and what to do. */
  public Words words() {
    return words;
  }
}
