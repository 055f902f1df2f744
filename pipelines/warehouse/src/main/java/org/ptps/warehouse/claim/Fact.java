package org.ptps.warehouse.claim;

import java.util.Objects;

/**
 * A printed number with its key.
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

  public static Fact of(FactKey key, double value, String text) {
    return new Fact(key.text(), value, text);
  }

  /** Number for {@code <data value>}. */
  public String machine() {
    return Printed.machine(value);
  }
}
