package org.ptps.lake.reader;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

final class CountingStream extends FilterInputStream {
  private long count;

  CountingStream(InputStream in) {
    super(in);
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    if (one >= 0) {
      count++;
    }
    return one;
  }

  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    int read = in.read(to, from, length);
    if (read > 0) {
      count += read;
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
