package org.ptps.app;

import java.util.concurrent.Callable;
import org.ptps.warehouse.IndicatorQuery;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Values of one indicator. */
@Command(name = "values")
final class ValuesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "ID", descriptionKey = "indicator")
  private String indicator;

  @Option(names = "--level", paramLabel = "L", descriptionKey = "level")
  private Level level;

  @Option(names = "--year", paramLabel = "Y", descriptionKey = "year")
  private Integer year;

  @Option(names = "--area", paramLabel = "CODE", descriptionKey = "area")
  private String area;

  @Option(names = "--residence", paramLabel = "R", descriptionKey = "residence")
  private Residence residence;

  @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
  private AnswerFormat format;

  @Override
  public Integer call() {
    Project project = options.project();
    Requests.indicator(project, indicator);
    try (Warehouse warehouse = Requests.open(project)) {
      String code = Requests.area(project, warehouse, area);
      IndicatorQuery query =
          new IndicatorQuery(
              indicator,
              level == null ? null : level.name(),
              code,
              year,
              residence == null ? null : residence.name());
      Rows rows = query.run(warehouse);
      String none = rows.isEmpty() ? query.whyNone(warehouse).in(project.language()) : "";
      if (!none.isEmpty() && format == AnswerFormat.TABLE) {
        spec.commandLine().getOut().println(none);
      } else {
        Answer.print(rows, format, spec.commandLine().getOut());
        if (!none.isEmpty()) {
          spec.commandLine().getErr().println(none);
        }
      }
    }
    return ExitCodes.DONE;
  }

  /** Levels as the warehouse writes them. */
  enum Level {
    municipality,
    department,
    nation,
    ptps
  }

  /** Residences as the warehouse writes them. */
  enum Residence {
    total,
    urban,
    rural
  }
}
