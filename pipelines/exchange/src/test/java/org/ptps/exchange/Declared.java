package org.ptps.exchange;

import java.nio.file.Path;
import java.util.List;
import org.ptps.catalog.Catalog;

/** The project's own declarations as for a run on the sample, read once for all tests. */
final class Declared {
  static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  static final Catalog SAMPLE = Catalog.read(HOME, Path.of("conf/sample.conf"), List.of());

  private Declared() {}

  /** The same for other inputs. */
  static Catalog over(Path inputs) {
    return SAMPLE.with(SAMPLE.settings().of(List.of(inputs)));
  }
}
