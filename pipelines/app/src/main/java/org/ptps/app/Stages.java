package org.ptps.app;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.ptps.app.RunRecord.Step;
import org.ptps.catalog.BackgroundTask;
import org.ptps.catalog.Fingerprint;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Places;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Words;
import org.ptps.charts.Figures;
import org.ptps.charts.Reports;
import org.ptps.charts.data.Answers;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.MapBoundaries;
import org.ptps.charts.declared.ReportFormat;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.exchange.Export;
import org.ptps.exchange.PassportPages;
import org.ptps.lake.LakeBuilder;
import org.ptps.lake.LedgerEntry;
import org.ptps.warehouse.AsOf;
import org.ptps.warehouse.LakeContent;
import org.ptps.warehouse.Passport;
import org.ptps.warehouse.PassportOffice;
import org.ptps.warehouse.TableVersions;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseBuilder;
import org.ptps.warehouse.WarehouseInputs;

/**
 * The stages of a run. Results go to the folder of a new run, which {@link #publish} puts in place
 * with what is still valid, and nothing of another lake or warehouse. An output has one writer at a
 * time.
 *
 * <p>A step whose inputs, declarations, settings and program are unchanged is not repeated. A
 * figure or report of a changed warehouse is kept where all its queries still have the same
 * answers.
 */
final class Stages implements AutoCloseable {
  static final String LAKE = "lake";
  static final String WAREHOUSE = "warehouse";
  static final String FIGURE = "figure ";
  static final String REPORT = "report ";
  static final String EXPORT = "export ";

  /** Facts that steps record. */
  static final String CONTENT = "content";

  static final String LEDGER = "ledger ";
  private static final String COMPLETE = "complete";
  private static final String KNOWN_ON = "known on";
  private static final String LANGUAGE = "language";
  private static final String AUDIENCE = "audience";
  private static final String PASSPORTS = "passports";

  /** Prefix of the versions of tables that were read. */
  private static final String RESTS_ON = "rests on ";

  /**
   * Stages of the progress bar besides one per table: scan, start, ledger, warehouse, figures, as-
   * of, report.
   */
  private static final int FIXED_STAGES = 7;

  private final Project project;
  private final Terminal terminal;
  private final NewRun run;
  private final MadeFrom madeFrom;
  private List<VanishedCorrection> vanished = List.of();

  private Stages(Project project, Terminal terminal, NewRun run) {
    this.project = project;
    this.terminal = terminal;
    this.run = run;
    this.madeFrom = run.madeFrom();
  }

  /**
   * @param fresh whether valid steps are repeated
   * @throws MachineException if another run is writing the same output, or it cannot be written
   */
  static Stages of(Project project, PrintWriter err, boolean fresh) {
    OutputFolder output = OutputFolder.lock(project.settings().out());
    return of(project, err, output, madeFrom(project.settings(), output), fresh);
  }

  /** As {@link #of(Project, PrintWriter, boolean)}, for an output that is locked already. */
  static Stages of(
      Project project, PrintWriter err, OutputFolder output, MadeFrom madeFrom, boolean fresh) {
    int stages = project.catalog().tables().size() + FIXED_STAGES;
    return new Stages(
        project,
        new Terminal(err, project.language(), stages),
        new NewRun(project.settings(), err, output, madeFrom, fresh));
  }

  static MadeFrom madeFrom(Settings settings, OutputFolder output) {
    return new MadeFrom(RunOptions.home(), settings, new FileHashes(output.before().files()));
  }

  /**
   * Summary of the lake stage.
   *
   * @param ledger in words
   * @param gone sources that had rows in the run before and have none
   */
  record Lake(String ledger, Set<String> gone) {}

  /** Makes the lake alone; the folder remembers the options. */
  Lake lake(LakeBuilder.Nothing nothing, RememberedOptions asked) {
    return lake(nothing, asked, () -> {});
  }

  /** Makes the lake for a warehouse; the folder remembers the options. */
  Lake lakeOfAll(LakeBuilder.Nothing nothing, RememberedOptions asked) {
    return lake(nothing, asked, this::readAhead);
  }

