package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** A finished {@code warehouse.duckdb}, opened read-only so that any number of readers share it. */
public final class Warehouse implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  private Warehouse(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * @throws WarehouseException if the file is missing or is no warehouse
   */
  public static Warehouse open(Path file) {
    if (!Files.exists(file)) {
      throw new WarehouseException("there is no warehouse at " + file + " → run: ./ptps run");
    }
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", "true");
    try {
      return new Warehouse(file, DriverManager.getConnection("jdbc:duckdb:" + file, properties));
    } catch (SQLException e) {
      throw new WarehouseException("cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * What anyone may read of this warehouse: the schema {@code report} alone, in which a value about
   * few people is empty, with reason {@code suppressed}, and so is what would give it away; a row
   * to correct shows its rule and place and no text of a cell.
   *
   * @return a warehouse to be closed by itself
   * @throws WarehouseException if the file cannot be opened
   */
  public Warehouse publicEdition() {
    Connection edition = null;
    try {
      edition = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = edition.createStatement()) {
        statement.execute("set threads = 2");
        statement.execute("set autoinstall_known_extensions = false");
        statement.execute("set autoload_known_extensions = false");
        statement.execute(
            "attach "
                + Database.literal(file.toString())
                + " as "
                + PublicEdition.WHOLE
                + " (read_only)");
      }
      PublicEdition.create(edition);
      return new Warehouse(file, edition);
    } catch (SQLException e) {
      try {
        if (edition != null) {
          edition.close();
        }
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw new WarehouseException(
          "cannot open the public edition of " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Runs one query; {@code ?} in it are filled from {@code parameters}.
   *
   * @throws WarehouseException if the engine refuses the query
   */
  public Rows query(String sql, Object... parameters) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet result = statement.executeQuery()) {
        return read(result);
      }
    } catch (SQLException e) {
      throw new WarehouseException("the query failed: " + e.getMessage() + "\n" + sql, e);
    }
  }

  /**
   * Writes the answer to a query into a file.
   *
   * @param options what the engine's {@code copy} needs to know, such as {@code format parquet}
   * @throws WarehouseException if the engine refuses the query or the file cannot be written
   */
  public void copy(String sql, Path file, String options) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (" + sql + ") to " + Database.literal(file.toString()) + " (" + options + ")");
    } catch (SQLException e) {
      throw new WarehouseException("cannot write " + file + ": " + e.getMessage() + "\n" + sql, e);
    }
  }

  static Rows read(ResultSet result) throws SQLException {
    ResultSetMetaData meta = result.getMetaData();
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      columns.add(meta.getColumnLabel(i));
    }
    List<List<Object>> rows = new ArrayList<>();
    while (result.next()) {
      List<Object> row = new ArrayList<>(columns.size());
      for (int i = 1; i <= columns.size(); i++) {
        row.add(plain(result.getObject(i)));
      }
      rows.add(row);
    }
    return new Rows(List.copyOf(columns), rows);
  }

  /** Lists as Java lists, so that no reader needs to know of JDBC. */
  private static Object plain(Object value) throws SQLException {
    return value instanceof Array array
        ? Collections.unmodifiableList(Arrays.asList((Object[]) array.getArray()))
        : value;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new WarehouseException("cannot close the warehouse: " + e.getMessage(), e);
    }
  }
}
