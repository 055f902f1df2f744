package org.ptps.charts.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Columns of a table, each with what it says of a row: declared once, and the table, as well as
 * what a reader is told who cannot see the drawing, are made of them.
 */
public final class Columns<R> {
  private record Column<R>(String name, boolean isNumber, Function<R, String> cell) {}

  private final List<Column<R>> columns = new ArrayList<>();

  /** Words, keys and names. */
  public Columns<R> text(String name, Function<R, String> cell) {
    columns.add(new Column<>(name, false, cell));
    return this;
  }

  /** Numbers as they are printed, or whole ones that are names, such as years. */
  public Columns<R> number(String name, Function<R, String> cell) {
    columns.add(new Column<>(name, true, cell));
    return this;
  }

  /** Numbers as machines read them; null is an empty cell. */
  public Columns<R> machine(String name, Function<R, Double> cell) {
    return number(name, row -> Plotted.number(cell.apply(row)));
  }

  public DataTable table(List<R> rows) {
    return new DataTable(
        columns.stream().map(Column::name).toList(),
        columns.stream().map(Column::isNumber).toList(),
        rows.stream().map(this::cells).toList());
  }

  // A cell may be empty.
  private List<String> cells(R row) {
    List<String> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(column.cell().apply(row)));
    return Collections.unmodifiableList(cells);
  }

  /** Each row as a sentence: the first column and a colon, then what the others say. */
  public String told(List<R> rows) {
    return rows.stream()
        .map(
            row ->
                columns.get(0).cell().apply(row)
                    + ": "
                    + columns.stream()
                        .skip(1)
                        .map(column -> column.cell().apply(row))
                        .filter(cell -> cell != null && !cell.isBlank() && !cell.equals("—"))
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; ", "", "."));
  }
}