  private Lake lake(LakeBuilder.Nothing nothing, RememberedOptions asked, Runnable meanwhile) {
    Lake lake = lake(nothing, meanwhile);
    run.keep(LAKE, asked.on(run.present(LAKE).orElseThrow()));
    return lake;
  }

  /** Makes the lake for a warehouse. */
  Lake lakeOfAll(LakeBuilder.Nothing nothing) {
    return lake(nothing, this::readAhead);
  }

  /** Starts reading what the warehouse needs, since making a lake leaves a core idle. */
  private void readAhead() {
    WarehouseInputs inputs = project.warehouseInputs();
    CompletableFuture.runAsync(() -> WarehouseBuilder.readAhead(inputs));
  }

  /**
   * @param meanwhile started if the lake must be made
   */
  private Lake lake(LakeBuilder.Nothing nothing, Runnable meanwhile) {
    Map<String, String> from = madeFrom.lake(nothing);
    Step step = run.known(LAKE, from).orElse(null);
    Set<String> gone = new TreeSet<>();
    if (step == null) {
      meanwhile.run();
      gone = Manifest.sourcesWithRows(project.settings());
      Settings settings = project.settings().to(run.building());
      List<LedgerEntry> ledger =
          new LakeBuilder(project.catalog().with(settings), terminal).build(nothing);
      step = lake(from, nothing, ledger, plainFolder(settings.lake()));
      run.add(LAKE, step);
      ledger.stream()
          .filter(entry -> entry.kept() > 0)
          .map(entry -> entry.input().source().id())
          .forEach(gone::remove);
    }
    run.keep(LAKE, step);
    return new Lake(step.said().get(LEDGER + project.language()), gone);
  }

