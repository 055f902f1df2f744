package org.ptps.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.exchange.TableWorkbook.Table;
import org.ptps.exchange.TableWorkbook.Value;

class TableWorkbookTest {
  @TempDir Path folder;

  @Test
  void aNumberIsShownAsItIsPrintedAndHeldWhole() throws Exception {
    Path file = folder.resolve("table.xlsx");
    TableWorkbook.write(
        file,
        List.of("Título"),
        false,
        List.of(
            new Table(
                "Tabla",
                List.of("Año", "Valor", "Viviendas", "Puede ser"),
                List.of(true, true, true, false),
                List.of(
                    List.of(
                        new Value("2019", "2019"),
                        new Value("7.0\u00a0%", "7.017543859649122"),
                        new Value("27,184", "27184"),
                        new Value("6.0–20.9", "6.0–20.9"))))));
    try (XSSFWorkbook book = new XSSFWorkbook(file.toFile())) {
      Row row = book.getSheetAt(0).getRow(3);
      DataFormatter shown = new DataFormatter(java.util.Locale.US);
      assertThat(row)
          .extracting(shown::formatCellValue)
          .containsExactly("2019", "7.0", "27,184", "6.0–20.9");
      Cell value = row.getCell(1);
      assertThat(value.getNumericCellValue()).isEqualTo(7.017543859649122);
    }
  }
}
