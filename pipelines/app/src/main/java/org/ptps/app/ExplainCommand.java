package org.ptps.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.Words;
import org.ptps.exchange.Export;
import org.ptps.exchange.PassportWriter;
import org.ptps.exchange.ShownPlaces;
import org.ptps.warehouse.IndicatorQuery;
import org.ptps.warehouse.Passport;
import org.ptps.warehouse.PassportOffice;
import org.ptps.warehouse.QueryException;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import org.ptps.warehouse.claim.ClaimKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

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
    Project project = options.project();
    boolean named = !asked.stream().allMatch(text -> text.contains("/"));
    if (named) {
      checkNamed(project);
    }
    try (Warehouse whole = Lookups.open(project)) {
      if (named) {
        asked = List.of(key(project, whole));
      }
      return passports(project, whole);
    } catch (QueryException e) {
      throw new UsageException(e.words().in(project.language()), e);
    }
  }

  /** Checks that a value without a key is named by one indicator, an area and a year. */
  private void checkNamed(Project project) {
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
    Lookups.indicator(project, asked.get(0));
  }

  /** Builds the key of a value from indicator, area, year and residence. */
  private String key(Project project, Warehouse whole) {
    String indicator = asked.get(0);
    String of = Lookups.area(project, whole, area);
    IndicatorQuery query = new IndicatorQuery(indicator, null, of, year, residence.name());
    Rows found = query.run(whole);
    if (found.isEmpty()) {
      throw new UsageException(query.whyNone(whole).in(project.language()));
    }
    String code = found.rows().get(0).text("indicator");
    return new ClaimKey(code, "", "", "", of, residence.name(), String.valueOf(year), "", "value")
        .text();
  }

  private int passports(Project project, Warehouse whole) {
    boolean members = audience == Export.Audience.MEMBERS;
    try (Warehouse edition = members ? null : whole.publicEdition()) {
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
      new PassportWriter(project.language(), office.labels(), allRows, Export.isFictitious(whole))
          .write(passports, format, spec.commandLine().getOut());
      return ExitCodes.DONE;
    }
  }
}
