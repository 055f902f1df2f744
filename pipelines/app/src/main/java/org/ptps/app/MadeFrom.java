package org.ptps.app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Fingerprint;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Settings;
import org.ptps.charts.Figures;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.exchange.Export;
import org.ptps.lake.LakeBuilder;
import org.ptps.lake.LakeBuilder.Nothing;
import org.ptps.lake.reader.InputReaders;
import org.ptps.warehouse.Warehouse;

/**
 * Fingerprints of what each step of a run depends on: inputs, declarations, queries, settings,
 * program, and the step before. They are taken from the bytes of files before anything is parsed,
 * so that an unchanged run parses nothing. Equal fingerprints mean equal results. Thread-safe.
 */
final class MadeFrom {
  static final String INPUTS = "inputs";
  static final String DECLARED = "declared";
  static final String SETTINGS = "settings";
  static final String CODE = "code";
  static final String MAPS = "maps";
  static final String LAKE = "lake";
  static final String WAREHOUSE = "warehouse";

  /** Settings files: their values are hashed where a step reads them, not the files. */
  private static final String OF_RUNS = "conf/(defaults|sample|honduras|publishers)\\.conf";

  private static final String OF_EXPORT = "conf/export\\.conf";
  private static final String OF_CUTS = "conf/as-of\\.conf";
  private static final String OF_THE_LAKE =
      "conf/(columns|units)\\.conf|conf/(tables|sources|corrections|places|entities)/.*";
  private static final String OF_ROWS = "conf/(corrections|entities)/.*";

  /** Settings that change the lake besides where its files are, by name. */
  private static final SortedMap<String, Function<Settings, Object>> SETTINGS_OF_THE_LAKE =
      new TreeMap<>(
          Map.of(
              "country.scope", Settings::countryScope,
              "place.min_similarity", Settings::minSimilarity,
              "place.min_lead", Settings::minLead,
              "inputs.exclude", Settings::exclude));

  private static final Pattern INCLUDE = Pattern.compile("(?m)^\\s*include\\b");

  private final Path home;
  private final Settings settings;
  private final FileHashes hashes;
  private Map<String, String> inputs;
  private Map<String, String> declared;
  private final Map<String, String> code = new HashMap<>();
  private final Map<Path, Boolean> including = new HashMap<>();

  MadeFrom(Path home, Settings settings, FileHashes hashes) {
    this.home = home;
    this.settings = settings;
    this.hashes = hashes;
  }

  FileHashes hashes() {
    return hashes;
  }

  Path home() {
    return home;
  }

  /** Fingerprint of the program with its libraries and of the Java runtime. */
  synchronized String program() {
    return Fingerprint.start()
        .add(code(Catalog.class, LakeBuilder.class, Warehouse.class))
        .add(code(Figures.class, Export.class, Main.class))
        .hash();
  }

  /** Hash of each input and of each {@code origin.conf} that applies to one, by name. */
  synchronized Map<String, String> inputs() {
    if (inputs == null) {
      inputs = new TreeMap<>();
      for (Path root : settings.inputs()) {
        if (!Files.exists(root)) {
          inputs.put(root + "/", FileHashes.UNREADABLE);
          continue;
        }
        // With several inputs the position tells files of one name apart.
        String prefix = settings.inputs().size() == 1 ? "" : root + "/";
        Set<Path> looked = new HashSet<>();
        Set<Path> origins = new TreeSet<>();
        InputReaders.files(root, settings.exclude())
            .forEach(
                (name, file) -> {
                  inputs.put(prefix + name, input(file));
                  origins(file.toAbsolutePath(), looked, origins);
                });
        for (Path origin : origins) {
          inputs.put(
              origin.startsWith(root)
                  ? prefix + root.relativize(origin).toString().replace(File.separatorChar, '/')
                  : origin.toString(),
              hashes.sha256(origin));
        }
      }
    }
    return inputs;
  }

  private String input(Path file) {
    if (Files.isRegularFile(file)) {
      return hashes.sha256(file);
    }
    try {
      return Files.isSymbolicLink(file)
          ? "-> " + Files.readSymbolicLink(file)
          : FileHashes.UNREADABLE;
    } catch (IOException e) {
      return FileHashes.UNREADABLE;
    }
  }

  /**
   * Collects the {@code origin.conf} that apply to a file, by its folder and by the targets of
   * links.
   */
  private static void origins(Path file, Set<Path> looked, Set<Path> origins) {
    try {
      if (Files.isSymbolicLink(file)) {
        origins(file.toRealPath(), looked, origins);
      }
      for (Path at = file.getParent(); at != null && looked.add(at); at = at.getParent()) {
        if (Files.isSymbolicLink(at)) {
          origins(at.toRealPath().resolve("any"), looked, origins);
        }
        if (Files.isRegularFile(at.resolve("origin.conf"))) {
          origins.add(at.resolve("origin.conf"));
          return;
        }
      }
    } catch (IOException e) {
      // A broken link has no origin.conf of its own.
      return;
    }
  }

