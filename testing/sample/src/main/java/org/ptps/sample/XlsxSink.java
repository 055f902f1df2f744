package org.ptps.sample;

import java.time.LocalDate;
import org.dhatim.fastexcel.Worksheet;

/** Writes a sheet of an XLSX workbook, with the header in the first row. */
final class XlsxSink implements Sink {
  private final String file;
  private final Worksheet sheet;
  private int rows;

  XlsxSink(String file, Worksheet sheet, Layout layout) {
    this.file = file;
    this.sheet = sheet;
    put(layout.columns().toArray());
  }

  @Override
  public String file() {
    return file;
  }

  @Override
  public String sheet() {
    return sheet.getName();
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

  private int put(Object[] cells) {
    for (int column = 0; column < cells.length; column++) {
      set(sheet, rows, column, cells[column]);
    }
    return ++rows;
  }

  static void set(Worksheet sheet, int row, int column, Object cell) {
    if (cell instanceof LocalDate date) {
      sheet.value(row, column, date);
      sheet.style(row, column).format("dd/mm/yyyy").set();
    } else if (cell instanceof Number number) {
      sheet.value(row, column, number);
    } else if (cell != null) {
      sheet.value(row, column, cell.toString());
    }
  }
}
