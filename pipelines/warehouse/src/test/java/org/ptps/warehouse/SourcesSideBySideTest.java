package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Household surveys, departments and the MAPAS scorecard, each over a lake of its own. */
class SourcesSideBySideTest {
  @TempDir Path folder;

  private Rows query(LakeFixture lake, String table, String sql) {
    WarehouseInputs inputs = Declarations.inputs(folder);
    lake.write(inputs.lake());
    try (Database database = Database.inMemory()) {
      new WarehouseLayers(database, inputs, Map.of()).createOnly(table);
      return database.query(sql);
    }
  }

  private LakeFixture lake() {
    return new LakeFixture(Declarations.inputs(folder));
  }

  private static void households(
      LakeFixture lake,
      String wave,
      String residence,
      int n,
      int from,
      String weight,
      String water) {
    for (int i = 0; i < n; i++) {
      lake.row(
          "household_survey",
          "wave="
              + wave
              + ", edition="
              + wave
              + ", year=2018, household_id=h"
              + (from + i)
              + ", is_head=true, residence="
              + residence
              + ", sampling_weight="
              + weight
              + ", water_supply="
              + water);
    }
  }

  @Test
  void aSurveyIsWeightedHasAnIntervalAndWithholdsWhatRestsOnFewCases() {
    LakeFixture lake = lake();
    households(lake, "2018-06", "urban", 60, 0, "10", "public_piped");
    households(lake, "2018-06", "urban", 20, 100, "30", "surface");
    households(lake, "2018-06", "urban", 20, 200, "10", "windlass_well");
    households(lake, "2018-06", "rural", 24, 300, "10", "public_piped");
    Rows rows =
        query(
            lake,
            "report.survey_coverage",
            "select * from report.survey_coverage where measure_id = 'water_improved' order by"
                + " residence");
    assertThat(rows.rows())
        .extracting(row -> row.text("residence"))
        .containsExactly("rural", "total", "urban");
    Rows.Row rural = rows.rows().get(0);
    assertThat(rural.number("value")).isNull();
    assertThat(rural.text("reason")).isEqualTo("suppressed");
    assertThat(rural.integer("n_cases")).isEqualTo(24);
    Rows.Row urban = rows.rows().get(2);
    // 600 of 1200 by weight; wells are neither: 200 of 1400 unknown.
    assertThat(urban.number("value")).isCloseTo(50, within(1e-9));
    assertThat(urban.number("unknown_pct")).isCloseTo(100 * 200 / 1400.0, within(1e-9));
    assertThat(urban.number("bound_low")).isCloseTo(100 * 600 / 1400.0, within(1e-9));
    assertThat(urban.number("bound_high")).isCloseTo(100 * 800 / 1400.0, within(1e-9));
    // Kish: 1200 squared by 60 times 100 and 20 times 900.
    assertThat(urban.number("effective_n")).isCloseTo(60, within(1e-9));
    assertThat(urban.number("ci_low")).isCloseTo(37.73, within(0.01));
    assertThat(urban.number("ci_high")).isCloseTo(62.27, within(0.01));
    assertThat(urban.flag("is_few_cases")).isFalse();
  }

  @Test
  void twentyFiveToFortyNineCasesAreMarked() {
    LakeFixture lake = lake();
    households(lake, "2018-06", "rural", 25, 0, "10", "public_piped");
    Rows.Row rural =
        query(
                lake,
                "report.survey_coverage",
                "select * from report.survey_coverage where measure_id = 'water_piped' and residence"
                    + " = 'rural'")
            .rows()
            .get(0);
    assertThat(rural.number("value")).isEqualTo(100);
    assertThat(rural.flag("is_few_cases")).isTrue();
  }

