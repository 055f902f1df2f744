package org.ptps.app;

import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.TrendQuery;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "trends")
final class TrendsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private YearOptions years;
  @Mixin private SortOptions order;

  @Option(names = "--indicator", paramLabel = "ID", descriptionKey = "indicator")
  private String indicator;

  @Option(names = "--level", paramLabel = "L", descriptionKey = "level")
  private ValuesCommand.Level level;

  @Option(names = "--area", paramLabel = "CODE", descriptionKey = "area")
  private String area;

  @Option(names = "--residence", paramLabel = "R", descriptionKey = "residence")
  private ValuesCommand.Residence residence;

  @Mixin private FormatOptions answer;

  @Override
  public Integer call() {
    Project project = options.project();
    if (indicator != null) {
      Lookups.indicator(project, indicator);
    }
    Language language = project.language();
    try (Warehouse warehouse = Lookups.open(project)) {
      String code = Lookups.area(project, warehouse, area);
      TrendQuery query =
          new TrendQuery(
              indicator,
              level == null ? null : level.name(),
              code,
              years.year(),
              residence == null ? null : residence.name());
      Rows rows =
          switch (answer.format()) {
            case TABLE ->
                years.of(
                    query.forPeople(warehouse, language),
                    new Words("año", "year").in(language),
                    language);
            case CSV, JSON -> years.of(query.run(warehouse), "year", language);
          };
      AnswerPrinter.print(
          order.of(rows, language),
          () -> CommandHints.complete(whyNone(warehouse, code, language), spec, options),
          answer.format(),
          spec.commandLine().getOut(),
          spec.commandLine().getErr());
    }
    return ExitCodes.DONE;
  }

  /** Why the answer is empty: a narrow filter, or no baseline. */
  private String whyNone(Warehouse warehouse, String code, Language language) {
    boolean isTold = !new TrendQuery(indicator, null, code, null, null).run(warehouse).isEmpty();
    String what = (indicator == null ? "" : " --indicator " + indicator);
    String where = code == null ? "" : " --area " + code;
    return isTold
        ? new Words(
                "no hay tendencia con ese nivel, año y residencia → las que hay: ./ptps trends"
                    + what
                    + where,
                "there is no trend with this level, year and residence → those there are: ./ptps"
                    + " trends"
                    + what
                    + where)
            .in(language)
        : new Words(
                "no hay tendencia: no hay línea de base con que comparar, o ningún valor después de"
                    + " ella → los valores: ./ptps values"
                    + (indicator == null ? " CÓDIGO" : " " + indicator)
                    + where,
                "there is no trend: no baseline to compare with, or no value after it → the values:"
                    + " ./ptps values"
                    + (indicator == null ? " CODE" : " " + indicator)
                    + where)
            .in(language);
  }
}
