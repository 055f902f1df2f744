package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.hocon.Problems;

/** The warehouse of a report of 2016, as of a date before the last data. */
class AsOfTest {
  @TempDir static Path folder;

  private static WarehouseInputs inputs;
  private static Path cut;
  private static Warehouse whole;
  private static Warehouse known;

  @BeforeAll
  static void build() {
    inputs =
        Declarations.withIndicators(
            Declarations.inputs(folder.resolve("out")),
            List.of("PT-COB-01", "PS-NIV-06", "SUP-USU-02"));
    new LakeFixture(inputs)
        .community("c1", "0101", 2016, 40, 10)
        .community("c1", "0101", 2018, 40, 0)
        .community("c2", "0102", 2018, 60, 0)
        .dwellings("0101", 2016, 50, 50)
        .dwellings("0101", 2018, 50, 50)
        .member("0101", "2014-05-01")
        .row(
            "members",
            "municipality_code=0102, partner_name=M0102, partner_category=municipality,"
                + " joined_on=2014-05-01, left_on=2017-06-30")
        .member("0103", "2017-03-01")
        .complaint("on-time", "2016-03-01", "2016-03-10", "2017-02-01")
        .complaint("late-file", "2016-04-01", "2016-04-10", "2018-02-01")
        .complaint("open-at-the-end", "2016-12-20", "2017-01-05", "2017-02-01")
        .complaint("of-2017", "2017-01-20", "2017-01-25", "2017-02-01")
        .estimate("2015", 2015, "WHO/UNICEF JMP", 92.5)
        .estimate("2017-12-31", 2016, "World Bank", 92.5)
        .estimate("2018-01-01", 2016, "World Bank", 92.5)
        .estimate("2021", 2016, "WHO/UNICEF JMP", 92.5)
        .estimate("2017", 2017, "Somebody", 92.5)
        .estimate("2018", 2016, "Somebody", 92.5)
        .row(
            "file_ledger",
            "source=complaints_source, file=complaints.csv, synthetic=false, physical_lines=5,"
                + " header=1, kept=4")
        .row(
            "file_ledger",
            "source=late, file=late.csv, synthetic=false, physical_lines=3, header=1, kept=2")
        .row(
            "delivered_rows",
            "source=late, file=late.csv, sheet=, reported_by=M0101, municipality_code=0101,"
                + " year=2016, delivered_on=2018-02-01, synthetic=false, kept=2, duplicate=0,"
                + " rejected=0")
        .write(inputs.lake());
    WarehouseBuilder.build(inputs);
    Path file = inputs.settings().warehouse();
    cut = WarehouseBuilder.asOf(inputs, AsOf.usual(2016), file, folder.resolve("cuts"));
    whole = Warehouse.open(file);
    known = Warehouse.open(cut);
  }

  @AfterAll
  static void close() {
    whole.close();
    known.close();
  }

  private static List<List<Object>> ask(Warehouse warehouse, String sql) {
    return warehouse.query(sql).values();
  }

  @Test
  void aCutIsKeptWhenTheWarehouseIsBuiltAgainFromTheSameLake() throws IOException {
    WarehouseInputs again =
        new WarehouseInputs(
            inputs.home(),
            inputs.lake(),
            Declarations.inputs(folder.resolve("again")).settings(),
            inputs.tables(),
            inputs.sources(),
            inputs.catalog());
    WarehouseBuilder.build(again);
    var made = Files.getLastModifiedTime(cut);

    Path kept =
        WarehouseBuilder.asOf(
            again, AsOf.usual(2016), again.settings().warehouse(), folder.resolve("cuts"));

    assertThat(kept).isEqualTo(cut);
    assertThat(Files.getLastModifiedTime(kept)).isEqualTo(made);
  }

  @Test
  void noYearAndNoDateOfTheReportSchemaIsLaterSaveWhatIsNamedForTheFuture() {
    List<String> later = new ArrayList<>();
    known
        .query(
            """
            select table_name, column_name, data_type
            from duckdb_columns()
            where schema_name = 'report' and not internal
                and (data_type = 'DATE' or column_name = 'year' or column_name like '%\\_year' escape '\\')
            order by all""")
        .forEach(
            column -> {
              String place = column.text("table_name") + "." + column.text("column_name");
              String year =
                  column.text("data_type").equals("DATE")
                      ? "year(" + column.text("column_name") + ")"
                      : column.text("column_name");
              if (!ask(
                      known,
                      "select 1 from report."
                          + column.text("table_name")
                          + " where "
                          + year
                          + " > 2016 limit 1")
                  .isEmpty()) {
                later.add(place);
              }
            });
    assertThat(later)
        .allSatisfy(
            place ->
                assertThat(place)
                    .matches(
                        "targets\\.year|linear_references\\..*|.*\\.target_year|deliver.*|known_sources\\.known_on|editions\\.published_on"));
    assertThat(ask(known, "select max(year(published_on)) from report.editions"))
        .containsExactly(List.of(2017L));
  }

