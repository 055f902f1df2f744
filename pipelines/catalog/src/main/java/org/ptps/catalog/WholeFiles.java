package org.ptps.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes files that are whole or not there: each is written beside its place under a name that no
 * reader looks for, and then takes its place in one step. What a killed run left half written is
 * removed by the next.
 */
public final class WholeFiles {
  private static final String WRITING = ".writing";

  private WholeFiles() {}

  /** How the content comes into the file that is being written. */
  public interface Writing {
    void to(Path beside) throws IOException;
  }

  /**
   * Writes a file, making the folders above it.
   *
   * @return the file
   * @throws MachineException if it cannot be written; what stood there is then as it was
   */
  public static Path write(Path file, byte[] content) {
    return write(file, beside -> Files.write(beside, content));
  }

  /** The same, with a text in UTF-8. */
  public static Path write(Path file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same, with what {@code writing} puts into it. */
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
   * Removes what killed runs left half written in a folder, if it is there.
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
