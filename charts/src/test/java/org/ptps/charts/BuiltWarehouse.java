package org.ptps.charts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.hocon.Problems;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseBuilder;
import org.ptps.warehouse.WarehouseInputs;

/**
 * A warehouse built by the project's own queries on an empty lake, so that {@code report} has every
 * table with its real columns; then, if wanted, the rows of {@link ReportFixture} in it.
 */
public final class BuiltWarehouse {
  /** Tables whose rows are made up, which nothing derives again. */
  private static final Set<String> MADE_UP = ConcurrentHashMap.newKeySet();

  private BuiltWarehouse() {}

  /** Every table of {@code report}, and no value in any. */
  public static Path empty(Path folder) {
    Catalog catalog =
        Catalog.read(
            FiguresTest.HOME,
            Path.of("conf/defaults.conf"),
            List.of(
                "years.first=2017",
                "years.last=2020",
                "out=\"" + folder.toString().replace('\\', '/') + "\""));
    Problems problems = new Problems();
    IndicatorCatalog indicators =
        IndicatorCatalog.read(
            FiguresTest.HOME, catalog.units(), catalog.tables().keySet(), problems);
    problems.throwIfAny();
    WarehouseBuilder.build(
        new WarehouseInputs(
            FiguresTest.HOME,
            folder.resolve("lake"),
            catalog.settings(),
            catalog.tables().values(),
            List.of(),
            indicators));
    return catalog.settings().warehouse();
  }

  /** A copy of a file with the made-up rows of the fixture; declared tables keep their own. */
  public static Path filled(Path empty, Path folder, int municipalities, ReportFixture.Rows rows)
      throws SQLException, IOException {
    Path file = Files.copy(empty, folder.resolve("warehouse.duckdb"));
    ReportFixture.warehouse(folder, municipalities, rows).close();
    Path fixture = folder.resolve("warehouse-" + municipalities + "-" + rows + ".duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("attach '" + fixture + "' as fixture (read_only)");
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "select table_name from duckdb_tables()"
                  + " where database_name = 'fixture' and schema_name = 'report'"
                  + " and table_name not in ('indicators', 'baselines', 'thresholds', 'targets')")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        store(statement, table);
        String columns = shared(statement, table);
        statement.execute("delete from report." + table);
        statement.execute(
            "insert into report."
                + table
                + " ("
                + columns
                + ") select "
                + columns
                + " from fixture.report."
                + table);
      }
      MADE_UP.addAll(tables);
      refresh(statement, tables);
    }
    return file;
  }

  // What the builder leaves a view takes made-up rows and changes as a table of the same columns
  // and rows.
  private static void store(Statement statement, String table) throws SQLException {
    if (isView(statement, table)) {
      statement.execute("create table report.given as from report." + table);
      statement.execute("drop view report." + table);
      statement.execute("alter table report.given rename to " + table);
    }
  }

  private static boolean isView(Statement statement, String table) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "select 1 from duckdb_views() where database_name <> 'fixture' and schema_name ="
                + " 'report' and view_name = '"
                + table
                + "'")) {
      return found.next();
    }
  }

  private static String shared(Statement statement, String table) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "select string_agg('\"' || column_name || '\"', ', ' order by column_index) from"
                + " (select column_name, column_index from duckdb_columns() where database_name ="
                + " 'fixture' and table_name = '"
                + table
                + "' and column_name in (select column_name from duckdb_columns() where"
                + " database_name <> 'fixture' and schema_name = 'report' and table_name = '"
                + table
                + "'))")) {
      found.next();
      return found.getString(1);
    }
  }

  // What the builder derives from the rows given is derived again, by the builder's own queries.
  private static void refresh(Statement statement, List<String> given) throws SQLException {
    List<String> derived = new ArrayList<>();
    List<String> ordered = new ArrayList<>();
    Map<String, Set<String>> reads = new HashMap<>();
    try (ResultSet found =
        statement.executeQuery(
            "select name, reads_name from declared.lineage where schema_name = 'report' and"
                + " reads_schema = 'report'")) {
      while (found.next()) {
        reads.computeIfAbsent(found.getString(1), name -> new HashSet<>()).add(found.getString(2));
      }
    }
    boolean grows = true;
    Set<String> touched = new HashSet<>(given);
    while (grows) {
      grows = false;
      for (Map.Entry<String, Set<String>> each : reads.entrySet()) {
        if (!touched.contains(each.getKey())
            && !MADE_UP.contains(each.getKey())
            && each.getValue().stream().anyMatch(touched::contains)) {
          touched.add(each.getKey());
          derived.add(each.getKey());
          grows = true;
        }
      }
    }
    while (ordered.size() < derived.size()) {
      derived.stream()
          .filter(name -> !ordered.contains(name))
          .filter(
              name ->
                  reads.get(name).stream()
                      .allMatch(read -> !derived.contains(read) || ordered.contains(read)))
          .sorted()
          .forEach(ordered::add);
    }
    for (String table : ordered) {
      if (isView(statement, table)) {
        continue;
      }
      String sql;
      try (ResultSet found =
          statement.executeQuery(
              "select sql from declared.queries where schema_name = 'report' and name = '"
                  + table
                  + "'")) {
        if (!found.next()) {
          continue;
        }
        sql = found.getString(1);
      }
      statement.execute("delete from report." + table);
      statement.execute("insert into report." + table + " " + sql);
    }
  }

  /** Runs statements on a finished file, as an accident would; what rests on them follows. */
  static void change(Path file, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      List<String> changed = new ArrayList<>();
      for (String sql : statements) {
        Matcher named = Pattern.compile("report\\.(\\w+)").matcher(sql);
        while (named.find()) {
          store(statement, named.group(1));
          changed.add(named.group(1));
        }
        statement.execute(sql);
      }
      refresh(statement, changed);
    }
  }

  static Warehouse open(Path file) {
    return Warehouse.open(file);
  }
}
