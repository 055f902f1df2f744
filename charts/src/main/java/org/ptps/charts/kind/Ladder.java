package org.ptps.charts.kind;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.NationalSeries;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.YearPanels;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.RowKey;

/**
 * The ladder of JMP: steps of service stacked to 100 % by year, a plot each for the nation, towns
 * and country. A figure shows one edition of one publisher and joins it to no other. The Plan's
 * starting value is marked, and the straight path from it to the target is dashed.
 */
final class Ladder extends Kind {
  private static final double PLOT_HEIGHT = 186;
  private static final double LABEL_WIDTH = 232;
  private static final String REST = "rest";
  private static final List<String> ORDER = List.of("sm", "bas", "lim", "unimp", "none", REST);

  /** One year of one residence: rows of {@code report.drawn_ladder}, in the order of the steps. */
  private record Year(int year, Map<String, Rows.Row> steps) {
    double share(String step) {
      return steps.containsKey(step) ? steps.get(step).number("share") : 0;
    }
  }

  /** One plot; {@code marks} are rows of {@code report.ladder_marks}. */
  private record Plot(String residence, List<Year> years, List<Rows.Row> marks) {
    Optional<Year> last() {
      return years.stream().reduce((first, second) -> second);
    }

    /** What of the Plan's start may be marked: only what is of the edition that is drawn. */
    List<Rows.Row> starts() {
      return marks.stream().filter(mark -> mark.flag("is_of_edition")).toList();
    }

    /** The start as the Plan published it. */
    Optional<Rows.Row> published() {
      return marks.stream().filter(mark -> mark.text("kind").equals("baseline")).findFirst();
    }
  }

  private record Target(int year, double value, boolean isTarget, String key) {
    String shown() {
      return Facts.fact(key, value, NationalSeries.shown(value));
    }
  }

  private final String ladder =
      figure.panels().get(0).variables().get(0).startsWith("wat") ? "water" : "sanitation";

  /** Of the variables of JMP. */
  private final String prefix = ladder.equals("water") ? "wat_" : "san_";

  private final List<Rows.Row> rows =
      tables
          .from("drawn_ladder")
          .where("ladder", ladder)
          .in("residence", slice.residences())
          .atMost("year", until())
          .by("residence_position")
          .by("year")
          .by("position")
          .rows();
  private final boolean isParted = !rows.isEmpty() && rows.get(0).flag("is_parted");
  private final List<String> steps =
      ORDER.stream()
          .filter(step -> rows.stream().anyMatch(row -> row.text("step").equals(step)))
          .toList();
  private final List<Plot> all = slice.residences().stream().map(this::plot).toList();

  /** Those that the edition has years of; of the others the caption says so. */
  private final List<Plot> plots = all.stream().filter(plot -> !plot.years().isEmpty()).toList();

  private final Optional<Target> target = target(figure.panels().get(0).indicator());

  Ladder(Reading reading) {
    super(reading);
  }

  private Plot plot(String residence) {
    Map<Integer, Map<String, Rows.Row>> years = new TreeMap<>();
    rows.stream()
        .filter(row -> row.text("residence").equals(residence))
        .forEach(
            row ->
                years
                    .computeIfAbsent(row.integer("year").intValue(), year -> new LinkedHashMap<>())
                    .put(row.text("step"), row));
    return new Plot(
        residence,
        years.entrySet().stream().map(year -> new Year(year.getKey(), year.getValue())).toList(),
        tables
            .from("ladder_marks")
            .where("ladder", ladder)
            .where("residence", residence)
            .by("position")
            .by("year")
            .by("variable")
            .rows());
  }

  private Optional<Target> target(String indicator) {
    return tables
        .from("targets")
        .where("indicator", indicator)
        .known("value")
        .latest("year")
        .by("id")
        .first()
        .map(
            row ->
                new Target(
                    row.integer("year").intValue(),
                    row.number("value"),
                    "plan".equals(row.text("origin")) || row.text("approved_by") != null,
                    new RowKey(
                            "targets",
                            List.of(indicator, row.text("year"), row.text("origin")),
                            "value")
                        .text()));
  }

  /** Where the straight path begins: only what is drawn has one, and only where it leads. */
  private Optional<Rows.Row> start(Plot plot) {
    return plot.starts().stream()
        .filter(mark -> steps.contains(mark.text("variable").substring(prefix.length())))
        .filter(mark -> target.isPresent())
        .findFirst();
  }

  private List<Rows.Row> starts() {
    return plots.stream().flatMap(plot -> plot.starts().stream()).toList();
  }

