package org.ptps.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/** A finished {@code warehouse.duckdb}, opened read-only. */
public final class Warehouse implements AutoCloseable {
  private final Connection connection;
  private final WarehouseFile file;

  private Warehouse(Connection connection, WarehouseFile file) {
    this.connection = connection;
    this.file = file;
  }

  /**
   * Opens a warehouse. If another program left changes beside it ({@code .wal}), it is refused,
   * since the engine would silently apply them.
   *
   * @throws WarehouseException if the file is missing
   * @throws org.ptps.catalog.MachineException if somebody holds it for writing, if it is damaged,
   *     another program's, or has such changes beside it, saying what to do
   */
  public static Warehouse open(Path file) {
    return open(WarehouseFile.of(file));
  }

  private static Warehouse open(WarehouseFile file) {
    if (!Files.exists(file.path())) {
      throw new WarehouseException(
          "there is no warehouse at " + file.path() + " → run: ./ptps run");
    }
    file.check();
    Properties properties = new Properties();
    properties.setProperty("duckdb.read_only", "true");
    try {
      Connection connection =
          DriverManager.getConnection("jdbc:duckdb:" + file.forEngine(), properties);
      try {
        file.checkBlocks(connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return new Warehouse(connection, file);
    } catch (SQLException e) {
      throw file.notOpened(e);
    }
  }

  /**
   * Public edition: the schema {@code report}, with confidential values empty (reason {@code
   * suppressed}) along with what would disclose them, and rejected rows without text of cells.
   *
   * @return a warehouse to be closed by itself
   * @throws org.ptps.catalog.MachineException if the file cannot be opened any more
   */
  public Warehouse publicEdition() {
    return publicEdition(Optional.empty());
  }

  /** The same with some tables of the schema alone. */
  Warehouse publicEdition(Set<String> tables) {
    return publicEdition(Optional.of(tables));
  }

  private Warehouse publicEdition(Optional<Set<String>> tables) {
    WarehouseFile same = WarehouseFile.of(file.path());
    Connection edition = null;
    try {
      edition = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = edition.createStatement()) {
        statement.execute("set threads = 2");
        statement.execute("set autoinstall_known_extensions = false");
        statement.execute("set autoload_known_extensions = false");
        statement.execute(
            "attach "
                + Database.literal(same.forEngine())
                + " as "
                + PublicEdition.WHOLE
                + " (read_only)");
      }
      if (tables.isPresent()) {
        PublicEdition.create(
            edition, tables.get().stream().collect(Collectors.toMap(table -> table, table -> "")));
      } else {
        PublicEdition.create(edition);
      }
      return new Warehouse(edition, same);
    } catch (SQLException e) {
      try {
        if (edition != null) {
          edition.close();
        }
      } catch (SQLException closing) {
        e.addSuppressed(closing);
      }
      throw same.notOpened(e);
    }
  }

  /**
   * Runs a query with parameters for {@code ?}.
   *
   * @throws WarehouseException if the engine refuses the query
   * @throws org.ptps.catalog.MachineException if the file turns out to be damaged
   */
  public Rows query(String sql, Object... parameters) {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(FilledQuery.of(sql, Arrays.asList(parameters)))) {
      return read(result);
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  /**
   * Materializes a table of {@code report} for many queries.
   *
   * @return how its queries name what was kept; its rows come in the same order
   * @throws WarehouseException if the engine refuses it
   * @throws org.ptps.catalog.MachineException if the file turns out to be damaged
   */
  public String keep(String table) {
    String kept = "temp." + Database.name("kept_" + table);
    return kept(
        kept,
        "create temp table if not exists " + kept + " as from report." + Database.name(table));
  }

  /** Materializes the answer to a query under a name, replacing an earlier one. */
  String keep(String name, String sql) {
    String kept = "temp." + Database.name(name);
    return kept(kept, "create or replace temp table " + kept + " as\n" + sql);
  }

  private String kept(String kept, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return kept;
    } catch (SQLException e) {
      throw failed(sql, e);
    }
  }

  private RuntimeException failed(String sql, SQLException e) {
    if (file.notRead(e).isPresent()) {
      return file.notRead(e).get();
    }
    try (Statement statement = connection.createStatement();
        ResultSet ours =
            statement.executeQuery(
                "select 1 from information_schema.tables where table_schema = 'report'"
                    + " and table_name = 'indicator_values'")) {
      if (!ours.next()) {
        return file.notOurs();
      }
    } catch (SQLException second) {
      e.addSuppressed(second);
    }
    return new WarehouseException("the query failed: " + e.getMessage() + "\n" + sql, e);
  }

  /**
   * Writes the answer to a query into a file with {@code copy}.
   *
   * @param options what the engine's {@code copy} needs to know, such as {@code format parquet}
   * @throws WarehouseException if the engine refuses the query
   * @throws org.ptps.catalog.MachineException if the file cannot be written
   */
  public void copy(String sql, Path target, String options) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (" + sql + ") to " + Database.literal(target.toString()) + " (" + options + ")");
    } catch (SQLException e) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      if (!said.startsWith("IO Error")) {
        throw failed(sql, e);
      }
      Words why =
          MachineException.in(e)
              .map(MachineException::words)
              .orElseGet(() -> new Words(said, said));
      throw new MachineException(
          new Words(
              "no se puede escribir en " + target + ": " + why.es(),
              "cannot write to " + target + ": " + why.en()),
          e);
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

  /** JDBC arrays as Java lists. */
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
    } finally {
      file.close();
    }
  }
}
