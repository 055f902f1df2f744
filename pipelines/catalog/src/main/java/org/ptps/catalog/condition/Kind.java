package org.ptps.catalog.condition;

import org.ptps.catalog.ColumnType;

/** What kind of value an expression gives. */
public enum Kind {
  TEXT,
  /** A long or a double; where both meet, a double. */
  NUMBER,
  DATE,
  /** True, false or unknown. */
  FLAG,
  /** A span of days, months or years to add to a date. */
  SPAN,
  /** The unknown itself, which goes with any kind. */
  UNKNOWN;

  static Kind of(ColumnType type) {
    return switch (type) {
      case TEXT -> TEXT;
      case INTEGER, NUMBER -> NUMBER;
      case DATE -> DATE;
      case FLAG -> FLAG;
    };
  }

  boolean goesWith(Kind other) {
    return this == other || this == UNKNOWN || other == UNKNOWN;
  }
}
