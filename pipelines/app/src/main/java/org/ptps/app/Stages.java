package org.ptps.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Places;
import org.ptps.catalog.Words;
import org.ptps.charts.FigureFormat;
import org.ptps.charts.FigureScope;
import org.ptps.charts.Figures;
import org.ptps.charts.MapBoundaries;
import org.ptps.charts.ReportFormat;
import org.ptps.charts.ReportRequest;
import org.ptps.charts.Reports;
import org.ptps.exchange.Export;
import org.ptps.lake.LakeBuilder;
import org.ptps.lake.LedgerEntry;
import org.ptps.warehouse.AsOf;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.WarehouseBuilder;

/**
 * The stages of a run, each on what the one before left on disk; one writer at a time per output.
 */
final class Stages implements AutoCloseable {
  /** Stages told besides one per table: look, start, ledger, warehouse, figures, as of, report. */
  private static final int FIXED_STAGES = 7;

  private final Project project;
  private final Terminal terminal;
  private final FileChannel lockFile;

  private Stages(Project project, Terminal terminal, FileChannel lockFile) {
    this.project = project;
    this.terminal = terminal;
    this.lockFile = lockFile;
  }

  /**
   * @throws MachineException if another run is writing the same output, or it cannot be written
   */
  static Stages of(Project project, PrintWriter err) {
    Path out = project.settings().out();
    try {
      Files.createDirectories(out);
      FileChannel file =
          FileChannel.open(
              out.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = file.tryLock();
      if (lock == null) {
        file.close();
        throw new MachineException(
            new Words(
                "otra corrida está escribiendo en "
                    + out
                    + " → espere a que termine o use otro --out",
                "another run is writing to "
                    + out
                    + " → wait until it ends, or use another --out"));
      }
      int stages = project.catalog().tables().size() + FIXED_STAGES;
      return new Stages(project, new Terminal(err, project.language(), stages), file);
    } catch (IOException e) {
      throw MachineException.cannotWrite(out, e);
    }
  }

  /** The ledger of the new lake, and the sources that had rows in the one before and have none. */
  record Lake(List<LedgerEntry> ledger, Set<String> gone) {}

  Lake lake(LakeBuilder.Nothing nothing) {
    Set<String> before = Manifest.sourcesWithRows(project.settings());
    LakeBuilder builder = new LakeBuilder(project.catalog(), terminal);
    List<LedgerEntry> ledger = builder.build(nothing);
    Manifest.write(project.settings(), ledger, builder.contents());
    Set<String> gone = new TreeSet<>(before);
    ledger.stream()
        .filter(entry -> entry.kept() > 0)
        .forEach(entry -> gone.remove(entry.arrival().source().id()));
    return new Lake(ledger, gone);
  }

  Path warehouse() {
    if (!Files.isDirectory(project.settings().lake())) {
      throw new UsageException(
          switch (project.language()) {
            case ES ->
                "no hay lago en " + project.settings().lake() + " → corra antes: ./ptps lake";
            case EN -> "there is no lake at " + project.settings().lake() + " → first: ./ptps lake";
          });
    }
    terminal.stage(new Words("almacén: vistas e indicadores", "warehouse: views and indicators"));
    WarehouseBuilder.build(project.warehouseInputs());
    return project.settings().warehouse();
  }

  List<Path> figures(List<String> ids) {
    return figures(
        ids, FigureScope.DECLARED, ReportRequest.Audience.PUBLIC, Set.of(FigureFormat.values()));
  }

  List<Path> figures(
      List<String> ids,
      FigureScope scope,
      ReportRequest.Audience audience,
      Set<FigureFormat> formats) {
    terminal.stage(new Words("figuras", "figures"));
    try (Warehouse warehouse = Requests.open(project)) {
      return Figures.render(
          warehouse,
          project.catalog().home(),
          ids,
          scope.within(boundaries()),
          project.language(),
          audience,
          project.settings().figures(),
          formats);
    }
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

  /** The annual report of the latest year, for anyone. */
  Path report() {
    return report(
            new ReportRequest(
                "annual",
                "",
                Map.of(),
                project.language(),
                ReportRequest.Audience.PUBLIC,
                List.of(ReportFormat.HTML)),
            Optional.empty())
        .get(0);
  }

  /**
   * A report as known on a day; where none is given, as known a year after the end of its own.
   *
   * @throws UsageException if the year was not over on that day
   */
  List<Path> report(ReportRequest request, Optional<LocalDate> asOf) {
    terminal.stage(new Words("informe", "report"));
    ReportRequest complete;
    try (Warehouse warehouse = Requests.open(project)) {
      complete = Reports.complete(warehouse, project.catalog().home(), request);
    }
    try (Warehouse warehouse = Warehouse.open(knownFor(complete, asOf))) {
      return Reports.write(
          warehouse,
          project.catalog().home(),
          complete,
          boundaries(),
          project.settings().reports());
    }
  }

  /** The warehouse that a report is made from: nothing in it is later than the report. */
  private Path knownFor(ReportRequest request, Optional<LocalDate> asOf) {
    if (request.year().isEmpty()) {
      return project.settings().warehouse();
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
    terminal.stage(
        new Words("almacén a la fecha del informe", "warehouse as of the date of the report"));
    return WarehouseBuilder.asOf(
        project.warehouseInputs(),
        asOf.map(date -> new AsOf(year, date)).orElseGet(() -> AsOf.usual(year)),
        project.settings().warehouse(),
        project.settings().out().resolve(".as-of"));
  }

  /** What is for members never lies in the folder that is published. */
  List<Path> export(Export.Audience audience, Set<Export.Format> formats) {
    terminal.stage(new Words("exportación", "export"));
    String folder =
        switch (audience) {
          case PUBLIC -> "export";
          case MEMBERS -> "export-members";
        };
    try (Warehouse warehouse = Requests.open(project)) {
      return Export.write(
          warehouse,
          project.catalog().home(),
          audience,
          project.language(),
          formats,
          project.settings().out().resolve(folder));
    }
  }

  @Override
  public void close() {
    terminal.end();
    try {
      lockFile.close();
    } catch (IOException e) {
      throw MachineException.cannotWrite(project.settings().out(), e);
    }
  }
}
