package org.ptps.oracle;

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
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Table;

/**
 * Makes a damaged copy of a lake: rows removed, cells emptied, answers inverted, dates moved, so
 * that rare cases become frequent. Determined by the seed.
 */
public final class DamagedLake {
  /** Identifying columns, which are never emptied. */
  private static final Set<String> KEPT =
      Set.of("country", "department_code", "municipality_code", "year", "residence", "synthetic");

  private final Statement engine;
  private final long seed;

  private DamagedLake(Statement engine, long seed) {
    this.engine = engine;
    this.seed = seed;
  }

  /**
   * Writes the damaged lake.
   *
   * @param contracts tables whose rows are damaged; every other table is taken over as it is
   * @throws UncheckedIOException where a folder cannot be made or read
   */
  public static void write(Path lake, Path damaged, Collection<Table> contracts, long seed) {
    eachTable(
        lake,
        damaged,
        seed,
        (writer, from, name) -> {
          Table contract =
              contracts.stream().filter(table -> table.id().equals(name)).findFirst().orElse(null);
          return contract == null
              ? "select *" + from
              : "select "
                  + String.join(", ", writer.columns(contract))
                  + from
                  + " where "
                  + writer.chance("row")
                  + " >= 50";
        });
  }

  /**
   * Writes a lake with the rows in another order, with other file names and line numbers.
   *
   * @throws UncheckedIOException where a folder cannot be made or read
   */
  public static void turn(Path lake, Path turned, long seed) {
    eachTable(
        lake,
        turned,
        seed,
        (writer, from, name) -> {
          List<String> columns = writer.names(from);
          List<String> moved = new ArrayList<>();
          for (String file : List.of("source_file", "file")) {
            if (columns.contains(file)) {
              moved.add("left(md5(" + file + "), 6) || '-' || " + file + " as " + file);
            }
          }
          for (String line : List.of("source_line", "line")) {
            if (columns.contains(line)) {
              moved.add("cast(10000000 - " + line + " as integer) as " + line);
            }
          }
          return "select *"
              + (moved.isEmpty() ? "" : " replace (" + String.join(", ", moved) + ")")
              + from
              + " as rows order by hash("
              + seed
              + ", rows)";
        });
  }

  private interface Query {
    String of(DamagedLake writer, String from, String table) throws SQLException;
  }

  private static void eachTable(Path lake, Path target, long seed, Query query) {
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = engine.createStatement();
        Stream<Path> folders = Files.list(lake)) {
      DamagedLake writer = new DamagedLake(statement, seed);
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        String name = folder.getFileName().toString();
        writer.write(
            Lake.files(folder), Files.createDirectories(target.resolve(name)), name, query);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + target + " of " + lake, e);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make " + target + " of " + lake, e);
    }
  }

  private List<String> names(String from) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet columns = engine.executeQuery("describe select *" + from)) {
      while (columns.next()) {
        names.add(columns.getString("column_name"));
      }
    }
    return names;
  }

  private void write(List<Path> files, Path folder, String table, Query query) throws SQLException {
    if (files.isEmpty()) {
      return;
    }
    String names =
        files.stream().map(DamagedLake::literal).collect(Collectors.joining(", ", "[", "]"));
    String from = " from read_parquet(" + names + ", hive_partitioning = false)";
    engine.execute(
        "copy ("
            + query.of(this, from, table)
            + ") to "
            + literal(folder.resolve("part-00000.parquet"))
            + " (format parquet)");
  }

  private List<String> columns(Table contract) {
    List<String> columns = new ArrayList<>();
    Set<String> origin = Table.ORIGIN.stream().map(Column::name).collect(Collectors.toSet());
    for (Column column : contract.allColumns()) {
      String name = column.name();
      boolean isKey = contract.key().contains(name);
      String cell = name;
      if (column.type() == ColumnType.DATE) {
        cell =
            "case when "
                + chance(name + " day")
                + " < 100 then "
                + name
                + " + cast("
                + chance(name + " days")
                + " - 500 as integer) else "
                + name
                + " end";
      } else if (column.type() == ColumnType.FLAG && !KEPT.contains(name)) {
        cell = name + " <> (" + chance(name + " turned") + " < 100)";
      }
      if (!isKey && !KEPT.contains(name) && !origin.contains(name)) {
        cell = "case when " + chance(name) + " >= 60 then " + cell + " end";
      }
      columns.add("cast(" + cell + " as " + column.type().sql() + ") as " + name);
    }
    return columns;
  }

  /** Pseudo-random number from 0 to 999 by seed, row and purpose. */
  private String chance(String what) {
    return "cast(hash("
        + seed
        + ", '"
        + what
        + "', source_file, source_sheet, source_line) % 1000 as integer)";
  }

  private static String literal(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }
}
