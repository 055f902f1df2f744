package org.ptps.lake.reader;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Words;

/** Reads zip and gz as streams; no file is written under a name from an archive. */
final class Archive {
  private static final int BUFFER = 1 << 16;
  private static final int LOCAL_HEADER = 30;
  private static final int FLAGS = 6;

  /** Encoding of entry names from zip tools of old Spanish Windows. */
  private static final String OLD_NAMES = "IBM850";

  private Archive() {}

  /** Names of all file entries, in the order of the archive. */
  static List<String> entries(Path file) throws IOException {
    try (ZipFile zip = open(file)) {
      List<String> names = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.isDirectory()) {
          continue;
        }
        if (!seen.add(entry.getName())) {
          throw new ArchiveException(
              new Words(
                  "dos entradas se llaman " + entry.getName() + "; comprima los archivos de nuevo",
                  "two entries are called " + entry.getName() + "; pack the files again"));
        }
        names.add(entry.getName());
      }
      return names;
    }
  }

  /** Bytes of one entry; closing the stream closes the archive. */
  static InputStream entry(Path file, String name) throws IOException {
    ZipFile zip = open(file);
    try {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new ArchiveException(
            new Words(
                "falta " + name + " dentro del archivo comprimido",
                "there is no " + name + " inside the archive"));
      }
      long packed = entry.getCompressedSize();
      InputStream bytes =
          new GuardedStream(zip.getInputStream(entry), () -> packed, entry.getCrc());
      return new FilterInputStream(bytes) {
        @Override
        public void close() throws IOException {
          try (zip) {
            super.close();
          }
        }
      };
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e instanceof ArchiveException archive ? archive : ArchiveException.broken(e);
    }
  }

  /** The bytes of a stream, decompressed if they are gz. */
  static InputStream unpacked(InputStream raw) throws IOException {
    CountingStream counted = new CountingStream(raw);
    BufferedInputStream bytes = new BufferedInputStream(counted, BUFFER);
    bytes.mark(2);
    boolean gz = FileSignature.GZ.opens(bytes.readNBytes(2));
    bytes.reset();
    if (!gz) {
      return bytes;
    }
    try {
      return new GuardedStream(
          new GZIPInputStream(bytes, BUFFER), counted::count, GuardedStream.NO_CHECKSUM);
    } catch (IOException e) {
      throw ArchiveException.broken(e);
    }
  }

  static ZipFile open(Path file) throws IOException {
    if (Locations.here(file)) {
      return open(file.toFile(), file, ZipFile.OPEN_READ);
    }
    // A zip's directory is at its end, so a remote archive is copied whole; closing deletes the
    // copy.
    Path copy = Files.createTempFile("ptps-reader-", ".zip");
    try {
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      return open(copy.toFile(), file, ZipFile.OPEN_READ | ZipFile.OPEN_DELETE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static ZipFile open(File file, Path named, int mode) throws IOException {
    try {
      return new ZipFile(file, mode, StandardCharsets.UTF_8);
    } catch (ZipException e) {
      try {
        return new ZipFile(file, mode, oldNames());
      } catch (ZipException second) {
        throw locked(named) ? ArchiveException.locked() : ArchiveException.broken(second);
      }
    }
  }

  /** Whether the first entry is encrypted; Java reports such archives as broken. */
  private static boolean locked(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file)) {
      byte[] head = raw.readNBytes(LOCAL_HEADER);
      return head.length == LOCAL_HEADER && FileSignature.ZIP.opens(head) && (head[FLAGS] & 1) == 1;
    }
  }

  private static Charset oldNames() {
    return Charset.isSupported(OLD_NAMES)
        ? Charset.forName(OLD_NAMES)
        : StandardCharsets.ISO_8859_1;
  }
}
