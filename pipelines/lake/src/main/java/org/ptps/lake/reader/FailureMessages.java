package org.ptps.lake.reader;

import org.ptps.catalog.Words;

/** Messages of library exceptions, shortened to one line that is the same on every run. */
final class FailureMessages {
  private static final int LONGEST = 200;

  private FailureMessages() {}

  /** Message of our own exceptions in both languages, null for others. */
  static Words words(Exception failure) {
    if (failure instanceof PartException part) {
      return part.detail();
    }
    return failure instanceof ArchiveException archive ? archive.detail() : null;
  }

  static String text(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
