package org.ptps.app;

import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.warehouse.IndicatorQuery;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "values")
final class ValuesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private YearOptions years;
  @Mixin private SortOptions order;

  @Parameters(paramLabel = "ID", descriptionKey = "indicator")
  private String indicator;

  @Option(names = "--level", paramLabel = "L", descriptionKey = "level")
  private Level level;

  @Option(names = "--area", paramLabel = "CODE", descriptionKey = "area")
  private String area;

  @Option(names = "--residence", paramLabel = "R", descriptionKey = "residence")
  private Residence residence;

  @Mixin private FormatOptions answer;

  @Override
  public Integer call() {
    Project project = options.project();
    Lookups.indicator(project, indicator);
    Language language = project.language();
    try (Warehouse warehouse = Lookups.open(project)) {
      String code = Lookups.area(project, warehouse, area);
      IndicatorQuery query =
          new IndicatorQuery(
              indicator,
              level == null ? null : level.name(),
              code,
              years.year(),
              residence == null ? null : residence.name());
      Rows rows = order.of(years.of(query.run(warehouse), "year", language), language);
      AnswerPrinter.print(
          switch (answer.format()) {
            case TABLE -> Lookups.inWords(warehouse, rows, "reason", "reason", language);
            case CSV, JSON -> rows;
          },
          () -> CommandHints.complete(query.whyNone(warehouse).in(language), spec, options),
          answer.format(),
          spec.commandLine().getOut(),
          spec.commandLine().getErr());
    }
    return ExitCodes.DONE;
  }

  enum Level {
    municipality,
    department,
    nation,
    ptps
  }

  enum Residence {
    total,
    urban,
    rural
  }
}
