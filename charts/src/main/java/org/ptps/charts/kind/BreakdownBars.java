package org.ptps.charts.kind;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;

/**
 * Bars of the categories of a breakdown for one area: with several panels one bar per panel in one
 * year, with a single panel one bar per year.
 */
final class BreakdownBars extends Kind {
  private static final int YEARS_AT_MOST = 6;

  /** Values of one bar of each category. */
  private record Series(
      String label, Figure.Panel panel, int year, Map<String, ReportTables.Value> values) {}

  /** One category of a series. */
  private record Bar(String category, Series series) {
    ReportTables.Value value() {
      return series.values().get(category);
    }

    boolean isKnown() {
      return value() != null && value().isKnown();
    }
  }

  private final Map<Figure.Panel, List<ReportTables.Category>> rows = new LinkedHashMap<>();
  private final OptionalInt year;
  private final List<Series> series;

  /** Words of the categories in their declared order. */
  private final Map<String, String> categories = new LinkedHashMap<>();

  BreakdownBars(Reading reading) {
    super(reading);
    for (Figure.Panel panel : figure.panels()) {
      rows.put(
          panel,
          tables.categories(
              panel.indicator(),
              panel.breakdown(),
              slice.level(),
              slice.area(),
              residence(panel.indicator())));
    }
    List<Integer> known =
        rows.values().stream()
            .flatMap(List::stream)
            .map(ReportTables.Category::value)
            .filter(ReportTables.Value::isKnown)
            .map(ReportTables.Value::year)
            .sorted()
            .toList();
    year =
        slice.year().isPresent() || known.isEmpty()
            ? slice.year()
            : OptionalInt.of(known.get(known.size() - 1));
    series = year.isPresent() ? series(known, year.getAsInt()) : List.of();
    Figure.Panel first = figure.panels().get(0);
    tables
        .from("breakdown_categories")
        .where("indicator", first.indicator())
        .where("breakdown", first.breakdown())
        .by("position")
        .by("category")
        .rows()
        .forEach(
            row ->
                categories.put(
                    row.text("category"), words("breakdown_categories", "category", row)));
  }

  private String residence(String indicator) {
    return tables.lineResidence(indicator, slice.level(), slice.area(), slice);
  }

  private List<Series> series(List<Integer> known, int last) {
    if (figure.panels().size() > 1) {
      return figure.panels().stream()
          .map(panel -> series(panel.title().in(language), panel, last))
          .toList();
    }
    // A year without an answer between two with one keeps its place, so that a gap is seen.
    int first = Math.max(known.isEmpty() ? last : known.get(0), last - YEARS_AT_MOST + 1);
    Figure.Panel panel = figure.panels().get(0);
    return IntStream.rangeClosed(first, last)
        .mapToObj(each -> series(String.valueOf(each), panel, each))
        .toList();
  }

  private Series series(String label, Figure.Panel panel, int year) {
    Map<String, ReportTables.Value> values = new LinkedHashMap<>();
    rows.get(panel).stream()
        .filter(row -> row.value().year() == year)
        .forEach(row -> values.put(row.name(), row.value()));
    return new Series(label, panel, year, values);
  }

