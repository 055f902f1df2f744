package org.ptps.oracle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** A row of a lake table. */
final class Fact {
  private final Map<String, Object> cells;

  Fact(Map<String, Object> cells) {
    this.cells = cells;
  }

  boolean has(String column) {
    return cells.containsKey(column);
  }

  String text(String column) {
    return (String) cell(column);
  }

  Double number(String column) {
    return cell(column) instanceof Number number ? (Double) number.doubleValue() : null;
  }

  Integer whole(String column) {
    return cell(column) instanceof Number number ? (Integer) number.intValue() : null;
  }

  LocalDate day(String column) {
    return (LocalDate) cell(column);
  }

  Boolean flag(String column) {
    return (Boolean) cell(column);
  }

  String municipality() {
    return (String) cells.get("municipality_code");
  }

  /** The row with another place, for rows without a municipality. */
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
