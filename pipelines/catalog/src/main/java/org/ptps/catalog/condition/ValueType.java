package org.ptps.catalog.condition;

import org.ptps.catalog.ColumnType;

/** Type of an expression. */
public enum ValueType {
  TEXT,
  /** A long or a double; mixed arithmetic gives a double. */
  NUMBER,
  DATE,
  /** Three-valued boolean. */
  FLAG,
  /** A period to add to a date. */
  SPAN,
  /** Type of {@code null}, compatible with any other. */
  UNKNOWN;

  static ValueType of(ColumnType type) {
    return switch (type) {
      case TEXT -> TEXT;
      case INTEGER, NUMBER -> NUMBER;
      case DATE -> DATE;
      case FLAG -> FLAG;
    };
  }

  boolean goesWith(ValueType other) {
    return this == other || this == UNKNOWN || other == UNKNOWN;
  }
}
