package org.ptps.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Builds {@code warehouse.duckdb} from the lake and {@code sql/}: beside the old file, then swapped
 * in one step, so that readers have the old or the new one and never half of it.
 */
public final class WarehouseBuilder {
  private WarehouseBuilder() {}

  /**
   * Builds the file that the settings name.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem of the queries and
   *     declarations; the previous file is then as it was
   * @throws WarehouseException if the engine or the disk fails; the previous file is as it was
   */
  public static void build(WarehouseInputs inputs) {
    build(inputs, WarehouseLayers::create);
  }

  /**
   * Builds a file that holds one table and what it reads, for those who ask nothing else of it.
   *
   * @param table such as {@code report.indicator_values}
   * @throws WarehouseException if the engine or the disk fails; the previous file is as it was
   */
  public static void buildOnly(WarehouseInputs inputs, String table) {
    build(inputs, layers -> layers.createOnly(table));
  }

  private static void build(WarehouseInputs inputs, Consumer<WarehouseLayers> creation) {
    Path file = inputs.settings().warehouse();
    Path building = file.resolveSibling(file.getFileName() + ".building");
    Path spill = file.resolveSibling(file.getFileName() + ".spill");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      clear(building, spill);
      try (Database database = Database.inMemory()) {
        database.execute("set temp_directory = " + Database.literal(spill.toString()));
        database.createFile(building);
        creation.accept(new WarehouseLayers(database, inputs, Map.of()));
        database.closeFile();
      }
      try (Warehouse built = Warehouse.open(building)) {
        built.query("select count(*) from report.indicator_values");
      }
      Files.move(
          building, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    } finally {
      clear(building, spill);
    }
  }

  private static void clear(Path building, Path spill) {
    try {
      Files.deleteIfExists(building);
      Files.deleteIfExists(building.resolveSibling(building.getFileName() + ".wal"));
      if (Files.isDirectory(spill)) {
        try (Stream<Path> paths = Files.walk(spill)) {
          for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove what is left of a build: " + building, e);
    }
  }
}
