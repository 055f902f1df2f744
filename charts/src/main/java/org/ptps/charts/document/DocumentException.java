package org.ptps.charts.document;

/** A document could not be written; the message says which and why. */
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DocumentException(String message, Throwable cause) {
    super(message, cause);
  }
}
