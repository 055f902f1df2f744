package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a file is not read is told truly: what it is, what was tried, which source comes nearest. */
class ReasonsTest {
  private static final String HEADER =
      "departamento,municipio,codigo,anio,area,poblacion,viviendas";
  private static final String ROW = "Santa Bárbara,Chinda,1608,2021,Urbano,4735,1010";

  @TempDir private Path folder;

  private static byte[] book(Workbook book, String sheet, String... lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (book) {
      Sheet made = book.createSheet(sheet);
      for (String cells : lines) {
        Row row = made.createRow(made.getPhysicalNumberOfRows());
        String[] texts = cells.split(",");
        for (int i = 0; i < texts.length; i++) {
          row.createCell(i).setCellValue(texts[i]);
        }
      }
      book.write(bytes);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(
            (entry.equals("mimetype") ? "application/vnd.oasis.opendocument.spreadsheet" : "x")
                .getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private ReadFile read(String name, byte[] bytes) throws IOException {
    return ReadFile.only(Files.write(folder.resolve(name), bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ersaps", "ersaps.dat", "ersaps.bin"})
  void aWorkbookIsOneWhateverItsNameSays(String name) throws IOException {
    for (Workbook book : List.of(new XSSFWorkbook(), new HSSFWorkbook())) {
      ReadFile file = read(name, book(book, "Datos", HEADER, ROW));
      assertThat(file.input().claimed()).as(name).isTrue();
      assertThat(file.kept("dwellings")).hasSize(1);
    }
  }

  @Test
  void aFileInAFormThatItsSourceDoesNotReadIsToldSo() throws IOException {
    ReadFile byName =
        read("microcuencas_2021.csv", "nombre,area\nRío,5\n".getBytes(StandardCharsets.UTF_8));
    assertThat(byName.input().unclaimed().es())
        .contains("icf_microcatchments", "geojson", "csv")
        .doesNotContain("ninguna");
    assertThat(byName.input().nearest()).isEqualTo("icf_microcatchments");

    ReadFile bySheet = read("JMP_2021_WLD.xlsx", book(new XSSFWorkbook(), "Hoja1", "a,b", "1,2"));
    assertThat(bySheet.input().unclaimed().es()).contains("jmp_world_water", "Water", "Hoja1");

    ReadFile nothing = read("cualquiera.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
    assertThat(nothing.input().unclaimed().es()).contains("ninguna de las", "30");
  }

  @ParameterizedTest
  @CsvSource({
    "calidad_agua_ptps.pdf, '%PDF-1.7 x', un PDF",
    "calidad_agua_ptps.html, '<html><table></table></html>', página web",
    "calidad_agua_ptps.json, '{\"a\": 1}', JSON",
    "calidad_agua_ptps, 'a;b', .csv"
  })
  void whatIsNoTableIsCalledByItsNameWithTheNearestSource(String name, String text, String words)
      throws IOException {
    ReadFile file = read(name, text.getBytes(StandardCharsets.UTF_8));
    assertThat(file.input().unclaimed().es()).contains(words, "ptps_water_quality");
    assertThat(file.input().nearest()).isEqualTo("ptps_water_quality");
  }

  @Test
  void otherPackedFormatsAreCalledByTheirName() throws IOException {
    assertThat(read("a.ods", zip("mimetype", "content.xml")).input().unclaimed().es())
        .contains("LibreOffice");
    assertThat(
            read("a.docx", zip("[Content_Types].xml", "word/document.xml"))
                .input()
                .unclaimed()
                .es())
        .contains("Word");
    assertThat(
            read("a.xlsb", zip("[Content_Types].xml", "xl/workbook.bin")).input().unclaimed().es())
        .contains("xlsb");
  }

  @Test
  void anArchiveWithAPasswordIsNotCalledBroken() throws IOException {
    byte[] bytes = zip("calidad_agua_ptps.csv");
    // The bit of encryption, at the entry and in the table of contents.
    bytes[6] |= 1;
    for (int at = 0; at + 8 < bytes.length; at++) {
      if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2) {
        bytes[at + 8] |= 1;
      }
    }
    ReadFile file = read("entrega.zip", bytes);
    assertThat(file.input().unclaimed().es()).contains("contraseña").doesNotContain("dañado");
  }

  @ParameterizedTest
  @ValueSource(strings = {"~$calidad_agua_ptps.xlsx", "Thumbs.db", "desktop.ini"})
  void whatProgramsLeaveBehindIsNobodysWork(String name) throws IOException {
    ReadFile file = read(name, "\u0005Alguien".getBytes(StandardCharsets.UTF_8));
    assertThat(file.input().idle()).isTrue();
    assertThat(file.input().unclaimed().es()).contains("no contiene datos");
    assertThat(file.input().nearest()).isEmpty();
  }

  @Test
  void aThousandEntriesCostNoMoreThanTheirBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int entries = 1000;
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries; i++) {
        zip.putNextEntry(new ZipEntry("ine_poblacion_viviendas_" + i + ".csv"));
        zip.write((HEADER + "\n" + ROW + "\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    List<ReadFile> parts =
        ReadFile.parts(Files.write(folder.resolve("mil.zip"), bytes.toByteArray()));
    assertThat(parts).hasSize(entries).allMatch(part -> part.input().claimed());
    assertThat(parts)
        .extracting(part -> part.input().profile().sha256())
        .containsOnly(parts.get(0).input().profile().sha256());
  }
}
