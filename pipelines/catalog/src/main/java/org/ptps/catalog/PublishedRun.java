package org.ptps.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the published run in an output folder. Each run has its own folder {@code .runs/N}; {@code
 * .run} points to the published one: a link, through which names such as {@code lake} lead ({@code
 * .run/lake}), or, on a disk without links, a file with the folder's name.
 */
public final class PublishedRun {
  /** The entry that is replaced when a run is published. */
  public static final String POINTER = ".run";

  public static final String RUNS = ".runs";

  private static final int LONGEST_NAME = 20;

  private PublishedRun() {}

  /** A part of the published run, such as {@code lake}. */
  public static Path path(Path out, String part) {
    return Files.isRegularFile(out.resolve(POINTER), LinkOption.NOFOLLOW_LINKS)
        ? run(out).map(folder -> folder.resolve(part)).orElse(out.resolve(part))
        : out.resolve(part);
  }

  /** Folder of the published run, empty where there is none. */
  public static Optional<Path> run(Path out) {
    Path pointer = out.resolve(POINTER);
    try {
      String name;
      if (Files.isSymbolicLink(pointer)) {
        name = Files.readSymbolicLink(pointer).getFileName().toString();
      } else if (Files.isRegularFile(pointer) && Files.size(pointer) <= LONGEST_NAME) {
        name = Files.readString(pointer).strip();
      } else {
        return Optional.empty();
      }
      Path folder = out.resolve(RUNS).resolve(name);
      return name.matches("\\d{1,18}") && Files.isDirectory(folder)
          ? Optional.of(folder)
          : Optional.empty();
    } catch (IOException e) {
      throw MachineException.cannotRead(pointer, e);
    }
  }
}
