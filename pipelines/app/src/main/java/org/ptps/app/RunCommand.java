package org.ptps.app;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.PublishedRun;
import org.ptps.catalog.Settings;
import org.ptps.catalog.hocon.DeclarationException;
import org.ptps.lake.LakeBuilder.Nothing;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "run")
final class RunCommand implements Callable<Integer> {
  /**
   * System property with a file for the launcher, which says that this start loaded all classes of
   * a run.
   */
  private static final String WARMED = "ptps.warmed";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private RedoOptions redo;
  @Mixin private PassportOptions passports;

  @Option(
      names = {"--plan", "--dry-run"},
      descriptionKey = "plan")
  private boolean plan;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  @Option(names = "--allow-empty", descriptionKey = "allowEmpty")
  private boolean allowEmpty;

  @Override
  public Integer call() {
    options.make();
    Settings settings;
    try {
      settings = options.settings();
    } catch (DeclarationException e) {
      // Reported with the mistakes of all other declarations.
      options.project();
      throw e;
    }
    Nothing nothing = allowEmpty ? Nothing.PUBLISHED : Nothing.REFUSED;
    tellTaken(options, spec.commandLine().getErr());
    OutputFolder output = OutputFolder.lock(settings.out());
    try {
      MadeFrom madeFrom = Stages.madeFrom(settings, output);
      if (plan) {
        planned(RunPlan.of(output, madeFrom, nothing, redo.fresh()).lines(settings.language()));
        return ExitCodes.DONE;
      }
      Optional<UnchangedRun.Ended> known =
          redo.fresh()
              ? Optional.empty()
              : UnchangedRun.unchanged(output, madeFrom, nothing, settings.language());
      if (known.isPresent()) {
        options.asked(settings).keep(output);
        if (passports.wanted()) {
          try (Stages stages =
              Stages.of(options.project(), spec.commandLine().getErr(), output, madeFrom, false)) {
            stages.passportsOfAll();
            stages.publish();
          }
        }
        ended(settings, known.get(), true);
      } else {
        make(output, madeFrom, nothing);
      }
    } finally {
      output.close();
    }
    return ExitCodes.DONE;
  }

  private void planned(List<String> lines) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      AnswerPrinter.print(
          new Rows(List.of("step"), lines.stream().map(line -> List.<Object>of(line)).toList()),
          AnswerFormat.JSON,
          out);
    } else {
      lines.forEach(out::println);
    }
  }

  private void make(OutputFolder output, MadeFrom madeFrom, Nothing nothing) {
    PrintWriter err = spec.commandLine().getErr();
    // Taken before anything is read, so that a file that changes during the run makes it invalid.
    String everything = madeFrom.everything(nothing);
    Project project = options.project();
    Stages.Lake lake;
    Stages.Shown shown;
    List<VanishedCorrection> vanished;
    try (Stages stages = Stages.of(project, err, output, madeFrom, redo.fresh())) {
      lake = stages.lakeOfAll(nothing, options.asked(project.settings()));
      stages.warehouse();
      shown = stages.shown();
      passports.make(stages);
      stages.publish(everything, nothing, shown);
      vanished = stages.vanished();
    }
    vanished.forEach(each -> err.println(each.words().in(project.language())));
    LedgerSummary.print(lake, project.language(), err);
    ended(
        project.settings(),
        new UnchangedRun.Ended(
            "", String.valueOf(UnchangedRun.drawn(shown.figures())), shown.report()),
        false);
    warmed();
  }

  /** Reports inputs and settings that the folder remembers, if they are not the default. */
  static void tellTaken(RunOptions options, PrintWriter err) {
    Path usual = RunOptions.home().resolve("data-sample/raw");
    options
        .taken()
        .filter(made -> !made.inputs().equals(List.of(usual)))
        .ifPresent(
            made -> {
              String inputs = made.inputs().stream().map(Path::toString).collect(joining(", "));
              err.println(
                  options.settled() == Language.EN
                      ? "Reads what this folder was made from: " + inputs + " (others: --inputs)"
                      : "Lee aquello de lo que se hizo esta carpeta: "
                          + inputs
                          + " (otras: --inputs)");
            });
  }

  private void ended(Settings settings, UnchangedRun.Ended ended, boolean same) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Language language = settings.language();
    if (same) {
      err.println(
          switch (language) {
            case ES -> "Nada cambió desde la última corrida: no se rehizo nada (--fresh lo rehace)";
            case EN -> "Nothing changed since the last run: nothing was redone (--fresh redoes it)";
          });
      err.println(ended.ledger());
      err.flush();
    }
    Path report = shown(PublishedRun.path(settings.out(), ended.report().toString()));
    if (json) {
      AnswerPrinter.print(
          new Rows(
              List.of("warehouse", "figures", "figures_drawn", "report"),
              List.of(
                  List.of(
                      shown(settings.warehouse()).toString(),
                      shown(settings.figures()).toString(),
                      Long.parseLong(ended.figures()),
                      report.toString()))),
          AnswerFormat.JSON,
          out);
      return;
    }
    switch (language) {
      case ES -> {
        out.println("Almacén: " + shown(settings.warehouse()));
        out.println("Figuras: " + ended.figures() + " en " + shown(settings.figures()));
        out.println("Informe: " + report);
      }
      case EN -> {
        out.println("Warehouse: " + shown(settings.warehouse()));
        out.println("Figures: " + ended.figures() + " in " + shown(settings.figures()));
        out.println("Report: " + report);
      }
    }
  }

  private static void warmed() {
    String marker = System.getProperty(WARMED, "");
    if (!marker.isEmpty()) {
      try {
        Files.write(Path.of(marker), new byte[0]);
      } catch (IOException e) {
        // Only the next start gets slower.
        return;
      }
    }
  }

  /** Prints the files of a stage, one per line. */
  static void list(Settings settings, List<Path> written, PrintWriter out) {
    places(settings, written).forEach(out::println);
  }

  /** Paths of files of a run through the published links. */
  static List<Path> places(Settings settings, List<Path> written) {
    return written.stream()
        .map(path -> shown(PublishedRun.path(settings.out(), path.toString())))
        .toList();
  }

  /** The shorter of the absolute and the relative path. */
  static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
