package org.ptps.warehouse.claim;

import java.util.Objects;

/**
 * A number with its key, as it is printed in one place.
 *
 * @param key what it says
 * @param value the number of the warehouse, not rounded
 * @param text what people read, by the rule of {@link Printed}
 */
public record Fact(String key, double value, String text) {

  public Fact {
    Objects.requireNonNull(text);
    FactKey.parse(key);
  }

  /** A number of a key, printed. */
  public static Fact of(FactKey key, double value, String text) {
    return new Fact(key.text(), value, text);
  }

  /** The number for machines, as in {@code <data value>}. */
  public String machine() {
    return Printed.machine(value);
  }
}
