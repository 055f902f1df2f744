package org.ptps.oracle;

/** Three-valued logic with null for unknown. */
final class Logic {
  private Logic() {}

  /** False if any is false, else null if any is null, else true. */
  static Boolean all(Boolean... answers) {
    boolean known = true;
    for (Boolean answer : answers) {
      if (Boolean.FALSE.equals(answer)) {
        return false;
      }
      known &= answer != null;
    }
    return known ? Boolean.TRUE : null;
  }

  static Boolean atLeast(Double number, double least) {
    return number == null ? null : (Boolean) (number >= least);
  }

  static Boolean below(Double number, double limit) {
    return number == null ? null : (Boolean) (number < limit);
  }
}
