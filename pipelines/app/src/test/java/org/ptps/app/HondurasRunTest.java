package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/** The real country in two pages: {@code ./ptps run --conf conf/honduras.conf}. */
@Tag("campaign")
class HondurasRunTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final String PICTURE = "docs/honduras.png";
  private static final int PICTURE_WIDTH = 900;

  @TempDir static Path out;
  private static Warehouse warehouse;

  private static String ptps(String... arguments) {
    StringWriter answer = new StringWriter();
    StringWriter log = new StringWriter();
    String[] all =
        Stream.concat(
                Arrays.stream(arguments),
                Stream.of("--conf", HOME.resolve("conf/honduras.conf").toString()))
            .toArray(String[]::new);
    int code =
        Main.run(
            Stream.concat(Arrays.stream(all), Stream.of("--out", out.toString()))
                .toArray(String[]::new),
            new PrintWriter(answer),
            new PrintWriter(log));
    assertThat(code).as(log.toString()).isZero();
    return answer.toString() + log;
  }

  @BeforeAll
  static void runIt() {
    System.setProperty("ptps.home", HOME.toString());
    ptps("run");
    ptps("report", "--lang", "en", "--format", "html,pdf");
    warehouse = Warehouse.open(out.resolve("warehouse.duckdb"));
  }

  @AfterAll
  static void close() {
    if (warehouse != null) {
      warehouse.close();
    }
  }

  private static double number(String sql) {
    Rows rows = warehouse.query(sql);
    assertThat(rows.values()).as(sql).hasSize(1);
    return ((Number) rows.values().get(0).get(0)).doubleValue();
  }

  private static String page(String language) throws IOException {
    return Files.readString(out.resolve("reports/country-2024." + language + ".html"));
  }

  @Test
  void everyLineOfEveryFileIsClaimedAndNoneIsRefused() {
    assertThat(number("select count(*) from lake.file_ledger where source is null")).isZero();
    assertThat(number("select sum(rejected) from lake.file_ledger")).isZero();
    assertThat(number("select sum(kept) from lake.file_ledger")).isGreaterThan(2_900);
  }

  @Test
  void nothingIsFictitious() throws IOException {
    List<String> tables =
        warehouse
            .query(
                "select table_schema || '.' || table_name as name from information_schema.columns"
                    + " where column_name = 'synthetic' and table_schema in ('lake', 'report')")
            .rows()
            .stream()
            .map(row -> row.text("name"))
            .toList();
    assertThat(tables).hasSizeGreaterThan(20);
    for (String table : tables) {
      assertThat(number("select count(*) from " + table + " where synthetic")).as(table).isZero();
    }
    for (String language : List.of("es", "en")) {
      assertThat(page(language)).doesNotContainIgnoringCase("ficticio").doesNotContain("FICTI");
    }
  }

  @Test
  void theNationIsWhatPublishersSay() {
    String nation = " from report.national_editions where report_year = 2024 and variable = ";
    assertThat(number("select last_total" + nation + "'wat_bas' and publisher = 'World Bank'"))
        .isCloseTo(95.73, within(0.005));
    assertThat(number("select start_total" + nation + "'san_bas' and publisher = 'World Bank'"))
        .isCloseTo(79.36, within(0.005));
    assertThat(
            number(
                "select value from report.nation_since_mapas where report_year = 2024 and baseline ="
                    + " 'water_improved_2015_edition_2021' and residence = 'total'"))
        .as("improved water in 2019, the latest year with a survey, edition of 2021")
        .isCloseTo(95.64, within(0.005));
  }

  @Test
  void eachDepartmentIsWhatTheSurveySays() {
    assertThat(number("select count(*) from report.department_surveys where report_year = 2024"))
        .isEqualTo(18);
    String department = " from report.department_surveys where report_year = 2024 and area_name = ";
    assertThat(number("select sanitation_basic_last" + department + "'Gracias a Dios'"))
        .isCloseTo(21.3, within(0.05));
    assertThat(number("select open_defecation_last" + department + "'Lempira'"))
        .isCloseTo(32.8, within(0.05));
    // The publisher wrote zero where basic water is missing.
    for (String place : List.of("'Valle'", "'Yoro'")) {
      assertThat(number("select count(*)" + department + place + " and water_basic_last is null"))
          .as(place)
          .isEqualTo(1);
    }
  }

  @Test
  void aSchoolValueThatItsLevelsMakeImpossibleIsNotThere() {
    assertThat(
            number(
                "select water_last from report.school_coverage where report_year = 2024 and"
                    + " school_level = 'nat'"))
        .isCloseTo(78.4, within(0.05));
    assertThat(
            number(
                "select handwashing_last from report.school_coverage where report_year = 2024 and"
                    + " school_level = 'rur'"))
        .isCloseTo(48.0, within(0.05));
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  void theReportHasTwoPages(String language) throws IOException {
    Path file = out.resolve("reports/country-2024." + language + ".pdf");
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
    }
  }

  @Test
  void everyPrintedNumberIsOneFactOfTheWarehouse() throws IOException {
    PrintedFacts facts = new PrintedFacts(HOME);
    for (String language : List.of("es", "en")) {
      facts.html(out.resolve("reports/country-2024." + language + ".html"));
    }
    try (Stream<Path> files = Files.list(out.resolve(".as-of"))) {
      Path then =
          files.filter(file -> file.toString().endsWith(".duckdb")).findFirst().orElseThrow();
      try (Warehouse known = Warehouse.open(then)) {
        facts.compare(known);
      }
    }
    assertThat(facts.keys()).isGreaterThan(150);
    assertThat(facts.summary()).isEmpty();
  }

  @Test
  void theReportSaysWhatIsMissing() throws IOException {
    assertThat(page("es")).contains("no se inventa", "SIASAR", "MAPAS");
    assertThat(page("en")).contains("not made up", "SIASAR", "MAPAS");
  }

  /**
   * The picture of the first page of README is the figure, smaller. To write it again: {@code
   * -Drefresh=docs/honduras.png}.
   */
  @Test
  void thePictureOfTheFirstPageIsTheOneThatIsDrawn() throws IOException {
    BufferedImage drawn =
        smaller(ImageIO.read(out.resolve("figures/national_coverage_by_edition.es.png").toFile()));
    Path file = HOME.resolve(PICTURE);
    if (List.of(System.getProperty("refresh", "").split(",")).contains(PICTURE)) {
      ImageIO.write(drawn, "png", file.toFile());
    }
    BufferedImage there = ImageIO.read(file.toFile());

    assertThat(Files.size(file)).as("bytes").isLessThan(160 * 1024);
    assertThat(List.of(there.getWidth(), there.getHeight()))
        .as("stale: look at it, then -Drefresh=" + PICTURE)
        .containsExactly(drawn.getWidth(), drawn.getHeight());
    long differing = 0;
    for (int y = 0; y < there.getHeight(); y++) {
      for (int x = 0; x < there.getWidth(); x++) {
        differing += there.getRGB(x, y) == drawn.getRGB(x, y) ? 0 : 1;
      }
    }
    assertThat(differing).as("pixels that differ: look at it, then -Drefresh=" + PICTURE).isZero();
  }

  private static BufferedImage smaller(BufferedImage image) {
    int height = Math.round((float) image.getHeight() * PICTURE_WIDTH / image.getWidth());
    BufferedImage small = new BufferedImage(PICTURE_WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = small.createGraphics();
    drawing.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    drawing.drawImage(image, 0, 0, PICTURE_WIDTH, height, null);
    drawing.dispose();
    return small;
  }
}
