package org.ptps.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** The engine while a warehouse is being built in it. */
final class Database implements AutoCloseable {
  private final Connection connection;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** An engine without a file: for parsing, tests, and as the place a file is attached to. */
  static Database inMemory() {
    try {
      Database database = new Database(DriverManager.getConnection("jdbc:duckdb:"));
      database.execute("set threads = 2");
      database.execute("set timezone = 'UTC'");
      database.execute("set autoinstall_known_extensions = false");
      database.execute("set autoload_known_extensions = false");
      return database;
    } catch (SQLException e) {
      throw new WarehouseException("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  /**
   * Creates a file and makes it the place where unqualified schemas are created. The storage
   * version is the one that clients of DuckDB 1.2 and later open; views must not say under which
   * name the file was attached, so nothing else is qualified by it. A build that fails is thrown
   * away, so no log is kept to recover it from.
   */
  void createFile(Path file) {
    execute(
        "attach "
            + literal(file.toString())
            + " as building (storage_version 'v1.2.0', recovery_mode no_wal_writes)");
    execute("use building");
  }

  void closeFile() {
    execute("checkpoint building");
    execute("use memory");
    execute("detach building");
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new WarehouseException(e.getMessage(), e);
    }
  }

  Rows query(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return Warehouse.read(result);
      }
    } catch (SQLException e) {
      throw new WarehouseException(e.getMessage(), e);
    }
  }

  /** Adds rows to a table; Java null is SQL null, a list of texts is a list. */
  void insert(String table, List<String> columns, List<List<Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String places = columns.stream().map(column -> "?").collect(Collectors.joining(", "));
    String names = columns.stream().map(Database::name).collect(Collectors.joining(", "));
    String sql = "insert into " + table + " (" + names + ") values (" + places + ")";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (List<Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          Object value = row.get(i);
          statement.setObject(
              i + 1,
              value instanceof List<?> list
                  ? connection.createArrayOf("VARCHAR", list.toArray())
                  : value);
        }
        statement.addBatch();
      }
      statement.executeBatch();
    } catch (SQLException e) {
      throw new WarehouseException("cannot fill " + table + ": " + e.getMessage(), e);
    }
  }

  /**
   * Adds many rows to a table of the main schema, far faster than {@link #insert}.
   *
   * @param rows texts, Integer and Double, in the order of the table's columns
   */
  void append(String table, List<List<Object>> rows) {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender("main", table)) {
      for (List<Object> row : rows) {
        appender.beginRow();
        for (Object value : row) {
          if (value instanceof String text) {
            appender.append(text);
          } else if (value instanceof Integer number) {
            appender.append(number.intValue());
          } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
          } else {
            throw new IllegalArgumentException("no cell of such a table: " + value);
          }
        }
        appender.endRow();
      }
    } catch (SQLException e) {
      throw new WarehouseException("cannot fill " + table + ": " + e.getMessage(), e);
    }
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  static String name(String identifier) {
    return "\"" + identifier.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new WarehouseException("cannot close DuckDB: " + e.getMessage(), e);
    }
  }
}