  @Override
  Picture picture() {
    List<ReportTables.Value> values =
        series.stream().flatMap(each -> each.values().values().stream()).toList();
    sketch.stamps(values).year(year).slot("categories", Facts.drawn(categories.size()));
    List<ReportTables.Value> totals = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      slots("_" + (i + 1), figure.panels().get(i)).ifPresent(totals::add);
    }
    figure
        .panels()
        .forEach(panel -> facts(panel).ifPresent(facts -> sketch.of(panel.indicator(), facts)));
    sketch.sources(tables, "", values.isEmpty() ? totals : values);
    Plotted plotted = new Plotted();
    rows.forEach(
        (panel, all) ->
            all.stream()
                .filter(row -> isShown(panel, row.value().year()))
                .forEach(row -> plotted.add(panel.indicator(), row.name(), row.value())));
    if (values.stream().noneMatch(ReportTables.Value::isKnown)) {
      return sketch.nothing(
          Stream.concat(values.stream(), totals.stream())
              .filter(value -> !value.isKnown() && value.reason() != null)
              .findFirst()
              .map(value -> Reason.of(value.reason()))
              .orElseGet(() -> tables.withoutRow(figure.indicators()))
              .in(language),
          plotted.table());
    }
    List<Bar> bars =
        categories.keySet().stream()
            .flatMap(category -> series.stream().map(each -> new Bar(category, each)))
            .toList();
    Columns<Bar> said =
        new Columns<Bar>()
            .text(in(Phrase.CATEGORY), bar -> categories.get(bar.category()))
            .text("", bar -> bar.series().label())
            .number(in(Phrase.VALUE), this::words);
    return sketch.drawn(legend(), tracks(bars)::pages, said, bars, plotted.table());
  }

  private boolean isShown(Figure.Panel panel, int year) {
    return series.stream().anyMatch(each -> each.panel().equals(panel) && each.year() == year);
  }

  private String words(Bar bar) {
    if (!bar.isKnown()) {
      return (bar.value() == null ? Reason.NO_ROW : Reason.of(bar.value().reason())).in(language);
    }
    ReportTables.IndicatorText indicator = tables.indicator(bar.series().panel().indicator());
    ReportTables.Value value = bar.value();
    String printed = tables.printed(indicator.code(), value, language);
    return indicator.isMoney() && value.numerator() != null
        ? say(
            "{} · {} {} {} {}",
            printed,
            Facts.whole(value, "numerator", value.numerator()),
            Phrase.OF,
            Facts.whole(value, "denominator", value.denominator()),
            indicator.counts(language))
        : printed + " · n = " + counted(value);
  }

  private static String counted(ReportTables.Value value) {
    return Facts.whole(value, "n_rows", value.rows() == null ? null : value.rows().doubleValue());
  }

  private Tracks<Bar> tracks(List<Bar> bars) {
    double words = Tracks.widest(bars.stream().map(this::words), style.small(), 0.36);
    Tracks<Bar> tracks =
        new Tracks<>(bars)
            .least(19)
            .section(bar -> categories.get(bar.category()))
            .small(
                Tracks.widest(series.stream().map(Series::label), style.small(), 0.24),
                Text.Anchor.RIGHT,
                bar -> bar.series().label());
    return tracks
        .marks("", tracks.rest() - words, scale(), this::marks)
        .words(
            "",
            words,
            Text.Anchor.LEFT,
            bar ->
                List.of(
                    bar.isKnown() ? Tracks.Line.small(words(bar)) : Tracks.Line.muted(words(bar))));
  }

  private Tracks.Scale scale() {
    return figure.panels().stream().allMatch(of -> tables.indicator(of.indicator()).isPercent())
        ? Tracks.Scale.percent(20)
        : new Tracks.Scale(0, 100, 20, "");
  }

  private List<Mark> marks(Bar bar) {
    if (!bar.isKnown()) {
      return List.of(new Mark.Unknown(0, 8, List.of()));
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(new Mark.Part(0, bar.value().value(), colour(bar.series()), List.of()));
    if (bar.value().ciLow() != null && bar.value().ciHigh() != null) {
      // Light under dark, so that the line is seen on a bar of any colour and beyond its end.
      double low = bar.value().ciLow();
      double high = bar.value().ciHigh();
      marks.add(new Mark.Rule(low, high, style.ground(), 4f));
      marks.add(new Mark.Rule(low, high, style.ink(), 1.6f));
    }
    return marks;
  }

  /** Slots of a panel's whole in the year and in the one before, which is returned. */
  private Optional<ReportTables.Value> slots(String suffix, Figure.Panel panel) {
    List<ReportTables.Value> line = line(panel, year.orElse(0));
    Optional<ReportTables.Value> now =
        line.stream().filter(value -> value.year() == year.orElse(0)).findFirst();
    Optional<ReportTables.Value> before =
        line.stream()
            .filter(value -> value.isKnown() && value.year() < year.orElse(0))
            .reduce((first, second) -> second);
    Function<Optional<ReportTables.Value>, String> printed =
        value ->
            value
                .filter(ReportTables.Value::isKnown)
                .map(one -> tables.printed(panel.indicator(), one, language))
                .orElse(in(Phrase.NO_DATA));
    Optional<ReportTables.Value> counted = now.filter(value -> value.numerator() != null);
    Optional<ReportTables.Value> all = now.filter(value -> value.denominator() != null);
    sketch
        .slot("value" + suffix, printed.apply(now))
        .slot(
            "numerator" + suffix,
            counted
                .map(value -> Facts.whole(value, "numerator", value.numerator()))
                .orElse(in(Phrase.NO_DATA)))
        .slot(
            "n" + suffix,
            all.map(value -> Facts.whole(value, "denominator", value.denominator()))
                .orElse(in(Phrase.NO_DATA)))
        .slot("before" + suffix, printed.apply(before))
        .slot(
            "before_year" + suffix, before.map(value -> String.valueOf(value.year())).orElse("—"));
    return now;
  }

  /** The whole of a panel's indicator until a year, of the residence of its breakdown. */
  private List<ReportTables.Value> line(Figure.Panel panel, int until) {
    return tables.line(
        panel.indicator(), slice.level(), slice.area(), residence(panel.indicator()), until);
  }

  /** Panels have the colours of series; years go from light to dark. */
  private Color colour(Series one) {
    int index = series.indexOf(one);
    if (figure.panels().size() > 1) {
      return style.series(index);
    }
    int last = style.steps().size() - 1;
    return style.steps().get(series.size() == 1 ? last : index * last / (series.size() - 1));
  }

  /** Each bar has its name beside it. */
  private Legend legend() {
    return new Legend()
        .addIf(
            series.stream()
                .flatMap(each -> each.values().values().stream())
                .anyMatch(value -> !value.isKnown()),
            in(Phrase.NO_DATA),
            Legend.hatched());
  }

  private Optional<String> facts(Figure.Panel panel) {
    ReportTables.IndicatorText indicator = tables.indicator(panel.indicator());
    return series.stream()
        .filter(each -> each.panel().equals(panel))
        .reduce((first, second) -> second)
        .map(
            last -> {
              Optional<ReportTables.Value> whole =
                  line(panel, last.year()).stream()
                      .filter(value -> value.year() == last.year())
                      .findFirst();
              return say(
                  "{}, n = {} {}{}",
                  last.year(),
                  whole
                      .map(
                          value ->
                              indicator.isMoney()
                                  ? Facts.whole(value, "denominator", value.denominator())
                                  : counted(value))
                      .orElse("—"),
                  indicator.counts(language),
                  whole.map(value -> Caption.unknown(value, language)));
            });
  }
}
