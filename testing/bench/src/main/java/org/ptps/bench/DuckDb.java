package org.ptps.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** An in-memory DuckDB with two threads, as alternative program and for counting results. */
final class DuckDb implements AutoCloseable {
  /** Reads one row, without {@link SQLException} for callers. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;

  private DuckDb(Connection connection) {
    this.connection = connection;
  }

  static DuckDb open() {
    try {
      DuckDb opened = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
      opened.run("set threads = 2");
      return opened;
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not start", e);
    }
  }

  static String version() {
    try (DuckDb database = open()) {
      return database.one("select version()", row -> row.getString(1));
    }
  }

  void run(String sql) {
    try {
      execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Runs the first statement, or the second if the first fails. */
  void runEither(String first, String second) {
    try {
      execute(first);
    } catch (SQLException e) {
      run(second);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** First row of an answer. */
  <T> T one(String sql, RowReader<T> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return reader.read(rows);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Appends rows of texts. */
  void append(String table, List<List<String>> rows) {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender(table)) {
      for (List<String> row : rows) {
        appender.beginRow();
        for (String text : row) {
          appender.append(text);
        }
        appender.endRow();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("cannot fill table " + table, e);
    }
  }

  /** All rows of an answer. */
  <T> List<T> all(String sql, RowReader<T> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  static String quoted(Object text) {
    return "'" + text.toString().replace("'", "''") + "'";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB does not close", e);
    }
  }
}
