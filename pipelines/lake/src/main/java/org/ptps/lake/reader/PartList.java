package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Words;

/** Lists the parts under a folder from names and first bytes. */
final class PartList {
  /** Files of file managers and Office, by lower-case name. */
  private static final Set<String> OF_THE_SYSTEM =
      Set.of("thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "icon\r");

  private static final Set<String> TEXT_NAMES = Set.of("csv", "tsv", "tab", "psv", "tbl", "txt");
  private static final Set<String> XLSX_NAMES = Set.of("xlsx", "xlsm", "xltx");
  private static final Set<String> XLS_NAMES = Set.of("xls", "xlt");
  private static final Set<String> GZ_NAMES = Set.of("gz", "gzz");

  /** Distinguishes GeoJSON from other JSON, near the beginning. */
  private static final String GEOJSON_WORD = "\"FeatureCollection\"";

  private static final int GEOJSON_HEAD = 1 << 16;

  /** Declares the origin of a folder; not an input. */
  private static final String ORIGIN = "origin.conf";

  private final Collection<String> excludedFolders;

  PartList(Collection<String> excludedFolders) {
    this.excludedFolders = excludedFolders;
  }

  Map<String, Path> files(Path root) {
    try {
      Path real = root.toRealPath();
      return Files.isRegularFile(real)
          ? Map.of(real.getFileName().toString(), real)
          : InputFiles.under(real, this::skipsFolder, PartList::skipsFile);
    } catch (IOException e) {
      throw new UncheckedIOException("the input " + root + " cannot be listed", e);
    }
  }

  List<Part> under(Path root) {
    try {
      List<Part> parts = new ArrayList<>();
      for (Map.Entry<String, Path> found : files(root).entrySet()) {
        parts.addAll(parts(found.getValue(), found.getKey()));
      }
      parts.sort(Comparator.comparing(Part::file));
      return parts;
    } catch (IOException e) {
      throw new UncheckedIOException("the input " + root + " cannot be listed", e);
    }
  }

  private boolean skipsFolder(String name) {
    return name.startsWith(".") || name.equals("__MACOSX") || excludedFolders.contains(name);
  }

  private static boolean skipsFile(String name) {
    return name.startsWith(".") || name.equals(ORIGIN);
  }

  private List<Part> parts(Path named, String shown) throws IOException {
    Path file = Locations.of(InputFiles.reachable(named));
    Part unknown = new Part(shown, file.toString(), "", "", Format.OTHER);
    // Opening a pipe would block, and folders and broken links have no bytes.
    if (!Files.isRegularFile(file)) {
      return List.of(unknown);
    }
    byte[] start;
    try (InputStream raw = Files.newInputStream(file)) {
      start = raw.readNBytes(FileSignature.LONGEST);
    } catch (IOException e) {
      return List.of(unknown);
    }
    if (leftover(shown).isPresent()) {
      return List.of(unknown);
    }
    if (extension(shown).equals("zip") && FileSignature.ZIP.opens(start)) {
      return entries(file, shown, unknown);
    }
    return sheets(unknown);
  }

  @SuppressWarnings("try")
  private List<Part> entries(Path file, String shown, Part unknown) {
    List<Part> parts = new ArrayList<>();
    // While it is open, its directory is not read again for each entry.
    try (ZipFile open = Archive.open(file)) {
      for (String entry : Archive.entries(file)) {
        if (!skipsEntry(entry)) {
          parts.addAll(
              sheets(new Part(shown + "!" + entry, file.toString(), entry, "", Format.OTHER)));
        }
      }
    } catch (IOException e) {
      return List.of(unknown);
    }
    return parts.isEmpty() ? List.of(unknown) : parts;
  }

  private boolean skipsEntry(String entry) {
    String[] names = entry.split("[/\\\\]");
    for (int at = 0; at < names.length - 1; at++) {
      if (skipsFolder(names[at])) {
        return true;
      }
    }
    return names.length == 0 || skipsFile(names[names.length - 1]);
  }

  private static List<Part> sheets(Part part) {
    Part known = new Part(part.file(), part.path(), part.entry(), part.sheet(), format(part));
    return switch (known.format()) {
      case XLSX, XLS -> Workbooks.sheets(known);
      case CSV, GEOJSON, OTHER -> List.of(known);
    };
  }

  private static Format format(Part part) {
    String name = part.entry().isEmpty() ? part.file() : part.entry();
    String extension = extension(name);
    if (GZ_NAMES.contains(extension)) {
      extension = extension(name.substring(0, name.length() - extension.length() - 1));
    }
    byte[] head;
    try (InputStream bytes = PartContent.open(part)) {
      head = bytes.readNBytes(extension.equals("json") ? GEOJSON_HEAD : FileSignature.LONGEST);
    } catch (IOException e) {
      // By its extension alone: the profile reports what is wrong with the bytes.
      return formatByName(extension, new byte[0]);
    }
    boolean tableName =
        TEXT_NAMES.contains(extension)
            || XLSX_NAMES.contains(extension)
            || XLS_NAMES.contains(extension);
    if (tableName && FileSignature.ZIP.opens(head)) {
      return Format.XLSX;
    }
    if (tableName && FileSignature.OLE2.opens(head)) {
      return Format.XLS;
    }
    Format named = formatByName(extension, head);
    return named == Format.OTHER
            && !extension.equals("zip")
            && (FileSignature.ZIP.opens(head) || FileSignature.OLE2.opens(head))
        ? workbookByContent(part)
        : named;
  }

  /** Format of a workbook by its content, whatever its name. */
  private static Format workbookByContent(Part part) {
    try {
      return switch (FileTypeGuess.of(part)) {
        case WORKBOOK_XLSX -> Format.XLSX;
        case WORKBOOK_XLS -> Format.XLS;
        default -> Format.OTHER;
      };
    } catch (IOException | RuntimeException e) {
      return Format.OTHER;
    }
  }

  /** Description of a file that a program or the system left in the folder, by its name. */
  static Optional<Words> leftover(String file) {
    String name = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('!')) + 1);
    if (name.startsWith("~$")) {
      return Optional.of(
          new Words(
              "lo deja Office mientras el documento está abierto; no contiene datos",
              "Office leaves it while the document is open; it holds no data"));
    }
    return OF_THE_SYSTEM.contains(name.toLowerCase(Locale.ROOT))
        ? Optional.of(
            new Words(
                "lo deja el sistema en la carpeta; no contiene datos",
                "the system leaves it in the folder; it holds no data"))
        : Optional.empty();
  }

  private static Format formatByName(String extension, byte[] head) {
    if (TEXT_NAMES.contains(extension)) {
      return Format.CSV;
    }
    if (XLSX_NAMES.contains(extension)) {
      return Format.XLSX;
    }
    if (XLS_NAMES.contains(extension)) {
      return Format.XLS;
    }
    boolean features =
        extension.equals("geojson")
            || (extension.equals("json")
                && new String(head, StandardCharsets.ISO_8859_1).contains(GEOJSON_WORD));
    return features ? Format.GEOJSON : Format.OTHER;
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    int folder = name.lastIndexOf('/');
    return dot > folder ? name.substring(dot + 1).toLowerCase(Locale.ROOT) : "";
  }
}
