package org.ptps.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * State of a file without reading it: file number, size, modification time and change time. No
 * program can set the change time, so equal states mean equal bytes, also where a file was written
 * in place and its old date restored.
 */
public final class FileState {
  /** Coarser than the timestamps of any file system in use. */
  private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(2);

  private FileState() {}

  /**
   * The present state; empty where the file system keeps no change time, or the file does not
   * exist.
   */
  public static String of(Path file) {
    try {
      Map<String, Object> said =
          Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime");
      return said.get("dev")
          + " "
          + said.get("ino")
          + " "
          + said.get("size")
          + " "
          + nanos((FileTime) said.get("lastModifiedTime"))
          + " "
          + nanos((FileTime) said.get("ctime"));
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return "";
    }
  }

  /**
   * The present state, for a file about to be read; empty where it changed so lately that another
   * change could get the same timestamp.
   */
  public static String settled(Path file) {
    String state = of(file);
    if (state.isEmpty()) {
      return "";
    }
    long changed = Long.parseLong(state.substring(state.lastIndexOf(' ') + 1));
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    return now - changed > TICK_NANOS ? state : "";
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
