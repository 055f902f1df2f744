package org.ptps.lake.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;

/**
 * Unpacked bytes, watched: it throws where far more comes out than can honestly have been packed,
 * and at the end where the checksum of the archive differs (the JDK checks it for gz only).
 */
final class GuardedStream extends FilterInputStream {
  /** Below this size no ratio is absurd: an empty form of a few megabytes packs very well. */
  static final long ALWAYS_ALLOWED = 64L << 20;

  /** Tables whose rows differ at all stay under some 100; the format itself ends at 1,032. */
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
