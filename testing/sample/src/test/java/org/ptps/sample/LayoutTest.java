package org.ptps.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares headers with the publishers' own files, where available. */
class LayoutTest {
  @TempDir static Path folder;
  private static SampleFiles files;

  @BeforeAll
  static void generate() {
    SampleGenerator.write(folder, SampleOptions.committed());
    files = new SampleFiles(folder);
  }

  private static Path real(String file) {
    String given = System.getenv("PTPS_REAL");
    Path root = given == null ? Path.of("..", "..", "..", "shared", "real") : Path.of(given);
    Path path = root.resolve(file);
    assumeTrue(Files.isRegularFile(path), "real files are not at hand");
    return path;
  }

  private static String firstLine(Path path) throws IOException {
    return Files.readString(path, StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
  }

  private static String firstLine(String file) {
    return new String(files.bytes(file), StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
  }

  @Test
  void communitiesAndSystemsHaveTheColumnsOfTheRealExports() throws IOException {
    String folder = "siasar/colombia-cundinamarca-excerpt/";
    assertThat(firstLine("siasar_communities/community_main_2017.HN.csv"))
        .isEqualTo(firstLine(real(folder + "community_main.excerpt.csv")));
    assertThat(firstLine("siasar_systems/system_main_2017.HN.csv"))
        .isEqualTo(firstLine(real(folder + "system_main.excerpt.csv")));
  }

  @Test
  void detailTablesHaveTheColumnsOfTheOfficialExports() throws IOException {
    assertThat(header("siasar_catchments/system_catchments.HN.xls"))
        .isEqualTo(official("system_catchments.PE.xls"))
        .hasSize(54);
    assertThat(header("siasar_treatments/system_treatment.HN.xls"))
        .isEqualTo(official("system_treatment.PE.xls"))
        .hasSize(40);
  }

  private static List<String> header(String file) {
    return files.lines(file, "Sheet1").get(0).cells();
  }

  private static List<String> official(String name) throws IOException {
    Path path = real("siasar/peru-official-xls/" + name);
    try (HSSFWorkbook workbook = new HSSFWorkbook(Files.newInputStream(path))) {
      var row = workbook.getSheetAt(0).getRow(0);
      List<String> result = new ArrayList<>();
      row.forEach(cell -> result.add(cell.getStringCellValue()));
      return result;
    }
  }

  @Test
  void theWorldFileHasTheThreeHeaderRowsOfTheRealOne() throws IOException {
    Path path = real("jmp/JMP_2017_WLD.xlsx");
    try (ReadableWorkbook workbook = new ReadableWorkbook(path.toFile())) {
      for (String sheet : List.of("Water", "Sanitation", "Hygiene")) {
        int rows = sheet.equals("Hygiene") ? 2 : 3;
        List<List<String>> expected =
            workbook
                .findSheet(sheet)
                .orElseThrow()
                .openStream()
                .limit(rows)
                .map(LayoutTest::texts)
                .toList();
        List<List<String>> ours =
            files.lines(JmpWorkbook.FILE, sheet).stream()
                .limit(rows)
                .map(line -> trimmed(line.cells()))
                .toList();
        assertThat(ours).as(sheet).isEqualTo(expected);
      }
    }
  }

  private static List<String> texts(org.dhatim.fastexcel.reader.Row row) {
    List<String> result = new ArrayList<>();
    row.forEach(
        cell -> result.add(cell == null || cell.getRawValue() == null ? "" : cell.getText()));
    return trimmed(result);
  }

  private static List<String> trimmed(List<String> cells) {
    int end = cells.size();
    while (end > 0 && cells.get(end - 1).isEmpty()) {
      end--;
    }
    return List.copyOf(cells.subList(0, end));
  }

  @Test
  void theBankExportHasTheRealHeaderLine() throws IOException {
    List<String> real =
        Files.readAllLines(
            real("worldbank/API_HND_DS2_es_csv_v2_21843.csv"), StandardCharsets.UTF_8);
    byte[] bytes = files.bytes(WorldBankExport.FILE);
    List<String> ours = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    assertThat(ours.get(4)).isEqualTo(real.get(4));
    assertThat(ours.get(1)).isEqualTo(real.get(1)).isEmpty();
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF).endsWith('"', ',', '\r', '\n');
  }

  @Test
  void surveyPointsAndGazetteerHaveTheRealHeaders() throws IOException {
    for (String name :
        List.of(
            "HND_jmp_inequality_water_region.csv", "HND_jmp_inequality_sanitation_region.csv")) {
      assertThat(firstLine("jmp_department_points/" + name))
          .isEqualTo(firstLine(real("jmp/" + name)));
    }
    assertThat(firstLine("jmp_household_points/HND_jmp_household_watsan_sources.csv"))
        .isEqualTo(firstLine(real("jmp/HND_jmp_household_watsan_sources.csv")));
    assertThat(firstLine(Gazetteer.FILE))
        .isEqualTo(firstLine(real("admin/geonames-admin2-HN.csv")));
  }

  @Test
  void featuresHaveTheAttributesOfTheRealOnes() throws IOException {
    assertThat(attributes(Files.readString(real("icf/microcuencas_declaradas.geojson"))))
        .isEqualTo(
            attributes(new String(files.bytes(Microcatchments.FILE), StandardCharsets.UTF_8)));
  }

  private static List<String> attributes(String geojson) {
    int begin = geojson.indexOf("\"properties\":{");
    String first = geojson.substring(begin + 13, geojson.indexOf("}}", begin));
    return Pattern.compile("\"([a-z_]+)\":")
        .matcher(first)
        .results()
        .map(each -> each.group(1))
        .toList();
  }
}
