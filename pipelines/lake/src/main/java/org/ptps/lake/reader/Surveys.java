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
 * Surveys of many parts of few files: each file is summed once however many parts it has, and an
 * archive stays open, so that its table of contents is not read anew for each of its entries.
 */
public final class Surveys implements AutoCloseable {
  private final ConcurrentMap<String, Optional<Surveyor.Disk>> sums = new ConcurrentHashMap<>();
  private final Map<String, ZipFile> open = new HashMap<>();

  /**
   * @param parts what is to be surveyed
   */
  public Surveys(Collection<Part> parts) {
    Set<String> tried = new HashSet<>();
    for (Part part : parts) {
      if (!part.entry().isEmpty() && tried.add(part.path())) {
        try {
          open.put(part.path(), Archive.open(Locations.of(part.path())));
        } catch (IOException e) {
          // Each of its parts tells what is wrong with it.
          tried.add(part.path());
        }
      }
    }
  }

  /** What the bytes of a part say; whatever is wrong with them is a fault in it, never thrown. */
  public Survey of(Part part, Hints hints) {
    return Surveyor.survey(part, hints, sums);
  }

  @Override
  public void close() {
    for (ZipFile zip : open.values()) {
      try {
        zip.close();
      } catch (IOException e) {
        // It was only read; what it held is known.
        continue;
      }
    }
  }
}
