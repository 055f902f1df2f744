package org.ptps.charts.kind;

import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * Bars of the categories of a breakdown for one area: with several panels one bar per panel in one
 * year, with a single panel one bar per year.
 */
final class BreakdownBars implements Chart {
  private static final int YEARS_AT_MOST = 6;

  /** Values of one bar of each category. */
  private record Series(
      String label, Figure.Panel panel, int year, Map<String, ReportTables.Value> values) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Map<Figure.Panel, List<ReportTables.Category>> rows = new LinkedHashMap<>();
    figure.panels().forEach(panel -> rows.put(panel, rows(panel, figure, tables)));
    List<Integer> known =
        rows.values().stream()
            .flatMap(List::stream)
            .map(ReportTables.Category::value)
            .filter(ReportTables.Value::isKnown)
            .map(ReportTables.Value::year)
            .distinct()
            .sorted()
            .toList();
    OptionalInt year =
        figure.slice().year().isPresent()
            ? figure.slice().year()
            : known.stream().mapToInt(each -> each).max();
    List<Series> series = series(figure, rows, known, year, language);
    List<ReportTables.Value> values =
        series.stream().flatMap(each -> each.values().values().stream()).toList();
    Figure.Panel first = figure.panels().get(0);
    Map<String, String> categories = categories(first, tables, language);
    String shownYear = Phrase.year(year, language);
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(values))
            .slot("year", shownYear)
            .slot("categories", Facts.drawn(categories.size()));
    List<Series> whole = new ArrayList<>();
    for (int i = 0; i < figure.panels().size(); i++) {
      slots(sketch, figure, tables, i, year, whole);
    }
    List<ReportTables.Value> totals =
        whole.stream().flatMap(each -> each.values().values().stream()).toList();
    sketch.sources(
        tables, facts(figure, series, tables, language), values.isEmpty() ? totals : values);
    Plotted plotted = new Plotted();
    rows.forEach(
        (panel, all) ->
            all.stream()
                .filter(
                    row ->
                        series.stream()
                            .anyMatch(
                                each ->
                                    each.panel().equals(panel)
                                        && each.year() == row.value().year()))
                .forEach(row -> plotted.add(panel.indicator(), row.name(), row.value())));
    if (values.stream().noneMatch(ReportTables.Value::isKnown)) {
      return sketch.nothing(reason(values, totals, figure, tables).in(language), plotted.table());
    }
    List<Bar> bars =
        categories.keySet().stream()
            .flatMap(category -> series.stream().map(each -> new Bar(category, each)))
            .toList();
    Columns<Bar> said =
        new Columns<Bar>()
            .text(Phrase.CATEGORY.in(language), bar -> categories.get(bar.category()))
            .text("", bar -> bar.series().label())
            .number(Phrase.VALUE.in(language), bar -> bar.words(tables, language));
    return sketch.drawn(
        legend(series, language),
        tracks(bars, series, categories, tables, language)::pages,
        said.told(bars),
        plotted.table(),
        said.table(bars));
  }

  /** One category of a series. */
  private record Bar(String category, Series series) {
    ReportTables.Value value() {
      return series.values().get(category);
    }

    boolean isKnown() {
      return value() != null && value().isKnown();
    }

    String words(ReportTables tables, Language language) {
      if (!isKnown()) {
        return (value() == null ? Reason.NO_ROW : Reason.of(value().reason())).in(language);
      }
      ReportTables.IndicatorText indicator = tables.indicator(series.panel().indicator());
      ReportTables.Value value = value();
      return tables.printed(indicator.code(), value, language)
          + (indicator.isMoney() && value.numerator() != null
              ? " · "
                  + Facts.whole(value, "numerator", value.numerator())
                  + " "
                  + Phrase.OF.in(language)
                  + " "
                  + Facts.whole(value, "denominator", value.denominator())
                  + " "
                  + indicator.counts(language)
              : " · n = "
                  + Facts.whole(
                      value, "n_rows", value.rows() == null ? null : value.rows().doubleValue()));
    }
  }

  private static Tracks<Bar> tracks(
      List<Bar> bars,
      List<Series> series,
      Map<String, String> categories,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    Tracks<Bar> tracks =
        new Tracks<>(bars)
            .least(19)
            .section(bar -> categories.get(bar.category()))
            .words(
                "",
                Tracks.widest(series.stream().map(Series::label), style.small(), 0.24),
                Text.Anchor.RIGHT,
                bar -> List.of(Tracks.Line.small(bar.series().label())));
    double words =
        Tracks.widest(bars.stream().map(bar -> bar.words(tables, language)), style.small(), 0.36);
    return tracks
        .marks(
            "",
            tracks.rest() - words,
            Tracks.Scale.percent(20),
            bar -> marks(bar, series.indexOf(bar.series()), series))
        .words(
            "",
            words,
            Text.Anchor.LEFT,
            bar ->
                List.of(
                    bar.isKnown()
                        ? Tracks.Line.small(bar.words(tables, language))
                        : Tracks.Line.muted(bar.words(tables, language))));
  }

  private static List<Mark> marks(Bar bar, int index, List<Series> series) {
    if (!bar.isKnown()) {
      return List.of(new Mark.Unknown(0, 8, List.of()));
    }
    List<Mark> marks = new ArrayList<>();
    marks.add(
        new Mark.Part(0, bar.value().value(), colour(bar.series(), index, series), List.of()));
    if (bar.value().ciLow() != null && bar.value().ciHigh() != null) {
      // Light under dark, so that the line is seen on a bar of any colour and beyond its end.
      Style style = Style.shipped();
      double low = bar.value().ciLow();
      double high = bar.value().ciHigh();
      marks.add(new Mark.Rule(low, high, style.ground(), 4f));
      marks.add(new Mark.Rule(low, high, style.ink(), 1.6f));
    }
    return marks;
  }

  private static List<ReportTables.Category> rows(
      Figure.Panel panel, Figure figure, ReportTables tables) {
    Slice slice = figure.slice();
    return tables.categories(
        panel.indicator(),
        panel.breakdown(),
        slice.level(),
        slice.area(),
        tables.lineResidence(panel.indicator(), slice.level(), slice.area(), slice));
  }

  private static List<Series> series(
      Figure figure,
      Map<Figure.Panel, List<ReportTables.Category>> rows,
      List<Integer> known,
      OptionalInt year,
      Language language) {
    List<Series> series = new ArrayList<>();
    if (year.isEmpty()) {
      return series;
    }
    if (figure.panels().size() > 1) {
      rows.forEach(
          (panel, all) ->
              series.add(
                  new Series(
                      panel.title().in(language),
                      panel,
                      year.getAsInt(),
                      values(all, year.getAsInt()))));
      return series;
    }
    // A year without an answer between two with one keeps its place, so that a gap is seen.
    int last = year.getAsInt();
    int first = known.stream().mapToInt(each -> each).min().orElse(last);
    for (int each = Math.max(first, last - YEARS_AT_MOST + 1); each <= last; each++) {
      Figure.Panel panel = figure.panels().get(0);
      series.add(new Series(String.valueOf(each), panel, each, values(rows.get(panel), each)));
    }
    return series;
  }

  private static Map<String, ReportTables.Value> values(
      List<ReportTables.Category> rows, int year) {
    Map<String, ReportTables.Value> values = new LinkedHashMap<>();
    rows.stream()
        .filter(row -> row.value().year() == year)
        .forEach(row -> values.put(row.name(), row.value()));
    return values;
  }

  private static Reason reason(
      List<ReportTables.Value> values,
      List<ReportTables.Value> totals,
      Figure figure,
      ReportTables tables) {
    return java.util.stream.Stream.concat(values.stream(), totals.stream())
        .filter(value -> !value.isKnown())
        .map(ReportTables.Value::reason)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Reason::of)
        .orElseGet(() -> tables.withoutRow(figure.indicators()));
  }

  /** Words of the categories in their declared order. */
  private static Map<String, String> categories(
      Figure.Panel panel, ReportTables tables, Language language) {
    Map<String, String> words = new LinkedHashMap<>();
    tables
        .from("breakdown_categories")
        .where("indicator", panel.indicator())
        .where("breakdown", panel.breakdown())
        .by("position")
        .by("category")
        .rows()
        .forEach(
            (Rows.Row row) ->
                words.put(
                    row.text("category"),
                    tables.words("breakdown_categories", "category", row, language)));
    return words;
  }

  private static void slots(
      Sketch sketch,
      Figure figure,
      ReportTables tables,
      int index,
      OptionalInt year,
      List<Series> whole) {
    Figure.Panel panel = figure.panels().get(index);
    Language language = sketch.language();
    List<ReportTables.Value> until = line(panel, figure, tables, year);
    ReportTables.Value now =
        until.stream()
            .filter(value -> year.isPresent() && value.year() == year.getAsInt())
            .findFirst()
            .orElse(null);
    ReportTables.Value before =
        until.stream()
            .filter(value -> value.isKnown() && year.isPresent() && value.year() < year.getAsInt())
            .reduce((first, second) -> second)
            .orElse(null);
    if (now != null) {
      whole.add(new Series("", panel, now.year(), Map.of("", now)));
    }
    String none = Phrase.NO_DATA.in(language);
    String suffix = "_" + (index + 1);
    sketch
        .slot(
            "value" + suffix,
            now == null || !now.isKnown() ? none : tables.printed(panel.indicator(), now, language))
        .slot(
            "numerator" + suffix,
            now == null || now.numerator() == null
                ? none
                : Facts.whole(now, "numerator", now.numerator()))
        .slot(
            "n" + suffix,
            now == null || now.denominator() == null
                ? none
                : Facts.whole(now, "denominator", now.denominator()))
        .slot(
            "before" + suffix,
            before == null ? none : tables.printed(panel.indicator(), before, language))
        .slot("before_year" + suffix, before == null ? "—" : String.valueOf(before.year()));
  }

  /** The whole of a panel's indicator by year, of the residence of its breakdown. */
  private static List<ReportTables.Value> line(
      Figure.Panel panel, Figure figure, ReportTables tables, OptionalInt year) {
    Slice slice = figure.slice();
    return tables.line(
        panel.indicator(),
        slice.level(),
        slice.area(),
        tables.lineResidence(panel.indicator(), slice.level(), slice.area(), slice),
        year.orElse(0));
  }

  /** Panels have the colours of series; years go from light to dark. */
  private static Color colour(Series series, int index, List<Series> all) {
    Style style = Style.shipped();
    boolean years = all.stream().allMatch(each -> each.panel().equals(series.panel()));
    if (!years) {
      return style.series(index);
    }
    int steps = style.steps().size();
    return style.steps().get(all.size() == 1 ? steps - 1 : index * (steps - 1) / (all.size() - 1));
  }

  private static Legend legend(List<Series> series, Language language) {
    Legend legend = new Legend();
    for (int i = 0; i < series.size(); i++) {
      legend.add(series.get(i).label(), Legend.box(colour(series.get(i), i, series), ""));
    }
    legend.addIf(
        series.stream()
            .flatMap(each -> each.values().values().stream())
            .anyMatch(value -> !value.isKnown()),
        Phrase.NO_DATA.in(language),
        Legend.hatched());
    return legend;
  }

  private static String facts(
      Figure figure, List<Series> series, ReportTables tables, Language language) {
    return figure.panels().stream()
        .map(
            panel -> {
              List<Series> mine =
                  series.stream().filter(each -> each.panel().equals(panel)).toList();
              if (mine.isEmpty()) {
                return "";
              }
              Series last = mine.get(mine.size() - 1);
              Optional<ReportTables.Value> whole =
                  line(panel, figure, tables, OptionalInt.of(last.year())).stream()
                      .filter(value -> value.year() == last.year())
                      .findFirst();
              ReportTables.IndicatorText indicator = tables.indicator(panel.indicator());
              return panel.indicator()
                  + " "
                  + last.year()
                  + ": n = "
                  + whole
                      .map(
                          value ->
                              indicator.isMoney()
                                  ? Facts.whole(value, "denominator", value.denominator())
                                  : Facts.whole(
                                      value,
                                      "n_rows",
                                      value.rows() == null ? null : value.rows().doubleValue()))
                      .orElse("—")
                  + " "
                  + indicator.counts(language)
                  + whole
                      .filter(value -> value.unknownPct() != null)
                      .map(
                          value ->
                              ", "
                                  + Facts.percent(
                                      value, "unknown_pct", value.unknownPct(), language)
                                  + " "
                                  + Phrase.UNKNOWN.in(language))
                      .orElse("")
                  + ".";
            })
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" "));
  }
}
