package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.NationalSeries;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.YearPanels;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;

/**
 * Lines by publisher and edition, never joined, one panel per sector; a missing year is a gap.
 * Published baselines of the same scope are marked and named.
 */
final class EditionLines extends Kind {
  private static final double PLOT_HEIGHT = 320;

  /** What one panel shows: a line per edition and variable, and the baselines beside them. */
  private record Sector(
      String title,
      List<List<NationalSeries.Point>> lines,
      List<NationalSeries.Baseline> baselines) {}

  private final List<Sector> sectors = figure.panels().stream().map(this::sector).toList();
  private final List<NationalSeries.Point> points =
      sectors.stream().flatMap(sector -> sector.lines().stream()).flatMap(List::stream).toList();
  private final List<NationalSeries.Baseline> baselines =
      sectors.stream().flatMap(sector -> sector.baselines().stream()).toList();
  private final Map<String, List<NationalSeries.Point>> editions =
      by(points, NationalSeries.Point::edited);

  EditionLines(Reading reading) {
    super(reading);
  }

  private Sector sector(Figure.Panel panel) {
    List<String> residences = slice.residences().subList(0, 1);
    return new Sector(
        panel.title().in(language),
        List.copyOf(
            by(
                    NationalSeries.points(tables, panel.variables(), residences, language),
                    point -> point.edited() + " " + point.variable())
                .values()),
        NationalSeries.baselines(tables, panel.indicator(), language).stream()
            .filter(baseline -> !baseline.restated())
            .filter(baseline -> residences.contains(baseline.residence()))
            .filter(baseline -> panel.variables().contains(baseline.variable()))
            .toList());
  }

  private static Map<String, List<NationalSeries.Point>> by(
      List<NationalSeries.Point> points, Function<NationalSeries.Point, String> group) {
    return points.stream().collect(Collectors.groupingBy(group, TreeMap::new, Collectors.toList()));
  }

  @Override
  Picture picture() {
    IntSummaryStatistics years =
        points.stream().mapToInt(NationalSeries.Point::year).summaryStatistics();
    sketch
        .stamps(points.stream().anyMatch(NationalSeries.Point::synthetic), false)
        .slot("editions", Facts.drawn(editions.size()))
        .slot("from", points.isEmpty() ? "—" : String.valueOf(years.getMin()))
        .slot("to", points.isEmpty() ? "—" : String.valueOf(years.getMax()));
    for (int i = 0; i < sectors.size(); i++) {
      sketch.slot(
          "baseline_" + (i + 1),
          sectors.get(i).baselines().stream()
              .findFirst()
              .map(NationalSeries.Baseline::shown)
              .orElse(in(Phrase.NO_DATA)));
    }
    spread()
        .ifPresent(
            year -> {
              sketch.slot("spread_year", String.valueOf(year));
              for (int i = 0; i < sectors.size(); i++) {
                List<NationalSeries.Point> said = first(i, year);
                sketch
                    .slot("low_" + (i + 1), said.get(0).shown(language))
                    .slot("high_" + (i + 1), said.get(said.size() - 1).shown(language));
              }
            });
    alone()
        .ifPresent(
            year -> {
              sketch.slot("said_year", String.valueOf(year));
              for (int i = 0; i < sectors.size(); i++) {
                NationalSeries.Point said = first(i, year).get(0);
                sketch
                    .slot("said_" + (i + 1), said.shown(language))
                    .slot("said_edition", said.words());
              }
            });
    strokes().ifPresent(sketch::line);
    sketch.line(Caption.indicators(figure.indicators(), tables, language));
    if (!points.isEmpty()) {
      sketch.line(say("{}: {}.", Phrase.SOURCES, sources()));
    }
    baselines.stream().map(this::note).forEach(sketch::line);
    if (points.isEmpty()) {
      return sketch.nothing(Reason.SOURCE_NOT_LOADED.in(language), plotted());
    }
    YearPanels.Scale scale =
        YearPanels.Scale.percent(
            DoubleStream.concat(
                points.stream().mapToDouble(NationalSeries.Point::value),
                baselines.stream().mapToDouble(NationalSeries.Baseline::value)));
    List<YearPanels.Panel> panels = sectors.stream().map(sector -> panel(sector, scale)).toList();
    return sketch.drawn(
        legend(),
        new YearPanels(panels, panels.size(), PLOT_HEIGHT).aligned()::pages,
        sectors.stream().flatMap(this::latest).collect(Collectors.joining("; ", "", ".")),
        plotted(),
        twin());
  }

  /** The last year of which more than one edition says the first variable of each panel. */
  private OptionalInt spread() {
    return points.stream()
        .mapToInt(NationalSeries.Point::year)
        .filter(year -> IntStream.range(0, sectors.size()).allMatch(i -> first(i, year).size() > 1))
        .max();
  }

  /** The last year of the first variable of each panel, where a single edition speaks of them. */
  private OptionalInt alone() {
    return points.stream()
        .filter(point -> editions.size() == 1)
        .mapToInt(NationalSeries.Point::year)
        .filter(year -> IntStream.range(0, sectors.size()).noneMatch(i -> first(i, year).isEmpty()))
        .max();
  }

