package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Words;

/** What a reader can ask a finished warehouse. */
class ExplanationTest {
  @TempDir static Path folder;
  private static Warehouse warehouse;

  @BeforeAll
  static void build() {
    WarehouseInputs declared = Declarations.inputs(folder);
    WarehouseInputs inputs =
        new WarehouseInputs(
            declared.home(),
            declared.lake(),
            declared.settings(),
            declared.tables(),
            List.of(
                new SourceFacts(
                    "communities_source",
                    new Words("Comunidades", "Communities"),
                    "SIASAR",
                    "CC BY 4.0",
                    "",
                    "SIASAR",
                    "",
                    false,
                    List.of(new Words("Es rural.", "It is rural.")),
                    "communities",
                    null)),
            declared.catalog());
    new LakeFixture(inputs)
        .community("c1", "0101", 2016, 40, 10)
        .community("c2", "0101", 2017, 60, 0)
        .community("c2", "0101", 2015, 55, 55)
        .community("c3", "0102", 2017, 10, 12)
        .dwellings("0101", 2017, 100, 50)
        .urbanReturn("u1", "0101", 2017, 50, 45)
        .urbanReturn("u2", "0102", 2017, 10, 12)
        .row(
            "urban_providers",
            "provider_id=u3, municipality_code=0103, year=2017, billed_hnl=100, collected_hnl=120")
        .row(
            "systems",
            "system_id=s1, municipality_code=0101, survey_date=2018-02-01, index_eia=0.95,"
                + " class_published=B, siasar_generation=2")
        .row(
            "file_ledger",
            "source=communities_source, file=communities.csv, synthetic=false, physical_lines=5,"
                + " header=1, kept=4, edition=2")
        .row(
            "file_ledger",
            "source=, file=notes.txt, synthetic=false, physical_lines=3, unclaimed_reason=sin fuente,"
                + " unclaimed_reason_en=no source, nearest_source=siasar_communities")
        .row(
            "rejected_rows",
            "source=communities_source, file=communities.csv, line=7, column_name=viviendas, value=x,"
                + " rule=number, severity=reject, reason_es=no es número, reason_en=not a number,"
                + " remedy_es=corregir, remedy_en=correct")
        .write(inputs.lake());
    WarehouseBuilder.build(inputs);
    warehouse = Warehouse.open(inputs.settings().warehouse());
  }

  @AfterAll
  static void close() {
    warehouse.close();
  }

  @Test
  void anExplanationEndsAtTheLinesThatWereCountedAndNoOthers() {
    Explanation explanation = Explanation.of(warehouse, "pt-cob-01", "0101", 2017, "total");

    assertThat(explanation.value().number("numerator")).isEqualTo(30 + 60 + 45);
    assertThat(explanation.counted().rows())
        .extracting(row -> row.text("row_id"))
        .containsExactly("c1", "c2", "u1");
    assertThat(explanation.origins().values())
        .containsExactly(
            List.of("communities.csv:2"),
            List.of("communities.csv:3"),
            List.of("urban_providers.csv:2"));
    assertThat(explanation.value().integer("n_rows")).isEqualTo(3);
    assertThat(explanation.universe().rows().get(0).number("dwellings")).isEqualTo(150);
    assertThat(explanation.indicator().text("sql")).contains("from model.community_years");
    assertThat(explanation.baselines().values()).hasSize(8);
    assertThat(explanation.sources().rows())
        .extracting(row -> row.text("publisher"))
        .containsExactly("SIASAR");
    assertThat(explanation.lineage().rows())
        .anySatisfy(
            row -> {
              assertThat(row.text("name")).isEqualTo("community_years");
              assertThat(row.text("reads_schema") + "." + row.text("reads_name"))
                  .isEqualTo("lake.communities");
            });
  }

  @Test
  void theSumsOfTheCountedRowsAreThoseOfTheValue() {
    for (String residence : List.of("rural", "urban", "total")) {
      Explanation explanation =
          Explanation.of(warehouse, "pt_cob_01_families_with_water_pct", "0101", 2017, residence);
      for (String column : List.of("numerator", "denominator")) {
        assertThat(
                explanation.counted().rows().stream().mapToDouble(row -> row.number(column)).sum())
            .isEqualTo(explanation.value().number(column));
      }
    }
  }

  @Test
  void aSurveyStandsForLaterYearsUntilItIsTooOld() {
    Explanation explanation = Explanation.of(warehouse, "PT-COB-01", "0101", 2016, "rural");

    assertThat(explanation.origins().values())
        .containsExactly(List.of("communities.csv:2"), List.of("communities.csv:4"));
    assertThat(explanation.value().number("numerator")).isEqualTo(30);
  }

  @Test
  void anUnknownIndicatorOrAreaIsToldWithWhatThereIs() {
    assertThatThrownBy(() -> Explanation.of(warehouse, "PT-COB-99", "0101", 2017, "total"))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("PT-COB-01");
    assertThatThrownBy(() -> Explanation.of(warehouse, "PT-COB-01", "9999", 2017, "total"))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("9999");
  }

  @Test
  void aCommunityWithMoreDwellingsUnservedThanItHasIsUnknown() {
    Rows.Row value = Explanation.of(warehouse, "PT-COB-01", "0102", 2017, "rural").value();

    assertThat(value.value("value")).isNull();
    assertThat(value.number("unknown")).isEqualTo(10);
  }

  @Test
  void aQueryNarrowsByLevelYearAndResidence() {
    Rows rows = new IndicatorQuery("PT-COB-01", "municipality", null, 2017, "total").run(warehouse);

    assertThat(rows.rows())
        .extracting(row -> row.text("area_code"))
        .containsExactly("0101", "0102", "0103");
    assertThat(rows.columns())
        .startsWith("indicator", "level", "area_code", "area_name", "residence", "year")
        .containsSubsequence("synthetic", "validation", "reason");
  }

  @Test
  void aRawRatioAboveOneIsCutAndKept() {
    Rows.Row value = Explanation.of(warehouse, "PS-DES-05", "0103", 2017, "urban").value();

    assertThat(value.number("numerator")).isEqualTo(120);
    assertThat(value.number("value")).isEqualTo(100);
  }

  @Test
  void checksNameRefusedRowsUnclaimedFilesImpossibleRatiosAndDisagreeingLetters() {
    List<Checks.Finding> findings = Checks.run(warehouse);

    assertThat(findings)
        .extracting(Checks.Finding::rule)
        .containsExactly("number", "unclaimed_file", "ratio_above_one", "letter_disagrees");
    assertThat(findings)
        .allSatisfy(
            finding ->
                assertThat(warehouse.query(finding.query()).values())
                    .hasSize((int) finding.count()));
  }
}
