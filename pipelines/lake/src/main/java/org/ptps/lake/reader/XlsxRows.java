package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Rows of one sheet of an XLSX; rows that the file leaves out come as blank rows. */
final class XlsxRows implements FormatReader {
  private static final int LONGEST_SHOWN = 60;

  private final PartContent.LocalFile file;
  private final ZipFile zip;
  private final InputStream bytes;
  private final XMLStreamReader xml;
  private final List<CellText.Marked> texts;
  private final XlsxStyles styles;
  private final boolean from1904;
  private final boolean computesOnLoad;
  private RawRow next;
  private long line;
  private long rowsSeen;
  private boolean inData;
  private boolean ended;

  private XlsxRows(
      PartContent.LocalFile file, ZipFile zip, XlsxFile.Contents contents, String target)
      throws IOException, XMLStreamException {
    this.file = file;
    this.zip = zip;
    this.texts = SharedStrings.shared(zip, contents.texts());
    this.styles = XlsxStyles.read(zip, contents.styles());
    this.from1904 = contents.datesFrom1904();
    this.computesOnLoad = contents.computesOnLoad();
    this.bytes = XlsxFile.bytes(zip, target);
    this.xml = XlsxFile.reader(bytes);
  }

  static XlsxRows open(Part part) throws IOException {
    PartContent.LocalFile file = PartContent.file(part);
    ZipFile zip = null;
    try {
      zip = XlsxFile.open(file.path());
      XlsxFile.Contents contents = XlsxFile.contents(zip);
      String target = contents.sheets().get(part.sheet());
      if (target == null) {
        throw Workbooks.noSheet(part.sheet());
      }
      return new XlsxRows(file, zip, contents, target);
    } catch (XMLStreamException | IOException | RuntimeException e) {
      if (zip != null) {
        zip.close();
      }
      file.close();
      throw told(e);
    }
  }

  private static IOException told(Exception e) {
    return e instanceof IOException known ? known : new IOException(FailureMessages.text(e), e);
  }

  @Override
  public RawRow read() throws IOException {
    if (next == null && !ended) {
      try {
        next = nextRow();
      } catch (XMLStreamException e) {
        throw told(e);
      }
      ended = next == null;
    }
    if (next == null) {
      return null;
    }
    line++;
    if (next.line() > line) {
      return new RawRow(line, 1, List.of(), null);
    }
    RawRow row = next;
    next = null;
    return row;
  }

  @Override
  public void close() throws IOException {
    try (file;
        zip) {
      bytes.close();
    }
  }

  /** The next row in the file, null after the last one. */
  private RawRow nextRow() throws IOException, XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (inData && xml.getLocalName().equals("row")) {
          return row();
        }
        inData |= xml.getLocalName().equals("sheetData");
      } else if (event == XMLStreamConstants.END_ELEMENT
          && xml.getLocalName().equals("sheetData")) {
        return null;
      }
    }
    return null;
  }

  private RawRow row() throws IOException, XMLStreamException {
    String said = xml.getAttributeValue(null, "r");
    long number = said == null ? rowsSeen + 1 : number(said);
    if (number <= rowsSeen) {
      throw Workbooks.outOfOrder(number);
    }
    rowsSeen = number;
    List<String> cells = new ArrayList<>();
    Map<Integer, CellMark> marks = new HashMap<>();
    BitSet numbers = new BitSet();
    RowFault fault = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("c")) {
        continue;
      }
      String address = xml.getAttributeValue(null, "r");
      int column = address == null ? cells.size() : SheetColumns.of(address);
      if (column < 0 || column >= SheetColumns.MOST) {
        throw Workbooks.noSuchCell(number, String.valueOf(address));
      }
      CellText.Marked cell = cell();
      if (column < cells.size() || (address != null && SheetColumns.row(address) != number)) {
        fault = fault == null ? Workbooks.cellTwice(address) : fault;
        continue;
      }
      while (cells.size() < column) {
        cells.add("");
      }
      cells.add(cell.text());
      numbers.set(column, cell.stored());
      if (cell.mark() != null) {
        marks.put(column, cell.mark());
      }
    }
    if (fault != null) {
      return new RawRow(number, 1, List.of(), fault);
    }
    // Cells with a format only are empty.
    int filled = cells.size();
    while (filled > 0 && cells.get(filled - 1).isEmpty()) {
      filled--;
    }
    cells.subList(filled, cells.size()).clear();
    return new RawRow(
        number,
        1,
        Collections.unmodifiableList(cells),
        null,
        marks.isEmpty() ? Map.of() : Map.copyOf(marks),
        numbers);
  }

  private static long number(String said) throws IOException {
    long row = SheetColumns.row(said.strip());
    if (row < 0) {
      throw new IOException("row number " + said);
    }
    return row;
  }

  private CellText.Marked cell() throws IOException, XMLStreamException {
    String type = xml.getAttributeValue(null, "t");
    CellStyle style = styles.of(xml.getAttributeValue(null, "s"));
    String formula = null;
    StringBuilder value = null;
    CellText.Marked inline = null;
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("c")) {
        break;
      }
      if (event != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "f" -> formula = text().toString();
        case "v" -> value = text();
        case "is" -> inline = SharedStrings.read(xml);
        default -> {
          // Extensions hold no value.
        }
      }
    }
    if (inline != null) {
      return style.text(inline);
    }
    String stored = value == null ? "" : value.toString();
    boolean text = "str".equals(type);
    if (formula != null
        && ((stored.isEmpty() && !(text && value != null))
            || (computesOnLoad && !text && stored.strip().equals("0")))) {
      String shown = "=" + shortened(formula);
      return new CellText.Marked(shown, new CellMark(CellMark.Kind.NO_RESULT, shown));
    }
    return value(type == null ? "n" : type, stored, style);
  }

  private CellText.Marked value(String type, String stored, CellStyle style) {
    switch (type) {
      case "s" -> {
        if (stored.isEmpty()) {
          return CellText.plain("");
        }
        String index = stored.strip();
        boolean known = index.matches("[0-9]{1,9}") && Integer.parseInt(index) < texts.size();
        if (known) {
          return style.text(texts.get(Integer.parseInt(index)));
        }
        String shown = "¿" + shortened(index) + "?";
        return new CellText.Marked(shown, new CellMark(CellMark.Kind.NO_TEXT, shown));
      }
      case "b" -> {
        return CellText.plain(
            switch (stored.strip()) {
              case "1" -> "true";
              case "0" -> "false";
              default -> stored;
            });
      }
      case "e" -> {
        return stored.isEmpty()
            ? CellText.plain("")
            : new CellText.Marked(stored, new CellMark(CellMark.Kind.ERROR, stored));
      }
      case "n" -> {
        if (stored.isBlank()) {
          return CellText.plain("");
        }
        try {
          return style.number(Double.parseDouble(stored.strip()), from1904);
        } catch (NumberFormatException e) {
          // No number: used as stored.
          return CellText.plain(stored);
        }
      }
      default -> {
        return style.text(CellText.plain(CellText.unescaped(stored)));
      }
    }
  }

  private static String shortened(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  /** Text up to the end of the current element. */
  private StringBuilder text() throws IOException, XMLStreamException {
    StringBuilder text = new StringBuilder();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isCharacters()) {
        if (text.length() + xml.getTextLength() > Workbooks.LONGEST_TEXT) {
          throw SharedStrings.tooLong();
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
    return text;
  }
}
