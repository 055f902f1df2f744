package org.ptps.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Explanation;
import org.ptps.warehouse.IndicatorQuery;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From a value to the files and lines that it rests on: its passport. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "ID", descriptionKey = "indicator")
  private String indicator;

  @Option(names = "--area", paramLabel = "CODE", required = true, descriptionKey = "area")
  private String area;

  @Option(names = "--year", paramLabel = "Y", required = true, descriptionKey = "year")
  private int year;

  @Option(
      names = "--residence",
      paramLabel = "R",
      defaultValue = "total",
      descriptionKey = "residence")
  private ValuesCommand.Residence residence;

  @Override
  public Integer call() {
    Project project = options.project();
    Requests.indicator(project, indicator);
    try (Warehouse warehouse = Requests.open(project)) {
      IndicatorQuery query = new IndicatorQuery(indicator, null, area, year, residence.name());
      if (query.run(warehouse).isEmpty()) {
        throw new UsageException(query.whyNone(warehouse).in(project.language()));
      }
      print(
          Explanation.of(warehouse, indicator, area, year, residence.name()),
          project.language(),
          spec.commandLine().getOut());
    }
    return ExitCodes.DONE;
  }

  private static void print(Explanation explanation, Language language, PrintWriter out) {
    boolean spanish =
        switch (language) {
          case ES -> true;
          case EN -> false;
        };
    String tag = "_" + language.tag();
    Rows.Row words = explanation.indicator();
    Rows.Row value = explanation.value();
    out.println(words.text("code") + " · " + words.text("name" + tag));
    out.println(words.text("definition" + tag));
    out.println((spanish ? "Numerador: " : "Numerator: ") + words.text("numerator" + tag));
    out.println((spanish ? "Denominador: " : "Denominator: ") + words.text("denominator" + tag));
    List<List<Object>> facts = new ArrayList<>();
    value
        .asMap()
        .forEach(
            (column, cell) -> {
              if (cell != null) {
                facts.add(List.of(column, cell));
              }
            });
    heading(spanish ? "Valor" : "Value", out);
    Answer.print(new Rows(List.of("·", value.text("area_code")), facts), AnswerFormat.TABLE, out);
    heading(spanish ? "Filas contadas" : "Rows counted", out);
    Answer.print(explanation.counted(), AnswerFormat.TABLE, out);
    if (!explanation.universe().isEmpty()) {
      heading(spanish ? "Universo de viviendas" : "Universe of dwellings", out);
      Answer.print(explanation.universe(), AnswerFormat.TABLE, out);
    }
    heading(spanish ? "Archivos y líneas" : "Files and lines", out);
    explanation.origins().forEach(row -> out.println(row.text("origin")));
    heading(spanish ? "Líneas de base" : "Baselines", out);
    Answer.print(explanation.baselines(), AnswerFormat.TABLE, out);
    if (!explanation.thresholds().isEmpty()) {
      heading(spanish ? "Umbrales que leen sus consultas" : "Thresholds its queries read", out);
      Answer.print(explanation.thresholds(), AnswerFormat.TABLE, out);
    }
    heading(spanish ? "De dónde sale" : "Lineage", out);
    explanation
        .lineage()
        .forEach(
            row ->
                out.println(
                    row.text("schema_name")
                        + "."
                        + row.text("name")
                        + " ← "
                        + row.text("reads_schema")
                        + "."
                        + row.text("reads_name")));
    heading(spanish ? "Fuentes" : "Sources", out);
    explanation
        .sources()
        .forEach(
            row ->
                out.println(
                    row.text("id")
                        + " · "
                        + row.text("publisher")
                        + " · "
                        + row.text("licence")
                        + " · "
                        + row.text("citation")));
    heading("SQL", out);
    out.println(words.text("sql"));
  }

  private static void heading(String title, PrintWriter out) {
    out.println();
    out.println("— " + title);
  }
}
