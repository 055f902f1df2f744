package org.ptps.app;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.app.RunRecord.Step;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.ReadOnly;
import org.ptps.catalog.Settings;

/**
 * A run in the making: its steps so far, the steps of the run before that are still valid, and the
 * new folder, which {@link #publish} puts in place. Thread-safe.
 */
final class NewRun implements AutoCloseable {
  /** Names shown in a message. */
  private static final int NAMES_SHOWN = 4;

  private static final String EDITED = ".editado-";

  /** Mark of a file that was there, where no record tells whether somebody edited it. */
  private static final String BEFORE = ".de-antes-";

  private final Settings settings;
  private final PrintWriter err;
  private final OutputFolder output;
  private final MadeFrom madeFrom;
  private final boolean fresh;
  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final Set<String> made = new TreeSet<>();
  private final Map<String, Path> edited = new TreeMap<>();
  private Path building;
  private boolean published;

  /**
   * @param fresh whether valid steps are repeated
   */
  NewRun(
      Settings settings, PrintWriter err, OutputFolder output, MadeFrom madeFrom, boolean fresh) {
    this.settings = settings;
    this.err = err;
    this.output = output;
    this.madeFrom = madeFrom;
    this.fresh = fresh;
  }

  MadeFrom madeFrom() {
    return madeFrom;
  }

  /** Whether this run has done or kept a step. */
  synchronized boolean has(String step) {
    return steps.containsKey(step);
  }

  /** Whether a step of the published run has all its files unchanged. */
  boolean stands(Step step) {
    return output.stands(step);
  }

  /** A step of this run, else of the published one. */
  synchronized Optional<Step> present(String step) {
    return Optional.ofNullable(steps.getOrDefault(step, output.before().steps().get(step)));
  }

  /** A step of the published run, whether or not its files are unchanged. */
  Optional<Step> before(String step) {
    return Optional.ofNullable(output.before().steps().get(step));
  }

  /** Path of a part in the run being made. */
  Path place(String part) {
    Path made = building == null ? null : building.resolve(part);
    return made != null && Files.exists(made)
        ? made
        : output.published().orElseThrow().resolve(part);
  }

  Optional<Step> known(String name, Map<String, String> from) {
    return Optional.ofNullable(output.before().steps().get(name))
        .filter(step -> !fresh && step.from().equals(from) && output.stands(step));
  }

  /** A published step that depends on the same, except for the warehouse. */
  Optional<Step> apartFromTheWarehouse(String name, Map<String, String> from) {
    return apartFrom(MadeFrom.WAREHOUSE, name, from).filter(step -> !step.read().isEmpty());
  }

  /** A published step that depends on the same, except for the lake. */
  Optional<Step> apartFromTheLake(String name, Map<String, String> from) {
    return apartFrom(MadeFrom.LAKE, name, from);
  }

  private Optional<Step> apartFrom(String what, String name, Map<String, String> from) {
    return Optional.ofNullable(output.before().steps().get(name))
        .filter(step -> !fresh && output.stands(step))
        .filter(step -> without(what, step.from()).equals(without(what, from)));
  }

  private static Map<String, String> without(String what, Map<String, String> from) {
    Map<String, String> rest = new LinkedHashMap<>(from);
    rest.remove(what);
    return rest;
  }

  /** Steps of a kind in this run. */
  synchronized List<String> steps(String sort) {
    return steps.keySet().stream().filter(name -> name.startsWith(sort)).toList();
  }

  /** Steps of a kind in the published run whose files are unchanged. */
  Map<String, Step> published(String sort) {
    Map<String, Step> found = new LinkedHashMap<>();
    output
        .before()
        .steps()
        .forEach(
            (name, step) -> {
              if (name.startsWith(sort) && output.stands(step)) {
                found.put(name, step);
              }
            });
    return found;
  }

  synchronized void keep(String name, Step step) {
    steps.put(name, step);
  }

