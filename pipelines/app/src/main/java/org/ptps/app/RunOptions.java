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

/**
 * Options that every command understands: which settings, which inputs, where to, which language.
 */
final class RunOptions {
  /** Settings that hold where none are named, in the project. */
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
  private Optional<MadeWith> remembered;
  private boolean makes;

  /**
   * Says that this command makes the folder: inputs and settings that it names are those of the
   * folder from now on, instead of being refused.
   */
  void make() {
    makes = true;
  }

  /** What the folder is made with by a command that read these settings. */
  MadeWith asked(Settings settings) {
    return new MadeWith(run(), settings.inputs(), overrides, settings.language().tag());
  }

  /** What this command reads because the folder was made from it, and nothing else was named. */
  Optional<MadeWith> taken() {
    return conf == null && !namesInputs() ? remembered() : Optional.empty();
  }

  /** Options that lead another command to the same folder; empty where it needs none. */
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

  /** Inputs that this command names, by whichever option; none where it names none. */
  private List<Path> namedInputs() {
    if (!namesInputs()) {
      return List.of();
    }
    try {
      return Catalog.settings(home(), own(), overrides(inputs, null)).inputs();
    } catch (DeclarationException e) {
      // Told with the mistakes of all other declarations.
      return List.of();
    }
  }

  /**
   * What the run in the folder was made with.
   *
   * @throws UsageException if this command names other inputs or settings, and does not make it
   *     anew
   */
  private Optional<MadeWith> remembered() {
    if (remembered == null) {
      remembered = folder().flatMap(MadeWith::of);
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
      // Told with the mistakes of all other declarations.
      return Optional.empty();
    }
  }

  private void refuseOthers(MadeWith made) {
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
    return settled(Project.read(home(), run(), remembering()));
  }

  /** The settings of this run alone. */
  Settings settings() {
    Settings settings = Catalog.settings(home(), run(), remembering());
    settled = settings.language();
    return settings;
  }

  /** Each setting with its value and where that is said. */
  List<Declaration.Leaf> origins() {
    return Catalog.origins(home(), run(), remembering());
  }

  /** As {@link #project()}, with the output folder that the settings name. */
  Project projectOfTheSettings() {
    return settled(Project.read(home(), own(), overrides(inputs, null)));
  }

  /**
   * What is declared of sources, tables and places, for some other inputs than those of the run.
   */
  Catalog catalog(List<Path> others) {
    Catalog catalog = Catalog.read(home(), own(), overrides(others));
    settled = catalog.settings().language();
    return catalog;
  }

  private Path run() {
    return conf == null ? taken().map(made -> checked(made.conf())).orElseGet(this::own) : own();
  }

  /** The file that this command names, whatever the folder was made with; else the sample's. */
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
   * The options of this command over those that the folder was made with. A command that makes the
   * folder takes over where to read from, and says its own settings and language.
   */
  private List<String> remembering() {
    List<String> all = new ArrayList<>();
    Optional<MadeWith> made = makes ? taken() : remembered();
    if (made.isPresent()) {
      List<String> set = makes ? List.of() : made.get().set();
      // What the file says anyway keeps its place there as its origin.
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
      // How an address is reached stands in the settings, which are read with it.
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

  /** A text as a settings file has it. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
