package org.ptps.lake.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.ptps.catalog.MachineException;

/**
 * NIO file system provider over Hadoop. I/O errors while reading are thrown as faults of the
 * machine: a reader would take them for the end of what can be read, and reject the remaining
 * lines.
 */
final class HadoopProvider extends FileSystemProvider {
  static final HadoopProvider ONE = new HadoopProvider();

  private HadoopProvider() {}

  private static org.apache.hadoop.fs.FileSystem of(Path path) throws IOException {
    return ((HadoopPath) path).files().hadoop();
  }

  private static org.apache.hadoop.fs.Path at(Path path) throws IOException {
    return ((HadoopPath) path.toAbsolutePath()).hadoop();
  }

  private static FileStatus status(Path path) throws IOException {
    try {
      return of(path).getFileStatus(at(path));
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(path.toString());
    }
  }

  @Override
  public String getScheme() {
    return "hadoop";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> settings) {
    throw new UnsupportedOperationException("file systems are made from addresses");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("file systems are made from addresses");
  }

  @Override
  public Path getPath(URI uri) {
    return new HadoopStore().path(uri.getScheme(), uri.getAuthority(), uri.getPath());
  }

  @Override
  public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
    try {
      return new Watched(path, of(path).open(at(path)));
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(path.toString());
    }
  }

  @Override
  public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
    boolean replaces = !List.of(options).contains(StandardOpenOption.CREATE_NEW);
    return of(path).create(at(path), replaces);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND)) {
      throw new UnsupportedOperationException("writing in the middle of " + path);
    }
    return new Channel(of(path).open(at(path)), status(path).getLen());
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    List<Path> found = new ArrayList<>();
    try {
      for (FileStatus each : of(folder).listStatus(at(folder))) {
        Path child = folder.resolve(each.getPath().getName());
        if (filter == null || filter.accept(child)) {
          found.add(child);
        }
      }
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(folder.toString());
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return found.iterator();
      }

      @Override
      public void close() {
        // The whole folder was listed at once.
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    if (of(folder).exists(at(folder))) {
      throw new FileAlreadyExistsException(folder.toString());
    }
    of(folder).mkdirs(at(folder));
  }

  @Override
  public void delete(Path path) throws IOException {
    if (status(path).isDirectory() && of(path).listStatus(at(path)).length > 0) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    of(path).delete(at(path), false);
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) throws IOException {
    try (InputStream in = newInputStream(from);
        OutputStream out = newOutputStream(to)) {
      in.transferTo(out);
    }
  }

  /** Atomic where the store can rename atomically, which object stores cannot. */
  @Override
  public void move(Path from, Path to, CopyOption... options) throws IOException {
    status(from);
    if (List.of(options).contains(StandardCopyOption.REPLACE_EXISTING)) {
      of(to).delete(at(to), false);
    }
    if (!of(from).rename(at(from), at(to))) {
      throw new IOException(from + " cannot be called " + to);
    }
  }

  @Override
  public boolean isSameFile(Path one, Path other) {
    return one.equals(other);
  }

  @Override
  public boolean isHidden(Path path) {
    return path.getFileName() != null && path.getFileName().toString().startsWith(".");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("how large the store of " + path + " is");
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    status(path);
  }

  /** None: stores have no permissions that a program sets on its files. */
  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (type != BasicFileAttributes.class) {
      throw new UnsupportedOperationException(type + " of " + path);
    }
    return type.cast(new Attributes(status(path)));
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) {
    throw new UnsupportedOperationException(names + " of " + path);
  }

  @Override
  public void setAttribute(Path path, String name, Object value, LinkOption... options) {
    throw new UnsupportedOperationException(name + " of " + path);
  }

  private record Attributes(FileStatus status) implements BasicFileAttributes {
    @Override
    public FileTime lastModifiedTime() {
      return FileTime.fromMillis(status.getModificationTime());
    }

    @Override
    public FileTime lastAccessTime() {
      return FileTime.fromMillis(status.getAccessTime());
    }

    @Override
    public FileTime creationTime() {
      return lastModifiedTime();
    }

    @Override
    public boolean isRegularFile() {
      return status.isFile();
    }

    @Override
    public boolean isDirectory() {
      return status.isDirectory();
    }

    @Override
    public boolean isSymbolicLink() {
      return false;
    }

    @Override
    public boolean isOther() {
      return false;
    }

    @Override
    public long size() {
      return status.getLen();
    }

    @Override
    public Object fileKey() {
      return null;
    }
  }

  /** Stream whose I/O errors are faults of the machine. */
  private static final class Watched extends InputStream {
    private final Path path;
    private final FSDataInputStream in;

    Watched(Path path, FSDataInputStream in) {
      this.path = path;
      this.in = in;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int length) {
      try {
        return in.read(to, from, length);
      } catch (IOException e) {
        throw MachineException.cannotRead(path, e);
      }
    }

    /** Seeks without reading what lies between. */
    @Override
    public long skip(long count) throws IOException {
      long before = in.getPos();
      long end = Math.max(before, status(path).getLen());
      in.seek(Math.min(end, before + Math.max(0, count)));
      return in.getPos() - before;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static final class Channel implements SeekableByteChannel {
    private final FSDataInputStream in;
    private final long size;
    private boolean open = true;

    Channel(FSDataInputStream in, long size) {
      this.in = in;
      this.size = size;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      byte[] bytes = new byte[to.remaining()];
      int count = in.read(bytes, 0, bytes.length);
      if (count > 0) {
        to.put(bytes, 0, count);
      }
      return count;
    }

    @Override
    public int write(ByteBuffer from) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() throws IOException {
      return in.getPos();
    }

    @Override
    public SeekableByteChannel position(long to) throws IOException {
      in.seek(to);
      return this;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public SeekableByteChannel truncate(long to) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public void close() throws IOException {
      open = false;
      in.close();
    }
  }
}
