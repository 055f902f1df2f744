package org.ptps.lake.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.FormulaError;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookReaderTest {
  private static final List<String> NUMBERS =
      List.of("25568", "82.20586318999999", "0.1", "-3.5", "0", "123456789012345680000", "0.00001");

  @TempDir private Path folder;

  @Test
  void sheetsOfAnXlsxAreParts() throws IOException {
    Path file = Reading.write(folder, "book.xlsx", xlsx());
    List<Part> parts = InputReaders.parts(file, Set.of());

    assertThat(parts).extracting(Part::sheet).containsExactly("Zeta", "Año & más");
    Reading first = Reading.of(parts.get(0));
    assertThat(first.cells())
        .containsExactly(
            List.of("a", "", "c\nd"), List.of(), List.of(), NUMBERS, List.of("true", "false"));
    assertThat(Reading.of(parts.get(1)).faults()).containsExactly(FileFault.Kind.EMPTY_SHEET);
  }

  @Test
  void sheetsOfAnXlsAreParts() throws IOException {
    Path file = Reading.write(folder, "book.xls", xls());
    List<Part> parts = InputReaders.parts(file, Set.of());

    assertThat(parts).extracting(Part::sheet).containsExactly("Zeta", "Año & más");
    assertThat(Reading.of(parts.get(0)).cells())
        .containsExactly(
            List.of("a", "", "c\nd"),
            List.of(),
            List.of(),
            NUMBERS,
            List.of("true", "false", "#REF!"),
            List.of("3", "xy", "#DIV/0!", "", "true"),
            List.of());
    assertThat(Reading.of(parts.get(1)).faults()).containsExactly(FileFault.Kind.EMPTY_SHEET);
  }

  @Test
  void aWorkbookIsReadWhateverItsNameAndPackingSay() throws IOException {
    Path zip =
        Reading.zip(
            folder.resolve("all.zip"), "in/book.xlsx", xlsx(), "old.xls", xls(), "x.csv", xlsx());
    Path misnamed = Reading.write(folder, "really.xls", xlsx());

    assertThat(InputReaders.parts(zip, Set.of()))
        .extracting(Part::shown)
        .containsExactly(
            "all.zip!in/book.xlsx [Zeta]",
            "all.zip!in/book.xlsx [Año & más]",
            "all.zip!old.xls [Zeta]",
            "all.zip!old.xls [Año & más]",
            "all.zip!x.csv [Zeta]",
            "all.zip!x.csv [Año & más]");
    assertThat(Reading.of(InputReaders.parts(zip, Set.of()).get(0)).rows()).hasSize(5);
    assertThat(Reading.of(InputReaders.parts(zip, Set.of()).get(2)).rows()).hasSize(7);
    assertThat(Reading.of(InputReaders.parts(misnamed, Set.of()).get(0)).rows()).hasSize(5);
  }

  @Test
  void rowsAndCellsWithoutNumbersFollowTheOneBefore() throws IOException {
    Reading reading =
        sheet(
            "<row><c><v>1</v></c><c t='str'><v>x</v></c></row>"
                + "<!-- <row r='99'> --><row r='4'><c r='B4'><v>2.50E1</v></c></row>"
                + "<row><c t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c>"
                + "<c t='e'><v>#N/A</v></c><c><f>1/0</f><v>7.0</v></c></row><row r='7'/>");

    assertThat(reading.rows()).extracting(RawRow::fault).containsOnlyNulls();
    assertThat(reading.cells())
        .containsExactly(
            List.of("1", "x"),
            List.of(),
            List.of(),
            List.of("", "25"),
            List.of("inline", "#N/A", "7"),
            List.of(),
            List.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<row r='2'/><row r='1'/>",
        "<row r='1'/><row r='1'/>",
        "<row r='0'/>",
        "<row r='2000000'/>",
        "<row r='x'/>",
        "<row r='1'><c r='C1'><v>1</v></c><c><v>2</v></c></row>"
      })
  void rowsThatNoSheetCanHaveRefuseIt(String rows) throws IOException {
    Reading reading = sheet(rows);

    assertThat(reading.faults()).containsExactly(FileFault.Kind.BROKEN_WORKBOOK);
    assertThat(reading.rows()).isEmpty();
  }

  @Test
  void aCellAtAColumnThatNoSheetHasRefusesTheSheetByItsAddress() throws IOException {
    for (String address : List.of("XFE1", "ZZZZZZ1", "AAAAAAAAAAAAAAAA1")) {
      Reading reading = sheet("<row r='1'><c r='" + address + "'><v>1</v></c></row>");

      assertThat(reading.faults()).containsExactly(FileFault.Kind.BROKEN_WORKBOOK);
      assertThat(reading.profile().refusal().orElseThrow().detail().es()).contains(address);
      assertThat(reading.rows()).isEmpty();
    }
    Reading last = sheet("<row r='1'><c r='XFD1'><v>1</v></c></row>");
    assertThat(last.at(1).cells()).hasSize(16384).endsWith("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c r='A1'><v>1</v></c><c r='B1'><v>2</v></c><c r='B1'><v>3</v></c>",
        "<c r='B1'><v>1</v></c><c r='A1'><v>2</v></c>",
        "<c r='A1'><v>1</v></c><c r='B7'><v>2</v></c>"
      })
  void aCellGivenTwiceOrInAnotherRowCostsItsRowOnly(String cells) throws IOException {
    Reading reading =
        sheet("<row r='1'>" + cells + "</row><row r='2'><c r='A2'><v>5</v></c></row>");

    assertThat(reading.rowFaults()).containsExactly(RowFault.Kind.CELL_TWICE);
    assertThat(reading.at(1).cells()).isEmpty();
    assertThat(reading.at(2).cells()).containsExactly("5");
  }

  @Test
  void aSharedTextThatIsMissingIsMarked() throws IOException {
    Reading reading = sheet("<row r='1'><c r='A1' t='s'><v>57</v></c></row>");

    assertThat(reading.at(1).marks().get(0).kind()).isEqualTo(CellMark.Kind.NO_TEXT);
    assertThat(reading.at(1).cells().get(0)).contains("57");
  }

  @Test
  void pronunciationIsNoTextAndEscapedLettersAreLetters() throws IOException {
    Reading reading =
        sheet(
            "<row r='1'><c r='A1' t='inlineStr'><is><t>El_x0020_Rincón</t>"
                + "<rPh sb='0' eb='1'><t>otra</t></rPh></is></c></row>");

    assertThat(reading.at(1).cells()).containsExactly("El Rincón");
  }

  @Test
  void aTextLongerThanACellCanHoldEndsReadingWithoutTakingMemory() throws IOException {
    Reading reading =
        sheet(
            "<row r='1'><c r='A1' t='inlineStr'><is><t>"
                + "x".repeat(40_000)
                + "</t></is></c></row>");

    assertThat(reading.rowFaults()).containsExactly(RowFault.Kind.READING_BROKE_OFF);
    assertThat(reading.at(1).fault().detail().es()).contains("32767");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.68 | 0% | PERCENT | 68 %",
        "0.125 | # ?/? | FRACTION | 1/8",
        "0.667 | # ?/? | FRACTION | 2/3",
        "1.5 | # ?/? | FRACTION | 1 1/2",
        "0.75 | [h]:mm | HOURS | 18:00",
        "1.5 | [h]:mm | HOURS | 36:00",
        "1.5 | h:mm | CLOCK | 12:00",
        "600000 | #,##0, | SCALED | 600",
        "1500000 | 0.0,,\" M\" | SCALED | 1.5 M",
        "5 | \"<\"0 | COMPARED | <5",
        "5 | <0 | COMPARED | <5",
        "44361 | dd/mm/yyyy | DATE | 2021-06-14",
        "44361 | mmm-yy | DATE | 2021-06-14",
        "101 | 0000 | PADDED | 0101",
        "5 | 0\" mil\" | WORDS | 5 mil",
        "5 | ;;; | WORDS | ''",
        "-5 | 0;0 | WORDS | 5",
        "12345678 | 0000-0000 | WORDS | 12345678"
      })
  void aFormatThatShowsAnotherNumberIsMarked(
      double value, String format, CellMark.Kind kind, String shown) {
    CellMark mark = NumberFormat.of(200, format).mark(value, false);

    assertThat(mark).as(format).isNotNull();
    assertThat(mark.kind()).isEqualTo(kind);
    assertThat(mark.shown()).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "General",
        "0",
        "0.00",
        "#,##0",
        "#,##0.00",
        "0.00E+00",
        "@",
        "[Red]0",
        "+0;-0;0",
        "_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)",
        "#,##0;[Red]#,##0",
        "[>=100]0;0.0"
      })
  void aFormatThatOnlyRoundsGroupsOrColoursIsNot(String format) {
    for (double value : new double[] {-1234.5, 0, 0.25, 7, 1234567}) {
      assertThat(NumberFormat.of(200, format).mark(value, false))
          .as("%s %s", format, value)
          .isNull();
    }
  }

  @Test
  void datesThatCountFrom1904AreNoted() throws IOException {
    Path file =
        Reading.write(
            folder, "mac.xlsx", book("<row><c><v>1</v></c></row>", "<workbookPr date1904='1'/>"));

    assertThat(Reading.only(file).faults()).containsExactly(FileFault.Kind.DATES_FROM_1904);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.xlsx", "x.xls"})
  void whatIsNoWorkbookIsRefused(String name) throws IOException {
    byte[] plainZip =
        Files.readAllBytes(Reading.zip(folder.resolve("z.zip"), "a.txt", new byte[9]));

    for (byte[] bytes :
        List.of(
            new byte[0],
            "<html><table/></html>".getBytes(StandardCharsets.UTF_8),
            plainZip,
            Arrays.copyOf(xls(), 1000),
            Arrays.copyOf(xlsx(), 1000))) {
      assertThat(Reading.only(Reading.write(folder, name, bytes)).faults())
          .containsExactly(FileFault.Kind.BROKEN_WORKBOOK);
    }
  }

  @Test
  void aWorkbookWithAPasswordIsRefused() throws IOException {
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    byte[] locked = xls();
    Biff8EncryptionKey.setCurrentUserPassword(null);
    PartProfile profile = Reading.only(Reading.write(folder, "locked.xls", locked)).profile();

    assertThat(profile.refusal().orElseThrow().detail().en()).contains("password");
  }

  @Test
  void sharedTextsThatAreMissingRefuseAnXls() throws IOException {
    byte[] bytes = xls();
    // Record of shared texts: its kind, then length, uses and number of texts.
    int record = sharedTexts(bytes);
    bytes[record + 8]++;
    PartProfile profile =
        Reading.of(InputReaders.parts(Reading.write(folder, "b.xls", bytes), Set.of()).get(0))
            .profile();

    assertThat(profile.refusal().orElseThrow().detail().en()).contains("cut");
  }

  @Test
  void sharedTextsOverSeveralRecordsAreRead() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook()) {
      HSSFSheet sheet = book.createSheet("Textos");
      for (int row = 0; row < 400; row++) {
        String text = (row % 3 == 0 ? "Ñandú ✓ " : "Jutiapa ").repeat(1 + row % 50) + row;
        sheet.createRow(row).createCell(0).setCellValue(text);
      }
      book.write(out);
    }
    Reading reading = Reading.only(Reading.write(folder, "texts.xls", out.toByteArray()));

    assertThat(reading.rowFaults()).isEmpty();
    assertThat(reading.rows()).hasSize(400);
    assertThat(reading.at(400).cells()).containsExactly("Ñandú ✓ ".repeat(50) + 399);
    assertThat(reading.at(149).cells()).containsExactly("Jutiapa ".repeat(49) + 148);
  }

  @Test
  void brokenBytesNeverThrowAndNeverLoseALine() throws IOException {
    Random random = new Random(7);
    byte[] newer = xlsx();
    byte[] older = xls();
    int refused = 0;
    for (int round = 0; round < 300; round++) {
      byte[] bytes = (round % 2 == 0 ? newer : older).clone();
      for (int change = 0; change < 1 + round % 12; change++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      if (round % 5 == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      Path file = Reading.write(folder, round % 2 == 0 ? "m.xlsx" : "m.xls", bytes);
      for (Part part : InputReaders.parts(file, Set.of())) {
        refused += Reading.of(part).profile().refusal().isPresent() ? 1 : 0;
      }
    }
    assertThat(refused).isBetween(60, 500);
  }

  @ParameterizedTest
  @CsvSource({
    "25568.0, 25568", "82.205863189999995, 82.20586318999999", "1.0E-3, 0.001", "2.0E-3, 0.002",
    "1e300, 1", "-0.0, 0", "4.35, 4.35", "9007199254740993, 9007199254740992",
    "0.30000000000000004, 0.30000000000000004", "4.9E-324, 0.0"
  })
  void numbersAreTheShortestDecimalThatComesBack(double value, String beginning) {
    String text = NumberText.of(value);

    assertThat(text).startsWith(beginning).doesNotContain("E");
    assertThat(Double.parseDouble(text) + 0.0).isEqualTo(value + 0.0);
  }

  private static int sharedTexts(byte[] bytes) {
    for (int at = 0; at + 8 < bytes.length; at++) {
      boolean same = bytes[at] == (byte) 0xfc && bytes[at + 1] == 0;
      // The sample has fewer than 256 texts, all in one record.
      if (same && bytes[at + 3] == 0 && bytes[at + 8] > 0 && bytes[at + 9] == 0) {
        return at;
      }
    }
    throw new AssertionError("no record of shared texts");
  }

  private Reading sheet(String rows) throws IOException {
    return Reading.only(Reading.write(folder, "one.xlsx", book(rows, "")));
  }

  private byte[] book(String rows, String properties) throws IOException {
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String links = "http://schemas.openxmlformats.org/package/2006/relationships";
    String types = "http://schemas.openxmlformats.org/package/2006/content-types";
    String sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    Path file =
        Reading.zip(
            folder.resolve("built.zip"),
            "[Content_Types].xml",
            utf8(
                "<Types xmlns='%s'><Override PartName='/xl/workbook.xml' ContentType='%ssheet.main+xml'/><Override PartName='/xl/worksheets/sheet1.xml' ContentType='%sworksheet+xml'/></Types>"
                    .formatted(types, sheets, sheets)),
            "_rels/.rels",
            utf8(
                "<Relationships xmlns='%s'><Relationship Id='r1' Type='%s/officeDocument' Target='xl/workbook.xml'/></Relationships>"
                    .formatted(links, office)),
            "xl/workbook.xml",
            utf8(
                "<x:workbook xmlns:x='%s' xmlns:r='%s'>%s<x:sheets><x:sheet name='Hoja' sheetId='1' r:id='r1'/></x:sheets></x:workbook>"
                    .formatted(main, office, properties.replace("<", "<x:"))),
            "xl/_rels/workbook.xml.rels",
            utf8(
                "<Relationships xmlns='%s'><Relationship Id='r1' Type='%s/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
                    .formatted(links, office)),
            "xl/worksheets/sheet1.xml",
            utf8(
                "<worksheet xmlns='%s'><sheetData>%s</sheetData><row r='9000'/></worksheet>"
                    .formatted(main, rows)));
    return Files.readAllBytes(file);
  }

  private static byte[] utf8(String xml) {
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] xlsx() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Zeta");
      sheet.value(0, 0, "a");
      sheet.value(0, 2, "c\nd");
      for (int at = 0; at < NUMBERS.size(); at++) {
        sheet.value(3, at, Double.valueOf(NUMBERS.get(at)));
      }
      sheet.value(4, 0, true);
      sheet.value(4, 1, false);
      book.newWorksheet("Año & más");
    }
    return bytes.toByteArray();
  }

  private static byte[] xls() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (HSSFWorkbook book = new HSSFWorkbook();
        OutputStream out = bytes) {
      HSSFSheet sheet = book.createSheet("Zeta");
      HSSFRow texts = sheet.createRow(0);
      texts.createCell(0).setCellValue("a");
      texts.createCell(2).setCellValue("c\nd");
      HSSFRow numbers = sheet.createRow(3);
      for (int at = 0; at < NUMBERS.size(); at++) {
        numbers.createCell(at).setCellValue(Double.parseDouble(NUMBERS.get(at)));
      }
      HSSFRow others = sheet.createRow(4);
      others.createCell(0).setCellValue(true);
      others.createCell(1).setCellValue(false);
      others.createCell(2).setCellErrorValue(FormulaError.REF);
      HSSFRow formulas = sheet.createRow(5);
      String[] texted = {"1+2", "\"x\"&\"y\"", "1/0", "\"\"", "1=1"};
      for (int at = 0; at < texted.length; at++) {
        HSSFCell cell = formulas.createCell(at);
        cell.setCellFormula(texted[at]);
      }
      book.getCreationHelper().createFormulaEvaluator().evaluateAll();
      sheet.createRow(6);
      book.createSheet("Año & más");
      book.write(out);
    }
    return bytes.toByteArray();
  }
}
