package org.ptps.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptps.catalog.Column;

/** Evaluates conditions over rows of one lake table in DuckDB. */
final class RowConditions {
  private RowConditions() {}

  /**
   * Finds which rows break which conditions; unknown counts as met, as in the lake.
   *
   * @param columns columns that the conditions may name, in the order of each row's values
   * @param rows text, long, double, {@link java.time.LocalDate} or flag per column, null for
   *     unknown
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
      insert(connection, columns.size(), rows);
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

  private static void insert(Connection connection, int width, List<Object[]> rows)
      throws SQLException {
    String places = "?" + ", ?".repeat(width);
    try (PreparedStatement statement =
        connection.prepareStatement("insert into given values (" + places + ")")) {
      for (int row = 0; row < rows.size(); row++) {
        statement.setObject(1, (long) row);
        for (int i = 0; i < width; i++) {
          statement.setObject(i + 2, rows.get(row)[i]);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
