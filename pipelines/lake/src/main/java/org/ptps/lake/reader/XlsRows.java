package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FontRecord;
import org.apache.poi.hssf.record.FormatRecord;
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
import org.apache.poi.hssf.record.common.FormatRun;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.ss.usermodel.FormulaError;

/** Rows of one sheet of an XLS, read record by record. */
final class XlsRows implements FormatReader {
  private static final int COMPUTES_ON_LOAD = 2;

  private final PartContent.LocalFile file;
  private final XlsFile xls;
  private final InputStream stream;
  private final RecordFactoryInputStream records;
  private final Book book;
  private Record ahead;
  private int depth;
  private long lastRow;
  private long line;
  private RawRow cells;
  private long cellsLine;

  /** What all sheets share: strings, fonts and formats. */
  private static final class Book {
    private SSTRecord texts;
    private boolean from1904;
    private final List<FontRecord> fonts = new ArrayList<>();
    private final Map<Integer, String> codes = new HashMap<>();
    private final List<ExtendedFormatRecord> formats = new ArrayList<>();
    private final Map<Integer, CellStyle> styles = new HashMap<>();

    void take(Record record) {
      if (record instanceof SSTRecord shared) {
        texts = shared;
      } else if (record instanceof DateWindow1904Record dates) {
        from1904 = dates.getWindowing() == 1;
      } else if (record instanceof FontRecord font) {
        fonts.add(font);
      } else if (record instanceof FormatRecord format) {
        codes.put(format.getIndexCode(), format.getFormatString());
      } else if (record instanceof ExtendedFormatRecord format) {
        formats.add(format);
      }
    }

    CellStyle style(int index) {
      return styles.computeIfAbsent(
          index,
          any -> {
            ExtendedFormatRecord format =
                index >= 0 && index < formats.size() ? formats.get(index) : null;
            int id = format == null ? 0 : format.getFormatIndex();
            FontRecord font = format == null ? null : font(format.getFontIndex());
            return new CellStyle(
                NumberFormat.of(id, codes.get(id)),
                level(font),
                font != null && font.isStruckout());
          });
    }

    /** Font number 4 does not exist in the format: numbering skips it. */
    private FontRecord font(int index) {
      int at = index > 4 ? index - 1 : index;
      return at >= 0 && at < fonts.size() ? fonts.get(at) : null;
    }

    private static CellText.Level level(FontRecord font) {
      return switch (font == null ? 0 : font.getSuperSubScript()) {
        case 1 -> CellText.Level.RAISED;
        case 2 -> CellText.Level.LOWERED;
        default -> CellText.Level.LINE;
      };
    }

    CellText.Marked text(UnicodeString text) {
      String letters = text.getString();
      if (text.getFormatRunCount() == 0) {
        return CellText.plain(letters);
      }
      CellText runs = new CellText();
      FontRecord font = null;
      int from = 0;
      for (int i = 0; i < text.getFormatRunCount(); i++) {
        FormatRun run = text.getFormatRun(i);
        int to = Math.max(from, Math.min(letters.length(), run.getCharacterPos()));
        runs.add(letters.substring(from, to), level(font), font != null && font.isStruckout());
        font = font(run.getFontIndex());
        from = to;
      }
      runs.add(letters.substring(from), level(font), font != null && font.isStruckout());
      return runs.text();
    }
  }

  private XlsRows(PartContent.LocalFile file, XlsFile xls, Book book, InputStream stream) {
    this.file = file;
    this.xls = xls;
    this.book = book;
    this.stream = stream;
    this.records = new RecordFactoryInputStream(stream, false);
  }

