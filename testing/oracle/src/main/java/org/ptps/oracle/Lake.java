package org.ptps.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/** Reads the Parquet files of a lake; DuckDB is used for decoding only. */
final class Lake {
  private final Warehouse engine;
  private final Path folder;
  private final String country;
  private final Map<String, List<Fact>> tables = new HashMap<>();

  Lake(Warehouse engine, Path folder, String country) {
    this.engine = engine;
    this.folder = folder;
    this.country = country;
  }

  /** All rows of a table; none if it is not loaded. */
  List<Fact> all(String table) {
    return tables.computeIfAbsent(table, this::read);
  }

  /** Rows of a table for the country in scope. */
  List<Fact> of(String table) {
    return all(table).stream().filter(fact -> country.equals(fact.text("country"))).toList();
  }

  private List<Fact> read(String table) {
    List<Path> files = files(folder.resolve(table));
    if (files.isEmpty()) {
      return List.of();
    }
    String names =
        files.stream()
            .map(file -> "'" + file.toString().replace("'", "''") + "'")
            .collect(Collectors.joining(", "));
    Rows rows =
        engine.query("select * from read_parquet([" + names + "], hive_partitioning = false)");
    return rows.values().stream()
        .map(
            values -> {
              Map<String, Object> cells = new HashMap<>();
              for (int i = 0; i < rows.columns().size(); i++) {
                cells.put(rows.columns().get(i), values.get(i));
              }
              return new Fact(cells);
            })
        .toList();
  }

  /** Parquet files of a table. */
  static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(path -> path.toString().endsWith(".parquet")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }
}
