package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ptps.catalog.Words;

/** Shared and inline strings of an XLSX. */
final class SharedStrings {
  private SharedStrings() {}

  static List<CellText.Marked> shared(ZipFile zip, String name)
      throws IOException, XMLStreamException {
    if (zip.getEntry(name) == null) {
      return List.of();
    }
    List<CellText.Marked> texts = new ArrayList<>();
    try (InputStream bytes = XlsxFile.bytes(zip, name)) {
      XMLStreamReader xml = XlsxFile.reader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("si")) {
          texts.add(read(xml));
        }
      }
    }
    return texts;
  }

  /** Reads a string up to the end of the current element, leaving out phonetic hints. */
  static CellText.Marked read(XMLStreamReader xml) throws IOException, XMLStreamException {
    CellText text = new CellText();
    CellText.Level level = CellText.Level.LINE;
    boolean struck = false;
    boolean reads = false;
    int skipped = 0;
    int depth = 1;
    int length = 0;
    StringBuilder letters = new StringBuilder();
    while (depth > 0) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          switch (xml.getLocalName()) {
            case "r" -> {
              level = CellText.Level.LINE;
              struck = false;
            }
            case "rPh" -> skipped++;
            case "vertAlign" -> level = XlsxStyles.level(xml.getAttributeValue(null, "val"));
            case "strike" -> struck = XlsxStyles.on(xml.getAttributeValue(null, "val"));
            case "t" -> {
              reads = skipped == 0;
              letters.setLength(0);
            }
            default -> {
              // Font, size and colour do not change the meaning.
            }
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          if (xml.getLocalName().equals("rPh")) {
            skipped--;
          } else if (xml.getLocalName().equals("t") && reads) {
            text.add(CellText.unescaped(letters.toString()), level, struck);
            reads = false;
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (reads) {
            length += xml.getTextLength();
            if (length > Workbooks.LONGEST_TEXT) {
              throw tooLong();
            }
            letters.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
          }
        }
        default -> {
          // Comments and processing instructions hold no text.
        }
      }
    }
    return text.text();
  }

  static PartException tooLong() {
    return new PartException(
        new Words(
            "un texto del libro pasa de las "
                + Workbooks.LONGEST_TEXT
                + " letras que caben en una celda; abra el libro en Excel o LibreOffice y guárdelo"
                + " de nuevo",
            "a text of the workbook is longer than the "
                + Workbooks.LONGEST_TEXT
                + " letters that a cell can hold; open the workbook in Excel or LibreOffice and"
                + " save it again"));
  }
}
