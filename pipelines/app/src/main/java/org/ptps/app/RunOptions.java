package org.ptps.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Settings;
import org.ptps.catalog.hocon.Declaration;
import picocli.CommandLine.Option;

/**
 * Options that every command understands: which settings, which inputs, where to, which language.
 */
final class RunOptions {
  @Option(names = "--conf", paramLabel = "F", descriptionKey = "conf")
  private Path conf;

  @Option(names = "--inputs", paramLabel = "DIR", descriptionKey = "inputs")
  private List<Path> inputs = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", descriptionKey = "out")
  private Path out;

  @Option(names = "--set", paramLabel = "k=v", descriptionKey = "set")
  private List<String> overrides = new ArrayList<>();

  @Option(names = "--lang", paramLabel = "es|en", descriptionKey = "lang")
  private Language language;

  @Option(names = "--verbose", descriptionKey = "verbose")
  private boolean verbose;

  @Option(
      names = {"-q", "--quiet"},
      descriptionKey = "quiet")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "help")
  private boolean help;

  private Language settled;

  /** Language of the settings, null until they were read. */
  Language settled() {
    return settled;
  }

  /** Language that the command line asks for, before any settings are read. */
  Language askedLanguage() {
    return language == null ? Language.ES : language;
  }

  private Project settled(Project project) {
    settled = project.language();
    return project;
  }

  /** Folder of the project: given by the launcher, else the present one. */
  static Path home() {
    return Path.of(System.getProperty("ptps.home", "")).toAbsolutePath().normalize();
  }

  /** Everything declared, with the settings of this run. */
  Project project() {
    return settled(Project.read(home(), run(), overrides(inputs)));
  }

  /** The settings of this run alone. */
  Settings settings() {
    Settings settings = Catalog.settings(home(), run(), overrides(inputs));
    settled = settings.language();
    return settings;
  }

  /** Each setting with its value and where that is said. */
  List<Declaration.Leaf> origins() {
    return Catalog.origins(home(), run(), overrides(inputs));
  }

  /** As {@link #project()}, with the output folder that the settings name. */
  Project projectOfTheSettings() {
    return settled(Project.read(home(), run(), overrides(inputs, null)));
  }

  /**
   * What is declared of sources, tables and places, for some other inputs than those of the run.
   */
  Catalog catalog(List<Path> others) {
    Catalog catalog = Catalog.read(home(), run(), overrides(others));
    settled = catalog.settings().language();
    return catalog;
  }

  private Path run() {
    if (conf != null && !Files.isRegularFile(conf)) {
      boolean english = askedLanguage() == Language.EN;
      throw new UsageException(
          "--conf " + conf + (english ? ": there is no such file" : ": no hay tal archivo"));
    }
    return conf == null ? home().resolve("conf/sample.conf") : conf.toAbsolutePath().normalize();
  }

  private List<String> overrides(List<Path> inputs) {
    return overrides(inputs, out);
  }

  private List<String> overrides(List<Path> inputs, Path out) {
    List<String> all = new ArrayList<>(overrides);
    for (String override : overrides) {
      if (!override.contains("=")) {
        boolean english = askedLanguage() == Language.EN;
        throw new UsageException(
            "--set "
                + override
                + (english
                    ? ": is no setting → write key=value"
                    : ": no es un ajuste → escriba clave=valor"));
      }
    }
    for (Path input : inputs) {
      // How an address is reached stands in the settings, which are read with it.
      if (Locations.here(input) && !Files.exists(input)) {
        boolean english = askedLanguage() == Language.EN;
        throw new UsageException(
            "--inputs " + input + (english ? ": does not exist" : ": no existe"));
      }
    }
    if (!inputs.isEmpty()) {
      all.add(
          "inputs.paths=["
              + inputs.stream().map(RunOptions::quoted).collect(Collectors.joining(","))
              + "]");
    }
    if (out != null) {
      all.add("out=" + quoted(out));
    }
    if (language != null) {
      all.add("language=" + language.tag());
    }
    return all;
  }

  private static String quoted(Path path) {
    return quoted(path.toAbsolutePath().normalize().toString());
  }

  /** A text as a settings file has it. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
