package org.ptps.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureKind;
import org.ptps.charts.declared.FigureSize;
import org.ptps.charts.declared.Finding;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.declared.Slice;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Builds the declaration of an ad-hoc figure (indicator, areas, years) from command-line options.
 */
final class AdHocFigure {
  private static final Pattern YEARS = Pattern.compile("((?:19|20)\\d\\d)(?:-((?:19|20)\\d\\d))?");
  private static final String CLASSES = "siasar_class";

  /** Most areas for comparison: more lines cannot be told apart. */
  private static final int MOST_OTHERS = 4;

  @Parameters(paramLabel = "trend|compare|rank|map|classes", descriptionKey = "chartKind")
  private Kind kind;

  @Option(
      names = "--indicator",
      required = true,
      paramLabel = "CODE",
      descriptionKey = "chartIndicator")
  private String indicator;

  @Option(
      names = "--area",
      paramLabel = "CODE",
      defaultValue = "PTPS2017",
      descriptionKey = "chartArea")
  private String area;

  @Option(names = "--against", paramLabel = "CODE", split = ",", descriptionKey = "chartAgainst")
  private List<String> against = new ArrayList<>();

  @Option(names = "--years", paramLabel = "Y[-Y]", descriptionKey = "chartYears")
  private String years;

  @Option(names = "--title", paramLabel = "T", descriptionKey = "chartTitle")
  private String title;

  @Option(names = "--audience", paramLabel = "public|members", descriptionKey = "audience")
  private ReportRequest.Audience audience = ReportRequest.Audience.PUBLIC;

  @Option(names = "--to", paramLabel = "DIR", descriptionKey = "chartTo")
  private Path to;

  /** Kinds of ad-hoc figures, as they are typed. */
  enum Kind {
    trend,
    compare,
    rank,
    map,
    classes
  }

  private record Years(OptionalInt from, OptionalInt to) {}

  ReportRequest.Audience audience() {
    return audience;
  }

  /** Title that was typed, if any, in place of the default one. */
  Optional<String> title() {
    return Optional.ofNullable(title);
  }

  Path folder(Project project) {
    return to == null ? project.settings().out().resolve("charts") : to;
  }

  /**
   * Declaration of the figure.
   *
   * @throws UsageException if what is asked for does not exist or does not go together
   */
  Figure figure(Project project, Warehouse warehouse, FigureSize size) {
    Language language = project.language();
    Indicator asked = Lookups.indicator(project, indicator);
    Years over = years(language);
    checkTitle(language);
    Rows.Row place = place(project, warehouse, area);
    return figure(project, asked, place, against(project, warehouse, place), over).sized(size);
  }

  private static Rows.Row place(Project project, Warehouse warehouse, String asked) {
    return warehouse
        .query(
            """
            select level, area_code, area_name, area_name_en, department_name
            from report.areas
            where area_code = ?""",
            Lookups.area(project, warehouse, asked))
        .rows()
        .get(0);
  }

  // By default an area is compared with its department and the partner municipalities.
  private List<Rows.Row> against(Project project, Warehouse warehouse, Rows.Row place) {
    if (!against.isEmpty() && kind != Kind.compare && kind != Kind.trend) {
      throw new UsageException(
          switch (project.language()) {
            case ES -> "--against no va con " + kind + " → dibújelo con compare o trend";
            case EN -> "--against does not go with " + kind + " → draw it with compare or trend";
          });
    }
    List<String> others = new ArrayList<>(against);
    if (others.isEmpty() && kind == Kind.compare) {
      if (place.text("level").equals("municipality")) {
        others.add(place.text("area_code").substring(0, 2));
      }
      others.add(place.text("area_code").equals("PTPS2017") ? "PTPS" : "PTPS2017");
    }
    if (others.size() > MOST_OTHERS) {
      throw new UsageException(
          switch (project.language()) {
            case ES -> "--against toma hasta " + MOST_OTHERS + " áreas, para que se lean";
            case EN -> "--against takes up to " + MOST_OTHERS + " areas, so that they can be read";
          });
    }
    List<Rows.Row> places =
        others.stream().map(each -> place(project, warehouse, each)).distinct().toList();
    for (Rows.Row each : places) {
      if (each.text("area_code").equals(place.text("area_code"))) {
        throw new UsageException(
            switch (project.language()) {
              case ES -> "--against y --area son la misma área → dé otra";
              case EN -> "--against and --area are the same area → give another";
            });
      }
    }
    return places;
  }

  private boolean compares() {
    return kind == Kind.compare || !against.isEmpty();
  }

