package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ptps.catalog.FileState;
import org.ptps.catalog.Locations;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/** Makes profiles of parts: checksum of the file, then what its format shows. */
final class PartProfiler {
  private static final int BUFFER = 1 << 16;

  private PartProfiler() {}

  static PartProfile profile(Part part, TextHints hints) {
    return profile(part, hints, new ConcurrentHashMap<>());
  }

  /**
   * @param sums checksums of files by path, to which new ones are added
   */
  static PartProfile profile(
      Part part, TextHints hints, ConcurrentMap<String, Optional<Disk>> sums) {
    Path file = Locations.of(part.path());
    if (!Files.isRegularFile(file)) {
      return Findings.refused(notAFile(file)).profile(part, new Disk(0, "", ""));
    }
    MessageDigest digest = sha256();
    try {
      if (part.format() == Format.CSV && part.entry().isEmpty()) {
        return textOnDisk(part, hints, digest);
      }
      Disk disk = disk(part, digest, sums);
      Findings found;
      try {
        found = findings(part, hints);
      } catch (MachineException e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        found = Findings.refused(fault(part, e));
      }
      return found.profile(part, disk);
    } catch (IOException e) {
      return Findings.refused(unreadable(e)).profile(part, new Disk(0, "", ""));
    }
  }

  /** Checksum and profile in one pass, since these can be files of gigabytes. */
  private static PartProfile textOnDisk(Part part, TextHints hints, MessageDigest digest)
      throws IOException {
    String state = FileState.settled(Locations.of(part.path()));
    CountingStream counted = new CountingStream(Files.newInputStream(Locations.of(part.path())));
    try (InputStream raw = new DigestInputStream(counted, digest)) {
      Findings found;
      try {
        found = text(Archive.unpacked(raw), hints);
      } catch (ArchiveException e) {
        found = Findings.refused(fault(part, e));
      }
      drain(raw);
      return found.profile(
          part, new Disk(counted.count(), HexFormat.of().formatHex(digest.digest()), state));
    }
  }

  /** Checksum of a file, taken once for all its parts: an archive can have thousands. */
  private static Disk disk(
      Part part, MessageDigest digest, ConcurrentMap<String, Optional<Disk>> sums)
      throws IOException {
    Optional<Disk> known =
        sums.computeIfAbsent(
            part.path(),
            any -> {
              try {
                return Optional.of(disk(part, digest));
              } catch (IOException e) {
                return Optional.empty();
              }
            });
    return known.isPresent() ? known.get() : disk(part, sha256());
  }

