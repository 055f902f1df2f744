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
 * SHA-256 of files, taken from their bytes. A file is not read again where the system says that it
 * is the very file that was read: same file number, size, time of writing and time of change. The
 * last of these no program can set, so that a file that was written in place with its old date put
 * back is read again. A file that changed just before it was read could change once more within one
 * tick of the disk's clock: it is never taken for known. Where the system keeps no time of change,
 * every file is read.
 */
final class FileHashes {
  /** In place of the hash of what cannot be read, which no file has. */
  static final String UNREADABLE = "unreadable";

  /**
   * What the system said of a file when it was read.
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

  /** Hash of a file's bytes. */
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

  /** What was asked for, to be known the next time. */
  Map<Path, Seen> asked() {
    return asked;
  }

  /** Whether any file had to be read. */
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
