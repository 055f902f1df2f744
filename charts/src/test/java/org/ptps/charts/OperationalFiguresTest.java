package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.catalog.Language;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureCatalog;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.SvgWriter;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Warehouse;

/** What the figures of tests, checklists, plans, ages and lines say of single made-up rows. */
class OperationalFiguresTest {
  @TempDir Path folder;

  /** One figure on three municipalities, after {@code sql} has changed the fixture. */
  private Picture picture(String id, String sql, int year, Language language) throws Exception {
    ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC).close();
    Path file = folder.resolve("warehouse-3-SYNTHETIC.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      FigureTables.refresh(connection);
    }
    FigureScope scope =
        new FigureScope(
            year == 0 ? OptionalInt.empty() : OptionalInt.of(year),
            Optional.empty(),
            Optional.empty());
    try (Warehouse warehouse = Warehouse.open(file)) {
      return Figures.pictures(
              new ReportTables(warehouse), FiguresTest.HOME, List.of(id), scope, language)
          .get(0);
    }
  }

  @Test
  void everyMeasuredSystemIsInOneBarAndALimitBelongsToTheNorm() throws Exception {
    Picture picture =
        picture(
            "residual_chlorine",
            """
            delete from report.chlorine_residuals;
            insert into report.chlorine_residuals
            select 'S' || row_number() over (), 'Sistema', '0101', 2020, class, residual, date '2020-05-01', null, true
            from (values ('below', 0.49), ('recommended', 0.5), ('recommended', 0.74), ('recommended', 0.75),
                ('above_recommended', 5.0), ('above_admissible', 5.01), ('above_admissible', 40)) as rows (class, residual);
            insert into report.chlorine_residuals values
                ('S8', 'Sistema', '0101', 2020, 'not_working', null, null, null, true),
                ('S9', 'Sistema', '0102', 2020, null, null, null, 'too_old', true),
                ('S10', 'Sistema', '0103', 2020, null, null, null, 'not_tested', true)""",
            0,
            Language.ES);

    assertThat(picture.description())
        .contains("4 de 7 sistemas medidos están entre 0.5 y 5.0 mg/l, 1 debajo y 2 encima")
        .contains("de los 10 con cloración, 2 (20.0\u00a0%) no tienen medición vigente")
        .contains("sin medición vigente (1 vencida): 2");
    assertThat(plain(picture))
        .contains(
            List.of("0.25–0.50\u00a0mg/l", "1"),
            List.of("0.50–0.75\u00a0mg/l", "2"),
            List.of("0.75–1.00\u00a0mg/l", "1"),
            List.of("5.00–5.25\u00a0mg/l", "2"),
            List.of("≥ 10.00\u00a0mg/l", "1"));
    assertThat(picture.plotted().rows()).hasSize(10);
  }

  @Test
  void aMunicipalityWithoutASheetIsNeitherYesNorNo() throws Exception {
    Picture picture =
        picture(
            "institution_checklist",
            """
            delete from report.municipal_checklists;
            insert into report.municipal_checklists values
                ('0101', 2019, 'comas_works', 2, true, date '2019-12-01', true),
                ('0101', 2020, 'comas_works', 2, false, date '2020-12-01', true),
                ('0101', 2020, 'has_technician', 8, null, date '2020-12-01', true),
                ('0102', 2020, 'comas_works', 2, true, date '2020-12-01', true)""",
            0,
            Language.EN);

    assertThat(picture.description())
        .contains("of 3 municipalities, 1 have a COMAS that meets")
        .contains("1 did not hand in the sheet");
    assertThat(cells(picture, "San Antonio de Cortés", "2020"))
        .contains("no")
        .doesNotContain("yes");
    assertThat(cells(picture, "San Antonio de Cortés", "2020").get(9))
        .isEqualTo("left open on the sheet");
    assertThat(cells(picture, "El Negrito", "2020").subList(2, 10))
        .containsOnly("no sheet that year");
  }

  private static List<List<String>> plain(Picture picture) {
    return picture.twin().rows().stream()
        .map(row -> row.stream().map(Annotated::plain).toList())
        .toList();
  }

  private static List<String> cells(Picture picture, String municipality, String year) {
    return plain(picture).stream()
        .filter(row -> row.get(0).equals(municipality) && row.get(1).equals(year))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void ofThoseWhoAnsweredInBothYearsTheChangeIsTold() throws Exception {
    Picture picture =
        picture(
            "self_assessment_by_partner",
            """
            delete from report.self_assessment_scores;
            insert into report.self_assessment_scores values
                ('Socio A', 'adviser', 2019, 'c1', 50.4, 3, 0, 1, true),
                ('Socio A', 'adviser', 2020, 'c1', 62.5, 3, 0, 2, true),
                ('Socio B', 'adviser', 2019, 'c1', 80, 3, 0, 3, true),
                ('Socio C', 'adviser', 2020, 'c1', 0, 3, 0, 0, true)""",
            0,
            Language.ES);

    assertThat(picture.description()).contains("2 de 3 socios", "2 de 6 respuestas");
    assertThat(plain(picture))
        .extracting(row -> row.get(0) + " " + row.get(1))
        .containsExactly("Socio A 63 (+13)", "Socio B —", "Socio C 0");
  }

  @Test
  void agesCountTheRegistersThatAreEmpty() throws Exception {
    Picture picture =
        picture(
            "observation_ages",
            """
            delete from report.observation_ages;
            insert into report.observation_ages values
                ('0101', 2020, 'systems', 2, 4, 1, date '2014-01-01', date '2020-06-01', 0.99, true),
                ('0102', 2020, 'systems', 2, 4, 4, date '2014-01-01', date '2015-06-01', 5.0, true)""",
            0,
            Language.EN);

    assertThat(picture.description())
        .contains("1 of 18 cells are under a year, 1 are 5 years or older and 16 have no data");
    assertThat(picture.caption()).anyMatch(line -> line.contains("8 rows, 62.5\u00a0% too old"));
  }

  @Test
  void moneyIsToldAsSpentOfBudgetedAndAMissingStrategySaysWhy() throws Exception {
    Picture picture =
        picture(
            "poa_progress_by_strategy",
            """
            update report.indicators set counts = 'amounts', counts_es = 'lempiras' where code = 'SUP-POA-02';
            delete from report.indicator_breakdowns where indicator = 'SUP-POA-02' and category = 'c2' and year = 2020;
            update report.indicator_breakdowns set value = 55.2, numerator = 301314, denominator = 546000
                where indicator = 'SUP-POA-02' and category = 'c1' and year = 2020""",
            0,
            Language.ES);

    assertThat(plain(picture))
        .contains(
            List.of("Estrategia 1", "Financiero", "55.2\u00a0% · 301,314 de 546,000 lempiras"),
            List.of("Estrategia 2", "Financiero", "sin registro"));
  }

  @Test
  void weightsAreNoCasesOfWhichSoManyAreTold() throws Exception {
    String weighed =
        """
        update report.indicator_breakdowns set value = 100 * 7.0 / 9, numerator = 7, denominator = 9, n_rows = 3
            where indicator = 'SUP-POA-01' and category = 'c1' and year = 2020;
        """;
    String things = "select 1";
    String sums = "update report.indicators set counts_things = false where code = 'SUP-POA-01'";

    assertThat(plain(picture("poa_progress_by_strategy", weighed + things, 0, Language.ES)))
        .contains(List.of("Estrategia 1", "Físico", "7 de 9 · n = 3"));
    assertThat(plain(picture("poa_progress_by_strategy", weighed + sums, 0, Language.ES)))
        .contains(List.of("Estrategia 1", "Físico", "77.8\u00a0% · n = 3"));
  }

  @Test
  void anEditionWithoutYearsOfTheNationHasNoEmptyPanelAndSaysSo() throws Exception {
    String none = "delete from report.national_coverage where residence = 'total'";
    Picture whole = picture("jmp_ladder_water", "select 1", 0, Language.ES);
    Picture parted = picture("jmp_ladder_water", none, 0, Language.ES);

    assertThat(whole.caption()).noneMatch(line -> line.contains("sin años en esta edición"));
    assertThat(parted.caption()).contains("Nacional: sin años en esta edición.");
    assertThat(parted.pages().get(0).height()).isLessThan(whole.pages().get(0).height());
    assertThat(parted.description()).doesNotContain("Nacional: Sin datos");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void linesWithoutASourceAreNotTakenForOutOfScope(Language language) throws Exception {
    Picture picture = picture("ledger_flow", "select 1", 0, language);

    assertThat(picture.plotted().rows())
        .contains(
            List.of("", "1", "unclaimed", "12", "ledger_by_source/;unclaimed"),
            List.of(
                "jmp_world",
                "1",
                "out_of_scope",
                "3960",
                "ledger_by_source/jmp_world;out_of_scope"),
            List.of(
                "siasar_communities",
                "1",
                "rejected",
                "40",
                "ledger_by_source/siasar_communities;rejected"));
    assertThat(picture.caption()).contains(Phrase.LEDGER_BALANCES.in(language));
  }

  @Test
  void aLedgerThatDoesNotBalanceSaysSo() throws Exception {
    Picture picture =
        picture(
            "ledger_flow",
            "update report.file_ledger set kept = kept - 1 where source = 'jmp_world'",
            0,
            Language.ES);

    assertThat(picture.caption()).contains(Phrase.LEDGER_DIFFERS.in(Language.ES));
  }

  @Test
  void aLedgerOfSixtySourcesIsReadWhole() throws Exception {
    Picture picture =
        picture(
            "ledger_flow",
            """
            insert into report.file_ledger
            select 'origen_' || n, 'f' || n, '', '2020', true, n * n, 1, 0, 0, 0, n * n - 2, 0, 1, null, null
            from generate_series(2, 61) as numbers (n)""",
            0,
            Language.ES);
    List<String> faults = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int page = 0; page < picture.pages().size(); page++) {
      SvgTexts svg = SvgTexts.read(SvgWriter.write(picture, page, "es", SvgWriter.Place.FILE));
      EveryFigureTest.check(svg, "ledger", faults);
      svg.texts().forEach(box -> texts.add(box.text()));
    }

    assertThat(faults).isEmpty();
    assertThat(texts)
        .containsAll(IntStream.rangeClosed(2, 61).mapToObj(n -> "origen_" + n).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "residual_chlorine",
        "institution_checklist",
        "self_assessment_by_partner",
        "self_assessment_by_principle",
        "observation_ages",
        "poa_progress_by_strategy",
        "provider_profile",
        "water_quality_outcomes",
        "map_municipalities_water",
        "map_departments_systems"
      })
  void aYearWithoutAnyRowSaysSoInPlaceOfAnEmptyChart(String id) throws Exception {
    Picture picture = picture(id, "select 1", 1999, Language.ES);
    SvgTexts svg = SvgTexts.read(SvgWriter.write(picture, 0, "es", SvgWriter.Place.FILE));

    assertThat(picture.description()).startsWith("Sin datos: ");
    assertThat(picture.title()).contains("1999");
    assertThat(svg.texts())
        .extracting(SvgTexts.Box::text)
        .contains("Sin datos")
        .anyMatch(text -> text.startsWith("Motivo: "));
  }

  @Test
  void aFigureThatNamesPartnersIsForMembers() {
    FigureCatalog catalog = FigureCatalog.read(FiguresTest.HOME, new Problems());

    assertThat(catalog.figures().values())
        .filteredOn(figure -> figure.audience() == ReportRequest.Audience.MEMBERS)
        .extracting(Figure::id)
        .containsExactly("self_assessment_by_partner");
  }

  @Test
  void aMapOfWhatIsNoPercentageIsRefused() throws Exception {
    Files.createDirectories(folder.resolve("home/charts/figures"));
    Files.writeString(
        folder.resolve("home/charts/figures/m.conf"),
        """
        id = m
        kind = area_map
        indicators = [PT-COB-01]
        slice { level = municipality }
        title { es = "t", en = "t" }
        message { es = "m", en = "m" }
        """);
    ReportFixture.warehouse(folder, 3, ReportFixture.Rows.REAL).close();
    Path file = folder.resolve("warehouse-3-REAL.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("update report.indicators set unit = 'hours'");
    }
    try (Warehouse warehouse = Warehouse.open(file)) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () ->
                  Figures.render(
                      warehouse,
                      folder.resolve("home"),
                      List.of(),
                      Language.ES,
                      folder,
                      Set.of(FigureFormat.SVG)))
          .isInstanceOf(ChartException.class)
          .hasMessageContaining("PT-COB-01 is none")
          .hasMessageContaining("sorted_bars");
    }
  }
}
