package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
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

/**
 * One indicator over the years, a small panel for each municipality on a range of its own. A year
 * without a value is a gap; the band is what the value may be (interval of a sample, else the
 * bounds for what is missing).
 */
final class SmallMultiples extends Kind {
  private static final int COLUMNS = 5;
  private static final double HEIGHT = 72;

  /** The values of one municipality, by year, all of one residence. */
  private record Series(ReportTables.Area area, List<ReportTables.Value> values) {
    Stream<ReportTables.Value> known() {
      return values.stream().filter(ReportTables.Value::isKnown);
    }

    Optional<ReportTables.Value> last() {
      return known().reduce((a, b) -> b);
    }

    /** Why the newest year has no value. */
    public Reason reason() {
      return values.isEmpty() ? Reason.NO_ROW : Reason.of(values.get(values.size() - 1).reason());
    }

    static YearPanels.Spot spot(ReportTables.Value value) {
      return new YearPanels.Spot(value.year(), value.value(), value.low(), value.high(), true);
    }
  }

  /** Years of all panels, and the most and the line that decides of their values. */
  private record Span(int from, int to, double upper, Optional<Double> line) {
    /** The range that a panel's values and what they may be need, in round numbers. */
    YearPanels.Scale scale(Series series) {
      double[] all =
          series
              .known()
              .flatMap(value -> Stream.of(value.value(), value.low(), value.high()))
              .filter(Objects::nonNull)
              .mapToDouble(value -> value)
              .toArray();
      double unit = upper / 10;
      double most = DoubleStream.of(all).max().orElse(upper);
      double top = Math.min(upper, Math.ceil(most / unit) * unit);
      double least = Math.floor(DoubleStream.of(all).min().orElse(0) / unit) * unit;
      return new YearPanels.Scale(Math.max(0, Math.min(least, top - 2 * unit)), top, unit, "");
    }
  }

  SmallMultiples(Reading reading) {
    super(reading);
  }

  @Override
  Picture picture() {
    String code = figure.indicators().get(0);
    ReportTables.IndicatorText text = tables.indicator(code);
    List<Series> all = series(code);
    List<ReportTables.Value> values =
        all.stream().flatMap(series -> series.values().stream()).toList();
    List<ReportTables.Value> known = values.stream().filter(ReportTables.Value::isKnown).toList();
    sketch
        .stamps(values)
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
          Optional.ofNullable(tables.counts(List.of(code), slice).get(code))
              .map(row -> Reason.of(row.text("main_reason")))
              .filter(reason -> reason != Reason.NO_ROW)
              .orElseGet(() -> tables.withoutRow(List.of(code)))
              .in(language),
          plotted.table());
    }
    int first = known.stream().mapToInt(ReportTables.Value::year).min().orElseThrow();
    Rows.Row counts = tables.counts(List.of(code), slice).get(code);
    int last = counts.integer("year").intValue();
    Optional<Double> line =
        text.isPercent() ? Optional.of(tables.threshold("coverage.line_pct")) : Optional.empty();
    double upper =
        text.isPercent()
            ? 100
            : YearPanels.Scale.upTo(known.stream().mapToDouble(ReportTables.Value::value)).upper();
    Span span = new Span(first, last, upper, line);
    sketch
        .slot("from", String.valueOf(first))
        .slot("year", String.valueOf(last))
        .slot("known", Facts.whole(counts, "with_value"))
        .slot("none", Facts.whole(counts, "never_known"))
        .slot("line", line.map(one -> Facts.scale(Numbers.whole(one))).orElse("—"))
        .slot("over", Facts.whole(counts, "over_line"));
    sketch.sources(tables, facts(all, values, first, last, tables.whole(counts)));
    return sketch.drawn(
        legend(span, all, text),
        panels(all, span, text)::pages,
        description(all, code),
        plotted.table(),
        twin(all, span, code));
  }

  private List<Series> series(String code) {
    int until = until();
    return MunicipalityGrid.read(figure, tables, language).rows().stream()
        .map(MunicipalityGrid.Row::area)
        .map(
            area -> {
              String at = tables.lineResidence(code, "municipality", area.code(), slice);
              return new Series(area, tables.line(code, "municipality", area.code(), at, until));
            })
        .toList();
  }

  private String facts(
      List<Series> all,
      List<ReportTables.Value> values,
      int first,
      int last,
      Optional<ReportTables.Value> whole) {
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
    facts
        .append(". ")
        .append(Caption.dates(values, language))
        .append(Caption.residences(values, language));
    return facts.toString();
  }

  private Legend legend(Span span, List<Series> all, ReportTables.IndicatorText text) {
    Legend legend = new Legend();
    legend.add(
        Phrase.EACH_YEAR.in(language) + "; " + Phrase.OWN_SCALE.in(language),
        Legend.line(style.series(0), new BasicStroke(1.8f), Marks.circle(2.6)));
    legend.mayBe(
        all.stream().flatMap(Series::known).map(Series::spot).anyMatch(YearPanels.Spot::isWide),
        language);
    span.line()
        .ifPresent(
            line ->
                legend.add(
                    Facts.scale(Numbers.with(line, 0, text.symbol(language))),
                    Legend.line(style.muted(), Plots.dashed(1f), null)));
    legend.addIf(
        all.stream().anyMatch(series -> series.last().isEmpty()),
        Phrase.NO_DATA.in(language),
        Legend.hatched());
    return legend;
  }

  private YearPanels panels(List<Series> all, Span span, ReportTables.IndicatorText text) {
    return new YearPanels(
            all.stream().map(series -> panel(series, span, text)).toList(), COLUMNS, HEIGHT)
        .small();
  }

  private YearPanels.Panel panel(Series series, Span span, ReportTables.IndicatorText text) {
    YearPanels.Scale scale = span.scale(series);
    YearPanels.Panel panel = new YearPanels.Panel(series.area().name(), scale);
    span.line()
        .filter(line -> line >= scale.lower() && line <= scale.upper())
        .ifPresent(panel::level);
    return series
        .last()
        .map(
            last ->
                panel
                    .below(
                        say(
                            "{}{} ({})",
                            tables.printed(text.code(), last, language),
                            Caption.residence(last.residence()),
                            last.year()))
                    .span(span.from(), span.to())
                    .add(
                        new YearPanels.Series(
                            series.known().map(Series::spot).toList(),
                            style.series(0),
                            new BasicStroke(1.8f),
                            Marks.circle(2.2))))
        .orElseGet(() -> panel.nothing(series.reason().in(language)));
  }

  private String description(List<Series> all, String code) {
    return all.stream()
        .map(
            series ->
                series.area().name()
                    + ": "
                    + series
                        .last()
                        .map(
                            last ->
                                say("{} ({})", tables.printed(code, last, language), last.year()))
                        .orElse(series.reason().in(language)))
        .collect(Collectors.joining("; ", "", "."));
  }

  private DataTable twin(List<Series> all, Span span, String code) {
    Columns<Series> said =
        new Columns<Series>()
            .text(Phrase.MUNICIPALITY.in(language), series -> series.area().name());
    for (int year = span.from(); year <= span.to(); year++) {
      int wanted = year;
      said.number(
          String.valueOf(year),
          series ->
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
    return said.table(all);
  }
}
