package org.ptps.lake;

import java.util.Comparator;

/**
 * Sorts rows by some of their columns, nulls first, so that small tables are written in a fixed
 * order.
 */
final class RowOrder {
  private RowOrder() {}

  static Comparator<Object[]> by(int from, int to) {
    return (left, right) -> {
      int order = 0;
      for (int i = from; i < to && order == 0; i++) {
        order = compare(left[i], right[i]);
      }
      return order;
    };
  }

  @SuppressWarnings("unchecked")
  private static int compare(Object left, Object right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? -1 : 1;
    }
    return ((Comparable<Object>) left).compareTo(right);
  }
}
