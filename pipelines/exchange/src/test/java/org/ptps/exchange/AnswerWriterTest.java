package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Language;
import org.ptps.warehouse.QueryAnswer;
import org.ptps.warehouse.QuerySession;

class AnswerWriterTest {
  private static final String ALL =
      """
      select * from (values
          ('0101', 'Señor | Ñandú', 1234567.125, 7, true, ['a', 'b'], date '2021-02-03'),
          ('1608', '=HYPERLINK("http://x")', -0.5, null, false, null, null)
      ) as v (code, name, value, n, flag, list, day)""";

  @TempDir static Path folder;
  private static QuerySession session;

  @BeforeAll
  static void build() throws Exception {
    Path file = folder.resolve("warehouse.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create schema report; create table report.run_facts as select 'any_synthetic' as key,"
              + " 'true' as value");
    }
    session = QuerySession.ofMembers(file, new QuerySession.Limits(512, 30), List.of());
  }

  @AfterAll
  static void close() {
    session.close();
  }

  private static String printed(String sql, QueryFormat format, int width) {
    StringWriter text = new StringWriter();
    try (QueryAnswer answer = session.ask(sql)) {
      AnswerWriter.print(answer, format, width, new PrintWriter(text));
    }
    return text.toString();
  }

  private static Path written(String name, String sql) {
    Path file = folder.resolve(name);
    try (QueryAnswer answer = session.ask(sql)) {
      AnswerWriter.write(
          answer,
          QueryFormat.of(file).orElseThrow(),
          new AnswerWriter.About(sql, session.isFictitious(), Language.ES),
          file);
    }
    return file;
  }

  @Test
  void aTableAlignsNumbersToTheRight() {
    assertThat(
            printed(
                "select 'a' as x, 5 as n union all select 'bbb', 1234 order by n",
                QueryFormat.TABLE,
                0))
        .isEqualTo("x       n\na       5\nbbb  1234\n");
    assertThat(printed("select 'abcdefgh' as x", QueryFormat.TABLE, 4)).isEqualTo("x\nabc…\n");
  }

  @Test
  void aLongTableGoesOnBehindTheRowsThatItWasMeasuredBy() {
    String table =
        printed(
            "select range as i, repeat('x', range // 400) as t from range(1501)",
            QueryFormat.TABLE,
            0);

    assertThat(table.lines()).hasSize(1502);
    assertThat(table).endsWith("1500  xxx\n");
  }

  @Test
  void csvIsWhatASpreadsheetReadsAndDoesNotRun() throws Exception {
    assertThat(printed(ALL, QueryFormat.CSV, 0))
        .isEqualTo(
            """
            code,name,value,n,flag,list,day
            0101,Señor | Ñandú,1234567.125,7,true,"[""a"",""b""]",2021-02-03
            1608,"'=HYPERLINK(""http://x"")",-0.500,,false,,
            """);
    assertThat(Files.readString(written("a.csv", ALL))).startsWith("\ufeffcode,name");
  }

  @Test
  void jsonKeepsTypes() {
    assertThat(printed(ALL, QueryFormat.JSON, 0).replaceAll("\\s+", " "))
        .contains("\"code\" : \"0101\"")
        .contains(
            "\"value\" : 1234567.125, \"n\" : 7, \"flag\" : true, \"list\" : [ \"a\", \"b\" ]")
        .contains("\"n\" : null");
    assertThat(printed("select 1 as a where false", QueryFormat.JSON, 0)).isEqualTo("[ ]\n");
  }

  @Test
  void markdownEscapesWhatWouldEndACell() throws Exception {
    assertThat(printed("select 'a|b' as x, 2 as n", QueryFormat.MARKDOWN, 0))
        .isEqualTo("| x | n |\n| --- | ---: |\n| a\\|b | 2 |\n");
    assertThat(Files.readString(written("a.md", "select 1 as a")))
        .startsWith("> **DATOS FICTICIOS**");
  }

  @Test
  void aWorkbookKeepsCodesAsTextsAndSaysWhatItIs() throws Exception {
    Path file = written("a.xlsx", ALL);

    try (InputStream in = Files.newInputStream(file);
        XSSFWorkbook book = new XSSFWorkbook(in)) {
      XSSFSheet sheet = book.getSheet("Respuesta");
      assertThat(sheet.getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
      assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("0101");
      assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(1234567.125);
      assertThat(sheet.getRow(2).getCell(1).getCellType()).isEqualTo(CellType.STRING);
      assertThat(sheet.getRow(2).getCell(3)).isNull();
      assertThat(book.getSheet("Consulta").getRow(0).getCell(0).getStringCellValue())
          .isEqualTo("DATOS FICTICIOS");
      assertThat(book.getSheet("Consulta").getRow(1).getCell(0).getStringCellValue())
          .isEqualTo("Filas: 2");
    }
    assertThat(Files.readAllBytes(written("b.xlsx", ALL))).isEqualTo(Files.readAllBytes(file));
  }
}
