package org.ptps.lake;

import java.util.Arrays;

/** A growable list of primitive longs. */
final class LongList {
  private long[] values = new long[64];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  void add(long[] more) {
    if (values.length - size < more.length) {
      values = Arrays.copyOf(values, Math.max(values.length * 2, size + more.length));
    }
    System.arraycopy(more, 0, values, size, more.length);
    size += more.length;
  }

  long[] all() {
    return Arrays.copyOf(values, size);
  }

  /** Distinct values, sorted. */
  long[] distinct() {
    Arrays.sort(values, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || values[i] != values[i - 1]) {
        values[kept++] = values[i];
      }
    }
    size = kept;
    return all();
  }

  /** Values that occur more than once, sorted and each once. */
  long[] repeated() {
    Arrays.sort(values, 0, size);
    LongList repeated = new LongList();
    for (int i = 1; i < size; i++) {
      boolean first = i == 1 || values[i - 2] != values[i];
      if (values[i] == values[i - 1] && first) {
        repeated.add(values[i]);
      }
    }
    return repeated.all();
  }
}
