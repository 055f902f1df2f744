package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.ReadOnly;
import org.ptps.warehouse.Warehouse;

/**
 * Removes lines of the sample's files one file after the other. The warehouse, updated each time
 * from the one before, equals one built from nothing ({@code -Dptps.updates=20} for more files).
 */
@Tag("campaign")
class UpdatedWarehouseTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path RAW = HOME.resolve("data-sample/raw");
  private static final int LINES = 5;

  @TempDir Path folder;

  @AfterEach
  void writable() throws IOException {
    for (String out : List.of("updated", "fresh")) {
      if (Files.exists(folder.resolve(out))) {
        ReadOnly.delete(folder.resolve(out));
      }
    }
  }

  @Test
  void anUpdateHoldsWhatABuildHolds() throws IOException {
    Path inputs = folder.resolve("inputs");
    List<Path> files = copy(inputs);
    long seed = Long.getLong("ptps.updates.seed", 11);
    Random random = new Random(seed);
    warehouse(inputs, "updated");
    for (int i = 0; i < Integer.getInteger("ptps.updates", 6); i++) {
      Path file = files.get(random.nextInt(files.size()));
      shorten(file, random);
      warehouse(inputs, "updated");
      warehouse(inputs, "fresh", "--fresh");

      assertThat(contents("updated"))
          .as("seed %d, step %d, %s", seed, i, file)
          .isEqualTo(contents("fresh"));
    }
  }

  private static List<Path> copy(Path inputs) throws IOException {
    List<Path> plain = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(RAW)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        Path target = inputs.resolve(RAW.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
        if (file.toString().endsWith(".csv")
            && Files.readAllLines(file, StandardCharsets.ISO_8859_1).size() > 4 * LINES) {
          plain.add(target);
        }
      }
    }
    assertThat(plain).hasSizeGreaterThan(20);
    return plain;
  }

  /** As bytes, for files have several encodings. */
  private static void shorten(Path file, Random random) throws IOException {
    List<String> lines =
        new ArrayList<>(
            List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("(?<=\n)")));
    for (int i = 0; i < LINES; i++) {
      lines.remove(lines.size() / 2 + random.nextInt(lines.size() / 2));
    }
    Files.writeString(file, String.join("", lines), StandardCharsets.ISO_8859_1);
  }

  private void warehouse(Path inputs, String out, String... more) {
    System.setProperty("ptps.home", HOME.toString());
    for (String stage : List.of("lake", "warehouse")) {
      List<String> arguments = new ArrayList<>(List.of(stage));
      if (stage.equals("lake")) {
        arguments.addAll(List.of("--inputs", inputs.toString()));
      }
      arguments.addAll(List.of("--out", folder.resolve(out).toString()));
      arguments.addAll(List.of(more));
      Answered done = Answered.to(arguments);
      assertThat(done.code()).as(done.err()).isIn(0, 2);
    }
  }

  private Map<String, Object> contents(String out) {
    Map<String, Object> contents = new LinkedHashMap<>();
    try (Warehouse warehouse = Warehouse.open(folder.resolve(out).resolve("warehouse.duckdb"))) {
      List<String> tables = new ArrayList<>();
      warehouse
          .query(
              "select table_schema || '.' || table_name as name from information_schema.tables"
                  + " where table_catalog = current_database() and table_schema in ('lake',"
                  + " 'declared', 'report') order by name")
          .forEach(row -> tables.add(row.text("name")));
      for (String table : tables) {
        contents.put(
            table,
            warehouse
                .query("select count(*), sum(hash(t)), bit_xor(hash(t)) from " + table + " as t")
                .values()
                .get(0));
      }
    }
    return contents;
  }
}
