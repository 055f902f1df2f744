package org.ptps.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The temporary folder of one run. The launcher creates it and passes it as {@code java.io.tmpdir},
 * so that native libraries go there too. It is deleted at the end; leftovers of killed runs are
 * recognized by a lock that nobody holds and deleted by the next run.
 */
final class TemporaryFolder {
  private static final String PREFIX = "ptps-run-";
  private static final String LOCK = ".lock";

  /** A run may not have locked its new folder yet. */
  private static final Duration FRESH = Duration.ofMinutes(2);

  private static final int TRIES = 5;

  private TemporaryFolder() {}

  /** Locks the launcher's folder, if there is one; never fails. */
  static void take() {
    Path own = Path.of(System.getProperty("java.io.tmpdir", "")).toAbsolutePath();
    if (own.getFileName() == null || !own.getFileName().toString().startsWith(PREFIX)) {
      return;
    }
    try {
      FileChannel lock = lock(own);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(own, lock)));
      sweep(own);
    } catch (IOException e) {
      // Cleaning is then left to the system.
      return;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new IOException("held: " + folder);
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new IOException("held: " + folder, e);
    }
  }

  private static void leave(Path folder, FileChannel lock) {
    // Engines may still be writing while they shut down.
    for (int i = 0; i < TRIES && Files.exists(folder); i++) {
      remove(folder);
    }
    try {
      lock.close();
    } catch (IOException e) {
      // The system deletes it when the program has ended.
      return;
    }
  }

  /** Deletes what can be deleted. */
  private static void remove(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.deleteIfExists(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException e)
                throws IOException {
              Files.deleteIfExists(visited);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // A file was added meanwhile: another try, or the next run, deletes it.
      return;
    }
  }

  /** Deletes leftovers of killed runs of this user. */
  static void sweep(Path own) throws IOException {
    List<Path> others;
    try (Stream<Path> list = Files.list(own.getParent())) {
      others =
          list.filter(path -> path.getFileName().toString().startsWith(PREFIX))
              .filter(path -> !path.equals(own))
              .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .toList();
    }
    Instant fresh = Instant.now().minus(FRESH);
    for (Path other : others) {
      try {
        if (!Files.getOwner(other).equals(Files.getOwner(own))
            || Files.getLastModifiedTime(other).toInstant().isAfter(fresh)
                && !Files.exists(other.resolve(LOCK))) {
          continue;
        }
        FileChannel lock = lock(other);
        try {
          remove(other);
        } finally {
          lock.close();
        }
      } catch (IOException e) {
        // In use, or being deleted by another run.
        continue;
      }
    }
  }
}
