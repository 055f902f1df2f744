package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Lights;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Status;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/**
 * Starting value, latest value and value to be reached of each indicator, one row per indicator and
 * a heading per component, with a light that has no colour unless the evidence lies on one side.
 */
final class Dumbbells implements Chart {

  /** One row of {@code report.indicator_lights}; absent numbers are null. */
  private record Row(
      ReportTables.IndicatorText text,
      String component,
      Status status,
      String reason,
      String place,
      Rows.Row row) {
    Double number(String column) {
      return row.number(column);
    }

    String residence() {
      return row.text("residence");
    }

    boolean isMeta() {
      return row.flag("is_meta");
    }

    boolean isClear() {
      return "up".equals(row.text("change")) || "down".equals(row.text("change"));
    }

    public Double low() {
      return number("ci_low") != null ? number("ci_low") : number("bound_low");
    }

    public Double high() {
      return number("ci_high") != null ? number("ci_high") : number("bound_high");
    }

    /** The change as it may be told beside its two values; nothing without both. */
    private Optional<Printed.Change> told(ReportTables tables, Language language) {
      return number("baseline_value") == null || number("value") == null
          ? Optional.empty()
          : Optional.of(
              Printed.change(
                  number("baseline_value"),
                  number("value"),
                  tables.measure(text.code()),
                  language));
    }

    /** A value with its key: of few cases as a count. */
    String value(ReportTables tables, Language language) {
      Measure measure = tables.measure(text.code());
      boolean few = Printed.isFew(number("numerator"), number("denominator"), measure);
      return Facts.fact(
          row,
          "value",
          few
              ? Printed.count(number("numerator"), number("denominator"), language)
              : told(tables, language)
                  .map(Printed.Change::to)
                  .orElse(Printed.value(number("value"), measure, language)));
    }

    String start(ReportTables tables, Language language) {
      return Facts.fact(
          row,
          "baseline_value",
          told(tables, language)
              .map(Printed.Change::from)
              .orElse(tables.printed(text.code(), number("baseline_value"), language)));
    }

    String target(ReportTables tables, Language language) {
      return Facts.fact(
          row, "target_value", tables.printed(text.code(), number("target_value"), language));
    }

    String points(ReportTables tables, Language language) {
      return Facts.fact(
          row,
          "change_points",
          told(tables, language)
              .map(Printed.Change::points)
              .orElse(Printed.points(number("change_points"), 1, language)));
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    Optional<Rows.Row> counts =
        (slice.year().isPresent()
                ? tables.from("light_counts").where("speaking_year", slice.year().getAsInt())
                : tables.from("light_counts").atLeast("with_value", 1))
            .where("shown_area", slice.area())
            .latest("speaking_year")
            .first();
    OptionalInt year =
        counts
            .map(row -> OptionalInt.of(row.integer("speaking_year").intValue()))
            .orElse(slice.year());
    Map<String, String> components = components(tables, language);
    Map<String, String> names = tables.areaNames(language);
    List<Row> rows =
        tables
            .from("indicator_lights")
            .where("shown_area", slice.area())
            .where("speaking_year", year.orElse(0))
            .in("indicator", figure.indicators())
            .by("position")
            .rows()
            .stream()
            .map(
                row ->
                    new Row(
                        tables.indicator(row.text("indicator")),
                        components.getOrDefault(row.text("indicator"), ""),
                        Status.of(row.text("status")),
                        row.text("reason"),
                        row.text("area_code").equals(slice.area())
                            ? ""
                            : names.getOrDefault(
                                row.text("level") + ":" + row.text("area_code"),
                                row.text("area_code")),
                        row))
            .toList();
    String area = names.getOrDefault(slice.level() + ":" + slice.area(), slice.area());
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(
                rows.stream().anyMatch(row -> row.row().flag("synthetic")),
                rows.stream()
                    .anyMatch(
                        row ->
                            row.number("value") != null
                                && !"validado".equals(row.row().text("validation"))))
            .slot("area", area)
            .slot("year", Phrase.year(year, language));
    // The counts are of all thirty, and told of a figure that shows them all.
    boolean whole = counts.filter(row -> row.integer("total") == rows.size()).isPresent();
    if (whole || rows.isEmpty()) {
      sketch.slot("total", Facts.whole(counts, "total"));
      for (Status status : Status.values()) {
        String name = status.name().toLowerCase(java.util.Locale.ROOT);
        sketch.slot(name, Facts.whole(counts, status == Status.NONE ? "without_status" : name));
      }
    }
    DataTable plotted = plotted(rows, year);
    if (rows.stream().allMatch(row -> row.number("value") == null)) {
      sketch.sources(tables, area + ".");
      return sketch.nothing(
          rows.stream()
              .map(Row::reason)
              .filter(Objects::nonNull)
              .findFirst()
              .map(reason -> tables.reasonWords(reason, language))
              .orElseGet(() -> tables.withoutRow(figure.indicators()).in(language)),
          plotted);
    }
    sketch.line(Phrase.CATALOGUE_PROPOSED.in(language));
    List<String> sources = tables.sourcesOf(figure.indicators(), language);
    if (!sources.isEmpty()) {
      sketch.line(Phrase.SOURCES.in(language) + ": " + String.join("; ", sources) + ".");
    }
    sketch.line(facts(rows, counts, sketch, area, language));
    Columns<Row> said = said(tables, language);
    return sketch.drawn(
        legend(rows, language),
        tracks(rows, tables, language)::pages,
        said.told(rows),
        plotted,
        said.table(rows));
  }

  private static Map<String, String> components(ReportTables tables, Language language) {
    Map<String, String> components = new LinkedHashMap<>();
    tables
        .from("indicators")
        .by("position")
        .rows()
        .forEach(
            row ->
                components.put(
                    row.text("code"), tables.words("indicators", "component", row, language)));
    return components;
  }

  private static String facts(
      List<Row> rows, Optional<Rows.Row> counts, Sketch sketch, String area, Language language) {
    StringBuilder facts =
        new StringBuilder(area)
            .append(". n = ")
            .append(Facts.drawn(rows.size()))
            .append(' ')
            .append(Phrase.INDICATORS.in(language).toLowerCase(java.util.Locale.ROOT))
            .append(", ")
            .append(Facts.whole(counts, "with_value"))
            .append(' ')
            .append(Phrase.WITH_DATA.in(language))
            .append(". ")
            .append(
                sketch.dates(rows.stream().map(Row::row).toList(), "observed_from", "observed_to"));
    facts
        .append(Caption.residences(rows.stream().map(Row::residence), language))
        .append(' ')
        .append(Phrase.CHANGE_IN_BRACKETS.in(language));
    return facts.toString().strip();
  }

  private static Legend legend(List<Row> rows, Language language) {
    Style style = Style.shipped();
    return new Legend()
        .add(Phrase.STARTING_VALUE.in(language), Marks.hollow(Marks.circle(4.5), style.ink()))
        .add(Phrase.LATEST_VALUE.in(language), Marks.filled(Marks.circle(5), style.series(0)))
        .addIf(
            rows.stream().anyMatch(row -> row.number("target_value") != null && row.isMeta()),
            Phrase.TARGET.in(language),
            Marks.filled(Marks.diamond(6), style.ink()))
        .addIf(
            rows.stream().anyMatch(row -> row.number("target_value") != null && !row.isMeta()),
            Phrase.REFERENCE_VALUE.in(language),
            Marks.hollow(Marks.diamond(6), style.ink()))
        .mayBe(rows.stream().anyMatch(Dumbbells::isWide), language);
  }

  private static boolean isWide(Row row) {
    return row.low() != null && row.high() != null && row.high() - row.low() >= 1;
  }

  private static Tracks<Row> tracks(List<Row> rows, ReportTables tables, Language language) {
    Tracks<Row> tracks =
        new Tracks<>(rows)
            .least(32)
            .ruled()
            .section(Row::component)
            .words(
                "", 186, Text.Anchor.LEFT, row -> List.of(Tracks.Line.small(name(row, language))))
            .words(
                Phrase.STARTING_SHORT.in(language),
                68,
                Text.Anchor.RIGHT,
                row ->
                    dated(
                        row.number("baseline_value") == null ? null : row.start(tables, language),
                        row.row().text("baseline_year")))
            .words(
                Phrase.LATEST_SHORT.in(language),
                66,
                Text.Anchor.RIGHT,
                row ->
                    dated(
                        row.number("value") == null ? null : row.value(tables, language),
                        row.row().text("year")))
            .marks(
                Facts.scale("0–100\u00a0%"),
                160,
                new Tracks.Scale(0, 100, 50, ""),
                Dumbbells::marks)
            .words(
                Phrase.CHANGE_POINTS.in(language),
                64,
                Text.Anchor.RIGHT,
                row -> change(row, tables, language))
            .signs(
                "",
                40,
                (graphics, row, x, middle) ->
                    Lights.draw(
                        graphics, row.status(), row.row().flag("outline"), language, x, middle));
    return tracks.words(
        Phrase.STATUS.in(language),
        tracks.rest(),
        Text.Anchor.LEFT,
        row -> {
          List<Tracks.Line> lines = new ArrayList<>();
          lines.add(Tracks.Line.strong(row.status().in(language)));
          if (row.reason() != null) {
            lines.add(Tracks.Line.muted(tables.reasonWords(row.reason(), language)));
          }
          return lines;
        });
  }

  private static String name(Row row, Language language) {
    return row.text().code()
        + " "
        + row.text().name(language)
        + Caption.residence(row.residence())
        + (row.place().isEmpty() ? "" : " (" + row.place() + ")");
  }

  // The value, and below it the year in which it was seen.
  private static List<Tracks.Line> dated(String value, String year) {
    return value == null
        ? List.of(Tracks.Line.small("—"))
        : year == null
            ? List.of(Tracks.Line.small(value))
            : List.of(Tracks.Line.small(value), Tracks.Line.muted(year));
  }

  private static List<Tracks.Line> change(Row row, ReportTables tables, Language language) {
    if (row.number("change_points") == null) {
      return List.of();
    }
    String points = row.points(tables, language);
    return List.of(
        row.isClear() ? Tracks.Line.strong(points) : Tracks.Line.small("(" + points + ")"));
  }

  private static List<Mark> marks(Row row) {
    Style style = Style.shipped();
    List<Mark> marks = new ArrayList<>();
    if (!row.text().isPercent()) {
      return marks;
    }
    if (isWide(row)) {
      marks.add(new Mark.Bar(row.low(), row.high(), style.colour("band"), 12, 0));
    }
    if (row.number("value") == null) {
      marks.add(new Mark.Unknown(0, 100, List.of()));
      return marks;
    }
    if (row.number("baseline_value") != null) {
      double start = row.number("baseline_value");
      marks.add(new Mark.Rule(start, row.number("value"), style.ink(), 1.8f));
      marks.add(new Mark.Dot(start, Marks.circle(4.5), style.ink(), false));
    }
    if (row.number("target_value") != null) {
      marks.add(
          new Mark.Dot(row.number("target_value"), Marks.diamond(6), style.ink(), row.isMeta()));
    }
    marks.add(new Mark.Dot(row.number("value"), Marks.circle(5), style.series(0), true));
    return marks;
  }

  private static Columns<Row> said(ReportTables tables, Language language) {
    return new Columns<Row>()
        .text(
            Phrase.INDICATOR.in(language),
            row -> row.text().code() + " " + row.text().name(language))
        .number(
            Phrase.STARTING_VALUE.in(language),
            row -> of(row, "baseline_value", "baseline_year", () -> row.start(tables, language)))
        .number(
            Phrase.LATEST_VALUE.in(language),
            row -> of(row, "value", "year", () -> row.value(tables, language)))
        .number(
            Phrase.TARGETS.in(language),
            row -> of(row, "target_value", "target_year", () -> row.target(tables, language)))
        .number(
            Phrase.CHANGE_POINTS.in(language),
            row -> row.number("change_points") == null ? "—" : row.points(tables, language))
        .text(
            Phrase.STATUS.in(language),
            row ->
                row.status().in(language)
                    + (row.reason() == null
                        ? ""
                        : ": " + tables.reasonWords(row.reason(), language)));
  }

  private static String of(Row row, String column, String year, Supplier<String> words) {
    return row.number(column) == null ? "—" : words.get() + " (" + row.row().text(year) + ")";
  }

  private static DataTable plotted(List<Row> rows, OptionalInt year) {
    Columns<Row> columns = new Columns<Row>().text("indicator", row -> row.text().code());
    for (String name : List.of("level", "area_code", "residence")) {
      columns.text(name, row -> row.row().text(name));
    }
    columns
        .number("year", row -> year.isPresent() ? String.valueOf(year.getAsInt()) : null)
        .text("comparison", row -> row.row().text("comparison"))
        .number("baseline_year", row -> row.row().text("baseline_year"))
        .machine("baseline_value", row -> row.number("baseline_value"))
        .number("observed_year", row -> row.row().text("year"))
        .machine("value", row -> row.number("value"))
        .machine("low", Row::low)
        .machine("high", Row::high)
        .number("target_year", row -> row.row().text("target_year"))
        .machine("target_value", row -> row.number("target_value"))
        .text("is_meta", row -> String.valueOf(row.isMeta()))
        .text("change", row -> row.row().text("change"))
        .machine("change_points", row -> row.number("change_points"));
    for (String name : List.of("status", "reason", "event", "key", "value_key")) {
      columns.text(name, row -> row.row().text(name));
    }
    return columns.table(rows);
  }
}
