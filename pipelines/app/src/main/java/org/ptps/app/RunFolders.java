package org.ptps.app;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.PublishedRun;
import org.ptps.catalog.ReadOnly;

/**
 * Folders of runs below an output folder. A run is written to {@code .runs/N} and published by
 * replacing the link {@code .run}; the names that people use are links through {@code .run}, so
 * that all parts change together.
 *
 * <p>On a disk without links {@code .run} is a file with the folder's name.
 *
 * <p>All methods require the lock of the output folder.
 */
final class RunFolders {
  static final String LAKE = "lake";
  static final String WAREHOUSE = "warehouse.duckdb";
  static final String FIGURES = "figures";
  static final String REPORTS = "reports";
  static final String MANIFEST = "manifest.json";

  /** Folder of as-of warehouses, which are reused by their content. */
  static final String CUTS = ".as-of";

  /** Parts of a run that are published; each is optional. */
  static final List<String> PARTS =
      List.of(LAKE, WAREHOUSE, FIGURES, REPORTS, "export", "export-members", MANIFEST);

  private static final String NEXT = ".run-next";
  private static final String ASIDE = ".old";

  private final Path out;
  private final List<Path> movedAside = new ArrayList<>();

  RunFolders(Path out) {
    this.out = out;
  }

  Optional<Path> published() {
    return PublishedRun.run(out);
  }

  /** Deletes leftovers of killed runs and folders of earlier versions of the program. */
  void clean() {
    try {
      Path present = published().orElse(null);
      for (Path run : list(out.resolve(PublishedRun.RUNS))) {
        if (present == null || !run.getFileName().equals(present.getFileName())) {
          ReadOnly.delete(run);
        }
      }
      Files.deleteIfExists(out.resolve(NEXT));
      AtomicFiles.sweep(out);
      for (Path cut : list(out.resolve(CUTS))) {
        if (!cut.getFileName().toString().endsWith(".duckdb")) {
          ReadOnly.delete(cut);
        }
      }
      if (present != null) {
        AtomicFiles.sweep(present);
        name(present);
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(out, e);
    }
  }

  /** Creates an empty folder for a new run. */
  Path begin() {
    try {
      Path runs = Files.createDirectories(out.resolve(PublishedRun.RUNS));
      long number = 1;
      for (Path run : list(runs)) {
        String name = run.getFileName().toString();
        if (name.matches("\\d{1,17}")) {
          number = Math.max(number, Long.parseLong(name) + 1);
        }
      }
      return Files.createDirectory(runs.resolve(String.valueOf(number)));
    } catch (IOException e) {
      throw MachineException.cannotWrite(out, e);
    }
  }

  /**
   * Publishes all parts of a run at once, then deletes the run before.
   *
   * @param run a folder of {@link #begin()}, complete
   */
  void publish(Path run) {
    try {
      Path pointer = out.resolve(PublishedRun.POINTER);
      // A folder that was created without links stays without.
      boolean file = Files.isRegularFile(pointer, LinkOption.NOFOLLOW_LINKS);
      // New names are created as dangling links before the swap.
      for (String part : PARTS) {
        Path name = out.resolve(part);
        if (!file && exists(run.resolve(part)) && !exists(name)) {
          link(name, Path.of(PublishedRun.POINTER, part));
        }
      }
      Files.deleteIfExists(out.resolve(NEXT));
      if (!file
          && link(out.resolve(NEXT), Path.of(PublishedRun.RUNS, run.getFileName().toString()))) {
        Files.move(
            out.resolve(NEXT),
            pointer,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } else {
        AtomicFiles.write(pointer, run.getFileName() + "\n");
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(out, e);
    }
    clean();
  }

  /** Deletes the folder of a run that will not be published. */
  void drop(Path run) {
    try {
      ReadOnly.delete(run);
    } catch (IOException e) {
      throw MachineException.cannotWrite(run, e);
    }
  }

  /** Folders of others that were in the place of a part and were renamed. */
  List<Path> movedAside() {
    return List.copyOf(movedAside);
  }

  /** Creates links for the parts that the run has, and removes the others. */
  private void name(Path present) throws IOException {
    if (!Files.isSymbolicLink(out.resolve(PublishedRun.POINTER))) {
      return;
    }
    for (String part : PARTS) {
      Path name = out.resolve(part);
      Path target = Path.of(PublishedRun.POINTER, part);
      boolean ours = Files.isSymbolicLink(name) && Files.readSymbolicLink(name).equals(target);
      if (!exists(present.resolve(part))) {
        if (ours) {
          Files.delete(name);
        }
      } else if (!ours) {
        Path beside = out.resolve(NEXT + "-" + part);
        Files.deleteIfExists(beside);
        // The folder may contain files of others.
        if (Files.isDirectory(name, LinkOption.NOFOLLOW_LINKS)) {
          movedAside.add(Files.move(name, free(part)));
        }
        if (link(beside, target)) {
          Files.move(
              beside, name, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    Files.deleteIfExists(out.resolve(WAREHOUSE + ".wal"));
    for (Path old : list(out)) {
      String entry = old.getFileName().toString();
      if (entry.startsWith(".lake-") || entry.startsWith(WAREHOUSE + ".building")) {
        ReadOnly.delete(old);
      }
    }
  }

  private Path free(String part) {
    Path aside = out.resolve(part + ASIDE);
    for (int i = 2; exists(aside); i++) {
      aside = out.resolve(part + ASIDE + i);
    }
    return aside;
  }

  /** Whether the disk supports links. */
  private static boolean link(Path name, Path target) throws IOException {
    try {
      Files.createSymbolicLink(name, target);
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      // Unsupported links are reported in different ways; on a full or read-only disk a file fails
      // too.
      Path trial = name.resolveSibling(NEXT + ".trial");
      Files.write(trial, new byte[1]);
      Files.delete(trial);
      return false;
    }
  }

  private static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
