package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for any rows of PT-COB-01. */
class ValueRowsPropertiesTest {
  private static ValueWorkbench bench;

  /** One community, town or count of dwellings in a municipality. */
  record Part(String kind, String municipality, int dwellings, int served, boolean known) {}

  @BeforeContainer
  static void createQueries() throws java.io.IOException {
    WarehouseInputs inputs = Declarations.inputs(Files.createTempDirectory("properties"));
    bench = new ValueWorkbench(ValueWorkbench.withMinimumCoverage(inputs, 0), "PT-COB-01");
  }

  @AfterContainer
  static void close() {
    bench.close();
  }

  @Provide
  Arbitrary<List<Part>> parts() {
    return Combinators.combine(
            Arbitraries.of("community", "community", "town", "universe"),
            Arbitraries.of("0101", "0102", "0301", "0801"),
            Arbitraries.integers().between(0, 500),
            Arbitraries.integers().between(0, 500),
            Arbitraries.of(true, true, true, false))
        .as(
            (kind, place, dwellings, served, known) ->
                new Part(kind, place, dwellings, Math.min(served, dwellings), known))
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  private static Rows fill(List<Part> parts, String condition) {
    bench.clear();
    List<String> counted = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String id = part.kind() + part.hashCode() + part.municipality();
      switch (part.kind()) {
        case "community" ->
            bench.community(
                id,
                part.municipality(),
                2017,
                part.dwellings(),
                part.known() ? part.dwellings() - part.served() : null);
        case "town" ->
            bench.town(
                id,
                part.municipality(),
                2017,
                part.dwellings(),
                part.known() ? part.served() : null);
        default -> {
          if (!counted.contains(part.municipality())) {
            counted.add(part.municipality());
            bench.universe(part.municipality(), 2017, part.dwellings(), part.served());
          }
        }
      }
    }
    return bench.values(condition);
  }

  @Property(tries = 15, seed = "2017", shrinking = ShrinkingMode.OFF)
  void theWholeIsTheSumOfItsParts(@ForAll("parts") List<Part> parts) {
    Rows rows = fill(parts, "kind = 'headline' and year = 2017");
    for (String column : List.of("numerator", "denominator", "unknown")) {
      for (String residence : List.of("rural", "urban", "total")) {
        assertThat(sum(rows, "nation", residence, column))
            .isEqualTo(sum(rows, "department", residence, column))
            .isEqualTo(sum(rows, "municipality", residence, column));
      }
      assertThat(sum(rows, "nation", "total", column))
          .isEqualTo(sum(rows, "nation", "rural", column) + sum(rows, "nation", "urban", column));
    }
  }

  private static double sum(Rows rows, String level, String residence, String column) {
    return rows.rows().stream()
        .filter(row -> row.text("level").equals(level) && row.text("residence").equals(residence))
        .filter(row -> row.number(column) != null)
        .mapToDouble(row -> row.number(column))
        .sum();
  }

  @Property(tries = 10, seed = "2017", shrinking = ShrinkingMode.OFF)
  void theOrderOfRowsChangesNothing(@ForAll("parts") List<Part> parts, @ForAll Random random) {
    List<Part> once = parts.stream().filter(part -> !part.kind().equals("universe")).toList();
    List<Part> shuffled = new ArrayList<>(once);
    Collections.shuffle(shuffled, random);

    assertThat(fill(shuffled, "true").values()).isEqualTo(fill(once, "true").values());
  }

  @Property(tries = 10, seed = "2017", shrinking = ShrinkingMode.OFF)
  void aMunicipalityElsewhereChangesNothingHere(@ForAll("parts") List<Part> parts) {
    String here = "year = 2017 and (area_code like '01%' or area_code like '03%')";
    List<Part> near = parts.stream().filter(part -> !part.municipality().equals("0801")).toList();
    List<Part> more = new ArrayList<>(near);
    more.add(new Part("community", "0801", 50, 20, true));
    more.add(new Part("universe", "0801", 80, 10, true));
    if (near.stream().allMatch(part -> part.kind().equals("universe"))) {
      return;
    }

    assertThat(fill(more, here).values()).isEqualTo(fill(near, here).values());
  }

  @Property(tries = 15, seed = "2017", shrinking = ShrinkingMode.OFF)
  void aValueLiesBetweenItsBoundsAndNeverStandsWithAReason(@ForAll("parts") List<Part> parts) {
    for (Rows.Row row : fill(parts, "kind = 'headline'").rows()) {
      assertThat(row.value("value") == null).isEqualTo(row.value("reason") != null);
      if (row.value("value") != null) {
        assertThat(row.number("value")).isBetween(0.0, 100.0);
        assertThat(row.number("bound_low")).isEqualTo(row.number("value_all"));
        assertThat(row.number("value"))
            .isBetween(row.number("bound_low") - 1e-9, row.number("bound_high") + 1e-9);
      }
    }
  }
}
