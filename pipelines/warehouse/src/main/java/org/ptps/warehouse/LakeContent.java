package org.ptps.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Fingerprint;
import org.ptps.catalog.MachineException;

/**
 * Content hashes of lake tables. Bytes of Parquet files vary between runs with equal rows, so lakes
 * are compared by these: column names and rows, in any order and files. Rows are hashed as text, so
 * that the hash does not depend on the engine's version.
 */
public final class LakeContent {
  private LakeContent() {}

  /**
   * Content of a table.
   *
   * @param hash 64 hexadecimal digits
   */
  public record Table(long rows, String hash) {}

  /**
   * Content of each table.
   *
   * @param lake folder with one folder of Parquet files per table
   * @throws WarehouseException if a file cannot be read
   */
  public static Map<String, Table> of(Path lake) {
    Map<String, Table> content = new TreeMap<>();
    try (Database database = Database.inMemory()) {
      for (Path table : list(lake)) {
        List<String> files = LakeTables.parquetFiles(table);
        if (!files.isEmpty()) {
          content.put(
              table.getFileName().toString(), content(database::query, LakeTables.parquet(files)));
        }
      }
    }
    return content;
  }

  /**
   * Content of each lake table in a warehouse.
   *
   * @throws WarehouseException if the file is missing or not a warehouse
   */
  public static Map<String, Table> within(Warehouse warehouse, Set<String> tables) {
    Map<String, Table> content = new TreeMap<>();
    for (String table : tables) {
      content.put(table, content(warehouse::query, "lake." + Database.name(table)));
    }
    return content;
  }

  /** Column names in order, and a sum over the hashes of rows. */
  private static Table content(Function<String, Rows> engine, String from) {
    List<String> columns =
        engine.apply("describe select * from " + from).rows().stream()
            .map(row -> row.text("column_name"))
            .sorted()
            .toList();
    String row =
        "cast(row("
            + columns.stream().map(Database::name).collect(Collectors.joining(", "))
            + ") as varchar)";
    List<Object> sums =
        engine
            .apply(
                "select count(*), sum(md5_number_lower("
                    + row
                    + ")), sum(md5_number_upper("
                    + row
                    + ")) from "
                    + from)
            .values()
            .get(0);
    return new Table(
        ((Number) sums.get(0)).longValue(), Fingerprint.start().add(columns).add(sums).hash());
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw MachineException.cannotRead(folder, e);
    }
  }
}
