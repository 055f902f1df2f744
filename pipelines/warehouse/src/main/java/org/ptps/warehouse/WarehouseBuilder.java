package org.ptps.warehouse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.ReadOnly;

/**
 * Builds {@code warehouse.duckdb} from the lake and {@code sql/}: beside the old file, then swapped
 * atomically. The published file is read-only; a leftover write-ahead log of the old file is
 * deleted.
 */
public final class WarehouseBuilder {
  private WarehouseBuilder() {}

  /**
   * Builds the warehouse of the settings.
   *
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem of the queries and
   *     declarations; the previous file is then as it was
   * @throws WarehouseException if the engine fails; the previous file is as it was
   * @throws org.ptps.catalog.MachineException if the disk fails or another program holds the file
   *     for writing; the previous file is as it was
   */
  public static void build(WarehouseInputs inputs) {
    build(inputs, WarehouseLayers::create);
  }

  /**
   * Starts the engine and reads the queries in advance, for a later build, which reports the
   * mistakes.
   */
  public static void readAhead(WarehouseInputs inputs) {
    try (Database database = Database.inMemory()) {
      new WarehouseLayers(database, inputs, Map.of()).readAhead();
    }
  }

  /**
   * Builds the warehouse of the settings by updating another one of the same declarations, queries
   * and settings.
   *
   * @param before that warehouse, whole
   * @param changed names of the tables of the lake that hold other rows than then, where it is
   *     known; else all are read and compared
   * @throws WarehouseException if the engine fails; the previous file is as it was
   * @throws org.ptps.catalog.MachineException if the disk fails or another program holds the file
   *     for writing; the previous file is as it was
   */
  public static void update(WarehouseInputs inputs, Path before, Optional<Set<String>> changed) {
    build(
        inputs.settings().warehouse(),
        Optional.of(before),
        database ->
            WarehouseLayers.updating(database, inputs, changed, WarehouseFile.of(before)).create());
  }

  /**
   * Builds a file with one table and its dependencies only.
   *
   * @param table such as {@code report.indicator_values}
   * @throws WarehouseException if the engine fails; the previous file is as it was
   * @throws org.ptps.catalog.MachineException if the disk fails or another program holds the file
   *     for writing; the previous file is as it was
   */
  public static void buildOnly(WarehouseInputs inputs, String table) {
    build(inputs, layers -> layers.createOnly(table));
  }

  /**
   * Builds a file of which the claims can be asked, and nothing else.
   *
   * @param like a whole warehouse of the same declarations, queries and settings, if there is one:
   *     what its lake does not change is taken from it
   * @throws WarehouseException if the engine fails; the previous file is as it was
   * @throws org.ptps.catalog.MachineException if the disk fails or another program holds the file
   *     for writing; the previous file is as it was
   */
  public static void buildClaims(WarehouseInputs inputs, Optional<Path> like) {
    build(
        inputs.settings().warehouse(),
        like,
        database ->
            like.map(
                    before ->
                        WarehouseLayers.within(
                            database, inputs, Optional.empty(), WarehouseFile.of(before)))
                .orElseGet(() -> new WarehouseLayers(database, inputs, Map.of()))
                .createAlone(Claims.ASKED));
  }

  /**
   * Builds the as-of warehouse of a report: the same lake without what was observed, delivered or
   * published later. It is cached under a hash of its content.
   *
   * @param warehouse the whole warehouse
   * @param folder where cuts are kept; earlier ones of another warehouse are taken away
   * @return the file of the cut
   * @throws org.ptps.catalog.hocon.DeclarationException with every problem of the queries and
   *     declarations
   * @throws WarehouseException if the engine or the disk fails
   */
  public static Path asOf(WarehouseInputs inputs, AsOf asOf, Path warehouse, Path folder) {
    Content content = content(warehouse, inputs.home().resolve(Cut.DECLARED_IN));
    String name = asOf.year() + "-as-of-" + asOf.date() + "-" + content.declared() + "-";
    Path file = folder.resolve(name + content.all() + ".duckdb");
    if (!Files.exists(file)) {
      Optional<Path> before =
          kept(folder).stream()
              .filter(path -> path.getFileName().toString().startsWith(name))
              .findFirst()
              .or(() -> Optional.of(warehouse).filter(path -> isUntilTheSameYear(inputs, asOf)));
      if (before.isPresent()) {
        build(
            file,
            before,
            database ->
                WarehouseLayers.within(
                        database,
                        inputs.until(asOf.year()),
                        Optional.of(new Cut(asOf, warehouse)),
                        WarehouseFile.of(before.get()))
                    .createWithoutComments());
      } else {
        asOfFromNothing(inputs, asOf, warehouse, file);
      }
    }
    removeOthers(folder, content.all());
    return file;
  }

