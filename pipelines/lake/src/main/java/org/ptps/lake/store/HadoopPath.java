package org.ptps.lake.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * A path at an address. Names are taken apart as this machine takes them apart; a whole path says
 * its address, so that {@link org.ptps.catalog.Locations#of} finds it again anywhere.
 */
final class HadoopPath implements Path {
  private final HadoopFiles files;
  private final Path names;

  HadoopPath(HadoopFiles files, Path names) {
    this.files = files;
    this.names = names;
  }

  org.apache.hadoop.fs.Path hadoop() throws IOException {
    try {
      URI address = new URI(files.address() + "/");
      return new org.apache.hadoop.fs.Path(
          new URI(address.getScheme(), address.getAuthority(), slashed(), null, null));
    } catch (URISyntaxException e) {
      throw new IOException(this + " is no address", e);
    }
  }

  HadoopFiles files() {
    return files;
  }

  private String slashed() {
    return names.toString().replace('\\', '/');
  }

  private Path wrapped(Path other) {
    return other == null ? null : new HadoopPath(files, other);
  }

  private Path names(Path other) {
    if (other instanceof HadoopPath path) {
      return path.names;
    }
    throw new ProviderMismatchException(other + " is not of " + files.address());
  }

  @Override
  public HadoopFiles getFileSystem() {
    return files;
  }

  @Override
  public boolean isAbsolute() {
    return names.isAbsolute();
  }

  @Override
  public Path getRoot() {
    return wrapped(names.getRoot());
  }

  @Override
  public Path getFileName() {
    return wrapped(names.getFileName());
  }

  @Override
  public Path getParent() {
    return wrapped(names.getParent());
  }

  @Override
  public int getNameCount() {
    return names.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return wrapped(names.getName(index));
  }

  @Override
  public Path subpath(int begin, int end) {
    return wrapped(names.subpath(begin, end));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof HadoopPath path
        && path.files.equals(files)
        && names.startsWith(path.names);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof HadoopPath path
        && path.files.equals(files)
        && names.endsWith(path.names);
  }

  @Override
  public Path normalize() {
    return wrapped(names.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return other.isAbsolute() ? other : wrapped(names.resolve(names(other)));
  }

  @Override
  public Path relativize(Path other) {
    return wrapped(names.relativize(names(other)));
  }

  @Override
  public URI toUri() {
    try {
      return hadoop().toUri();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Path toAbsolutePath() {
    return isAbsolute() ? this : wrapped(Path.of("/").resolve(names));
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    files.provider().checkAccess(this);
    return toAbsolutePath().normalize();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("watching " + this);
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HadoopPath path && path.files.equals(files) && path.names.equals(names);
  }

  @Override
  public int hashCode() {
    return 31 * files.hashCode() + names.hashCode();
  }

  @Override
  public String toString() {
    return isAbsolute() ? files.address() + slashed() : slashed();
  }
}
