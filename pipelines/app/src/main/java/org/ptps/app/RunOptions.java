package org.ptps.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.Locations;
import org.ptps.catalog.Settings;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.DeclarationException;
import picocli.CommandLine.Option;

/** Options of all commands on a project: settings, inputs, output folder, language. */
final class RunOptions {
  /** Default settings file, relative to the project. */
  static final String SAMPLE = "conf/sample.conf";

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
  private Optional<RememberedOptions> remembered;
  private boolean makes;

  /**
   * Declares that the command remakes the folder: options that differ from the remembered ones are
   * accepted and replace them.
   */
  void make() {
    makes = true;
  }

  /** Options to remember for a folder made with these settings. */
  RememberedOptions asked(Settings settings) {
    return new RememberedOptions(run(), settings.inputs(), overrides, settings.language().tag());
  }

  /** Remembered options that this command uses because it names none itself. */
  Optional<RememberedOptions> taken() {
    return conf == null && !namesInputs() ? remembered() : Optional.empty();
  }

  /** Options by which another command reaches the same folder; empty where none are needed. */
  String where() {
    StringBuilder where = new StringBuilder();
    boolean known = makes || remembered().isPresent();
    if (conf != null && (out == null || !known)) {
      where.append(" --conf ").append(typed(conf));
    }
    if (!known) {
      inputs.forEach(input -> where.append(" --inputs ").append(typed(input)));
    }
    if (out != null) {
      where.append(" --out ").append(typed(out));
    }
    return where.toString();
  }

  private static String typed(Path path) {
    String text = path.toString();
    return text.matches("[\\p{L}\\p{N}/._:~+-]+") ? text : "\"" + text + "\"";
  }

  private boolean namesInputs() {
    return !inputs.isEmpty()
        || overrides.stream().anyMatch(override -> override.startsWith("inputs"));
  }

  /** Inputs that this command names with any option. */
  private List<Path> namedInputs() {
    if (!namesInputs()) {
      return List.of();
    }
    try {
      return Catalog.settings(home(), own(), overrides(inputs, null)).inputs();
    } catch (DeclarationException e) {
      // Reported with the mistakes of all other declarations.
      return List.of();
    }
  }

  /**
   * Remembered options of the folder.
   *
   * @throws UsageException if this command names other inputs or settings, and does not make it
   *     anew
   */
  private Optional<RememberedOptions> remembered() {
    if (remembered == null) {
      remembered = folder().flatMap(RememberedOptions::of);
      if (!makes) {
        remembered.ifPresent(this::refuseOthers);
      }
    }
    return remembered;
  }

  private Optional<Path> folder() {
    if (out != null) {
      return Optional.of(out.toAbsolutePath().normalize());
    }
    try {
      return Optional.of(Catalog.settings(home(), own(), overrides(inputs, null)).out());
    } catch (DeclarationException e) {
      // Reported with the mistakes of all other declarations.
      return Optional.empty();
    }
  }

  private void refuseOthers(RememberedOptions made) {
    List<Path> named = namedInputs();
    boolean otherInputs = !named.isEmpty() && !named.equals(made.inputs());
    boolean otherConf = conf != null && !checked(conf).equals(made.conf());
    if (otherInputs || otherConf) {
      String folder = folder().orElseThrow().toString();
      String from =
          "--conf "
              + made.conf()
              + made.inputs().stream()
                  .map(each -> " --inputs " + each)
                  .collect(Collectors.joining());
      throw new UsageException(
          askedLanguage() == Language.EN
              ? folder
                  + " was made with "
                  + from
                  + ", and this command names others → leave them out, or make another folder:"
                  + " ./ptps run … --out FOLDER"
              : folder
                  + " se hizo con "
                  + from
                  + ", y esta orden nombra otras entradas o ajustes → quítelos, o haga otra"
                  + " carpeta: ./ptps run … --out CARPETA");
    }
  }

  /** Language of the settings, null until they were read. */
  Language settled() {
    return settled;
  }

  /** Language of {@code --lang}. */
  Language askedLanguage() {
    return language == null ? Language.ES : language;
  }

  private Project settled(Project project) {
    settled = project.language();
    return project;
  }

  /** Project folder: given by the launcher, else the working directory. */
  static Path home() {
    return Path.of(System.getProperty("ptps.home", "")).toAbsolutePath().normalize();
  }

  /** Reads all declarations. */
  Project project() {
    return settled(Project.read(home(), run(), remembering()));
  }

  /** Reads the settings only. */
  Settings settings() {
    Settings settings = Catalog.settings(home(), run(), remembering());
    settled = settings.language();
    return settings;
  }

  /** Each setting with its value and origin. */
  List<Declaration.Leaf> origins() {
    return Catalog.origins(home(), run(), remembering());
  }

  /** As {@link #project()}, ignoring the remembered options of the output folder. */
  Project projectOfTheSettings() {
    return settled(Project.read(home(), own(), overrides(inputs, null)));
  }

  /** Sources, tables and places only, for other inputs than those of the run. */
  Catalog catalog(List<Path> others) {
    Catalog catalog = Catalog.read(home(), own(), overrides(others));
    settled = catalog.settings().language();
    return catalog;
  }

  private Path run() {
    return conf == null ? taken().map(made -> checked(made.conf())).orElseGet(this::own) : own();
  }

  /** The settings file that this command names, else the sample's. */
  private Path own() {
    return conf == null ? home().resolve(SAMPLE) : checked(conf);
  }

  private Path checked(Path file) {
    if (!Files.isRegularFile(file)) {
      boolean english = askedLanguage() == Language.EN;
      throw new UsageException(
          "--conf " + file + (english ? ": there is no such file" : ": no hay tal archivo"));
    }
    return file.toAbsolutePath().normalize();
  }

  /**
   * Overrides of this command over the remembered ones. A command that remakes the folder takes
   * over the inputs only.
   */
  private List<String> remembering() {
    List<String> all = new ArrayList<>();
    Optional<RememberedOptions> made = makes ? taken() : remembered();
    if (made.isPresent()) {
      List<String> set = makes ? List.of() : made.get().set();
      // A value that the settings file has anyway keeps that origin.
      Settings said = Catalog.settings(home(), run(), set);
      all.addAll(set);
      if (!makes && !said.language().tag().equals(made.get().language())) {
        all.add("language=" + made.get().language());
      }
      if (!namesInputs() && !said.inputs().equals(made.get().inputs())) {
        all.add(paths(made.get().inputs()));
      }
    }
    all.addAll(overrides(inputs));
    return all;
  }

  private static String paths(List<Path> inputs) {
    return "inputs.paths=["
        + inputs.stream().map(RunOptions::quoted).collect(Collectors.joining(","))
        + "]";
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
      // Access to an address depends on settings that are not read yet.
      if (Locations.here(input) && !Files.exists(input)) {
        boolean english = askedLanguage() == Language.EN;
        throw new UsageException(
            "--inputs " + input + (english ? ": does not exist" : ": no existe"));
      }
    }
    if (!inputs.isEmpty()) {
      all.add(paths(inputs));
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

  /** A text as a HOCON string. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
