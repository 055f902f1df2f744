package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.ReadOnly;
import org.ptps.exchange.Validation;
import org.ptps.lake.input.WorkbookMetadata;
import org.ptps.lake.input.WorkbookMetadata.Left;
import org.ptps.warehouse.Warehouse;

/** The analyst's cycle over two rounds of correction: every command says the same of a row. */
@Tag("campaign")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CycleTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> SOURCES =
      List.of("ptps_members", "siasar_communities", "ptps_water_quality", "jmp_world");
  private static final String NORTE = "ptps_water_quality/calidad_agua_ptps_norte.csv";

  @TempDir static Path folder;
  private static Path inputs;
  private static Path out;

  private static Answered ptps(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--out", out.toString()));
    return Answered.to(all);
  }

  private static Answered run() {
    Answered done =
        ptps(
            "run",
            "--inputs",
            inputs.toString(),
            "--set",
            "run.figures=[national_coverage_by_edition]");
    assertThat(done.code()).as(done.err()).isZero();
    return done;
  }

  /** A run without figures and report. */
  private static void readAgain() {
    for (String stage : List.of("lake", "warehouse")) {
      Answered done = ptps(stage);
      assertThat(done.code()).as(done.err()).isZero();
    }
  }

  @BeforeAll
  static void aFolderOfPartners() throws IOException {
    System.setProperty("ptps.home", HOME.toString());
    inputs = folder.resolve("entregas");
    out = folder.resolve("salida");
    Answered.layInputs(SOURCES, inputs);
    // Two files contradict each other about one sample: neither counts.
    List<String> norte =
        Files.readAllLines(inputs.resolve(NORTE), StandardCharsets.ISO_8859_1).subList(0, 2);
    Files.write(
        inputs.resolve("ptps_water_quality/calidad_agua_ptps_norte_2.csv"),
        List.of(
            norte.get(0),
            norte
                .get(1)
                .replace(";Red;0.8;", ";Red;0.9;")
                .replace("07/03/2018", "2018-03-07")
                .replace("02/09/2017", "2017-09-02")),
        StandardCharsets.ISO_8859_1);
    run();
  }

  @AfterAll
  static void writable() throws IOException {
    ReadOnly.delete(out);
  }

  private static Set<String> ofTheLake() {
    Set<String> told = new TreeSet<>();
    try (Warehouse warehouse = Warehouse.open(out.resolve("warehouse.duckdb"))) {
      warehouse
          .query(
              "select file, coalesce(sheet, '') as sheet, line, rule, reason_es from"
                  + " lake.rejected_rows where severity in ('reject', 'cell', 'duplicate')")
          .forEach(
              row ->
                  told.add(
                      told(
                          row.text("file"),
                          row.text("sheet"),
                          row.integer("line"),
                          row.text("rule"),
                          row.text("reason_es"))));
    }
    return told;
  }

  private static Set<String> ofValidate() {
    Set<String> told = new TreeSet<>();
    Catalog catalog =
        Catalog.read(
            HOME, Path.of("conf/sample.conf"), List.of("inputs.paths=[\"" + inputs + "\"]"));
    for (Validation.PartResult part : Validation.of(catalog).parts()) {
      for (Validation.Finding found : part.findings()) {
        switch (found.violation().severity()) {
          case REJECT, CELL, DUPLICATE ->
              told.add(
                  told(
                      part.file(),
                      part.sheet(),
                      found.line(),
                      found.violation().rule(),
                      found.violation().reason().es()));
          case FLAG, PART, CORRECTION, NOTICE -> {}
        }
      }
    }
    return told;
  }

  /** The lake names the file beside the line, validation the line only. */
  private static String told(String file, String sheet, long line, String rule, String reason) {
    String part = file + (sheet.isEmpty() ? "" : " [" + sheet + "]");
    return part + ":" + line + " " + rule + " " + reason.replace(part + ":", "la línea ");
  }

  @Test
  @Order(1)
  void validateAndTheLakeNameTheSameRowAsTheOneThatCounts() {
    Set<String> lake = ofTheLake();
    assertThat(ofValidate()).isEqualTo(lake);
    assertThat(lake)
        .anyMatch(each -> each.contains("norte.csv:61 same_key_other_content"))
        .anyMatch(
            each ->
                each.contains("norte_2.csv:2 same_key_contradicts")
                    && each.contains("dice otra cosa en " + NORTE + ":2"));
  }

  @Test
  @Order(1)
  void checkSaysWhoCanDoSomethingAndInWhichLines() {
    Answered check = ptps("check");
    assertThat(check.code()).isEqualTo(ExitCodes.FOUND);
    assertThat(check.out())
        .contains(
            "DE QUIEN ENTREGA: se le manda con ./ptps quarantine export --out",
            "— Organización Ficticia Norte · ",
            "— Para Todos Por Siempre · 3 por corregir",
            "NUESTRO: ",
            "DE QUIEN PUBLICA: ",
            "— SIASAR · ",
            "líneas 99 y 100; la primera: ")
        .doesNotContain("archivo sin fuente", "la fila no dice quién", "no es el nombre de nada");
    int introduction = check.out().indexOf("[Introduction]");
    assertThat(introduction).isGreaterThan(check.out().indexOf("NO HAY NADA QUE HACER"));
    Answered csv = ptps("check", "--format", "csv");
    assertThat(csv.out()).contains(",sender,Organización Ficticia Norte,ptps_water_quality,");
    assertThat(ptps("check", "--source", "siasar_communities").out())
        .contains("SIASAR")
        .doesNotContain("DE QUIEN ENTREGA");
  }

  @Test
  @Order(1)
  void whatPeopleReadIsInTheirWordsAndProgramsGetTheCodes() {
    assertThat(ptps("deliveries", "--partner", "NORTE", "--status", "a tiempo", "--top", "2").out())
        .contains("estado", "a tiempo")
        .doesNotContain("on_time")
        .satisfies(text -> assertThat(text.lines()).hasSize(3));
    assertThat(ptps("deliveries", "--status", "on_time", "--format", "csv").out())
        .contains("delivery_status", "on_time");
    assertThat(ptps("deliveries", "--lang", "en", "--status", "missing", "--top", "1").out())
        .contains("status", "missing");
    assertThat(ptps("values", "PS-DES-01", "--area", "HN", "--year", "2021").out())
        .contains("fuente no cargada (source_not_loaded)");
  }

  @Test
  @Order(1)
  void rowsComeInTheOrderAndOfTheYearsThatAreAskedFor() {
    String csv =
        ptps(
                "values",
                "PT-COB-01",
                "--level",
                "municipality",
                "--from",
                "2020",
                "--to",
                "2021",
                "--sort",
                "value:desc",
                "--top",
                "5",
                "--format",
                "csv")
            .out();
    List<String[]> rows = csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    int value = Arrays.asList(csv.lines().findFirst().orElseThrow().split(",")).indexOf("value");
    assertThat(rows).hasSize(5);
    assertThat(rows).allSatisfy(row -> assertThat(row[5]).isIn("2020", "2021"));
    assertThat(rows.stream().map(row -> -Double.parseDouble(row[value])).toList()).isSorted();
    assertThat(ptps("values", "PT-COB-01", "--sort", "nada").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ptps("values", "PT-COB-01", "--top", "0").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ptps("trends", "--from", "2022", "--to", "2020").code()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  @Order(1)
  void anEmptyAnswerIsASentenceWithItsReason() {
    Answered none =
        ptps("deliveries", "--year", "2021", "--partner", "bosque", "--status", "no se debía");
    assertThat(none.code()).isZero();
    assertThat(none.out()).contains("Ninguna entrega está «no se debía»; están: ");
    assertThat(ptps("deliveries", "--year", "1990").out()).contains("las hay de 2017 a 2022");
    Answered noPartner = ptps("deliveries", "--partner", "nadie");
    assertThat(noPartner.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(noPartner.err()).contains("¿quiso decir", "./ptps list partners --out");
    assertThat(ptps("trends", "--indicator", "PT-COB-01", "--year", "1990").out())
        .contains("las que hay: ./ptps trends --out", " --indicator PT-COB-01");
    Answered csv = ptps("trends", "--indicator", "PT-COB-01", "--year", "1990", "--format", "csv");
    assertThat(csv.out()).startsWith("indicator,level").hasLineCount(1);
    assertThat(csv.err()).contains("no hay tendencia");
    assertThat(ptps("quarantine", "corrected").out())
        .contains(
            "no hay ningún libro de correcciones → se escriben con ./ptps quarantine export --out");
  }

  @Test
  @Order(1)
  void aPartOfAPartnersNameIsEnoughEverywhere() {
    Path to = folder.resolve("plantillas");
    Answered one = ptps("templates", "--partner", "ficticia norte", "--to", to.toString());
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.out()).contains("norte");
    Answered several = ptps("templates", "--partner", "ficticia", "--to", to.toString());
    assertThat(several.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(several.err()).contains("puede ser", "Organización Ficticia Norte");
  }

  @Test
  @Order(1)
  void whatWouldBeWrittenIsSaidAndNothingIsWritten() {
    Path to = folder.resolve("en-seco");
    for (String[] dry :
        new String[][] {
          {"quarantine", "export", "--to", to.toString()},
          {"templates", "--partner", "ficticia norte", "--to", to.toString()},
          {"deliveries", "--acuse", to.toString()},
        }) {
      List<String> said = new ArrayList<>(Arrays.asList(dry));
      said.add("--dry-run");
      Answered answered = ptps(said.toArray(String[]::new));
      assertThat(answered.code()).as(answered.err()).isZero();
      assertThat(answered.out()).contains(to.toString());
      said.add("--json");
      assertThat(ptps(said.toArray(String[]::new)).out())
          .startsWith("[")
          .contains("\"file\" : \"" + to);
      assertThat(to).doesNotExist();
    }
    Answered report = ptps("report", "country", "--dry-run");
    assertThat(report.code()).as(report.err()).isZero();
    assertThat(report.out()).contains("reports/country");
    assertThat(out.resolve("reports/country.es.html")).doesNotExist();
    assertThat(ptps("values", "PT-COB-01", "--area", "HN", "--year", "2021", "--json").out())
        .contains("\"indicator\" : \"PT-COB-01\"");
  }

  @Test
  @Order(1)
  void aValueIsNeverWithoutASourceInOnePlaceAndWithoutADenominatorInAnother() {
    try (Warehouse warehouse = Warehouse.open(out.resolve("warehouse.duckdb"))) {
      String unloaded =
          "(select indicator from report.indicator_values group by indicator having"
              + " bool_and(reason is not distinct from 'source_not_loaded'))";
      assertThat(warehouse.query("from " + unloaded).values()).hasSizeGreaterThan(10);
      assertThat(
              warehouse
                  .query(
                      "select distinct reason from report.trends where status = 'no_data' and"
                          + " indicator in "
                          + unloaded)
                  .values())
          .containsExactly(List.of("source_not_loaded"));
      assertThat(
              warehouse
                  .query(
                      "select distinct main_reason from report.group_counts where main_reason is not"
                          + " null and indicator in "
                          + unloaded)
                  .values())
          .containsExactly(List.of("source_not_loaded"));
    }
  }

  @Test
  @Order(1)
  void otherInputsAreRefusedByWhicheverOptionTheyAreNamed() {
    Answered refused =
        ptps("check", "--set", "inputs.paths=[\"" + HOME.resolve("data-sample/raw") + "\"]");
    assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err()).contains("se hizo con", inputs.toString());
    assertThat(
            ptps("deliveries", "--set", "inputs.paths=[\"" + inputs + "\"]", "--top", "1").code())
        .isZero();
  }

  private interface Change {
    void to(Sheet sheet);
  }

  private static void change(Path file, Change change) throws IOException {
    XSSFWorkbook book;
    try (InputStream in = Files.newInputStream(file)) {
      book = new XSSFWorkbook(in);
    }
    try (book;
        OutputStream to = Files.newOutputStream(file)) {
      change.to(book.getSheetAt(0));
      book.write(to);
    }
  }

  private static void correct(Sheet sheet, int line, String heading, String text) {
    int column = -1;
    for (Cell cell : sheet.getRow(WorkbookMetadata.HEADER_LINE - 1)) {
      if (cell.getStringCellValue().equals(heading)) {
        column = cell.getColumnIndex();
      }
    }
    for (Row row : sheet) {
      if (row.getRowNum() >= WorkbookMetadata.HEADER_LINE
          && row.getCell(Left.LINE.ordinal()).getNumericCellValue() == line) {
        row.getCell(column).setCellValue(text);
        row.getCell(Left.CORRECTED_BY.ordinal()).setCellValue("Ana");
      }
    }
  }

  private static Path exported(String folderName) throws IOException {
    Path sent = folder.resolve(folderName);
    assertThat(ptps("quarantine", "export", "--to", sent.toString()).code()).isZero();
    try (Stream<Path> books = Files.list(sent)) {
      return books.filter(each -> each.toString().contains("_norte_")).findFirst().orElseThrow();
    }
  }

  private static String acuse(String name) throws IOException {
    Path to = folder.resolve("acuses");
    assertThat(ptps("deliveries", "--acuse", to.toString()).code()).isZero();
    return Files.readString(to.resolve(name));
  }

  @Test
  @Order(2)
  void aCorrectionThatIsWrongAgainIsToldTheSameWayEverywhere() throws IOException {
    Path book = exported("vuelta-1");
    // Line 17 has a negative count, line 25 too much chlorine.
    change(
        book,
        sheet -> {
          correct(sheet, 17, "e_coli_100ml", "-7");
          correct(sheet, 25, "cloro_residual_mg_l", "0.5");
        });
    Path back = inputs.resolve("ptps_water_quality").resolve(book.getFileName());
    Files.copy(book, back);

    Answered unread = ptps("quarantine", "corrected");
    assertThat(unread.out())
        .contains("tampoco se acepta: ninguna de las dos cuenta", "la fila que cuenta está en");
    assertThat(unread.err())
        .contains("Filas corregidas que la última corrida no leyó: 2 → ./ptps run");

    readAgain();

    assertThat(ofValidate()).isEqualTo(ofTheLake());
    assertThat(ofTheLake())
        .anyMatch(each -> each.contains("norte.csv:17 correction_refused"))
        .anyMatch(each -> each.contains("norte.csv:25 replaced_by_correction"))
        .noneMatch(each -> each.contains("norte.csv:17 replaced_by_correction"));
    assertThat(ptps("quarantine", "corrected").err()).doesNotContain("no leyó");
    assertThat(acuse("acuse_" + "ptps_water_quality_calidad_agua_ptps_norte_csv.txt"))
        .contains("corregidas en un libro, y otra vez por corregir: 1", "tampoco se acepta")
        .contains("ya corregidas en un libro de correcciones: 1");
    assertThat(exported("vuelta-2").getFileName().toString()).contains("_vuelta-2_");

    Files.delete(back);
    Answered gone = ptps("quarantine", "corrected");
    assertThat(gone.err())
        .contains(NORTE + ":25 estaba corregida por Ana y ya no lo está")
        .contains(NORTE + ":17 estaba corregida por Ana y ya no lo está");
    assertThat(ptps("quarantine", "export", "--to", folder.resolve("v3").toString()).err())
        .contains(NORTE + ":25 estaba corregida por Ana");
  }

  @Test
  @Order(3)
  void rowsThatNobodyCorrectedAreOfWhoSentTheWorkbook() throws IOException {
    Path book = exported("sin-corregir");
    Path back = inputs.resolve("ptps_water_quality").resolve(book.getFileName());
    Files.copy(book, back);
    readAgain();
    Answered check = ptps("check");
    assertThat(check.out()).contains(book.getFileName().toString(), "not_corrected");
    assertThat(check.out()).doesNotContain("la fila no dice quién");
    assertThat(ptps("check", "--format", "csv").out())
        .containsPattern("not_corrected.*,Organización Ficticia Norte,ptps_water_quality,");
    Files.delete(back);
  }

  @Test
  @Order(4)
  void anAcuseThatThanksHasNoWorkbookAndOneThatAsksHasOne() throws IOException {
    readAgain();
    Path sent = folder.resolve("todos");
    Answered exported = ptps("quarantine", "export", "--to", sent.toString());
    Path acuses = folder.resolve("acuses-todos");
    assertThat(ptps("deliveries", "--acuse", acuses.toString()).code()).isZero();
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> files = Files.list(acuses)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).toList()) {
        String text = Files.readString(file);
        assertThat(text.contains("No hay nada que corregir"))
            .as(text)
            .isNotEqualTo(text.contains("QUÉ HAY QUE CORREGIR"));
        if (text.contains("por_corregir_")) {
          text.lines()
              .filter(line -> line.startsWith("De quién: "))
              .forEach(line -> asked.add(line.substring("De quién: ".length())));
        }
      }
    }
    assertThat(asked)
        .hasSizeGreaterThan(2)
        .allSatisfy(who -> assertThat(exported.out()).contains(who));
    assertThat(exported.out().lines().map(line -> line.replaceFirst(".* de ", "")))
        .containsAll(asked)
        .filteredOn(who -> who.startsWith("Organización"))
        .allSatisfy(who -> assertThat(asked).contains(who));
  }
}
