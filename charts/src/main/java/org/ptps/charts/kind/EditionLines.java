package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
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

  private record Sector(
      String title, List<NationalSeries.Point> points, List<NationalSeries.Baseline> baselines) {
    /** One per edition and variable. */
    List<List<NationalSeries.Point>> lines() {
      return List.copyOf(
          points.stream()
              .collect(
                  Collectors.groupingBy(
                      point -> point.edited() + " " + point.variable(),
                      TreeMap::new,
                      Collectors.toList()))
              .values());
    }
  }

  EditionLines(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    String residence = slice.residences().get(0);
    List<Sector> sectors = figure.panels().stream().map(panel -> sector(panel, residence)).toList();
    List<NationalSeries.Point> all =
        sectors.stream().flatMap(sector -> sector.points().stream()).toList();
    Map<String, List<NationalSeries.Point>> editions =
        all.stream()
            .collect(
                Collectors.groupingBy(
                    NationalSeries.Point::edited, TreeMap::new, Collectors.toList()));
    sketch
        .stamps(all.stream().anyMatch(NationalSeries.Point::synthetic), false)
        .slot("editions", Facts.drawn(editions.size()))
        .slot("from", shown(all.stream().mapToInt(NationalSeries.Point::year).min()))
        .slot("to", shown(all.stream().mapToInt(NationalSeries.Point::year).max()));
    for (int i = 0; i < sectors.size(); i++) {
      sketch.slot(
          "baseline_" + (i + 1),
          sectors.get(i).baselines().stream()
              .findFirst()
              .map(NationalSeries.Baseline::shown)
              .orElse(Phrase.NO_DATA.in(language)));
    }
    sketch.line(Caption.indicators(figure.indicators(), tables, language));
    if (!all.isEmpty()) {
      Map<String, String> titles = tables.sourceTitles(language);
      sketch.line(
          editions.values().stream()
              .map(points -> source(points, titles))
              .collect(Collectors.joining("; ", Phrase.SOURCES.in(language) + ": ", ".")));
    }
    sectors.stream()
        .flatMap(sector -> sector.baselines().stream())
        .map(baseline -> note(baseline))
        .forEach(sketch::line);
    DataTable plotted =
        NationalSeries.plotted(
            sectors.stream()
                .flatMap(
                    sector ->
                        Stream.concat(
                            sector.points().stream().map(NationalSeries.Point::plotted),
                            sector.baselines().stream().map(NationalSeries.Baseline::plotted)))
                .toList());
    if (all.isEmpty()) {
      return sketch.nothing(Reason.SOURCE_NOT_LOADED.in(language), plotted);
    }
    List<String> order = List.copyOf(editions.keySet());
    YearPanels.Scale scale =
        YearPanels.Scale.percent(
            DoubleStream.concat(
                all.stream().mapToDouble(NationalSeries.Point::value),
                sectors.stream()
                    .flatMap(sector -> sector.baselines().stream())
                    .mapToDouble(NationalSeries.Baseline::value)));
    List<YearPanels.Panel> panels =
        sectors.stream().map(sector -> drawn(sector, order, scale)).toList();
    return sketch.drawn(
        legend(sectors, editions),
        new YearPanels(panels, panels.size(), PLOT_HEIGHT).aligned()::pages,
        latest(sectors),
        plotted,
        twin(sectors));
  }

  private Sector sector(Figure.Panel panel, String residence) {
    return new Sector(
        panel.title().in(language),
        NationalSeries.points(tables, panel.variables(), List.of(residence), language),
        NationalSeries.baselines(tables, panel.indicator(), language).stream()
            .filter(baseline -> !baseline.restated())
            .filter(baseline -> baseline.residence().equals(residence))
            .filter(baseline -> panel.variables().contains(baseline.variable()))
            .toList());
  }

  private static String shown(OptionalInt year) {
    return year.isPresent() ? String.valueOf(year.getAsInt()) : "—";
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

  private static String source(List<NationalSeries.Point> points, Map<String, String> titles) {
    return points.get(0).words()
        + " ("
        + points.stream()
            .map(point -> titles.getOrDefault(point.source(), point.source()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "))
        + "), n = "
        + Facts.drawn(points.size());
  }

  private Legend legend(List<Sector> sectors, Map<String, List<NationalSeries.Point>> editions) {
    Legend legend = new Legend();
    editions
        .values()
        .forEach(
            points -> {
              int index = legend.size();
              legend.add(
                  points.get(0).words(),
                  Legend.line(style.series(index), new BasicStroke(2f), Marks.of(index)));
            });
    editions.values().stream()
        .flatMap(List::stream)
        .map(NationalSeries.Point::variable)
        .collect(
            Collectors.toMap(
                variable -> NationalSeries.words(variable, language),
                EditionLines::stroke,
                (a, b) -> a,
                TreeMap::new))
        .forEach((words, stroke) -> legend.add(words, Legend.line(style.muted(), stroke, null)));
    legend.addIf(
        sectors.stream().anyMatch(sector -> !sector.baselines().isEmpty()),
        Phrase.BASELINE.in(language),
        Marks.filled(Marks.star(), style.colour("baseline")));
    return legend;
  }

  private static BasicStroke stroke(String variable) {
    return variable.endsWith("_bas") ? new BasicStroke(2f) : Plots.dashed(2f);
  }

  private YearPanels.Panel drawn(Sector sector, List<String> editions, YearPanels.Scale scale) {
    YearPanels.Panel panel =
        new YearPanels.Panel(sector.title(), scale)
            .below(Phrase.PER_CENT_OF_POPULATION.in(language) + scale.start(language));
    for (List<NationalSeries.Point> line : sector.lines()) {
      int index = editions.indexOf(line.get(0).edited());
      panel.add(
          new YearPanels.Series(
              line.stream()
                  .map(at -> new YearPanels.Spot(at.year(), at.value(), null, null, true))
                  .toList(),
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
                  Phrase.BASELINE.in(language) + " " + baseline.year(),
                  baseline.shown() + " " + NationalSeries.words(baseline.variable(), language))));
    }
    return panel;
  }

  private String latest(List<Sector> sectors) {
    return sectors.stream()
        .flatMap(
            sector ->
                sector.lines().stream()
                    .map(line -> line.get(line.size() - 1))
                    .map(
                        last ->
                            say(
                                "{}, {}, {}: {} ({})",
                                sector.title(),
                                last.words(),
                                NationalSeries.words(last.variable(), language),
                                last.shown(language),
                                last.year())))
        .collect(Collectors.joining("; ", "", "."));
  }

  /** A column of the table: the values of one line by year. */
  private record Column(String heading, Map<Integer, String> values) {}

  private DataTable twin(List<Sector> sectors) {
    List<Column> columns = new ArrayList<>();
    for (Sector sector : sectors) {
      Function<String, String> heading =
          variable -> say("{}, {}, ", sector.title(), NationalSeries.words(variable, language));
      for (List<NationalSeries.Point> line : sector.lines()) {
        columns.add(
            new Column(
                heading.apply(line.get(0).variable()) + line.get(0).words(),
                line.stream()
                    .collect(
                        Collectors.toMap(
                            NationalSeries.Point::year, point -> point.shown(language)))));
      }
      for (NationalSeries.Baseline baseline : sector.baselines()) {
        columns.add(
            new Column(
                heading.apply(baseline.variable()) + Phrase.BASELINE.in(language),
                Map.of(baseline.year(), baseline.shown())));
      }
    }
    Columns<Integer> said =
        new Columns<Integer>().number(Phrase.YEAR.in(language), String::valueOf);
    columns.forEach(
        column -> said.number(column.heading(), year -> column.values().getOrDefault(year, "—")));
    return said.table(
        columns.stream()
            .flatMap(column -> column.values().keySet().stream())
            .distinct()
            .sorted()
            .toList());
  }
}
