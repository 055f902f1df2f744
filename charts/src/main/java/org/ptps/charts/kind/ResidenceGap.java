package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Printed;

/**
 * Towns and country side by side for each indicator, in the latest year in which both are known,
 * with the gap in points. Indicators of which one side only is known are named below.
 */
final class ResidenceGap extends Kind {
  private static final List<String> SIDES = List.of("urban", "rural");

  /** One indicator; without a row in the warehouse nothing of it is known. */
  private record Row(ReportTables.IndicatorText text, Rows.Row row) {
    Double number(String column) {
      return row == null ? null : row.number(column);
    }

    boolean isKnown() {
      return number("gap") != null;
    }

    String year() {
      return row == null ? "—" : row.text("year");
    }

    boolean isWide(String side) {
      return number(side + "_value") != null
          && number(side + "_low") != null
          && number(side + "_high") != null
          && number(side + "_high") - number(side + "_low") >= 1;
    }
  }

  private final long until;
  private final Map<String, Rows.Row> gaps = new LinkedHashMap<>();
  private final List<Row> rows;

  /** Those of which both sides are known. */
  private final List<Row> both;

  ResidenceGap(Reading reading) {
    super(reading);
    until =
        here("residence_gaps")
            .atMost("until", until())
            .latest("until")
            .first()
            .map(row -> row.integer("until"))
            .orElse(0L);
    gaps().by("position").rows().forEach(row -> gaps.put(row.text("indicator"), row));
    rows = order().stream().map(code -> new Row(tables.indicator(code), gaps.get(code))).toList();
    both = rows.stream().filter(Row::isKnown).toList();
  }

  private ReportTables.Read gaps() {
    return here("residence_gaps").where("until", until).in("indicator", figure.indicators());
  }

  private List<String> order() {
    return switch (figure.order()) {
      case VALUE ->
          Stream.concat(gaps.keySet().stream(), figure.indicators().stream()).distinct().toList();
      case NAME -> figure.indicators().stream().sorted().toList();
      case CODE -> figure.indicators();
    };
  }

  @Override
  Picture picture() {
    Optional<Row> widest =
        gaps()
            .known("gap")
            .by("widest")
            .first()
            .map(row -> new Row(tables.indicator(row.text("indicator")), row));
    sketch
        .stamps(
            isSynthetic(List.copyOf(gaps.values())),
            both.stream().anyMatch(row -> row.row().flag("is_preliminary")))
        .slot("area", area())
        .slot("total", Facts.drawn(rows.size()))
        .slot("both", Facts.drawn(both.size()))
        .slot("widest", widest.map(row -> row.text().name(language)).orElse("—"))
        .slot("gap", widest.map(row -> Facts.decimal(row.row(), "gap_size", 1)).orElse("—"))
        .slot("widest_urban", widest.map(row -> shown(row, "urban")).orElse("—"))
        .slot("widest_rural", widest.map(row -> shown(row, "rural")).orElse("—"))
        .slot("widest_year", widest.map(Row::year).orElse("—"))
        .slot("year", both.isEmpty() ? in(Phrase.NO_YEAR) : String.valueOf(until));
    if (both.isEmpty()) {
      sketch.sources(tables, area() + ".");
      return sketch.nothing(
          gaps.values().stream()
              .map(row -> Reason.of(row.text("urban_reason")))
              .findFirst()
              .orElseGet(() -> tables.withoutRow(figure.indicators()))
              .in(language),
          plotted());
    }
    sketch.facts(
        tables,
        say(
            "{}. n = {} {} {} {}. {}",
            area(),
            Facts.drawn(both.size()),
            Phrase.OF,
            Facts.drawn(rows.size()),
            lower(Phrase.INDICATORS),
            sketch.dates(List.copyOf(gaps.values()), "observed_from", "observed_to")));
    sketch.line(in(Phrase.GAP_OF_POINTS));
    List<String> single = rows.stream().filter(row -> !row.isKnown()).map(this::named).toList();
    if (!single.isEmpty()) {
      sketch.line(say("{}: {}.", Phrase.NOT_BOTH_SIDES, String.join("; ", single)));
    }
    return sketch.drawn(legend(), tracks()::pages, said(), both, plotted());
  }

