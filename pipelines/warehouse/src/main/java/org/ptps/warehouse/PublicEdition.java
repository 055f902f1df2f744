package org.ptps.warehouse;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Public views of a warehouse: the schema {@code report} with the same names and columns. {@code
 * report.withheld_cells}, {@code report.withheld_things} and {@code report.rejected_summary} decide
 * what is confidential; here it is left out of every table whose columns identify a cell or thing,
 * including future tables. In a withheld row all columns are empty but those of {@link #SAID}.
 */
final class PublicEdition {
  /** Name under which the warehouse is attached. */
  static final String WHOLE = "whole";

  /** Columns that identify a row or its comparison, and say nothing about the people counted. */
  private static final Set<String> SAID =
      Set.of(
          "indicator",
          "kind",
          "breakdown",
          "category",
          "measure",
          "edition",
          "level",
          "area_code",
          "area_name",
          "area_name_es",
          "area_name_en",
          "municipality_code",
          "municipality_name",
          "department_name",
          "residence",
          "year",
          "speaking_year",
          "position",
          "component",
          "better",
          "comparison",
          "comparison_es",
          "comparison_en",
          "baseline",
          "target_year",
          "target_value",
          "target_origin",
          "is_meta",
          "definition_es",
          "definition_en",
          "source_es",
          "source_en",
          "page_es",
          "page_en",
          "synthetic",
          "validation",
          "key");

  /** Tables without an area column whose numbers depend on a cell of this area. */
  private static final Map<String, List<String>> RESTS_ON =
      Map.of("achievements", List.of("PTPS2017", "HN"));

  /** Columns of municipalities without a key, by the indicator that they come from. */
  private static final Map<String, String> MADE_OF =
      Map.of("water_ahead", "PT-COB-01", "sanitation_ahead", "PT-COB-02");

  /** Counts of one thing that give away others of it: a sum its terms, people their households. */
  private static final Map<String, List<String>> GIVES_AWAY =
      Map.of(
          "without_any", List.of("without_water", "without_sanitation"),
          "population_served", List.of("population_served", "households"),
          "households", List.of("households", "population_served"));

  private static final String KEY = "_key";

  /** Columns with the year of a row's numbers. */
  private static final List<String> YEARS =
      List.of("year", "baseline_year", "observed_year", "speaking_year");

  /** Tables whose rows depend on values of all years. */
  private static final Set<String> OF_ALL_YEARS = Set.of("trend_lines", "trend_methods");

  /** Tables whose withheld rows are removed, as they would be empty. */
  private static final Set<String> ROWS_GO =
      Set.of(
          "indicator_breakdowns",
          "trends",
          "trend_series",
          "trend_lines",
          "trend_methods",
          "comparison_points",
          "source_comparison",
          "counted_things");

  /** Tables for decisions only, not published. */
  private static final Set<String> NOT_FOR_READERS =
      Set.of(
          "people_cells",
          "withheld_areas",
          "withheld_cells",
          "withheld_things",
          "value_rows",
          "value_sums",
          "value_parts",
          "value_areas",
          "value_ranks",
          "unlinked_names",
          "rejected_rows",
          "entity_links");

  /** Columns that identify a community, system or provider. */
  private static final Set<String> THINGS = Set.of("row_id", "system_id", "provider_id");

  private static final String SUPPRESSED = "suppressed";
  private static final String IS_WITHHELD = "is withheld ";

  private PublicEdition() {}

  /** Creates the views in an in-memory database to which the warehouse is attached. */
  static void create(Connection connection) throws SQLException {
    Map<String, Map<String, String>> tables = columns(connection);
    create(
        connection,
        tables,
        tables.keySet().stream().collect(Collectors.toMap(table -> table, table -> "")));
  }

  /**
   * Creates views with some of their rows.
   *
   * @param wanted conditions of the rows that are shown, by table; empty for all rows
   */
  static void create(Connection connection, Map<String, String> wanted) throws SQLException {
    create(connection, columns(connection), wanted);
  }

  private static void create(
      Connection connection, Map<String, Map<String, String>> tables, Map<String, String> wanted)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema report");
      for (Map.Entry<String, Map<String, String>> table : tables.entrySet()) {
        String name = table.getKey();
        if (!NOT_FOR_READERS.contains(name) && wanted.containsKey(name)) {
          String body = body(name, table.getValue(), tables);
          String where = wanted.get(name);
          statement.execute(
              "create view report."
                  + Database.name(name)
                  + " as "
                  + (where.isEmpty() ? body : "from (" + body + ") as public where " + where));
        }
      }
    }
  }

  private static Map<String, Map<String, String>> columns(Connection connection)
      throws SQLException {
    Map<String, Map<String, String>> tables = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select table_name, column_name, data_type from duckdb_columns() where"
                    + " database_name = '"
                    + WHOLE
                    + "' and schema_name = 'report' order by table_name, column_index")) {
      while (rows.next()) {
        tables
            .computeIfAbsent(rows.getString(1), name -> new LinkedHashMap<>())
            .put(rows.getString(2), rows.getString(3));
      }
    }
    return tables;
  }

  /**
   * Query of one view. A row is checked once, since a join per column would take as many times
   * longer.
   */
  private static String body(
      String table, Map<String, String> columns, Map<String, Map<String, String>> tables) {
    String cell =
        tables.containsKey("withheld_cells")
            ? cell(table, columns.keySet(), ofItsYears(table, columns.keySet()))
            : "";
    String thing =
        tables.containsKey("withheld_things")
            ? columns.keySet().stream().filter(THINGS::contains).findFirst().orElse("")
            : "";
    Map<String, String> asked = new LinkedHashMap<>();
    if (!cell.isEmpty()) {
      asked.put(IS_WITHHELD, cell);
    }
    List<String> shown = new ArrayList<>();
    for (Map.Entry<String, String> column : columns.entrySet()) {
      String name = column.getKey();
      String read = "shown." + Database.name(name);
      if (columns.containsKey("public_" + name)) {
        read = "shown." + Database.name("public_" + name);
      } else if (!cell.isEmpty() && !SAID.contains(name)) {
        read = unless(IS_WITHHELD, read, instead(name, column.getValue()));
        if (name.startsWith("previous_")) {
          asked.put(
              IS_WITHHELD + "before",
              cell(table, columns.keySet(), " and cells.year = shown.year - 1"));
          read = unless(IS_WITHHELD + "before", read, instead(name, column.getValue()));
        } else if (name.startsWith("line_") || name.startsWith("band_")) {
          asked.put(IS_WITHHELD + "in some year", cell(table, columns.keySet(), ""));
          read = unless(IS_WITHHELD + "in some year", read, instead(name, column.getValue()));
        }
      } else if (cell.isEmpty() && isOfKey(name, columns, tables)) {
        String key = baseOf(name, columns);
        asked.put(IS_WITHHELD + key, keyed(key + KEY));
        read = unless(IS_WITHHELD + key, read, instead(name, column.getValue()));
      } else if (cell.isEmpty()
          && tables.containsKey("withheld_cells")
          && MADE_OF.containsKey(name)
          && columns.containsKey("area_code")) {
        asked.put(IS_WITHHELD + name, madeOf(MADE_OF.get(name)));
        read = unless(IS_WITHHELD + name, read, "cast(null as double)");
      } else if (!thing.isEmpty() && column.getValue().equals("DOUBLE")) {
        asked.put(
            IS_WITHHELD + name,
            thing(
                thing,
                columns.keySet(),
                GIVES_AWAY.getOrDefault(name, List.of(name)).stream()
                    .map(Database::literal)
                    .collect(Collectors.joining(", ", "in (", ")"))));
        read = unless(IS_WITHHELD + name, read, "cast(null as double)");
      } else if (!thing.isEmpty() && name.equals("reason")) {
        asked.put(IS_WITHHELD, thing(thing, columns.keySet(), "in (" + measures(columns) + ")"));
        read = unless(IS_WITHHELD, read, "coalesce(" + read + ", '" + SUPPRESSED + "')");
      }
      shown.add(read + " as " + Database.name(name));
    }
    String from = WHOLE + ".report." + Database.name(table) + " as shown";
    if (!asked.isEmpty()) {
      from =
          "(select shown.*, "
              + asked.entrySet().stream()
                  .map(each -> each.getValue() + " as " + Database.name(each.getKey()))
                  .collect(Collectors.joining(", "))
              + " from "
              + from
              + ") as shown";
    }
    return "select "
        + String.join(", ", shown)
        + " from "
        + from
        + (!cell.isEmpty() && ROWS_GO.contains(table)
            ? " where not shown." + Database.name(IS_WITHHELD)
            : "");
  }

  /**
   * Prefix of the key column that a column belongs to, such as {@code water} for {@code water_n};
   * the longest, since {@code water_fit_n} is not of {@code water}.
   */
  private static String baseOf(String column, Map<String, String> columns) {
    return columns.keySet().stream()
        .filter(name -> name.endsWith(KEY) && name.length() > KEY.length())
        .map(name -> name.substring(0, name.length() - KEY.length()))
        .filter(base -> column.equals(base) || column.startsWith(base + "_"))
        .max(java.util.Comparator.comparingInt(String::length))
        .orElse("");
  }

  private static boolean isOfKey(
      String column, Map<String, String> columns, Map<String, Map<String, String>> tables) {
    return tables.containsKey("withheld_cells")
        && !column.endsWith(KEY)
        && !baseOf(column, columns).isEmpty();
  }

  /**
   * Condition that a key is of a withheld cell, or of a change from or to one. Uses the set of
   * keys: with a correlated query for each of nine keys, planning a table of 270 rows took a
   * second.
   */
  private static String keyed(String column) {
    String claim =
        "regexp_replace(regexp_replace(shown."
            + Database.name(column)
            + ", '/[^/]*$', ''), '/(\\d{4})(-(\\d{4}))?(~[a-z_]+)?$', '/%s')";
    String withheld = " in (select key from " + WHOLE + ".report.withheld_cells)";
    return "("
        + claim.formatted("\\1")
        + withheld
        + " or regexp_replace("
        + claim.formatted("\\1\\3")
        + ", '/\\d{4}(\\d{4})$', '/\\1')"
        + withheld
        + ")";
  }

  private static String madeOf(String indicator) {
    return "shown.area_code in (select area_code from "
        + WHOLE
        + ".report.withheld_cells where kind = 'headline' and indicator = "
        + Database.literal(indicator)
        + ")";
  }

  private static String unless(String withheld, String read, String instead) {
    return "case when shown."
        + Database.name(withheld)
        + " then "
        + instead
        + " else "
        + read
        + " end";
  }

  private static String measures(Map<String, String> columns) {
    return columns.entrySet().stream()
        .filter(column -> column.getValue().equals("DOUBLE"))
        .map(column -> Database.literal(column.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static String instead(String column, String type) {
    if (column.endsWith("_reason") && type.equals("VARCHAR")) {
      return "'" + SUPPRESSED + "'";
    }
    return switch (column) {
      case "reason" -> "'" + SUPPRESSED + "'";
      case "status" -> "'no_data'";
      default -> "cast(null as " + type + ")";
    };
  }

  /** Condition that the row is of a withheld cell; empty for tables without such rows. */
  private static String cell(String table, Set<String> columns, String years) {
    if (!columns.contains("indicator")) {
      return "";
    }
    String area =
        columns.contains("area_code")
            ? "cells.area_code = shown.area_code"
            : columns.contains("municipality_code")
                ? "cells.area_code = shown.municipality_code"
                : RESTS_ON.containsKey(table)
                    ? RESTS_ON.get(table).stream()
                        .map(Database::literal)
                        .collect(Collectors.joining(", ", "cells.area_code in (", ")"))
                    : "";
    if (area.isEmpty()) {
      return "";
    }
    StringBuilder match =
        new StringBuilder(
            "exists (select 1 from "
                + WHOLE
                + ".report.withheld_cells as cells where cells.indicator = shown.indicator and "
                + area);
    if (columns.contains("residence")) {
      match.append(" and cells.residence = shown.residence");
    }
    match.append(
        columns.contains("category")
            ? " and cells.category = coalesce(shown.category, '') and cells.breakdown ="
                + " coalesce(shown.breakdown, '')"
            : " and cells.kind = 'headline'");
    if (columns.contains("measure")) {
      match.append(" and shown.measure = 'value'");
    }
    return match + years + ")";
  }

  /** Years of a row's numbers; a fitted line depends on all years. */
  private static String ofItsYears(String table, Set<String> columns) {
    List<String> years =
        YEARS.stream().filter(columns::contains).map(year -> "shown." + year).toList();
    return years.isEmpty() || OF_ALL_YEARS.contains(table)
        ? ""
        : " and cells.year in (" + String.join(", ", years) + ")";
  }

  private static String thing(String thing, Set<String> columns, String column) {
    return "exists (select 1 from "
        + WHOLE
        + ".report.withheld_things as things where things.id_column = '"
        + thing
        + "' and things.thing_id = shown."
        + Database.name(thing)
        + (columns.contains("municipality_code")
            ? " and things.municipality_code = shown.municipality_code"
            : "")
        + (columns.contains("residence")
            ? " and things.residence in (shown.residence, 'total')"
            : "")
        + " and things.column_name "
        + column
        + ")";
  }
}
