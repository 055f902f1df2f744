package org.ptps.app;

import java.util.concurrent.Callable;
import org.ptps.warehouse.TrendQuery;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How values changed since a baseline, and what that says. */
@Command(name = "trends")
final class TrendsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Option(names = "--indicator", paramLabel = "ID", descriptionKey = "indicator")
  private String indicator;

  @Option(names = "--level", paramLabel = "L", descriptionKey = "level")
  private ValuesCommand.Level level;

  @Option(names = "--area", paramLabel = "CODE", descriptionKey = "area")
  private String area;

  @Option(names = "--year", paramLabel = "Y", descriptionKey = "year")
  private Integer year;

  @Option(names = "--residence", paramLabel = "R", descriptionKey = "residence")
  private ValuesCommand.Residence residence;

  @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
  private AnswerFormat format;

  @Override
  public Integer call() {
    Project project = options.project();
    if (indicator != null) {
      Requests.indicator(project, indicator);
    }
    try (Warehouse warehouse = Requests.open(project)) {
      String code = Requests.area(project, warehouse, area);
      TrendQuery query =
          new TrendQuery(
              indicator,
              level == null ? null : level.name(),
              code,
              year,
              residence == null ? null : residence.name());
      Answer.print(
          switch (format) {
            case TABLE -> query.forPeople(warehouse, project.language());
            case CSV, JSON -> query.run(warehouse);
          },
          format,
          spec.commandLine().getOut());
    }
    return ExitCodes.DONE;
  }
}
