package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The sheets of an XLSX, and the row count of a sheet from its bytes. */
final class XlsxFile {
  private static final String ROOT_LINKS = "_rels/.rels";
  private static final String USUAL_WORKBOOK = "xl/workbook.xml";
  private static final String USUAL_TEXTS = "xl/sharedStrings.xml";
  private static final String USUAL_STYLES = "xl/styles.xml";
  private static final int BUFFER = 1 << 16;

  private XlsxFile() {}

  static List<String> sheetNames(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      return List.copyOf(contents(zip).sheets().keySet());
    }
  }

  static PartProfiler.Findings profile(Path file, String sheet) throws IOException {
    try (ZipFile zip = open(file)) {
      Contents contents = contents(zip);
      String target = contents.sheets().get(sheet);
      if (target == null) {
        throw Workbooks.noSheet(sheet);
      }
      // Shared strings are read in one go, so their size is checked first.
      if (zip.getEntry(contents.texts()) != null) {
        try (InputStream bytes = bytes(zip, contents.texts())) {
          byte[] buffer = new byte[BUFFER];
          while (bytes.read(buffer) >= 0) {
            // Only size and checksum are needed.
          }
        }
      }
      SheetScan scan = new SheetScan();
      try (InputStream bytes = bytes(zip, target)) {
        byte[] buffer = new byte[BUFFER];
        int count;
        while ((count = bytes.read(buffer)) >= 0) {
          scan.accept(buffer, count);
        }
      }
      return Workbooks.findings(
          scan.rows(),
          scan.facts(
              contents.datesFrom1904(),
              contents.hidden().getOrDefault(sheet, SheetProperties.Hidden.NO)));
    }
  }

  static ZipFile open(Path file) throws IOException {
    byte[] head;
    try (InputStream raw = Files.newInputStream(file)) {
      head = raw.readNBytes(FileSignature.LONGEST);
    }
    if (!FileSignature.ZIP.opens(head)) {
      throw FileSignature.OLE2.opens(head)
          ? Workbooks.protectedByPassword()
          : Workbooks.noWorkbook();
    }
    return Archive.open(file);
  }

  static InputStream bytes(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw Workbooks.noWorkbook();
    }
    return new GuardedStream(zip.getInputStream(entry), entry::getCompressedSize, entry.getCrc());
  }

  static Contents contents(ZipFile zip) throws IOException {
    try {
      String workbook = USUAL_WORKBOOK;
      if (zip.getEntry(ROOT_LINKS) != null) {
        for (Link link : links(zip, ROOT_LINKS, "").values()) {
          if (link.type().endsWith("/officeDocument")) {
            workbook = link.target();
          }
        }
      }
      int folderEnd = workbook.lastIndexOf('/') + 1;
      String folder = workbook.substring(0, folderEnd);
      Map<String, Link> links =
          links(zip, folder + "_rels/" + workbook.substring(folderEnd) + ".rels", folder);
      Map<String, String> sheets = new LinkedHashMap<>();
      Map<String, SheetProperties.Hidden> hidden = new LinkedHashMap<>();
      boolean datesFrom1904 = false;
      boolean computesOnLoad = false;
      try (InputStream bytes = bytes(zip, workbook)) {
        XMLStreamReader xml = reader(bytes);
        while (xml.hasNext()) {
          if (xml.next() != XMLStreamConstants.START_ELEMENT) {
            continue;
          }
          if (xml.getLocalName().equals("sheet")) {
            Link link = links.get(linkId(xml));
            if (link != null && link.type().endsWith("/worksheet")) {
              sheets.put(xml.getAttributeValue(null, "name"), link.target());
              hidden.put(
                  xml.getAttributeValue(null, "name"),
                  hidden(xml.getAttributeValue(null, "state")));
            }
          } else if (xml.getLocalName().equals("workbookPr")) {
            String said = xml.getAttributeValue(null, "date1904");
            datesFrom1904 = isTrue(said);
          } else if (xml.getLocalName().equals("calcPr")) {
            computesOnLoad = isTrue(xml.getAttributeValue(null, "fullCalcOnLoad"));
          }
        }
      }
      if (sheets.isEmpty()) {
        throw Workbooks.noWorkbook();
      }
      return new Contents(
          sheets,
          hidden,
          target(links, "/sharedStrings", USUAL_TEXTS),
          target(links, "/styles", USUAL_STYLES),
          datesFrom1904,
          computesOnLoad);
    } catch (XMLStreamException e) {
      throw new IOException(FailureMessages.text(e), e);
    }
  }

  private static String target(Map<String, Link> links, String type, String usual) {
    return links.values().stream()
        .filter(link -> link.type().endsWith(type))
        .map(Link::target)
        .findFirst()
        .orElse(usual);
  }

  static boolean isTrue(String said) {
    return "1".equals(said) || "true".equals(said) || "on".equals(said);
  }

  private static SheetProperties.Hidden hidden(String state) {
    return switch (state == null ? "visible" : state) {
      case "hidden" -> SheetProperties.Hidden.YES;
      case "veryHidden" -> SheetProperties.Hidden.VERY;
      default -> SheetProperties.Hidden.NO;
    };
  }

  private static Map<String, Link> links(ZipFile zip, String name, String folder)
      throws IOException, XMLStreamException {
    Map<String, Link> links = new LinkedHashMap<>();
    try (InputStream bytes = bytes(zip, name)) {
      XMLStreamReader xml = reader(bytes);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("Relationship")) {
          String target = xml.getAttributeValue(null, "Target");
          links.put(
              xml.getAttributeValue(null, "Id"),
              new Link(
                  xml.getAttributeValue(null, "Type"),
                  target.startsWith("/") ? target.substring(1) : normal(folder + target)));
        }
      }
    }
    return links;
  }

  private static String normal(String path) {
    List<String> names = new ArrayList<>();
    for (String name : path.split("/")) {
      if (name.equals("..") && !names.isEmpty()) {
        names.remove(names.size() - 1);
      } else if (!name.equals(".") && !name.equals("..")) {
        names.add(name);
      }
    }
    return String.join("/", names);
  }

  /** Relationship id; its namespace differs between transitional and strict workbooks. */
  private static String linkId(XMLStreamReader xml) {
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      String namespace = xml.getAttributeNamespace(at);
      if (xml.getAttributeLocalName(at).equals("id")
          && namespace != null
          && namespace.endsWith("/relationships")) {
        return xml.getAttributeValue(at);
      }
    }
    return "";
  }

  static XMLStreamReader reader(InputStream bytes) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(bytes);
  }

  private record Link(String type, String target) {}

  /**
   * What the workbook says of its parts.
   *
   * @param sheets where each sheet is stored, by name
   * @param texts where the texts that cells share are stored, if there are any
   * @param computesOnLoad whether its formulas are to be run when it is opened, since whoever wrote
   *     it did not run them
   */
  record Contents(
      Map<String, String> sheets,
      Map<String, SheetProperties.Hidden> hidden,
      String texts,
      String styles,
      boolean datesFrom1904,
      boolean computesOnLoad) {}
}
