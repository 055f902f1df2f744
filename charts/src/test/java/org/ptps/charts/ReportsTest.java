package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.catalog.Language;
import org.ptps.charts.declared.ReportFormat;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.declared.ReportRequest.Audience;
import org.ptps.charts.words.RequestException;
import org.ptps.warehouse.Warehouse;

/** The declared reports, on made-up rows and on nothing at all. */
class ReportsTest {
  @TempDir static Path folder;
  private static Warehouse nothing;
  private static Warehouse something;

  @BeforeAll
  static void build() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path filled = Files.createDirectories(folder.resolve("filled"));
    Path built = BuiltWarehouse.empty(empty);
    nothing = BuiltWarehouse.open(built);
    something =
        BuiltWarehouse.open(BuiltWarehouse.filled(built, filled, 26, ReportFixture.Rows.SYNTHETIC));
  }

  @AfterAll
  static void close() {
    nothing.close();
    something.close();
  }

  private static Path write(
      Warehouse warehouse,
      String report,
      Language language,
      Audience audience,
      ReportFormat format,
      Object... parameters) {
    return writeAll(warehouse, report, language, audience, format, parameters).get(0);
  }

  /** What was asked of a warehouse, and its files. */
  private static final Map<List<Object>, List<Path>> WRITTEN = new HashMap<>();

  /** The report and its annexes, written once for all tests. */
  private static List<Path> writeAll(
      Warehouse warehouse,
      String report,
      Language language,
      Audience audience,
      ReportFormat format,
      Object... parameters) {
    ReportRequest request = request(report, language, audience, format, parameters);
    return WRITTEN.computeIfAbsent(
        List.of(warehouse, request), asked -> writeAnew(warehouse, request));
  }

  private static List<Path> writeAnew(Warehouse warehouse, ReportRequest request) {
    String of = warehouse == nothing ? "nothing" : warehouse == something ? "something" : "changed";
    return Reports.write(
        warehouse, FiguresTest.HOME, request, folder.resolve(request.audience() + "-" + of));
  }

  private static ReportRequest request(
      String report,
      Language language,
      Audience audience,
      ReportFormat format,
      Object... parameters) {
    Map<String, Object> named = new LinkedHashMap<>();
    String name = "";
    for (int i = 0; i < parameters.length; i += 2) {
      named.put((String) parameters[i], parameters[i + 1]);
      name = String.valueOf(parameters[i + 1]);
    }
    return new ReportRequest(report, name, named, language, audience, List.of(format));
  }

  // Titles of works, names of institutions and names of settings are not translated.
  private static List<String> cited(Warehouse warehouse) {
    return warehouse
        .query(
            """
            select words from (
                select source_es as words from report.baselines
                union select name from report.thresholds
                union select citation from report.sources
                union select publisher from report.sources
                union select 'Water For People')
            where words <> ''
            order by length(words) desc, words""")
        .rows()
        .stream()
        .map(row -> row.text("words"))
        .toList();
  }

  private static final Map<String, Object[]> REPORTS =
      Map.of(
          "annual", new Object[] {"year", 2020},
          "midterm", new Object[] {"from", 2018, "to", 2020, "cut", 2019},
          "municipality", new Object[] {"year", 2020, "code", "0101"});

  @Test
  void everyReportKeepsTheChecksOfAPageInBothLanguages() throws Exception {
    for (Language language : Language.values()) {
      for (String report : REPORTS.keySet()) {
        keepsTheChecksOfAPage(something, report, language);
      }
    }
  }

  @Test
  void soItDoesWithoutData() throws Exception {
    keepsTheChecksOfAPage(nothing, "annual", Language.ES);
    keepsTheChecksOfAPage(nothing, "midterm", Language.EN);
  }

  @Test
  @Tag("campaign")
  void soItDoesWithoutDataInTheOtherLanguage() throws Exception {
    keepsTheChecksOfAPage(nothing, "annual", Language.EN);
    keepsTheChecksOfAPage(nothing, "midterm", Language.ES);
  }

  private static void keepsTheChecksOfAPage(Warehouse warehouse, String report, Language language)
      throws Exception {
    for (Path page :
        writeAll(
            warehouse,
            report,
            language,
            Audience.MEMBERS,
            ReportFormat.HTML,
            REPORTS.get(report))) {
      DocumentChecks.html(page, language, cited(warehouse));
    }
  }

  /** Pages of a reader's edition, at most. */
  private static final Map<String, Integer> MOST =
      Map.of("annual", 32, "midterm", 28, "municipality", 2);

  @ParameterizedTest
  @ValueSource(strings = {"annual", "municipality"})
  void onPaperNoTextLeavesTheSheet(String report) throws Exception {
    staysOnPaper(report);
  }

  @Test
  void theDocxOpens() throws Exception {
    opensAsDocx("municipality");
  }

  @Test
  @Tag("campaign")
  void soItIsWithTheOtherReports() throws Exception {
    staysOnPaper("midterm");
    opensAsDocx("annual");
    opensAsDocx("midterm");
  }

  private static void staysOnPaper(String report) throws Exception {
    List<Path> written =
        writeAll(
            something,
            report,
            Language.ES,
            Audience.MEMBERS,
            ReportFormat.PDF,
            REPORTS.get(report));
    for (Path pdf : written) {
      int pages = DocumentChecks.pdf(pdf);
      // What is read to the end is short; what is looked up is an annex.
      if (pdf.equals(written.get(0))) {
        assertThat(pages).as(report).isLessThanOrEqualTo(MOST.get(report));
      }
    }
  }

  private static void opensAsDocx(String report) throws Exception {
    for (Path docx :
        writeAll(
            something,
            report,
            Language.EN,
            Audience.MEMBERS,
            ReportFormat.DOCX,
            REPORTS.get(report))) {
      DocumentChecks.docx(docx);
    }
  }

  @Test
  @Tag("campaign")
  void noSheetOfAReadersEditionIsLessThanHalfFullButTheLast() throws Exception {
    for (String report : List.of("annual", "midterm")) {
      for (Language language : Language.values()) {
        List<Double> used =
            DocumentChecks.used(
                write(
                    something,
                    report,
                    language,
                    Audience.PUBLIC,
                    ReportFormat.PDF,
                    REPORTS.get(report)));
        assertThat(used).hasSizeGreaterThan(8);
        assertThat(used.subList(0, used.size() - 1))
            .as(report + " in " + language)
            .allSatisfy(each -> assertThat(each).isGreaterThan(0.5));
      }
    }
  }

  @Test
  void theSecondPageIsASummaryOfAtMostSevenFindingsAndTheCoverTellsTheFirst() throws Exception {
    Path page =
        write(something, "annual", Language.ES, Audience.PUBLIC, ReportFormat.HTML, "year", 2020);
    String html = words(Files.readString(page));
    String findings = html.substring(html.indexOf("<ol class=\"findings\">"));
    findings = findings.substring(0, findings.indexOf("</ol>"));
    List<String> numbers = DocumentChecks.all("<p class=\"number\">([^<]*)</p>", findings);
    assertThat(numbers).hasSizeBetween(3, 7).doesNotHaveDuplicates();
    assertThat(html.substring(0, html.indexOf("</header>")))
        .contains("<p class=\"lead\">En los municipios socios, " + numbers.get(0) + " ");
    List<Double> shares =
        numbers.stream()
            .map(number -> number.replace(",", "").split(" de "))
            .map(parts -> Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]))
            .toList();
    assertThat(shares).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void whatIsNotWrittenYetIsLeftOutAndToldToTheEditor() throws Exception {
    String html =
        Files.readString(
            write(
                something,
                "midterm",
                Language.ES,
                Audience.PUBLIC,
                ReportFormat.HTML,
                REPORTS.get("midterm")));
    assertThat(html).doesNotContain("Lecciones aprendidas").doesNotContain("narrative/");
    assertThat(Reports.notes(FiguresTest.HOME, "midterm", "2020", Language.ES))
        .contains(
            "Por escribir: «Lecciones aprendidas», en"
                + " charts/reports/midterm/narrative/2020/lessons.es.md");
  }

  @Test
  void withoutDataEachChapterSaysSoAndNoTableIsEmpty() throws Exception {
    String html =
        Files.readString(
            write(
                nothing, "annual", Language.ES, Audience.MEMBERS, ReportFormat.HTML, "year", 2020));
    assertThat(html)
        .contains("No se entregó ningún plan operativo (POA) de 2020")
        .contains("No se entregó ninguna autoevaluación de 2020")
        .contains("No se cargó ninguna estimación nacional")
        .doesNotContain("<tbody>\n</tbody>")
        .doesNotContain("DATOS FICTICIOS");
  }

  @Test
  void aMunicipalityWithoutDataIsToldThatItHasNone() throws Exception {
    String html =
        Files.readString(
            write(
                something,
                "municipality",
                Language.ES,
                Audience.PUBLIC,
                ReportFormat.HTML,
                "year",
                2017,
                "code",
                "0102"));
    assertThat(html)
        .contains("De este municipio no hay ningún valor en 2017")
        .contains("No hay sistemas por atender en los datos de 2017, o no hay datos.");
  }

  // The two sheets and their annex.
  private static String profile(Audience audience) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Path page :
        writeAll(
            something,
            "municipality",
            Language.ES,
            audience,
            ReportFormat.HTML,
            "year",
            2020,
            "code",
            "0101")) {
      all.append(Files.readString(page));
    }
    return all.toString();
  }

  @Test
  void thePublicEditionLeavesOutWhatIsForMembersAndTheOtherSaysForWhomItIs() throws Exception {
    String members = profile(Audience.MEMBERS);
    String everybody = profile(Audience.PUBLIC);
    assertThat(members)
        .contains("solo para miembros de PTPS")
        .contains("Dinero de los prestadores");
    assertThat(everybody)
        .doesNotContain("solo para miembros de PTPS")
        .doesNotContain("Dinero de los prestadores")
        .doesNotContain("id=\"finances\"");
  }

  @Test
  void whatIsAskedWronglyIsToldBeforeAnythingIsWritten() {
    assertThatThrownBy(
            () ->
                write(
                    something,
                    "municipality",
                    Language.ES,
                    Audience.PUBLIC,
                    ReportFormat.HTML,
                    "year",
                    2020,
                    "code",
                    "9999"))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("no hay un municipio '9999' → use sus cuatro dígitos");
    assertThatThrownBy(
            () ->
                write(
                    something,
                    "midterm",
                    Language.EN,
                    Audience.PUBLIC,
                    ReportFormat.HTML,
                    "from",
                    2018,
                    "to",
                    2020))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("report 'midterm' needs --cut → add it");
    assertThatThrownBy(
            () ->
                write(
                    something,
                    "midterm",
                    Language.EN,
                    Audience.PUBLIC,
                    ReportFormat.HTML,
                    "from",
                    2018,
                    "to",
                    2020,
                    "cut",
                    2021))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("the cut 2021 is not between 2018 and 2020");
    assertThatThrownBy(
            () -> write(something, "anual", Language.ES, Audience.PUBLIC, ReportFormat.HTML))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("annual, country, midterm, municipality");
  }

  @Test
  void theSameWarehouseGivesTheSameBytesInEachFormat() throws Exception {
    for (ReportFormat format : ReportFormat.values()) {
      ReportRequest request =
          request(
              "municipality", Language.ES, Audience.MEMBERS, format, "year", 2020, "code", "0101");
      byte[] first = Files.readAllBytes(writeAnew(something, request).get(0));
      byte[] second = Files.readAllBytes(writeAnew(something, request).get(0));
      assertThat(second).as(format.name()).isEqualTo(first);
    }
  }

  private static String annual(Warehouse warehouse) throws Exception {
    StringBuilder all = new StringBuilder();
    for (Path page :
        writeAll(
            warehouse, "annual", Language.ES, Audience.MEMBERS, ReportFormat.HTML, "year", 2020)) {
      all.append(words(Files.readString(page)));
    }
    return all.toString();
  }

  // What a reader sees, without the keys of its numbers.
  private static String words(String html) {
    return html.replaceAll("</?(?:data|span)\\b[^>]*>", "");
  }

  private static String annualAfter(String name, String... statements) throws Exception {
    Path copy = folder.resolve(name + ".duckdb");
    Files.copy(folder.resolve("filled/warehouse.duckdb"), copy);
    BuiltWarehouse.change(copy, statements);
    try (Warehouse changed = BuiltWarehouse.open(copy)) {
      return annual(changed);
    }
  }

  @Test
  void fewCasesAreWrittenAsACountAMissingValueByItsReasonAndListsAsWords() throws Exception {
    String html = annual(something);
    assertThat(html).contains(" de 8<").contains(">dato vencido<").contains("\u00a0%<");
    assertThat(html).contains("<dd>6.1, 1.4.1</dd>").doesNotContain("[6.1");
    assertThat(html).contains("El cuadre da").contains(">5,250<").contains("notas de campo.txt");
    assertThat(html).contains("DATOS FICTICIOS").contains("pendiente de aprobación por PTPS");
  }

  private static final String WIPE = "delete from report.thirty_trends";
  private static final String ROW =
      "insert into report.thirty_trends (position, component, better, indicator, area_code,"
          + " area_name_es, area_name_en, residence, speaking_year, baseline_year,"
          + " baseline_value, year, value, target_year, target_value, target_origin,"
          + " change_points, required_per_year, ci_low, ci_high) values (1, 'COB', 'higher',"
          + " 'PT-COB-01', 'PTPS2017', 'Socios', 'Partners', 'total', 2020, 2017, 70.0,"
          + " 2020, 74.0, 2030, 100.0, 'plan', 4.0, 2.6, 71.2, 76.6)";
  private static final String CLEAR =
      "update report.thirty_trends set status = 'on_track', change = 'up'";
  private static String changed;

  /** The annual report of real, validated rows, an unbalanced ledger and one clear trend. */
  private static String changed() throws Exception {
    if (changed == null) {
      changed =
          annualAfter(
              "changed",
              "update report.file_ledger set kept = kept - 2 where source = 'jmp_world'",
              "update report.file_ledger set synthetic = false",
              "update report.indicator_values set synthetic = false, validation = 'validado'",
              "update report.national_coverage set synthetic = false",
              WIPE,
              ROW,
              CLEAR);
    }
    return changed;
  }

  @Test
  void aLedgerThatDoesNotBalanceIsSaidAndRealRowsCarryNoStamp() throws Exception {
    assertThat(changed()).contains("El cuadre no da").contains("no: diferencia de 2");
    assertThat(changed()).doesNotContain("class=\"stamp\">DATOS FICTICIOS");
  }

  @Test
  void aDocumentIsADraftUntilEveryValueIsValidated() throws Exception {
    String draft = "<strong class=\"stamp draft\">preliminar</strong>";
    assertThat(annual(something)).contains(draft);
    assertThat(changed()).doesNotContain(draft);
  }

  @Test
  void aSentenceClaimsNoMoreThanItsStatusAndIntervalAllow() throws Exception {
    assertThat(changed())
        .contains("mejoró de 70.0\u00a0% en 2017 a 74.0\u00a0% en 2020")
        .contains("Intervalo del valor: de 71.2\u00a0% a 76.6\u00a0%.")
        .contains("(meta del Plan)");
    assertThat(
            annualAfter(
                "unclear",
                WIPE,
                ROW,
                "update report.thirty_trends set status = 'off_track', change = 'no_clear_change'"))
        .contains("no hay evidencia suficiente de cambio")
        .contains("hacen falta +2.6\u00a0puntos por año")
        .doesNotContain("mejoró de");
  }

  @Test
  @Tag("campaign")
  void aTargetOfOursIsNotSaidToBeThePlans() throws Exception {
    assertThat(
            annualAfter(
                "ours", WIPE, ROW, CLEAR, "update report.thirty_trends set target_origin = 'ours'"))
        .contains("(propuesta nuestra)")
        .doesNotContain("100.0\u00a0% (meta del Plan)</td>");
  }
}
