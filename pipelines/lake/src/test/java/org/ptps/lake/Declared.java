package org.ptps.lake;

import java.nio.file.Path;
import java.util.List;
import org.ptps.catalog.Catalog;

/** The project's own declarations, read once for all tests of the module. */
public final class Declared {
  public static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  /** As for a run on the sample. */
  public static final Catalog SAMPLE = Catalog.read(HOME, Path.of("conf/sample.conf"), List.of());

  private Declared() {}

  /** The same for other inputs. */
  static Catalog over(Path... inputs) {
    return SAMPLE.with(SAMPLE.settings().of(List.of(inputs)));
  }

  /** The same for other inputs and another output folder. */
  static Catalog between(Path out, Path... inputs) {
    return SAMPLE.with(SAMPLE.settings().of(List.of(inputs)).to(out));
  }
}
