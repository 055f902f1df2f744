package org.ptps.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.RichTextString;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The small table of known truth as a workbook with one fault. */
final class PollutedBook {
  private static final int FIRST_NUMBER = 5;
  private static final int YEAR = 3;

  private PollutedBook() {}

  /**
   * @param older whether it is written as XLS, else as XLSX
   * @param fault what is done to the good workbook
   */
  static byte[] of(List<List<String>> rows, boolean older, BiConsumer<Workbook, Sheet> fault) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = older ? new HSSFWorkbook() : new XSSFWorkbook()) {
      Sheet sheet = book.createSheet("Datos");
      write(sheet.createRow(0), Pollution.HEADER, false);
      for (int i = 0; i < rows.size(); i++) {
        write(sheet.createRow(i + 1), rows.get(i), true);
      }
      fault.accept(book, sheet);
      book.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Row row, List<String> cells, boolean numbers) {
    for (int i = 0; i < cells.size(); i++) {
      if (numbers && (i == YEAR || i >= FIRST_NUMBER)) {
        row.createCell(i).setCellValue(Double.parseDouble(cells.get(i)));
      } else {
        row.createCell(i).setCellValue(cells.get(i));
      }
    }
  }

  /**
   * Sets a number format that shows another number; negative numbers for formats that hide the
   * sign.
   */
  static void shown(Workbook book, Sheet sheet, int row, int column, String format) {
    CellStyle style = book.createCellStyle();
    style.setDataFormat(book.createDataFormat().getFormat(format));
    Cell cell = sheet.getRow(row).getCell(column);
    double stored =
        switch (format) {
          case "0%", "# ?/?", "h:mm", "[h]:mm" -> 0.75;
          case "0;0" -> -cell.getNumericCellValue();
          default -> cell.getNumericCellValue() + 1;
        };
    cell.setCellValue(stored);
    cell.setCellStyle(style);
  }

  static void raised(Workbook book, Sheet sheet, int row, int column) {
    Font font = book.createFont();
    font.setTypeOffset(Font.SS_SUPER);
    last(book, sheet, row, column, "1", font);
  }

  static void struck(Workbook book, Sheet sheet, int row, int column) {
    Font font = book.createFont();
    font.setStrikeout(true);
    last(book, sheet, row, column, "7", font);
  }

  private static void last(
      Workbook book, Sheet sheet, int row, int column, String letters, Font font) {
    Cell cell = sheet.getRow(row).getCell(column);
    String text = (long) cell.getNumericCellValue() + letters;
    RichTextString rich = book.getCreationHelper().createRichTextString(text);
    rich.applyFont(text.length() - letters.length(), text.length(), font);
    cell.setCellValue(rich);
  }

  static void formula(Sheet sheet, int row, int column) {
    Cell cell = sheet.getRow(row).getCell(column);
    cell.setBlank();
    cell.setCellFormula("A1+1");
  }

  /** Merges a cell with that of the next row, whose value is lost. */
  static void merged(Sheet sheet, int row, int column) {
    sheet.getRow(row + 1).getCell(column).setBlank();
    sheet.addMergedRegion(new CellRangeAddress(row, row + 1, column, column));
  }
}
