package org.ptps.oracle;

/** Answers of yes, no and not known. */
final class Logic {
  private Logic() {}

  /** One no is enough for a no; where none says no, one unknown leaves it unknown. */
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
