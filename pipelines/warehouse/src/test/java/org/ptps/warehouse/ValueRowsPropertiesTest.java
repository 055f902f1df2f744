package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/** Properties of values for any rows of PT-COB-01. The repetition is the seed. */
class ValueRowsPropertiesTest {
  private static ValueWorkbench bench;

  /** A community, town or dwelling count of a municipality. */
  record Part(String kind, String municipality, int dwellings, int served, boolean known) {}

  @BeforeAll
  static void createQueries() throws java.io.IOException {
    WarehouseInputs inputs = Declarations.inputs(Files.createTempDirectory("properties"));
    bench = new ValueWorkbench(ValueWorkbench.withMinimumCoverage(inputs, 0), "PT-COB-01");
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  private static List<Part> parts(Random random) {
    return Stream.generate(() -> part(random)).limit(1 + random.nextInt(14)).toList();
  }

  private static Part part(Random random) {
    String kind = one(random, "community", "community", "town", "universe");
    int dwellings = upTo500(random);
    int served = Math.min(upTo500(random), dwellings);
    return new Part(
        kind,
        one(random, "0101", "0102", "0301", "0801"),
        dwellings,
        served,
        random.nextInt(4) > 0);
  }

  // Zero, one and the maximum are overrepresented.
  private static int upTo500(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> 500;
      default -> random.nextInt(501);
    };
  }

  private static String one(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
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

  @RepeatedTest(5)
  void theWholeIsTheSumOfItsParts(RepetitionInfo repetition) {
    List<Part> parts = parts(new Random(repetition.getCurrentRepetition()));
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

  @RepeatedTest(4)
  void theOrderOfRowsChangesNothing(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Part> parts = parts(random);
    List<Part> once = parts.stream().filter(part -> !part.kind().equals("universe")).toList();
    List<Part> shuffled = new ArrayList<>(once);
    Collections.shuffle(shuffled, random);

    assertThat(fill(shuffled, "true").values()).isEqualTo(fill(once, "true").values());
  }

  @RepeatedTest(4)
  void aMunicipalityElsewhereChangesNothingHere(RepetitionInfo repetition) {
    List<Part> parts = parts(new Random(repetition.getCurrentRepetition()));
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

  @RepeatedTest(5)
  void aValueLiesBetweenItsBoundsAndNeverStandsWithAReason(RepetitionInfo repetition) {
    List<Part> parts = parts(new Random(repetition.getCurrentRepetition()));
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

  @RepeatedTest(15)
  @Tag("campaign")
  void allOfThemInManyRounds(RepetitionInfo repetition) {
    theWholeIsTheSumOfItsParts(repetition);
    theOrderOfRowsChangesNothing(repetition);
    aMunicipalityElsewhereChangesNothingHere(repetition);
    aValueLiesBetweenItsBoundsAndNeverStandsWithAReason(repetition);
  }
}
