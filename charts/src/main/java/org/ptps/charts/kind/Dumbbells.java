package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Lights;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
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
final class Dumbbells extends Kind {

  /** One row of {@code report.indicator_lights}; absent numbers are null. */
  private record Row(ReportTables.IndicatorText text, Status status, Rows.Row row) {
    String text(String column) {
      return row.text(column);
    }

    Double number(String column) {
      return row.number(column);
    }

    boolean has(String column) {
      return number(column) != null;
    }

    boolean isMeta() {
      return row.flag("is_meta");
    }

    Double low() {
      return number(has("ci_low") ? "ci_low" : "bound_low");
    }

    Double high() {
      return number(has("ci_high") ? "ci_high" : "bound_high");
    }

    boolean isWide() {
      return low() != null && high() != null && high() - low() >= 1;
    }
  }

  private final Optional<Rows.Row> counts;
  private final OptionalInt year;
  private final List<Row> rows;

  Dumbbells(Reading reading) {
    super(reading);
    ReportTables.Read all = tables.from("light_counts").where("shown_area", slice.area());
    counts =
        (slice.year().isPresent()
                ? all.where("speaking_year", slice.year().getAsInt())
                : all.atLeast("with_value", 1))
            .latest("speaking_year")
            .first();
    year =
        counts
            .map(row -> OptionalInt.of(row.integer("speaking_year").intValue()))
            .orElse(slice.year());
    rows =
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
                        Status.of(row.text("status")),
                        row))
            .toList();
  }

  @Override
  Picture picture() {
    sketch
        .stamps(
            rows.stream().anyMatch(row -> row.row().flag("synthetic")),
            rows.stream()
                .anyMatch(row -> row.has("value") && !"validado".equals(row.text("validation"))))
        .slot("area", area())
        .year(year);
    // The counts are of all thirty, and told of a figure that shows them all.
    boolean whole = counts.filter(row -> row.integer("total") == rows.size()).isPresent();
    if (whole || rows.isEmpty()) {
      sketch.counts(counts, "total");
      for (Status status : Status.values()) {
        String name = status.key();
        sketch.slot(name, Facts.whole(counts, status == Status.NONE ? "without_status" : name));
      }
    }
    if (rows.stream().noneMatch(row -> row.has("value"))) {
      sketch.sources(tables, area() + ".");
      return sketch.nothing(
          rows.stream()
              .map(row -> row.text("reason"))
              .filter(Objects::nonNull)
              .findFirst()
              .map(reason -> tables.reasonWords(reason, language))
              .orElseGet(() -> tables.withoutRow(figure.indicators()).in(language)),
          plotted());
    }
    sketch.line(in(Phrase.CATALOGUE_PROPOSED));
    List<String> sources = tables.sourcesOf(figure.indicators(), language);
    if (!sources.isEmpty()) {
      sketch.line(say("{}: {}.", Phrase.SOURCES, String.join("; ", sources)));
    }
    sketch.line(
        say(
            "{}. n = {} {}, {} {}. {}{} {}",
            area(),
            Facts.drawn(rows.size()),
            lower(Phrase.INDICATORS),
            Facts.whole(counts, "with_value"),
            Phrase.WITH_DATA,
            sketch.dates(rows.stream().map(Row::row).toList(), "observed_from", "observed_to"),
            Caption.residences(rows.stream().map(row -> row.text("residence")), language),
            Phrase.CHANGE_IN_BRACKETS));
    return sketch.drawn(legend(), tracks()::pages, said(), rows, plotted());
  }

  private Legend legend() {
    return new Legend()
        .add(in(Phrase.STARTING_VALUE), Marks.hollow(Marks.circle(4.5), style.ink()))
        .add(in(Phrase.LATEST_VALUE), Marks.filled(Marks.circle(5), style.series(0)))
        .addIf(
            rows.stream().anyMatch(row -> row.has("target_value") && row.isMeta()),
            in(Phrase.TARGET),
            Marks.filled(Marks.diamond(6), style.ink()))
        .addIf(
            rows.stream().anyMatch(row -> row.has("target_value") && !row.isMeta()),
            in(Phrase.REFERENCE_VALUE),
            Marks.hollow(Marks.diamond(6), style.ink()))
        .mayBe(rows.stream().anyMatch(Row::isWide), language);
  }

  private Tracks<Row> tracks() {
    Map<String, String> components = new HashMap<>();
    tables
        .from("indicators")
        .rows()
        .forEach(row -> components.put(row.text("code"), words("indicators", "component", row)));
    Map<String, String> names = tables.areaNames(language);
    return new Tracks<>(rows)
        .least(32)
        .ruled()
        .section(row -> components.get(row.text().code()))
        .small(186, Text.Anchor.LEFT, row -> name(row, names))
        .words(
            in(Phrase.STARTING_SHORT),
            68,
            Text.Anchor.RIGHT,
            row -> dated(row, "baseline_value", "baseline_year"))
        .words(in(Phrase.LATEST_SHORT), 66, Text.Anchor.RIGHT, row -> dated(row, "value", "year"))
        .marks(Facts.scale("0–100\u00a0%"), 160, new Tracks.Scale(0, 100, 50, ""), this::marks)
        .words(in(Phrase.CHANGE_POINTS), 64, Text.Anchor.RIGHT, this::change)
        .signs(
            "",
            40,
            (graphics, row, x, middle) ->
                Lights.draw(graphics, row.status(), row.row().flag("outline"), language, x, middle))
        .rest(
            in(Phrase.STATUS),
            row -> {
              Tracks.Line status = Tracks.Line.strong(row.status().in(language));
              return because(row.status(), row.text("reason"))
                  .map(reason -> List.of(status, Tracks.Line.muted(reason)))
                  .orElse(List.of(status));
            });
  }

  private String name(Row row, Map<String, String> areas) {
    String code = row.text("area_code");
    return say(
        "{}{}{}",
        row.text().named(language),
        Caption.residence(row.text("residence")),
        code.equals(slice.area())
            ? ""
            : " (" + areas.getOrDefault(row.text("level") + ":" + code, code) + ")");
  }

  // The value, and below it the year in which it was seen.
  private List<Tracks.Line> dated(Row row, String column, String year) {
    Tracks.Line value = Tracks.Line.small(row.has(column) ? shown(row, column) : "—");
    return row.has(column) && row.text(year) != null
        ? List.of(value, Tracks.Line.muted(row.text(year)))
        : List.of(value);
  }

  private List<Tracks.Line> change(Row row) {
    if (!row.has("change_points")) {
      return List.of();
    }
    String points = shown(row, "change_points");
    return List.of(
        List.of("up", "down").contains(String.valueOf(row.text("change")))
            ? Tracks.Line.strong(points)
            : Tracks.Line.small("(" + points + ")"));
  }

  /**
   * A number with its key: the ends of a change so that its points are their difference, and a
   * value of few cases as a count.
   */
  private String shown(Row row, String column) {
    Measure measure = tables.measure(row.text().code());
    Optional<Printed.Change> change =
        row.has("baseline_value") && row.has("value")
            ? Optional.of(
                Printed.change(
                    row.number("baseline_value"), row.number("value"), measure, language))
            : Optional.empty();
    Supplier<String> alone = () -> Printed.value(row.number(column), measure, language);
    return Facts.fact(
        row.row(),
        column,
        switch (column) {
          case "value" ->
              Printed.isFew(row.number("numerator"), row.number("denominator"), measure)
                  ? Printed.count(row.number("numerator"), row.number("denominator"), language)
                  : change.map(Printed.Change::to).orElseGet(alone);
          case "baseline_value" ->
              Printed.isFew(
                      row.number("baseline_value_n"), row.number("baseline_value_of"), measure)
                  ? Printed.count(
                      row.number("baseline_value_n"), row.number("baseline_value_of"), language)
                  : change.map(Printed.Change::from).orElseGet(alone);
          case "change_points" ->
              change
                  .map(Printed.Change::points)
                  .orElseGet(() -> Printed.points(row.number(column), 1, language));
          default -> alone.get();
        });
  }

  private List<Mark> marks(Row row) {
    List<Mark> marks = new ArrayList<>();
    if (!row.text().isPercent()) {
      return marks;
    }
    if (row.isWide()) {
      marks.add(new Mark.Bar(row.low(), row.high(), style.colour("band"), 12, 0));
    }
    if (!row.has("value")) {
      marks.add(new Mark.Unknown(0, 100, List.of()));
      return marks;
    }
    double value = row.number("value");
    if (row.has("baseline_value")) {
      double start = row.number("baseline_value");
      marks.add(new Mark.Rule(start, value, style.ink(), 1.8f));
      marks.add(new Mark.Dot(start, Marks.circle(4.5), style.ink(), false));
    }
    if (row.has("target_value")) {
      marks.add(
          new Mark.Dot(row.number("target_value"), Marks.diamond(6), style.ink(), row.isMeta()));
    }
    marks.add(new Mark.Dot(value, Marks.circle(5), style.series(0), true));
    return marks;
  }

  private Columns<Row> said() {
    return new Columns<Row>()
        .text(in(Phrase.INDICATOR), row -> row.text().named(language))
        .number(in(Phrase.STARTING_VALUE), row -> of(row, "baseline_value", "baseline_year"))
        .number(in(Phrase.LATEST_VALUE), row -> of(row, "value", "year"))
        .number(in(Phrase.TARGETS), row -> of(row, "target_value", "target_year"))
        .number(
            in(Phrase.CHANGE_POINTS),
            row -> row.has("change_points") ? shown(row, "change_points") : "—")
        .text(
            in(Phrase.STATUS),
            row ->
                row.status().in(language)
                    + (row.text("reason") == null
                        ? ""
                        : ": " + tables.reasonWords(row.text("reason"), language)));
  }

  private String of(Row row, String column, String year) {
    return row.has(column) ? say("{} ({})", shown(row, column), row.text(year)) : "—";
  }

  private DataTable plotted() {
    Columns<Row> columns = new Columns<Row>().text("indicator", row -> row.text().code());
    for (String name : List.of("level", "area_code", "residence")) {
      columns.text(name, row -> row.text(name));
    }
    columns
        .number("year", row -> year.isPresent() ? String.valueOf(year.getAsInt()) : null)
        .text("comparison", row -> row.text("comparison"))
        .number("baseline_year", row -> row.text("baseline_year"))
        .machine("baseline_value", row -> row.number("baseline_value"))
        .number("observed_year", row -> row.text("year"))
        .machine("value", row -> row.number("value"))
        .machine("low", Row::low)
        .machine("high", Row::high)
        .number("target_year", row -> row.text("target_year"))
        .machine("target_value", row -> row.number("target_value"))
        .text("is_meta", row -> String.valueOf(row.isMeta()))
        .text("change", row -> row.text("change"))
        .machine("change_points", row -> row.number("change_points"));
    for (String name : List.of("status", "reason", "event", "key", "value_key")) {
      columns.text(name, row -> row.text(name));
    }
    return columns.table(rows);
  }
}
