package org.ptps.charts.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.charts.BuiltWarehouse;
import org.ptps.charts.DocumentChecks;
import org.ptps.charts.Figures;
import org.ptps.charts.FiguresTest;
import org.ptps.charts.ReportFixture;
import org.ptps.charts.Reports;
import org.ptps.charts.SvgTexts;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.ReportFormat;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.draw.Style;
import org.ptps.warehouse.Warehouse;

/** Names in any letters become figures and documents without a box, a {@code #} or a failure. */
class LettersTest {
  /** Accents apart from their letters, no width, control, Greek, Cyrillic, Chinese, water drop. */
  private static final String HARD =
      "Pen\u0303a\u200b\u0007\u001b[31m \u03a9\u03bc \u0416\u0443\u043a x\u0303 \u4e2d\u6587 \ud83d\udca7";

  private static final String DRAWN =
      "Pe\u00f1a[31m \u03a9\u03bc \u0416\u0443\u043a x\u0303 [U+4E2D U+6587] [U+1F4A7]";

  @TempDir Path folder;

  @Test
  void everyCharacterOfUnicodeIsWrittenWithLettersOfTheBundledFonts() {
    Style style = Style.shipped();
    for (Font font : List.of(style.label(), style.strongLabel())) {
      List<String> missing = new ArrayList<>();
      for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
        String drawn = Letters.drawable("a" + Character.toString(c) + "b");
        if (!drawn
            .codePoints()
            .allMatch(each -> each == '\n' || each == '\t' || font.canDisplay(each))) {
          missing.add(String.format("U+%04X", c));
        }
      }
      assertThat(missing).as(font.getFontName()).isEmpty();
    }
  }

  @Test
  void whatIsWrittenOtherwiseCanBeReadBack() {
    assertThat(Letters.drawable(HARD)).isEqualTo(DRAWN);
    assertThat(Letters.drawable("Ｔｅｌａ №７")).isEqualTo("Tela №7");
    assertThat(Letters.drawable("Tegucigalpa\u00ad, D.C.\u2028")).isEqualTo("Tegucigalpa, D.C. ");
    String plain = "Santa María, 3.5 %\n";
    assertThat(Letters.drawable(plain)).isSameAs(plain);
  }

  @Test
  void theSecondFontMovesNoLetterOfTheFirst() throws Exception {
    Font first =
        Font.createFont(
                Font.TRUETYPE_FONT,
                new java.io.ByteArrayInputStream(Style.resource("OpenSans-Regular.ttf")))
            .deriveFont(20f);
    Font wide = Style.shipped().measured(20f, false);
    int compared = 0;
    for (int c = 0x20; c < 0x2300; c++) {
      if (first.canDisplay(c)) {
        String letter = Character.toString(c);
        assertThat(wide.getStringBounds(letter, Style.METRICS))
            .as(letter)
            .isEqualTo(first.getStringBounds(letter, Style.METRICS));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void aFigureOfHardNamesIsDrawnInEachFormat() throws Exception {
    ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC).close();
    Path file = folder.resolve("warehouse-3-SYNTHETIC.duckdb");
    assertThat(harden(file)).isPositive();
    try (Warehouse warehouse = Warehouse.open(file)) {
      List<Path> files =
          Figures.render(
              warehouse,
              FiguresTest.HOME,
              List.of("coverage_by_municipality"),
              Language.ES,
              folder,
              FigureFormat.usual());
      String svg = Files.readString(files.get(0));
      assertThat(svg)
          .contains("\u03a9\u03bc", "[U+4E2D U+6587]", "font-family:'DejaVu Sans'")
          .doesNotContain("\u0007", "\u001b", "\u200b", "\u4e2d", "\ud83d\udca7");
      SvgTexts.read(svg);
      assertThat(Files.size(files.get(1))).isPositive();
      assertThat(text(files.get(2))).contains("Pe\u00f1a[31m").contains("\u03a9\u03bc");
      assertThat(Files.readString(files.get(3)))
          .startsWith("\ufeff")
          .contains("\u0416\u0443\u043a");
    }
  }

  @Test
  void aFigureWithoutSuchLettersDoesNotCarryTheSecondFont() throws Exception {
    try (Warehouse warehouse = ReportFixture.warehouse(folder, 3, ReportFixture.Rows.SYNTHETIC)) {
      Path svg =
          Figures.render(
                  warehouse,
                  FiguresTest.HOME,
                  List.of("coverage_by_municipality"),
                  Language.ES,
                  folder,
                  EnumSet.of(FigureFormat.SVG))
              .get(0);
      assertThat(Files.readString(svg)).doesNotContain("font-family:'DejaVu Sans';");
    }
  }

  @Test
  @Tag("campaign")
  void aReportOfHardNamesIsWrittenInEachFormat() throws Exception {
    Path empty = BuiltWarehouse.empty(Files.createDirectories(folder.resolve("empty")));
    Path file =
        BuiltWarehouse.filled(
            empty,
            Files.createDirectories(folder.resolve("filled")),
            3,
            ReportFixture.Rows.SYNTHETIC);
    assertThat(harden(file)).isPositive();
    try (Warehouse warehouse = Warehouse.open(file)) {
      List<Path> files =
          Reports.write(
              warehouse,
              FiguresTest.HOME,
              new ReportRequest(
                  "annual",
                  "2017",
                  Map.of("year", 2017),
                  Language.ES,
                  ReportRequest.Audience.MEMBERS,
                  List.of(ReportFormat.PDF, ReportFormat.HTML, ReportFormat.DOCX)),
              folder.resolve("reports"));
      Path pdf = files.stream().filter(each -> each.toString().endsWith(".pdf")).findAny().get();
      String words = text(pdf);
      assertThat(words).contains("Pe\u00f1a[31m", "\u03a9\u03bc", "\u0416\u0443\u043a", "U+4E2D");
      assertThat(words).doesNotContain("#");
      int hard = 0;
      for (Path each : files) {
        if (each.toString().endsWith(".html")) {
          String html = Files.readString(each);
          // An annex that prints no hard letter needs no second font, and only that one.
          boolean needed = html.contains("\u03a9\u03bc") || html.contains("\u0416\u0443\u043a");
          hard += needed ? 1 : 0;
          assertThat(html.contains("font-family:'DejaVu Sans'") || !needed).as("" + each).isTrue();
          assertThat(html).doesNotContain("\u0007", "\u001b", "\u4e2d");
        } else if (each.toString().endsWith(".docx")) {
          DocumentChecks.docx(each);
        }
      }
      assertThat(hard).isPositive();
    }
  }

  private static String text(Path pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  /** Gives every name of an area and of a municipality the hard letters too. */
  private static int harden(Path file) throws Exception {
    int hardened = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      List<String[]> columns = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "select table_name, column_name from duckdb_columns() where schema_name = 'report'"
                  + " and table_name in (select table_name from duckdb_tables() where schema_name ="
                  + " 'report') and regexp_matches(table_name || '.' || column_name,"
                  + " '(^area_groups[.]|[.](area|municipality|partner|provider|system|community)_)name(_es|_en)?$') and data_type"
                  + " = 'VARCHAR'")) {
        while (found.next()) {
          columns.add(new String[] {found.getString(1), found.getString(2)});
        }
      }
      for (String[] column : columns) {
        hardened +=
            statement.executeUpdate(
                "update report.%1$s set %2$s = '%3$s ' || %2$s"
                    .formatted(column[0], column[1], HARD));
      }
      statement.execute("force checkpoint");
    }
    return hardened;
  }
}
