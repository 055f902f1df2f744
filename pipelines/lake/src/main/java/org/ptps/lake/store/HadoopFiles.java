package org.ptps.lake.store;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The file system of one address, such as a cluster's name node or a bucket. */
final class HadoopFiles extends FileSystem {
  private final String address;
  private org.apache.hadoop.fs.FileSystem known;

  /**
   * @param address scheme and authority
   */
  HadoopFiles(String address) {
    this.address = address;
  }

  String address() {
    return address;
  }

  /**
   * Hadoop's own file system, which it caches by address and user; building its configuration takes
   * long.
   */
  synchronized org.apache.hadoop.fs.FileSystem hadoop() throws IOException {
    if (known == null) {
      known =
          org.apache.hadoop.fs.FileSystem.get(
              URI.create(address + "/"), HadoopStore.configuration());
    }
    return known;
  }

  @Override
  public Path getPath(String first, String... more) {
    String own = first.startsWith(address + "/") ? first.substring(address.length()) : first;
    return new HadoopPath(this, Path.of(own, more));
  }

  @Override
  public FileSystemProvider provider() {
    return HadoopProvider.ONE;
  }

  @Override
  public void close() {
    // Hadoop closes its cached file systems when the program ends.
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(getPath("/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    throw new UnsupportedOperationException("patterns of names in " + address);
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("users of " + address);
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("watching " + address);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HadoopFiles files && files.address.equals(address);
  }

  @Override
  public int hashCode() {
    return Objects.hash(address);
  }
}