  @Override
  Picture picture() {
    sketch.stamps(isSynthetic(rows), false);
    slots();
    sketch.line(Caption.indicators(figure.indicators(), tables, language));
    if (rows.isEmpty()) {
      return sketch.nothing(Reason.SOURCE_NOT_LOADED.in(language), plotted());
    }
    caption();
    return sketch.drawn(
        legend(),
        new YearPanels(plots.stream().map(this::panel).toList(), 1, PLOT_HEIGHT)
                .aligned()
                .ends(LABEL_WIDTH)
            ::pages,
        plots.stream().map(this::latest).collect(Collectors.joining("; ", "", ".")),
        plotted(),
        twin());
  }

  private void slots() {
    sketch
        .slot("edition", rows.isEmpty() ? "—" : edition())
        .slot(
            "year",
            plots.stream()
                .flatMap(plot -> plot.last().stream())
                .map(year -> String.valueOf(year.year()))
                .findFirst()
                .orElse("—"));
    for (Plot plot : all) {
      sketch
          .slot(
              "basic_" + plot.residence(),
              plot.last()
                  .map(year -> year.steps().get("bas"))
                  .map(row -> Facts.percent(row, "value", language))
                  .orElse(lower(Phrase.NO_DATA)))
          .slot(
              "baseline_" + plot.residence(),
              plot.published().map(Ladder::shown).orElse(lower(Phrase.NO_DATA)));
    }
  }

  private String edition() {
    Rows.Row row = rows.get(0);
    String words = words("drawn_ladder", "edition", row);
    return words == null
        ? NationalSeries.named(row.text("publisher") + " " + row.text("edition"), language)
        : words;
  }

  private static String shown(Rows.Row mark) {
    return Facts.fact(mark, "value", NationalSeries.shown(mark.number("value")));
  }

  private String shown(String step, Year year) {
    return year.steps().containsKey(step)
        ? Facts.percent(year.steps().get(step), "share", language)
        : "—";
  }

  private String words(String step) {
    return step.equals(REST)
        ? in(Phrase.NOT_DETAILED)
        : step.equals("bas") && !isParted
            ? in(Phrase.AT_LEAST_BASIC)
            : NationalSeries.words(
                prefix + (step.equals("none") ? prefix.equals("wat_") ? "sur" : "od" : step),
                language);
  }