  /** Hash of each declaration by its path in the project. */
  synchronized Map<String, String> declared() {
    if (declared == null) {
      declared = new TreeMap<>();
      for (String folder : List.of("conf", "sql", "charts/figures", "charts/reports")) {
        files(home.resolve(folder))
            .forEach(
                file -> {
                  String name = home.relativize(file).toString().replace(File.separatorChar, '/');
                  if (!name.endsWith("README.md") && !name.endsWith("INDICATORS.md")) {
                    declared.put(name, hashes.sha256(file));
                  }
                });
      }
    }
    return declared;
  }

  boolean isDrawn(String figure) {
    List<String> wanted = settings.shown().figures();
    return wanted.isEmpty() || wanted.contains(figure);
  }

  /** Hashes by name of everything that can change between two runs, to report what did. */
  synchronized Map<String, String> names() {
    Map<String, String> names = new TreeMap<>(declared());
    inputs().forEach((name, hash) -> names.put(INPUTS + ":" + name, hash));
    return names;
  }

  /** Which declarations a step reads. */
  static Predicate<String> reads(String step) {
    if (step.equals(Stages.LAKE)) {
      return name -> name.matches(OF_THE_LAKE);
    }
    if (step.equals(Stages.WAREHOUSE)) {
      return name ->
          name.startsWith("sql/")
              || name.startsWith("conf/")
                  && !name.matches(String.join("|", OF_RUNS, OF_EXPORT, OF_CUTS, OF_ROWS));
    }
    if (step.startsWith(Stages.FIGURE)) {
      String own = "charts/figures/" + step.split(" ")[1] + ".conf";
      return own::equals;
    }
    if (step.startsWith(Stages.REPORT)) {
      return name ->
          name.startsWith("charts/")
              || name.matches(OF_CUTS)
              // An as-of warehouse is built from all that a warehouse is built from.
              || reads(Stages.WAREHOUSE).test(name);
    }
    return name -> name.matches(OF_EXPORT);
  }

  private String declared(String step) {
    return Fingerprint.start().add(reads(step, declared(), home::resolve, including)).hash();
  }

  /**
   * Of all declarations those that a step reads.
   *
   * @param declared hashes by place
   * @param file where each lies
   * @param including by file that was looked at, whether it takes another in
   */
  static Map<String, String> reads(
      String step,
      Map<String, String> declared,
      Function<String, Path> file,
      Map<Path, Boolean> including) {
    Map<String, String> own = new TreeMap<>(declared);
    own.keySet().removeIf(reads(step).negate());
    // What another file is taken into may come from anywhere among them.
    return own.keySet().stream().anyMatch(name -> includes(file.apply(name), including))
        ? declared
        : own;
  }

  /**
   * Of settings those that a step reads, or more.
   *
   * @param settings as {@link Publication#settings()}
   */
  static List<String> reads(String step, List<String> settings) {
    return step.equals(Stages.LAKE)
        ? settings.stream()
            .filter(setting -> SETTINGS_OF_THE_LAKE.containsKey(setting.split("=", 2)[0]))
            .toList()
        : settings;
  }

  private static boolean includes(Path file, Map<Path, Boolean> including) {
    return file.toString().endsWith(".conf")
        && including.computeIfAbsent(
            file,
            key -> {
              try {
                return INCLUDE.matcher(Files.readString(key)).find();
              } catch (IOException e) {
                // Reading the declarations will report the mistake.
                return true;
              }
            });
  }

  synchronized Map<String, String> lake(Nothing nothing) {
    Map<String, String> from = new LinkedHashMap<>();
    from.put(INPUTS, Fingerprint.start().add(inputs()).hash());
    from.put(DECLARED, declared(Stages.LAKE));
    from.put(
        SETTINGS,
        Fingerprint.start()
            .add(
                SETTINGS_OF_THE_LAKE.values().stream().map(value -> value.apply(settings)).toList())
            .add(nothing)
            .hash());
    from.put(CODE, code(Catalog.class, LakeBuilder.class));
    return from;
  }

  /**
   * @param lake content hash of the lake
   */
  synchronized Map<String, String> warehouse(String lake) {
    Map<String, String> from = new LinkedHashMap<>();
    from.put(LAKE, lake);
    from.put(DECLARED, declared(Stages.WAREHOUSE));
    from.put(SETTINGS, settingsOfNumbers());
    from.put(CODE, code(Catalog.class, Warehouse.class));
    return from;
  }

