package org.ptps.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes files atomically: under a temporary name, then renamed. Leftovers of killed runs are
 * removed by the next.
 */
public final class AtomicFiles {
  private static final String WRITING = ".writing";

  private AtomicFiles() {}

  /** Writes the content into the temporary file. */
  public interface Writing {
    void to(Path beside) throws IOException;
  }

  /**
   * Writes a file atomically, creating the folders above it.
   *
   * @return the file
   * @throws MachineException if it cannot be written; what stood there is then as it was
   */
  public static Path write(Path file, byte[] content) {
    return write(file, beside -> Files.write(beside, content));
  }

  /** As above, with a text in UTF-8. */
  public static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** As above, with content from {@code writing}. */
  public static Path write(Path file, Writing writing) {
    Path beside = file.resolveSibling("." + file.getFileName() + WRITING);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        writing.to(beside);
        Files.move(
            beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
      return file;
    } catch (IOException e) {
      throw MachineException.cannotWrite(file, e);
    }
  }

  /**
   * Deletes temporary files that killed runs left in a folder, if the folder exists.
   *
   * @throws MachineException if the folder cannot be listed or a file not be removed
   */
  public static void sweep(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> left =
          list.filter(
                  path -> {
                    String name = path.getFileName().toString();
                    return name.startsWith(".") && name.endsWith(WRITING);
                  })
              .toList();
      for (Path path : left) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
  }
}
