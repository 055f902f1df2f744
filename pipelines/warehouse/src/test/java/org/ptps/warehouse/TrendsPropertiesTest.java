package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;

/** Properties of trends of any share with target 100. The repetition is the seed. */
class TrendsPropertiesTest {
  private static final List<String> STATUSES =
      List.of(
          "no_data",
          "not_comparable",
          "met",
          "insufficient_evidence",
          "regressing",
          "on_track",
          "off_track");

  /** Statuses from worst to best. */
  private static final List<String> CLASSES = List.of("regressing", "off_track", "on_track", "met");

  private static TrendWorkbench bench;

  /** A value with its missing count; areas separate series. */
  record Given(int area, int year, int value, int missing, boolean point) {}

  @BeforeAll
  static void createQueries() {
    bench = new TrendWorkbench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  // One to thirty values, one per area and year; zero and full values are overrepresented.
  private static List<Given> series(Random random) {
    int size = 1 + random.nextInt(30);
    Map<Integer, Given> series = new LinkedHashMap<>();
    while (series.size() < size) {
      Given given =
          new Given(
              1 + random.nextInt(8),
              2017 + random.nextInt(6),
              orEdge(random, 100),
              orEdge(random, 30),
              random.nextInt(3) > 0);
      series.putIfAbsent(given.area() * 10_000 + given.year(), given);
    }
    return List.copyOf(series.values());
  }

  private static int orEdge(Random random, int most) {
    return switch (random.nextInt(10)) {
      case 0 -> 0;
      case 1 -> most;
      default -> random.nextInt(most + 1);
    };
  }

  private static void fill(List<Given> series) {
    bench.clear();
    for (Given given : series) {
      String area = "level=municipality, area_code=010" + given.area();
      bench.value(
          given.year(),
          given.value(),
          area
              + ", unknown_pct="
              + given.missing()
              + ", bound_low="
              + Math.max(0, given.value() - given.missing())
              + ", bound_high="
              + Math.min(100, given.value() + given.missing())
              + ", is_point="
              + given.point());
      if (given.year() == 2017) {
        bench.point(2017, given.value(), area);
      }
    }
  }

  @RepeatedTest(3)
  void everyLaterYearHasExactlyOneStatus(RepetitionInfo repetition) {
    List<Given> series = series(new Random(repetition.getCurrentRepetition()));
    fill(series);
    long starts = series.stream().filter(given -> given.year() == 2017).count();
    List<Rows.Row> trends = bench.trends().rows();
    assertThat(trends).hasSize((int) (5 * starts));
    assertThat(trends)
        .allSatisfy(
            row -> {
              assertThat(STATUSES).contains(row.text("status"));
              assertThat(CLASSES.contains(row.text("status")))
                  .isEqualTo(row.text("reason") == null);
              if (row.value("change_points") == null) {
                assertThat(row.value("progress")).isNull();
                assertThat(row.value("arrival_year")).isNull();
              }
            });
  }

  /** Holds for every claim, however few cases it has. */
  @RepeatedTest(3)
  void noClaimGoesBeyondItsEvidence(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Given> series = series(random);
    fill(series, random);
    for (Rows.Row row : bench.trends().rows()) {
      String status = row.text("status");
      Double value = row.number("value");
      double baseline = row.number("baseline_value");
      boolean few =
          row.number("denominator") != null
              && Math.min(row.number("denominator"), row.number("start_denominator")) < 5;
      if ("on_track".equals(status)) {
        assertThat(value).isPositive().isGreaterThanOrEqualTo(baseline);
        double expected = row.number("expected");
        assertThat(value)
            .isGreaterThanOrEqualTo(Math.max(expected - 2, (baseline + expected) / 2) - 1e-9);
      }
      if ("met".equals(status)) {
        assertThat(row.number("bound_low")).isGreaterThanOrEqualTo(99.5);
      }
      if (CLASSES.contains(status) && !"met".equals(status)) {
        // With few cases a lower numerator says more than an interval.
        if (!few) {
          assertThat(row.text("change")).isNotEqualTo("not_testable");
        }
        assertThat(row.number("unknown_pct")).isLessThanOrEqualTo(20);
      }
      if (List.of("on_track", "off_track").contains(status)) {
        assertThat(few).isFalse();
      }
      if ("regressing".equals(status) && !few) {
        assertThat(row.text("change")).isEqualTo("down");
      }
      String panel = row.text("panel_says");
      if (List.of("up", "down").contains(String.valueOf(row.text("change")))) {
        assertThat(panel).isIn("same", "no_panel");
        assertThat(row.text("change")).isEqualTo(row.text("total_change"));
      }
      if (panel != null && List.of("opposite", "no_clear_change", "too_small").contains(panel)) {
        assertThat(row.text("change")).isEqualTo("no_clear_change");
        assertThat(status).isNotEqualTo("on_track");
      }
    }
  }

  // Series of few or many things, with a panel that agrees or not.
  private static void fill(List<Given> series, Random random) {
    bench.clear();
    for (Given given : series) {
      String area = "level=municipality, area_code=010" + given.area();
      int denominator = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 40;
      boolean bounded = random.nextInt(6) > 0;
      bench.value(
          given.year(),
          given.value(),
          area
              + ", unknown_pct="
              + given.missing()
              + ", denominator="
              + denominator
              + ", bound_low="
              + (bounded ? Math.max(0, given.value() - given.missing()) : null)
              + ", bound_high="
              + (bounded ? Math.min(100, given.value() + given.missing()) : null)
              + ", is_point="
              + given.point());
      for (int thing = 0; thing < random.nextInt(4); thing++) {
        bench.thing(
            "t" + thing,
            given.year(),
            given.year(),
            random.nextInt(11),
            10,
            "municipality_code=010" + given.area());
      }
      if (given.year() == 2017) {
        bench.point(2017, given.value(), area);
      }
    }
  }

  @RepeatedTest(3)
  void theOrderOfRowsChangesNothing(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Given> series = series(random);
    fill(series);
    List<List<Object>> first = bench.trends().values();
    List<Given> shuffled = new ArrayList<>(series);
    Collections.shuffle(shuffled, random);
    fill(shuffled);
    assertThat(bench.trends().values()).isEqualTo(first);
  }

  @RepeatedTest(3)
  void aHigherValueNeverHasAWorseStatus(RepetitionInfo repetition) {
    List<Given> series = series(new Random(repetition.getCurrentRepetition()));
    fill(
        series.stream()
            .map(given -> new Given(given.area(), given.year(), given.value(), 0, true))
            .toList());
    List<Rows.Row> lower = bench.trends().rows();
    fill(
        series.stream()
            .map(
                given ->
                    new Given(
                        given.area(),
                        given.year(),
                        given.year() == 2017 ? given.value() : Math.min(100, given.value() + 7),
                        0,
                        true))
            .toList());
    List<Rows.Row> higher = bench.trends().rows();
    for (Rows.Row row : lower) {
      if (CLASSES.contains(row.text("status"))) {
        Rows.Row other =
            higher.stream()
                .filter(
                    candidate ->
                        candidate.text("area_code").equals(row.text("area_code"))
                            && candidate.integer("year").equals(row.integer("year")))
                .findFirst()
                .orElseThrow();
        assertThat(CLASSES.indexOf(other.text("status")))
            .isGreaterThanOrEqualTo(CLASSES.indexOf(row.text("status")));
      }
    }
  }

  @RepeatedTest(8)
  @Tag("campaign")
  void allOfThemInManyRounds(RepetitionInfo repetition) {
    everyLaterYearHasExactlyOneStatus(repetition);
    noClaimGoesBeyondItsEvidence(repetition);
    theOrderOfRowsChangesNothing(repetition);
    aHigherValueNeverHasAWorseStatus(repetition);
  }
}
