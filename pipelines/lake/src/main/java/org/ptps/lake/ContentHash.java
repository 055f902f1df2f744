package org.ptps.lake;

import java.io.Serializable;

/**
 * A 128-bit hash of a table's rows that does not depend on their order, on files or on Parquet
 * encoding.
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
