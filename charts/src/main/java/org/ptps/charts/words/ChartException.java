package org.ptps.charts.words;

/** A figure or a report could not be drawn or written; the message says what to do. */
public final class ChartException extends RuntimeException {
  public ChartException(String message) {
    super(message);
  }

  public ChartException(String message, Throwable cause) {
    super(message, cause);
  }
}