  @Test
  void aCensusOfOneMunicipalityDoesNotSpeakOfTheNation() {
    LakeFixture lake = lake();
    for (int i = 0; i < 4; i++) {
      lake.row(
          "census_dwellings",
          "census_year=2013, municipality_code=0101, residence=rural, dwelling_id=d"
              + i
              + ", sanitation_type="
              + (i == 0 ? "none" : "septic")
              + ", sanitation_shared="
              + (i == 1));
    }
    Rows rows =
        query(
            lake,
            "report.survey_coverage",
            "select level, measure_id, value, ci_low from report.survey_coverage where residence ="
                + " 'total' and measure_id in ('open_defecation', 'sanitation_basic') order by all");
    assertThat(rows.values())
        .containsExactly(
            java.util.Arrays.asList("municipality", "open_defecation", 25.0, null),
            java.util.Arrays.asList("municipality", "sanitation_basic", 50.0, null));
  }

  private static void department(LakeFixture lake, String survey, int year, String cells) {
    lake.row(
        "department_survey_points",
        "department_code=01, department_text=Atlantida, survey="
            + survey
            + ", year="
            + year
            + ", "
            + cells);
  }

  @Test
  void aDepartmentHasALineWherePointsAllowAndAReasonWhereNot() {
    LakeFixture lake = lake();
    department(lake, "DHS06", 2006, "sector=water, variable=imp, value=80");
    department(lake, "DHS12", 2012, "sector=water, variable=imp, value=92");
    department(lake, "DHS12", 2012, "sector=sanitation, variable=od, value=7");
    Rows rows =
        query(
            lake,
            "report.department_coverage",
            "select area_code, variable, year, value, reach, reason from"
                + " report.department_coverage where (area_code, variable, year) in (('01', 'wat_imp',"
                + " 2010), ('01', 'wat_imp', 2018), ('01', 'san_od', 2016), ('01', 'san_od', 2017),"
                + " ('01', 'wat_bas', 2015), ('02', 'wat_imp', 2015)) order by all");
    assertThat(rows.values())
        .containsExactly(
            java.util.Arrays.asList("01", "san_od", 2016, 7.0, "flat", null),
            java.util.Arrays.asList("01", "san_od", 2017, null, null, "too_old"),
            java.util.Arrays.asList("01", "wat_bas", 2015, null, null, "not_reported"),
            java.util.Arrays.asList("01", "wat_imp", 2010, 88.0, "line", null),
            java.util.Arrays.asList("01", "wat_imp", 2018, 96.0, "flat", null),
            java.util.Arrays.asList("02", "wat_imp", 2015, null, null, "not_reported"));
  }

  private static void score(LakeFixture lake, String edition, int year, String score) {
    lake.row(
        "mapas_scores",
        "mapas_edition="
            + edition
            + ", reference_year="
            + year
            + ", subsector=rural_water, pillar=sustainability, block=use, score="
            + score
            + ", score_status=fictitious");
  }

  @Test
  void everyCellOfTheScorecardStandsThereAndNoScoreIsMadeUp() {
    LakeFixture lake = lake();
    score(lake, "I", 2011, "0.9");
    score(lake, "II", 2015, "2.1");
    Rows rows =
        query(
            lake,
            "report.mapas_scores",
            "select count(*) as n, count(score) as scores, count(*) filter (where reason ="
                + " 'not_reported') as missing, max(score_change) as score_change, bool_or(synthetic)"
                + " as synthetic, string_agg(light, ' ' order by light) as lights from"
                + " report.mapas_scores");
    assertThat(rows.values()).containsExactly(List.of(72L, 2L, 70L, 1.2, true, "green red"));
  }

  @Test
  void everyCellOfTheScorecardMeetsAnIndicatorOrSaysThatNoneDoes() {
    Rows rows =
        query(
            lake(),
            "report.mapas_crosswalk",
            "select count(distinct position) as cells, count(*) filter (where indicator is not null"
                + " and (name_es is null or len(sdg) = 0 or meeting_es is null)) as incomplete,"
                + " count(distinct indicator) > 20 as many from report.mapas_crosswalk");
    assertThat(rows.values()).containsExactly(List.of(36L, 0L, true));
  }
}
