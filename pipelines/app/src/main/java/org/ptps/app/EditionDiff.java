package org.ptps.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.ptps.catalog.BackgroundTask;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.PublishedRun;
import org.ptps.catalog.Table;
import org.ptps.exchange.Export.Audience;
import org.ptps.lake.LakeBuilder;
import org.ptps.warehouse.Claims;
import org.ptps.warehouse.LakeMerge;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseBuilder;

/**
 * Which claims of one edition are others in the next one, and why. Between the two lie editions
 * that nobody published: the first with the definitions of the second, that with its settings too,
 * and so on in the order of {@link Cause}. The change of a claim from one of them to the next is
 * the part of its cause, so the parts add up to the whole change. Only what differs is made: of a
 * single cause nothing.
 */
final class EditionDiff implements AutoCloseable {
  /** Stages of a lake that are told besides one per table. */
  private static final int STAGES = 3;

  private final Publications publications;
  private final Publication before;
  private final Publication after;
  private final PrintWriter err;
  private final String program;
  private final Path temporary;
  private final Map<Publication, Project> projects = new HashMap<>();
  private final List<Map<Audience, Path>> states = new ArrayList<>();
  private final List<CompletableFuture<Void>> reading = new ArrayList<>();
  private final Map<List<Path>, Map<Cause, List<String>>> rows = new HashMap<>();
  private final List<Cause> causes = new ArrayList<>();
  private final Map<Cause, Set<String>> reasons = new EnumMap<>(Cause.class);
  private final Map<Path, Map<Audience, Path>> claimsOf = new HashMap<>();
  private final Map<Path, Boolean> including = new HashMap<>();
  private int made;

  /** Runs of both editions by the program as it is. */
  private Path first;

  private Path target;

