package org.ptps.warehouse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the warehouse's trend queries over series and points given by a test; the queries are
 * created once.
 */
final class TrendWorkbench implements AutoCloseable {
  private final Database database = Database.inMemory();
  private final Map<String, String> sql = new LinkedHashMap<>();

  /** Cached trends of the present rows; null after a change. */
  private Rows trends;

  TrendWorkbench() {
    new WarehouseLayers(
            database,
            Declarations.withIndicators(
                Declarations.until(Path.of("target/trends"), 2022),
                List.of(
                    "PT-COB-01",
                    "PT-COB-02",
                    "PS-NIV-01",
                    "PS-NIV-02",
                    "PS-DES-01",
                    "PS-NAC-02",
                    "SUP-USU-01")),
            Map.of(
                "memberships",
                List.of(Map.of("municipality_code", "0101", "year", 2017)),
                "jmp_points",
                List.of(
                    point("w_imp", "urban", 2011),
                    point("w_imp", "rural", 2011),
                    point("w_30min", "rural", 2011),
                    point("w_imp", "rural", 2015))))
        .createOnly(
            "report.trend_methods",
            "report.results_status",
            "report.achievements",
            "report.furthest_from_target");
    database.execute("create table report.given as from report.indicator_values limit 0");
    database.execute("drop view report.indicator_values");
    database.execute("alter table report.given rename to indicator_values");
    for (String name :
        List.of(
            "trends",
            "trend_methods",
            "comparison_points",
            "trend_series",
            "part_status",
            "furthest_from_target",
            "municipality_milestones",
            "area_milestones",
            "results_status",
            "achievements")) {
      sql.put(
          name,
          database
              .query(
                  "select sql from declared.queries where schema_name = 'report' and name = ?",
                  name)
              .rows()
              .get(0)
              .text("sql"));
    }
  }

  private static Map<String, Object> point(String variable, String residence, int year) {
    return Map.of("edition", "2021", "variable", variable, "residence", residence, "year", year);
  }

  TrendWorkbench clear() {
    trends = null;
    for (String table :
        List.of(
            "trend_series",
            "comparison_points",
            "counted_things",
            "counted_parts",
            "shown_values",
            "national_coverage",
            "editions",
            "indicator_values",
            "municipality_milestones",
            "area_milestones",
            "result_indicators")) {
      database.execute("delete from report." + table);
    }
    return this;
  }

  /** Adds a value of a series: {@code column=value, …} over the defaults of a complete share. */
  TrendWorkbench value(int year, Object value, String cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("indicator", "PT-COB-01");
    row.put("measure", "value");
    row.put("breakdown", "");
    row.put("category", "");
    row.put("edition", "");
    row.put("level", "ptps");
    row.put("area_code", "PTPS2017");
    row.put("residence", "total");
    row.put("year", year);
    row.put("value", value);
    row.put("unknown_pct", 0);
    row.put("bound_low", value);
    row.put("bound_high", value);
    row.put("denominator", 1000);
    row.put("fresh_pct", 100);
    row.put("observed_to", year + "-12-01");
    row.put("is_point", value != null);
    row.put("synthetic", false);
    row.put("is_share", true);
    row.put("whole", 100);
    return insert("trend_series", row, cells);
  }

  TrendWorkbench value(int year, Object value) {
    return value(year, value, "");
  }

  /** Adds a comparison point, by default an own start. */
  TrendWorkbench point(int year, Object value, String cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("indicator", "PT-COB-01");
    row.put("comparison", "own_start");
    row.put("baseline", "");
    row.put("measure", "value");
    row.put("breakdown", "");
    row.put("category", "");
    row.put("edition", "");
    row.put("level", "ptps");
    row.put("area_code", "PTPS2017");
    row.put("residence", "total");
    row.put("baseline_year", year);
    row.put("baseline_value", value);
    row.put("counted_of", 0);
    row.put("generation", 0);
    row.put("target", "");
    row.put("synthetic", false);
    return insert("comparison_points", row, cells);
  }

  /** Adds a value and an own start of the same year. */
  TrendWorkbench start(int year, Object value) {
    return value(year, value).point(year, value, "");
  }

  TrendWorkbench thing(String id, int year, int observed, double numerator, double denominator) {
    return thing(id, year, observed, numerator, denominator, "");
  }

  /** Adds a counted thing with its answers in two years. */
  TrendWorkbench thing(
      String id, int year, int observed, double numerator, double denominator, String cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("indicator", "PT-COB-01");
    row.put("row_id", id);
    row.put("municipality_code", "HN");
    row.put("year", year);
    row.put("residence", "rural");
    row.put("observed_on", observed + "-06-01");
    row.put("is_observed_in_year", observed == year);
    row.put("weight", 1);
    row.put("numerator", numerator);
    row.put("denominator", denominator);
    row.put("unknown", 0);
    row.put("synthetic", false);
    return insert("counted_things", row, cells);
  }

  /** Adds a row to a report table, other columns null. */
  TrendWorkbench row(String table, String cells) {
    return insert(table, new LinkedHashMap<>(), cells);
  }

  /** Runs a report query. */
  List<Rows.Row> run(String name, String condition) {
    return database
        .query("select * from (" + sql.get(name) + "\n) where " + condition + " order by all")
        .rows();
  }

  private TrendWorkbench insert(String table, Map<String, Object> row, String cells) {
    for (String cell : cells.isEmpty() ? new String[0] : cells.split(",")) {
      String[] parts = cell.strip().split("=", 2);
      row.put(parts[0], parts[1].equals("null") ? null : parts[1]);
    }
    trends = null;
    database.insert(
        "report." + table,
        List.copyOf(row.keySet()),
        List.of(new ArrayList<>(Arrays.asList(row.values().toArray()))));
    return this;
  }

  TrendWorkbench clearTrends() {
    database.execute("delete from report.trends");
    return this;
  }

  /** All trends in stored order. */
  Rows trends() {
    if (trends == null) {
      trends = database.query("from (" + sql.get("trends") + "\n) order by all");
    }
    return trends;
  }

  /** The only trend of a year. */
  Rows.Row trend(int year) {
    List<Rows.Row> rows =
        trends().rows().stream().filter(row -> row.integer("year") == year).toList();
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " trends of " + year);
    }
    return rows.get(0);
  }

  /** The only row of the method panel. */
  Rows.Row methods() {
    database.execute("delete from report.trends");
    database.execute("insert into report.trends from (" + sql.get("trends") + "\n)");
    return database.query("from (" + sql.get("trend_methods") + "\n)").rows().get(0);
  }

  @Override
  public void close() {
    database.close();
  }
}
