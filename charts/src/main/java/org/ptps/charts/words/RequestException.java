package org.ptps.charts.words;

/** What was asked for cannot be given: no such report, a parameter missing or out of reach. */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RequestException(String message) {
    super(message);
  }
}
