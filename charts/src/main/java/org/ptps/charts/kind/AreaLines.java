package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
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

/**
 * One indicator of an area over the years beside those that it is compared with, all of the
 * residence of the first, so that like stands beside like. The area is in colour with what its
 * value may be, the others are grey; each line is named at its end.
 */
final class AreaLines extends Kind {
  private static final double HEIGHT = 260;
  private static final double NAMES = 190;
  private static final List<BasicStroke> OTHERS =
      List.of(Plots.dashed(1.5f), new BasicStroke(1.5f), Plots.dotted());

  /** An area with its values, in the order of the years. */
  private record Line(String name, List<ReportTables.Value> all) {
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
                  isRanged
                      ? new YearPanels.Spot(
                          value.year(), value.value(), value.low(), value.high(), true)
                      : new YearPanels.Spot(value.year(), value.value()))
          .toList();
    }
  }

  private final String code = figure.indicators().get(0);
  private final ReportTables.IndicatorText text = tables.indicator(code);
  private final String residence = tables.lineResidence(code, slice.level(), slice.area(), slice);
  private final List<Line> lines =
      Stream.concat(Stream.of(slice.area()), slice.against().stream())
          .distinct()
          .map(this::line)
          .toList();
  private final Line own = lines.get(0);
  private final List<ReportTables.Value> values =
      lines.stream().flatMap(line -> line.all().stream()).toList();

  AreaLines(Reading reading) {
    super(reading);
  }

  private Line line(String area) {
    String level =
        tables.from("areas").where("area_code", area).first().orElseThrow().text("level");
    return new Line(
        tables.areaNames(language).get(level + ":" + area),
        tables.line(code, level, area, residence, until()).stream()
            .filter(value -> value.year() >= slice.from().orElse(0))
            .toList());
  }

  @Override
  Picture picture() {
    Optional<ReportTables.Value> last = own.last();
    sketch
        .stamps(Caption.synthetic(values), Caption.preliminary(own.all()))
        .slot("indicator", text.name(language))
        .slot("area", own.name())
        .slot("against", names(lines.stream().skip(1)))
        .slot("year", last.map(value -> String.valueOf(value.year())).orElse(in(Phrase.NO_YEAR)));
    slots(last);
    Plotted plotted = new Plotted();
    values.forEach(value -> plotted.add(code, null, value));
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
    String silent = names(lines.stream().filter(line -> line.last().isEmpty()));
    if (!silent.isEmpty()) {
      sketch.line(
          say(
              "{}{}: {}.",
              Phrase.NO_DATA,
              residence.equals("total") ? "" : " (" + lower(residence) + ")",
              silent));
    }
    Columns<Integer> said = new Columns<Integer>().number(in(Phrase.YEAR), String::valueOf);
    lines.forEach(
        line -> said.number(line.name(), year -> line.in(year).map(this::printed).orElse("—")));
    return sketch.drawn(
        new Legend().mayBe(own.spots(true).stream().anyMatch(YearPanels.Spot::isWide), language),
        new YearPanels(List.of(panel()), 1, HEIGHT).ends(NAMES)::pages,
        said,
        values.stream()
            .filter(ReportTables.Value::isKnown)
            .map(ReportTables.Value::year)
            .distinct()
            .sorted()
            .toList(),
        plotted.table());
  }

  private static String names(Stream<Line> lines) {
    return lines.map(Line::name).collect(Collectors.joining(", "));
  }

  private String printed(ReportTables.Value value) {
    return tables.printed(code, value, language);
  }

  // Of the year in which the first area is last known, so that one year speaks of all: of those
  // that have a value in it, after the area itself.
  private void slots(Optional<ReportTables.Value> last) {
    List<Line> spoken =
        lines.stream()
            .filter(line -> line == own || last.flatMap(one -> line.in(one.year())).isPresent())
            .toList();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Line> line = spoken.stream().skip(i).findFirst();
      Optional<ReportTables.Value> value =
          last.flatMap(one -> line.flatMap(each -> each.in(one.year())));
      String name = line.map(Line::name).orElse("");
      String words = value.map(this::printed).orElse("");
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
    return say(
        "{}{}, n = {}{}{}.",
        last.year(),
        last.residence().equals("total") ? "" : ", " + lower(last.residence()),
        Facts.whole(last, "denominator", last.denominator()),
        Caption.unknown(last, language),
        last.observedTo() == null ? "" : say("; {} {}", Phrase.OBSERVED_UNTIL, last.observedTo()));
  }

  private YearPanels.Panel panel() {
    DoubleStream all =
        lines.stream()
            .flatMap(line -> line.known().stream())
            .flatMap(value -> Stream.of(value.value(), value.low(), value.high()))
            .filter(Objects::nonNull)
            .mapToDouble(value -> value);
    YearPanels.Scale scale =
        text.isPercent() ? YearPanels.Scale.percent(all) : YearPanels.Scale.upTo(all);
    YearPanels.Panel panel =
        new YearPanels.Panel("", scale).below(text.symbol(language) + scale.start(language));
    // The area's own line lies on the others.
    for (int i = lines.size() - 1; i >= 0; i--) {
      boolean isOwn = i == 0;
      Line line = lines.get(i);
      Color colour = isOwn ? style.series(0) : style.muted();
      BasicStroke stroke = isOwn ? new BasicStroke(2.6f) : OTHERS.get((i - 1) % OTHERS.size());
      line.last()
          .ifPresent(
              last ->
                  panel
                      .add(
                          new YearPanels.Series(
                              line.spots(isOwn), colour, stroke, Marks.circle(isOwn ? 3.6 : 2.4)))
                      .add(
                          new YearPanels.End(
                              last.value(),
                              say("{} {} ({})", line.name(), printed(last), last.year()),
                              isOwn ? style.strongLabel() : style.small(),
                              colour,
                              null)));
    }
    return panel;
  }
}
