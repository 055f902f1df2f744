package org.ptps.charts.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ptps.charts.words.Numbers;

/** Collects plotted numbers in the columns that every figure's CSV has. */
public final class Plotted {
  /** A value; of an area for which the warehouse has no row it is null. */
  private record Row(
      String indicator,
      String category,
      ReportTables.Value value,
      ReportTables.Area area,
      Integer year) {}

  private final List<Row> rows = new ArrayList<>();

  public void add(String indicator, String category, ReportTables.Value value) {
    rows.add(new Row(indicator, category, value, null, null));
  }

  /** An area for which the warehouse has no row. */
  public void addMissing(String indicator, ReportTables.Area area, Integer year) {
    rows.add(new Row(indicator, null, null, area, year));
  }

  public static String number(Double number) {
    return number == null ? null : Numbers.machine(number);
  }

  /** What a column says of a value, and what of an area without one. */
  private static <T> Function<Row, T> of(
      Function<ReportTables.Value, T> value, Function<Row, T> missing) {
    return row -> row.value() == null ? missing.apply(row) : value.apply(row.value());
  }

  private static <T> Function<Row, T> of(Function<ReportTables.Value, T> value) {
    return of(value, row -> null);
  }

  public DataTable table() {
    return new Columns<Row>()
        .text("indicator", Row::indicator)
        .text("level", of(ReportTables.Value::level))
        .text("area_code", of(ReportTables.Value::areaCode, row -> row.area().code()))
        .text("area_name", of(ReportTables.Value::areaName, row -> row.area().name()))
        .text("residence", of(ReportTables.Value::residence))
        .number(
            "year",
            of(
                value -> String.valueOf(value.year()),
                row -> row.year() == null ? null : row.year().toString()))
        .text("category", Row::category)
        .machine("value", of(ReportTables.Value::value))
        .machine("numerator", of(ReportTables.Value::numerator))
        .machine("denominator", of(ReportTables.Value::denominator))
        .machine("unknown", of(ReportTables.Value::unknown))
        .machine("unknown_pct", of(ReportTables.Value::unknownPct))
        .machine("ci_low", of(ReportTables.Value::ciLow))
        .machine("ci_high", of(ReportTables.Value::ciHigh))
        .machine("bound_low", of(ReportTables.Value::boundLow))
        .machine("bound_high", of(ReportTables.Value::boundHigh))
        .text("observed_from", of(ReportTables.Value::observedFrom))
        .text("observed_to", of(ReportTables.Value::observedTo))
        .text("synthetic", of(value -> String.valueOf(value.synthetic())))
        .text("validation", of(ReportTables.Value::validation))
        .text("reason", of(ReportTables.Value::reason))
        .text("key", of(ReportTables.Value::key))
        .table(rows);
  }
}
