package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ptps.charts.Figures;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureSize;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "chart")
final class ChartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private AdHocFigure chosen;
  @Mixin private WrittenOptions kept;

  @Option(names = "--size", paramLabel = "page|slide|square", descriptionKey = "size")
  private FigureSize size;

  @Option(
      names = "--format",
      paramLabel = "svg|png|pdf|pptx|csv",
      split = ",",
      descriptionKey = "chartFormat")
  private List<FigureFormat> formats = new ArrayList<>();

  @Override
  public Integer call() {
    Project project = options.project();
    Set<FigureFormat> wanted = formats.isEmpty() ? FigureFormat.usual() : EnumSet.copyOf(formats);
    PrintWriter out = spec.commandLine().getOut();
    StringBuilder none = new StringBuilder();
    List<Path> files;
    try (Warehouse warehouse = Lookups.open(project)) {
      files =
          kept.write(
              chosen.folder(project),
              folder -> {
                Figures.Chosen drawn =
                    Figures.chart(
                        warehouse,
                        chosen.figure(project, warehouse, size(wanted)),
                        chosen.title(),
                        project.language(),
                        chosen.audience(),
                        folder,
                        wanted);
                none.append(drawn.none());
                return drawn.files();
              });
    }
    if (files.isEmpty()) {
      kept.tellNone(none.toString(), out, spec.commandLine().getErr());
    }
    kept.tell(RunCommand.places(project.settings(), files), out);
    return ExitCodes.DONE;
  }

  // A slide has the proportions of a screen.
  private FigureSize size(Set<FigureFormat> wanted) {
    if (size != null) {
      return size;
    }
    return wanted.contains(FigureFormat.PPTX) ? FigureSize.SLIDE : FigureSize.PAGE;
  }
}