  private Step lake(
      Map<String, String> from,
      LakeBuilder.Nothing nothing,
      List<LedgerEntry> ledger,
      Path folder) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put(Manifest.SETTINGS, Manifest.settings(project.settings()));
    said.put(Manifest.INPUTS, Manifest.inputs(ledger));
    for (Language language : Language.values()) {
      said.put(LEDGER + language, LedgerSummary.words(ledger, language));
    }
    Map<String, LakeContent.Table> content = LakeContent.of(folder);
    content.forEach(
        (table, holds) -> {
          said.put(Manifest.ROWS + table, String.valueOf(holds.rows()));
          said.put(Manifest.TABLE + table, holds.hash());
        });
    Map<String, String> hashes = new TreeMap<>();
    content.forEach((table, holds) -> hashes.put(table, holds.hash()));
    said.put(CONTENT, Fingerprint.start().add(hashes).hash());
    // Inputs that changed during reading may have been read before or after the change.
    boolean same = run.again().lake(nothing).equals(from);
    return run.step(same ? from : Map.of(), NewRun.files(folder), said, Map.of());
  }

  /**
   * A lake elsewhere is written beside its place and linked; in the run's folder it is a plain
   * folder.
   */
  private static Path plainFolder(Path lake) {
    try {
      if (Files.isSymbolicLink(lake)) {
        Path folder = lake.toRealPath();
        Files.delete(lake);
        Files.move(folder, lake);
      }
      return lake;
    } catch (IOException e) {
      throw MachineException.cannotWrite(lake, e);
    }
  }

  Path warehouse() {
    Step lake = run.present(LAKE).orElseThrow(this::noLake);
    Map<String, String> from = madeFrom.warehouse(lake.said().get(CONTENT));
    Path file = project.settings().warehouse();
    Optional<Step> known = Files.exists(log(file)) ? Optional.empty() : run.known(WAREHOUSE, from);
    if (known.isEmpty()) {
      terminal.stage(new Words("almacén: vistas e indicadores", "warehouse: views and indicators"));
      WarehouseBuilder.checkNotHeld(file);
      WarehouseInputs inputs = project.warehouseInputs(run.place(RunFolders.LAKE), run.building());
      Optional<Step> before =
          Files.exists(log(file)) ? Optional.empty() : run.apartFromTheLake(WAREHOUSE, from);
      if (before.isPresent()) {
        WarehouseBuilder.update(inputs, file, changedSince(before.get(), lake));
      } else {
        WarehouseBuilder.build(inputs);
      }
      WarehouseBuilder.checkNotHeld(file);
      vanished = VanishedCorrection.between(file, run.place(RunFolders.WAREHOUSE));
      known =
          Optional.of(
              run.step(
                  from,
                  List.of(run.building().resolve(RunFolders.WAREHOUSE)),
                  Map.of(Manifest.SETTINGS, Manifest.settings(project.settings())),
                  Map.of()));
      run.add(WAREHOUSE, known.get());
    }
    run.keep(WAREHOUSE, known.get());
    return Path.of(RunFolders.WAREHOUSE);
  }

  /** Tables of the lake that changed since a warehouse was made, where its lake is on record. */
  private Optional<Set<String>> changedSince(Step warehouse, Step lake) {
    return run.before(LAKE)
        .filter(then -> then.said().get(CONTENT).equals(warehouse.from().get(MadeFrom.LAKE)))
        .map(
            then -> {
              Map<String, String> before = Manifest.tables(then);
              Map<String, String> now = Manifest.tables(lake);
              Set<String> changed = new TreeSet<>(before.keySet());
              changed.addAll(now.keySet());
              changed.removeIf(table -> Objects.equals(before.get(table), now.get(table)));
              return changed;
            });
  }

  /** Corrections in the warehouse before that are not in this one. */
  List<VanishedCorrection> vanished() {
    return vanished;
  }

  /** Write-ahead log of a DuckDB file. */
  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + ".wal");
  }

  private UsageException noLake() {
    return new UsageException(
        switch (project.language()) {
          case ES -> "no hay lago en " + project.settings().lake() + " → corra antes: ./ptps lake";
          case EN -> "there is no lake at " + project.settings().lake() + " → first: ./ptps lake";
        });
  }

  /** Public outputs of a run: figures and the report of the settings. */
  record Shown(List<Path> figures, Path report) {}

  /** Makes figures and report, in as many threads as the machine has cores. */
  Shown shown() {
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
    try {
      // The report's as-of warehouse uses all cores; figures are drawn beside the report itself.
      CompletableFuture<Void> known = new CompletableFuture<>();
      CompletableFuture<Path> report =
          CompletableFuture.supplyAsync(
                  () ->
                      report(
                              chosen(),
                              project.settings().shown().asOf(),
                              () -> known.complete(null))
                          .get(0),
                  workers)
              .whenComplete((path, failure) -> known.complete(null));
      known.join();
      List<Path> figures;
      try {
        figures =
            figures(
                project.settings().shown().figures(),
                FigureScope.DECLARED,
                ReportRequest.Audience.PUBLIC,
                FigureFormat.usual(),
                workers);
      } finally {
        report.exceptionally(failed -> null).join();
      }
      return new Shown(figures, BackgroundTask.result(report));
    } finally {
      workers.shutdown();
    }
  }

  /** The report of the settings for the latest year. */
  private ReportRequest chosen() {
    return new ReportRequest(
        project.settings().shown().report(),
        "",
        Map.of(),
        project.language(),
        ReportRequest.Audience.PUBLIC,
        project.settings().shown().formats().stream()
            .map(format -> ReportFormat.valueOf(format.toUpperCase(Locale.ROOT)))
            .toList());
  }

  List<Path> figures(
      List<String> ids,
      FigureScope scope,
      ReportRequest.Audience audience,
      Set<FigureFormat> formats) {
    ExecutorService workers =
        Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors()));
    try {
      return figures(ids, scope, audience, formats, workers);
    } finally {
      workers.shutdown();
    }
  }

  /** A figure to draw: its declaration, step and dependencies. */
  private record Wanted(String id, String step, Map<String, String> from) {}

  private List<Path> figures(
      List<String> ids,
      FigureScope scope,
      ReportRequest.Audience audience,
      Set<FigureFormat> formats,
      ExecutorService workers) {
    String warehouse = warehouseStep().id();
    Map<String, Wanted> wanted = new LinkedHashMap<>();
    Figures.files(project.figures(), ids, scope, audience)
        .forEach(
            (id, file) -> {
              String step = step(FIGURE, id, file, audience);
              wanted.put(
                  file, new Wanted(id, step, madeFrom.figure(step, scope, audience, warehouse)));
            });
    Map<String, Wanted> drawn = new LinkedHashMap<>(wanted);
    Map<String, Map<String, String>> doubtful = new LinkedHashMap<>();
    wanted.forEach(
        (file, figure) -> {
          Optional<Step> known = run.known(figure.step(), figure.from());
          if (known.isPresent() && gives(known.get(), formats)) {
            run.keep(figure.step(), known.get());
            drawn.remove(file);
          } else if (known.isEmpty()) {
            run.apartFromTheWarehouse(figure.step(), figure.from())
                .filter(step -> gives(step, formats))
                .ifPresent(step -> doubtful.put(file, step.read()));
          }
        });
    if (!drawn.isEmpty()) {
      try (Warehouse open = Warehouse.open(run.place(RunFolders.WAREHOUSE))) {
        TableVersions versions = TableVersions.of(open);
        doubtful.replaceAll(
            (file, read) -> doubtful(run.present(wanted.get(file).step()).orElseThrow(), versions));
        doubtful.forEach(
            (file, asked) -> {
              Wanted figure = wanted.get(file);
              if (asked.isEmpty()) {
                Step before = run.present(figure.step()).orElseThrow();
                run.keep(figure.step(), before.from(figure.from()));
                drawn.remove(file);
              }
            });
        if (!drawn.isEmpty()) {
          terminal.stage(new Words("figuras", "figures"));
          draw(open, versions, scope, audience, formats, workers, drawn, doubtful);
        }
      }
    }
    List<String> suffixes = formats.stream().map(format -> "." + format.suffix()).toList();
    return wanted.values().stream()
        .flatMap(figure -> run.named(figure.step()))
        .filter(path -> suffixes.stream().anyMatch(path.toString()::endsWith))
        .toList();
  }

  /** What of all that a step has read must be asked again to know whether it is the same. */
  private static Map<String, String> doubtful(Step step, TableVersions versions) {
    Map<String, String> restedOn = new LinkedHashMap<>();
    step.said()
        .forEach(
            (what, version) -> {
              if (what.startsWith(RESTS_ON)) {
                restedOn.put(what.substring(RESTS_ON.length()), version);
              }
            });
    return Answers.doubtful(step.read(), restedOn, versions);
  }

  private static Map<String, String> restingOn(
      Map<String, String> said, Map<String, String> read, TableVersions versions) {
    Map<String, String> all = new LinkedHashMap<>(said);
    all.keySet().removeIf(what -> what.startsWith(RESTS_ON));
    Answers.restOn(read.keySet(), versions)
        .forEach((table, version) -> all.put(RESTS_ON + table, version));
    return all;
  }

  private void draw(
      Warehouse open,
      TableVersions versions,
      FigureScope scope,
      ReportRequest.Audience audience,
      Set<FigureFormat> formats,
      ExecutorService workers,
      Map<String, Wanted> drawn,
      Map<String, Map<String, String>> doubtful) {
    List<Figures.Drawn> done =
        Figures.draw(
            open,
            project.catalog().home(),
            drawn.values().stream().map(Wanted::id).toList(),
            scope.within(boundaries()),
            project.language(),
            audience,
            run.building().resolve(RunFolders.FIGURES),
            formats,
            doubtful,
            workers);
    for (Figures.Drawn figure : done) {
      Wanted asked = drawn.get(figure.id());
      if (figure.stands()) {
        Step before = run.present(asked.step()).orElseThrow();
        run.keep(
            asked.step(),
            before.from(asked.from()).said(restingOn(before.said(), before.read(), versions)));
      } else {
        Map<String, String> said = restingOn(Map.of(), figure.read(), versions);
        run.add(asked.step(), run.step(asked.from(), figure.files(), said, figure.read()));
      }
    }
  }

  /** Whether a step has written all of the formats. */
  private static boolean gives(Step step, Set<FigureFormat> formats) {
    return formats.stream()
        .allMatch(
            format ->
                step.outputs().stream()
                    .anyMatch(file -> file.path().endsWith("." + format.suffix())));
  }

  private Optional<MapBoundaries> boundaries() {
    return project
        .settings()
        .mapBoundaries()
        .map(
            file ->
                new MapBoundaries(
                    file,
                    project.settings().mapCredit(),
                    project.catalog().places().aliases().stream()
                        .collect(
                            Collectors.groupingBy(
                                Places.Alias::code,
                                Collectors.mapping(
                                    Places.Alias::alias, Collectors.toUnmodifiableList())))));
  }

  /**
   * Makes a report as of a day, by default one year after the end of its own.
   *
   * @throws UsageException if the year was not over on that day
   */
  List<Path> report(ReportRequest request, Optional<LocalDate> asOf) {
    return report(request, asOf, () -> {});
  }

  /**
   * @param known called once the warehouse of the report is ready
   */
  private List<Path> report(ReportRequest request, Optional<LocalDate> asOf, Runnable known) {
    String name =
        step(
            REPORT,
            request.report(),
            request.name().isEmpty() ? "-" : request.name(),
            request.audience());
    Map<String, String> from = madeFrom.report(name, request, asOf, warehouseStep().id());
    Optional<Step> written =
        run.known(name, from)
            .filter(
                step ->
                    step.said().getOrDefault(PASSPORTS, madeFrom.pages()).equals(madeFrom.pages()));
    if (written.isPresent() && gives(written.get(), request)) {
      run.keep(name, written.get());
    } else {
      terminal.stage(new Words("informe", "report"));
      ReportRequest complete;
      try (Warehouse open = Warehouse.open(run.place(RunFolders.WAREHOUSE))) {
        complete = Reports.complete(open, project.catalog().home(), request);
      }
      Optional<AsOf> knownOn = knownOn(complete, asOf);
      Path cut = cut(knownOn);
      known.run();
      Optional<Step> same =
          written.isPresent()
              ? Optional.empty()
              : run.apartFromTheWarehouse(name, from)
                  .filter(step -> gives(step, request))
                  // Passports show lines, which may differ where no answer does.
                  .filter(step -> !step.said().containsKey(PASSPORTS))
                  .filter(step -> complete.toString().equals(step.said().get(COMPLETE)));
      try (Warehouse open = Warehouse.open(cut)) {
        TableVersions versions = TableVersions.of(open);
        Map<String, String> asked = same.map(step -> doubtful(step, versions)).orElse(Map.of());
        Reports.Written done =
            same.isPresent() && asked.isEmpty()
                ? Reports.Written.standing()
                : Reports.written(
                    open,
                    project.catalog().home(),
                    complete,
                    boundaries(),
                    run.building().resolve(RunFolders.REPORTS),
                    asked);
        if (done.stands()) {
          Step step = same.orElseThrow();
          run.keep(name, step.from(from).said(restingOn(step.said(), step.read(), versions)));
        } else {
          Map<String, String> said = new LinkedHashMap<>();
          said.put(COMPLETE, complete.toString());
          said.put(LANGUAGE, project.language().name());
          said.put(AUDIENCE, request.audience().name());
          said.put(KNOWN_ON, knownOn.map(each -> each.year() + " " + each.date()).orElse(""));
          written
              .map(step -> step.said().get(PASSPORTS))
              .ifPresent(pages -> said.put(PASSPORTS, pages));
          run.add(
              name,
              run.step(from, done.files(), restingOn(said, done.read(), versions), done.read()));
        }
      }
    }
    List<String> suffixes =
        request.formats().stream().map(format -> "." + format.suffix()).toList();
    return run.named(name)
        .filter(path -> suffixes.stream().anyMatch(path.toString()::endsWith))
        .toList();
  }

  private static boolean gives(Step step, ReportRequest request) {
    return request.formats().stream()
        .allMatch(
            format ->
                step.outputs().stream()
                    .anyMatch(file -> file.path().endsWith("." + format.suffix())));
  }

  /** Writes passports of all numbers of this run's reports, as pages to which the numbers link. */
  void passports() {
    for (String name : run.steps(REPORT)) {
      Step step = run.present(name).orElseThrow();
      List<Path> pages =
          step.outputs().stream()
              .map(RunRecord.Output::path)
              .filter(path -> path.endsWith(".html"))
              .map(run::place)
              .toList();
      if (!pages.isEmpty() && !step.said().containsKey(PASSPORTS)) {
        terminal.stage(new Words("fichas de los números", "passports of the numbers"));
        run.add(name, bound(step, pages));
      }
    }
  }

  /** Writes passports for every published report. */
  void passportsOfAll() {
    run.published(REPORT).forEach(run::keep);
    passports();
  }

  private Step bound(Step step, List<Path> pages) {
    boolean members =
        ReportRequest.Audience.valueOf(step.said().get(AUDIENCE)) == ReportRequest.Audience.MEMBERS;
    Language language = Language.valueOf(step.said().get(LANGUAGE));
    String[] knownOn = step.said().getOrDefault(KNOWN_ON, "").split(" ");
    Optional<AsOf> day =
        knownOn.length < 2
            ? Optional.empty()
            : Optional.of(new AsOf(Integer.parseInt(knownOn[0]), LocalDate.parse(knownOn[1])));
    List<Path> written;
    try (Warehouse whole = Warehouse.open(cut(day));
        Warehouse meanings = Warehouse.open(run.place(RunFolders.WAREHOUSE));
        Warehouse edition = members ? null : whole.publicEdition()) {
      PassportOffice office =
          new PassportOffice(
              whole,
              members ? whole : edition,
              meanings,
              members ? Passport.Reader.MEMBERS : Passport.Reader.ANYONE,
              project.indicators());
      written =
          PassportPages.write(
              pages,
              run.building().resolve(RunFolders.REPORTS),
              office,
              language,
              Export.isFictitious(whole));
    }
    Map<String, String> said = new LinkedHashMap<>(step.said());
    said.put(PASSPORTS, madeFrom.pages());
    Step bound = run.step(step.from(), written, said, step.read());
    List<RunRecord.Output> all = new ArrayList<>(bound.outputs());
    Set<String> paths =
        all.stream().map(RunRecord.Output::path).collect(Collectors.toCollection(TreeSet::new));
    step.outputs().stream().filter(file -> !paths.contains(file.path())).forEach(all::add);
    return bound.outputs(all);
  }

  /** As-of date of a report; none for a report without a year. */
  private Optional<AsOf> knownOn(ReportRequest request, Optional<LocalDate> asOf) {
    if (request.year().isEmpty()) {
      return Optional.empty();
    }
    int year = request.year().getAsInt();
    if (asOf.isPresent() && asOf.get().isBefore(LocalDate.of(year, 12, 31))) {
      throw new UsageException(
          switch (project.language()) {
            case ES ->
                "--as-of "
                    + asOf.get()
                    + ": el año "
                    + year
                    + " no había terminado → una fecha desde "
                    + year
                    + "-12-31";
            case EN ->
                "--as-of "
                    + asOf.get()
                    + ": the year "
                    + year
                    + " was not over → a day from "
                    + year
                    + "-12-31";
          });
    }
    return Optional.of(asOf.map(date -> new AsOf(year, date)).orElseGet(() -> AsOf.usual(year)));
  }

  /** Warehouse of a report: without anything later than its as-of date. */
  private Path cut(Optional<AsOf> knownOn) {
    Path warehouse = run.place(RunFolders.WAREHOUSE);
    if (knownOn.isEmpty()) {
      return warehouse;
    }
    terminal.stage(
        new Words("almacén a la fecha del informe", "warehouse as of the date of the report"));
    return WarehouseBuilder.asOf(
        project.warehouseInputs(run.place(RunFolders.LAKE), project.settings().out()),
        knownOn.get(),
        warehouse,
        project.settings().out().resolve(RunFolders.CUTS));
  }

  /** Editions for members are never written to the published folder. */
  List<Path> export(Export.Audience audience, Set<Export.Format> formats) {
    String folder =
        switch (audience) {
          case PUBLIC -> "export";
          case MEMBERS -> "export-members";
        };
    String name = EXPORT + audience.name().toLowerCase(Locale.ROOT) + " " + project.language();
    Map<String, String> from =
        madeFrom.export(
            name,
            project.language(),
            formats.isEmpty() ? formats : EnumSet.copyOf(formats),
            warehouseStep().id());
    Optional<Step> known = run.known(name, from);
    if (known.isPresent()) {
      run.keep(name, known.get());
    } else {
      terminal.stage(new Words("exportación", "export"));
      try (Warehouse warehouse = Warehouse.open(run.place(RunFolders.WAREHOUSE))) {
        List<Path> written =
            Export.write(
                warehouse,
                project.catalog().home(),
                audience,
                project.language(),
                formats,
                run.building().resolve(folder));
        run.add(name, run.step(from, written, Map.of(), Map.of()));
      }
    }
    return run.named(name).toList();
  }

  private String step(String kind, String id, String name, ReportRequest.Audience audience) {
    return kind
        + id
        + " "
        + name
        + " "
        + project.language().tag()
        + " "
        + audience.name().toLowerCase(Locale.ROOT);
  }

  private Step warehouseStep() {
    Step step = run.present(WAREHOUSE).orElseThrow(this::withoutWarehouse);
    if (!run.has(WAREHOUSE)
        && (!run.stands(step) || Files.exists(log(project.settings().warehouse())))) {
      // Opening it first gives the best message about what is wrong.
      Warehouse.open(project.settings().warehouse()).close();
      throw new MachineException(
          new Words(
              "el almacén no está como lo dejó la última corrida: otro programa lo cambió, o la carpeta"
                  + " se copió sin sus fechas (cp -a las conserva): "
                  + project.settings().warehouse()
                  + " → rehágalo: ./ptps warehouse",
              "the warehouse is not as the last run left it: another program changed it, or the folder"
                  + " was copied without its dates (cp -a keeps them): "
                  + project.settings().warehouse()
                  + " → build it again: ./ptps warehouse"));
    }
    return step;
  }

  /** No warehouse, or one of which nothing tells what it was made of. */
  private RuntimeException withoutWarehouse() {
    Path warehouse = project.settings().warehouse();
    return Files.exists(warehouse)
        ? new MachineException(
            new Words(
                "del almacén en "
                    + warehouse
                    + " no se sabe de qué salió: lo dejó otra versión del programa, o a su carpeta"
                    + " le falta el registro de la corrida → rehágalo: ./ptps run",
                "what the warehouse at "
                    + warehouse
                    + " was made of is not known: another version of the program left it, or its"
                    + " folder lacks the record of the run → build it again: ./ptps run"))
        : Lookups.noWarehouse(project.settings());
  }

  /** Publishes the result of a single stage with what is still valid. */
  void publish() {
    run.publish(Optional.empty());
  }

  void publish(String everything, LakeBuilder.Nothing nothing, Shown shown) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put(UnchangedRun.FIGURES, String.valueOf(UnchangedRun.drawn(shown.figures())));
    said.put(UnchangedRun.REPORT, shown.report().toString().replace(File.separatorChar, '/'));
    boolean same = run.again().everything(nothing).equals(everything);
    run.publish(
        Optional.of(
            new Step(
                same ? Map.of(UnchangedRun.EVERYTHING, everything) : Map.of(),
                List.of(),
                said,
                Map.of())));
  }

  @Override
  public void close() {
    terminal.end();
    run.close();
  }
}
