package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Catalog;
import org.ptps.exchange.Quarantine.Exported;
import org.ptps.exchange.Validation.PartResult;
import org.ptps.lake.input.WorkbookMetadata;
import org.ptps.lake.input.WorkbookMetadata.Left;

class QuarantineTest {
  private static final String COMPLAINTS =
      "informa,fecha_entrega,departamento,municipio,codigo_queja,prestador,fecha_recepcion,tema,"
          + "descripcion,nombre,telefono,fecha_solucion\n"
          + "Municipalidad de Chinda,2022-02-10,Santa Bárbara,Chinda,Q1,Junta A,2021-03-01,Fuga o daño,"
          + "secreto,Persona,9999-0000,\n"
          + "Municipalidad de Chinda,2022-02-10,Santa Bárbara,Chinda,Q2,=1+1,2021-13-04,Fuga o dano,"
          + "secreto,Persona,9999-0000,\n"
          + "MUNICIPALIDAD DE CHINDA,2022-02-10,Santa Bárbara,Chinda,Q3,Junta A,2021-03-01,Continuidá,"
          + "secreto,Persona,9999-0000,\n"
          + "Municipalidad de Marale,2022-02-10,Yoro,Pueblo Raro,Q4,Junta B,2021-03-01,Otro,"
          + "secreto,Persona,9999-0000,\n"
          + "Municipalidad de Marale,2022-02-10,Francisco Morazán,Marale,Q5,secreto,Persona,"
          + "2021-03-01,Otro,x,9999-0000,,,de más\n";

  @TempDir Path folder;
  private Path inputs;
  private Path sent;

  @BeforeEach
  void deliver() throws IOException {
    inputs = Files.createDirectories(folder.resolve("inputs"));
    sent = folder.resolve("sent");
    Files.writeString(inputs.resolve("quejas_uscl_ptps.csv"), COMPLAINTS, StandardCharsets.UTF_8);
  }

  private Catalog catalog() {
    return Declared.over(inputs);
  }

  private List<Exported> export() {
    return Quarantine.export(catalog(), Set.of(), sent, LocalDate.of(2022, 3, 1));
  }

