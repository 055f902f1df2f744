package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Words;

/** File type by the first bytes, for messages about files that are not read. */
enum FileTypeGuess {
  WORKBOOK_XLSX("un libro de Excel (.xlsx)", "an Excel workbook (.xlsx)"),
  WORKBOOK_XLS("un libro de Excel (.xls)", "an Excel workbook (.xls)"),
  WORKBOOK_XLSB("un libro binario de Excel (.xlsb)", "a binary Excel workbook (.xlsb)"),
  OPEN_DOCUMENT("una hoja de LibreOffice (.ods)", "a LibreOffice sheet (.ods)"),
  WORD("un documento de Word", "a Word document"),
  SLIDES("una presentación", "a presentation"),
  OLD_OFFICE("un documento antiguo de Office", "an old Office document"),
  ZIP("un archivo comprimido (zip)", "a zip archive"),
  RAR("un archivo comprimido (rar)", "a rar archive"),
  SEVEN_ZIP("un archivo comprimido (7z)", "a 7z archive"),
  PDF("un PDF", "a PDF"),
  PICTURE("una imagen", "a picture"),
  ACCESS("una base de Access", "an Access database"),
  SQLITE("una base SQLite", "an SQLite database"),
  PARQUET("un archivo Parquet", "a Parquet file"),
  WEB_PAGE("una página web (HTML)", "a web page (HTML)"),
  XML("un archivo XML", "an XML file"),
  JSON("un JSON que no es GeoJSON", "a JSON that is no GeoJSON"),
  TEXT("un texto", "a text"),
  EMPTY("un archivo vacío", "an empty file"),
  UNKNOWN("un archivo de formato desconocido", "a file of an unknown format");

  private static final int HEAD = 512;
  private static final int MOST_ENTRIES = 40;
  private static final long MOST_BYTES = 8L << 20;

  private final Words words;

  FileTypeGuess(String es, String en) {
    this.words = new Words(es, en);
  }

  Words words() {
    return words;
  }

  static FileTypeGuess of(Part part) throws IOException {
    byte[] head;
    try (InputStream bytes = PartContent.open(part)) {
      head = bytes.readNBytes(HEAD);
    }
    if (head.length == 0) {
      return EMPTY;
    }
    if (FileSignature.ZIP.opens(head)) {
      return packed(part);
    }
    if (FileSignature.OLE2.opens(head)) {
      return old(part);
    }
    String text = new String(head, StandardCharsets.ISO_8859_1);
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("%PDF")) {
      return PDF;
    }
    if (text.startsWith("\u0089PNG")
        || text.startsWith("\u00ff\u00d8\u00ff")
        || text.startsWith("GIF8")
        || text.startsWith("BM") && text.indexOf('\0') > 0
        || text.startsWith("II*\0")
        || text.startsWith("MM\0*")) {
      return PICTURE;
    }
    if (text.startsWith("Rar!")) {
      return RAR;
    }
    if (text.startsWith("7z\u00bc\u00af")) {
      return SEVEN_ZIP;
    }
    if (text.startsWith("PAR1")) {
      return PARQUET;
    }
    if (text.startsWith("SQLite format 3")) {
      return SQLITE;
    }
    if (text.startsWith("Standard Jet DB", 4) || text.startsWith("Standard ACE DB", 4)) {
      return ACCESS;
    }
    if (start.startsWith("<!doctype html")
        || start.startsWith("<html")
        || start.startsWith("<table")
        || start.startsWith("<head")) {
      return WEB_PAGE;
    }
    if (start.startsWith("<?xml") || start.startsWith("<")) {
      return start.contains("<html") ? WEB_PAGE : XML;
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return JSON;
    }
    return text.indexOf('\0') < 0 ? TEXT : UNKNOWN;
  }

  private static FileTypeGuess packed(Part part) throws IOException {
    List<String> names = new ArrayList<>();
    if (part.entry().isEmpty()) {
      try (ZipFile zip = Archive.open(Locations.of(part.path()))) {
        zip.stream().limit(MOST_ENTRIES).map(ZipEntry::getName).forEach(names::add);
        if (zip.getEntry("mimetype") != null) {
          try (InputStream bytes = zip.getInputStream(zip.getEntry("mimetype"))) {
            names.add(new String(bytes.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
          }
        }
      }
    } else {
      try (CountingStream bytes = new CountingStream(PartContent.open(part));
          ZipInputStream zip = new ZipInputStream(bytes)) {
        ZipEntry entry;
        while (names.size() < MOST_ENTRIES
            && bytes.count() < MOST_BYTES
            && (entry = zip.getNextEntry()) != null) {
          names.add(entry.getName());
          if (entry.getName().equals("mimetype")) {
            names.add(new String(zip.readNBytes(HEAD), StandardCharsets.ISO_8859_1));
          }
        }
      }
    }
    if (names.contains("xl/workbook.xml")) {
      return WORKBOOK_XLSX;
    }
    if (names.contains("xl/workbook.bin")) {
      return WORKBOOK_XLSB;
    }
    for (String name : names) {
      if (name.startsWith("word/")) {
        return WORD;
      }
      if (name.startsWith("ppt/")) {
        return SLIDES;
      }
      if (name.startsWith("application/vnd.oasis.opendocument.spreadsheet")) {
        return OPEN_DOCUMENT;
      }
      if (name.startsWith("application/vnd.oasis.opendocument.text")) {
        return WORD;
      }
      if (name.startsWith("xl/")) {
        return WORKBOOK_XLSX;
      }
    }
    return ZIP;
  }

  private static FileTypeGuess old(Part part) throws IOException {
    try (PartContent.LocalFile file = PartContent.file(part);
        XlsFile xls = XlsFile.open(file.path())) {
      xls.records(0).close();
      return WORKBOOK_XLS;
    } catch (PartException e) {
      return e.detail().equals(Workbooks.noWorkbook().detail()) ? OLD_OFFICE : WORKBOOK_XLS;
    }
  }
}
