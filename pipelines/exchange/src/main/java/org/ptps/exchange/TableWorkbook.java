package org.ptps.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellPropertyType;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.ptps.catalog.Stamp;

/** Writes tables as a workbook: a sheet each, with a description above the rows. */
public final class TableWorkbook {
  private static final int WIDEST = 60;
  private static final int CHARACTER = 256;

  /** A number as people read it, which other words may follow. */
  private static final Pattern PRINTED =
      Pattern.compile("[-\u2212]?\\d[\\d,]*(?:\\.(?<decimals>\\d+))?(?![\\d.–-])");

  private TableWorkbook() {}

  public record Value(String shown, String machine) {}

  public record Table(
      String name, List<String> columns, List<Boolean> numeric, List<List<Value>> rows) {}

  /**
   * Writes the tables; the same tables give the same bytes.
   *
   * @param about what they are: the first line is their title
   * @param isFictitious whether any row is invented, which every sheet then says
   * @throws org.ptps.catalog.MachineException if the file cannot be written
   */
  public static void write(
      Path file, List<String> about, boolean isFictitious, List<Table> tables) {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      CellStyle bold = style(book, true);
      CellStyle plain = style(book, false);
      tables.forEach(table -> sheet(book, table, about, isFictitious, bold, plain));
      Books.save(book, book, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CellStyle style(XSSFWorkbook book, boolean isBold) {
    Font font = book.createFont();
    font.setBold(isBold);
    CellStyle style = book.createCellStyle();
    style.setFont(font);
    // Keeps texts that begin like a formula as texts after editing.
    style.setQuotePrefixed(!isBold);
    return style;
  }

  private static void sheet(
      XSSFWorkbook book,
      Table table,
      List<String> about,
      boolean isFictitious,
      CellStyle bold,
      CellStyle plain) {
    Sheet sheet = book.createSheet(table.name());
    int at = 0;
    if (isFictitious) {
      Books.text(sheet.createRow(at++), 0, Stamp.FICTITIOUS.es(), bold);
    }
    for (int i = 0; i < about.size(); i++) {
      Books.text(sheet.createRow(at++), 0, about.get(i), i == 0 ? bold : null);
    }
    at++;
    Row head = sheet.createRow(at++);
    for (int i = 0; i < table.columns().size(); i++) {
      Books.text(head, i, table.columns().get(i), bold);
    }
    sheet.createFreezePane(0, at);
    for (List<Value> row : table.rows()) {
      Row line = sheet.createRow(at++);
      for (int i = 0; i < row.size(); i++) {
        write(line, i, row.get(i), table.numeric().get(i), plain);
      }
    }
    for (int i = 0; i < table.columns().size(); i++) {
      sheet.setColumnWidth(i, CHARACTER * (3 + width(table, i)));
    }
  }

  private static void write(Row line, int column, Value value, boolean isNumeric, CellStyle plain) {
    if (value.shown().isEmpty()) {
      return;
    }
    if (isNumeric && value.machine().matches("-?\\d+(\\.\\d+)?")) {
      Cell cell = line.createCell(column);
      cell.setCellValue(Double.parseDouble(value.machine()));
      Matcher printed = PRINTED.matcher(value.shown());
      if (!value.shown().equals(value.machine()) && printed.lookingAt()) {
        decimals(cell, printed.group("decimals") == null ? 0 : printed.group("decimals").length());
      }
    } else {
      Books.text(line, column, value.shown(), plain);
    }
  }

  /** Shows a number with so many decimals, as it is printed elsewhere; the cell holds it whole. */
  private static void decimals(Cell cell, int decimals) {
    Workbook book = cell.getSheet().getWorkbook();
    short format =
        book.createDataFormat()
            .getFormat(decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals));
    CellUtil.setCellStyleProperty(cell, CellPropertyType.DATA_FORMAT, format);
  }

  private static int width(Table table, int column) {
    int widest = table.columns().get(column).length();
    for (List<Value> row : table.rows()) {
      widest = Math.max(widest, row.get(column).shown().length());
    }
    return Math.min(WIDEST, widest);
  }
}