  private Figure figure(
      Project project, Indicator asked, Rows.Row place, List<Rows.Row> others, Years over) {
    Language language = project.language();
    String code = place.text("area_code");
    String level = place.text("level");
    boolean shares = asked.unit().id().equals("percent");
    List<Figure.Panel> panels = new ArrayList<>();
    Slice slice =
        switch (kind) {
          case trend, compare -> slice(level, code, over, others);
          case classes -> {
            if (asked.breakdowns().stream().noneMatch(each -> each.column().equals(CLASSES))) {
              throw new UsageException(
                  switch (language) {
                    case ES ->
                        asked.code()
                            + " no tiene clases SIASAR → use uno de "
                            + withClasses(project);
                    case EN ->
                        asked.code()
                            + " has no SIASAR classes → use one of "
                            + withClasses(project);
                  });
            }
            panels.add(new Figure.Panel(asked.name(), asked.code(), List.of(), CLASSES));
            yield slice(level, code, over, List.of());
          }
          case rank, map -> {
            if (!shares) {
              throw new UsageException(
                  switch (language) {
                    case ES -> asked.code() + " no es un porcentaje → dibújelo con trend o compare";
                    case EN -> asked.code() + " is no percentage → draw it with trend or compare";
                  });
            }
            yield new Slice(
                "municipality",
                "",
                group(code, language),
                List.of("total", "rural", "urban"),
                over.to());
          }
        };
    String id =
        kind
            + "-"
            + asked.code().toLowerCase(Locale.ROOT)
            + "-"
            + code.toLowerCase(Locale.ROOT)
            + others.stream()
                .map(each -> "-" + each.text("area_code").toLowerCase(Locale.ROOT))
                .collect(Collectors.joining())
            + (years == null ? "" : "-" + years);
    Words label =
        title == null
            ? new Words(
                label(asked, place, others, Language.ES), label(asked, place, others, Language.EN))
            : new Words(title, title);
    return new Figure(
        id,
        project.catalog().home().resolve(Path.of("charts", "figures", id + ".conf")),
        switch (kind) {
          case trend, compare -> compares() ? FigureKind.AREA_LINES : FigureKind.TREND;
          case rank -> FigureKind.SORTED_BARS;
          case map -> FigureKind.AREA_MAP;
          case classes -> FigureKind.CLASS_BARS;
        },
        List.of(asked.code()),
        slice,
        Figure.Order.VALUE,
        panels,
        audience,
        label,
        title == null ? findings() : List.of(),
        message());
  }

  private static Slice slice(String level, String code, Years over, List<Rows.Row> others) {
    return new Slice(
        level,
        code,
        Slice.AreaGroup.ALL,
        List.of("total", "rural", "urban"),
        over.from(),
        over.to(),
        others.stream().map(each -> each.text("area_code")).toList());
  }

  private static String label(
      Indicator asked, Rows.Row place, List<Rows.Row> others, Language language) {
    return asked.name().in(language)
        + ", "
        + name(place, language)
        + others.stream().map(each -> " · " + name(each, language)).collect(Collectors.joining());
  }

  private static String name(Rows.Row place, Language language) {
    String english = place.text("area_name_en");
    return language == Language.EN && english != null ? english : place.text("area_name");
  }

  /** Titles to choose from; a comparison claims no more than both intervals allow. */
  private List<Finding> findings() {
    if (compares()) {
      return List.of(
          Finding.of(
              new Words(
                  "{name_1} ({value_1}) está por debajo de {name_2} ({value_2}) en {year}",
                  "{name_1} ({value_1}) is below {name_2} ({value_2}) in {year}"),
              "high_1 < low_2"),
          Finding.of(
              new Words(
                  "{name_1} ({value_1}) está por encima de {name_2} ({value_2}) en {year}",
                  "{name_1} ({value_1}) is above {name_2} ({value_2}) in {year}"),
              "low_1 > high_2"),
          Finding.of(
              new Words(
                  "Entre {name_1} ({value_1}) y {name_2} ({value_2}) no hay diferencia clara en"
                      + " {year}",
                  "Between {name_1} ({value_1}) and {name_2} ({value_2}) there is no clear"
                      + " difference in {year}"),
              "value_2"),
          Finding.of(
              new Words("{name_1}: {value_1} en {year}", "{name_1}: {value_1} in {year}"),
              "value_1"));
    }
    return switch (kind) {
      case trend, compare ->
          List.of(
              Finding.of(new Words("{change_1}", "{change_1}"), "change_1")
                  .then(new Words("{beyond_change_1}", "{beyond_change_1}")));
      case rank ->
          List.of(
              over("", "", "_1", "undecided_1 = 0").then(new Words("", "")),
              over("Al menos ", "At least ", "_1", "undecided_1 > 0")
                  .then(
                      new Words(
                          "De {undecided_1} no se puede asegurar.",
                          "Of {undecided_1} it is not sure.")));
      case map ->
          List.of(
              over("", "", "", "missing = 0")
                  .then(new Words("Todos tienen dato.", "All have data.")),
              over("", "", "", "missing > 0")
                  .then(
                      new Words(
                          "{missing} de {areas} no tienen dato.",
                          "{missing} of {areas} have no data.")));
      case classes ->
          List.of(
              Finding.of(
                      new Words(
                          "{class_a_or_b_pct_1} de lo clasificado está en clase A o B en {year_1}",
                          "{class_a_or_b_pct_1} of what is classified is in class A or B in"
                              + " {year_1}"),
                      "n_1 > 0")
                  .then(
                      new Words(
                          "En clase A, {class_a_pct_1} (n = {n_1}).",
                          "In class A, {class_a_pct_1} (n = {n_1}).")));
    };
  }

