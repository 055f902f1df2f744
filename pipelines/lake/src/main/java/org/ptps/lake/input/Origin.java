package org.ptps.lake.input;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * What is known of a delivery besides its files: the nearest {@code origin.conf} in the file's
 * folder or above it.
 *
 * @param synthetic whether everything below the folder is invented
 * @param covers country (ISO 3166-1 alpha-2) that the registers below it cover whole, empty if none
 * @param edition edition of files that do not say it themselves
 */
public record Origin(boolean synthetic, String covers, String edition, String retrieved)
    implements Serializable {

  private static final Origin UNKNOWN = new Origin(false, "", "", "");

  static Origin of(Path file, Path home, Problems problems) {
    for (Path folder : above(file.toAbsolutePath())) {
      Path declared = folder.resolve("origin.conf");
      if (Files.isRegularFile(declared)) {
        Declaration declaration = Declaration.read(home, declared, problems);
        Origin origin =
            new Origin(
                declaration.flag("synthetic", false),
                declaration.text("covers", ""),
                declaration.text("edition", ""),
                declaration.text("retrieved", ""));
        declaration.done();
        return origin;
      }
    }
    return UNKNOWN;
  }

  /**
   * Folders to look in, from the nearest up. The target of a link comes before the folder of the
   * link: invented files stay invented however they are reached.
   */
  private static Set<Path> above(Path file) {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path at = file; at != null; at = at.getParent()) {
      if (!at.equals(file)) {
        folders.add(at);
      }
      if (Files.isSymbolicLink(at)) {
        try {
          folders.addAll(above(at.toRealPath()));
        } catch (IOException e) {
          // A broken link has no origin.conf of its own.
          continue;
        }
      }
    }
    return folders;
  }
}