  /**
   * @param program hash of the program as it is
   */
  EditionDiff(
      Publications publications,
      Publication before,
      Publication after,
      String program,
      PrintWriter err) {
    this.publications = publications;
    this.before = before;
    this.after = after;
    this.program = program;
    this.err = err;
    try {
      this.temporary = Files.createTempDirectory("ptps-diff-");
    } catch (IOException e) {
      throw MachineException.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  /**
   * A claim that changed.
   *
   * @param first what the first edition says
   * @param last what the second one says
   * @param parts by cause, what it changed: the difference of values, or null where one side has no
   *     value
   * @param touched causes that changed anything of it
   */
  record Change(
      Claims.Moved claim,
      Claims.Said first,
      Claims.Said last,
      Map<Cause, Double> parts,
      Set<Cause> touched) {

    /** Difference of the values, null where one of them has none. */
    Double difference() {
      return first.value() == null || last.value() == null ? null : last.value() - first.value();
    }

    /** Whether what it says in words is another. */
    boolean speaksOtherwise() {
      return !Objects.equals(first.status(), last.status())
          || !Objects.equals(first.change(), last.change());
    }
  }

  /** A sentence of a report that is another, or is in one edition only. */
  record Sentence(String report, String before, String after) {
    boolean isForMembers() {
      return report.endsWith(Audience.MEMBERS.inFileName() + ".html");
    }
  }

  /**
   * What differs between the editions for some readers.
   *
   * @param reasons by cause, what of the inputs and declarations is another
   */
  record Result(List<Change> changes, List<Sentence> sentences, Map<Cause, Set<String>> reasons) {}

  Difference run() {
    // Both ends are read while it is seen what lies between them.
    saved(run(before).resolve(RunFolders.WAREHOUSE));
    saved(run(after).resolve(RunFolders.WAREHOUSE));
    CompletableFuture<List<Sentence>> sentences = CompletableFuture.supplyAsync(this::sentences);
    differences();
    boolean data = reasons.containsKey(Cause.CORRECTED);
    List<Cause> declared =
        reasons.keySet().stream().filter(cause -> cause.compareTo(Cause.WITHDRAWN) < 0).toList();
    add(null, run(before).resolve(RunFolders.WAREHOUSE));
    if (!data && declared.size() == 1) {
      add(declared.get(0), run(after).resolve(RunFolders.WAREHOUSE));
    } else if (declared.isEmpty() && data && rows(lake(before), lake(after)).size() < 2) {
      data(lake(before), lake(after), run(after).resolve(RunFolders.WAREHOUSE));
    } else if (data || !declared.isEmpty()) {
      between(declared, data);
    }
    reading.forEach(BackgroundTask::result);
    return new Difference(causes, reasons, BackgroundTask.result(sentences), moved());
  }

  /** Makes what lies between the editions, all by the program as it is. */
  private void between(List<Cause> declared, boolean data) {
    first = run(before);
    if (!before.code().equals(program)) {
      first = remade(before);
      add(Cause.CODE, first.resolve(RunFolders.WAREHOUSE));
    }
    target = run(after);
    if (!after.code().equals(program)) {
      target = remade(after);
    }
    Path lake = first.resolve(RunFolders.LAKE);
    Set<Cause> taken = new LinkedHashSet<>();
    List<Cause> ours = declared.stream().filter(cause -> cause != Cause.CODE).toList();
    for (Cause cause : ours) {
      taken.add(cause);
      if (data || cause != ours.get(ours.size() - 1)) {
        lake = lake(taken);
        add(cause, claims(taken, lake));
      } else {
        add(cause, target.resolve(RunFolders.WAREHOUSE));
      }
    }
    if (data) {
      data(lake, target.resolve(RunFolders.LAKE), target.resolve(RunFolders.WAREHOUSE));
    }
    if (!after.code().equals(program)) {
      add(Cause.CODE, run(after).resolve(RunFolders.WAREHOUSE));
    }
  }

  /** What differs of what the editions were made from. */
  private void differences() {
    if (!before.code().equals(after.code())) {
      because(Cause.CODE, before.program() + " → " + after.program());
    }
    Set<String> paths = new TreeSet<>(before.declared().keySet());
    paths.addAll(after.declared().keySet());
    for (String path : paths) {
      Cause cause = Cause.of(path);
      if (cause != null
          && !Objects.equals(before.declared().get(path), after.declared().get(path))) {
        because(cause, path);
      }
    }
    Map<String, String> settings = settings(before);
    Map<String, String> others = settings(after);
    Set<String> names = new TreeSet<>(settings.keySet());
    names.addAll(others.keySet());
    for (String name : names) {
      if (!Objects.equals(settings.get(name), others.get(name))) {
        if (reasons.containsKey(Cause.SETTING)) {
          reasons.get(Cause.SETTING).remove("conf/defaults.conf");
        }
        because(
            Cause.SETTING,
            name + " " + settings.getOrDefault(name, "–") + " → " + others.getOrDefault(name, "–"));
      }
    }
    Set<String> files = new TreeSet<>(before.inputs().keySet());
    files.addAll(after.inputs().keySet());
    for (String file : files) {
      if (!Objects.equals(before.inputs().get(file), after.inputs().get(file))) {
        because(Cause.CORRECTED, file.substring(file.indexOf('/') + 1));
      }
    }
  }

  private void because(Cause cause, String what) {
    reasons.computeIfAbsent(cause, key -> new LinkedHashSet<>()).add(what);
  }

  private static Map<String, String> settings(Publication publication) {
    return publication.settings().stream()
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, TreeMap::new));
  }

  /** The parts of what was delivered, between a lake of the first data and that of the second. */
  private void data(Path lake, Path targetLake, Path target) {
    Set<String> files = reasons.remove(Cause.CORRECTED);
    Map<Cause, List<String>> rows = new EnumMap<>(Cause.class);
    rows.putAll(rows(lake, targetLake));
    if (rows.isEmpty()) {
      // Rows without a key, or nothing that any claim reads.
      rows.put(Cause.CORRECTED, List.of());
    }
    LakeMerge merge = new LakeMerge(lake, targetLake, keys());
    List<Cause> order = List.copyOf(rows.keySet());
    for (Cause cause : order) {
      Set<String> why = new LinkedHashSet<>(rows.get(cause));
      why.addAll(files);
      reasons.put(cause, why);
      if (cause == order.get(order.size() - 1)) {
        add(cause, target);
      } else {
        Path between = next().resolve(RunFolders.LAKE);
        if (cause == Cause.WITHDRAWN) {
          merge.withoutGone(between);
        } else {
          merge.withoutAdded(between);
        }
        add(cause, claims(Set.of(Cause.values()), between));
      }
    }
  }

  /** How many rows of which table went, were corrected or came. */
  private Map<Cause, List<String>> rows(Path lake, Path targetLake) {
    return rows.computeIfAbsent(List.of(lake, targetLake), lakes -> counted(lake, targetLake));
  }

  private Map<Cause, List<String>> counted(Path lake, Path targetLake) {
    Map<Cause, List<String>> counted = new EnumMap<>(Cause.class);
    new LakeMerge(lake, targetLake, keys())
        .differences(same(lake, targetLake))
        .forEach(
            (table, differing) -> {
              count(counted, Cause.WITHDRAWN, table, differing.gone());
              count(counted, Cause.CORRECTED, table, differing.corrected());
              count(counted, Cause.ADDED, table, differing.added());
            });
    return counted;
  }