  @Test
  void aSurveyAMemberAndAnEndAfterTheYearAreNotThere() {
    assertThat(
            ask(
                known,
                "select numerator, denominator from report.indicator_values where indicator ="
                    + " 'PT-COB-01' and area_code = '0101' and residence = 'rural' and year = 2016"))
        .containsExactly(List.of(30.0, 40.0));
    assertThat(ask(known, "select count(*) from lake.communities where community_id = 'c2'"))
        .containsExactly(List.of(0L));
    String members = "select area_code from report.areas where is_member order by area_code";
    assertThat(ask(whole, members)).containsExactly(List.of("0101"), List.of("0103"));
    assertThat(ask(known, members)).containsExactly(List.of("0101"), List.of("0102"));
    assertThat(ask(known, "select left_on from lake.members where municipality_code = '0102'"))
        .containsExactly(Arrays.asList((Object) null));
  }

  @Test
  void aLateDeliveryIsAbsentAndWhatWasOpenAtTheEndOfTheYearIsUnknown() {
    String complaints =
        "select numerator, denominator, unknown from report.indicator_values where indicator ="
            + " 'SUP-USU-02' and area_code = '0101' and year = 2016 and residence = 'total'";
    assertThat(ask(whole, complaints)).containsExactly(List.of(3.0, 3.0, 0.0));
    assertThat(ask(known, complaints)).containsExactly(List.of(1.0, 1.0, 1.0));
    assertThat(ask(known, "select file from report.file_ledger order by file"))
        .containsExactly(List.of("complaints.csv"));
    assertThat(
            ask(
                known,
                "select left_out_rule, rows from report.left_out where source ="
                    + " 'complaints_source' order by all"))
        .containsExactly(List.of("delivered_later", 1L), List.of("observed_later", 1L));
  }

  @Test
  void anEditionPublishedLaterIsAbsentAndOneWithoutADayIsNotKnownBeforeItsYear() {
    assertThat(
            ask(
                known,
                "select publisher || ' ' || edition from report.national_coverage order by all"))
        .containsExactly(List.of("WHO/UNICEF JMP 2015"), List.of("World Bank 2017-12-31"));
    assertThat(ask(known, "select distinct edition from report.baselines where edition <> ''"))
        .allSatisfy(edition -> assertThat(edition.get(0)).isNotIn("2021", "2025"));
    assertThat(ask(whole, "select count(*) from report.baselines where edition = '2021'"))
        .doesNotContain(List.of(0L));
    assertThat(
            ask(
                known,
                "select known_by, known_on from report.known_sources where" + " edition = '2015'"))
        .containsExactly(List.of("published", "2015-06-30"));
  }

  @Test
  void aLaterDayKnowsMore() {
    Path later =
        WarehouseBuilder.asOf(
            inputs,
            new AsOf(2016, LocalDate.of(2018, 6, 30)),
            inputs.settings().warehouse(),
            folder.resolve("cuts"));
    try (Warehouse warehouse = Warehouse.open(later)) {
      assertThat(
              ask(
                  warehouse,
                  "select numerator, denominator from report.indicator_values where indicator ="
                      + " 'SUP-USU-02' and area_code = '0101' and year = 2016 and residence ="
                      + " 'total'"))
          .containsExactly(List.of(2.0, 2.0));
      assertThat(
              ask(
                  warehouse,
                  "select value from report.run_facts where key = 'settings.as_of.date'"))
          .containsExactly(List.of("2018-06-30"));
    }
  }

  @Test
  void theSameWarehouseIsCutOnceAndCutsOfAnotherOneGo() throws IOException {
    Path cuts = folder.resolve("cuts");
    var made = Files.getLastModifiedTime(cut);
    Path stale = Files.writeString(cuts.resolve("2015-as-of-2016-12-31-000000000000.duckdb"), "");
    assertThat(WarehouseBuilder.asOf(inputs, AsOf.usual(2016), inputs.settings().warehouse(), cuts))
        .isEqualTo(cut);
    assertThat(Files.getLastModifiedTime(cut)).isEqualTo(made);
    assertThat(stale).doesNotExist();
  }

  @Test
  void aYearThatWasNotOverHasNoReport() {
    assertThatThrownBy(() -> new AsOf(2016, LocalDate.of(2016, 12, 30)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2016-12-31");
  }

  @Test
  void aDateOfWhichNothingSaysWhatItIsStopsTheBuild() throws IOException {
    Path home = folder.resolve("home");
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(
        home.resolve("conf/as-of.conf"),
        Files.readString(Declarations.HOME.resolve("conf/as-of.conf"))
            .replace("survey_date,", "")
            .replace("[delivered_on,", "[delivered_on, year,"));
    Problems problems = new Problems();
    Cut.times(home, LakeTables.all(inputs.tables()), problems);
    assertThatThrownBy(problems::throwIfAny)
        .hasMessageContaining("nothing says what survey_date of lake.communities is")
        .hasMessageContaining("column 'year' stands in two lists");
    assertThat(
            Cut.times(Declarations.HOME, LakeTables.all(inputs.tables()), new Problems())
                .keySet()
                .stream()
                .collect(Collectors.toSet()))
        .contains("survey_date", "year");
  }
}
