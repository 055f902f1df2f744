package org.ptps.charts.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ptps.charts.words.Numbers;

/** Collects plotted numbers in the columns that every figure's CSV has. */
public final class Plotted {
  private static final List<String> COLUMNS =
      List.of(
          "indicator",
          "level",
          "area_code",
          "area_name",
          "residence",
          "year",
          "category",
          "value",
          "numerator",
          "denominator",
          "unknown",
          "unknown_pct",
          "ci_low",
          "ci_high",
          "bound_low",
          "bound_high",
          "observed_from",
          "observed_to",
          "synthetic",
          "validation",
          "reason",
          "key");
  private static final List<Boolean> NUMERIC =
      COLUMNS.stream()
          .map(
              name ->
                  List.of(
                          "year",
                          "value",
                          "numerator",
                          "denominator",
                          "unknown",
                          "unknown_pct",
                          "ci_low",
                          "ci_high",
                          "bound_low",
                          "bound_high")
                      .contains(name))
          .toList();

  private final List<List<String>> rows = new ArrayList<>();

  public void add(String indicator, String category, ReportTables.Value value) {
    rows.add(
        Collections.unmodifiableList(
            Arrays.asList(
                indicator,
                value.level(),
                value.areaCode(),
                value.areaName(),
                value.residence(),
                String.valueOf(value.year()),
                category,
                number(value.value()),
                number(value.numerator()),
                number(value.denominator()),
                number(value.unknown()),
                number(value.unknownPct()),
                number(value.ciLow()),
                number(value.ciHigh()),
                number(value.boundLow()),
                number(value.boundHigh()),
                value.observedFrom(),
                value.observedTo(),
                String.valueOf(value.synthetic()),
                value.validation(),
                value.reason(),
                value.key())));
  }

  /** An area for which the warehouse has no row. */
  public void addMissing(String indicator, String level, ReportTables.Area area, Integer year) {
    String[] cells = new String[COLUMNS.size()];
    cells[0] = indicator;
    cells[1] = level;
    cells[2] = area.code();
    cells[3] = area.name();
    cells[5] = year == null ? null : year.toString();
    rows.add(Collections.unmodifiableList(Arrays.asList(cells)));
  }

  public static String number(Double number) {
    return number == null ? null : Numbers.machine(number);
  }

  public DataTable table() {
    return new DataTable(COLUMNS, NUMERIC, List.copyOf(rows));
  }
}
