package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.YearPlot;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * One indicator of an area over the years beside those that it is compared with, all of the
 * residence of the first, so that like stands beside like. The area is in colour with what its
 * value may be, the others are grey; each line is named at its end.
 */
final class AreaLines implements Chart {
  private static final double HEIGHT = 260;
  private static final double NAMES = 190;
  private static final double BETWEEN_NAMES = 4;
  private static final List<BasicStroke> OTHERS =
      List.of(
          Plots.dashed(1.5f),
          new BasicStroke(1.5f),
          new BasicStroke(
              1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {2f, 3f}, 0f));

  /** An area with its values, in the order of the years. */
  private record Line(String name, Color colour, BasicStroke stroke, List<ReportTables.Value> all) {
    List<ReportTables.Value> known() {
      return all.stream().filter(ReportTables.Value::isKnown).toList();
    }

    Optional<ReportTables.Value> in(int year) {
      return known().stream().filter(value -> value.year() == year).findFirst();
    }

    Optional<ReportTables.Value> last() {
      return known().stream().reduce((a, b) -> b);
    }
  }

  private record Name(List<String> lines, Font font, Color colour, double y) {
    double height() {
      return lines.size() * Text.lineHeight(font);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    String code = figure.indicators().get(0);
    Slice slice = figure.slice();
    ReportTables.IndicatorText text = tables.indicator(code);
    String residence = tables.lineResidence(code, slice.level(), slice.area(), slice);
    List<Line> lines = lines(figure, residence, tables, language);
    Line own = lines.get(0);
    List<ReportTables.Value> values = lines.stream().flatMap(line -> line.all().stream()).toList();
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(own.all()))
            .slot("indicator", text.name(language))
            .slot("area", own.name())
            .slot(
                "against",
                lines.stream().skip(1).map(Line::name).collect(Collectors.joining(", ")));
    Plotted plotted = new Plotted();
    values.forEach(value -> plotted.add(code, null, value));
    Optional<ReportTables.Value> last = own.last();
    slots(sketch, lines, last, code, tables, language);
    if (last.isEmpty()) {
      sketch.sources(tables, "");
      return sketch.nothing(
          own.all().stream()
              .map(ReportTables.Value::reason)
              .filter(Objects::nonNull)
              .reduce((a, b) -> b)
              .map(reason -> tables.reasonWords(reason, language))
              .orElse(Reason.NO_ROW.in(language)),
          plotted.table());
    }
    sketch.sources(tables, facts(last.get(), language));
    List<String> silent =
        lines.stream().filter(line -> line.last().isEmpty()).map(Line::name).toList();
    if (!silent.isEmpty()) {
      sketch.line(
          Phrase.NO_DATA.in(language)
              + (residence.equals("total")
                  ? ""
                  : " ("
                      + Ladder.residence(residence, language).toLowerCase(java.util.Locale.ROOT)
                      + ")")
              + ": "
              + String.join(", ", silent)
              + ".");
    }
    List<Integer> years =
        List.copyOf(
            values.stream()
                .filter(ReportTables.Value::isKnown)
                .map(ReportTables.Value::year)
                .collect(Collectors.toCollection(TreeSet::new)));
    Columns<Integer> table =
        new Columns<Integer>().number(Phrase.YEAR.in(language), String::valueOf);
    lines.forEach(
        line ->
            table.number(
                line.name(),
                year ->
                    line.in(year).map(value -> tables.printed(code, value, language)).orElse("—")));
    return sketch.drawn(
        legend(own, language),
        frame -> pages(frame, lines, years, text, tables, language),
        table.told(years),
        plotted.table(),
        table.table(years));
  }

  private static List<Line> lines(
      Figure figure, String residence, ReportTables tables, Language language) {
    Style style = Style.shipped();
    Slice slice = figure.slice();
    List<String> codes =
        Stream.concat(Stream.of(slice.area()), slice.against().stream()).distinct().toList();
    return IntStream.range(0, codes.size())
        .mapToObj(
            i -> {
              Rows.Row area =
                  tables.from("areas").where("area_code", codes.get(i)).first().orElseThrow();
              return new Line(
                  tables.areaNames(language).get(area.text("level") + ":" + area.text("area_code")),
                  i == 0 ? style.series(0) : style.muted(),
                  i == 0 ? new BasicStroke(2.6f) : OTHERS.get((i - 1) % OTHERS.size()),
                  tables
                      .line(
                          figure.indicators().get(0),
                          area.text("level"),
                          area.text("area_code"),
                          residence,
                          slice.year().orElse(9999))
                      .stream()
                      .filter(value -> value.year() >= slice.from().orElse(0))
                      .toList());
            })
        .toList();
  }

