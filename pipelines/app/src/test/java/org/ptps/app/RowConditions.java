package org.ptps.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.ptps.catalog.Column;

/** Evaluates conditions over rows of one lake table in DuckDB. */
final class RowConditions {
  private RowConditions() {}

  /**
   * Finds which rows break which conditions; unknown counts as met, as in the lake.
   *
   * @param columns columns that the conditions may name, in the order of each row's values
   * @param rows text, long, double, {@link LocalDate} or flag per column, null for unknown
   * @return per row the indexes of the conditions that it breaks
   */
  public static List<BitSet> broken(
      List<Column> columns, List<String> conditions, List<Object[]> rows) {
    List<BitSet> broken = rows.stream().map(row -> new BitSet()).toList();
    if (conditions.isEmpty() || rows.isEmpty()) {
      return broken;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      statement.execute(
          columns.stream()
              .map(column -> "\"" + column.name() + "\"" + " " + column.type().sql())
              .collect(Collectors.joining(", ", "create table given (_row bigint, ", ")")));
      insert(connection, rows);
      List<String> tests = new ArrayList<>();
      for (String condition : conditions) {
        tests.add("not coalesce((" + condition + "), true)");
      }
      try (ResultSet result =
          statement.executeQuery(
              IntStream.range(0, tests.size())
                  .mapToObj(i -> tests.get(i) + " as _test" + i)
                  .collect(Collectors.joining(", ", "select _row, ", " from given")))) {
        while (result.next()) {
          BitSet own = broken.get(result.getInt(1));
          for (int i = 0; i < tests.size(); i++) {
            own.set(i, result.getBoolean(i + 2));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("no condition: " + conditions, e);
    }
    return broken;
  }

  private static void insert(Connection connection, List<Object[]> rows) throws SQLException {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("main", "given")) {
      for (int row = 0; row < rows.size(); row++) {
        appender.beginRow().append((long) row);
        for (Object cell : rows.get(row)) {
          if (cell instanceof String text) {
            appender.append(text);
          } else if (cell instanceof Long number) {
            appender.append(number);
          } else if (cell instanceof Double number) {
            appender.append(number);
          } else if (cell instanceof LocalDate day) {
            appender.append(day);
          } else if (cell instanceof Boolean flag) {
            appender.append(flag);
          } else {
            appender.appendNull();
          }
        }
        appender.endRow();
      }
    }
  }
}
