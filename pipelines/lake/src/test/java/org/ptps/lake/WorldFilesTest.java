package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** World files of JMP since 2019: sheets wat, san and hyg, columns known by their short names. */
class WorldFilesTest {
  @TempDir private Path folder;

  private Path file(String name, String... sheets) throws IOException {
    Path file = folder.resolve(name);
    try (XSSFWorkbook book = new XSSFWorkbook();
        OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < sheets.length; i += 2) {
        Sheet sheet = book.createSheet(sheets[i]);
        for (String line : sheets[i + 1].split("\n")) {
          Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
          String[] cells = line.split(",", -1);
          for (int column = 0; column < cells.length; column++) {
            if (cells[column].matches("-?\\d+(\\.\\d+)?")) {
              row.createCell(column).setCellValue(Double.parseDouble(cells[column]));
            } else {
              row.createCell(column).setCellValue(cells[column]);
            }
          }
        }
      }
      book.write(out);
    }
    return file;
  }

  @Test
  void eachSheetIsReadByTheNamesOfItsColumns() throws IOException {
    List<ReadFile> parts =
        ReadFile.parts(
            file(
                "JMP_2023_WLD.xlsx",
                "wat",
                "name,iso3,year,pop_n,prop_u,wat_bas_n,wat_bas_r,wat_bas_u,wat_sm_n,name2,year2\n"
                    + "Honduras,HND,2020,9905,58.4,95.0,88.0,99.0,-,Honduras,2020\n"
                    + "Peru,PER,2020,33000,78,93,78,97,51,Peru,2020",
                "san",
                "name,iso3,year,san_bas_n,san_od_r\nHonduras,HND,2020,84,8.3",
                "hyg",
                "name,iso3,year,hyg_bas_n\nHonduras,HND,2012,NA"));

    assertThat(parts)
        .extracting(part -> part.input().claimed() ? part.input().source().id() : "")
        .containsExactly("jmp_world_wat", "jmp_world_san", "jmp_world_hyg");
    assertThat(parts.get(0).kept("variable")).containsExactly("wat_bas", "wat_bas", "wat_bas");
    assertThat(parts.get(0).kept("residence")).containsExactly("total", "rural", "urban");
    assertThat(parts.get(0).kept("value")).containsExactly(95.0, 88.0, 99.0);
    assertThat(parts.get(1).kept("variable")).containsExactly("san_bas", "san_od");
    assertThat(parts.get(2).kept("value")).isEmpty();
    assertThat(parts.get(0).input().edition()).isEqualTo("2023");
  }

  @Test
  void theEditionOf2025CallsTheNationOtherwise() throws IOException {
    ReadFile part =
        ReadFile.only(
            file(
                "JMP_2025_WLD.xlsx",
                "wat",
                "name,iso3,year,pop_t,wat_bas_t\nHonduras,HND,2024,1,95.7"));

    assertThat(part.kept("residence")).containsExactly("total");
    assertThat(part.kept("value")).containsExactly(95.7);
  }

  @Test
  void aSheetWithoutAnyOfTheNamesIsUnclaimedAndSaysWhatIsMissing() throws IOException {
    ReadFile part =
        ReadFile.only(
            file("JMP_2027_WLD.xlsx", "wat", "name,iso3,year,basic\nHonduras,HND,2026,95"));

    assertThat(part.input().claimed()).isFalse();
    assertThat(part.input().unclaimed().es()).contains("wat_bas_n");
  }

  @Test
  void aShortNameThatStandsTwiceIsNotTakenFromEither() throws IOException {
    ReadFile part =
        ReadFile.only(
            file("JMP_2023_WLD.xlsx", "wat", "iso3,year,wat_bas_n,wat_bas_n\nHND,2020,95,70"));

    assertThat(part.input().claimed()).isFalse();
  }
}
