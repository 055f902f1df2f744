package org.ptps.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes write permission from published files: other programs read them, and the next run
 * replaces them.
 */
public final class ReadOnly {
  private static final Set<PosixFilePermission> WRITING =
      EnumSet.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private ReadOnly() {}

  /** Removes write permission from a file, or from a folder and everything below it. */
  public static void make(Path path) throws IOException {
    for (Path each : below(path)) {
      set(each, false);
    }
  }

  /** Gives the owner write permission on a file. */
  public static void undo(Path file) throws IOException {
    set(file, true);
  }

  /** Deletes a folder whatever its permissions; links in it are deleted, not followed. */
  public static void delete(Path folder) throws IOException {
    List<Path> all = below(folder);
    for (Path each : all) {
      if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
        set(each, true);
      }
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      Files.delete(all.get(i));
    }
  }

  private static List<Path> below(Path path) throws IOException {
    try (Stream<Path> walk = Files.walk(path)) {
      return walk.toList();
    }
  }

  private static void set(Path path, boolean writable) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return;
    }
    PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (posix == null) {
      // Object stores have no permissions per file.
      if (Locations.here(path)) {
        path.toFile().setWritable(writable);
      }
      return;
    }
    Set<PosixFilePermission> rights = EnumSet.copyOf(posix.readAttributes().permissions());
    boolean changed =
        writable ? rights.add(PosixFilePermission.OWNER_WRITE) : rights.removeAll(WRITING);
    if (changed) {
      posix.setPermissions(rights);
    }
  }
}
