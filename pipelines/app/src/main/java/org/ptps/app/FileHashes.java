package org.ptps.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ptps.catalog.FileState;

/**
 * Caches SHA-256 hashes of files. A file is read again unless the system reports the same file
 * number, size, modification time and change time; the change time cannot be set by programs, so
 * that a file written in place with its old date restored is read again. A file that changed just
 * before it was read is not cached, since another change could get the same timestamp. Where the
 * system keeps no change time, every file is read.
 */
final class FileHashes {
  /** Stands for the hash of a file that cannot be read. */
  static final String UNREADABLE = "unreadable";

  /**
   * State of a file when it was read.
   *
   * @param state file number, size, time of writing and of change; empty where it cannot be told
   *     when the file changes again
   */
  record Seen(String state, String sha256) {}

  private final Map<Path, Seen> known;
  private final Map<Path, Seen> asked = new TreeMap<>();
  private boolean read;

  FileHashes(Map<Path, Seen> known) {
    this.known = known;
  }

  String sha256(Path file) {
    Path absolute = file.toAbsolutePath();
    Seen before = asked.getOrDefault(absolute, known.get(absolute));
    String state = FileState.of(absolute);
    if (before != null && !state.isEmpty() && state.equals(before.state())) {
      asked.put(absolute, before);
      return before.sha256();
    }
    read = true;
    Seen seen = new Seen(FileState.settled(absolute), bytes(absolute));
    asked.put(absolute, seen);
    return seen.sha256();
  }

  /** Hashes asked for so far, to be kept for the next run. */
  Map<Path, Seen> asked() {
    return asked;
  }

  /** Whether any file was read and not found in the cache. */
  boolean anyRead() {
    return read;
  }

  static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  private static String bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      return UNREADABLE;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
