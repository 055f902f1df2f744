package org.ptps.lake.reader;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.ptps.catalog.Locations;

/** Opens the bytes of a part, decompressed where it is packed. */
final class PartContent {
  private PartContent() {}

  static InputStream open(Part part) throws IOException {
    Path file = Locations.of(part.path());
    InputStream raw =
        part.entry().isEmpty() ? Files.newInputStream(file) : Archive.entry(file, part.entry());
    try {
      return Archive.unpacked(raw);
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * The part as a file on disk, since workbooks are not read from front to back; a packed one is
   * extracted to a temporary file that is deleted on close.
   */
  static LocalFile file(Part part) throws IOException {
    Path file = Locations.of(part.path());
    if (part.entry().isEmpty() && Locations.here(file) && !packed(file)) {
      return new LocalFile(file, false);
    }
    Path copy = Files.createTempFile("ptps-reader-", ".tmp");
    try (InputStream bytes = open(part)) {
      Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
      return new LocalFile(copy, true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  private static boolean packed(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file)) {
      return FileSignature.GZ.opens(raw.readNBytes(2));
    }
  }

  record LocalFile(Path path, boolean temporary) implements Closeable {
    @Override
    public void close() throws IOException {
      if (temporary) {
        Files.deleteIfExists(path);
      }
    }
  }
}