  private void caption() {
    Map<String, String> titles = tables.sourceTitles(language);
    sketch.line(
        say(
            "{}: {} ({}), n = {} {}. {}",
            Phrase.SOURCE,
            edition(),
            rows.stream()
                .map(row -> titles.getOrDefault(row.text("source"), row.text("source")))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", ")),
            Facts.drawn(rows.size()),
            Phrase.ESTIMATES,
            Phrase.ONE_EDITION));
    all.stream()
        .filter(plot -> !plots.contains(plot))
        .forEach(plot -> sketch.line(say("{}: {}.", residence(plot), Phrase.NOT_IN_EDITION)));
    sketch.line(isParted ? "" : in(Phrase.NO_SAFELY_MANAGED));
    starts().stream()
        .map(mark -> say("{} {}: {}.", Phrase.BASELINE, mark.text("year"), said(mark)))
        .distinct()
        .forEach(sketch::line);
    // Of several that are not marked it is said once that and why they are not.
    Map<String, Set<String>> others = new TreeMap<>();
    all.stream()
        .flatMap(plot -> plot.marks().stream())
        .filter(mark -> mark.text("kind").equals("baseline") && !mark.flag("is_of_edition"))
        .forEach(
            mark ->
                others
                    .computeIfAbsent(mark.text("year"), year -> new LinkedHashSet<>())
                    .add(
                        say(
                            "{} ({})",
                            said(mark),
                            Facts.declared(
                                tables.words("ladder_marks", "source", mark, language)))));
    others.forEach(
        (year, said) ->
            sketch.line(
                say(
                    "{} {}, {}: {}.",
                    Phrase.BASELINE,
                    year,
                    in(Phrase.OTHER_EDITION).replaceFirst("\\.$", ""),
                    String.join("; ", said))));
  }

  private String said(Rows.Row mark) {
    return shown(mark) + ", " + Facts.declared(words("ladder_marks", "definition", mark));
  }

  /** What is not named beside the bars of the last year. */
  private Legend legend() {
    Legend legend = new Legend();
    steps.stream()
        .filter(step -> plots.stream().noneMatch(plot -> isNamed(step, plot)))
        .forEach(
            step ->
                legend.add(
                    words(step),
                    step.equals(REST) ? Legend.hatched() : Legend.box(colour(step), "")));
    legend.addIf(
        !starts().isEmpty(),
        in(Phrase.BASELINE_RESTATED),
        Marks.hollow(Marks.star(), style.colour("baseline")));
    target
        .filter(to -> plots.stream().anyMatch(plot -> start(plot).isPresent()))
        .ifPresent(
            to ->
                legend.add(
                    say(
                        "{}, {} {}: {}",
                        Phrase.LINEAR_PATH,
                        to.isTarget() ? Phrase.TARGET : Phrase.REFERENCE_VALUE,
                        to.year(),
                        to.shown()),
                    Legend.line(style.ink(), Plots.dashed(1.6f), null)));
    return legend;
  }

  private static boolean isNamed(String step, Plot plot) {
    return plot.last().filter(last -> last.share(step) > 0).isPresent();
  }

  private Color colour(String step) {
    return style.ladder().get(ORDER.indexOf(step));
  }

  private YearPanels.Panel panel(Plot plot) {
    YearPanels.Panel panel =
        new YearPanels.Panel(
                say("{}, {}", residence(plot), Phrase.PER_CENT_OF_POPULATION),
                new YearPanels.Scale(0, 100, 20, ""))
            .aside(stars(plot), style.colour("baseline"), null);
    Year last = plot.last().orElseThrow();
    double from = 0;
    for (String step : steps) {
      boolean isRest = step.equals(REST);
      panel.add(
          new YearPanels.Stack(
              step,
              isRest ? style.colour("no_data") : colour(step),
              plot.years().stream()
                  .map(year -> new YearPanels.Spot(year.year(), year.share(step)))
                  .toList()));
      if (isNamed(step, plot)) {
        panel.add(
            new YearPanels.End(
                from + last.share(step) / 2,
                words(step) + " " + shown(step, last),
                style.small(),
                style.ink(),
                Legend.chip(isRest ? null : colour(step))));
      }
      from += last.share(step);
    }
    start(plot)
        .map(
            mark ->
                new YearPanels.Path(
                    mark.integer("year").intValue(),
                    mark.number("value"),
                    target.orElseThrow().year(),
                    target.orElseThrow().value()))
        .ifPresent(panel::add);
    plot.starts().stream()
        .map(
            mark ->
                new YearPanels.Point(
                    mark.integer("year").intValue(),
                    mark.number("value"),
                    Marks.star(),
                    style.colour("baseline"),
                    false,
                    style.small(),
                    List.of()))
        .forEach(panel::add);
    return panel.ending(String.valueOf(last.year()));
  }

  private String residence(Plot plot) {
    return residence(plot.residence(), language);
  }

  /** What the stars say; it stands above the plot, where it hides no bar. */
  private String stars(Plot plot) {
    return plot.starts().isEmpty()
        ? ""
        : say(
            "{} ({})",
            plot.starts().stream()
                .map(
                    mark ->
                        say(
                            "{}: {} {}",
                            mark.text("year"),
                            shown(mark),
                            NationalSeries.words(mark.text("variable"), language)))
                .collect(Collectors.joining("; ")),
            Phrase.IN_THIS_EDITION);
  }

  private String latest(Plot plot) {
    return say(
        "{}: {}",
        residence(plot),
        plot.last()
            .map(
                last ->
                    last.steps().keySet().stream()
                        .map(step -> words(step) + " " + shown(step, last))
                        .collect(Collectors.joining(", ", last.year() + ", ", "")))
            .orElse(in(Phrase.NO_DATA)));
  }

  private DataTable plotted() {
    List<List<String>> all = new ArrayList<>();
    rows.forEach(row -> all.add(plotted("estimate", row, "share")));
    for (Plot plot : plots) {
      plot.starts().forEach(mark -> all.add(plotted(mark.text("kind"), mark, "value")));
      start(plot)
          .ifPresent(
              mark ->
                  all.add(
                      List.of(
                          "linear_path_end",
                          "",
                          "",
                          mark.text("variable"),
                          plot.residence(),
                          String.valueOf(target.orElseThrow().year()),
                          Numbers.machine(target.orElseThrow().value()),
                          "false",
                          "",
                          target.orElseThrow().key().replaceFirst("/[^/]*$", ""))));
    }
    return NationalSeries.plotted(all);
  }

  private List<String> plotted(String kind, Rows.Row row, String value) {
    boolean published = row.columns().contains("publisher");
    return Collections.unmodifiableList(
        Arrays.asList(
            kind,
            published ? row.text("publisher") : "",
            published ? row.text("edition") : "",
            row.text("variable"),
            row.text("residence"),
            row.text("year"),
            Plotted.number(row.number(value)),
            row.columns().contains("synthetic") ? row.text("synthetic") : "false",
            published ? row.text("source") : tables.words("ladder_marks", "source", row, language),
            row.text("key")));
  }

  /** A year of a plot. */
  private record Told(Plot plot, Year year) {}

  private DataTable twin() {
    Columns<Told> said =
        new Columns<Told>()
            .text(in(Phrase.RESIDENCE), told -> residence(told.plot()))
            .number(in(Phrase.YEAR), told -> String.valueOf(told.year().year()));
    steps.forEach(step -> said.number(words(step), told -> shown(step, told.year())));
    return said.table(
        plots.stream()
            .flatMap(plot -> plot.years().stream().map(year -> new Told(plot, year)))
            .toList());
  }
}
