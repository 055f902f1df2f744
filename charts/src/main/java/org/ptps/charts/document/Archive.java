package org.ptps.charts.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packages of Office, which are archives. */
public final class Archive {
  /** No clock may change the bytes; milliseconds. */
  public static final long FIXED_TIME = 1514764800000L;

  private Archive() {}

  /** The same parts in the same order, each with a fixed time. */
  public static byte[] withoutClock(byte[] archive) throws IOException {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive));
        ZipOutputStream out = new ZipOutputStream(result)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setLastModifiedTime(FileTime.fromMillis(FIXED_TIME));
        out.putNextEntry(copy);
        in.transferTo(out);
        out.closeEntry();
      }
    }
    return result.toByteArray();
  }
}