  /** Tables that hold the same in both editions, where it is their lakes that are asked of. */
  private Set<String> same(Path lake, Path targetLake) {
    Set<String> same = new TreeSet<>();
    if (lake.equals(lake(before)) && targetLake.equals(lake(after))) {
      same.addAll(before.lake().keySet());
      same.removeIf(table -> !before.lake().get(table).equals(after.lake().get(table)));
    }
    return same;
  }

  /** Columns that identify a row, by table. */
  private Map<String, List<String>> keys() {
    return declared(after).catalog().tables().values().stream()
        .collect(Collectors.toMap(Table::id, Table::key, (a, b) -> a));
  }

  private static void count(Map<Cause, List<String>> rows, Cause cause, String table, long number) {
    if (number > 0) {
      rows.computeIfAbsent(cause, key -> new ArrayList<>()).add(table + " (" + number + ")");
    }
  }

  private Path lake(Publication publication) {
    return run(publication).resolve(RunFolders.LAKE);
  }

  private Path run(Publication publication) {
    return publications.of(publication.name()).resolve(Publications.RUN);
  }

  private Path next() {
    made++;
    try {
      return Files.createDirectories(temporary.resolve(String.valueOf(made)));
    } catch (IOException e) {
      throw MachineException.cannotWrite(temporary, e);
    }
  }

  private void add(Cause cause, Path warehouse) {
    states.add(saved(warehouse));
    if (cause != null) {
      causes.add(cause);
    }
  }

  /** Claims of a warehouse by audience, which are read beside what is made next. */
  private Map<Audience, Path> saved(Path warehouse) {
    return claimsOf.computeIfAbsent(
        warehouse,
        from -> {
          Map<Audience, Path> files = new EnumMap<>(Audience.class);
          for (Audience audience : Audience.values()) {
            files.put(
                audience,
                temporary.resolve(
                    "claims-" + claimsOf.size() + audience.inFileName() + ".parquet"));
          }
          reading.add(
              CompletableFuture.runAsync(
                  () -> {
                    try (Warehouse open = Warehouse.open(from)) {
                      files.forEach(
                          (audience, file) -> Claims.save(open, audience == Audience.PUBLIC, file));
                    }
                  }));
          return files;
        });
  }

  /** The run of an edition by the program as it is. */
  private Path remade(Publication edition) {
    Path out = next().resolve("out");
    Publications.remake(
        publications.of(edition.name()).resolve(Publications.PROJECT),
        edition.settings(),
        Publications.roots(publications.of(edition.name())),
        false,
        out,
        err);
    return PublishedRun.run(out).orElseThrow();
  }

  /**
   * The lake of the first edition's inputs with what the second declares of some causes: one that
   * is there, where nothing that a lake is made from is another; else it is made.
   */
  private Path lake(Set<Cause> taken) {
    if (isAs(before, Stages.LAKE, taken)) {
      return first.resolve(RunFolders.LAKE);
    }
    if (before.inputs().equals(after.inputs()) && isAs(after, Stages.LAKE, taken)) {
      return target.resolve(RunFolders.LAKE);
    }
    Path folder = next();
    Project read = declared(taken, folder);
    new LakeBuilder(
            read.catalog().with(read.settings().to(folder)),
            new Terminal(err, read.language(), read.catalog().tables().size() + STAGES))
        .build(LakeBuilder.Nothing.PUBLISHED);
    return folder.resolve(RunFolders.LAKE);
  }

  /**
   * The claims that a lake gives as the second edition declares and sets it as to some causes.
   * Where either edition's warehouse is made of the same, what the lake does not change is taken
   * from it.
   */
  private Path claims(Set<Cause> taken, Path lake) {
    Path folder = next();
    if (isAs(after, Stages.WAREHOUSE, taken)) {
      claims(declared(after), lake, folder, Optional.of(target));
    } else if (isAs(before, Stages.WAREHOUSE, taken)) {
      claims(declared(before), lake, folder, Optional.of(first));
    } else {
      claims(declared(taken, folder), lake, folder, Optional.empty());
    }
    return folder.resolve(RunFolders.WAREHOUSE);
  }

  private static void claims(Project project, Path lake, Path folder, Optional<Path> like) {
    WarehouseBuilder.buildClaims(
        project.warehouseInputs(lake, folder), like.map(run -> run.resolve(RunFolders.WAREHOUSE)));
  }

