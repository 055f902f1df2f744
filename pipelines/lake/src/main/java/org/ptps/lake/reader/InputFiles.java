package org.ptps.lake.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lists the files under a folder. Links are followed, each real folder once, so that loops end and
 * no file counts twice; a broken link, or one to a folder that is read already, is listed like a
 * file so that it is reported.
 */
final class InputFiles {
  /** Encoding of file names from Windows that were unpacked elsewhere. */
  private static final Charset OLD_NAMES = Charset.forName("windows-1252");

  private final Predicate<String> skipsFolder;
  private final Predicate<String> skipsFile;
  private final TreeMap<String, Path> files = new TreeMap<>();
  private final Set<Path> seen = new HashSet<>();
  private final Deque<Path> links = new ArrayDeque<>();

  private InputFiles(Predicate<String> skipsFolder, Predicate<String> skipsFile) {
    this.skipsFolder = skipsFolder;
    this.skipsFile = skipsFile;
  }

  /**
   * @param root a folder
   * @param skipsFolder names of folders that are left out
   * @param skipsFile names of files that are left out
   * @return files by the name that people are shown: relative to {@code root}, with {@code /}
   */
  static TreeMap<String, Path> under(
      Path root, Predicate<String> skipsFolder, Predicate<String> skipsFile) throws IOException {
    InputFiles found = new InputFiles(skipsFolder, skipsFile);
    found.folder(root, root);
    // Real folders come before links to them.
    while (!found.links.isEmpty()) {
      found.linked(root, found.links.poll());
    }
    return found.files;
  }

  private void folder(Path root, Path folder) throws IOException {
    if (!seen.add(folder.toRealPath())) {
      return;
    }
    List<Path> children;
    try (Stream<Path> list = Files.list(folder)) {
      children = list.sorted().toList();
    } catch (IOException e) {
      if (folder.equals(root)) {
        throw e;
      }
      files.put(shown(root, folder), folder);
      return;
    }
    for (Path child : children) {
      String name = name(child);
      if (Files.isSymbolicLink(child) && Files.isDirectory(child)) {
        if (!skipsFolder.test(name) && !skipsFolder.test(name(child.toRealPath()))) {
          links.add(child);
        }
      } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
        if (!skipsFolder.test(name)) {
          folder(root, child);
        }
      } else if (!skipsFile.test(name)) {
        files.put(shown(root, child), child);
      }
    }
  }

  private void linked(Path root, Path link) throws IOException {
    if (seen.contains(link.toRealPath())) {
      files.put(shown(root, link), link);
    } else {
      folder(root, link);
    }
  }

  private static String name(Path path) {
    return path.getFileName() == null ? "" : readable(path.getFileName());
  }

  private static String shown(Path root, Path file) {
    StringBuilder shown = new StringBuilder();
    for (Path name : root.relativize(file)) {
      shown.append(shown.length() == 0 ? "" : "/").append(readable(name));
    }
    return shown.toString();
  }

  /**
   * A path as text from which the file can be opened. A name that is not valid in this system's
   * encoding is reached through a symbolic link with a plain name in the temporary folder.
   */
  static String reachable(Path file) throws IOException {
    if (isText(file)) {
      return file.toString();
    }
    Path folder = Files.createTempDirectory("ptps-names-");
    Path link = Files.createSymbolicLink(folder.resolve("file"), file.toAbsolutePath());
    folder.toFile().deleteOnExit();
    link.toFile().deleteOnExit();
    return link.toString();
  }

  private static boolean isText(Path path) {
    return path.getFileSystem().getPath(path.toString()).equals(path);
  }

  /** A file name for messages, decoded where it is in an old encoding. */
  private static String readable(Path name) {
    if (isText(name)) {
      return name.toString();
    }
    // The only way in Java to see the bytes of a name.
    String escaped = Path.of("/").resolve(name).toUri().getRawPath().substring(1);
    ByteBuffer bytes = ByteBuffer.allocate(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      if (escaped.charAt(i) == '%') {
        bytes.put((byte) Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.put((byte) escaped.charAt(i));
      }
    }
    bytes.flip();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException e) {
      return OLD_NAMES.decode(bytes).toString();
    }
  }
}
