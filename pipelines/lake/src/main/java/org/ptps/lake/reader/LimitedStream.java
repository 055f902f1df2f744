package org.ptps.lake.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

final class LimitedStream extends FilterInputStream {
  private long left;

  LimitedStream(InputStream in, long bytes) {
    super(in);
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    int one = left > 0 ? in.read() : -1;
    left -= one < 0 ? 0 : 1;
    return one;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    int count = left > 0 ? in.read(to, from, (int) Math.min(length, left)) : -1;
    left -= Math.max(0, count);
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
