package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Warehouse;

class AnnualReportTest {
  @TempDir Path folder;

  private String report(int municipalities, ReportFixture.Rows rows, Language language)
      throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, municipalities, rows)) {
      return Files.readString(
          Reports.annual(warehouse, FiguresTest.HOME, language, folder.resolve("reports")));
    }
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group(1)).toList();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void theFileIsNamedByReportYearAndLanguage(Language language) throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.REAL)) {
      assertThat(Reports.annual(warehouse, FiguresTest.HOME, language, folder))
          .isEqualTo(folder.resolve("annual-2020." + language.tag() + ".html"));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLinkResolvesEveryIdIsOnceAndNothingIsLoadedFromElsewhere(Language language)
      throws Exception {
    String html = report(26, ReportFixture.Rows.SYNTHETIC, language);

    List<String> ids = all(" id=\"([^\"]+)\"", html);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).containsAll(all("href=\"#([^\"]+)\"", html));
    assertThat(ids).containsAll(all("url\\(#([^)]+)\\)", html));
    assertThat(all("(?:src|href)=\"([^#\"][^\"]*)\"", html)).isEmpty();
    assertThat(html).contains("<html lang=\"" + language.tag() + "\">");
    assertThat(all("aria-labelledby=\"([^\"]+)\"", html))
        .allSatisfy(names -> assertThat(ids).containsAll(List.of(names.split(" "))));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyTableHasACaptionAndHeadingsWithScope(Language language) throws Exception {
    String html = report(26, ReportFixture.Rows.SYNTHETIC, language);

    List<String> tables = all("(?s)<table[^>]*>(.*?)</table>", html);
    assertThat(tables).hasSize(4 + ReportFixture.INDICATORS.size() + 3);
    assertThat(tables).allSatisfy(table -> assertThat(table).startsWith("<caption>"));
    assertThat(all("(<th(?=[ >])(?! scope)[^>]*>)", html)).isEmpty();
  }

  @Test
  void fewCasesAreWrittenAsACountAndAMissingValueByItsReason() throws Exception {
    String html = report(26, ReportFixture.Rows.SYNTHETIC, Language.ES);

    assertThat(html).contains(">4 de 8<").contains(">dato vencido<").contains(">84.0\u00a0%<");
  }

  @Test
  void withoutAnyValueTheReportStillAccountsForTheFiles() throws Exception {
    String html = report(0, ReportFixture.Rows.NONE, Language.ES);

    assertThat(folder.resolve("reports/annual-none.es.html")).exists();
    assertThat(html).contains("El cuadre da").contains("Sin datos: sin registro");
    assertThat(html).contains("fuente no cargada").contains("El último año con valor es Sin datos");
  }

  @Test
  void listsAreWrittenAsWords() throws Exception {
    String html = report(3, ReportFixture.Rows.SYNTHETIC, Language.ES);

    assertThat(html)
        .contains("<dd>6.1, 1.4.1</dd>")
        .contains("<dd>SIASAR es solo rural.</dd><dd>Otra.</dd>")
        .doesNotContain("[SIASAR")
        .doesNotContain("[6.1");
  }

  @Test
  void noSlotIsLeftAndNoNullIsWritten() throws Exception {
    for (Language language : Language.values()) {
      String html = report(3, ReportFixture.Rows.SYNTHETIC, language);
      String text = html.replaceAll("(?s)<style.*?</style>", "").replaceAll("<[^>]+>", " ");
      assertThat(text).doesNotContain("{").doesNotContain("null").doesNotContain("NaN");
      Files.delete(folder.resolve("warehouse-3-SYNTHETIC.duckdb"));
    }
  }

  @Test
  void theSpanishPageHasNoEnglishWords() throws Exception {
    String html = report(26, ReportFixture.Rows.SYNTHETIC, Language.ES);

    String text =
        html.replaceAll("(?s)<(style|code).*?</\\1>", "")
            .replaceAll("<[^>]+>", " ")
            .replaceAll("https?://\\S+", " ");
    for (String word :
        List.of(
            "the", "of", "with", "data", "year", "water", "value", "unknown", "source", "and",
            "not")) {
      assertThat(Pattern.compile("(?i)\\b" + word + "\\b").matcher(text).results())
          .extracting(MatchResult::group)
          .as(word)
          .isEmpty();
    }
  }

  @Test
  void theLedgerBalancesAndUnclaimedFilesStandApart() throws Exception {
    String html = report(3, ReportFixture.Rows.SYNTHETIC, Language.ES);

    assertThat(html)
        .contains("El cuadre da")
        .contains(">5,250<")
        .contains("notas de campo.txt")
        .doesNotContain("El cuadre no da");
  }

  @Test
  void aLedgerThatDoesNotBalanceIsSaidWithTheDifference() throws Exception {
    ReportFixture.warehouse(folder, 3, ReportFixture.Rows.REAL).close();
    Path file = folder.resolve("warehouse-3-REAL.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("update report.file_ledger set kept = kept - 2 where source = 'jmp_world'");
    }
    try (Warehouse warehouse = Warehouse.open(file)) {
      String html =
          Files.readString(Reports.annual(warehouse, FiguresTest.HOME, Language.ES, folder));
      assertThat(html).contains("El cuadre no da").contains("no: diferencia de 2");
    }
  }

  @Test
  void theStampOfFictitiousDataIsThereExactlyWhenRowsAreFictitious() throws Exception {
    assertThat(report(3, ReportFixture.Rows.SYNTHETIC, Language.ES)).contains("DATOS FICTICIOS");
    assertThat(report(3, ReportFixture.Rows.REAL, Language.ES)).doesNotContain("DATOS FICTICIOS");
  }

  @Test
  void theSameWarehouseGivesTheSameBytes() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 26, ReportFixture.Rows.SYNTHETIC)) {
      List<String> pages =
          Stream.of("a", "b")
              .map(
                  name ->
                      Reports.annual(
                          warehouse, FiguresTest.HOME, Language.ES, folder.resolve(name)))
              .map(AnnualReportTest::read)
              .toList();
      assertThat(pages.get(0)).isEqualTo(pages.get(1)).hasSizeGreaterThan(10_000);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