  /**
   * Adds a finished step; files in other formats from an earlier request on the same dependencies
   * stay with it.
   */
  synchronized void add(String name, Step step) {
    List<RunRecord.Output> all = new ArrayList<>(step.outputs());
    Set<String> written =
        all.stream().map(RunRecord.Output::path).collect(Collectors.toCollection(TreeSet::new));
    known(name, step.from())
        .ifPresent(
            before ->
                before.outputs().stream()
                    .filter(file -> !written.contains(file.path()))
                    .forEach(all::add));
    steps.put(name, step.outputs(all));
    made.add(name);
  }

  synchronized Path building() {
    if (building == null) {
      building = output.folders().begin();
    }
    return building;
  }

  /** Describes a step by the files that it wrote into the run's folder. */
  Step step(
      Map<String, String> from,
      List<Path> files,
      Map<String, String> said,
      Map<String, String> read) {
    try {
      List<RunRecord.Output> outputs = new ArrayList<>();
      for (Path file : files) {
        boolean bytes = !file.startsWith(building().resolve(RunFolders.LAKE));
        bytes &= !file.getFileName().toString().equals(RunFolders.WAREHOUSE);
        outputs.add(
            RunRecord.Output.of(
                building(), file, bytes ? new FileHashes(Map.of()).sha256(file) : ""));
      }
      return new Step(from, outputs, said, read);
    } catch (IOException e) {
      throw MachineException.cannotRead(building(), e);
    }
  }