  private String settingsOfNumbers() {
    return Fingerprint.start()
        .add(settings.language())
        .add(settings.countryScope())
        .add(settings.firstYear())
        .add(settings.lastYear())
        .add(settings.minCoverage())
        .add(new TreeMap<>(settings.thresholds()))
        .hash();
  }

  /**
   * Dependencies of a figure, report or export that do not vary by request.
   *
   * @param step name of the step, which names the figure
   * @param warehouse hash of what the warehouse is made from
   */
  synchronized Map<String, String> shown(String step, String warehouse) {
    Map<String, String> from = new LinkedHashMap<>();
    from.put(WAREHOUSE, warehouse);
    from.put(DECLARED, declared(step));
    if (step.startsWith(Stages.EXPORT)) {
      from.put(CODE, code(Catalog.class, Warehouse.class, Export.class));
    } else {
      from.put(CODE, code(Catalog.class, Warehouse.class, Figures.class));
      from.put(MAPS, boundaries());
    }
    return from;
  }

  synchronized Map<String, String> figure(
      String step, FigureScope scope, ReportRequest.Audience audience, String warehouse) {
    Map<String, String> from = shown(step, warehouse);
    from.put(
        SETTINGS,
        Fingerprint.start().add(scope.year()).add(scope.municipality()).add(audience).hash());
    return from;
  }

  synchronized Map<String, String> report(
      String step, ReportRequest request, Object asOf, String warehouse) {
    Map<String, String> from = shown(step, warehouse);
    from.put(
        SETTINGS,
        Fingerprint.start()
            .add(new TreeMap<>(request.parameters()))
            .add(request.audience())
            .add(request.language())
            .add(asOf)
            .add(settingsOfNumbers())
            .hash());
    return from;
  }

  /** Fingerprint of what the passport pages beside a report depend on, besides the report. */
  synchronized String pages() {
    return code(Catalog.class, Warehouse.class, Export.class);
  }

  synchronized Map<String, String> export(
      String step, Language language, Object formats, String warehouse) {
    Map<String, String> from = shown(step, warehouse);
    from.put(SETTINGS, Fingerprint.start().add(language).add(formats).hash());
    return from;
  }

  /** Fingerprint of the boundaries that maps are drawn with. */
  private String boundaries() {
    Fingerprint hash = Fingerprint.start().add(settings.mapCredit());
    settings
        .mapBoundaries()
        .ifPresent(
            file -> {
              hash.add(hashes.sha256(file));
              declared()
                  .forEach(
                      (name, of) -> {
                        if (name.startsWith("conf/places/")) {
                          hash.add(name).add(of);
                        }
                      });
            });
    return hash.hash();
  }

  /** Fingerprint of a whole run. */
  synchronized String everything(Nothing nothing) {
    return Fingerprint.start()
        .add(inputs())
        .add(declared())
        .add(lake(nothing))
        .add(settingsOfNumbers())
        .add(settings.shown())
        .add(boundaries())
        .add(code(Catalog.class, LakeBuilder.class, Warehouse.class))
        .add(code(Figures.class, Export.class, Main.class))
        .hash();
  }

  /** Fingerprint of the modules of these classes, and of the Java runtime. */
  private String code(Class<?>... modules) {
    Fingerprint hash = Fingerprint.start();
    for (Class<?> module : modules) {
      hash.add(code.computeIfAbsent(module.getName(), name -> own(module)));
    }
    return hash.add(code.computeIfAbsent("", name -> others())).hash();
  }

  private String own(Class<?> module) {
    Path place;
    try {
      place = Path.of(module.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    if (Files.isRegularFile(place)) {
      return hashes.sha256(place);
    }
    Fingerprint hash = Fingerprint.start();
    files(place)
        .forEach(file -> hash.add(place.relativize(file).toString()).add(hashes.sha256(file)));
    return hash.hash();
  }

  /** Names of library jars, which include their version. */
  private static String others() {
    Fingerprint hash = Fingerprint.start();
    for (String property : List.of("java.vendor", "java.vm.version", "os.name", "os.arch")) {
      hash.add(System.getProperty(property));
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path library = Path.of(entry);
      String name = String.valueOf(library.getFileName());
      try {
        if (!name.startsWith("ptps-") && Files.isRegularFile(library)) {
          hash.add(name).add(Files.size(library));
        }
      } catch (IOException e) {
        throw MachineException.cannotRead(library, e);
      }
    }
    return hash.hash();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      walk.filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted()
          .forEach(files::add);
    } catch (UncheckedIOException e) {
      throw MachineException.cannotRead(folder, e.getCause());
    } catch (IOException e) {
      throw MachineException.cannotRead(folder, e);
    }
    return files;
  }
}
