package org.ptps.charts.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Mark;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
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
final class ResidenceGap implements Chart {

  /** One indicator; without a row in the warehouse nothing of it is known. */
  private record Row(ReportTables.IndicatorText text, Rows.Row row) {
    Double number(String column) {
      return row == null ? null : row.number(column);
    }

    public boolean isKnown() {
      return number("gap") != null;
    }

    String year() {
      return row == null ? "—" : row.text("year");
    }

    /** A side's value in words: few cases as a count, none as its reason. */
    String shown(String side, ReportTables tables, Language language) {
      return number(side + "_value") != null
          ? Facts.fact(
              row,
              side + "_value",
              Printed.value(
                  number(side + "_value"),
                  number(side + "_n"),
                  number(side + "_of"),
                  tables.measure(text.code()),
                  language))
          : row == null
              ? Reason.NO_ROW.in(language)
              : Reason.of(row.text(side + "_reason")).in(language);
    }

    String gap(Language language) {
      return isKnown() ? Facts.points(row, "gap", language) : "—";
    }

    boolean isWide(String side) {
      return number(side + "_value") != null
          && number(side + "_low") != null
          && number(side + "_high") != null
          && number(side + "_high") - number(side + "_low") >= 1;
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    long until = until(slice, tables);
    Map<String, Rows.Row> gaps = new LinkedHashMap<>();
    tables
        .from("residence_gaps")
        .where("level", slice.level())
        .where("area_code", slice.area())
        .where("until", until)
        .in("indicator", figure.indicators())
        .by("position")
        .rows()
        .forEach(row -> gaps.put(row.text("indicator"), row));
    List<Row> rows =
        order(figure, gaps).stream()
            .map(code -> new Row(tables.indicator(code), gaps.get(code)))
            .toList();
    List<Row> both = rows.stream().filter(Row::isKnown).toList();
    String area = Asked.area(figure, tables, language);
    Optional<Row> widest =
        tables
            .from("residence_gaps")
            .where("level", slice.level())
            .where("area_code", slice.area())
            .where("until", until)
            .in("indicator", figure.indicators())
            .known("gap")
            .by("widest")
            .first()
            .map(row -> new Row(tables.indicator(row.text("indicator")), row));
    boolean preliminary = both.stream().anyMatch(row -> row.row().flag("is_preliminary"));
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(gaps.values().stream().anyMatch(row -> row.flag("synthetic")), preliminary)
            .slot("area", area)
            .slot("total", Facts.drawn(rows.size()))
            .slot("both", Facts.drawn(both.size()))
            .slot("widest", widest.map(row -> row.text().name(language)).orElse("—"))
            .slot("gap", widest.map(row -> Facts.decimal(row.row(), "gap_size", 1)).orElse("—"))
            .slot(
                "widest_urban", widest.map(row -> row.shown("urban", tables, language)).orElse("—"))
            .slot(
                "widest_rural", widest.map(row -> row.shown("rural", tables, language)).orElse("—"))
            .slot("widest_year", widest.map(Row::year).orElse("—"))
            .slot("year", both.isEmpty() ? Phrase.NO_YEAR.in(language) : String.valueOf(until));
    DataTable plotted = plotted(rows);
    if (both.isEmpty()) {
      sketch.sources(tables, area + ".");
      return sketch.nothing(
          gaps.values().stream()
              .map(row -> Reason.of(row.text("urban_reason")))
              .findFirst()
              .orElseGet(() -> tables.withoutRow(figure.indicators()))
              .in(language),
          plotted);
    }
    sketch.sources(
        tables,
        area
            + ". n = "
            + Facts.drawn(both.size())
            + " "
            + Phrase.OF.in(language)
            + " "
            + Facts.drawn(rows.size())
            + " "
            + Phrase.INDICATORS.in(language).toLowerCase(java.util.Locale.ROOT)
            + ". "
            + sketch.dates(List.copyOf(gaps.values()), "observed_from", "observed_to"));
    sketch.line(Phrase.GAP_OF_POINTS.in(language));
    List<String> single =
        rows.stream().filter(row -> !row.isKnown()).map(row -> row.text().code()).toList();
    if (!single.isEmpty()) {
      sketch.line(Phrase.NOT_BOTH_SIDES.in(language) + ": " + String.join(", ", single) + ".");
    }
    Columns<Row> said = said(tables, language);
    return sketch.drawn(
        legend(both, language),
        tracks(both, tables, language)::pages,
        said.told(both),
        plotted,
        said.table(both));
  }

