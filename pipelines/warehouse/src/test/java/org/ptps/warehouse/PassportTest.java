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

class PassportTest {
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
  void aPassportEndsAtTheLinesThatWereCountedAndNoOthers() {
    Passport passport = passport("PT-COB-01/0101/total/2017/value", Passport.Reader.MEMBERS);
    Rows.Row value = passport.rows("value").rows().get(0);

    assertThat(value.number("numerator")).isEqualTo(30 + 60 + 45);
    assertThat(passport.rows(Passport.COUNTED).rows())
        .extracting(row -> row.text("row_id"))
        .containsExactly("c1", "c2", "u1");
    assertThat(passport.rows(Passport.COUNTED).rows())
        .extracting(row -> row.text("origins"))
        .containsExactly("[communities.csv:2]", "[communities.csv:3]", "[urban_providers.csv:2]");
    assertThat(value.integer("n_rows")).isEqualTo(3);
    // Dwellings without any row are reported as missing.
    assertThat(passport.rows(Passport.UNIVERSE).isEmpty()).isTrue();
    Passport later = passport("PT-COB-01/0101/urban/2018/unknown", Passport.Reader.MEMBERS);
    assertThat(later.rows(Passport.UNIVERSE).rows())
        .singleElement()
        .satisfies(row -> assertThat(row.number("missing")).isEqualTo(50))
        .satisfies(
            row ->
                assertThat(row.text("origins"))
                    .isEqualTo("[population_dwellings.csv:2, population_dwellings.csv:3]"));
    assertThat(passport.rows("sql").rows().get(0).text("sql"))
        .contains("from model.community_years");
    assertThat(passport.rows("baselines").values()).hasSize(8);
    assertThat(passport.rows("sources").rows())
        .extracting(row -> row.text("publisher"))
        .containsExactly("SIASAR");
    assertThat(passport.rows("queries").rows())
        .extracting(row -> row.text("name"))
        .contains("indicator.pt_cob_01_families_with_water_pct", "model.community_years");
  }

  @Test
  void theSumsOfTheCountedRowsAreThoseOfTheValue() {
    for (String residence : List.of("rural", "urban", "total")) {
      Passport passport =
          passport("PT-COB-01/0101/" + residence + "/2017/value", Passport.Reader.MEMBERS);
      for (String column : List.of("numerator", "denominator")) {
        assertThat(
                passport.rows(Passport.COUNTED).rows().stream()
                    .mapToDouble(row -> row.number(column))
                    .sum())
            .isEqualTo(passport.rows("value").rows().get(0).number(column));
      }
    }
  }

  @Test
  void aSurveyStandsForLaterYearsUntilItIsTooOld() {
    Passport passport = passport("PT-COB-01/0101/rural/2016/value", Passport.Reader.MEMBERS);

    assertThat(passport.rows(Passport.COUNTED).rows())
        .extracting(row -> row.text("origins"))
        .containsExactly("[communities.csv:2]", "[communities.csv:4]");
    assertThat(passport.rows("value").rows().get(0).number("numerator")).isEqualTo(30);
  }

  @Test
  void anUnknownIndicatorOrAreaIsToldWithWhatThereIs() {
    assertThatThrownBy(
            () -> new IndicatorQuery("PT-COB-99", null, "0101", 2017, "total").run(warehouse))
        .isInstanceOf(WarehouseException.class)
        .hasMessageContaining("PT-COB-01");
    assertThat(new IndicatorQuery("PT-COB-01", null, "9999", 2017, "total").whyNone(warehouse).en())
        .contains("9999");
  }

  private static Rows.Row value(String indicator, String area, String residence) {
    return new IndicatorQuery(indicator, null, area, 2017, residence).run(warehouse).rows().get(0);
  }