  // Of the year in which the first area is last known, so that one year speaks of all.
  private static void slots(
      Sketch sketch,
      List<Line> lines,
      Optional<ReportTables.Value> last,
      String code,
      ReportTables tables,
      Language language) {
    sketch.slot(
        "year",
        last.map(value -> String.valueOf(value.year())).orElse(Phrase.NO_YEAR.in(language)));
    // Those that have a value in it, after the area itself.
    List<Line> spoken =
        Stream.concat(
                lines.stream().limit(1),
                lines.stream()
                    .skip(1)
                    .filter(line -> last.flatMap(one -> line.in(one.year())).isPresent()))
            .toList();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Line> line = spoken.stream().skip(i).findFirst();
      Optional<ReportTables.Value> value =
          last.flatMap(one -> line.flatMap(each -> each.in(one.year())));
      String name = line.map(Line::name).orElse("");
      String words = value.map(one -> tables.printed(code, one, language)).orElse("");
      sketch
          .slot("name_" + (i + 1), name)
          .slot("value_" + (i + 1), words)
          .slot("low_" + (i + 1), value.map(one -> end(one.low(), one)).orElse(""))
          .slot("high_" + (i + 1), value.map(one -> end(one.high(), one)).orElse(""));
      if (i > 1 && !words.isEmpty()) {
        others.add(name + ": " + words);
      }
    }
    sketch.slot("others", others.isEmpty() ? "" : String.join("; ", others) + ".");
  }

  private static String end(Double end, ReportTables.Value value) {
    return Plotted.number(end == null ? value.value() : end);
  }

  private static String facts(ReportTables.Value last, Language language) {
    return last.year()
        + (last.residence().equals("total")
            ? ""
            : ", "
                + Ladder.residence(last.residence(), language).toLowerCase(java.util.Locale.ROOT))
        + ", n = "
        + Facts.whole(last, "denominator", last.denominator())
        + (last.unknownPct() == null
            ? ""
            : ", "
                + Facts.percent(last, "unknown_pct", last.unknownPct(), language)
                + " "
                + Phrase.UNKNOWN.in(language))
        + (last.observedTo() == null
            ? ""
            : "; " + Phrase.OBSERVED_UNTIL.in(language) + " " + last.observedTo())
        + ".";
  }

  private static boolean isWide(ReportTables.Value value) {
    return value.low() != null && value.high() != null && value.high() - value.low() >= 0.5;
  }

  private static Legend legend(Line own, Language language) {
    return new Legend(
        own.known().stream().anyMatch(AreaLines::isWide)
            ? List.of(
                new Legend.Entry(
                    Phrase.MAY_BE.in(language), Legend.box(Style.shipped().colour("band"), "")))
            : List.of());
  }

  private static List<Page> pages(
      Frame frame,
      List<Line> lines,
      List<Integer> years,
      ReportTables.IndicatorText text,
      ReportTables tables,
      Language language) {
    return List.of(
        frame.page(
            frame.high(HEIGHT),
            (graphics, box) -> draw(graphics, box, lines, years, text, tables, language)));
  }

  private static void draw(
      Graphics2D graphics,
      Rectangle2D box,
      List<Line> lines,
      List<Integer> years,
      ReportTables.IndicatorText text,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    Text.line(
        graphics,
        text.symbol(language),
        style.small(),
        style.muted(),
        box.getX(),
        box.getY(),
        Text.Anchor.LEFT);
    double head = Text.lineHeight(style.small()) + 2;
    Rectangle2D place =
        new Rectangle2D.Double(
            box.getX(), box.getY() + head, box.getWidth() - NAMES, box.getHeight() - head);
    int from = years.get(0);
    int to = Math.max(years.get(years.size() - 1), from + 1);
    YearPlot drawn =
        YearPlot.draw(
            graphics,
            new XYSeriesCollection(),
            new XYLineAndShapeRenderer(),
            YearPlot.years(from, to, place.getWidth()),
            axis(lines, text),
            place);
    Line own = lines.get(0);
    graphics.setColor(style.colour("band"));
    graphics.setStroke(new BasicStroke(7f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    own.known().stream()
        .filter(AreaLines::isWide)
        .forEach(
            value ->
                graphics.draw(
                    new Line2D.Double(
                        drawn.x(value.year()),
                        drawn.y(value.low()),
                        drawn.x(value.year()),
                        drawn.y(value.high()))));
    for (int i = lines.size() - 1; i >= 0; i--) {
      line(graphics, lines.get(i), i == 0, drawn);
    }
    names(graphics, lines, drawn, box, text.code(), tables, language);
  }

  // From zero, or of percentages that are all high from ten below the least, as for other lines.
  private static NumberAxis axis(List<Line> lines, ReportTables.IndicatorText text) {
    List<Double> all =
        lines.stream()
            .flatMap(line -> line.known().stream())
            .flatMap(value -> Stream.of(value.value(), value.low(), value.high()))
            .filter(Objects::nonNull)
            .toList();
    double most = all.stream().mapToDouble(value -> value).max().orElse(1);
    double least = all.stream().mapToDouble(value -> value).min().orElse(0);
    if (text.isPercent()) {
      double lower = least < 40 ? 0 : Math.floor((least - 8) / 10) * 10;
      NumberAxis axis = Plots.numbers(100, lower > 0 ? 10 : 20);
      axis.setRange(lower, 102);
      return axis;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(most, 1e-6))));
    double upper = Math.ceil(most / unit) * unit;
    NumberAxis axis = Plots.numbers(upper, upper / 5);
    axis.setRange(0, upper * 1.04);
    return axis;
  }

  private static void line(Graphics2D graphics, Line line, boolean isOwn, YearPlot drawn) {
    List<ReportTables.Value> known = line.known();
    for (int i = 0; i < known.size(); i++) {
      ReportTables.Value value = known.get(i);
      // A year without a value is left blank.
      if (i > 0 && known.get(i - 1).year() == value.year() - 1) {
        drawn.line(
            graphics,
            line.colour(),
            line.stroke(),
            value.year() - 1,
            known.get(i - 1).value(),
            value.year(),
            value.value());
      }
    }
    for (ReportTables.Value value : known) {
      Marks.fill(
          graphics,
          Marks.circle(isOwn ? 3.6 : 2.4),
          line.colour(),
          drawn.x(value.year()),
          drawn.y(value.value()));
    }
  }

  // Beside the end of each line, pushed apart until none covers another.
  private static void names(
      Graphics2D graphics,
      List<Line> lines,
      YearPlot drawn,
      Rectangle2D box,
      String code,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    double left = drawn.area().getMaxX() + 8;
    List<Name> names = new ArrayList<>();
    for (Line line : lines) {
      if (line.last().isEmpty()) {
        continue;
      }
      ReportTables.Value last = line.last().get();
      Font font = line == lines.get(0) ? style.strongLabel() : style.small();
      names.add(
          new Name(
              Text.wrap(
                  line.name()
                      + " "
                      + tables.printed(code, last, language)
                      + " ("
                      + last.year()
                      + ")",
                  font,
                  box.getMaxX() - left),
              font,
              line.colour(),
              drawn.y(last.value())));
    }
    names.sort(Comparator.comparingDouble(Name::y));
    double room =
        names.stream().mapToDouble(name -> name.height() + BETWEEN_NAMES).sum() - BETWEEN_NAMES;
    double next = box.getY();
    for (Name name : names) {
      double top = Math.min(name.y() - name.height() / 2, box.getMaxY() - room);
      top = Math.max(next, top);
      Text.block(graphics, name.lines(), name.font(), name.colour(), left, top, Text.Anchor.LEFT);
      next = top + name.height() + BETWEEN_NAMES;
      room -= name.height() + BETWEEN_NAMES;
    }
  }
}
