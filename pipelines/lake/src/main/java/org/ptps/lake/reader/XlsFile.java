package org.ptps.lake.reader;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.ptps.catalog.Words;

/**
 * The sheets of an XLS, and the row count of a sheet from its raw records.
 *
 * <p>POI only unpacks the container; the records are read here, so that the count is independent of
 * the reader.
 */
final class XlsFile implements Closeable {
  private static final String[] STREAMS = {"Workbook", "WORKBOOK", "workbook"};

  private static final int BOF = 0x809;
  private static final int EOF = 0x0a;
  private static final int FILE_PASS = 0x2f;
  private static final int BOUND_SHEET = 0x85;
  private static final int DATE_MODE = 0x22;
  private static final int SHARED_TEXTS = 0xfc;
  private static final int CONTINUE = 0x3c;
  private static final int ROW = 0x208;
  private static final int RICH_STRING = 0xd6;
  private static final int BIFF8 = 0x600;
  private static final int WORKSHEET = 0;
  private static final int COLUMNS = 0x7d;
  private static final int MERGED = 0xe5;
  private static final int ROW_HIDDEN = 0x20;

  /** Columns of a sheet in this format. */
  static final int MOST_COLUMNS = 256;

  private final POIFSFileSystem container;

  private XlsFile(POIFSFileSystem container) {
    this.container = container;
  }

  static XlsFile open(Path file) throws IOException {
    byte[] head;
    try (InputStream raw = Files.newInputStream(file)) {
      head = raw.readNBytes(FileSignature.LONGEST);
    }
    if (!FileSignature.OLE2.opens(head)) {
      throw Workbooks.noWorkbook();
    }
    return new XlsFile(new POIFSFileSystem(file.toFile(), true));
  }

  static List<String> sheetNames(Path file) throws IOException {
    try (XlsFile xls = open(file)) {
      return List.copyOf(xls.contents().positions().keySet());
    }
  }

  static PartProfiler.Findings profile(Path file, String sheet) throws IOException {
    try (XlsFile xls = open(file)) {
      Contents contents = xls.contents();
      Integer position = contents.positions().get(sheet);
      if (position == null) {
        throw Workbooks.noSheet(sheet);
      }
      return xls.findings(position, contents, sheet);
    }
  }

  /** The workbook's records from a position on. */
  InputStream records(long position) throws IOException {
    DirectoryNode root = container.getRoot();
    for (String name : STREAMS) {
      if (root.hasEntry(name)) {
        InputStream records = root.createDocumentInputStream(name);
        records.skipNBytes(position);
        return records;
      }
    }
    if (root.hasEntry("EncryptedPackage")) {
      throw Workbooks.protectedByPassword();
    }
    if (root.hasEntry("Book")) {
      throw oldWorkbook();
    }
    throw Workbooks.noWorkbook();
  }

  @Override
  public void close() throws IOException {
    container.close();
  }

  private Contents contents() throws IOException {
    Map<String, Integer> positions = new LinkedHashMap<>();
    Map<String, SheetProperties.Hidden> hidden = new LinkedHashMap<>();
    boolean datesFrom1904 = false;
    List<byte[]> texts = new ArrayList<>();
    int before = 0;
    try (InputStream records = records(0)) {
      while (true) {
        Raw raw = Raw.read(records);
        if (raw.kind() == SHARED_TEXTS || (raw.kind() == CONTINUE && before == SHARED_TEXTS)) {
          texts.add(raw.data());
        }
        before = raw.kind() == CONTINUE ? before : raw.kind();
        switch (raw.kind()) {
          case BOF -> {
            if (raw.word(0) != BIFF8) {
              throw oldWorkbook();
            }
          }
          case FILE_PASS -> throw Workbooks.protectedByPassword();
          case DATE_MODE -> datesFrom1904 = raw.word(0) == 1;
          case BOUND_SHEET -> {
            if ((raw.data()[5] & 0xff) == WORKSHEET) {
              positions.put(raw.sheetName(), raw.word(0) | raw.word(2) << 16);
              hidden.put(
                  raw.sheetName(),
                  switch (raw.data()[4] & 3) {
                    case 0 -> SheetProperties.Hidden.NO;
                    case 1 -> SheetProperties.Hidden.YES;
                    default -> SheetProperties.Hidden.VERY;
                  });
            }
          }
          case EOF -> {
            if (positions.isEmpty()) {
              throw Workbooks.noWorkbook();
            }
            if (!new SharedStringsCheck(texts).complete()) {
              throw Raw.cut();
            }
            return new Contents(positions, hidden, datesFrom1904);
          }
          default -> {
            // Not needed for counting rows.
          }
        }
      }
    }
  }

