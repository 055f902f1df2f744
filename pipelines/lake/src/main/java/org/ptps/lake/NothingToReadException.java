package org.ptps.lake;

import org.ptps.catalog.Words;

/** No source claims anything of the inputs: publishing would replace a lake with an empty one. */
public final class NothingToReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Words words;

  NothingToReadException(Words words) {
    super(words.en());
    this.words = words;
  }

  public Words words() {
    return words;
  }
}