  /** A side's value in words: few cases as a count, none as its reason. */
  private String shown(Row row, String side) {
    Double value = row.number(side + "_value");
    if (value == null) {
      return (row.row() == null ? Reason.NO_ROW : Reason.of(row.row().text(side + "_reason")))
          .in(language);
    }
    return Facts.fact(
        row.row(),
        side + "_value",
        Printed.value(
            value,
            row.number(side + "_n"),
            row.number(side + "_of"),
            tables.measure(row.text().code()),
            language));
  }

  private String gap(Row row) {
    return row.isKnown() ? Facts.points(row.row(), "gap", language) : "—";
  }

  private String named(Row row) {
    return row.text().named(language);
  }

  private Legend legend() {
    return new Legend()
        .add(in(Phrase.URBAN_RESIDENCE), Marks.filled(Marks.square(4.6), style.series(1)))
        .add(in(Phrase.RURAL_RESIDENCE), Marks.filled(Marks.circle(5), style.series(0)))
        .mayBe(both.stream().anyMatch(row -> SIDES.stream().anyMatch(row::isWide)), language);
  }

  private Tracks<Row> tracks() {
    Tracks<Row> tracks =
        new Tracks<>(both).least(36).ruled().small(206, Text.Anchor.LEFT, this::named);
    for (String side : SIDES) {
      tracks.words(
          lower(side), 92, Text.Anchor.RIGHT, row -> List.of(Tracks.Line.small(shown(row, side))));
    }
    tracks.small(14, Text.Anchor.LEFT, row -> "");
    return tracks
        .marks("", tracks.rest() - 88, Tracks.Scale.percent(20), this::marks)
        .words(
            in(Phrase.GAP),
            98,
            Text.Anchor.RIGHT,
            row -> List.of(Tracks.Line.strong(gap(row)), Tracks.Line.muted(row.year())));
  }

  private List<Mark> marks(Row row) {
    List<Mark> marks = new ArrayList<>();
    for (String side : SIDES) {
      if (row.isWide(side)) {
        marks.add(
            new Mark.Bar(
                row.number(side + "_low"),
                row.number(side + "_high"),
                style.colour("band"),
                9,
                side.equals("urban") ? -6.5 : 6.5));
      }
    }
    double urban = row.number("urban_value");
    double rural = row.number("rural_value");
    marks.add(new Mark.Rule(urban, rural, style.ink(), 1.6f));
    marks.add(new Mark.Dot(urban, Marks.square(4.6), style.series(1), true));
    marks.add(new Mark.Dot(rural, Marks.circle(5), style.series(0), true));
    return marks;
  }

  private Columns<Row> said() {
    return new Columns<Row>()
        .text(in(Phrase.INDICATOR), this::named)
        .number(in(Phrase.YEAR), Row::year)
        .number(in(Phrase.URBAN_RESIDENCE), row -> shown(row, "urban"))
        .number(in(Phrase.RURAL_RESIDENCE), row -> shown(row, "rural"))
        .number(in(Phrase.GAP), this::gap);
  }

  /** One side of an indicator. */
  private record Side(String name, Rows.Row row) {
    Double number(String part) {
      return row.number(name + "_" + part);
    }

    String key() {
      String key = row.text(name + "_value_key");
      return key.substring(0, key.lastIndexOf('/'));
    }
  }

  // In the columns that every figure's numbers have.
  private DataTable plotted() {
    return new Columns<Side>()
        .text("indicator", side -> side.row().text("indicator"))
        .text("level", side -> side.row().text("level"))
        .text("area_code", side -> side.row().text("area_code"))
        .text("residence", Side::name)
        .number("year", side -> side.row().text("year"))
        .machine("value", side -> side.number("value"))
        .machine("numerator", side -> side.number("n"))
        .machine("denominator", side -> side.number("of"))
        .machine("unknown_pct", side -> side.number("unknown_pct"))
        .machine("low", side -> side.number("low"))
        .machine("high", side -> side.number("high"))
        .text("observed_from", side -> side.row().text("observed_from"))
        .text("observed_to", side -> side.row().text("observed_to"))
        .text("synthetic", side -> side.row().text("synthetic"))
        .text("reason", side -> side.row().text(side.name() + "_reason"))
        .text("key", Side::key)
        .table(
            rows.stream()
                .filter(row -> row.row() != null)
                .flatMap(row -> SIDES.stream().map(side -> new Side(side, row.row())))
                .toList());
  }
}
