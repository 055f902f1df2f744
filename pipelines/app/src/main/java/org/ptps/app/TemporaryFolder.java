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
 * The temporary folder of one run. The launcher makes it and hands it to Java as the place for all
 * that is temporary, engines' libraries included. It goes when the program ends; what killed runs
 * left is removed by the next one, which knows them by a lock that nobody holds any more.
 */
final class TemporaryFolder {
  private static final String PREFIX = "ptps-run-";
  private static final String LOCK = ".lock";

  /** A run that has just made its folder may not have locked it yet. */
  private static final Duration FRESH = Duration.ofMinutes(2);

  private static final int TRIES = 5;

  private TemporaryFolder() {}

  /** Takes the folder that the launcher made, if there is one; never fails a run. */
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
      // What is temporary is then left to the system, which cleans its folder too.
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
    // Engines clean up at the same time, and may write until they have ended.
    for (int i = 0; i < TRIES && Files.exists(folder); i++) {
      remove(folder);
    }
    try {
      lock.close();
    } catch (IOException e) {
      // The system lets go of it when the program has ended.
      return;
    }
  }

  /** Removes what can be removed; what vanishes meanwhile is as good as removed. */
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
      // Something came into a folder meanwhile: tried again, or left to the next run.
      return;
    }
  }

  /** Removes what killed runs of this user left beside. */
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
        // It is in use, or another run removes it at the same time.
        continue;
      }
    }
  }
}
