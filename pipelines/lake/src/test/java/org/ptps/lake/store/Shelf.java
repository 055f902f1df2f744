package org.ptps.lake.store;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** A store with addresses {@code shelf://here/…} that keeps its files on this disk. */
public final class Shelf extends RawLocalFileSystem {
  /** Part of the name of a file whose reading fails half-way; empty for none. */
  static volatile String torn = "";

  private static final long TORN_AFTER = 300;

  @Override
  public void initialize(URI name, Configuration configuration) throws IOException {
    super.initialize(URI.create("file:///"), configuration);
  }

  @Override
  public String getScheme() {
    return "shelf";
  }

  @Override
  public URI getUri() {
    return URI.create("shelf://here");
  }

  @Override
  public FSDataInputStream open(Path path, int buffer) throws IOException {
    FSDataInputStream in = super.open(path, buffer);
    return !torn.isEmpty() && path.getName().contains(torn)
        ? new FSDataInputStream(new Torn(in))
        : in;
  }

  private static final class Torn extends FSInputStream {
    private final FSDataInputStream in;

    Torn(FSDataInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      if (in.getPos() >= TORN_AFTER) {
        throw new EOFException("connection reset");
      }
      return in.read();
    }

    @Override
    public void seek(long to) throws IOException {
      in.seek(to);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public boolean seekToNewSource(long to) {
      return false;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
