package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.hocon.Problems;

/**
 * Whether a thing is known does not depend on its answer: with all answers inverted, the numbers of
 * known and unknown things stay the same. Rows are those of the worked examples with random
 * answers, some missing. An answer that makes a question inapplicable (no COMAS has no sessions) is
 * left unchanged.
 */
class KnownnessTest {
  private static final int TRIES = 4;
  private static final int TRIES_OF_A_CAMPAIGN = 50;

  @TempDir static Path folder;
  private static Database database;
  private static WarehouseLayers layers;
  private static WarehouseInputs inputs;
  private static Map<String, SqlFile> queries;

  /** A column with an answer: how it is drawn and inverted; null is unknown. */
  private interface Answer {
    Object drawn(Map<String, Object> row, Random random);

    Object turned(Object answer, Map<String, Object> row);
  }

  private record YesNo(Object yes, Object no) implements Answer {
    @Override
    public Object drawn(Map<String, Object> row, Random random) {
      return random.nextBoolean() ? yes : no;
    }

    @Override
    public Object turned(Object answer, Map<String, Object> row) {
      return answer.equals(yes) ? no : yes;
    }
  }

  /** A number up to a limit or to another column. */
  private record Amount(String of, int limit) implements Answer {
    @Override
    public Object drawn(Map<String, Object> row, Random random) {
      return 1 + random.nextInt(Math.max(1, most(row) - 1));
    }

    @Override
    public Object turned(Object answer, Map<String, Object> row) {
      return Math.max(most(row) - ((Number) answer).intValue(), 0);
    }

    private int most(Map<String, Object> row) {
      return row.get(of) instanceof Number number ? number.intValue() : limit;
    }
  }

  /** A date that is null for "no". */
  private record Done(String day) implements Answer {
    @Override
    public Object drawn(Map<String, Object> row, Random random) {
      return random.nextBoolean() ? day : null;
    }

    @Override
    public Object turned(Object answer, Map<String, Object> row) {
      return answer == null ? day : null;
    }
  }

  private static final Answer FLAG = new YesNo(true, false);
  private static final Answer LETTER = new YesNo("A", "D");

  private static final Map<String, Answer> ANSWERS =
      Map.ofEntries(
          Map.entry("community_years.dwellings_without_water", new Amount("dwellings", 10)),
          Map.entry("community_years.handwashing_soap_dwellings", new Amount("dwellings", 10)),
          Map.entry("community_years.handwashing_soap_use_dwellings", new Amount("dwellings", 10)),
          Map.entry("community_years.sanitation_type1_dwellings", new Amount("dwellings", 10)),
          Map.entry("community_years.sanitation_type2_dwellings", new Amount("dwellings", 10)),
          Map.entry(
              "community_years.sanitation_type1_own_full_use_dwellings",
              new Amount("dwellings", 10)),
          Map.entry(
              "community_years.sanitation_type2_own_full_use_dwellings",
              new Amount("dwellings", 10)),
          Map.entry(
              "community_system_years.connections_of_community",
              new Amount("served_households", 10)),
          Map.entry("urban_provider_years.water_connections", new Amount("dwellings", 10)),
          Map.entry("urban_provider_years.sewer_connections", new Amount("dwellings", 10)),
          Map.entry("urban_provider_years.own_improved_facilities", new Amount("dwellings", 10)),
          Map.entry("urban_provider_years.hours_per_day", new Amount("", 24)),
          Map.entry("urban_provider_years.collected_hnl", new Amount("billed_hnl", 10)),
          Map.entry("urban_provider_years.income_year_hnl", new Amount("", 1000)),
          Map.entry("system_years.hours_per_day", new Amount("", 24)),
          Map.entry("system_years.enough_in_dry_season", FLAG),
          Map.entry("system_years.siasar_class", LETTER),
          Map.entry("system_years.coliform_test", new YesNo("pass", "fail")),
          Map.entry("system_years.chlorine_residual_mg_l", new Amount("", 8)),
          Map.entry("system_years.technology", new YesNo("gravity", "pumped")),
          Map.entry("system_years.connections", new Amount("dwellings_served", 10)),
          Map.entry("provider_years.siasar_class", LETTER),
          Map.entry("provider_years.is_legal", FLAG),
          Map.entry("provider_years.board_complete", FLAG),
          Map.entry("provider_years.board_meetings", new Amount("", 8)),
          Map.entry("provider_years.has_operator", FLAG),
          Map.entry("provider_years.preventive_maintenance", FLAG),
          Map.entry("provider_years.repair_hours", new Amount("", 96)),
          Map.entry("provider_years.catchment_declared", FLAG),
          Map.entry("provider_years.catchment_actions", FLAG),
          Map.entry("provider_years.collected_hnl", new Amount("billed_hnl", 10)),
          Map.entry("provider_years.income_year_hnl", new Amount("", 1000)),
          Map.entry("facility_years.with_water", new YesNo(1, 0)),
          Map.entry("facility_years.with_toilets", new YesNo(1, 0)),
          Map.entry("municipal_checklists.policy_approved", FLAG),
          Map.entry("municipal_checklists.comas_sessions", new Amount("", 8)),
          Map.entry("municipal_checklists.uscl_reports", new Amount("", 8)),
          Map.entry("municipal_checklists.plan_costed", FLAG),
          Map.entry("municipal_checklists.has_technician", FLAG),
          Map.entry("municipal_checklists.ajaaps_exists", FLAG),
          Map.entry("scale_register.has_agreement", FLAG),
          Map.entry("scale_register.applies_roadmap", FLAG),
          Map.entry("municipal_spending.wash_executed_hnl", new Amount("total_executed_hnl", 10)),
          Map.entry("complaints.solved_on", new Done("2017-03-02")),
          Map.entry("improvement_requests.answered_on", new Done("2017-04-01")),
          Map.entry("assistance_needs.closed_on", new Done("2017-10-01")),
          Map.entry("self_assessments.score", new Amount("", 100)),
          Map.entry("mapas_score_years.score", new Amount("", 3)),
          Map.entry("poa_activities.progress_pct", new Amount("", 100)),
          Map.entry("poa_activities.spent_hnl", new Amount("budget_hnl", 10)),
          Map.entry("poa_activities.done_on", new Done("2017-01-05")),
          Map.entry("instrument_years.instrument_state", new YesNo("approved", "proposed")),
          Map.entry("water_tests.coliform_test", new YesNo("pass", "fail")));

