package org.ptps.lake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.ptps.catalog.Locations;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.ReadOnly;

/**
 * A lake that is being written. {@code lake} is a link to the finished folder {@code .lake-N}; a
 * new one is written beside it and the link is replaced in one step, so that readers see the old
 * lake or the new one, whole. What is published is read-only on disk. What an interrupted run left
 * behind is removed by the next.
 */
final class LakeFolder implements AutoCloseable {
  private static final String PREFIX = ".lake-";

  private final Path link;
  private final Path folder;
  private boolean swapped;

  private LakeFolder(Path link, Path folder) {
    this.link = link;
    this.folder = folder;
  }

  static LakeFolder beside(Path link) {
    try {
      Path parent = link.toAbsolutePath().getParent();
      Files.createDirectories(parent);
      // Leftovers of killed runs go first: they could fill the disk.
      Path present = present(link);
      for (Path other : siblings(parent)) {
        if (!other.getFileName().equals(present.getFileName())) {
          ReadOnly.delete(other);
        }
      }
      int number = 1;
      for (Path other : siblings(parent)) {
        String digits = other.getFileName().toString().substring(PREFIX.length());
        number =
            digits.matches("\\d{1,9}") ? Math.max(number, Integer.parseInt(digits) + 1) : number;
      }
      return new LakeFolder(link, Files.createDirectory(parent.resolve(PREFIX + number)));
    } catch (IOException e) {
      throw MachineException.cannotWrite(link.toAbsolutePath().getParent(), e);
    }
  }

  Path table(String id) {
    return folder.resolve(id);
  }

  Path path() {
    return folder;
  }

  /**
   * Makes this the lake that readers see, and removes older ones. Tasks on a lost machine may still
   * be writing: their files have no final name yet.
   */
  void swapIn() {
    try {
      Path parent = folder.getParent();
      for (Path unfinished : unfinished()) {
        Files.deleteIfExists(unfinished);
      }
      ReadOnly.make(folder);
      if (!Locations.here(link)) {
        Files.write(link, folder.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        swapped = true;
        deleteOthers(parent);
        return;
      }
      if (Files.isDirectory(link, LinkOption.NOFOLLOW_LINKS)) {
        ReadOnly.delete(link);
      }
      Path next = parent.resolve(PREFIX + "link");
      Files.deleteIfExists(next);
      Files.createSymbolicLink(next, folder.getFileName());
      Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      swapped = true;
      deleteOthers(parent);
    } catch (IOException e) {
      throw MachineException.cannotWrite(link, e);
    }
  }

  private List<Path> unfinished() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().startsWith("."))
          .toList();
    }
  }

  private void deleteOthers(Path parent) throws IOException {
    for (Path other : siblings(parent)) {
      if (!other.equals(folder)) {
        ReadOnly.delete(other);
      }
    }
  }

  /**
   * Folder of the published lake: target of the link, or, on a store without links, named in a
   * file.
   */
  private static Path present(Path link) throws IOException {
    if (Files.isSymbolicLink(link)) {
      return Files.readSymbolicLink(link);
    }
    return !Locations.here(link) && Files.isRegularFile(link)
        ? link.resolveSibling(Files.readString(link).strip())
        : link;
  }

  /** Moves in a lake that was written to another place. */
  void bring(Path lake) {
    try (Stream<Path> walk = Files.walk(lake)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        Path here = folder.resolve(lake.relativize(file).toString());
        Files.createDirectories(here.getParent());
        Files.copy(file, here);
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
  }

  private static List<Path> siblings(Path parent) throws IOException {
    try (Stream<Path> list = Files.list(parent)) {
      return list.filter(path -> path.getFileName().toString().startsWith(PREFIX))
          .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** Removes what was written unless it was swapped in. */
  @Override
  public void close() {
    if (!swapped) {
      try {
        ReadOnly.delete(folder);
      } catch (IOException e) {
        throw MachineException.cannotWrite(folder, e);
      }
    }
  }
}
