package org.ptps.lake.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;

/**
 * A decompressed stream that throws on an absurd compression ratio (decompression bomb), and at the
 * end if the checksum differs, which the JDK checks for gz only.
 */
final class GuardedStream extends FilterInputStream {
  /**
   * Below this size no ratio is suspicious: an empty form of a few megabytes compresses very well.
   */
  static final long ALWAYS_ALLOWED = 64L << 20;

  /**
   * Ratio that is refused: tables whose rows differ stay under some 100, the format ends at 1,032.
   */
  static final long LARGEST_RATIO = 400;

  static final long NO_CHECKSUM = -1;

  private final LongSupplier packed;
  private final long checksum;
  private final CRC32 seen = new CRC32();
  private long unpacked;

  GuardedStream(InputStream in, LongSupplier packed, long checksum) {
    super(in);
    this.packed = packed;
    this.checksum = checksum;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    int count;
    try {
      count = in.read(to, from, length);
    } catch (IOException e) {
      throw e instanceof ArchiveException ? e : ArchiveException.broken(e);
    }
    if (count < 0) {
      if (checksum != NO_CHECKSUM && seen.getValue() != checksum) {
        throw ArchiveException.broken(new IOException("checksum differs"));
      }
      return count;
    }
    unpacked += count;
    if (checksum != NO_CHECKSUM) {
      seen.update(to, from, count);
    }
    if (unpacked > ALWAYS_ALLOWED && unpacked / LARGEST_RATIO > packed.getAsLong()) {
      throw ArchiveException.absurd(packed.getAsLong(), unpacked);
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    return readNBytes((int) Math.min(count, 1 << 16)).length;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
