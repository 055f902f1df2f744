package org.ptps.lake.door;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** Rows of one sheet of an XLSX, those that the file leaves out included. */
final class XlsxRows implements RowSource {
  // A number that cannot be parsed becomes an error cell, shown as it is stored.
  private static final ReadingOptions OPTIONS = new ReadingOptions(false, true);

  private final Content.LocalFile file;
  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private Row next;
  private long nextLine;
  private long line;
  private int elements;

  private XlsxRows(Content.LocalFile file, ReadableWorkbook workbook, Stream<Row> stream) {
    this.file = file;
    this.workbook = workbook;
    this.stream = stream;
    this.rows = stream.iterator();
  }

  static XlsxRows open(Part part) throws IOException {
    Content.LocalFile file = Content.file(part);
    ReadableWorkbook workbook = null;
    try {
      workbook = new ReadableWorkbook(file.path().toFile(), OPTIONS);
      Sheet sheet =
          workbook.findSheet(part.sheet()).orElseThrow(() -> Workbooks.noSheet(part.sheet()));
      return new XlsxRows(file, workbook, sheet.openStream());
    } catch (IOException | RuntimeException e) {
      if (workbook != null) {
        workbook.close();
      }
      file.close();
      throw e;
    }
  }

  @Override
  public RawRow read() throws IOException {
    if (next == null && rows.hasNext()) {
      next = rows.next();
      nextLine = lineOf(next);
      if (nextLine <= line) {
        throw Workbooks.outOfOrder(nextLine);
      }
    }
    if (next == null) {
      return null;
    }
    line++;
    if (nextLine > line) {
      return new RawRow(line, 1, List.of(), null);
    }
    List<String> cells = cells(next);
    next = null;
    return new RawRow(line, 1, cells, null);
  }

  @Override
  public void close() throws IOException {
    try (file;
        workbook) {
      stream.close();
    }
  }

  /**
   * The number of a row. The library gives a row that has none its place among the rows, from 0; a
   * row that has one stands at least one higher than that, since numbers begin at 1 and rise.
   */
  private long lineOf(Row row) {
    int place = elements++;
    return row.getRowNum() == place ? line + 1 : row.getRowNum();
  }

  private static List<String> cells(Row row) {
    List<String> cells = new ArrayList<>(row.getCellCount());
    int filled = 0;
    for (int at = 0; at < row.getCellCount(); at++) {
      String text = text(row.getCell(at));
      cells.add(text);
      filled = text.isEmpty() ? filled : cells.size();
    }
    // Cells that hold a format only are no data.
    cells.subList(filled, cells.size()).clear();
    return Collections.unmodifiableList(cells);
  }

  private static String text(Cell cell) {
    if (cell == null) {
      return "";
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return NumberText.of(number.doubleValue());
    }
    if (value == null) {
      return cell.getRawValue() == null ? "" : cell.getRawValue();
    }
    return value.toString();
  }
}
