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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.ReadOnly;

/**
 * Builds {@code warehouse.duckdb} from the lake and {@code sql/}: beside the old file, then swapped
 * in one step, so that readers have the old or the new one and never half of it. What is published
 * is read-only on disk, and nothing that another program left beside the old file outlives it.
 */
public final class WarehouseBuilder {
  private WarehouseBuilder() {}

  /**
   * Builds the file that the settings name.
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
   * Starts the engine and reads the queries, for a process that will build later: what is read is
   * kept. What is wrong is told by the build.
   */
  public static void readAhead(WarehouseInputs inputs) {
    try (Database database = Database.inMemory()) {
      new WarehouseLayers(database, inputs, Map.of()).readAhead();
    }
  }

  /**
   * Builds the file that the settings name from another of the same declarations, queries and
   * settings: what its lake does not change stays.
   *
   * @param before that warehouse, whole
   * @throws WarehouseException if the engine fails; the previous file is as it was
   * @throws org.ptps.catalog.MachineException if the disk fails or another program holds the file
   *     for writing; the previous file is as it was
   */
  public static void update(WarehouseInputs inputs, Path before) {
    build(
        inputs.settings().warehouse(),
        Optional.of(before),
        database ->
            WarehouseLayers.within(database, inputs, Optional.empty(), WarehouseFile.of(before))
                .create());
  }

  /**
   * Builds a file that holds one table and what it reads, for those who ask nothing else of it.
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
   * The warehouse that a report of a year is made from: the same lake without what was observed,
   * delivered or published later. It is built once and kept under a name of its content.
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

  /** Whether what is computed for a day is computed until the same year as all. */
  private static boolean isUntilTheSameYear(WarehouseInputs inputs, AsOf asOf) {
    return asOf.year() == inputs.settings().lastYear();
  }

  /** A cut of which nothing is taken from the whole warehouse but its lake. */
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
   * Hashes of what a cut follows from.
   *
   * @param declared what is declared, queries included, and what each date tells
   * @param all the rows of the lake too
   */
  private record Content(String declared, String all) {}

  /**
   * What a cut follows from: rows of the lake and of what is declared, queries included, and what
   * each date tells. The bytes of the file say less, for two builds of the same differ in them.
   */
  private static Content content(Path warehouse, Path declaredTimes) {
    try (Warehouse whole = Warehouse.open(warehouse)) {
      List<String> tables =
          whole
              .query(
                  "select schema_name || '.' || table_name as name from duckdb_tables() where"
                      + " schema_name in ('lake', 'declared') and name <> '"
                      + Differences.VIEW_CONTENTS
                      + "' order by name")
              .rows()
              .stream()
              .map(row -> row.text("name"))
              .toList();
      Rows rows =
          whole.query("from (" + Differences.contents(tables, table -> table) + ") order by name");
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(declaredTimes));
      for (Rows.Row row : rows.rows()) {
        if (row.text("name").startsWith("declared.")) {
          digest.update(row.toString().getBytes(StandardCharsets.UTF_8));
        }
      }
      String declared = shown(((MessageDigest) digest.clone()).digest());
      digest.update(rows.values().toString().getBytes(StandardCharsets.UTF_8));
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
      // Whoever took the old file meanwhile would leave changes beside the new one.
      present.checkNotHeld();
      // Before the swap: between the two, changes left beside the old file are only forgotten.
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