  private PartProfiler.Findings findings(int position, Contents contents, String sheet)
      throws IOException {
    List<Integer> hiddenColumns = new ArrayList<>();
    List<SheetProperties.Merge> merged = new ArrayList<>();
    long hiddenRows = 0;
    long firstHiddenRow = 0;
    long rows = 0;
    long cellRow = -1;
    int depth = 0;
    try (InputStream records = records(position)) {
      while (true) {
        Raw raw = Raw.read(records);
        if (raw.kind() == BOF) {
          depth++;
        } else if (raw.kind() == EOF) {
          // A chart inside the sheet has begin and end records of its own.
          depth--;
          if (depth == 0) {
            SheetProperties facts =
                new SheetProperties(
                    contents.datesFrom1904(),
                    contents.hidden().getOrDefault(sheet, SheetProperties.Hidden.NO),
                    hiddenRows,
                    firstHiddenRow,
                    List.copyOf(hiddenColumns),
                    List.copyOf(merged));
            return Workbooks.findings(rows, facts);
          }
        } else if (depth == 0) {
          throw Workbooks.noWorkbook();
        } else if (depth == 1 && raw.kind() == RICH_STRING) {
          throw oldWorkbook();
        } else if (depth == 1 && (raw.kind() == ROW || raw.isCell())) {
          long row = raw.word(0);
          rows = Math.max(rows, row + 1);
          if (raw.kind() == ROW && raw.data().length > 12 && (raw.data()[12] & ROW_HIDDEN) != 0) {
            firstHiddenRow = firstHiddenRow == 0 ? row + 1 : Math.min(firstHiddenRow, row + 1);
            hiddenRows++;
          }
          if (raw.isCell()) {
            if (row < cellRow) {
              throw Workbooks.outOfOrder(row + 1);
            }
            cellRow = row;
          }
        } else if (depth == 1 && raw.kind() == COLUMNS && (raw.word(8) & 1) == 1) {
          for (int column = raw.word(0); column <= Math.min(raw.word(2), MOST_COLUMNS - 1); ) {
            hiddenColumns.add(column++);
          }
        } else if (depth == 1 && raw.kind() == MERGED) {
          for (int each = 0; each < raw.word(0); each++) {
            int at = 2 + 8 * each;
            if (merged.size() == Workbooks.MOST_MERGED) {
              throw Workbooks.tooManyMerged();
            }
            merged.add(
                new SheetProperties.Merge(
                    raw.word(at) + 1L, raw.word(at + 2) + 1L, raw.word(at + 4), raw.word(at + 6)));
          }
        }
      }
    }
  }

  private static PartException oldWorkbook() {
    return new PartException(
        new Words(
            "el libro es de Excel 95 o anterior; guárdelo como .xlsx",
            "the workbook is of Excel 95 or earlier; save it as .xlsx"));
  }

  private record Contents(
      Map<String, Integer> positions,
      Map<String, SheetProperties.Hidden> hidden,
      boolean datesFrom1904) {}

  private record Raw(int kind, byte[] data) {

    static Raw read(InputStream records) throws IOException {
      byte[] head = records.readNBytes(4);
      if (head.length < 4) {
        throw cut();
      }
      Raw bounds = new Raw(0, head);
      int length = bounds.word(2);
      byte[] data = records.readNBytes(length);
      if (data.length < length) {
        throw cut();
      }
      return new Raw(bounds.word(0), data);
    }

    int word(int at) throws IOException {
      if (at + 1 >= data.length) {
        throw cut();
      }
      return data[at] & 0xff | (data[at + 1] & 0xff) << 8;
    }

    boolean isCell() {
      return switch (kind) {
        case 0x06, 0x201, 0x203, 0x204, 0x205, 0x27e, 0xbd, 0xbe, 0xfd -> true;
        default -> false;
      };
    }

    String sheetName() throws IOException {
      try (InputStream in = new ByteArrayInputStream(data)) {
        in.skipNBytes(6);
        int letters = in.read();
        boolean wide = (in.read() & 1) == 1;
        return wide
            ? new String(in.readNBytes(2 * letters), StandardCharsets.UTF_16LE)
            : new String(in.readNBytes(letters), StandardCharsets.ISO_8859_1);
      } catch (EOFException e) {
        throw cut();
      }
    }

    private static PartException cut() {
      return new PartException(
          new Words(
              "el libro está cortado; pídalo o descárguelo de nuevo",
              "the workbook is cut; ask for it or download it again"));
    }
  }
}