  /** Whether a step finds declared and set what it found in an edition. */
  private boolean isAs(Publication edition, String step, Set<Cause> taken) {
    Map<String, Publication> origins = origins(taken);
    Map<String, String> declared = new TreeMap<>();
    origins.forEach((path, from) -> declared.put(path, from.declared().get(path)));
    return MadeFrom.reads(step, settings(taken)).equals(MadeFrom.reads(step, edition.settings()))
        && MadeFrom.reads(step, declared, path -> file(origins.get(path), path), including)
            .equals(
                MadeFrom.reads(step, edition.declared(), path -> file(edition, path), including));
  }

  private Path file(Publication edition, String path) {
    return publications.of(edition.name()).resolve(Publications.PROJECT).resolve(path);
  }

  /** What an edition declares, of the first one's inputs. */
  private Project declared(Publication edition) {
    return projects.computeIfAbsent(
        edition,
        of ->
            read(
                publications.of(of.name()).resolve(Publications.PROJECT),
                of.settings(),
                temporary));
  }

  /** What the second edition declares of some causes and the first of the others. */
  private Project declared(Set<Cause> taken, Path folder) {
    return read(project(taken, folder.resolve(Publications.PROJECT)), settings(taken), folder);
  }

  private Project read(Path project, List<String> settings, Path folder) {
    return Publications.read(
        project, settings, Publications.roots(publications.of(before.name())), folder);
  }

  private List<String> settings(Set<Cause> taken) {
    return taken.contains(Cause.SETTING) ? after.settings() : before.settings();
  }

  /** Which edition each declaration is taken from: of some causes the second's. */
  private Map<String, Publication> origins(Set<Cause> taken) {
    Set<String> paths = new TreeSet<>(before.declared().keySet());
    paths.addAll(after.declared().keySet());
    Map<String, Publication> origins = new TreeMap<>();
    for (String path : paths) {
      Cause cause = Cause.of(path);
      // What is shown, and how it is exported, is no part of any claim.
      Publication from = cause == null || taken.contains(cause) ? after : before;
      if (from.declared().containsKey(path)) {
        origins.put(path, from);
      }
    }
    return origins;
  }

  /** The declarations of both editions in one folder: of some causes the second's. */
  private Path project(Set<Cause> taken, Path folder) {
    try {
      for (Map.Entry<String, Publication> each : origins(taken).entrySet()) {
        String path = each.getKey();
        Path to = folder.resolve(path);
        Files.createDirectories(to.getParent());
        Files.copy(file(each.getValue(), path), to);
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
    return folder;
  }

  /** The claims that differ, as each audience may read them. */
  private Map<Audience, List<Claims.Moved>> moved() {
    Map<Audience, List<Claims.Moved>> moved = new ConcurrentHashMap<>();
    BackgroundTask.both(
        () -> moved.put(Audience.PUBLIC, moved(Audience.PUBLIC)),
        () -> moved.put(Audience.MEMBERS, moved(Audience.MEMBERS)));
    return moved;
  }

  private List<Claims.Moved> moved(Audience audience) {
    return Claims.moved(states.stream().map(state -> state.get(audience)).toList());
  }

  /** Sentences of the reports that both editions have. */
  private List<Sentence> sentences() {
    List<Sentence> changed = new ArrayList<>();
    for (String path : before.files().keySet()) {
      if (path.startsWith(RunFolders.REPORTS + "/")
          && path.endsWith(".html")
          && after.files().containsKey(path)
          && !before.files().get(path).equals(after.files().get(path))) {
        Map<String, String> first = ReportSentences.of(run(before).resolve(path));
        Map<String, String> second = ReportSentences.of(run(after).resolve(path));
        String name = path.substring(path.indexOf('/') + 1);
        Map<String, Sentence> pairs = new LinkedHashMap<>();
        first.forEach(
            (keys, text) -> {
              String other = second.getOrDefault(keys, "");
              if (!text.equals(other)) {
                pairs.put(keys, new Sentence(name, text, other));
              }
            });
        second.forEach(
            (keys, text) -> {
              if (!first.containsKey(keys)) {
                pairs.put(keys, new Sentence(name, "", text));
              }
            });
        changed.addAll(pairs.values());
      }
    }
    return changed;
  }

  @Override
  public void close() {
    reading.forEach(each -> each.handle((nothing, failure) -> null).join());
    LakeMerge.drop(temporary);
  }
}
