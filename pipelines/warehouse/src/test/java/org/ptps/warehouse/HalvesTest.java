package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.hocon.DeclarationException;

/** Computed in halves, a table has the same rows and the same errors. */
@Tag("campaign")
class HalvesTest {
  private static final String SUMS = "sql/report/value_sums.sql";

  @TempDir Path folder;

  private WarehouseInputs inputs(Path home) {
    WarehouseInputs ours = Declarations.until(folder.resolve("out"), 2018);
    WarehouseInputs inputs =
        new WarehouseInputs(
            home, ours.lake(), ours.settings(), ours.tables(), ours.sources(), ours.catalog());
    new LakeFixture(inputs)
        .community("c1", "0101", 2018, 40, 10)
        .dwellings("0101", 2018, 50, 50)
        .urbanReturn("u1", "0101", 2018, 50, 45)
        .member("0101", "2014-05-01")
        .complaint("c-1", "2018-03-01", "2018-03-10", "2019-01-31")
        .write(inputs.lake());
    return inputs;
  }

  @Test
  void halvesHoldTheRowsOfTheWholeInTheirOrder() throws IOException {
    WarehouseInputs inputs = inputs(Declarations.HOME);
    WarehouseBuilder.build(inputs);

    try (Warehouse built = Warehouse.open(inputs.settings().warehouse())) {
      String whole =
          "from (" + Files.readString(Declarations.HOME.resolve(SUMS)) + "\n) order by all";
      List<List<Object>> stored = built.query("from report.value_sums").values();

      assertThat(stored).isEqualTo(built.query(whole).values());
      assertThat(
              built
                  .query(
                      "select distinct indicator from report.value_sums join report.value_parts"
                          + " using (part_id)")
                  .rows())
          .as("indicators of both halves")
          .hasSizeGreaterThan(30);
    }
  }

  @Test
  void aQueryThatTheEngineRefusesIsToldOnceByItsFile() throws IOException {
    Path home = folder.resolve("home");
    for (String part : List.of("conf", "sql")) {
      copy(Declarations.HOME.resolve(part), home.resolve(part));
    }
    Path sums = home.resolve(SUMS);
    Files.writeString(
        sums, Files.readString(sums).replaceFirst("summed\\.residence,", "summed.residencia,"));
    WarehouseInputs inputs = inputs(home);

    assertThatThrownBy(() -> WarehouseBuilder.build(inputs))
        .isInstanceOfSatisfying(
            DeclarationException.class,
            told ->
                assertThat(told.problems())
                    .filteredOn(problem -> problem.toString().contains("residencia"))
                    .hasSize(1)
                    .allMatch(problem -> problem.toString().contains(SUMS)));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
