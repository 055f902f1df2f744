package org.ptps.lake;

import java.io.Serializable;

/**
 * What a table says, in 128 bits: equal for the same rows in whatever order, files and bytes of
 * Parquet they stand.
 */
final class ContentHash implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long SECOND = 0x243f6a8885a308d3L;

  private long rows;
  private long first;
  private long second;

  void add(Object[] values) {
    long a = values.length;
    long b = SECOND;
    for (Object value : values) {
      a = RowHash.of(a, value);
      b = RowHash.of(b, a);
    }
    rows++;
    first += a;
    second += b;
  }

  void add(ContentHash other) {
    rows += other.rows;
    first += other.first;
    second += other.second;
  }

  long rows() {
    return rows;
  }

  @Override
  public String toString() {
    return String.format("%016x%016x", RowHash.of(first, rows), RowHash.of(second, rows));
  }
}
