package org.ptps.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** DuckDB connection for building a warehouse. */
final class Database implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 500;

  /** Smallest block size with bit-packing of integers and dates. */
  private static final int BLOCK_BYTES = 32768;

  /** DuckDB's name of the in-memory database. */
  static final String MEMORY = "memory";

  /** Name under which the file being built is attached. */
  static final String BUILDING = "building";

  /** Separator (unit separator) that does not occur in texts. */
  private static final String BETWEEN = "\u001f";

  private final Connection connection;
  private String inUse = MEMORY;

  private Database(Connection connection) {
    this.connection = connection;
  }

  /** In-memory database, for parsing and tests, and for attaching a file. */
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
   * Creates a file and makes it the default database. The storage version is that of DuckDB 1.2, so
   * that later clients open it. Every table has its own blocks and most tables are small, so blocks
   * are small. Views must not contain the attached name, so that nothing else is qualified by it.
   * There is no write-ahead log, since a failed build is discarded.
   */
  void createFile(Path file) {
    execute(
        "attach "
            + literal(file.toString())
            + " as "
            + BUILDING
            + " (storage_version 'v1.2.0', block_size "
            + BLOCK_BYTES
            + ", recovery_mode no_wal_writes)");
    use(BUILDING);
  }

  /** Attaches a copy of another file instead of a new one. */
  void openFile(Path file) {
    execute(
        "attach "
            + literal(file.toString())
            + " as "
            + BUILDING
            + " (recovery_mode no_wal_writes)");
    use(BUILDING);
  }

  /** Runs with the in-memory database as default, with schemas of the same names. */
  void beside(Runnable creation) {
    String before = inUse;
    use(MEMORY);
    creation.run();
    use(before);
  }

  private void use(String catalog) {
    execute("use " + catalog);
    inUse = catalog;
  }

  /** Another connection for another thread, to be closed separately. */
  Database alongside() {
    try {
      Database other = new Database(connection.unwrap(DuckDBConnection.class).duplicate());
      other.use(inUse);
      return other;
    } catch (SQLException e) {
      throw new WarehouseException("DuckDB gives no second connection: " + e.getMessage(), e);
    }
  }

  void closeFile() {
    execute("checkpoint " + BUILDING);
    use(MEMORY);
    execute("detach " + BUILDING);
  }

  /** Runs statements in one transaction. */
  void inOneGo(Runnable statements) {
    execute("begin");
    statements.run();
    execute("commit");
  }

  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new WarehouseException(e.getMessage(), e);
    }
  }

  Rows query(String sql, Object... parameters) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(FilledQuery.of(sql, Arrays.asList(parameters)))) {
      return Warehouse.read(result);
    } catch (SQLException e) {
      throw new WarehouseException(e.getMessage(), e);
    }
  }

  /**
   * Inserts rows: null as SQL null, a list of texts as a list, texts cast to the column's type.
   * Several hundred rows per statement, since a statement costs more than a row.
   */
  void insert(String table, List<String> columns, List<List<Object>> rows) {
    String names =
        columns.stream().map(Database::name).collect(Collectors.joining(", ", " (", ") values\n"));
    for (int first = 0; first < rows.size(); first += ROWS_AT_ONCE) {
      List<List<Object>> some = rows.subList(first, Math.min(first + ROWS_AT_ONCE, rows.size()));
      try {
        execute(
            "insert into "
                + table
                + names
                + some.stream().map(Database::literals).collect(Collectors.joining(",\n")));
      } catch (WarehouseException e) {
        throw new WarehouseException("cannot fill " + table + ": " + e.getMessage(), e);
      }
    }
  }

  private static String literals(List<?> values) {
    return values.stream()
        .map(
            value ->
                value == null
                    ? "null"
                    : value instanceof List<?> list ? listOf(list) : literal(String.valueOf(value)))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /**
   * A list as one text that is split in SQL, since each literal is an expression for the binder.
   */
  private static String listOf(List<?> values) {
    String joined = values.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
    boolean parts = values.stream().noneMatch(each -> String.valueOf(each).contains(BETWEEN));
    if (values.isEmpty() || !parts) {
      return values.stream()
          .map(each -> literal(String.valueOf(each)))
          .collect(Collectors.joining(", ", "cast([", "] as varchar[])"));
    }
    return "string_split(" + literal(joined) + ", chr(31))";
  }

  /**
   * Appends rows to a table of the main schema, far faster than {@link #insert}.
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

  /**
   * Appends rows to an empty table of the file being built, far faster than {@link #insert}.
   *
   * @param types of all columns of the table, in their order: {@code varchar}, {@code varchar[]},
   *     {@code integer}, {@code bigint}, {@code double}, {@code boolean} or {@code date}
   * @param rows Java null is SQL null; numbers, flags and dates may be given as texts
   */
  void append(String schema, String table, List<String> types, List<List<Object>> rows) {
    try (DuckDBAppender appender =
        connection.unwrap(DuckDBConnection.class).createAppender(inUse, schema, table)) {
      for (List<Object> row : rows) {
        appender.beginRow();
        for (int i = 0; i < types.size(); i++) {
          append(appender, types.get(i), row.get(i));
        }
        appender.endRow();
      }
    } catch (SQLException | RuntimeException e) {
      throw new WarehouseException(
          "cannot fill " + schema + "." + table + ": " + e.getMessage(), e);
    }
  }

  private static void append(DuckDBAppender to, String type, Object value) throws SQLException {
    if (value == null) {
      to.appendNull();
      return;
    }
    String text = String.valueOf(value);
    switch (type) {
      case "varchar" -> to.append(text);
      case "varchar[]" -> to.append(((List<?>) value).stream().map(String::valueOf).toList());
      case "integer" -> to.append(Integer.parseInt(text));
      case "bigint" -> to.append(Long.parseLong(text));
      case "double" -> to.append(Double.parseDouble(text));
      case "boolean" -> to.append(Boolean.parseBoolean(text));
      case "date" -> to.append(java.time.LocalDate.parse(text));
      default -> throw new IllegalArgumentException("no type of a declared column: " + type);
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