  /** Whether the as-of warehouse and the whole one have the same last year. */
  private static boolean isUntilTheSameYear(WarehouseInputs inputs, AsOf asOf) {
    return asOf.year() == inputs.settings().lastYear();
  }

  /** Builds an as-of warehouse of which only the lake comes from the whole one. */
  static void asOfFromNothing(WarehouseInputs inputs, AsOf asOf, Path warehouse, Path file) {
    build(
        file,
        Optional.empty(),
        database ->
            WarehouseLayers.of(database, inputs.until(asOf.year()), new Cut(asOf, warehouse))
                .createWithoutComments());
  }

  /**
   * @param warehouse file of a warehouse that will be replaced, if it is there
   * @throws org.ptps.catalog.MachineException if another program holds it for writing
   */
  public static void checkNotHeld(Path warehouse) {
    WarehouseFile file = WarehouseFile.of(warehouse);
    try {
      file.checkNotHeld();
    } finally {
      file.close();
    }
  }

  private static void removeOthers(Path folder, String content) {
    try {
      for (Path other : kept(folder)) {
        if (!other.getFileName().toString().contains(content)) {
          Files.deleteIfExists(other);
        }
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
  }

  private static List<Path> kept(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw MachineException.cannotRead(folder, e);
    }
  }

  /**
   * Hashes of what an as-of warehouse depends on.
   *
   * @param declared declarations, queries and meanings of dates
   * @param all the lake's rows too
   */
  private record Content(String declared, String all) {}

  /**
   * Hashes what an as-of warehouse depends on. Bytes of the file cannot be used: two builds of the
   * same differ.
   */
  private static Content content(Path warehouse, Path declaredTimes) {
    try (Warehouse whole = Warehouse.open(warehouse)) {
      TableVersions versions = TableVersions.of(whole);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(declaredTimes));
      digest.update(versions.within("declared").toString().getBytes(StandardCharsets.UTF_8));
      String declared = shown(((MessageDigest) digest.clone()).digest());
      digest.update(versions.within("lake").toString().getBytes(StandardCharsets.UTF_8));
      return new Content(declared, shown(digest.digest()));
    } catch (IOException e) {
      throw MachineException.cannotRead(declaredTimes, e);
    } catch (NoSuchAlgorithmException | CloneNotSupportedException e) {
      throw new IllegalStateException("every Java has SHA-256, which is copied", e);
    }
  }

  private static String shown(byte[] hash) {
    return HexFormat.of().formatHex(hash).substring(0, 12);
  }

  private static void build(WarehouseInputs inputs, Consumer<WarehouseLayers> creation) {
    build(
        inputs.settings().warehouse(),
        Optional.empty(),
        database -> creation.accept(new WarehouseLayers(database, inputs, Map.of())));
  }

  private static void build(Path file, Optional<Path> before, Consumer<Database> creation) {
    WarehouseFile present = WarehouseFile.of(file);
    Path building = file.resolveSibling(file.getFileName() + ".building");
    Path spill = file.resolveSibling(file.getFileName() + ".spill");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      present.checkNotHeld();
      clear(building, spill);
      create(creation, before, building, spill);
      ReadOnly.make(building);
      // If another program has opened the old file meanwhile, its changes would be left beside the
      // new one.
      present.checkNotHeld();
      // Deleted before the swap, so that they never lie beside the new file.
      Files.deleteIfExists(present.log());
      Files.move(
          building, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw MachineException.cannotWrite(file, e);
    } finally {
      present.close();
      clear(building, spill);
    }
  }

  private static void create(
      Consumer<Database> creation, Optional<Path> before, Path building, Path spill)
      throws IOException {
    WarehouseFile target = WarehouseFile.of(building);
    boolean elsewhere = !target.plainlyNamed();
    Path folder = elsewhere ? Files.createTempDirectory("ptps-building-") : building.getParent();
    Path made = elsewhere ? folder.resolve("warehouse.duckdb") : building;
    try {
      try (Database database = Database.inMemory()) {
        database.execute(
            "set temp_directory = "
                + Database.literal((elsewhere ? folder.resolve("spill") : spill).toString()));
        if (before.isPresent()) {
          Files.copy(before.get(), made);
          ReadOnly.undo(made);
          database.openFile(made);
        } else {
          database.createFile(made);
        }
        creation.accept(database);
        database.closeFile();
      }
      WarehouseFile.of(made).fillUp();
      try (Warehouse built = Warehouse.open(made)) {
        built.query("select count(*) from report.indicator_values");
      }
      if (elsewhere) {
        Files.copy(made, building);
      }
    } finally {
      if (elsewhere) {
        ReadOnly.delete(folder);
      }
    }
  }

  private static void clear(Path building, Path spill) {
    try {
      Files.deleteIfExists(building);
      Files.deleteIfExists(building.resolveSibling(building.getFileName() + ".wal"));
      if (Files.isDirectory(spill)) {
        ReadOnly.delete(spill);
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(building, e);
    }
  }
}