  static List<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw MachineException.cannotRead(folder, e);
    }
  }

  /** Files of a step, relative to the run's folder. */
  synchronized Stream<Path> named(String step) {
    return steps.get(step).outputs().stream().map(file -> Path.of(file.path()));
  }

  /** New fingerprints, computed from the disk again. */
  MadeFrom again() {
    return new MadeFrom(madeFrom.home(), settings, new FileHashes(madeFrom.hashes().asked()));
  }

  /**
   * Publishes this run with what is still valid of the run before.
   *
   * @param run what stands for a whole run, if this is one
   */
  void publish(Optional<Step> run) {
    // A declaration that changed meanwhile may have been read before or after the change.
    if (!again().declared().equals(madeFrom.declared())) {
      made.forEach(step -> steps.computeIfPresent(step, (name, done) -> done.from(Map.of())));
    }
    Map<String, Step> dropped = carry(run.isPresent());
    run.or(this::runBefore).ifPresent(step -> steps.put(UnchangedRun.STEP, step));
    String manifest = Manifest.text(steps);
    if (building == null
        && dropped.isEmpty()
        && output.published().map(folder -> Manifest.is(folder, manifest)).orElse(true)) {
      output.published().ifPresent(record(run.isPresent())::write);
      return;
    }
    try {
      link();
      Path lake = building().resolve(RunFolders.LAKE);
      if (Files.isDirectory(lake)) {
        ReadOnly.make(lake);
      }
      AtomicFiles.write(building().resolve(RunFolders.MANIFEST), manifest);
      record(run.isPresent()).write(building());
    } catch (IOException e) {
      throw MachineException.cannotWrite(building(), e);
    }
    output.folders().publish(building());
    published = true;
    tell(dropped);
  }

  private RunRecord record(boolean whole) {
    Map<Path, FileHashes.Seen> files =
        whole ? new TreeMap<>() : new TreeMap<>(output.before().files());
    files.putAll(madeFrom.hashes().asked());
    return new RunRecord(whole ? madeFrom.names() : output.before().names(), files, steps);
  }

  /**
   * Takes over the valid steps of the run before: those of the same lake and warehouse.
   *
   * @param whole whether all that is shown was asked for anew, so that what is no longer declared
   *     goes
   * @return what does not hold any more
   */
  private Map<String, Step> carry(boolean whole) {
    Map<String, Step> dropped = new LinkedHashMap<>();
    Map<String, String> taken = new TreeMap<>();
    steps
        .values()
        .forEach(step -> step.outputs().forEach(file -> taken.put(file.path(), file.sha256())));
    // Steps that others depend on come first.
    Map<String, Step> before = new LinkedHashMap<>();
    for (String first : List.of(Stages.LAKE, Stages.WAREHOUSE)) {
      if (output.before().steps().containsKey(first)) {
        before.put(first, output.before().steps().get(first));
      }
    }
    output.before().steps().forEach(before::putIfAbsent);
    before.forEach(
        (name, step) -> {
          if (steps.containsKey(name) || name.equals(UnchangedRun.STEP)) {
            return;
          }
          if (!holds(name, step, whole)) {
            dropped.put(name, step);
            return;
          }
          // Two requests may write one file; if it differs, it belongs to the later one.
          List<RunRecord.Output> own =
              step.outputs().stream()
                  .filter(
                      file -> taken.getOrDefault(file.path(), file.sha256()).equals(file.sha256()))
                  .toList();
          boolean complete = own.size() == step.outputs().size() && output.stands(step);
          steps.put(name, complete ? step : step.outputs(standing(own)).from(incomplete(step)));
        });
    return dropped;
  }

  private boolean holds(String name, Step step, boolean whole) {
    if (name.equals(Stages.LAKE)) {
      return true;
    }
    if (name.equals(Stages.WAREHOUSE)) {
      return Optional.ofNullable(steps.get(Stages.LAKE))
          .map(lake -> lake.said().get(Stages.CONTENT).equals(step.from().get(MadeFrom.LAKE)))
          .orElse(false);
    }
    Step warehouse = steps.get(Stages.WAREHOUSE);
    if (warehouse == null || !warehouse.id().equals(step.from().get(MadeFrom.WAREHOUSE))) {
      return false;
    }
    return !whole
        || step.from().entrySet().containsAll(madeFrom.shown(name, warehouse.id()).entrySet());
  }

  private List<RunRecord.Output> standing(List<RunRecord.Output> outputs) {
    return outputs.stream().filter(file -> file.stands(output.published().orElseThrow())).toList();
  }

  /** Marks a step as out of date although its warehouse is current. */
  private static Map<String, String> incomplete(Step step) {
    return without(MadeFrom.CODE, step.from());
  }

  /** The step of the whole run before, if all its outputs are in this one. */
  private Optional<Step> runBefore() {
    return Optional.ofNullable(output.before().steps().get(UnchangedRun.STEP))
        .filter(
            run ->
                output.before().steps().entrySet().stream()
                    .filter(each -> !each.getKey().equals(UnchangedRun.STEP))
                    .allMatch(
                        each ->
                            steps.containsKey(each.getKey())
                                && steps.get(each.getKey()).from().equals(each.getValue().from())
                                && paths(steps.get(each.getKey()))
                                    .containsAll(paths(each.getValue()))));
  }

  // A report that got links to passports is still the same output.
  private static Set<String> paths(Step step) {
    return step.outputs().stream()
        .map(RunRecord.Output::path)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Links kept files, and files of others, into the new folder. */
  private void link() throws IOException {
    if (output.published().isEmpty()) {
      return;
    }
    Path run = output.published().get();
    for (Map.Entry<String, Step> each : steps.entrySet()) {
      List<RunRecord.Output> outputs = new ArrayList<>();
      for (RunRecord.Output file : each.getValue().outputs()) {
        link(run.resolve(file.path()), building().resolve(file.path()));
        outputs.add(
            RunRecord.Output.of(building(), building().resolve(file.path()), file.sha256()));
      }
      each.setValue(each.getValue().outputs(outputs));
    }
    // A copied or touched file with the recorded hash was not edited.
    Map<String, Set<String>> written = new TreeMap<>();
    for (Map<String, Step> each : List.of(output.before().steps(), steps)) {
      each.values().stream()
          .flatMap(step -> step.outputs().stream())
          .forEach(
              file ->
                  written.computeIfAbsent(file.path(), path -> new TreeSet<>()).add(file.sha256()));
    }
    Set<String> ours = new TreeSet<>();
    for (Step step : output.before().steps().values()) {
      standing(step.outputs()).forEach(file -> ours.add(file.path()));
    }
    for (String part : RunFolders.PARTS) {
      boolean open = !part.equals(RunFolders.LAKE) && Files.isDirectory(run.resolve(part));
      for (Path file : open ? files(run.resolve(part)) : List.<Path>of()) {
        String path = run.relativize(file).toString().replace(File.separatorChar, '/');
        if (!ours.contains(path)) {
          boolean taken = Files.exists(building().resolve(path), LinkOption.NOFOLLOW_LINKS);
          if (taken && !written.getOrDefault(path, Set.of()).contains(sha256(file))) {
            Path beside = beside(building().resolve(path), run, path);
            link(file, beside);
            edited.put(path, beside);
          } else {
            link(file, building().resolve(path));
          }
        }
      }
    }
  }

  /** Whether it is known what the run before wrote: else nothing tells what somebody edited. */
  private boolean isRecorded() {
    return !output.before().steps().isEmpty();
  }

  private static String sha256(Path file) {
    return new FileHashes(Map.of()).sha256(file);
  }

  /** A free name for an edited file: {@code annual-2021.es.editado-1.docx}. */
  private Path beside(Path file, Path before, String path) {
    String mark = isRecorded() ? EDITED : BEFORE;
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    for (int i = 1; ; i++) {
      String free = stem + mark + i + (dot < 0 ? "" : name.substring(dot));
      boolean there =
          Files.exists(file.resolveSibling(free))
              || Files.exists(before.resolve(path).resolveSibling(free));
      if (!there) {
        return file.resolveSibling(free);
      }
    }
  }

  private static void link(Path from, Path to) throws IOException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.createDirectories(to.getParent());
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** The first of some names, and how many there are if not all are shown. */
  private static String names(Stream<String> names) {
    List<String> all = names.toList();
    return all.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
        + (all.size() > NAMES_SHOWN ? " … (" + all.size() + ")" : "");
  }

  private void tell(Map<String, Step> dropped) {
    List<String> gone =
        dropped.values().stream()
            .flatMap(step -> step.outputs().stream())
            .map(RunRecord.Output::path)
            .filter(path -> !Files.exists(building().resolve(path)))
            .map(path -> path.startsWith("lake/") ? RunFolders.LAKE : path)
            .distinct()
            .sorted()
            .toList();
    if (!gone.isEmpty()) {
      String names = names(gone.stream());
      err.println(
          switch (settings.language()) {
            case ES -> "Ya no está, porque hablaba de lo anterior: " + names + " → pídalo otra vez";
            case EN -> "Gone, since it spoke of what was before: " + names + " → ask for it again";
          });
    }
    if (isRecorded()) {
      edited.forEach(
          (path, beside) ->
              err.println(
                  switch (settings.language()) {
                    case ES ->
                        path + " tenía cambios hechos a mano: están en " + beside.getFileName();
                    case EN ->
                        path
                            + " had been edited by hand: the edited one is "
                            + beside.getFileName();
                  }));
    } else if (!edited.isEmpty()) {
      String names = names(edited.values().stream().map(beside -> beside.getFileName().toString()));
      err.println(
          switch (settings.language()) {
            case ES ->
                "No hay registro de la corrida anterior que esta versión lea, y no se sabe si"
                    + " alguien cambió sus archivos: los que ahora salen distintos quedan al lado,"
                    + " como "
                    + names;
            case EN ->
                "There is no record of the run before that this version reads, and it is not known"
                    + " whether somebody changed its files: those that now differ stay beside the"
                    + " new ones, as "
                    + names;
          });
    }
    for (Path aside : output.folders().movedAside()) {
      err.println(
          switch (settings.language()) {
            case ES -> "Lo que había antes está ahora en " + aside;
            case EN -> "What was there before is now in " + aside;
          });
    }
    err.flush();
  }

  /** Deletes what was made and not published. */
  @Override
  public void close() {
    try {
      if (building != null && !published) {
        output.folders().drop(building);
      }
    } finally {
      output.close();
    }
  }
}
