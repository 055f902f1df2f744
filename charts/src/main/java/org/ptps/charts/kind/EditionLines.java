package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.NationalSeries;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Labels;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.YearPlot;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;

/**
 * Lines by publisher and edition, never joined, one panel per sector; a missing year is a gap.
 * Published baselines of the same scope are marked and named.
 */
final class EditionLines implements Chart {
  private static final double PLOT_HEIGHT = 320;
  private static final double PANEL_GAP = 28;

  private record Sector(
      String title,
      List<String> variables,
      List<NationalSeries.Point> points,
      List<NationalSeries.Baseline> baselines) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    String residence = figure.slice().residences().get(0);
    List<Sector> sectors = new ArrayList<>();
    for (Figure.Panel panel : figure.panels()) {
      sectors.add(
          new Sector(
              panel.title().in(language),
              panel.variables(),
              NationalSeries.points(tables, panel.variables(), List.of(residence), language),
              NationalSeries.baselines(tables, panel.indicator(), language).stream()
                  .filter(baseline -> !baseline.restated())
                  .filter(baseline -> baseline.residence().equals(residence))
                  .filter(baseline -> panel.variables().contains(baseline.variable()))
                  .toList()));
    }
    List<NationalSeries.Point> all =
        sectors.stream().flatMap(sector -> sector.points().stream()).toList();
    List<String> editions =
        all.stream().map(NationalSeries.Point::edited).distinct().sorted().toList();
    Map<String, String> slots = slots(sectors, all, editions, language);
    String title = figure.heading(slots, language);
    String message = all.isEmpty() ? "" : figure.said(slots, language);
    List<String> caption = caption(figure, tables, sectors, all, language);
    Frame frame =
        new Frame(
            language,
            new Frame.Stamps(all.stream().anyMatch(NationalSeries.Point::synthetic), false),
            title,
            message,
            all.isEmpty() ? new Legend(List.of()) : legend(sectors, editions, language),
            caption);
    String reason = Reason.SOURCE_NOT_LOADED.in(language);
    return new Picture(
        figure.id(),
        title,
        all.isEmpty()
            ? Picture.nothing(title, reason, language)
            : message + " " + latest(sectors, editions, language),
        caption,
        List.of(all.isEmpty() ? frame.noData(reason) : page(frame, sectors, editions, language)),
        plotted(sectors),
        twin(sectors, editions, language));
  }

  private static Map<String, String> slots(
      List<Sector> sectors,
      List<NationalSeries.Point> all,
      List<String> editions,
      Language language) {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("editions", Facts.drawn(editions.size()));
    slots.put(
        "from",
        all.stream()
            .map(NationalSeries.Point::year)
            .min(Integer::compare)
            .map(String::valueOf)
            .orElse("—"));
    slots.put(
        "to",
        all.stream()
            .map(NationalSeries.Point::year)
            .max(Integer::compare)
            .map(String::valueOf)
            .orElse("—"));
    for (int i = 0; i < sectors.size(); i++) {
      slots.put(
          "baseline_" + (i + 1),
          sectors.get(i).baselines().stream()
              .findFirst()
              .map(NationalSeries.Baseline::shown)
              .orElse(Phrase.NO_DATA.in(language)));
    }
    return slots;
  }

  private static List<String> caption(
      Figure figure,
      ReportTables tables,
      List<Sector> sectors,
      List<NationalSeries.Point> all,
      Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(Caption.indicators(figure.indicators(), tables, language));
    if (!all.isEmpty()) {
      Map<String, String> titles = tables.sourceTitles(language);
      String sources =
          all.stream()
              .collect(
                  Collectors.groupingBy(
                      NationalSeries.Point::edited, TreeMap::new, Collectors.toList()))
              .entrySet()
              .stream()
              .map(edition -> source(edition.getValue().get(0).words(), edition.getValue(), titles))
              .collect(Collectors.joining("; "));
      lines.add(Phrase.SOURCES.in(language) + ": " + sources + ".");
    }
    for (Sector sector : sectors) {
      for (NationalSeries.Baseline baseline : sector.baselines()) {
        lines.add(
            Phrase.BASELINE.in(language)
                + " "
                + baseline.year()
                + ": "
                + baseline.shown()
                + ", "
                + Facts.declared(baseline.definition())
                + " ("
                + Facts.declared(baseline.source())
                + ").");
      }
    }
    return lines;
  }

  private static String source(
      String edited, List<NationalSeries.Point> points, Map<String, String> titles) {
    return edited
        + " ("
        + points.stream()
            .map(point -> titles.getOrDefault(point.source(), point.source()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "))
        + "), n = "
        + Facts.drawn(points.size());
  }

  private static Legend legend(List<Sector> sectors, List<String> editions, Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    sectors.stream()
        .flatMap(sector -> sector.points().stream())
        .sorted(Comparator.comparing(NationalSeries.Point::edited))
        .collect(
            Collectors.toMap(
                NationalSeries.Point::edited,
                NationalSeries.Point::words,
                (a, b) -> a,
                LinkedHashMap::new))
        .forEach(
            (edited, words) -> {
              int index = editions.indexOf(edited);
              entries.add(
                  new Legend.Entry(
                      words,
                      Legend.line(style.series(index), new BasicStroke(2f), Marks.of(index))));
            });
    List<String> suffixes =
        sectors.stream()
            .flatMap(sector -> sector.points().stream())
            .map(point -> NationalSeries.words(point.variable(), language))
            .distinct()
            .sorted()
            .toList();
    for (String words : suffixes) {
      entries.add(
          new Legend.Entry(
              words,
              Legend.line(
                  style.muted(),
                  words.equals(Phrase.BASIC.in(language)) ? new BasicStroke(2f) : Plots.dashed(2f),
                  null)));
    }
    if (sectors.stream().anyMatch(sector -> !sector.baselines().isEmpty())) {
      entries.add(
          new Legend.Entry(
              Phrase.BASELINE.in(language), Marks.filled(Marks.star(), style.colour("baseline"))));
    }
    return new Legend(entries);
  }

  private static Page page(
      Frame frame, List<Sector> sectors, List<String> editions, Language language) {
    Style style = Style.shipped();
    double titleHeight = Text.lineHeight(style.strongLabel()) + Text.lineHeight(style.small()) + 4;
    return frame.page(
        titleHeight + PLOT_HEIGHT,
        (graphics, box) -> {
          double width = (box.getWidth() - PANEL_GAP * (sectors.size() - 1)) / sectors.size();
          double lower = lower(sectors);
          for (int i = 0; i < sectors.size(); i++) {
            double x = box.getX() + i * (width + PANEL_GAP);
            Text.line(
                graphics,
                sectors.get(i).title(),
                style.strongLabel(),
                style.ink(),
                x,
                box.getY(),
                Text.Anchor.LEFT);
            Text.line(
                graphics,
                Phrase.PER_CENT_OF_POPULATION.in(language)
                    + (lower > 0
                        ? " ("
                            + Phrase.AXIS_FROM.in(language)
                            + " "
                            + Facts.scale(Numbers.whole(lower))
                            + ")"
                        : ""),
                style.small(),
                style.muted(),
                x,
                box.getY() + Text.lineHeight(style.strongLabel()),
                Text.Anchor.LEFT);
            sector(
                graphics,
                sectors.get(i),
                years(sectors),
                editions,
                lower,
                new Rectangle2D.Double(x, box.getY() + titleHeight, width, PLOT_HEIGHT),
                language);
          }
        });
  }

  private static double lower(List<Sector> sectors) {
    double least =
        sectors.stream()
            .flatMap(
                sector ->
                    java.util.stream.Stream.concat(
                        sector.points().stream().map(NationalSeries.Point::value),
                        sector.baselines().stream().map(NationalSeries.Baseline::value)))
            .mapToDouble(value -> value)
            .min()
            .orElse(0);
    return Math.max(0, Math.floor((least - 5) / 10) * 10);
  }

  private static int[] years(List<Sector> sectors) {
    List<Integer> years =
        sectors.stream()
            .flatMap(
                sector ->
                    java.util.stream.Stream.concat(
                        sector.points().stream().map(NationalSeries.Point::year),
                        sector.baselines().stream().map(NationalSeries.Baseline::year)))
            .sorted()
            .toList();
    return new int[] {years.get(0), years.get(years.size() - 1)};
  }

  private static void sector(
      Graphics2D graphics,
      Sector sector,
      int[] years,
      List<String> editions,
      double lower,
      Rectangle2D box,
      Language language) {
    Style style = Style.shipped();
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    renderer.setDrawSeriesLineAsPath(true);
    for (Map.Entry<String, List<NationalSeries.Point>> line : lines(sector).entrySet()) {
      int index = editions.indexOf(line.getValue().get(0).edited());
      boolean basic = line.getValue().get(0).variable().endsWith("_bas");
      XYSeries series = new XYSeries(line.getKey());
      Integer before = null;
      for (NationalSeries.Point point : line.getValue()) {
        if (before != null && point.year() > before + 1) {
          series.add(before + 1, null);
        }
        series.add(point.year(), point.value());
        before = point.year();
      }
      int at = data.getSeriesCount();
      data.addSeries(series);
      renderer.setSeriesPaint(at, style.series(index));
      renderer.setSeriesShape(at, Marks.of(index));
      renderer.setSeriesStroke(at, basic ? new BasicStroke(2f) : Plots.dashed(2f));
    }
    NumberAxis percent = YearPlot.percent(lower);
    percent.setTickUnit(Plots.unit(lower > 60 ? 5 : 10));
    YearPlot plot =
        YearPlot.draw(
            graphics,
            data,
            renderer,
            YearPlot.years(years[0], years[1], box.getWidth()),
            percent,
            box);
    Labels labels = new Labels(plot.area());
    lines(sector)
        .values()
        .forEach(
            line -> {
              for (int i = 0; i < line.size(); i++) {
                NationalSeries.Point to = line.get(i);
                NationalSeries.Point from =
                    line.get(i > 0 && line.get(i - 1).year() == to.year() - 1 ? i - 1 : i);
                labels.keepOff(
                    plot.x(from.year()),
                    plot.y(from.value()),
                    plot.x(to.year()),
                    plot.y(to.value()));
              }
            });
    for (NationalSeries.Baseline baseline : sector.baselines()) {
      baseline(graphics, baseline, plot, labels, language);
    }
  }

  private static Map<String, List<NationalSeries.Point>> lines(Sector sector) {
    return sector.points().stream()
        .collect(
            Collectors.groupingBy(
                point -> point.edited() + " " + point.variable(),
                TreeMap::new,
                Collectors.toList()));
  }

  private static void baseline(
      Graphics2D graphics,
      NationalSeries.Baseline baseline,
      YearPlot plot,
      Labels labels,
      Language language) {
    Style style = Style.shipped();
    double x = plot.x(baseline.year());
    double y = plot.y(baseline.value());
    labels.write(
        graphics,
        List.of(
            Phrase.BASELINE.in(language) + " " + baseline.year(),
            baseline.shown() + " " + NationalSeries.words(baseline.variable(), language)),
        style.strongSmall(),
        style.colour("baseline"),
        x,
        y);
    Marks.fill(graphics, Marks.star(), style.colour("baseline"), x, y);
  }

  private static String latest(List<Sector> sectors, List<String> editions, Language language) {
    List<String> parts = new ArrayList<>();
    for (Sector sector : sectors) {
      lines(sector)
          .values()
          .forEach(
              line -> {
                NationalSeries.Point last = line.get(line.size() - 1);
                parts.add(
                    sector.title()
                        + ", "
                        + last.words()
                        + ", "
                        + NationalSeries.words(last.variable(), language)
                        + ": "
                        + last.shown(language)
                        + " ("
                        + last.year()
                        + ")");
              });
    }
    return String.join("; ", parts) + ".";
  }

  private static DataTable plotted(List<Sector> sectors) {
    List<List<String>> rows = new ArrayList<>();
    for (Sector sector : sectors) {
      sector.points().forEach(point -> rows.add(point.plotted()));
      sector.baselines().forEach(baseline -> rows.add(baseline.plotted()));
    }
    return NationalSeries.plotted(rows);
  }

  private static DataTable twin(List<Sector> sectors, List<String> editions, Language language) {
    List<String> columns = new ArrayList<>(List.of(Phrase.YEAR.in(language)));
    List<Map<Integer, String>> values = new ArrayList<>();
    for (Sector sector : sectors) {
      for (List<NationalSeries.Point> line : lines(sector).values()) {
        NationalSeries.Point first = line.get(0);
        columns.add(
            sector.title()
                + ", "
                + NationalSeries.words(first.variable(), language)
                + ", "
                + first.words());
        values.add(
            line.stream()
                .collect(
                    Collectors.toMap(NationalSeries.Point::year, point -> point.shown(language))));
      }
      for (NationalSeries.Baseline baseline : sector.baselines()) {
        columns.add(
            sector.title()
                + ", "
                + NationalSeries.words(baseline.variable(), language)
                + ", "
                + Phrase.BASELINE.in(language));
        values.add(Map.of(baseline.year(), baseline.shown()));
      }
    }
    List<List<String>> rows = new ArrayList<>();
    values.stream()
        .flatMap(column -> column.keySet().stream())
        .distinct()
        .sorted()
        .forEach(
            year -> {
              List<String> cells = new ArrayList<>(List.of(String.valueOf(year)));
              values.forEach(column -> cells.add(column.getOrDefault(year, "—")));
              rows.add(cells);
            });
    return new DataTable(columns, columns.stream().map(c -> true).toList(), rows);
  }
}