  private List<PartResult> read() {
    return Validation.of(catalog()).parts();
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  private interface Change {
    void to(Sheet sheet);
  }

  private static void change(Path file, Change change) throws IOException {
    try (XSSFWorkbook book = open(file)) {
      change.to(book.getSheetAt(0));
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }

  private static int column(Sheet sheet, String heading) {
    for (Cell cell : sheet.getRow(WorkbookMetadata.HEADER_LINE - 1)) {
      if (cell.getStringCellValue().equals(heading)) {
        return cell.getColumnIndex();
      }
    }
    throw new AssertionError("no column " + heading);
  }

  private static void correct(Sheet sheet, int row, String heading, String text, String by) {
    sheet.getRow(row).getCell(column(sheet, heading)).setCellValue(text);
    sheet.getRow(row).getCell(Left.CORRECTED_BY.ordinal()).setCellValue(by);
  }

  private static String texts(Row row) {
    List<String> texts = new ArrayList<>();
    row.forEach(cell -> texts.add(cell.toString()));
    return String.join(" | ", texts);
  }

  private static List<String> told(PartResult part) {
    return part.findings().stream()
        .map(
            found ->
                found.line() + " " + found.violation().rule() + " " + found.violation().value())
        .toList();
  }

  @Test
  void eachSenderGetsTheirRowsWithTheFaultInWordsASuggestionAndNothingWithheld()
      throws IOException {
    List<Exported> exported = export();
    assertThat(exported)
        .extracting(each -> each.file().getFileName() + " " + each.rows())
        .containsExactly(
            "por_corregir_municipalidad_de_chinda_vuelta-1_2022-03-01.xlsx 2",
            "por_corregir_municipalidad_de_marale_vuelta-1_2022-03-01.xlsx 1",
            "por_corregir_quejas_uscl_ptps_vuelta-1_2022-03-01.xlsx 1");
    try (XSSFWorkbook book = open(exported.get(0).file())) {
      Sheet sheet = book.getSheetAt(0);
      assertThat(texts(sheet.getRow(2)))
          .startsWith(
              "3.0 | fecha_recepcion: «…» no es una fecha | escribir la fecha como 2017-11-02"
                  + " (año-mes-día) |  | ")
          .contains("Municipalidad de Chinda | 2022-02-10 | Santa Bárbara | Chinda | Q2 | =1+1");
      assertThat(texts(sheet.getRow(3))).contains("¿«Continuidad»? escribir uno de la lista");
      Cell formula = sheet.getRow(2).getCell(column(sheet, "prestador"));
      assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
      assertThat(formula.getCellStyle().getQuotePrefixed()).isTrue();
      assertThat(sheet.isColumnHidden(Left.TOKEN.ordinal())).isTrue();
    }
    for (Exported each : exported) {
      try (XSSFWorkbook book = open(each.file())) {
        for (Sheet sheet : book) {
          for (Row row : sheet) {
            assertThat(texts(row)).doesNotContain("9999", "secreto", "Persona");
          }
        }
      }
    }
  }

  @Test
  void aWorkbookThatSomebodyWorksOnIsNeverReplacedByTheNextOne() throws IOException {
    Path book = export().get(0).file();
    change(book, sheet -> sheet.getRow(3).getCell(Left.CORRECTED_BY.ordinal()).setCellValue("Ana"));
    byte[] edited = Files.readAllBytes(book);

    Path next = export().get(0).file();

    assertThat(next.getFileName())
        .hasToString("por_corregir_municipalidad_de_chinda_vuelta-1_2022-03-01_2.xlsx");
    assertThat(Files.readAllBytes(book)).isEqualTo(edited);
  }

  @Test
  void aWorkbookOfTheSameDayLaidBesideThatOfBeforeTakesTheNameOfNoOther() throws IOException {
    Path first = export().get(0).file();
    // One of two rows is corrected, and the other exported again on the same day.
    change(first, sheet -> correct(sheet, 2, "fecha_recepcion", "14/04/2021", "Ana"));
    Files.copy(first, inputs.resolve(first.getFileName()));
    sent = folder.resolve("sent-again");
    Path second = export().get(0).file();
    assertThat(second.getFileName()).isNotEqualTo(first.getFileName());
    assertThat(second.getFileName().toString()).contains("_vuelta-2_");
    long before = readKeptOf("quejas_uscl_ptps.csv") + keptOfWorkbooks();
    change(second, sheet -> correct(sheet, 2, "tema", "Continuidad", "Luis"));
    Files.copy(second, inputs.resolve(second.getFileName()));
    assertThat(readKeptOf("quejas_uscl_ptps.csv") + keptOfWorkbooks())
        .isGreaterThanOrEqualTo(before);
    assertThat(Quarantine.returned(catalog()))
        .extracting(Quarantine.Returned::by)
        .contains("Ana", "Luis");
  }

  private long keptOfWorkbooks() {
    return read().stream()
        .filter(part -> part.file().startsWith("por_corregir"))
        .mapToLong(PartResult::kept)
        .sum();
  }

  @Test
  void aCorrectedRowIsReadInPlaceOfTheOriginalAndItIsToldWhoCorrectedIt() throws IOException {
    Path book = export().get(0).file();
    change(
        book,
        sheet -> {
          correct(sheet, 2, "fecha_recepcion", "13/04/2021", "Ana");
          sheet.getRow(3).getCell(column(sheet, "tema")).setCellValue("Continuidad");
        });
    Files.copy(book, inputs.resolve("corregido.xlsx"));

    List<PartResult> parts = read();
    assertThat(parts).hasSize(2);
    PartResult original = parts.get(1);
    assertThat(told(original)).contains("3 replaced_by_correction Ana");
    assertThat(original.findings().stream().filter(found -> found.line() == 3).toList())
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.violation().reason().es())
                    .startsWith("corregida por Ana: la fila que cuenta está en corregido.xlsx"));
    PartResult corrected = parts.get(0);
    assertThat(corrected.kept()).isEqualTo(1);
    // Its second row was changed without a name.
    assertThat(told(corrected)).containsExactly("4 correction_without_name ");
    assertThat(original.kept() + original.rejected() + original.duplicate()).isEqualTo(5);
  }

  @Test
  void aCorrectionThatIsWrongAgainGoesBackInASecondRound() throws IOException {
    Path book = export().get(0).file();
    change(book, sheet -> correct(sheet, 2, "fecha_recepcion", "40/04/2021", "Ana"));
    Files.move(book, inputs.resolve("corregido.xlsx"));

    Path again = export().get(0).file();
    try (XSSFWorkbook second = open(again)) {
      List<String> titles = new ArrayList<>();
      second.forEach(sheet -> titles.add(texts(sheet.getRow(0))));
      assertThat(titles)
          .anySatisfy(title -> assertThat(title).endsWith("quejas_uscl_ptps.csv · vuelta 2"));
    }
    change(
        again,
        sheet -> {
          assertThat(sheet.getRow(2).getCell(Left.LINE.ordinal()).getNumericCellValue())
              .isEqualTo(3);
          correct(sheet, 2, "fecha_recepcion", "14/04/2021", "Ana");
        });
    Files.move(again, inputs.resolve("corregido_otra_vez.xlsx"));

    List<PartResult> parts = read();
    assertThat(parts.stream().mapToLong(PartResult::kept).sum())
        .isEqualTo(readKeptOf("quejas_uscl_ptps.csv") + 1);
    assertThat(parts.stream().flatMap(part -> told(part).stream()))
        .contains("3 corrected_again Ana", "3 replaced_by_correction Ana");
  }

