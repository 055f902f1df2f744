package org.ptps.sample;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One row of a file: texts, numbers, dates, and null for an empty cell. */
final class Row {
  private final Layout layout;
  private final Object[] cells;

  Row(Layout layout, Object[] cells) {
    this.layout = layout;
    this.cells = cells;
  }

  Row copy() {
    return new Row(layout, cells.clone());
  }

  Row with(String column, Object value) {
    cells[layout.position(column)] = value;
    return this;
  }

  Object cell(String column) {
    return cells[layout.position(column)];
  }

  /** A cell as CSV shows it. */
  String text(String column) {
    return text(cell(column));
  }

  static String text(Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return cell.toString();
  }

  boolean has(String column) {
    return cell(column) != null;
  }

  long count(String column) {
    return new BigDecimal(text(column)).longValue();
  }

  LocalDate date(String column) {
    return (LocalDate) cell(column);
  }

  Layout layout() {
    return layout;
  }

  Object[] cells() {
    return cells;
  }
}
