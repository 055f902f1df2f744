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
import java.util.stream.Collectors;
import org.ptps.catalog.BackgroundTask;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.PublishedRun;
import org.ptps.catalog.Table;
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
  private final boolean everything;
  private final PrintWriter err;
  private final String program;
  private final Path temporary;
  private final Map<String, List<String>> keys;
  private final List<Path> states = new ArrayList<>();
  private final List<CompletableFuture<Void>> reading = new ArrayList<>();
  private final Map<List<Path>, Map<Cause, List<String>>> rows = new HashMap<>();
  private final List<Cause> causes = new ArrayList<>();
  private final Map<Cause, Set<String>> reasons = new EnumMap<>(Cause.class);
  private final Map<Path, Path> claimsOf = new HashMap<>();
  private final Map<Path, Boolean> including = new HashMap<>();
  private int made;

  /** Runs of both editions by the program as it is. */
  private Path first;

  private Path target;

  /**
   * @param everything whether claims about few people are compared too
   * @param program hash of the program as it is
   */
  EditionDiff(
      Publications publications,
      Publication before,
      Publication after,
      boolean everything,
      Map<String, Table> tables,
      String program,
      PrintWriter err) {
    this.publications = publications;
    this.before = before;
    this.after = after;
    this.everything = everything;
    this.program = program;
    this.err = err;
    this.keys =
        tables.values().stream().collect(Collectors.toMap(Table::id, Table::key, (a, b) -> a));
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
  record Sentence(String report, String before, String after) {}

  /**
   * What differs between the editions.
   *
   * @param reasons by cause, what of the inputs and declarations is another
   */
  record Result(List<Change> changes, List<Sentence> sentences, Map<Cause, Set<String>> reasons) {}

  Result run() {
    // Both ends are read while it is seen what lies between them.
    saved(run(before).resolve(RunFolders.WAREHOUSE));
    saved(run(after).resolve(RunFolders.WAREHOUSE));
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
    List<Sentence> sentences = sentences();
    reading.forEach(BackgroundTask::result);
    return new Result(changes(), sentences, reasons);
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
        Path folder = next();
        Path project = project(taken, folder.resolve(Publications.PROJECT));
        lake = lake(taken, project, folder);
        add(cause, claims(taken, project, lake, folder));
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
    LakeMerge merge = new LakeMerge(lake, targetLake, keys);
    List<Cause> order = List.copyOf(rows.keySet());
    for (Cause cause : order) {
      Set<String> why = new LinkedHashSet<>(rows.get(cause));
      why.addAll(files);
      reasons.put(cause, why);
      if (cause == order.get(order.size() - 1)) {
        add(cause, target);
      } else {
        Path folder = next();
        Path between = folder.resolve(RunFolders.LAKE);
        if (cause == Cause.WITHDRAWN) {
          merge.withoutGone(between);
        } else {
          merge.withoutAdded(between);
        }
        Set<Cause> all = Set.of(Cause.values());
        add(
            cause,
            claims(all, project(all, folder.resolve(Publications.PROJECT)), between, folder));
      }
    }
  }

  /** How many rows of which table went, were corrected or came. */
  private Map<Cause, List<String>> rows(Path lake, Path targetLake) {
    return rows.computeIfAbsent(List.of(lake, targetLake), lakes -> counted(lake, targetLake));
  }

  private Map<Cause, List<String>> counted(Path lake, Path targetLake) {
    Map<Cause, List<String>> counted = new EnumMap<>(Cause.class);
    new LakeMerge(lake, targetLake, keys)
        .differences()
        .forEach(
            (table, differing) -> {
              count(counted, Cause.WITHDRAWN, table, differing.gone());
              count(counted, Cause.CORRECTED, table, differing.corrected());
              count(counted, Cause.ADDED, table, differing.added());
            });
    return counted;
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

  /** Claims of a warehouse, which are read beside what is made next. */
  private Path saved(Path warehouse) {
    return claimsOf.computeIfAbsent(
        warehouse,
        from -> {
          Path file = temporary.resolve("claims-" + claimsOf.size() + ".parquet");
          reading.add(
              CompletableFuture.runAsync(
                  () -> {
                    try (Warehouse open = Warehouse.open(from)) {
                      Claims.save(open, !everything, file);
                    }
                  }));
          return file;
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
  private Path lake(Set<Cause> taken, Path project, Path folder) {
    if (isAs(before, Stages.LAKE, taken, project)) {
      return first.resolve(RunFolders.LAKE);
    }
    if (before.inputs().equals(after.inputs()) && isAs(after, Stages.LAKE, taken, project)) {
      return target.resolve(RunFolders.LAKE);
    }
    Project read = read(taken, project, folder);
    new LakeBuilder(
            read.catalog(),
            new Terminal(err, read.language(), read.catalog().tables().size() + STAGES))
        .build(LakeBuilder.Nothing.PUBLISHED);
    return read.settings().lake();
  }

  /**
   * The claims that a lake gives as the second edition declares and sets it as to some causes.
   * Where either edition's warehouse is made of the same, what the lake does not change is taken
   * from it.
   */
  private Path claims(Set<Cause> taken, Path project, Path lake, Path folder) {
    Optional<Path> like = Optional.empty();
    if (isAs(after, Stages.WAREHOUSE, taken, project)) {
      like = Optional.of(target);
    } else if (isAs(before, Stages.WAREHOUSE, taken, project)) {
      like = Optional.of(first);
    }
    WarehouseBuilder.buildClaims(
        read(taken, project, folder).warehouseInputs(lake, folder),
        like.map(run -> run.resolve(RunFolders.WAREHOUSE)));
    return folder.resolve(RunFolders.WAREHOUSE);
  }

  /** Whether a step finds declared and set what it found in an edition. */
  private boolean isAs(Publication edition, String step, Set<Cause> taken, Path project) {
    return MadeFrom.reads(step, settings(taken)).equals(MadeFrom.reads(step, edition.settings()))
        && MadeFrom.reads(step, project, declared(taken), including)
            .equals(
                MadeFrom.reads(
                    step,
                    publications.of(edition.name()).resolve(Publications.PROJECT),
                    edition.declared(),
                    including));
  }

  /** The first edition's inputs, to be made in a folder as the second declares of some causes. */
  private Project read(Set<Cause> taken, Path project, Path folder) {
    return Publications.read(
        project, settings(taken), Publications.roots(publications.of(before.name())), folder);
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

  private Map<String, String> declared(Set<Cause> taken) {
    Map<String, String> declared = new TreeMap<>();
    origins(taken).forEach((path, from) -> declared.put(path, from.declared().get(path)));
    return declared;
  }

  /** The declarations of both editions in one folder: of some causes the second's. */
  private Path project(Set<Cause> taken, Path folder) {
    try {
      for (Map.Entry<String, Publication> each : origins(taken).entrySet()) {
        String path = each.getKey();
        Path to = folder.resolve(path);
        Files.createDirectories(to.getParent());
        Files.copy(
            publications.of(each.getValue().name()).resolve(Publications.PROJECT).resolve(path),
            to);
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
    return folder;
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (Claims.Moved moved : Claims.moved(states)) {
      List<Claims.Said> said = moved.said();
      Map<Cause, Double> parts = new EnumMap<>(Cause.class);
      Set<Cause> touched = new TreeSet<>();
      for (int i = 1; i < said.size(); i++) {
        Claims.Said from = said.get(i - 1);
        Claims.Said to = said.get(i);
        if (!from.equals(to)) {
          touched.add(causes.get(i - 1));
        }
        if (from.value() != null && to.value() != null && !from.value().equals(to.value())) {
          parts.merge(causes.get(i - 1), to.value() - from.value(), Double::sum);
        }
      }
      changes.add(new Change(moved, said.get(0), said.get(said.size() - 1), parts, touched));
    }
    return changes;
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