  private static Finding over(String spanish, String english, String part, String needs) {
    String known = "{known" + part + "}";
    String over = "{over" + part + "}";
    return Finding.of(
        new Words(
            spanish + over + " de " + known + " municipios con dato están sobre {line} % en {year}",
            english
                + over
                + " of "
                + known
                + " municipalities with data are above {line} % in {year}"),
        needs,
        "known" + part + " > 0");
  }

  private Words message() {
    if (compares()) {
      return new Words("{others}", "{others}");
    }
    return switch (kind) {
      case trend, compare -> new Words("{sentence}", "{sentence}");
      case rank ->
          new Words(
              "En {year}, {over_1} de {known_1} municipios con dato están sobre {line} %; de"
                  + " {undecided_1} no se puede asegurar.",
              "In {year}, {over_1} of {known_1} municipalities with data are above {line} %; of"
                  + " {undecided_1} it is not sure.");
      case map ->
          new Words(
              "En {year}, {over} de {known} municipios con dato están sobre {line} %; {missing} de"
                  + " {areas} no tienen dato.",
              "In {year}, {over} of {known} municipalities with data are above {line} %; {missing}"
                  + " of {areas} have no data.");
      case classes ->
          new Words(
              "En {year_1} (n = {n_1}), {class_a_or_b_pct_1} de lo clasificado está en clase A o B y"
                  + " {class_a_pct_1} en A.",
              "In {year_1} (n = {n_1}), {class_a_or_b_pct_1} of what is classified is in class A or"
                  + " B, and {class_a_pct_1} in A.");
    };
  }

  private Slice.AreaGroup group(String code, Language language) {
    return switch (code) {
      case "PTPS2017" -> Slice.AreaGroup.COHORT_2017;
      case "PTPS" -> Slice.AreaGroup.MEMBERS;
      case "HN" -> Slice.AreaGroup.ALL;
      default ->
          throw new UsageException(
              switch (language) {
                case ES -> kind + " muestra municipios de un grupo → --area PTPS2017, PTPS o HN";
                case EN -> kind + " shows municipalities of a group → --area PTPS2017, PTPS or HN";
              });
    };
  }

  private static String withClasses(Project project) {
    return project.indicators().indicators().stream()
        .filter(each -> each.breakdowns().stream().anyMatch(part -> part.column().equals(CLASSES)))
        .map(Indicator::code)
        .collect(Collectors.joining(", "));
  }

  private Years years(Language language) {
    if (years == null) {
      return new Years(OptionalInt.empty(), OptionalInt.empty());
    }
    Matcher read = YEARS.matcher(years);
    int first = read.matches() ? Integer.parseInt(read.group(1)) : 0;
    int last = read.matches() && read.group(2) != null ? Integer.parseInt(read.group(2)) : first;
    if (first == 0 || last < first) {
      throw new UsageException(
          switch (language) {
            case ES -> "'" + years + "' no son años → escriba 2022 o 2017-2022";
            case EN -> "'" + years + "' are no years → write 2022 or 2017-2022";
          });
    }
    return new Years(
        read.group(2) == null ? OptionalInt.empty() : OptionalInt.of(first), OptionalInt.of(last));
  }

  // Braces would be slots of a declaration, control characters cannot be drawn, a blank title is
  // none.
  private void checkTitle(Language language) {
    if (title != null
        && (title.isBlank()
            || !title.equals(Texts.squeeze(title))
            || title.matches("(?s).*[{}\\p{Cc}].*"))) {
      throw new UsageException(
          switch (language) {
            case ES ->
                "--title no puede estar vacío ni tener llaves, saltos de línea o blancos dobles";
            case EN -> "--title can neither be empty nor have braces, line breaks or double blanks";
          });
    }
  }
}