  private static long until(Slice slice, ReportTables tables) {
    return tables
        .from("residence_gaps")
        .where("level", slice.level())
        .where("area_code", slice.area())
        .atMost("until", slice.year().orElse(9999))
        .latest("until")
        .first()
        .map(row -> row.integer("until"))
        .orElse(0L);
  }

  private static List<String> order(Figure figure, Map<String, Rows.Row> gaps) {
    return switch (figure.order()) {
      case VALUE ->
          Stream.concat(gaps.keySet().stream(), figure.indicators().stream()).distinct().toList();
      case NAME -> figure.indicators().stream().sorted().toList();
      case CODE -> figure.indicators();
    };
  }

  private static Legend legend(List<Row> rows, Language language) {
    Style style = Style.shipped();
    return new Legend()
        .add(Phrase.URBAN_RESIDENCE.in(language), Marks.filled(Marks.square(4.6), style.series(1)))
        .add(Phrase.RURAL_RESIDENCE.in(language), Marks.filled(Marks.circle(5), style.series(0)))
        .mayBe(rows.stream().anyMatch(row -> row.isWide("urban") || row.isWide("rural")), language);
  }

  private static Tracks<Row> tracks(List<Row> rows, ReportTables tables, Language language) {
    Tracks<Row> tracks =
        new Tracks<>(rows)
            .least(36)
            .ruled()
            .words(
                "", 206, Text.Anchor.LEFT, row -> List.of(Tracks.Line.small(named(row, language))));
    for (String side : List.of("urban", "rural")) {
      tracks.words(
          SourceDots.residence(side, language),
          92,
          Text.Anchor.RIGHT,
          row -> List.of(Tracks.Line.small(row.shown(side, tables, language))));
    }
    tracks.words("", 14, Text.Anchor.LEFT, row -> List.of());
    return tracks
        .marks("", tracks.rest() - 88, Tracks.Scale.percent(20), ResidenceGap::marks)
        .words(
            Phrase.GAP.in(language),
            98,
            Text.Anchor.RIGHT,
            row -> List.of(Tracks.Line.strong(row.gap(language)), Tracks.Line.muted(row.year())));
  }

  private static String named(Row row, Language language) {
    return row.text().code() + " " + row.text().name(language);
  }

  private static List<Mark> marks(Row row) {
    Style style = Style.shipped();
    List<Mark> marks = new ArrayList<>();
    for (String side : List.of("urban", "rural")) {
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

  private static Columns<Row> said(ReportTables tables, Language language) {
    return new Columns<Row>()
        .text(Phrase.INDICATOR.in(language), row -> named(row, language))
        .number(Phrase.YEAR.in(language), Row::year)
        .number(Phrase.URBAN_RESIDENCE.in(language), row -> row.shown("urban", tables, language))
        .number(Phrase.RURAL_RESIDENCE.in(language), row -> row.shown("rural", tables, language))
        .number(Phrase.GAP.in(language), row -> row.gap(language));
  }

  /** One side of an indicator. */
  private record Side(Row row, String name) {
    Double number(String part) {
      return row.number(name + "_" + part);
    }

    String text(String column) {
      return row.row().text(column);
    }

    String key() {
      String key = text(name + "_value_key");
      return key.substring(0, key.lastIndexOf('/'));
    }
  }

  // In the columns that every figure's numbers have.
  private static DataTable plotted(List<Row> rows) {
    return new Columns<Side>()
        .text("indicator", side -> side.row().text().code())
        .text("level", side -> side.text("level"))
        .text("area_code", side -> side.text("area_code"))
        .text("residence", Side::name)
        .number("year", side -> side.row().year())
        .machine("value", side -> side.number("value"))
        .machine("numerator", side -> side.number("n"))
        .machine("denominator", side -> side.number("of"))
        .machine("unknown_pct", side -> side.number("unknown_pct"))
        .machine("low", side -> side.number("low"))
        .machine("high", side -> side.number("high"))
        .text("observed_from", side -> side.text("observed_from"))
        .text("observed_to", side -> side.text("observed_to"))
        .text("synthetic", side -> side.text("synthetic"))
        .text("reason", side -> side.text(side.name() + "_reason"))
        .text("key", Side::key)
        .table(
            rows.stream()
                .filter(row -> row.row() != null)
                .flatMap(row -> Stream.of(new Side(row, "urban"), new Side(row, "rural")))
                .toList());
  }
}
