package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * One indicator over the years, a small panel for each municipality on a range of its own. A year
 * without a value is a gap; the band is what the value may be (interval of a sample, else the
 * bounds for what is missing).
 */
final class SmallMultiples implements Chart {
  private static final int COLUMNS = 5;
  private static final int ROWS_PER_PAGE = 7;
  private static final double GAP = 16;
  private static final double PLOT_HEIGHT = 54;
  private static final double YEARS_HEIGHT = 16;
  private static final double ENDS = 28;

  /** The values of one municipality, by year, all of one residence. */
  private record Series(ReportTables.Area area, List<ReportTables.Value> values) {
    Optional<ReportTables.Value> last() {
      return values.stream().filter(ReportTables.Value::isKnown).reduce((a, b) -> b);
    }

    /** Why the newest year has no value. */
    public Reason reason() {
      return values.isEmpty() ? Reason.NO_ROW : Reason.of(values.get(values.size() - 1).reason());
    }

    String residence() {
      return values.isEmpty() ? "total" : values.get(0).residence();
    }
  }

  /** Years of all panels, and the values of one. */
  private record Scale(int from, int to, double lower, double upper, Optional<Double> line) {
    /** The range that a panel's values and what they may be need, in round numbers. */
    Scale of(Series series, boolean isPercent) {
      List<Double> all =
          series.values().stream()
              .filter(ReportTables.Value::isKnown)
              .flatMap(value -> Stream.of(value.value(), value.low(), value.high()))
              .filter(Objects::nonNull)
              .toList();
      double most = all.stream().mapToDouble(value -> value).max().orElse(upper);
      double least = all.stream().mapToDouble(value -> value).min().orElse(lower);
      double unit = isPercent ? 10 : upper / 10;
      double top = Math.min(upper, Math.ceil(most / unit) * unit);
      double bottom = Math.max(0, Math.min(Math.floor(least / unit) * unit, top - 2 * unit));
      return new Scale(
          from, to, bottom, top, line.filter(value -> value >= bottom && value <= top));
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    String code = figure.indicators().get(0);
    ReportTables.IndicatorText text = tables.indicator(code);
    List<Series> all = series(figure, tables, code, language);
    List<ReportTables.Value> values =
        all.stream().flatMap(series -> series.values().stream()).toList();
    List<ReportTables.Value> known = values.stream().filter(ReportTables.Value::isKnown).toList();
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(values))
            .slot("indicator", text.name(language))
            .slot("municipalities", Facts.drawn(all.size()));
    Plotted plotted = new Plotted();
    all.forEach(
        series -> {
          series.values().forEach(value -> plotted.add(code, null, value));
          if (series.values().isEmpty()) {
            plotted.addMissing(code, "municipality", series.area(), null);
          }
        });
    if (known.isEmpty()) {
      sketch.slot("from", "—").slot("year", Phrase.NO_YEAR.in(language));
      sketch.sources(tables, "");
      return sketch.nothing(
          Optional.ofNullable(tables.counts(List.of(code), figure.slice()).get(code))
              .map(row -> Reason.of(row.text("main_reason")))
              .filter(reason -> reason != Reason.NO_ROW)
              .orElseGet(() -> tables.withoutRow(List.of(code)))
              .in(language),
          plotted.table());
    }
    int first = known.stream().mapToInt(ReportTables.Value::year).min().orElseThrow();
    Rows.Row counts = tables.counts(List.of(code), figure.slice()).get(code);
    int last = counts.integer("year").intValue();
    Optional<Double> line =
        text.isPercent() ? Optional.of(tables.threshold("coverage.line_pct")) : Optional.empty();
    double upper =
        text.isPercent()
            ? 100
            : nice(known.stream().mapToDouble(ReportTables.Value::value).max().orElse(1));
    Scale scale = new Scale(first, last, 0, upper, line);
    sketch
        .slot("from", String.valueOf(first))
        .slot("year", String.valueOf(last))
        .slot("known", Facts.whole(counts, "with_value"))
        .slot("none", Facts.whole(counts, "never_known"))
        .slot("line", line.map(one -> Facts.scale(Numbers.whole(one))).orElse("—"))
        .slot("over", Facts.whole(counts, "over_line"));
    sketch.sources(tables, facts(all, values, first, last, tables.whole(counts), language));
    return sketch.drawn(
        legend(scale, all, text, language),
        frame -> pages(frame, all, scale, text, tables, code, language),
        description(all, tables, code, language),
        plotted.table(),
        twin(all, scale, tables, code, language));
  }

