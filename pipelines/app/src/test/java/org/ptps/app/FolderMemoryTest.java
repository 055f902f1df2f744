package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.ReadOnly;
import org.ptps.lake.input.WorkbookMetadata.Left;

/** An output folder remembers its inputs and settings, and keeps edited files. */
class FolderMemoryTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final List<String> SOURCES =
      List.of("ptps_members", "siasar_communities", "ptps_water_quality");

  @TempDir static Path folder;
  private static Path inputs;
  private static Path out;
  private static Answered made;

  private static Answered ptps(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--out", out.toString()));
    return Answered.to(all);
  }

  private static Answered runOnOwnFiles() {
    return ptps(
        "run",
        "--inputs",
        inputs.toString(),
        "--set",
        "run.figures=[national_coverage_by_edition]",
        "--set",
        "years.last=2021");
  }

  @BeforeAll
  static void aRunOnOwnFiles() throws IOException {
    System.setProperty("ptps.home", HOME.toString());
    inputs = folder.resolve("mis entregas");
    out = folder.resolve("mi salida");
    Answered.layInputs(SOURCES, inputs);
    made = runOnOwnFiles();
    assertThat(made.code()).as(made.err()).isZero();
  }

  @AfterAll
  static void writable() throws IOException {
    ReadOnly.delete(out);
  }

  @Test
  void aHintLeadsToTheFolderThatItSpeaksOf() {
    assertThat(made.err()).contains("./ptps check --out \"" + out + "\"");
  }

  @Test
  void aCommandOnTheFolderReadsWhatTheFolderWasMadeFrom() throws IOException {
    Path sent = folder.resolve("enviados");

    Answered exported = ptps("quarantine", "export", "--to", sent.toString());

    assertThat(exported.code()).as(exported.err()).isZero();
    assertThat(exported.out())
        .contains("Organización Ficticia Norte")
        .doesNotContain("ephpm", "censo");
    assertThat(ptps("config", "show").out()).contains("years.last").contains("2021");
  }

  @Test
  void aCommandThatWouldReadOthersRefusesAndSaysSo() {
    Answered refused =
        ptps("quarantine", "export", "--inputs", HOME.resolve("data-sample/raw").toString());

    assertThat(refused.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(refused.err()).contains("se hizo con", inputs.toString());
  }

  @Test
  void anAreaIsAskedForByItsName() {
    Answered byName = ptps("values", "PT-COB-01", "--area", "chinda", "--year", "2017");

    assertThat(byName.code()).as(byName.err()).isZero();
    assertThat(byName.out()).contains("1608");
    assertThat(ptps("values", "PT-COB-01", "--area", "La Unión").err())
        .contains("puede ser", "La Unión, Copán");
    assertThat(ptps("values", "PT-COB-01", "--area", "Atlantis").code()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  @Tag("campaign")
  void aCorrectionThatIsNoLongerThereIsTold() throws IOException {
    Path sent = folder.resolve("vuelta");
    assertThat(ptps("quarantine", "export", "--to", sent.toString()).code()).isZero();
    Path book;
    try (Stream<Path> books = Files.list(sent)) {
      book = books.filter(each -> each.toString().contains("_norte_")).findFirst().orElseThrow();
    }
    Path back = inputs.resolve("ptps_water_quality").resolve(book.getFileName());
    try (InputStream in = Files.newInputStream(book);
        XSSFWorkbook corrected = new XSSFWorkbook(in)) {
      corrected.getSheetAt(0).getRow(2).getCell(Left.CORRECTED_BY.ordinal()).setCellValue("Ana");
      try (OutputStream to = Files.newOutputStream(back)) {
        corrected.write(to);
      }
    }
    String[] again = {
      "run", "--set", "run.figures=[national_coverage_by_edition]", "--set", "years.last=2021"
    };
    Answered taken = ptps(again);
    assertThat(taken.code()).as(taken.err()).isZero();
    assertThat(taken.err())
        .contains("Lee aquello de lo que se hizo")
        .doesNotContain("ya no lo está");
    assertThat(ptps("quarantine", "corrected").out()).contains("Ana");

    Files.delete(back);

    assertThat(ptps(again).err()).contains("estaba corregida por Ana y ya no lo está");
  }

  @Test
  @Tag("campaign")
  void aReportThatSomebodyEditedStaysBesideTheNewOne() throws IOException {
    Answered written = ptps("report", "annual", "--year", "2019", "--format", "html");
    assertThat(written.code()).as(written.err()).isZero();
    Path report = out.resolve("reports/annual-2019.es.html");
    byte[] ours = Files.readAllBytes(report);
    Files.delete(report.toRealPath());
    Files.writeString(out.toRealPath().resolve("reports/annual-2019.es.html"), "del Secretariado");

    Answered again = ptps("report", "annual", "--year", "2019", "--format", "html");

    assertThat(again.err()).contains("annual-2019.es.editado-1.html");
    assertThat(out.resolve("reports/annual-2019.es.editado-1.html")).hasContent("del Secretariado");
    assertThat(Files.readAllBytes(report)).isEqualTo(ours);
  }

  @Test
  void whereARunHasNoRecordThatIsReadNobodyIsSaidToHaveEditedItsFiles() throws IOException {
    Path record = out.toRealPath().resolve(".run").toRealPath().resolve(RunRecord.FILE);
    String written = Files.readString(record);
    Files.delete(record);
    Files.writeString(record, written.replaceFirst("\\d", "1"));

    Answered report = ptps("report", "annual", "--year", "2021");

    assertThat(report.code()).isEqualTo(ExitCodes.MACHINE);
    assertThat(report.err())
        .contains("no se sabe de qué salió", "./ptps run")
        .doesNotContain("no hay almacén");

    Path figure = out.resolve("figures/national_coverage_by_edition.es.svg");
    Path real = figure.toRealPath();
    Files.delete(real);
    Files.writeString(real, "de otra versión");
    Answered again = runOnOwnFiles();
    assertThat(again.code()).as(again.err()).isZero();
    assertThat(again.err())
        .contains("no se sabe si alguien cambió", "national_coverage_by_edition.es.de-antes-1.svg")
        .doesNotContain("hechos a mano");
    assertThat(out.resolve("figures/national_coverage_by_edition.es.de-antes-1.svg"))
        .hasContent("de otra versión");
  }
}
