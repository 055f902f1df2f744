package org.ptps.catalog.condition;

/** A text that is not a valid condition; the message says where and why. */
public final class ConditionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ConditionException(String message) {
    super(message);
  }
}