  @Test
  void aCorrectedRowThatIsRefusedIsNeverToldToBeTheOneThatCounts() throws IOException {
    Path book = export().get(0).file();
    change(book, sheet -> correct(sheet, 2, "fecha_recepcion", "40/04/2021", "Ana"));
    change(
        book,
        sheet -> {
          // The key of a row that counts, with other data: which one is right cannot be decided.
          correct(sheet, 3, "tema", "Continuidad", "Ana");
          sheet.getRow(3).getCell(column(sheet, "codigo_queja")).setCellValue("Q1");
        });
    Files.move(book, inputs.resolve("corregido.xlsx"));

    assertThat(read().stream().flatMap(part -> told(part).stream()))
        .contains("3 correction_refused Ana", "4 correction_refused Ana")
        .noneMatch(each -> each.contains("replaced_by_correction"));
    assertThat(Quarantine.returned(catalog()))
        .extracting(each -> each.file() + ":" + each.line() + " " + each.rule() + " " + each.by())
        .containsExactly(
            "quejas_uscl_ptps.csv:3 correction_refused Ana",
            "quejas_uscl_ptps.csv:4 correction_refused Ana");
    assertThat(Quarantine.returned(catalog()))
        .allSatisfy(each -> assertThat(each.what().es()).contains("corregido.xlsx [", "tampoco"));
  }

  @Test
  void whatCameBackIsToldAsItLiesThereThoughNoRunReadIt() throws IOException {
    assertThat(Quarantine.returned(catalog())).isEmpty();
    Path book = export().get(0).file();
    change(book, sheet -> correct(sheet, 2, "fecha_recepcion", "13/04/2021", "Ana"));
    Path back = Files.move(book, inputs.resolve("corregido.xlsx"));

    assertThat(Quarantine.returned(catalog()))
        .extracting(each -> each.file() + ":" + each.line() + " " + each.rule() + " " + each.by())
        .containsExactly(
            "corregido.xlsx:4 not_corrected ", "quejas_uscl_ptps.csv:3 replaced_by_correction Ana");

    Files.delete(inputs.resolve("quejas_uscl_ptps.csv"));
    assertThat(Quarantine.returned(catalog()))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.line()).isNull();
              assertThat(each.file()).isEqualTo(back.getFileName().toString());
              assertThat(each.what().es()).contains("no está entre las entradas");
            });
  }

  @Test
  void rowsOfTwoFilesThatContradictEachOtherAreSentBackWithBoth() throws IOException {
    Files.writeString(
        inputs.resolve("quejas_uscl_ptps_2.csv"),
        COMPLAINTS
            .lines()
            .limit(2)
            .reduce((a, b) -> a + "\n" + b)
            .orElseThrow()
            .replace("Fuga o daño", "Otro"),
        StandardCharsets.UTF_8);

    assertThat(read().stream().flatMap(part -> part.findings().stream()))
        .filteredOn(found -> found.violation().rule().equals("same_key_contradicts"))
        .extracting(found -> found.violation().reason().es())
        .satisfiesExactly(
            one -> assertThat(one).contains("dice otra cosa en quejas_uscl_ptps_2.csv:2"),
            two -> assertThat(two).contains("dice otra cosa en quejas_uscl_ptps.csv:2"));
    assertThat(export())
        .filteredOn(each -> each.sender().equals("Municipalidad de Chinda"))
        .extracting(Exported::rows)
        .containsExactly(4L);
  }

  private long readKeptOf(String file) {
    return read().stream()
        .filter(part -> part.file().equals(file))
        .mapToLong(PartResult::kept)
        .sum();
  }

  @Test
  void aCorrectionOfAFileThatHasChangedOrIsNotThereIsToldAndNotTaken() throws IOException {
    Path book = export().get(0).file();
    change(book, sheet -> correct(sheet, 2, "fecha_recepcion", "13/04/2021", "Ana"));
    Files.move(book, inputs.resolve("corregido.xlsx"));
    Path original = inputs.resolve("quejas_uscl_ptps.csv");
    Files.writeString(original, COMPLAINTS.replace("Q1", "Q1b"), StandardCharsets.UTF_8);
    assertThat(unclaimed()).contains("que ha cambiado desde entonces");

    Files.delete(original);
    assertThat(unclaimed()).contains("que no está entre las entradas; entregue los dos juntos");
  }

  private String unclaimed() {
    return read().stream()
        .filter(part -> part.unclaimed() != null)
        .map(part -> part.unclaimed().es())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aRowThatSomebodyMovedToAnotherLineIsRefused() throws IOException {
    Path book = export().get(0).file();
    change(
        book,
        sheet -> {
          sheet.getRow(2).getCell(Left.LINE.ordinal()).setCellValue(2);
          correct(sheet, 2, "fecha_recepcion", "13/04/2021", "Ana");
        });
    Files.move(book, inputs.resolve("corregido.xlsx"));
    assertThat(told(read().get(0))).contains("3 correction_line_unknown 2");
  }
}
