package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
    List<ReportTables.Value> known() {
      return values.stream().filter(ReportTables.Value::isKnown).toList();
    }

    Optional<ReportTables.Value> last() {
      return known().stream().reduce((a, b) -> b);
    }

    List<YearPanels.Spot> spots() {
      return known().stream()
          .map(
              value ->
                  new YearPanels.Spot(value.year(), value.value(), value.low(), value.high(), true))
          .toList();
    }

    /** Why the newest year has no value. */
    Reason reason() {
      return values.isEmpty() ? Reason.NO_ROW : Reason.of(values.get(values.size() - 1).reason());
    }
  }

  private final String code = figure.indicators().get(0);
  private final ReportTables.IndicatorText text = tables.indicator(code);
  private final Optional<Double> line =
      text.isPercent() ? Optional.of(tables.threshold("coverage.line_pct")) : Optional.empty();
  private final List<Series> all =
      MunicipalityGrid.read(figure, tables, language).rows().stream()
          .map(row -> series(row.area()))
          .toList();
  private final List<ReportTables.Value> values =
      all.stream().flatMap(series -> series.values().stream()).toList();
  private final List<ReportTables.Value> known =
      values.stream().filter(ReportTables.Value::isKnown).toList();
  private final Optional<Rows.Row> counts =
      Optional.ofNullable(tables.counts(List.of(code), slice).get(code));
  private final int first = known.stream().mapToInt(ReportTables.Value::year).min().orElse(0);
  private final int last = counts.map(row -> row.integer("year").intValue()).orElse(0);

  SmallMultiples(Reading reading) {
    super(reading);
  }

  private Series series(ReportTables.Area area) {
    String residence = tables.lineResidence(code, "municipality", area.code(), slice);
    return new Series(area, tables.line(code, "municipality", area.code(), residence, until()));
  }

  @Override
  Picture picture() {
    sketch
        .stamps(values)
        .slot("indicator", text.name(language))
        .slot("municipalities", Facts.drawn(all.size()));
    if (known.isEmpty()) {
      sketch.slot("from", "—").slot("year", in(Phrase.NO_YEAR));
      sketch.sources(tables, "");
      return sketch.nothing(
          counts
              .map(row -> Reason.of(row.text("main_reason")))
              .filter(reason -> reason != Reason.NO_ROW)
              .orElseGet(() -> tables.withoutRow(List.of(code)))
              .in(language),
          plotted());
    }
    sketch
        .slot("from", String.valueOf(first))
        .slot("year", String.valueOf(last))
        .slot("known", Facts.whole(counts, "with_value"))
        .slot("none", Facts.whole(counts, "never_known"))
        .slot("line", line.map(one -> Facts.scale(Numbers.whole(one))).orElse("—"))
        .slot("over", Facts.whole(counts, "over_line"));
    sketch.sources(tables, facts());
    return sketch.drawn(
        legend(),
        new YearPanels(all.stream().map(this::panel).toList(), COLUMNS, HEIGHT).small()::pages,
        all.stream().map(this::told).collect(Collectors.joining("; ", "", ".")),
        plotted(),
        twin());
  }

  private DataTable plotted() {
    Plotted plotted = new Plotted();
    for (Series series : all) {
      series.values().forEach(value -> plotted.add(code, null, value));
      if (series.values().isEmpty()) {
        plotted.addMissing(code, series.area(), null);
      }
    }
    return plotted.table();
  }

  private String facts() {
    return say(
        "{}–{}. {}{}. {}{}",
        first,
        last,
        Caption.municipalities(all.size(), ReportTables.group(slice), language),
        counts
            .flatMap(tables::whole)
            .filter(whole -> whole.unknownPct() != null)
            .map(
                whole ->
                    say(
                        "; {}: {} {}",
                        last,
                        Facts.percent(whole, "unknown_pct", whole.unknownPct(), language),
                        Phrase.UNKNOWN)),
        Caption.dates(values, language),
        Caption.residences(values, language));
  }

  private Legend legend() {
    Legend legend =
        new Legend()
            .add(
                say("{}; {}", Phrase.EACH_YEAR, Phrase.OWN_SCALE),
                Legend.line(style.series(0), new BasicStroke(1.8f), Marks.circle(2.6)))
            .mayBe(
                all.stream()
                    .flatMap(series -> series.spots().stream())
                    .anyMatch(YearPanels.Spot::isWide),
                language);
    line.ifPresent(
        value ->
            legend.add(
                Facts.scale(Numbers.with(value, 0, text.symbol(language))),
                Legend.line(style.muted(), Plots.dashed(1f), null)));
    return legend.addIf(
        all.stream().anyMatch(series -> series.last().isEmpty()),
        in(Phrase.NO_DATA),
        Legend.hatched());
  }

  /** The range that a panel's values and what they may be need, in round numbers. */
  private YearPanels.Scale scale(Series series) {
    double upper =
        text.isPercent()
            ? 100
            : YearPanels.Scale.upTo(known.stream().mapToDouble(ReportTables.Value::value)).upper();
    DoubleSummaryStatistics all =
        series.known().stream()
            .flatMap(value -> Stream.of(value.value(), value.low(), value.high()))
            .filter(Objects::nonNull)
            .mapToDouble(value -> value)
            .summaryStatistics();
    if (all.getCount() == 0) {
      return new YearPanels.Scale(0, upper, upper / 10, "");
    }
    double unit = upper / 10;
    double top = Math.min(upper, Math.ceil(all.getMax() / unit) * unit);
    double least = Math.floor(all.getMin() / unit) * unit;
    return new YearPanels.Scale(Math.max(0, Math.min(least, top - 2 * unit)), top, unit, "");
  }

  private YearPanels.Panel panel(Series series) {
    YearPanels.Scale scale = scale(series);
    YearPanels.Panel panel = new YearPanels.Panel(series.area().name(), scale);
    line.filter(value -> value >= scale.lower() && value <= scale.upper()).ifPresent(panel::level);
    if (series.last().isEmpty()) {
      return panel.nothing(series.reason().in(language));
    }
    ReportTables.Value value = series.last().get();
    return panel
        .below(
            say(
                "{}{} ({})",
                tables.printed(code, value, language),
                Caption.residence(value.residence()),
                value.year()))
        .span(first, last)
        .add(
            new YearPanels.Series(
                series.spots(), style.series(0), new BasicStroke(1.8f), Marks.circle(2.2)));
  }

  private String told(Series series) {
    return say(
        "{}: {}",
        series.area().name(),
        series
            .last()
            .map(value -> say("{} ({})", tables.printed(code, value, language), value.year()))
            .orElseGet(() -> series.reason().in(language)));
  }

  private DataTable twin() {
    Columns<Series> said =
        new Columns<Series>().text(in(Phrase.MUNICIPALITY), series -> series.area().name());
    for (int year = first; year <= last; year++) {
      int wanted = year;
      said.number(
          String.valueOf(year),
          series ->
              series.values().stream()
                  .filter(value -> value.year() == wanted)
                  .findFirst()
                  .map(this::bare)
                  .orElse(Reason.NO_ROW.in(language)));
    }
    return said.table(all);
  }

  private String bare(ReportTables.Value value) {
    return value.isKnown()
        ? tables.bare(code, value, language)
        : Reason.of(value.reason()).in(language);
  }
}
