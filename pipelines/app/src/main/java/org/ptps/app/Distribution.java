package org.ptps.app;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/**
 * Builds a self-contained archive (tar.gz): libraries, a Java runtime, declarations, queries and
 * the two examples, for the system and processor on which it runs.
 */
final class Distribution {
  /** Modules for jlink; Spark and Hadoop use some by reflection only. */
  private static final List<String> MODULES =
      List.of(
          "java.se",
          "jdk.charsets",
          "jdk.crypto.ec",
          "jdk.httpserver",
          "jdk.localedata",
          "jdk.management",
          "jdk.naming.dns",
          "jdk.net",
          "jdk.nio.mapmode",
          "jdk.security.auth",
          "jdk.security.jgss",
          "jdk.unsupported",
          "jdk.xml.dom",
          "jdk.zipfs");

  /** Parts of a checkout that the program or people read; no sources or build output. */
  private static final List<String> PARTS =
      List.of(
          "ptps",
          "ptps.cmd",
          "README.md",
          "LEEME.md",
          "LICENSE",
          "NOTICE",
          "conf",
          "sql",
          "charts/figures",
          "charts/geography",
          "charts/reports",
          "charts/style",
          "data-sample/README.md",
          "data-sample/origin.conf",
          "data-sample/raw",
          "data-sample/faulty",
          "data-honduras",
          "docs");

  private static final int EXECUTABLE = 0100755;
  private static final int PLAIN = 0100644;

  private final Path home;
  private final List<Path> classPath;

  /**
   * @param home folder of the project
   * @param classPath jars, and folders of classes that are packed into jars
   */
  Distribution(Path home, List<Path> classPath) {
    this.home = home;
    this.classPath = classPath;
  }

  /** Name of this system and processor, as in {@code linux-amd64}. */
  static String platform() {
    String system = System.getProperty("os.name").split(" ")[0].toLowerCase(java.util.Locale.ROOT);
    return system + "-" + System.getProperty("os.arch");
  }

  /**
   * Writes the archive; an earlier one of that name is replaced only when the new one is whole.
   *
   * @param name folder that the archive unpacks to
   * @throws MachineException if this Java brings no {@code jlink}, or a file cannot be written
   */
  void write(Path archive, String name) {
    try {
      Files.createDirectories(archive.toAbsolutePath().getParent());
      Path work = Files.createTempDirectory("dist");
      Path fresh = archive.resolveSibling(archive.getFileName() + ".new");
      try {
        Path runtime = work.resolve("java");
        link(runtime);
        List<Path> libraries = libraries(work.resolve("lib"));
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(fresh));
            TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(file, 1 << 16), "UTF-8")) {
          tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
          tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
          tar.setAddPaxHeadersForNonAsciiNames(true);
          for (String part : PARTS) {
            add(tar, home.resolve(part), name + "/" + part);
          }
          for (Path library : libraries) {
            add(tar, library, name + "/lib/" + library.getFileName());
          }
          add(tar, runtime, name + "/java");
        }
        Files.move(fresh, archive, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
        org.ptps.catalog.ReadOnly.delete(work);
      }
    } catch (UncheckedIOException e) {
      throw MachineException.cannotWrite(archive, e.getCause());
    } catch (IOException e) {
      throw MachineException.cannotWrite(archive, e);
    }
  }

  private static void link(Path runtime) throws IOException {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(
                () ->
                    new MachineException(
                        new Words(
                            "este Java no trae jlink → instale un JDK completo y defina JAVA_HOME",
                            "this Java brings no jlink → install a whole JDK and set JAVA_HOME")));
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream log = new PrintStream(said, true, StandardCharsets.UTF_8);
    int code =
        jlink.run(
            log,
            log,
            "--add-modules",
            String.join(",", MODULES),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            runtime.toString());
    if (code != 0) {
      String why = said.toString(StandardCharsets.UTF_8).strip();
      throw new MachineException(
          new Words(
              "jlink no pudo armar la máquina de Java: " + why + " → instale un JDK con sus jmods",
              "jlink could not make the Java runtime: " + why + " → install a JDK with its jmods"));
    }
    // Class archive of the JDK's own classes, without which none of ours is created and each start
    // takes twice as long.
    String java = runtime.resolve("bin/java").toString();
    Process dump = new ProcessBuilder(java, "-Xshare:dump").redirectErrorStream(true).start();
    try (var output = dump.getInputStream()) {
      output.readAllBytes();
      dump.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      dump.destroy();
    }
  }

  private List<Path> libraries(Path packed) throws IOException {
    Files.createDirectories(packed);
    List<Path> libraries = new ArrayList<>();
    for (Path entry : classPath) {
      if (Files.isDirectory(entry)) {
        Path jar = packed.resolve("ptps-classes-" + libraries.size() + ".jar");
        pack(entry, jar);
        libraries.add(jar);
      } else if (entry.toString().endsWith(".jar") && Files.isRegularFile(entry)) {
        libraries.add(entry);
      }
    }
    return libraries;
  }

  private static void pack(Path folder, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files(folder)) {
        out.putNextEntry(
            new JarEntry(folder.relativize(file).toString().replace(java.io.File.separator, "/")));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Follows links, since the archive may be unpacked where there are none. */
  private static void add(TarArchiveOutputStream tar, Path from, String name) throws IOException {
    if (Files.isDirectory(from)) {
      for (Path file : files(from)) {
        add(
            tar,
            file,
            name + "/" + from.relativize(file).toString().replace(java.io.File.separator, "/"));
      }
      return;
    }
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(Files.size(from));
    entry.setMode(Files.isExecutable(from) ? EXECUTABLE : PLAIN);
    entry.setModTime(Files.getLastModifiedTime(from, new LinkOption[0]));
    tar.putArchiveEntry(entry);
    Files.copy(from, tar);
    tar.closeArchiveEntry();
  }

  /** Class path of this program. */
  static List<Path> ownClassPath() {
    return Optional.ofNullable(System.getProperty("java.class.path")).stream()
        .flatMap(all -> Stream.of(all.split(java.io.File.pathSeparator)))
        .filter(entry -> !entry.isEmpty())
        .map(Path::of)
        .toList();
  }
}
