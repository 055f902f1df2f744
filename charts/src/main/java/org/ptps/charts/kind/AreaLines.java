package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.YearPanels;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * One indicator of an area over the years beside those that it is compared with, all of the
 * residence of the first, so that like stands beside like. The area is in colour with what its
 * value may be, the others are grey; each line is named at its end.
 */
final class AreaLines extends Kind {
  private static final double HEIGHT = 260;
  private static final double NAMES = 190;
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

    /** Only of the area itself it is drawn what a value may be. */
    List<YearPanels.Spot> spots(boolean isRanged) {
      return known().stream()
          .map(
              value ->
                  new YearPanels.Spot(
                      value.year(),
                      value.value(),
                      isRanged ? value.low() : null,
                      isRanged ? value.high() : null,
                      true))
          .toList();
    }
  }

  AreaLines(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    String code = figure.indicators().get(0);
    ReportTables.IndicatorText text = tables.indicator(code);
    String residence = tables.lineResidence(code, slice.level(), slice.area(), slice);
    List<Line> lines = lines(residence);
    Line own = lines.get(0);
    List<ReportTables.Value> values = lines.stream().flatMap(line -> line.all().stream()).toList();
    sketch
        .stamps(Caption.synthetic(values), Caption.preliminary(own.all()))
        .slot("indicator", text.name(language))
        .slot("area", own.name())
        .slot("against", lines.stream().skip(1).map(Line::name).collect(Collectors.joining(", ")));
    Plotted plotted = new Plotted();
    values.forEach(value -> plotted.add(code, null, value));
    Optional<ReportTables.Value> last = own.last();
    slots(lines, last, code);
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
    sketch.sources(tables, facts(last.get()));
    List<String> silent =
        lines.stream().filter(line -> line.last().isEmpty()).map(Line::name).toList();
    if (!silent.isEmpty()) {
      sketch.line(
          say(
              "{}{}: {}.",
              Phrase.NO_DATA,
              residence.equals("total")
                  ? ""
                  : " ("
                      + Ladder.residence(residence, language).toLowerCase(java.util.Locale.ROOT)
                      + ")",
              String.join(", ", silent)));
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
        new Legend().mayBe(own.spots(true).stream().anyMatch(YearPanels.Spot::isWide), language),
        new YearPanels(List.of(panel(lines, text)), 1, HEIGHT).ends(NAMES)::pages,
        table.told(years),
        plotted.table(),
        table.table(years));
  }

  private List<Line> lines(String residence) {
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
                          until())
                      .stream()
                      .filter(value -> value.year() >= slice.from().orElse(0))
                      .toList());
            })
        .toList();
  }

  // Of the year in which the first area is last known, so that one year speaks of all.
  private void slots(List<Line> lines, Optional<ReportTables.Value> last, String code) {
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

  private String facts(ReportTables.Value last) {
    return last.year()
        + (last.residence().equals("total")
            ? ""
            : ", "
                + Ladder.residence(last.residence(), language).toLowerCase(java.util.Locale.ROOT))
        + ", n = "
        + Facts.whole(last, "denominator", last.denominator())
        + (last.unknownPct() == null
            ? ""
            : say(
                ", {} {}",
                Facts.percent(last, "unknown_pct", last.unknownPct(), language),
                Phrase.UNKNOWN))
        + (last.observedTo() == null
            ? ""
            : say("; {} {}", Phrase.OBSERVED_UNTIL, last.observedTo()))
        + ".";
  }

  private YearPanels.Panel panel(List<Line> lines, ReportTables.IndicatorText text) {
    DoubleStream values =
        lines.stream()
            .flatMap(line -> line.known().stream())
            .flatMap(value -> Stream.of(value.value(), value.low(), value.high()))
            .filter(Objects::nonNull)
            .mapToDouble(value -> value);
    YearPanels.Scale scale =
        text.isPercent() ? YearPanels.Scale.percent(values) : YearPanels.Scale.upTo(values);
    YearPanels.Panel panel =
        new YearPanels.Panel("", scale).below(text.symbol(language) + scale.start(language));
    // The area's own line lies on the others.
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      if (line.last().isEmpty()) {
        continue;
      }
      panel.add(
          new YearPanels.Series(
              line.spots(i == 0), line.colour(), line.stroke(), Marks.circle(i == 0 ? 3.6 : 2.4)));
      ReportTables.Value last = line.last().get();
      panel.add(
          new YearPanels.End(
              last.value(),
              say(
                  "{} {} ({})",
                  line.name(),
                  tables.printed(text.code(), last, language),
                  last.year()),
              i == 0 ? style.strongLabel() : style.small(),
              line.colour(),
              null));
    }
    return panel;
  }
}
