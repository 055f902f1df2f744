package org.ptps.lake.reader;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.zip.ZipFile;
import org.ptps.catalog.Locations;

/**
 * Profiles many parts of few files: each file's checksum is taken once, and archives stay open so
 * that their directory is not read again for each entry.
 */
public final class InputProfiler implements AutoCloseable {
  private final ConcurrentMap<String, Optional<PartProfiler.Disk>> sums = new ConcurrentHashMap<>();
  private final Map<String, ZipFile> open = new HashMap<>();

  /**
   * @param parts that will be profiled
   */
  public InputProfiler(Collection<Part> parts) {
    Set<String> tried = new HashSet<>();
    for (Part part : parts) {
      if (!part.entry().isEmpty() && tried.add(part.path())) {
        try {
          open.put(part.path(), Archive.open(Locations.of(part.path())));
        } catch (IOException e) {
          // The profiles of its parts report what is wrong with the archive.
          tried.add(part.path());
        }
      }
    }
  }

  /** Profiles the bytes of a part; never throws for what is wrong with them. */
  public PartProfile of(Part part, TextHints hints) {
    return PartProfiler.profile(part, hints, sums);
  }

  @Override
  public void close() {
    for (ZipFile zip : open.values()) {
      try {
        zip.close();
      } catch (IOException e) {
        // It was only read, so that nothing is lost.
        continue;
      }
    }
  }
}
