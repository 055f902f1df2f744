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
 * Hashes of what the tables of a lake hold. The bytes of a Parquet file differ from run to run
 * where its rows do not, so two lakes are compared by these: the names of columns and the rows, in
 * whatever order and files they stand. The hash of a row is of its text, so that it does not depend
 * on the version of the engine.
 */
public final class LakeContent {
  private LakeContent() {}

  /**
   * What a table holds.
   *
   * @param hash 64 hexadecimal digits
   */
  public record Table(long rows, String hash) {}

  /**
   * Hash of the content of each table.
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
   * Hash of the content of each table of a lake as a warehouse holds it.
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

  /** Names of columns in their own order, then rows as texts; a sum knows no order of rows. */
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
