package org.ptps.lake.door;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.MulBlankRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.RowRecord;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;

/** Rows of one sheet of an XLS, pulled record by record. */
final class XlsRows implements RowSource {
  private final Content.LocalFile file;
  private final XlsFile xls;
  private final InputStream stream;
  private final RecordFactoryInputStream records;
  private final SSTRecord texts;
  private Record ahead;
  private int depth;
  private long lastRow;
  private long line;
  private List<String> cells = List.of();
  private long cellsLine;

  private XlsRows(Content.LocalFile file, XlsFile xls, SSTRecord texts, InputStream stream) {
    this.file = file;
    this.xls = xls;
    this.texts = texts;
    this.stream = stream;
    this.records = new RecordFactoryInputStream(stream, false);
  }

  static XlsRows open(Part part) throws IOException {
    Content.LocalFile file = Content.file(part);
    XlsFile xls = null;
    try {
      xls = XlsFile.open(file.path());
      SSTRecord texts = null;
      long position = -1;
      try (InputStream globals = xls.records(0)) {
        RecordFactoryInputStream records = new RecordFactoryInputStream(globals, false);
        Record record;
        while ((record = records.nextRecord()) != null && !(record instanceof EOFRecord)) {
          if (record instanceof SSTRecord shared) {
            texts = shared;
          } else if (record instanceof BoundSheetRecord sheet
              && sheet.getSheetname().equals(part.sheet())) {
            position = sheet.getPositionOfBof();
          }
        }
      }
      if (position < 0) {
        throw Workbooks.noSheet(part.sheet());
      }
      return new XlsRows(file, xls, texts, xls.records(position));
    } catch (IOException | RuntimeException e) {
      if (xls != null) {
        xls.close();
      }
      file.close();
      throw e;
    }
  }

  @Override
  public RawRow read() throws IOException {
    if (cellsLine <= line && !ended()) {
      readCells();
    }
    if (cellsLine <= line && line >= lastRow) {
      return null;
    }
    line++;
    return new RawRow(line, 1, line == cellsLine ? trimmed(cells) : List.of(), null);
  }

  @Override
  public void close() throws IOException {
    try (file;
        xls) {
      stream.close();
    }
  }

  private boolean ended() {
    return depth < 0;
  }

  /** Collects the cells of the next row that has any; at the end of the sheet there is none. */
  private void readCells() throws IOException {
    List<String> found = new ArrayList<>();
    long row = -1;
    while (true) {
      Record record = ahead == null ? records.nextRecord() : ahead;
      ahead = null;
      if (record == null) {
        throw new IOException("the sheet has no end");
      }
      if (record instanceof BOFRecord) {
        depth++;
        continue;
      }
      if (record instanceof EOFRecord) {
        depth--;
        if (depth == 0) {
          depth = -1;
          break;
        }
        continue;
      }
      if (depth != 1) {
        continue;
      }
      if (record instanceof RowRecord bounds) {
        lastRow = Math.max(lastRow, bounds.getRowNumber() + 1L);
      } else if (record instanceof MulBlankRecord blanks) {
        lastRow = Math.max(lastRow, blanks.getRow() + 1L);
      } else if (record instanceof CellValueRecordInterface cell) {
        if (row >= 0 && cell.getRow() != row) {
          ahead = record;
          break;
        }
        row = cell.getRow();
        if (row < line) {
          throw Workbooks.outOfOrder(row + 1);
        }
        while (found.size() <= cell.getColumn()) {
          found.add("");
        }
        found.set(cell.getColumn(), text(record));
      }
    }
    cells = found;
    cellsLine = Math.max(cellsLine, row + 1);
    lastRow = Math.max(lastRow, cellsLine);
  }

  private String text(Record record) {
    if (record instanceof NumberRecord number) {
      return NumberText.of(number.getValue());
    }
    if (record instanceof LabelSSTRecord label) {
      return texts.getString(label.getSSTIndex()).getString();
    }
    if (record instanceof LabelRecord label) {
      return label.getValue();
    }
    if (record instanceof BoolErrRecord value) {
      return value.isError()
          ? FormulaError.forInt(value.getErrorValue()).getString()
          : Boolean.toString(value.getBooleanValue());
    }
    if (record instanceof FormulaRecord formula) {
      return stored(formula);
    }
    return "";
  }

  /** The result that was stored with the formula when the workbook was last saved. */
  private String stored(FormulaRecord formula) {
    if (formula.hasCachedResultString()) {
      // Shared formulas and tables stand between a formula and its text.
      Record following = records.nextRecord();
      while (following != null
          && !(following instanceof StringRecord)
          && !(following instanceof CellValueRecordInterface)
          && !(following instanceof EOFRecord)) {
        following = records.nextRecord();
      }
      if (following instanceof StringRecord text) {
        return text.getString();
      }
      ahead = following;
      return "";
    }
    return switch (formula.getCachedResultTypeEnum()) {
      case BOOLEAN -> Boolean.toString(formula.getCachedBooleanValue());
      case ERROR -> FormulaError.forInt((byte) formula.getCachedErrorValue()).getString();
      case NUMERIC -> NumberText.of(formula.getValue());
      case STRING, BLANK, FORMULA, _NONE -> "";
    };
  }

  private static List<String> trimmed(List<String> cells) {
    int filled = cells.size();
    while (filled > 0 && cells.get(filled - 1).isEmpty()) {
      filled--;
    }
    return List.copyOf(cells.subList(0, filled));
  }
}
