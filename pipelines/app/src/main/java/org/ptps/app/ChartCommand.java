package org.ptps.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.Figures;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureKind;
import org.ptps.charts.declared.Finding;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.declared.Slice;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One figure of any indicator, area and years, by the kinds that declared figures have. */
@Command(name = "chart")
final class ChartCommand implements Callable<Integer> {
  private static final Pattern YEARS = Pattern.compile("((?:19|20)\\d\\d)(?:-((?:19|20)\\d\\d))?");
  private static final String CLASSES = "siasar_class";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "trend|rank|map|classes", descriptionKey = "chartKind")
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

  @Option(names = "--years", paramLabel = "Y[-Y]", descriptionKey = "chartYears")
  private String years;

  @Option(names = "--title", paramLabel = "T", descriptionKey = "chartTitle")
  private String title;

  @Option(
      names = "--format",
      paramLabel = "svg|png|pdf|csv",
      split = ",",
      descriptionKey = "chartFormat")
  private List<FigureFormat> formats = new ArrayList<>();

  @Option(names = "--audience", paramLabel = "public|members", descriptionKey = "audience")
  private ReportRequest.Audience audience = ReportRequest.Audience.PUBLIC;

  @Option(names = "--to", paramLabel = "DIR", descriptionKey = "chartTo")
  private Path to;

  /** What is drawn, as it is typed. */
  enum Kind {
    trend,
    rank,
    map,
    classes
  }

  private record Years(OptionalInt from, OptionalInt to) {}

  @Override
  public Integer call() {
    Project project = options.project();
    Language language = project.language();
    Indicator asked = Requests.indicator(project, indicator);
    Years over = years(language);
    checkTitle(language);
    Path folder = to == null ? project.settings().out().resolve("charts") : to;
    Figures.Chosen chosen;
    try (Warehouse warehouse = Requests.open(project)) {
      Rows.Row place =
          warehouse
              .query(
                  """
                  select level, area_code, area_name, area_name_en
                  from report.areas
                  where area_code = ?""",
                  Requests.area(project, warehouse, area))
              .rows()
              .get(0);
      Figure figure = figure(project, asked, place, over);
      Set<FigureFormat> wanted =
          formats.isEmpty() ? EnumSet.allOf(FigureFormat.class) : EnumSet.copyOf(formats);
      chosen =
          Figures.chart(
              warehouse, figure, Optional.ofNullable(title), language, audience, folder, wanted);
    }
    if (chosen.files().isEmpty()) {
      spec.commandLine().getOut().println(chosen.none());
    } else {
      RunCommand.list(project.settings(), chosen.files(), spec.commandLine().getOut());
    }
    return ExitCodes.DONE;
  }

  private Figure figure(Project project, Indicator asked, Rows.Row place, Years over) {
    Language language = project.language();
    String code = place.text("area_code");
    String level = place.text("level");
    boolean shares = asked.unit().id().equals("percent");
    List<Figure.Panel> panels = new ArrayList<>();
    Slice slice =
        switch (kind) {
          case trend -> slice(level, code, over);
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
            yield slice(level, code, over);
          }
          case rank, map -> {
            if (!shares) {
              throw new UsageException(
                  switch (language) {
                    case ES -> asked.code() + " no es un porcentaje → dibújelo con trend";
                    case EN -> asked.code() + " is no percentage → draw it with trend";
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
            + (years == null ? "" : "-" + years);
    Words label =
        title == null
            ? new Words(label(asked, place, Language.ES), label(asked, place, Language.EN))
            : new Words(title, title);
    return new Figure(
        id,
        project.catalog().home().resolve(Path.of("charts", "figures", id + ".conf")),
        switch (kind) {
          case trend -> FigureKind.TREND;
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
        title == null && kind == Kind.trend
            ? List.of(Finding.of("change_1", new Words("{change_1}", "{change_1}")))
            : List.of(),
        message());
  }

  private static Slice slice(String level, String code, Years over) {
    return new Slice(
        level,
        code,
        Slice.AreaGroup.ALL,
        List.of("total", "rural", "urban"),
        over.from(),
        over.to());
  }

  private static String label(Indicator asked, Rows.Row place, Language language) {
    String english = place.text("area_name_en");
    return asked.name().in(language)
        + ", "
        + (language == Language.EN && english != null ? english : place.text("area_name"));
  }

  private Words message() {
    return switch (kind) {
      case trend ->
          title == null
              ? new Words("{beyond_change_1}", "{beyond_change_1}")
              : new Words("{sentence}", "{sentence}");
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

  // Braces are slots of a declaration, and a title that nobody sees says nothing.
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