  /** Columns that are counted and no answers: continuity is a share of households served. */
  private static final Map<String, String> COUNTED =
      Map.of("PS-NIV-03", "urban_provider_years.water_connections");

  /** Indicators that ask only whether a record exists. */
  private static final List<String> WITHOUT_AN_ANSWER =
      List.of(
          "PS-MUN-04",
          "PS-MUN-05",
          "PS-NAC-02",
          "SUP-APO-01",
          "SUP-ASO-01",
          "SUP-AUT-02",
          "SUP-USU-01",
          "SUP-USU-03");

  @BeforeAll
  static void createQueries() {
    inputs = Declarations.inputs(folder);
    database = Database.inMemory();
    layers = new WarehouseLayers(database, inputs, Map.of());
    layers.createOnly("report.value_rows");
    queries =
        SqlFiles.read(inputs.home(), inputs.catalog().indicators(), new Problems()).stream()
            .collect(Collectors.toMap(SqlFile::qualified, file -> file));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @TestFactory
  Stream<DynamicTest> turningTheAnswersChangesNothingOfWhatIsKnown() {
    return turned(TRIES);
  }

  @TestFactory
  @Tag("campaign")
  Stream<DynamicTest> norWithManyAnswers() {
    return turned(TRIES_OF_A_CAMPAIGN);
  }

  private static Stream<DynamicTest> turned(int tries) {
    return inputs.catalog().indicators().stream()
        .filter(indicator -> !WITHOUT_AN_ANSWER.contains(indicator.code()))
        .map(
            indicator ->
                DynamicTest.dynamicTest(
                    indicator.code(), () -> turn(indicator, tries, new Random(2017))));
  }

  @Test
  void onlyAnIndicatorWithoutAnAnswerIsLeftOut() {
    assertThat(inputs.catalog().indicators().stream().map(Indicator::code).toList())
        .containsAll(WITHOUT_AN_ANSWER);
  }

  private static void turn(Indicator indicator, int tries, Random random) {
    int drawn = 0;
    for (int i = 0; i < indicator.examples().size(); i++) {
      drawn += turn(indicator, i, tries, random);
    }
    if (indicator.examples().stream()
        .flatMap(example -> example.given().keySet().stream())
        .anyMatch(view -> ANSWERS.keySet().stream().anyMatch(key -> key.startsWith(view + ".")))) {
      assertThat(drawn).isPositive();
    } else {
      assertThat(indicator.code()).as("an indicator without an answer to turn").isNull();
    }
  }

  /** Tries per example; returns the number of answers drawn. */
  private static int turn(Indicator indicator, int number, int tries, Random random) {
    Indicator.Example example = indicator.examples().get(number);
    int drawn = 0;
    List<SqlFile> replaced = new ArrayList<>();
    try {
      for (String name : example.given().keySet()) {
        SqlFile view = queries.get("model." + name);
        layers.replaceView(view, List.of());
        replaced.add(view);
      }
      for (int i = number; i < tries; i += indicator.examples().size()) {
        Map<String, List<Map<String, Object>>> given = new LinkedHashMap<>();
        Map<String, List<Map<String, Object>>> turned = new LinkedHashMap<>();
        for (Map.Entry<String, List<Map<String, Object>>> view : example.given().entrySet()) {
          for (Map<String, Object> row : view.getValue()) {
            Map<String, Object> asked = new LinkedHashMap<>(row);
            Map<String, Object> opposite = new LinkedHashMap<>(row);
            for (Map.Entry<String, Answer> answer : ANSWERS.entrySet()) {
              if (answer.getKey().startsWith(view.getKey() + ".")
                  && !answer.getKey().equals(COUNTED.get(indicator.code()))) {
                String column = answer.getKey().substring(view.getKey().length() + 1);
                boolean silent = !(answer.getValue() instanceof Done) && random.nextInt(3) == 0;
                Object said = silent ? null : answer.getValue().drawn(asked, random);
                asked.put(column, said);
                opposite.put(column, silent ? null : answer.getValue().turned(said, asked));
                drawn++;
              }
            }
            given.computeIfAbsent(view.getKey(), key -> new ArrayList<>()).add(asked);
            turned.computeIfAbsent(view.getKey(), key -> new ArrayList<>()).add(opposite);
          }
        }
        assertThat(split(indicator, replaced, turned))
            .as("turned: %s", given)
            .isEqualTo(split(indicator, replaced, given));
      }
    } finally {
      replaced.forEach(layers::restoreView);
    }
    return drawn;
  }

  /** Known and unknown counts by row. */
  private static List<List<Object>> split(
      Indicator indicator, List<SqlFile> views, Map<String, List<Map<String, Object>>> given) {
    views.forEach(view -> layers.refill(view, given.getOrDefault(view.name(), List.of())));
    return database
        .query(
            "select row_id, year, denominator > 0 as is_known, denominator + unknown as things, unknown > 0 as is_unknown from indicator."
                + indicator.id()
                + " where denominator > 0 or unknown > 0 order by all")
        .values();
  }
}
