package org.ptps.lake;

/** The lines of a file do not add up: a fault of ours, so nothing of the run is published. */
public final class LedgerException extends RuntimeException {
  public LedgerException(String message) {
    super(message);
  }
}
