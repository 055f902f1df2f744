package org.ptps.warehouse;

/** A warehouse cannot be built or read. */
public final class WarehouseException extends RuntimeException {
  public WarehouseException(String message) {
    super(message);
  }

  public WarehouseException(String message, Throwable cause) {
    super(message, cause);
  }
}
