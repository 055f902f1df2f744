package org.ptps.lake.reader;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Publishers' own files, which are not part of the project; tests on them are skipped without. */
final class RealFiles {
  private RealFiles() {}

  static Path at(String path) {
    Path file = root().resolve(path);
    assumeTrue(Files.exists(file), () -> "the publishers' files are not here: " + file);
    return file;
  }

  private static Path root() {
    String said = System.getenv("PTPS_REAL");
    if (said != null) {
      return Path.of(said);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("LICENSE"))) {
      folder = folder.getParent();
    }
    return folder.resolveSibling("shared").resolve("real");
  }
}
