package org.ptps.catalog;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creates paths from text: names on this machine, and addresses such as {@code hdfs://host/folder}
 * or {@code s3a://bucket/folder} that a {@link Store} handles. The text of a path finds the same
 * path again.
 */
public final class Locations {
  private static final Pattern ADDRESS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.\\-]+)://([^/]*)(/.*)?", Pattern.DOTALL);

  /** File systems behind addresses; found as a service on the class path. */
  public interface Store {
    /**
     * @param authority host, port or bucket; may be empty
     * @param path from {@code /} on
     */
    Path path(String scheme, String authority, String path);

    /**
     * @param properties settings of Spark, of which those of stores begin with {@code
     *     spark.hadoop.}
     */
    void configure(Map<String, String> properties);
  }

  private Locations() {}

  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** Whether a path is on this machine's own file system. */
  public static boolean here(Path path) {
    return path.getFileSystem().equals(FileSystems.getDefault());
  }

  /** Path of a name or address. */
  public static Path of(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      return Path.of(text);
    }
    String path = address.group(3) == null ? "/" : address.group(3);
    if (address.group(1).equalsIgnoreCase("file")) {
      return Path.of(path);
    }
    return store().path(address.group(1), address.group(2), path);
  }

  /** Path of a name or address, relative to a folder. */
  public static Path in(Path folder, String text) {
    return isAddress(text) ? of(text) : folder.resolve(text);
  }

  /** Passes settings to the store. */
  static void configure(Map<String, String> properties) {
    for (Store store : ServiceLoader.load(Store.class, Store.class.getClassLoader())) {
      store.configure(properties);
    }
  }

  private static Store store() {
    return ServiceLoader.load(Store.class, Store.class.getClassLoader())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no store of addresses is on the class path"));
  }
}
