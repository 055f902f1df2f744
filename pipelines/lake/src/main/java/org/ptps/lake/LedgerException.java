package org.ptps.lake;

import org.ptps.catalog.Words;

/** The lines of a file do not add up: a fault of ours, so nothing of the run is published. */
public final class LedgerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Words words;

  LedgerException(Words words) {
    super(words.en());
    this.words = words;
  }

  public Words words() {
    return words;
  }
}
