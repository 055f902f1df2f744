package org.ptps.app;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.ReadOnly;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Threshold;
import org.ptps.lake.LakeBuilder.Nothing;
import org.ptps.lake.reader.InputReaders;
import org.ptps.warehouse.ReportContent;
import org.ptps.warehouse.Warehouse;

/**
 * Published editions below {@code editions} of an output folder. Each has, as plain files, {@code
 * inputs}, {@code project} (declarations, queries, figures, reports), {@code run} (lake, warehouse,
 * figures, reports, manifest) and {@code publication.json}. Equal files of editions are hard links.
 */
final class Publications {
  static final String FOLDER = "editions";
  static final String INPUTS = "inputs";
  static final String PROJECT = "project";
  static final String RUN = "run";
  private static final String MAPS = "maps";
  private static final String HALF = ".publishing-";

  private final Path folder;

  Publications(Path out) {
    this.folder = out.resolve(FOLDER);
  }

  /** All editions by name. */
  List<Publication> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(each -> Files.isRegularFile(each.resolve(Publication.FILE)))
          .sorted()
          .map(Publication::read)
          .toList();
    } catch (IOException e) {
      throw MachineException.cannotRead(folder, e);
    }
  }

  Path of(String name) {
    return folder.resolve(name);
  }

  /**
   * Finds an edition.
   *
   * @throws UsageException if none has this name, naming those there are
   */
  Publication find(String name, Language language) {
    if (Publication.NAME.matcher(name).matches()
        && Files.isRegularFile(of(name).resolve(Publication.FILE))) {
      return Publication.read(of(name));
    }
    String known = String.join(", ", all().stream().map(Publication::name).toList());
    throw new UsageException(
        switch (language) {
          case ES ->
              "no hay edición '"
                  + name
                  + "' en "
                  + folder
                  + " → "
                  + (known.isEmpty()
                      ? "congele una: ./ptps publish NOMBRE"
                      : "use una de " + known);
          case EN ->
              "there is no edition '"
                  + name
                  + "' in "
                  + folder
                  + " → "
                  + (known.isEmpty() ? "freeze one: ./ptps publish NAME" : "use one of " + known);
        });
  }

  /** The edition that was published last. */
  Optional<Publication> last() {
    return all().stream()
        .max(
            Comparator.comparing(
                each -> {
                  Path file = of(each.name()).resolve(Publication.FILE);
                  try {
                    return Files.getLastModifiedTime(file);
                  } catch (IOException e) {
                    throw MachineException.cannotRead(file, e);
                  }
                }));
  }

  /**
   * What differs between two editions: as it was kept, or computed and kept.
   *
   * @param program hash of the program as it is
   * @param fresh whether it is computed although it is kept
   */
  Difference difference(
      Publication before, Publication after, String program, boolean fresh, PrintWriter err) {
    KeptDifferences kept = new KeptDifferences(this, program);
    kept.sweep();
    Optional<Difference> known = fresh ? Optional.empty() : kept.find(before, after);
    if (known.isPresent()) {
      return known.get();
    }
    try (EditionDiff diff = new EditionDiff(this, before, after, program, err)) {
      Difference difference = diff.run();
      kept.keep(before, after, difference);
      return difference;
    }
  }

  /**
   * Publishes the current run of an output as an edition.
   *
   * @throws UsageException if the name is taken or is none
   */
  Publication freeze(String name, Project project, OutputFolder output, MadeFrom madeFrom) {
    checkName(name, project.language());
    Path half = folder.resolve(HALF + name);
    try {
      Files.createDirectories(folder);
      sweep();
      Files.createDirectories(half);
      Map<String, Path> known = known();
      Settings settings = project.settings();
      Map<String, String> inputs = inputs(settings, half.resolve(INPUTS), known);
      Map<String, String> declared = new TreeMap<>();
      for (Map.Entry<String, String> each : madeFrom.declared().entrySet()) {
        Path from = madeFrom.home().resolve(each.getKey());
        declared.put(
            each.getKey(), copy(from, half.resolve(PROJECT).resolve(each.getKey()), known));
      }
      if (settings.mapBoundaries().isPresent()) {
        Path map = settings.mapBoundaries().get();
        String path = MAPS + "/" + map.getFileName();
        declared.put(path, copy(map, half.resolve(PROJECT).resolve(path), known));
      }
      Map<String, String> files = new TreeMap<>();
      Path run = output.published().orElseThrow();
      Map<String, String> lake = Manifest.tables(output.before().steps().get(Stages.LAKE));
      for (RunRecord.Step step : output.before().steps().values()) {
        for (RunRecord.Output file : step.outputs()) {
          Path to = half.resolve(RUN).resolve(file.path());
          // Lake and warehouse are read-only already; editable files are copied.
          if (file.sha256().isEmpty()) {
            link(run.resolve(file.path()), to);
          } else {
            copy(run.resolve(file.path()), to, known);
          }
          if (!file.sha256().isEmpty()) {
            files.put(file.path(), file.sha256());
          }
        }
      }
      copy(run.resolve(RunFolders.MANIFEST), half.resolve(RUN).resolve(RunFolders.MANIFEST), known);
      Publication publication =
          new Publication(
              name,
              String.join(" ", new Version().getVersion()).strip(),
              madeFrom.program(),
              settings(settings),
              inputs,
              declared,
              lake,
              report(half.resolve(RUN).resolve(RunFolders.WAREHOUSE)),
              files);
      AtomicFiles.write(half.resolve(Publication.FILE), publication.text());
      ReadOnly.make(half);
      // A folder without write permission cannot be moved.
      half.toFile().setWritable(true, true);
      Files.move(half, of(name), StandardCopyOption.ATOMIC_MOVE);
      return publication;
    } catch (IOException e) {
      throw MachineException.cannotWrite(half, e);
    }
  }

  /**
   * @throws UsageException if the name is taken or is none
   */
  void checkName(String name, Language language) {
    if (!Publication.NAME.matcher(name).matches()) {
      throw new UsageException(
          switch (language) {
            case ES -> "'" + name + "' no sirve de nombre → letras, cifras, punto, guion; 2022.1";
            case EN -> "'" + name + "' is no name → letters, digits, dots, dashes; 2022.1";
          });
    }
    if (Files.exists(of(name))) {
      throw new UsageException(
          switch (language) {
            case ES -> "ya hay una edición " + name + ", y una edición no cambia → use otro nombre";
            case EN -> "there is an edition " + name + ", and none is ever changed → another name";
          });
    }
  }

  /** Removes leftovers of killed runs. */
  private void sweep() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path half : entries.toList()) {
        if (half.getFileName().toString().startsWith(HALF)) {
          ReadOnly.delete(half);
        }
      }
    }
  }

  /** Content hash of each table of {@code report}. */
  static Map<String, String> report(Path warehouse) {
    try (Warehouse open = Warehouse.open(warehouse)) {
      return ReportContent.of(
          open,
          open
              .query(
                  "select table_name from information_schema.tables where table_schema = 'report'"
                      + " order by table_name")
              .rows()
              .stream()
              .map(row -> row.text("table_name"))
              .toList());
    }
  }

  /** The settings that decide contents, as {@code --set} options. */
  static List<String> settings(Settings settings) {
    List<String> all = new ArrayList<>();
    all.add("language=" + settings.language().tag());
    all.add(
        "inputs.exclude=["
            + String.join(", ", settings.exclude().stream().map(RunOptions::quoted).toList())
            + "]");
    all.add("country.scope=" + settings.countryScope());
    all.add("years.first=" + settings.firstYear());
    all.add("years.last=" + settings.lastYear());
    all.add("level.min_coverage=" + settings.minCoverage());
    all.add("place.min_similarity=" + settings.minSimilarity());
    all.add("place.min_lead=" + settings.minLead());
    settings
        .mapBoundaries()
        .ifPresent(
            map ->
                all.add(
                    "maps.municipalities=" + RunOptions.quoted(MAPS + "/" + map.getFileName())));
    all.add("maps.credit=" + RunOptions.quoted(settings.mapCredit()));
    for (Threshold threshold : new TreeMap<>(settings.thresholds()).values()) {
      all.add("thresholds." + RunOptions.quoted(threshold.name()) + ".value=" + threshold.value());
    }
    return List.copyOf(all);
  }

  /** Copies the inputs, each root into a numbered folder, with its {@code origin.conf}. */
  private static Map<String, String> inputs(Settings settings, Path to, Map<String, Path> known)
      throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    int number = 0;
    for (Path root : settings.inputs()) {
      number++;
      Path below = to.resolve(String.valueOf(number));
      Files.createDirectories(below);
      Map<String, Path> files = new LinkedHashMap<>(InputReaders.files(root, settings.exclude()));
      Path top = Files.isDirectory(root) ? root : root.toAbsolutePath().getParent();
      for (Path above = top.toAbsolutePath(); above != null; above = above.getParent()) {
        if (Files.isRegularFile(above.resolve("origin.conf"))) {
          files.put("origin.conf", above.resolve("origin.conf"));
          break;
        }
      }
      for (Path file : List.copyOf(files.values())) {
        for (Path at = file.getParent();
            at != null && at.startsWith(top) && !at.equals(top);
            at = at.getParent()) {
          if (Files.isRegularFile(at.resolve("origin.conf"))) {
            files.putIfAbsent(
                top.relativize(at.resolve("origin.conf"))
                    .toString()
                    .replace(File.separatorChar, '/'),
                at.resolve("origin.conf"));
          }
        }
      }
      for (Map.Entry<String, Path> each : files.entrySet()) {
        if (Files.isRegularFile(each.getValue())) {
          hashes.put(
              number + "/" + each.getKey(),
              copy(each.getValue(), below.resolve(each.getKey()), known));
        }
      }
    }
    return hashes;
  }

  /** Input roots of an edition in their original order. */
  static List<Path> roots(Path publication) {
    try (Stream<Path> entries = Files.list(publication.resolve(INPUTS))) {
      return entries
          .sorted(Comparator.comparingInt(root -> Integer.parseInt(root.getFileName().toString())))
          .toList();
    } catch (IOException e) {
      throw MachineException.cannotRead(publication, e);
    }
  }

  /** Files of earlier editions by hash, for hard links. */
  private Map<String, Path> known() {
    Map<String, Path> files = new LinkedHashMap<>();
    for (Publication each : all()) {
      Path at = of(each.name());
      each.inputs().forEach((path, hash) -> files.put(hash, at.resolve(INPUTS).resolve(path)));
      each.declared().forEach((path, hash) -> files.put(hash, at.resolve(PROJECT).resolve(path)));
      each.files().forEach((path, hash) -> files.put(hash, at.resolve(RUN).resolve(path)));
    }
    return files;
  }

  private static String copy(Path from, Path to, Map<String, Path> known) throws IOException {
    Files.createDirectories(to.getParent());
    String hash = new FileHashes(Map.of()).sha256(from);
    Path same = known.get(hash);
    if (same != null && Files.isRegularFile(same)) {
      link(same, to);
    } else {
      Files.copy(from, to);
    }
    return hash;
  }

  private static void link(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * What an edition declares, to be made from its inputs in a folder.
   *
   * @param project folder of declarations
   * @param settings as {@link Publication#settings()}
   * @param inputs as {@link #roots}
   * @param out folder that is written to
   */
  static Project read(Path project, List<String> settings, List<Path> inputs, Path out) {
    List<String> all = new ArrayList<>(settings);
    all.add(
        "inputs.paths=["
            + String.join(
                ", ", inputs.stream().map(root -> RunOptions.quoted(root.toString())).toList())
            + "]");
    all.add("out=" + RunOptions.quoted(out.toString()));
    return Project.read(project, project.resolve(RunOptions.SAMPLE), all);
  }

  /**
   * Repeats a run from its inputs with the present program.
   *
   * @param project folder of its declarations
   * @param settings as {@link Publication#settings()}
   * @param shown whether figures and the report are made too
   * @param out folder of the new run
   */
  static void remake(
      Path project,
      List<String> settings,
      List<Path> inputs,
      boolean shown,
      Path out,
      PrintWriter err) {
    Project read = read(project, settings, inputs, out);
    OutputFolder output = OutputFolder.lock(out);
    MadeFrom madeFrom = new MadeFrom(project, read.settings(), new FileHashes(Map.of()));
    String everything = madeFrom.everything(Nothing.PUBLISHED);
    try (Stages stages = Stages.of(read, err, output, madeFrom, true)) {
      stages.lakeOfAll(Nothing.PUBLISHED);
      stages.warehouse();
      if (shown) {
        Stages.Shown made = stages.shown();
        stages.passports();
        stages.publish(everything, Nothing.PUBLISHED, made);
      } else {
        stages.publish();
      }
    }
  }

  /** Abbreviated hash for people. */
  static String brief(String hash) {
    return hash.substring(0, 12);
  }
}
