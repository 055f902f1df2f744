package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Styles of an XLSX as far as they change the meaning of a cell: number formats and some font
 * properties.
 */
final class XlsxStyles {
  private static final CellStyle PLAIN =
      new CellStyle(NumberFormat.of(0, null), CellText.Level.LINE, false);

  private final List<CellStyle> styles;

  private XlsxStyles(List<CellStyle> styles) {
    this.styles = styles;
  }

  static XlsxStyles read(ZipFile zip, String name) throws IOException, XMLStreamException {
    if (zip.getEntry(name) == null) {
      return new XlsxStyles(List.of());
    }
    Map<Integer, String> codes = new HashMap<>();
    List<CellText.Level> levels = new ArrayList<>();
    List<Boolean> struck = new ArrayList<>();
    List<int[]> cells = new ArrayList<>();
    String inside = "";
    try (InputStream bytes = XlsxFile.bytes(zip, name)) {
      XMLStreamReader xml = XlsxFile.reader(bytes);
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "fonts", "cellXfs", "cellStyleXfs", "dxfs", "fills", "borders", "cellStyles" ->
              inside = xml.getLocalName();
          case "numFmt" -> {
            if (!inside.equals("dxfs")) {
              codes.put(number(xml, "numFmtId"), xml.getAttributeValue(null, "formatCode"));
            }
          }
          case "font" -> {
            if (inside.equals("fonts")) {
              levels.add(CellText.Level.LINE);
              struck.add(false);
            }
          }
          case "strike" -> {
            if (inside.equals("fonts") && !struck.isEmpty()) {
              struck.set(struck.size() - 1, on(xml.getAttributeValue(null, "val")));
            }
          }
          case "vertAlign" -> {
            if (inside.equals("fonts") && !levels.isEmpty()) {
              levels.set(levels.size() - 1, level(xml.getAttributeValue(null, "val")));
            }
          }
          case "xf" -> {
            if (inside.equals("cellXfs")) {
              cells.add(new int[] {number(xml, "numFmtId"), number(xml, "fontId")});
            }
          }
          default -> {
            // Properties that only change the look.
          }
        }
      }
    }
    Map<Integer, NumberFormat> formats = new HashMap<>();
    List<CellStyle> styles = new ArrayList<>();
    for (int[] cell : cells) {
      boolean known = cell[1] >= 0 && cell[1] < levels.size();
      styles.add(
          new CellStyle(
              formats.computeIfAbsent(cell[0], id -> NumberFormat.of(id, codes.get(id))),
              known ? levels.get(cell[1]) : CellText.Level.LINE,
              known && struck.get(cell[1])));
    }
    return new XlsxStyles(styles);
  }

  /** Style by its number; the default one where there is none. */
  CellStyle of(String number) {
    if (number == null || !number.matches("[0-9]{1,9}")) {
      return PLAIN;
    }
    int at = Integer.parseInt(number);
    return at < styles.size() ? styles.get(at) : PLAIN;
  }

  static CellText.Level level(String said) {
    return switch (said == null ? "" : said) {
      case "superscript" -> CellText.Level.RAISED;
      case "subscript" -> CellText.Level.LOWERED;
      default -> CellText.Level.LINE;
    };
  }

  /** A boolean property without a value is true. */
  static boolean on(String said) {
    return said == null || XlsxFile.isTrue(said);
  }

  private static int number(XMLStreamReader xml, String attribute) {
    String said = xml.getAttributeValue(null, attribute);
    return said != null && said.matches("[0-9]{1,9}") ? Integer.parseInt(said) : 0;
  }
}
