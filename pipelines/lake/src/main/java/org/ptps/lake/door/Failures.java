package org.ptps.lake.door;

/** Messages of foreign exceptions, cut to one short line that is the same on every run. */
final class Failures {
  private static final int LONGEST = 200;

  private Failures() {}

  static String text(Throwable failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