  @Test
  void aCommunityWithMoreDwellingsUnservedThanItHasIsUnknown() {
    Rows.Row value = value("PT-COB-01", "0102", "rural");

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
    Rows.Row value = value("PS-DES-05", "0103", "urban");

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

  private static Passport passport(String key, Passport.Reader reader) {
    return new PassportOffice(warehouse, warehouse, reader, Declarations.inputs(folder).catalog())
        .open(key);
  }

  private static double sum(Rows rows, String column) {
    return rows.rows().stream().mapToDouble(row -> row.number("weight") * row.number(column)).sum();
  }

  @Test
  void aPassportListsWhatWasCountedAndWhatItsUniverseLacks() {
    for (String residence : List.of("rural", "urban", "total")) {
      Passport passport =
          passport("PT-COB-01/0101/" + residence + "/2017/value", Passport.Reader.MEMBERS);
      Rows counted = passport.rows(Passport.COUNTED);
      Rows.Row value = passport.rows("value").rows().get(0);

      assertThat(sum(counted, "numerator")).isEqualTo(value.number("numerator"));
      assertThat(sum(counted, "denominator")).isEqualTo(value.number("denominator"));
      double lacks =
          passport.rows(Passport.UNIVERSE).rows().stream()
              .mapToDouble(row -> row.number("missing"))
              .sum();
      assertThat(sum(counted, "unknown") + lacks).isEqualTo(value.number("unknown"));
      assertThat(passport.value()).isEqualTo(value.value("value"));
    }
    Passport total = passport("PT-COB-01/0101/total/2017/numerator", Passport.Reader.MEMBERS);
    assertThat(((Number) total.value()).doubleValue()).isEqualTo(30 + 60 + 45);
    assertThat(total.rows(Passport.COUNTED).rows())
        .extracting(row -> row.text("origins"))
        .containsExactly("[communities.csv:2]", "[communities.csv:3]", "[urban_providers.csv:2]");
    assertThat(total.rows("definition").rows().get(0).text("query"))
        .matches("sql/indicators/coverage/pt_cob_01_families_with_water_pct\\.sql:\\d+");
    assertThat(total.rows("refused").rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.text("rule")).isEqualTo("number");
              assertThat(row.columns()).doesNotContain("value", "cell");
            });
  }

  @Test
  void aPassportForAnyoneTellsPlacesOfPeopleAndNotTheirCounts() {
    Rows counted =
        passport("PT-COB-01/0101/total/2017/value", Passport.Reader.ANYONE).rows(Passport.COUNTED);

    assertThat(counted.columns())
        .contains("row_id", "origins", "sha256")
        .doesNotContain("numerator", "denominator", "unknown", "weight");
    assertThat(counted.values()).hasSize(3);
  }

  @Test
  void aPassportOfARowSaysWhatItsTableIs() {
    Passport passport = passport("thresholds/record.max_age_years/value", Passport.Reader.ANYONE);

    assertThat(((Number) passport.value()).doubleValue()).isPositive();
    assertThat(passport.rows("definition").rows().get(0).text("table_es")).contains("Un número");
    assertThat(passport.rows("definition").rows().get(0).text("file"))
        .isEqualTo("sql/report/thresholds.sql");
  }

  @Test
  void aKeyUnderWhichNothingIsPrintedIsToldSo() {
    for (String key :
        List.of(
            "PT-COB-01/9999/total/2017/value",
            "PT-XXX-01/0101/total/2017/value",
            "nada/x/y",
            "thresholds/nada/value",
            "thresholds/record.max_age_years/nada",
            "PT-COB-01/0101/total/2017/nada",
            "PT-COB-01")) {
      assertThatThrownBy(() -> passport(key, Passport.Reader.MEMBERS))
          .as(key)
          .isInstanceOf(QueryException.class)
          .hasMessageContaining(key);
    }
  }

  @Test
  void whatIsNotPublicHasNoPublicPassport() {
    try (Warehouse edition = warehouse.publicEdition()) {
      PassportOffice office =
          new PassportOffice(
              warehouse, edition, Passport.Reader.ANYONE, Declarations.inputs(folder).catalog());
      for (String key : List.of("rejected_rows/x/cell", "value_sums/x/unknown_low")) {
        assertThatThrownBy(() -> office.open(key)).as(key).isInstanceOf(QueryException.class);
      }
      assertThat(office.open("thresholds/record.max_age_years/value").value()).isEqualTo(5.0);
      // A number beside the value in another table, which has one row per edition.
      assertThat(office.open("PT-COB-01/0101/total/2017/universe").value())
          .isInstanceOf(Number.class);
    }
  }

  @Test
  void everyTableSaysWhatItIsInBothLanguagesAndEveryColumnToo() {
    WarehouseInputs inputs = Declarations.inputs(folder);
    org.ptps.catalog.hocon.Problems problems = new org.ptps.catalog.hocon.Problems();
    TableWords words = TableWords.read(inputs.home(), problems);
    problems.throwIfAny();
    java.util.Set<String> tables = new java.util.TreeSet<>();
    warehouse
        .query("select * from report.table_meanings")
        .forEach(
            row -> {
              String table = row.text("schema_name") + "." + row.text("table_name");
              tables.add(table);
              assertThat(row.text("meaning_es"))
                  .as("what " + table + " is, in sql/tables.conf")
                  .isNotBlank()
                  .isNotEqualTo(row.text("meaning_en"));
              assertThat(row.text("meaning_en")).as(table).isNotBlank();
            });

    assertThat(tables).containsAll(words.spanish().keySet()).hasSizeGreaterThan(300);
    assertThat(
            warehouse
                .query(
                    "select schema_name || '.' || table_name || '.' || column_name from"
                        + " report.column_meanings where coalesce(meaning_es, '') = '' or"
                        + " coalesce(meaning_en, '') = ''")
                .values())
        .isEmpty();
    assertThat(
            warehouse
                .query(
                    "select table_name from report.column_meanings except select table_name from"
                        + " report.table_meanings")
                .values())
        .isEmpty();
  }

  @Test
  void everyJoinIsAmongTablesThatAreThere() {
    java.util.Map<String, List<String>> tables = new java.util.TreeMap<>();
    warehouse
        .query(
            "select schema_name || '.' || table_name as name, column_name from"
                + " report.column_meanings order by all")
        .forEach(
            row ->
                tables
                    .computeIfAbsent(row.text("name"), name -> new java.util.ArrayList<>())
                    .add(row.text("column_name")));
    Joins joins = Joins.read(Declarations.inputs(folder).home());

    assertThat(joins.uselessExceptions(tables)).isEmpty();
    assertThat(joins.among(tables))
        .hasSizeGreaterThan(200)
        .allSatisfy(
            join -> assertThat(tables.get(join.to())).as(join.on()).containsAll(join.keys()));
  }
}
