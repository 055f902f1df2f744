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
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Published;
import org.ptps.catalog.ReadOnly;
import org.ptps.catalog.WholeFiles;

/**
 * The folders of runs below an output folder. A run is written into {@code .runs/N}; replacing
 * {@code .run} publishes all its parts in one step. The names that people use are links through
 * {@code .run}, so that they never show one part of a run beside another part of another.
 *
 * <p>Where a disk knows no links, {@code .run} is a file with the folder's name: the program finds
 * the parts through it, and people in {@code .runs/N}.
 *
 * <p>All methods need the lock of the output folder.
 */
final class RunFolders {
  static final String LAKE = "lake";
  static final String WAREHOUSE = "warehouse.duckdb";
  static final String FIGURES = "figures";
  static final String REPORTS = "reports";
  static final String MANIFEST = "manifest.json";

  /** Cuts of a warehouse for reports of earlier years, which are found again by their content. */
  static final String CUTS = ".as-of";

  /** What a run publishes, by the names that people use; each is in a run or not. */
  static final List<String> PARTS =
      List.of(LAKE, WAREHOUSE, FIGURES, REPORTS, "export", "export-members", MANIFEST);

  private static final String NEXT = ".run-next";
  private static final String ASIDE = ".old";

  private final Path out;
  private final List<Path> movedAside = new ArrayList<>();

  RunFolders(Path out) {
    this.out = out;
  }

  /** Folder of the published run. */
  Optional<Path> published() {
    return Published.run(out);
  }

  /**
   * Takes away what killed runs left: their folders, half-written cuts, and what an earlier version
   * of the program kept here.
   */
  void clean() {
    try {
      Path present = published().orElse(null);
      for (Path run : list(out.resolve(Published.RUNS))) {
        if (present == null || !run.getFileName().equals(present.getFileName())) {
          ReadOnly.delete(run);
        }
      }
      Files.deleteIfExists(out.resolve(NEXT));
      WholeFiles.sweep(out);
      for (Path cut : list(out.resolve(CUTS))) {
        if (!cut.getFileName().toString().endsWith(".duckdb")) {
          ReadOnly.delete(cut);
        }
      }
      if (present != null) {
        WholeFiles.sweep(present);
        name(present);
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(out, e);
    }
  }

  /** An empty folder for a new run. */
  Path begin() {
    try {
      Path runs = Files.createDirectories(out.resolve(Published.RUNS));
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
   * Publishes a run: every part of it at once. What came before is then taken away.
   *
   * @param run a folder of {@link #begin()}, complete
   */
  void publish(Path run) {
    try {
      Path pointer = out.resolve(Published.POINTER);
      // An output that was begun without links stays without.
      boolean file = Files.isRegularFile(pointer, LinkOption.NOFOLLOW_LINKS);
      // Names that are free lead nowhere until the swap, and to the new run from then on.
      for (String part : PARTS) {
        Path name = out.resolve(part);
        if (!file && exists(run.resolve(part)) && !exists(name)) {
          link(name, Path.of(Published.POINTER, part));
        }
      }
      Files.deleteIfExists(out.resolve(NEXT));
      if (!file && link(out.resolve(NEXT), Path.of(Published.RUNS, run.getFileName().toString()))) {
        Files.move(
            out.resolve(NEXT),
            pointer,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } else {
        WholeFiles.write(pointer, run.getFileName() + "\n");
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(out, e);
    }
    clean();
  }

  /** Takes a folder away that will not be published. */
  void drop(Path run) {
    try {
      ReadOnly.delete(run);
    } catch (IOException e) {
      throw MachineException.cannotWrite(run, e);
    }
  }

  /** Folders that stood where a part of a run is named now, and stand beside it since. */
  List<Path> movedAside() {
    return List.copyOf(movedAside);
  }

  /** Makes the names that people use lead into the published run, and only those that it has. */
  private void name(Path present) throws IOException {
    if (!Files.isSymbolicLink(out.resolve(Published.POINTER))) {
      return;
    }
    for (String part : PARTS) {
      Path name = out.resolve(part);
      Path target = Path.of(Published.POINTER, part);
      boolean ours = Files.isSymbolicLink(name) && Files.readSymbolicLink(name).equals(target);
      if (!exists(present.resolve(part))) {
        if (ours) {
          Files.delete(name);
        }
      } else if (!ours) {
        Path beside = out.resolve(NEXT + "-" + part);
        Files.deleteIfExists(beside);
        // A folder of files may hold what somebody else put there.
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

  /** Whether the disk takes links. */
  private static boolean link(Path name, Path target) throws IOException {
    try {
      Files.createSymbolicLink(name, target);
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      // Disks without links and systems that keep them from users say so in different words; one
      // that is full, or may not be written, takes no file either.
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
