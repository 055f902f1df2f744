package org.ptps.oracle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** One row of one lake table, as its Parquet file holds it. */
final class Fact {
  private final Map<String, Object> cells;

  Fact(Map<String, Object> cells) {
    this.cells = cells;
  }

  boolean has(String column) {
    return cells.containsKey(column);
  }

  /** The text of a column, or null. */
  String text(String column) {
    return (String) cell(column);
  }

  /** The number of a column, or null. */
  Double number(String column) {
    return cell(column) instanceof Number number ? (Double) number.doubleValue() : null;
  }

  /** The whole number of a column, or null. */
  Integer whole(String column) {
    return cell(column) instanceof Number number ? (Integer) number.intValue() : null;
  }

  /** The date of a column, or null. */
  LocalDate day(String column) {
    return (LocalDate) cell(column);
  }

  /** Yes, no or null. */
  Boolean flag(String column) {
    return (Boolean) cell(column);
  }

  String municipality() {
    return (String) cells.get("municipality_code");
  }

  /** The same row at another place: what belongs to no municipality stands at the whole's. */
  Fact at(String place) {
    Map<String, Object> moved = new HashMap<>(cells);
    moved.put("municipality_code", place);
    return new Fact(moved);
  }

  boolean synthetic() {
    return Boolean.TRUE.equals(flag("synthetic"));
  }

  private Object cell(String column) {
    if (!cells.containsKey(column)) {
      throw new IllegalArgumentException("the lake table has no column " + column);
    }
    return cells.get(column);
  }
}
