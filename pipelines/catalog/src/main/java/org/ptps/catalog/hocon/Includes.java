package org.ptps.catalog.hocon;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ptps.catalog.Words;

/**
 * Checks the includes of a file: only files by relative or absolute path are allowed. The library
 * would fetch URLs, and read missing files as empty.
 */
final class Includes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final Path root;
  private final List<Path> open;
  private final String shown;
  private final Problems problems;

  private Includes(Path root, List<Path> open, String shown, Problems problems) {
    this.root = root;
    this.open = open;
    this.shown = shown;
    this.problems = problems;
  }

  /**
   * @param root folder that file names in messages are relative to
   * @param file the file whose includes are checked
   */
  static Includes of(Path root, Path file, Problems problems) {
    return new Includes(
        root, List.of(file.toAbsolutePath().normalize()), Declaration.shown(root, file), problems);
  }

  /** Checker for text that is in no file, such as an option of the command line. */
  static Includes ofText(String shown, Problems problems) {
    Path here = Path.of("").toAbsolutePath();
    return new Includes(here, List.of(here.resolve("-")), shown, problems);
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (what.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") && !Files.exists(beside(what))) {
      return notFromThere(what);
    }
    return file(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return file(what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return notFromThere("url(\"" + what + "\")");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return notFromThere("classpath(\"" + what + "\")");
  }

  private Path current() {
    return open.get(open.size() - 1);
  }

  private Path beside(String what) {
    try {
      return current().resolveSibling(what).normalize();
    } catch (InvalidPathException e) {
      return current().resolveSibling("?");
    }
  }

  private ConfigObject notFromThere(String what) {
    return refused(
        what,
        new Words("include " + what + " no es un archivo", "include " + what + " is no file"),
        new Words(
            "incluya un archivo de esta máquina; nada se baja de una red",
            "include a file of this machine; nothing is fetched from a network"));
  }

  private ConfigObject file(String what) {
    Path wanted = beside(what);
    if (!Files.isRegularFile(wanted) && Files.isRegularFile(beside(what + ".conf"))) {
      wanted = beside(what + ".conf");
    }
    if (!Files.isRegularFile(wanted)) {
      return refused(
          what,
          new Words(
              "include \"" + what + "\": no hay tal archivo",
              "include \"" + what + "\": there is no such file"),
          new Words(
              "corrija el nombre; cuenta desde la carpeta de este archivo",
              "mend the name; it counts from the folder of this file"));
    }
    if (open.contains(wanted)) {
      return refused(
          what,
          new Words(
              "include \"" + what + "\" vuelve a un archivo que incluye a este",
              "include \"" + what + "\" leads back to a file that includes this one"),
          new Words("quite uno de los dos", "leave one of the two includes out"));
    }
    try {
      KeyScanner.scan(
          Files.readString(wanted, StandardCharsets.UTF_8),
          Declaration.shown(root, wanted),
          problems);
    } catch (IOException e) {
      return refused(
          what,
          new Words(
              "include \"" + what + "\" no se puede leer como texto UTF-8",
              "include \"" + what + "\" cannot be read as UTF-8 text"),
          new Words(
              "revise su codificación y su permiso", "check its encoding and your permission"));
    }
    Includes inside =
        new Includes(
            root,
            Stream.concat(open.stream(), Stream.of(wanted)).toList(),
            Declaration.shown(root, wanted),
            problems);
    return ConfigFactory.parseFile(
            wanted.toFile(),
            ConfigParseOptions.defaults().setAllowMissing(false).setIncluder(inside))
        .root();
  }

  private ConfigObject refused(String what, Words problem, Words remedy) {
    problems.add(shown, line(what), problem, remedy);
    return ConfigFactory.empty().root();
  }

  /** Line of an include, which the library does not report. */
  private int line(String what) {
    // The library changes the spelling of a URL, but not its end.
    String named = what.replaceFirst("\"\\)$", "").replaceFirst("^.*[/\"]", "");
    try {
      List<String> lines = Files.readAllLines(current(), StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains("include") && lines.get(i).contains(named)) {
          return i + 1;
        }
      }
      return 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
