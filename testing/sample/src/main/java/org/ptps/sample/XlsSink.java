package org.ptps.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.WriteAccessRecord;
import org.apache.poi.hssf.usermodel.HSSFCell;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Writes a BIFF8 workbook with one sheet, as SIASAR's portal publishes it. */
final class XlsSink implements Sink {
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private final String file;
  private final HSSFWorkbook workbook = new HSSFWorkbook();
  private final HSSFSheet sheet = workbook.createSheet("Sheet1");
  private final HSSFCellStyle dateStyle = workbook.createCellStyle();
  private int rows;

  XlsSink(String file, Layout layout) {
    this.file = file;
    dateStyle.setDataFormat(workbook.createDataFormat().getFormat("d/mm/yyyy"));
    put(layout.columns().toArray());
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public String sheet() {
    return "Sheet1";
  }

  @Override
  public int write(Row row) {
    return put(row.cells());
  }

  @Override
  public int writeBlank() {
    return ++rows;
  }

  @Override
  public String shown(Object cell) {
    return Numbers.inSheet(cell);
  }

  int rows() {
    return rows;
  }

  private int put(Object[] cells) {
    HSSFRow row = sheet.createRow(rows);
    for (int column = 0; column < cells.length; column++) {
      Object value = cells[column];
      if (value == null) {
        continue;
      }
      HSSFCell cell = row.createCell(column);
      if (value instanceof LocalDate date) {
        cell.setCellValue((double) ChronoUnit.DAYS.between(SERIAL_ZERO, date));
        cell.setCellStyle(dateStyle);
      } else if (value instanceof Number number) {
        cell.setCellValue(number.doubleValue());
      } else {
        cell.setCellValue(value.toString());
      }
    }
    return ++rows;
  }

  byte[] bytes() {
    List<Record> records = workbook.getInternalWorkbook().getRecords();
    for (Record record : records) {
      // POI writes the user's name here.
      if (record instanceof WriteAccessRecord access) {
        access.setUsername("ptps");
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (workbook) {
      workbook.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
