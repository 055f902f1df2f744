package org.ptps.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A DuckDB in memory with two threads, for the alternatives and for counting what was written. */
final class DuckDb implements AutoCloseable {
  /** Reads one row of an answer, so that callers need not know of {@link SQLException}. */
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

  /** Runs the first of two statements, or the second where the first is refused. */
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

  /** Reads the first row of an answer. */
  <T> T one(String sql, RowReader<T> reader) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return reader.read(rows);
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
