package org.ptps.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a lake back with DuckDB, which shares no code with its writer. */
final class LakeRows {
  private LakeRows() {}

  /** Rows of a query on the lake's tables, in their order. */
  static List<List<Object>> of(Path lake, String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        Stream<Path> tables = Files.list(lake)) {
      for (Path table : tables.toList()) {
        String name = table.getFileName().toString();
        if (sql.contains(name)) {
          statement.execute(
              "create view " + name + " as from read_parquet('" + table + "/*.parquet')");
        }
      }
      try (ResultSet found = statement.executeQuery(sql)) {
        List<List<Object>> rows = new ArrayList<>();
        while (found.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(found.getObject(i));
          }
          rows.add(row);
        }
        return rows;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** The same, the cells of a row as one text. */
  static List<String> shown(Path lake, String sql) {
    return of(lake, sql).stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
        .toList();
  }
}
