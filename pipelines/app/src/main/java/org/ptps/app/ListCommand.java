package org.ptps.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Language;
import org.ptps.catalog.Places;
import org.ptps.catalog.Result;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.charts.declared.Figure;
import org.ptps.exchange.Partner;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "list")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(
      paramLabel = "sources|tables|indicators|figures|areas|results|partners",
      descriptionKey = "what")
  private What what;

  @Mixin private FormatOptions answer;

  enum What {
    sources,
    tables,
    indicators,
    figures,
    areas,
    results,
    partners
  }

  @Override
  public Integer call() {
    Project project = options.project();
    Rows rows =
        switch (what) {
          case sources -> sources(project);
          case tables -> tables(project);
          case indicators -> indicators(project);
          case figures -> figures(project);
          case areas -> areas(project);
          case results -> results(project);
          case partners -> partners(project);
        };
    AnswerPrinter.print(rows, answer.format(), spec.commandLine().getOut());
    return ExitCodes.DONE;
  }

  private static Rows sources(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Source source : project.catalog().sources().values()) {
      rows.add(
          List.of(
              source.id(),
              source.table().id(),
              source.publisher(),
              String.join("|", source.files().formats()),
              String.join(" | ", source.files().names()),
              source.title().in(project.language())));
    }
    return new Rows(List.of("id", "table", "publisher", "formats", "names", "title"), rows);
  }

  private static Rows tables(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Table table : project.catalog().tables().values()) {
      rows.add(
          List.of(
              table.id(),
              table.columns().size(),
              String.join(",", table.key()),
              table.comment().in(project.language())));
    }
    return new Rows(List.of("id", "columns", "key", "comment"), rows);
  }

  private static Rows indicators(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Indicator indicator : project.indicators().indicators()) {
      rows.add(
          List.of(
              indicator.code(),
              indicator.id(),
              indicator.component().id(),
              indicator.axis(),
              indicator.name().es(),
              indicator.name().en(),
              indicator.unit().id(),
              indicator.origin().name().toLowerCase(Locale.ROOT)));
    }
    return new Rows(
        List.of("code", "id", "component", "axis", "name_es", "name_en", "unit", "origin"), rows);
  }

  private static Rows figures(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Figure figure : project.figures().figures().values()) {
      rows.add(
          List.of(
              figure.id(),
              String.join(",", figure.indicators()),
              figure.title().in(project.language())));
    }
    return new Rows(List.of("id", "indicators", "title"), rows);
  }

  /** Codes for {@code --area}: groups, departments and municipalities. */
  private static Rows areas(Project project) {
    Language language = project.language();
    List<List<Object>> rows = new ArrayList<>();
    String country = project.settings().countryScope();
    rows.add(
        List.of(
            "nation", country, new Words("toda la nación", "the whole nation").in(language), ""));
    rows.add(
        List.of(
            "ptps",
            "PTPS",
            new Words("municipios socios de cada año", "partner municipalities of each year")
                .in(language),
            ""));
    rows.add(
        List.of(
            "ptps",
            "PTPS2017",
            new Words("municipios socios de 2017", "partner municipalities of 2017").in(language),
            ""));
    List<Places.Municipality> municipalities = project.catalog().places().municipalities();
    municipalities.stream()
        .collect(
            Collectors.toMap(
                Places.Municipality::departmentCode,
                Places.Municipality::department,
                (first, second) -> first,
                TreeMap::new))
        .forEach((code, name) -> rows.add(List.of("department", code, name, "")));
    municipalities.stream()
        .sorted(Comparator.comparing(Places.Municipality::code))
        .forEach(
            each -> rows.add(List.of("municipality", each.code(), each.name(), each.department())));
    return new Rows(List.of("level", "code", "name", "department"), rows);
  }

  private static Rows results(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Result result : project.indicators().results().values()) {
      rows.add(
          List.of(
              result.id(),
              result.name().in(project.language()),
              String.join(",", result.headlines().stream().map(Result.Headline::toString).toList()),
              String.join(",", result.leadsTo()),
              result.unmeasured() == null ? "" : result.unmeasured().in(project.language())));
    }
    return new Rows(List.of("id", "name", "headlines", "leads_to", "unmeasured"), rows);
  }

  /** Partners of the delivered register, so that a warehouse is needed. */
  private static Rows partners(Project project) {
    try (Warehouse warehouse = Lookups.open(project)) {
      List<List<Object>> rows = new ArrayList<>();
      for (String name : Partner.names(warehouse)) {
        Partner partner = Partner.find(warehouse, name).orElseThrow();
        rows.add(
            List.of(
                partner.name(),
                String.join(",", partner.categories()),
                String.join(",", partner.municipalities())));
      }
      return new Rows(List.of("name", "categories", "municipalities"), rows);
    }
  }
}