  static String checksum(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream raw = new DigestInputStream(Files.newInputStream(file), digest)) {
      drain(raw);
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static Disk disk(Part part, MessageDigest digest) throws IOException {
    String state = FileState.settled(Locations.of(part.path()));
    CountingStream counted = new CountingStream(Files.newInputStream(Locations.of(part.path())));
    try (InputStream raw = new DigestInputStream(counted, digest)) {
      drain(raw);
      return new Disk(counted.count(), HexFormat.of().formatHex(digest.digest()), state);
    }
  }

  private static void drain(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (in.read(buffer) >= 0) {
      // Only the checksum is needed.
    }
  }

  private static Findings findings(Part part, TextHints hints) throws IOException {
    return switch (part.format()) {
      case CSV -> {
        try (InputStream bytes = PartContent.open(part)) {
          yield text(bytes, hints);
        }
      }
      case XLSX -> {
        try (PartContent.LocalFile file = PartContent.file(part)) {
          yield XlsxFile.profile(file.path(), part.sheet());
        }
      }
      case XLS -> {
        try (PartContent.LocalFile file = PartContent.file(part)) {
          yield XlsFile.profile(file.path(), part.sheet());
        }
      }
      case GEOJSON -> GeoJson.profile(part);
      case OTHER -> Findings.refused(notATable(part));
    };
  }

  private static Findings text(InputStream bytes, TextHints hints) throws IOException {
    TextProfile text = TextProfile.of(bytes, hints);
    return new Findings(
        text.encoding(),
        text.bom(),
        text.delimiter(),
        text.lines(),
        List.of(),
        text.faults(),
        SheetProperties.NONE,
        text.bytes(),
        text.cuts());
  }

  private static FileFault notATable(Part part) throws IOException {
    String name = part.file().toLowerCase(Locale.ROOT);
    Optional<Words> leftover = PartList.leftover(name);
    if (leftover.isPresent()) {
      return new FileFault(FileFault.Kind.LEFTOVER, 0, leftover.get());
    }
    if (part.entry().isEmpty() && name.endsWith(".zip")) {
      List<String> entries = Archive.entries(Locations.of(part.path()));
      return new FileFault(
          FileFault.Kind.EMPTY_FILE,
          0,
          new Words(
              "el archivo comprimido no contiene ningún archivo de datos ("
                  + entries.size()
                  + " entradas); pídalo de nuevo",
              "the archive holds no file of data ("
                  + entries.size()
                  + " entries); ask for it again"));
    }
    FileTypeGuess guess = FileTypeGuess.of(part);
    if (guess == FileTypeGuess.EMPTY) {
      return new FileFault(
          FileFault.Kind.EMPTY_FILE,
          0,
          new Words(
              "el archivo está vacío; pídalo de nuevo", "the file is empty; ask for it again"));
    }
    return new FileFault(
        FileFault.Kind.UNKNOWN_FORMAT,
        0,
        guess == FileTypeGuess.TEXT
            ? new Words(
                "es un texto cuyo nombre no dice que sea una tabla; si lo es, que termine en .csv",
                "it is a text whose name does not say that it is a table; if it is one, end it in"
                    + " .csv")
            : new Words(
                "es "
                    + guess.words().es()
                    + ", que no se lee aquí; se leen CSV, XLSX, XLS y GeoJSON, solos o en zip o gz:"
                    + " guárdelo en uno de esos formatos si contiene datos",
                "it is "
                    + guess.words().en()
                    + ", which is not read here; CSV, XLSX, XLS and GeoJSON are, plain or in zip or"
                    + " gz: save it in one of these formats if it holds data"));
  }

  private static FileFault fault(Part part, Exception failure) {
    FileFault.Kind kind =
        switch (part.format()) {
          case XLSX, XLS -> FileFault.Kind.BROKEN_WORKBOOK;
          case GEOJSON ->
              failure instanceof ArchiveException
                  ? FileFault.Kind.BROKEN_ARCHIVE
                  : FileFault.Kind.NOT_GEOJSON;
          case CSV, OTHER ->
              failure instanceof ArchiveException
                  ? FileFault.Kind.BROKEN_ARCHIVE
                  : FileFault.Kind.UNREADABLE;
        };
    long line = failure instanceof PartException known ? known.line() : 0;
    Words words = FailureMessages.words(failure);
    if (words == null) {
      String why = FailureMessages.text(failure);
      words =
          new Words(
              "el archivo está dañado (" + why + "); ábralo y guárdelo de nuevo",
              "the file is broken (" + why + "); open it and save it again");
    }
    return new FileFault(kind, line, words);
  }

  /** Finding for something that has no bytes to read, such as a broken link. */
  private static FileFault notAFile(Path path) {
    Words words;
    if (Files.isDirectory(path) && Files.isSymbolicLink(path)) {
      words =
          new Words(
              "el enlace lleva a una carpeta que ya se lee (" + target(path) + "); quítelo",
              "the link leads to a folder that is read already (" + target(path) + "); remove it");
    } else if (Files.isDirectory(path)) {
      words =
          new Words(
              "la carpeta no se puede listar; compruebe los permisos",
              "the folder cannot be listed; check its permissions");
    } else if (Files.isSymbolicLink(path)) {
      words =
          new Words(
              "el enlace no lleva a ningún archivo ("
                  + target(path)
                  + "); corríjalo, o ponga el archivo en su lugar",
              "the link leads to no file ("
                  + target(path)
                  + "); mend it, or put the file in its place");
    } else if (Files.exists(path)) {
      words =
          new Words(
              "no es un archivo corriente; ponga en su lugar un archivo con los datos",
              "not a regular file; put a file with the data in its place");
    } else {
      words =
          new Words(
              "el archivo ya no está, o no hay permiso sobre su carpeta; compruebe los dos",
              "the file is gone, or there is no permission on its folder; check both");
    }
    return new FileFault(FileFault.Kind.UNREADABLE, 0, words);
  }

  private static String target(Path link) {
    try {
      return "→ " + Files.readSymbolicLink(link);
    } catch (IOException e) {
      return "→ ?";
    }
  }

  private static FileFault unreadable(IOException failure) {
    String why = failure.getClass().getSimpleName();
    return new FileFault(
        FileFault.Kind.UNREADABLE,
        0,
        new Words(
            "el archivo no se puede leer (" + why + "); compruebe los permisos y el disco",
            "the file cannot be read (" + why + "); check its permissions and the disk"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Size, checksum and state of a file on disk. */
  record Disk(long bytes, String sha256, String state) {}

  /** Result of profiling the bytes of a part. */
  record Findings(
      String encoding,
      boolean bom,
      char delimiter,
      long physicalLines,
      List<String> names,
      List<FileFault> faults,
      SheetProperties sheet,
      long textBytes,
      List<SplitPoint> cuts) {

    Findings(
        String encoding,
        boolean bom,
        char delimiter,
        long physicalLines,
        List<String> names,
        List<FileFault> faults) {
      this(encoding, bom, delimiter, physicalLines, names, faults, SheetProperties.NONE);
    }

    Findings(
        String encoding,
        boolean bom,
        char delimiter,
        long physicalLines,
        List<String> names,
        List<FileFault> faults,
        SheetProperties sheet) {
      this(encoding, bom, delimiter, physicalLines, names, faults, sheet, 0, List.of());
    }

    static Findings refused(FileFault fault) {
      return new Findings("", false, (char) 0, 0, List.of(), List.of(fault));
    }

    private PartProfile profile(Part part, Disk disk) {
      return new PartProfile(
          part,
          disk.bytes(),
          disk.sha256(),
          disk.state(),
          encoding,
          bom,
          delimiter,
          physicalLines,
          List.copyOf(names),
          List.copyOf(faults),
          sheet,
          // Offsets into a packed text are no offsets on disk.
          part.entry().isEmpty() && textBytes == disk.bytes() ? cuts : List.of());
    }
  }
}
