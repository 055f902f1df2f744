package org.ptps.lake.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Locations;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Progress;
import org.ptps.catalog.ReadOnly;
import org.ptps.lake.LakeBuilder;
import org.ptps.lake.LedgerEntry;
import org.ptps.lake.TableContent;

/** Inputs and lake at an address of Hadoop, as on a cluster without a common disk. */
class StoreTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path SAMPLE = HOME.resolve("data-sample/raw");

  @TempDir Path folder;

  private record Built(Map<String, TableContent> contents, List<String> ledger) {}

  @AfterEach
  void whole() throws IOException {
    Shelf.torn = "";
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        ReadOnly.delete(each);
      }
    }
  }

  private static String shelf(Path path) {
    return "shelf://here" + path;
  }

  private Built build(String out, String inputs, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("inputs.paths=[\"" + inputs + "\"]");
    all.add("out=" + folder.resolve(out));
    all.add("spark.hadoop.fs.shelf.impl=" + Shelf.class.getName());
    Catalog catalog = Catalog.read(HOME, Path.of("conf/sample.conf"), all);
    LakeBuilder builder = new LakeBuilder(catalog, Progress.silent());
    List<LedgerEntry> ledger = builder.build();
    return new Built(
        builder.contents(),
        ledger.stream()
            .map(
                entry ->
                    entry.input().profile().part().shown()
                        + " "
                        + entry.input().profile().sha256()
                        + " "
                        + entry.kept()
                        + " "
                        + entry.rejected())
            .toList());
  }

  private static List<String> parquet(Path lake) throws IOException {
    try (Stream<Path> files = Files.walk(lake)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> lake.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void inputsAndLakeAtAnAddressAreAsOnADisk() throws IOException {
    Built disk = build("disk", SAMPLE.toString());
    Path store = folder.resolve("store");
    Built far = build("far", shelf(SAMPLE), "lake.at=" + shelf(store));
    assertThat(far.contents()).isEqualTo(disk.contents()).hasSizeGreaterThan(40);
    assertThat(far.ledger()).isEqualTo(disk.ledger()).hasSizeGreaterThan(150);
    assertThat(store.resolve("lake")).isRegularFile().hasContent(".lake-1");
    assertThat(parquet(folder.resolve("far/lake").toRealPath()))
        .isEqualTo(parquet(folder.resolve("disk/lake").toRealPath()))
        .isEqualTo(parquet(store.resolve(".lake-1")));
    build("far", shelf(SAMPLE.resolve("ptps_members")), "lake.at=" + shelf(store));
    assertThat(store.resolve("lake")).hasContent(".lake-2");
    assertThat(store.resolve(".lake-1")).doesNotExist();
  }

  @Test
  void aStoreThatBreaksOffIsTheMachinesFaultAndNotTheFiles() {
    String inputs = shelf(SAMPLE.resolve("siasar_systems"));
    build("out", inputs);
    Path before = folder.resolve("out/lake").toAbsolutePath();
    Shelf.torn = ".csv";
    assertThatThrownBy(() -> build("out", inputs))
        .satisfies(
            thrown ->
                assertThat(MachineException.in(thrown))
                    .hasValueSatisfying(
                        fault ->
                            assertThat(fault.words().es()).startsWith("no se puede leer shelf:")));
    assertThat(before).exists();
  }

  @Test
  void aPathAtAnAddressIsFoundAgainByWhatItSays() throws IOException {
    Catalog.read(
        HOME,
        Path.of("conf/sample.conf"),
        List.of("spark.hadoop.fs.shelf.impl=" + Shelf.class.getName()));
    Path odd = Files.createDirectories(folder.resolve("á b%20c#d?"));
    Files.writeString(odd.resolve("ñ ó.txt"), "x");
    Path far = Locations.of(shelf(odd) + "/ñ ó.txt");
    assertThat(Locations.of(far.toString())).isEqualTo(far).hasToString(shelf(odd) + "/ñ ó.txt");
    assertThat(Files.readString(far)).isEqualTo("x");
    assertThat(Files.size(far)).isEqualTo(1);
    assertThat(far.getFileName()).hasToString("ñ ó.txt");
    assertThat(far.getParent().resolve("../z").normalize())
        .isEqualTo(Locations.of(shelf(folder.resolve("z"))));
    assertThat(Locations.of("file:///tmp/x")).isEqualTo(Path.of("/tmp/x"));
    assertThat(Locations.here(far)).isFalse();
    assertThat(Files.exists(far.resolveSibling("none"))).isFalse();
    Files.move(far, far.resolveSibling("other"));
    assertThat(odd.resolve("other")).exists();
  }
}