  static XlsRows open(Part part) throws IOException {
    PartContent.LocalFile file = PartContent.file(part);
    XlsFile xls = null;
    try {
      xls = XlsFile.open(file.path());
      Book book = new Book();
      long position = -1;
      try (InputStream globals = xls.records(0)) {
        RecordFactoryInputStream records = new RecordFactoryInputStream(globals, false);
        Record record;
        while ((record = records.nextRecord()) != null && !(record instanceof EOFRecord)) {
          book.take(record);
          if (record instanceof BoundSheetRecord sheet
              && sheet.getSheetname().equals(part.sheet())) {
            position = sheet.getPositionOfBof();
          }
        }
      }
      if (position < 0) {
        throw Workbooks.noSheet(part.sheet());
      }
      return new XlsRows(file, xls, book, xls.records(position));
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
    return line == cellsLine ? cells : new RawRow(line, 1, List.of(), null);
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

  /** Collects the cells of the next row that has any. */
  private void readCells() throws IOException {
    List<String> found = new ArrayList<>();
    Map<Integer, CellMark> marks = new HashMap<>();
    BitSet numbers = new BitSet();
    RowFault fault = null;
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
        int column = cell.getColumn();
        CellText.Marked text = marked(record);
        if (column < found.size()) {
          fault =
              fault == null ? Workbooks.cellTwice(SheetColumns.letters(column) + (row + 1)) : fault;
          continue;
        }
        if (column >= XlsFile.MOST_COLUMNS) {
          throw Workbooks.noSuchCell(row + 1, SheetColumns.letters(column) + (row + 1));
        }
        while (found.size() < column) {
          found.add("");
        }
        found.add(text.text());
        numbers.set(column, text.stored());
        if (text.mark() != null) {
          marks.put(column, text.mark());
        }
      }
    }
    cells =
        fault == null
            ? new RawRow(row + 1, 1, trimmed(found), null, Map.copyOf(marks), numbers)
            : new RawRow(row + 1, 1, List.of(), fault);
    cellsLine = Math.max(cellsLine, row + 1);
    lastRow = Math.max(lastRow, cellsLine);
  }

  private CellText.Marked marked(Record record) {
    CellStyle style = book.style(((CellValueRecordInterface) record).getXFIndex());
    if (record instanceof NumberRecord number) {
      return style.number(number.getValue(), book.from1904);
    }
    if (record instanceof LabelSSTRecord label) {
      int index = label.getSSTIndex();
      if (book.texts == null || index < 0 || index >= book.texts.getNumUniqueStrings()) {
        String shown = "¿" + index + "?";
        return new CellText.Marked(shown, new CellMark(CellMark.Kind.NO_TEXT, shown));
      }
      return style.text(book.text(book.texts.getString(index)));
    }
    if (record instanceof LabelRecord label) {
      return style.text(CellText.plain(label.getValue()));
    }
    if (record instanceof BoolErrRecord value) {
      return value.isError()
          ? error(value.getErrorValue())
          : CellText.plain(Boolean.toString(value.getBooleanValue()));
    }
    if (record instanceof FormulaRecord formula) {
      return stored(formula, style);
    }
    return CellText.plain("");
  }

  private static CellText.Marked error(byte code) {
    String shown = FormulaError.forInt(code).getString();
    return new CellText.Marked(shown, new CellMark(CellMark.Kind.ERROR, shown));
  }

  /** The result of a formula as it was stored. */
  private CellText.Marked stored(FormulaRecord formula, CellStyle style) {
    if (formula.hasCachedResultString()) {
      // Records of shared formulas and tables can stand between a formula and its text.
      Record following = records.nextRecord();
      while (following != null
          && !(following instanceof StringRecord)
          && !(following instanceof CellValueRecordInterface)
          && !(following instanceof EOFRecord)) {
        following = records.nextRecord();
      }
      if (following instanceof StringRecord text) {
        return style.text(CellText.plain(text.getString()));
      }
      ahead = following;
      return new CellText.Marked("=", new CellMark(CellMark.Kind.NO_RESULT, "="));
    }
    return switch (formula.getCachedResultTypeEnum()) {
      case BOOLEAN -> CellText.plain(Boolean.toString(formula.getCachedBooleanValue()));
      case ERROR -> error((byte) formula.getCachedErrorValue());
      case NUMERIC ->
          // Programs that cannot evaluate a formula store 0 and request evaluation on opening.
          formula.getValue() == 0 && (formula.getOptions() & COMPUTES_ON_LOAD) != 0
              ? new CellText.Marked("=", new CellMark(CellMark.Kind.NO_RESULT, "="))
              : style.number(formula.getValue(), book.from1904);
      case STRING, BLANK, FORMULA, _NONE -> CellText.plain("");
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