  /** What the editions say of a panel's first variable in one year, from the least. */
  private List<NationalSeries.Point> first(int panel, int year) {
    String variable = figure.panels().get(panel).variables().get(0);
    return sectors.get(panel).lines().stream()
        .flatMap(List::stream)
        .filter(point -> point.variable().equals(variable) && point.year() == year)
        .sorted(Comparator.comparingDouble(NationalSeries.Point::value))
        .toList();
  }

  private String sources() {
    Map<String, String> titles = tables.sourceTitles(language);
    return editions.values().stream()
        .map(
            of ->
                say(
                    "{} ({}), n = {}",
                    of.get(0).words(),
                    of.stream()
                        .map(point -> titles.getOrDefault(point.source(), point.source()))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")),
                    Facts.drawn(of.size())))
        .collect(Collectors.joining("; "));
  }

  private String note(NationalSeries.Baseline baseline) {
    return say(
        "{} {}: {}, {} ({}).",
        Phrase.BASELINE,
        baseline.year(),
        baseline.shown(),
        Facts.declared(baseline.definition()),
        Facts.declared(baseline.source()));
  }

  private String words(String variable) {
    return NationalSeries.words(variable, language);
  }

  private Legend legend() {
    Legend legend = new Legend();
    for (List<NationalSeries.Point> edition : editions.values()) {
      int index = legend.size();
      legend.add(
          edition.get(0).words(),
          Legend.line(style.series(index), new BasicStroke(2f), Marks.of(index)));
    }
    return legend;
  }

  private static boolean isDashed(String variable) {
    return !variable.endsWith("_bas");
  }

  private static BasicStroke stroke(String variable) {
    return isDashed(variable) ? Plots.dashed(2f) : new BasicStroke(2f);
  }

  /** What whole and dashed lines are, where there are both. */
  private Optional<String> strokes() {
    Map<Boolean, String> words = new TreeMap<>();
    points.forEach(point -> words.putIfAbsent(isDashed(point.variable()), words(point.variable())));
    return words.size() < 2
        ? Optional.empty()
        : Optional.of(
            say(
                "{}: {}; {}: {}.",
                Phrase.WHOLE_LINE,
                words.get(false),
                Phrase.DASHED,
                words.get(true)));
  }

  private YearPanels.Panel panel(Sector sector, YearPanels.Scale scale) {
    YearPanels.Panel panel =
        new YearPanels.Panel(sector.title(), scale)
            .below(in(Phrase.PER_CENT_OF_POPULATION) + scale.start(language));
    List<String> order = List.copyOf(editions.keySet());
    for (List<NationalSeries.Point> line : sector.lines()) {
      int index = order.indexOf(line.get(0).edited());
      panel.add(
          new YearPanels.Series(
              line.stream().map(at -> new YearPanels.Spot(at.year(), at.value())).toList(),
              style.series(index),
              stroke(line.get(0).variable()),
              Marks.of(index)));
    }
    for (NationalSeries.Baseline baseline : sector.baselines()) {
      panel.add(
          new YearPanels.Point(
              baseline.year(),
              baseline.value(),
              Marks.star(),
              style.colour("baseline"),
              true,
              style.strongSmall(),
              List.of(
                  say("{} {}", Phrase.BASELINE, baseline.year()),
                  baseline.shown() + " " + words(baseline.variable()))));
    }
    return panel;
  }

  private Stream<String> latest(Sector sector) {
    return sector.lines().stream()
        .map(line -> line.get(line.size() - 1))
        .map(
            last ->
                say(
                    "{}, {}, {}: {} ({})",
                    sector.title(),
                    last.words(),
                    words(last.variable()),
                    last.shown(language),
                    last.year()));
  }

  private DataTable plotted() {
    return NationalSeries.plotted(
        sectors.stream()
            .flatMap(
                sector ->
                    Stream.concat(
                        sector.lines().stream()
                            .flatMap(List::stream)
                            .map(NationalSeries.Point::plotted),
                        sector.baselines().stream().map(NationalSeries.Baseline::plotted)))
            .toList());
  }

  /** Years, and a column for the values of each line and of each baseline. */
  private DataTable twin() {
    Map<String, Map<Integer, String>> columns = new LinkedHashMap<>();
    for (Sector sector : sectors) {
      for (List<NationalSeries.Point> line : sector.lines()) {
        Map<Integer, String> values =
            columns.computeIfAbsent(
                heading(sector, line.get(0).variable(), line.get(0).words()),
                heading -> new HashMap<>());
        line.forEach(point -> values.put(point.year(), point.shown(language)));
      }
      for (NationalSeries.Baseline baseline : sector.baselines()) {
        columns
            .computeIfAbsent(
                heading(sector, baseline.variable(), in(Phrase.BASELINE)),
                heading -> new HashMap<>())
            .put(baseline.year(), baseline.shown());
      }
    }
    Columns<Integer> said = new Columns<Integer>().number(in(Phrase.YEAR), String::valueOf);
    columns.forEach(
        (heading, values) -> said.number(heading, year -> values.getOrDefault(year, "—")));
    return said.table(
        columns.values().stream()
            .flatMap(values -> values.keySet().stream())
            .distinct()
            .sorted()
            .toList());
  }

  private String heading(Sector sector, String variable, String of) {
    return say("{}, {}, {}", sector.title(), words(variable), of);
  }
}
