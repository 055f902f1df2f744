package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.lake.LakeBuilder.Nothing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole way from raw files to the report. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Option(names = "--allow-empty", descriptionKey = "allowEmpty")
  private boolean allowEmpty;

  @Override
  public Integer call() {
    Project project = options.project();
    PrintWriter out = spec.commandLine().getOut();
    Stages.Lake lake;
    Path warehouse;
    List<Path> figures;
    Path report;
    try (Stages stages = Stages.of(project, spec.commandLine().getErr())) {
      lake = stages.lake(allowEmpty ? Nothing.PUBLISHED : Nothing.REFUSED);
      warehouse = stages.warehouse();
      figures = stages.figures(List.of());
      report = stages.report();
    }
    LedgerSummary.print(lake, project.language(), spec.commandLine().getErr());
    long drawn = figures.stream().filter(path -> path.toString().endsWith(".svg")).count();
    switch (project.language()) {
      case ES -> {
        out.println("Almacén: " + shown(warehouse));
        out.println("Figuras: " + drawn + " en " + shown(project.settings().figures()));
        out.println("Informe: " + shown(report));
      }
      case EN -> {
        out.println("Warehouse: " + shown(warehouse));
        out.println("Figures: " + drawn + " in " + shown(project.settings().figures()));
        out.println("Report: " + shown(report));
      }
    }
    return ExitCodes.DONE;
  }

  /** A path as short as it can be typed from here. */
  static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
