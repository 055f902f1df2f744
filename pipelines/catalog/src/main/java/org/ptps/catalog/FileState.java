package org.ptps.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the system says of a file without reading it: file number, size, time of writing and time of
 * change. The last of these no program can set, so that a file whose state is the same holds the
 * same bytes, also where somebody wrote it in place and put its old date back.
 */
public final class FileState {
  /** Coarser than the clock of any disk in use. */
  private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(2);

  private FileState() {}

  /** The state now; empty where the system keeps no time of change, or there is no such file. */
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
   * The state now, for a file that is about to be read: empty where it changed so lately that it
   * could change once more within one tick of the disk's clock, and nobody would see it.
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
