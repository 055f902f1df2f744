package org.ptps.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.ReadOnly;

/**
 * Compares two lakes of the same declarations by row key (removed, corrected, added rows), and
 * builds lakes between the two. The file and line of a row are ignored.
 */
public final class LakeMerge {
  /** Columns with file and line, which change when a line is inserted above. */
  private static final Set<String> PLACE = Set.of("source_file", "source_sheet", "source_line");

  private final Path before;
  private final Path after;
  private final Map<String, List<String>> keys;

  /**
   * @param keys columns that identify a row, by table; a table without any is compared as a whole
   *     and taken from the later lake
   */
  public LakeMerge(Path before, Path after, Map<String, List<String>> keys) {
    this.before = before;
    this.after = after;
    this.keys = keys;
  }

  /**
   * Numbers of rows that differ in a table.
   *
   * @param gone of a key that the later lake has not
   * @param corrected of one key with other content
   * @param added of a key that the earlier lake has not
   */
  public record Differing(long gone, long corrected, long added) {
    public boolean any() {
      return gone + corrected + added > 0;
    }
  }

  /**
   * Differences of tables with a key.
   *
   * @param same tables that are known to hold the same
   */
  public Map<String, Differing> differences(Set<String> same) {
    Map<String, Differing> differences = new LinkedHashMap<>();
    try (Database database = Database.inMemory()) {
      for (String table : both()) {
        List<String> key = keys.getOrDefault(table, List.of());
        if (key.isEmpty() || same.contains(table)) {
          continue;
        }
        List<String> content = content(database, table);
        Rows.Row row =
            database
                .query(
                    "select (select count(*) from "
                        + lake(before, table)
                        + " as a where not "
                        + exists(after, table, key)
                        + ") as gone, (select count(*) from "
                        + lake(after, table)
                        + " as a where not "
                        + exists(before, table, key)
                        + ") as added, (select count(*) from "
                        + lake(after, table)
                        + " as a where "
                        + exists(before, table, key)
                        + " and not "
                        + exists(before, table, content)
                        + ") as corrected")
                .rows()
                .get(0);
        Differing rows =
            new Differing(row.integer("gone"), row.integer("corrected"), row.integer("added"));
        if (rows.any()) {
          differences.put(table, rows);
        }
      }
    }
    return differences;
  }

  /** Builds the earlier lake without removed rows. */
  public Path withoutGone(Path folder) {
    return write(
        folder,
        before,
        (table, key) ->
            "select * from " + lake(before, table) + " as a where " + exists(after, table, key));
  }

  /** Builds the later lake without added rows. */
  public Path withoutAdded(Path folder) {
    return write(
        folder,
        after,
        (table, key) ->
            "select * from " + lake(after, table) + " as a where " + exists(before, table, key));
  }

  private interface Query {
    String of(String table, List<String> key);
  }

  private Path write(Path folder, Path rest, Query query) {
    Set<String> both = Set.copyOf(both());
    try (Database database = Database.inMemory()) {
      for (String table : tables(rest)) {
        Path to = Files.createDirectories(folder.resolve(table));
        List<String> key = keys.getOrDefault(table, List.of());
        if (both.contains(table) && !key.isEmpty()) {
          database.execute(
              "copy ("
                  + query.of(table, key)
                  + ") to "
                  + Database.literal(to.resolve("part-00000.parquet").toString())
                  + " (format parquet)");
        } else {
          for (String file : LakeTables.parquetFiles(rest.resolve(table))) {
            Files.copy(Path.of(file), to.resolve(Path.of(file).getFileName()));
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
  }

  /** Deletes a lake that was built here. */
  public static void drop(Path folder) {
    try {
      ReadOnly.delete(folder);
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
  }

  private static String exists(Path in, String table, List<String> columns) {
    return "exists (select 1 from "
        + lake(in, table)
        + " as b where "
        + columns.stream()
            .map(Database::name)
            .map(column -> "a." + column + " is not distinct from b." + column)
            .collect(Collectors.joining(" and "))
        + ")";
  }

  private List<String> content(Database database, String table) {
    Set<String> there =
        database.query("describe select * from " + lake(before, table)).rows().stream()
            .map(row -> row.text("column_name"))
            .collect(Collectors.toSet());
    return database.query("describe select * from " + lake(after, table)).rows().stream()
        .map(row -> row.text("column_name"))
        .filter(column -> there.contains(column) && !PLACE.contains(column))
        .toList();
  }

  private static String lake(Path lake, String table) {
    return LakeTables.parquet(LakeTables.parquetFiles(lake.resolve(table)));
  }

  private List<String> both() {
    List<String> both = new ArrayList<>(tables(before));
    both.retainAll(tables(after));
    return both;
  }

  private static List<String> tables(Path lake) {
    try (Stream<Path> entries = Files.list(lake)) {
      return entries
          .filter(table -> !table.getFileName().toString().startsWith("."))
          .filter(table -> !LakeTables.parquetFiles(table).isEmpty())
          .map(table -> table.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw MachineException.cannotRead(lake, e);
    }
  }
}
