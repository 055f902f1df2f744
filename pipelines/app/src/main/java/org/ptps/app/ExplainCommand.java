package org.ptps.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.exchange.Export;
import org.ptps.exchange.PassportWriter;
import org.ptps.exchange.ShownPlaces;
import org.ptps.warehouse.Explanation;
import org.ptps.warehouse.IndicatorQuery;
import org.ptps.warehouse.Passport;
import org.ptps.warehouse.PassportOffice;
import org.ptps.warehouse.QueryException;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** From a value to the files and lines that it rests on: its passport. */
@Command(name = "explain")
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "KEY|ID", arity = "1..*", descriptionKey = "explained")
  private List<String> asked = new ArrayList<>();

  @Option(names = "--area", paramLabel = "CODE", descriptionKey = "area")
  private String area;

  @Option(names = "--year", paramLabel = "Y", descriptionKey = "year")
  private Integer year;

  @Option(
      names = "--residence",
      paramLabel = "R",
      defaultValue = "total",
      descriptionKey = "residence")
  private ValuesCommand.Residence residence;

  @Option(names = "--rows", descriptionKey = "explainRows")
  private boolean allRows;

  @Option(
      names = "--format",
      paramLabel = "text|json|csv|html",
      defaultValue = "text",
      descriptionKey = "format")
  private PassportWriter.Format format;

  @Option(
      names = "--audience",
      paramLabel = "public|members",
      defaultValue = "public",
      descriptionKey = "audience")
  private Export.Audience audience;

  @Override
  public Integer call() {
    if (asked.stream().allMatch(text -> text.contains("/"))) {
      return passports();
    }
    String indicator = asked.get(0);
    List<ArgSpec> missing = new ArrayList<>();
    if (area == null) {
      missing.add(spec.findOption("--area"));
    }
    if (year == null) {
      missing.add(spec.findOption("--year"));
    }
    if (!missing.isEmpty()) {
      throw new MissingParameterException(spec.commandLine(), missing, "");
    }
    if (asked.size() > 1) {
      throw new UnmatchedArgumentException(spec.commandLine(), asked.subList(1, asked.size()));
    }
    Project project = options.project();
    Requests.indicator(project, indicator);
    try (Warehouse warehouse = Requests.open(project)) {
      String code = Requests.area(project, warehouse, area);
      IndicatorQuery query = new IndicatorQuery(indicator, null, code, year, residence.name());
      if (query.run(warehouse).isEmpty()) {
        throw new UsageException(query.whyNone(warehouse).in(project.language()));
      }
      print(
          Explanation.of(warehouse, indicator, code, year, residence.name()),
          project.language(),
          spec.commandLine().getOut());
    }
    return ExitCodes.DONE;
  }

  /** Of numbers by the keys that stand beside them in reports and figures. */
  private int passports() {
    Project project = options.project();
    Language language = project.language();
    boolean members = audience == Export.Audience.MEMBERS;
    try (Warehouse whole = Requests.open(project);
        Warehouse edition = members ? null : whole.publicEdition()) {
      PassportOffice office =
          new PassportOffice(
              whole,
              members ? whole : edition,
              members ? Passport.Reader.MEMBERS : Passport.Reader.ANYONE,
              project.indicators());
      ShownPlaces places =
          ShownPlaces.in(project.settings().figures(), project.settings().reports(), members);
      List<Passport> passports = new ArrayList<>();
      for (String key : asked) {
        Passport passport = office.open(key);
        List<Passport.Part> parts = new ArrayList<>(passport.parts());
        parts.add(
            new Passport.Part(
                "shown",
                new Words("Dónde se muestra", "Where it is shown"),
                Passport.Of.NUMBER,
                new Rows(
                    List.of("file"),
                    places.of(passport.key()).stream()
                        .map(file -> List.<Object>of(file))
                        .toList())));
        passports.add(new Passport(passport.key(), passport.title(), passport.value(), parts));
      }
      new PassportWriter(language, office.labels(), allRows, Export.isFictitious(whole))
          .write(passports, format, spec.commandLine().getOut());
      return ExitCodes.DONE;
    } catch (QueryException e) {
      throw new UsageException(e.words().in(language), e);
    }
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