  private static List<Series> series(
      Figure figure, ReportTables tables, String code, Language language) {
    Slice slice = figure.slice();
    int until = slice.year().orElse(9999);
    Map<String, Series> byArea = new LinkedHashMap<>();
    for (ReportTables.Area area : tables.areas(slice, language)) {
      String residence = tables.lineResidence(code, "municipality", area.code(), slice);
      byArea.put(
          area.code(),
          new Series(area, tables.line(code, "municipality", area.code(), residence, until)));
    }
    return switch (figure.order()) {
      case CODE -> byArea.keySet().stream().sorted().map(byArea::get).toList();
      case NAME -> List.copyOf(byArea.values());
      case VALUE ->
          MunicipalityGrid.read(figure, tables, language).rows().stream()
              .map(row -> byArea.get(row.area().code()))
              .toList();
    };
  }

  private static double nice(double most) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1))));
    return Math.ceil(most / unit) * unit;
  }

  private static String facts(
      List<Series> all,
      List<ReportTables.Value> values,
      int first,
      int last,
      Optional<ReportTables.Value> whole,
      Language language) {
    StringBuilder facts =
        new StringBuilder(first + "–" + last)
            .append(". n = ")
            .append(Facts.drawn(all.size()))
            .append(' ')
            .append(Phrase.MUNICIPALITIES.in(language));
    whole
        .filter(value -> value.unknownPct() != null)
        .ifPresent(
            value ->
                facts
                    .append("; ")
                    .append(last)
                    .append(": ")
                    .append(Facts.percent(value, "unknown_pct", value.unknownPct(), language))
                    .append(' ')
                    .append(Phrase.UNKNOWN.in(language)));
    facts.append(". ").append(Caption.dates(values, language));
    Set<String> residences =
        all.stream().map(Series::residence).collect(Collectors.toCollection(LinkedHashSet::new));
    if (residences.contains("rural")) {
      facts.append(' ').append(Phrase.RURAL_ONLY.in(language)).append('.');
    }
    if (residences.contains("urban")) {
      facts.append(' ').append(Phrase.URBAN_ONLY.in(language)).append('.');
    }
    return facts.toString();
  }

  private static Legend legend(
      Scale scale, List<Series> all, ReportTables.IndicatorText text, Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(
        new Legend.Entry(
            Phrase.EACH_YEAR.in(language) + "; " + Phrase.OWN_SCALE.in(language),
            Legend.line(style.series(0), new BasicStroke(1.8f), Marks.circle(2.6))));
    if (all.stream()
        .flatMap(series -> series.values().stream())
        .anyMatch(value -> value.isKnown() && isWide(value))) {
      entries.add(
          new Legend.Entry(Phrase.MAY_BE.in(language), Legend.box(style.colour("band"), "")));
    }
    scale
        .line()
        .ifPresent(
            line ->
                entries.add(
                    new Legend.Entry(
                        Facts.scale(Numbers.with(line, 0, text.symbol(language))),
                        Legend.line(style.muted(), Plots.dashed(1f), null))));
    if (all.stream().anyMatch(series -> series.last().isEmpty())) {
      entries.add(new Legend.Entry(Phrase.NO_DATA.in(language), Legend.hatched()));
    }
    return new Legend(entries);
  }

  // Narrower than a dot it would not be seen.
  private static boolean isWide(ReportTables.Value value) {
    return value.low() != null && value.high() != null && value.high() - value.low() >= 1;
  }

  private static List<Page> pages(
      Frame frame,
      List<Series> all,
      Scale scale,
      ReportTables.IndicatorText text,
      ReportTables tables,
      String code,
      Language language) {
    double inner = Style.shipped().width() - 2 * Style.shipped().margin();
    double width = (inner - (COLUMNS - 1) * GAP) / COLUMNS;
    Font names = Style.shipped().strongSmall();
    int lines =
        all.stream()
            .mapToInt(series -> Text.wrap(series.area().name(), names, width).size())
            .max()
            .orElse(1);
    double each = (lines + 1) * Text.lineHeight(names) + PLOT_HEIGHT + YEARS_HEIGHT + GAP;
    List<Page> pages = new ArrayList<>();
    for (List<Series> part : MunicipalityGrid.parts(all, COLUMNS * ROWS_PER_PAGE)) {
      int rows = (part.size() + COLUMNS - 1) / COLUMNS;
      pages.add(
          frame.page(
              rows * each,
              (graphics, box) -> {
                for (int i = 0; i < part.size(); i++) {
                  panel(
                      graphics,
                      part.get(i),
                      scale.of(part.get(i), text.isPercent()),
                      words(part.get(i), text, tables, code, language),
                      new Rectangle2D.Double(
                          box.getX() + (i % COLUMNS) * (width + GAP),
                          box.getY() + (i / COLUMNS) * each,
                          width,
                          each),
                      lines,
                      language);
                }
              }));
    }
    return pages;
  }

  /** The newest value as it is written, few cases as a count. */
  private static String words(
      Series series,
      ReportTables.IndicatorText text,
      ReportTables tables,
      String code,
      Language language) {
    if (series.last().isEmpty()) {
      return "";
    }
    ReportTables.Value last = series.last().get();
    String value = tables.printed(code, last, language);
    String residence =
        switch (series.residence()) {
          case "rural" -> " r";
          case "urban" -> " u";
          default -> "";
        };
    return value + residence + " (" + last.year() + ")";
  }

  private static void panel(
      Graphics2D graphics,
      Series series,
      Scale scale,
      String words,
      Rectangle2D box,
      int lines,
      Language language) {
    Style style = Style.shipped();
    Font font = style.strongSmall();
    List<String> name = Text.wrap(series.area().name(), font, box.getWidth());
    double lineHeight = Text.lineHeight(font);
    Text.block(
        graphics,
        name,
        font,
        style.ink(),
        box.getX(),
        box.getY() + (lines - name.size()) * lineHeight,
        Text.Anchor.LEFT);
    double top = box.getY() + (lines + 1) * lineHeight;
    Rectangle2D plot =
        new Rectangle2D.Double(box.getX() + ENDS, top + 2, box.getWidth() - ENDS, PLOT_HEIGHT - 2);
    if (series.last().isEmpty()) {
      Hatching.fill(graphics, plot);
      List<String> reason =
          Text.wrap(series.reason().in(language), style.small(), plot.getWidth() - 8);
      double height = reason.size() * Text.lineHeight(style.small());
      graphics.setColor(style.ground());
      graphics.fill(
          new Rectangle2D.Double(
              plot.getX() + 3, plot.getCenterY() - height / 2, plot.getWidth() - 6, height));
      Text.middleBlock(
          graphics,
          reason,
          style.small(),
          style.ink(),
          plot.getCenterX(),
          plot.getCenterY(),
          Text.Anchor.CENTRE);
      return;
    }
    Text.line(
        graphics,
        words,
        style.small(),
        style.ink(),
        box.getX(),
        box.getY() + lines * lineHeight,
        Text.Anchor.LEFT);
    draw(graphics, series, scale, plot);
    for (double end : new double[] {scale.lower(), scale.upper()}) {
      Text.middle(
          graphics,
          Facts.scale(Numbers.decimal(end, end == Math.rint(end) ? 0 : 1)),
          style.small(),
          style.muted(),
          plot.getMinX() - 4,
          end == scale.lower() ? plot.getMaxY() - 5 : plot.getMinY() + 5,
          Text.Anchor.RIGHT);
    }
    Text.line(
        graphics,
        String.valueOf(scale.from()),
        style.small(),
        style.muted(),
        plot.getMinX(),
        plot.getMaxY() + 1,
        Text.Anchor.LEFT);
    if (scale.to() > scale.from()) {
      Text.line(
          graphics,
          String.valueOf(scale.to()),
          style.small(),
          style.muted(),
          plot.getMaxX(),
          plot.getMaxY() + 1,
          Text.Anchor.RIGHT);
    }
  }

  private static void draw(Graphics2D graphics, Series series, Scale scale, Rectangle2D plot) {
    Style style = Style.shipped();
    Spot spot = new Spot(scale, plot);
    List<List<ReportTables.Value>> runs = runs(series);
    for (List<ReportTables.Value> run : runs) {
      band(graphics, run, spot);
    }
    graphics.setStroke(new BasicStroke(0.8f));
    graphics.setColor(style.colour("frame"));
    graphics.draw(
        new Line2D.Double(plot.getMinX(), plot.getMaxY(), plot.getMaxX(), plot.getMaxY()));
    graphics.setColor(style.colour("grid"));
    graphics.draw(
        new Line2D.Double(plot.getMinX(), plot.getMinY(), plot.getMaxX(), plot.getMinY()));
    scale
        .line()
        .ifPresent(
            line -> {
              graphics.setColor(style.muted());
              graphics.setStroke(Plots.dashed(1f));
              graphics.draw(
                  new Line2D.Double(plot.getMinX(), spot.y(line), plot.getMaxX(), spot.y(line)));
            });
    for (List<ReportTables.Value> run : runs) {
      Path2D path = new Path2D.Double();
      for (int i = 0; i < run.size(); i++) {
        double x = spot.x(run.get(i).year());
        double y = spot.y(run.get(i).value());
        if (i == 0) {
          path.moveTo(x, y);
        } else {
          path.lineTo(x, y);
        }
      }
      graphics.setColor(style.series(0));
      graphics.setStroke(new BasicStroke(1.8f));
      if (run.size() > 1) {
        graphics.draw(path);
      }
      run.forEach(
          value ->
              Marks.fill(
                  graphics,
                  Marks.circle(2.2),
                  style.series(0),
                  spot.x(value.year()),
                  spot.y(value.value())));
    }
  }

  private static void band(Graphics2D graphics, List<ReportTables.Value> run, Spot spot) {
    Color colour = Style.shipped().colour("band");
    Path2D band = new Path2D.Double();
    List<ReportTables.Value> wide =
        run.stream().filter(value -> value.low() != null && value.high() != null).toList();
    if (wide.size() != run.size() || run.stream().noneMatch(SmallMultiples::isWide)) {
      return;
    }
    if (run.size() == 1) {
      ReportTables.Value value = run.get(0);
      graphics.setColor(colour);
      graphics.setStroke(new BasicStroke(5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
      double x = spot.x(value.year());
      graphics.draw(new Line2D.Double(x, spot.y(value.low()), x, spot.y(value.high())));
      return;
    }
    band.moveTo(spot.x(run.get(0).year()), spot.y(run.get(0).high()));
    run.forEach(value -> band.lineTo(spot.x(value.year()), spot.y(value.high())));
    for (int i = run.size() - 1; i >= 0; i--) {
      band.lineTo(spot.x(run.get(i).year()), spot.y(run.get(i).low()));
    }
    band.closePath();
    graphics.setColor(colour);
    graphics.fill(band);
  }

  /** Known values in runs of years that follow each other. */
  private static List<List<ReportTables.Value>> runs(Series series) {
    List<List<ReportTables.Value>> runs = new ArrayList<>();
    Integer before = null;
    for (ReportTables.Value value : series.values()) {
      if (!value.isKnown()) {
        continue;
      }
      if (before == null || value.year() != before + 1) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(value);
      before = value.year();
    }
    return runs;
  }

  /** From years and values to a panel. */
  private record Spot(Scale scale, Rectangle2D plot) {
    double x(int year) {
      double span = Math.max(1, scale.to() - scale.from());
      return plot.getMinX() + 4 + (plot.getWidth() - 8) * (year - scale.from()) / span;
    }

    double y(double value) {
      return plot.getMaxY()
          - plot.getHeight()
              * Math.max(0, Math.min(1, (value - scale.lower()) / (scale.upper() - scale.lower())));
    }
  }

  private static String description(
      List<Series> all, ReportTables tables, String code, Language language) {
    return all.stream()
        .map(
            series ->
                series.area().name()
                    + ": "
                    + series
                        .last()
                        .map(
                            last -> tables.printed(code, last, language) + " (" + last.year() + ")")
                        .orElse(series.reason().in(language)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable twin(
      List<Series> all, Scale scale, ReportTables tables, String code, Language language) {
    List<String> columns = new ArrayList<>(List.of(Phrase.MUNICIPALITY.in(language)));
    for (int year = scale.from(); year <= scale.to(); year++) {
      columns.add(String.valueOf(year));
    }
    List<List<String>> rows = new ArrayList<>();
    for (Series series : all) {
      List<String> cells = new ArrayList<>(List.of(series.area().name()));
      for (int year = scale.from(); year <= scale.to(); year++) {
        int wanted = year;
        cells.add(
            series.values().stream()
                .filter(value -> value.year() == wanted)
                .findFirst()
                .map(
                    value ->
                        value.isKnown()
                            ? tables.bare(code, value, language)
                            : Reason.of(value.reason()).in(language))
                .orElse(Reason.NO_ROW.in(language)));
      }
      rows.add(cells);
    }
    return new DataTable(
        columns,
        java.util.stream.IntStream.range(0, columns.size()).mapToObj(i -> i > 0).toList(),
        rows);
  }
}
