package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Printed;

/**
 * Towns and country side by side for each indicator, in the latest year in which both are known,
 * with the gap in points. Where only one is known the other says why, and no gap is drawn.
 */
final class ResidenceGap implements Chart {
  private static final int ROWS_PER_PAGE = 24;
  private static final double NAME = 204;
  private static final double VALUE = 104;
  private static final double PLOT = 244;
  private static final double LEAST_ROW = 36;

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
    Map<String, Rows.Row> gaps = new LinkedHashMap<>();
    tables
        .from("residence_gaps")
        .where("level", slice.level())
        .where("area_code", slice.area())
        .where("until", until(slice, tables))
        .in("indicator", figure.indicators())
        .by("position")
        .rows()
        .forEach(row -> gaps.put(row.text("indicator"), row));
    List<Row> rows =
        order(figure, gaps).stream()
            .map(code -> new Row(tables.indicator(code), gaps.get(code)))
            .toList();
    List<Row> both = rows.stream().filter(Row::isKnown).toList();
    String area =
        tables.areaNames(language).getOrDefault(slice.level() + ":" + slice.area(), slice.area());
    Optional<Row> widest =
        tables
            .from("residence_gaps")
            .where("level", slice.level())
            .where("area_code", slice.area())
            .where("until", until(slice, tables))
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
            .slot(
                "year",
                both.isEmpty()
                    ? Phrase.NO_YEAR.in(language)
                    : String.valueOf(until(slice, tables)));
    DataTable plotted = plotted(rows);
    if (both.isEmpty()) {
      sketch.sources(tables, area + ".");
      return sketch.nothing(
          gaps.values().stream()
              .map(row -> Reason.of(row.text("urban_reason")))
              .findFirst()
              .orElse(Reason.SOURCE_NOT_LOADED)
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
    return sketch.drawn(
        legend(rows, language),
        frame -> pages(frame, rows, tables, language),
        description(rows, tables, language),
        plotted,
        twin(rows, tables, language));
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
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(
        new Legend.Entry(
            Phrase.URBAN_RESIDENCE.in(language), Marks.filled(Marks.square(4.6), style.series(1))));
    entries.add(
        new Legend.Entry(
            Phrase.RURAL_RESIDENCE.in(language), Marks.filled(Marks.circle(5), style.series(0))));
    if (rows.stream().anyMatch(row -> row.isWide("urban") || row.isWide("rural"))) {
      entries.add(
          new Legend.Entry(Phrase.MAY_BE.in(language), Legend.box(style.colour("band"), "")));
    }
    return new Legend(entries);
  }

  private static List<String> name(Row row, Language language) {
    return Text.wrap(
        row.text().code() + " " + row.text().name(language), Style.shipped().small(), NAME - 10);
  }

  private static List<String> value(Row row, String side, ReportTables tables, Language language) {
    return Text.wrap(row.shown(side, tables, language), Style.shipped().small(), VALUE - 12);
  }

  private static double height(Row row, ReportTables tables, Language language) {
    int lines =
        Math.max(
            name(row, language).size(),
            Math.max(
                value(row, "urban", tables, language).size(),
                value(row, "rural", tables, language).size()));
    return Math.max(LEAST_ROW, lines * Text.lineHeight(Style.shipped().small()) + 6);
  }

  private static List<Page> pages(
      Frame frame, List<Row> rows, ReportTables tables, Language language) {
    Style style = Style.shipped();
    double head = Text.lineHeight(style.strongSmall()) + 6;
    List<Page> pages = new ArrayList<>();
    for (List<Row> part : MunicipalityGrid.parts(rows, ROWS_PER_PAGE)) {
      double height =
          head
              + Plots.AXIS_HEIGHT
              + part.stream().mapToDouble(row -> height(row, tables, language)).sum();
      pages.add(
          frame.page(
              height,
              (graphics, box) -> {
                double y = box.getY();
                double left = box.getX() + NAME + 2 * VALUE + 20;
                heading(
                    graphics, Phrase.URBAN_RESIDENCE.in(language), box.getX() + NAME + VALUE, y);
                heading(
                    graphics,
                    Phrase.RURAL_RESIDENCE.in(language),
                    box.getX() + NAME + 2 * VALUE,
                    y);
                heading(graphics, Phrase.GAP.in(language), box.getMaxX(), y);
                y += head;
                for (Row row : part) {
                  double rowHeight = height(row, tables, language);
                  draw(graphics, row, box, left, y, rowHeight, tables, language);
                  y += rowHeight;
                }
                for (int tick = 0; tick <= 100; tick += 20) {
                  Text.line(
                      graphics,
                      Facts.scale(tick == 100 ? "100\u00a0%" : String.valueOf(tick)),
                      style.small(),
                      style.muted(),
                      left + PLOT * tick / 100,
                      y + 3,
                      Text.Anchor.CENTRE);
                }
              }));
    }
    return pages;
  }

  private static void heading(Graphics2D graphics, String words, double right, double y) {
    Text.line(
        graphics,
        words,
        Style.shipped().strongSmall(),
        Style.shipped().muted(),
        right,
        y,
        Text.Anchor.RIGHT);
  }

  private static void draw(
      Graphics2D graphics,
      Row row,
      Rectangle2D box,
      double left,
      double y,
      double height,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    double middle = y + height / 2;
    graphics.setColor(style.colour("grid"));
    graphics.setStroke(new BasicStroke(0.6f));
    graphics.draw(new Line2D.Double(box.getX(), y, box.getMaxX(), y));
    for (int tick = 0; tick <= 100; tick += 20) {
      double x = left + PLOT * tick / 100;
      graphics.draw(new Line2D.Double(x, y, x, y + height));
    }
    Text.middleBlock(
        graphics,
        name(row, language),
        style.small(),
        style.ink(),
        box.getX(),
        middle,
        Text.Anchor.LEFT);
    Text.middleBlock(
        graphics,
        value(row, "urban", tables, language),
        style.small(),
        style.ink(),
        box.getX() + NAME + VALUE,
        middle,
        Text.Anchor.RIGHT);
    Text.middleBlock(
        graphics,
        value(row, "rural", tables, language),
        style.small(),
        style.ink(),
        box.getX() + NAME + 2 * VALUE,
        middle,
        Text.Anchor.RIGHT);
    if (row.text().isPercent()) {
      marks(graphics, row, left, middle);
    }
    Text.middleBlock(
        graphics,
        row.isKnown() ? List.of(row.gap(language), row.year()) : List.of("—"),
        style.small(),
        style.ink(),
        box.getMaxX(),
        middle,
        Text.Anchor.RIGHT);
  }

  private static void marks(Graphics2D graphics, Row row, double left, double middle) {
    Style style = Style.shipped();
    band(graphics, row, "urban", left, middle - 11);
    band(graphics, row, "rural", left, middle + 2);
    Double urban = row.number("urban_value");
    Double rural = row.number("rural_value");
    if (row.isKnown()) {
      graphics.setColor(style.ink());
      graphics.setStroke(new BasicStroke(1.6f));
      graphics.draw(
          new Line2D.Double(left + PLOT * urban / 100, middle, left + PLOT * rural / 100, middle));
    }
    if (urban != null) {
      Marks.fill(graphics, Marks.square(4.6), style.series(1), left + PLOT * urban / 100, middle);
    }
    if (rural != null) {
      Marks.fill(graphics, Marks.circle(5), style.series(0), left + PLOT * rural / 100, middle);
    }
  }

  private static void band(Graphics2D graphics, Row row, String side, double left, double top) {
    if (row.isWide(side)) {
      double low = left + PLOT * Math.max(0, row.number(side + "_low")) / 100;
      double high = left + PLOT * Math.min(100, row.number(side + "_high")) / 100;
      graphics.setColor(Style.shipped().colour("band"));
      graphics.fill(new Rectangle2D.Double(low, top, high - low, 9));
    }
  }

  private static String description(List<Row> rows, ReportTables tables, Language language) {
    return rows.stream()
        .filter(Row::isKnown)
        .map(
            row ->
                row.text().name(language)
                    + " ("
                    + row.year()
                    + "): "
                    + row.shown("urban", tables, language)
                    + " "
                    + Phrase.URBAN_RESIDENCE.in(language).toLowerCase(java.util.Locale.ROOT)
                    + ", "
                    + row.shown("rural", tables, language)
                    + " "
                    + Phrase.RURAL_RESIDENCE.in(language).toLowerCase(java.util.Locale.ROOT))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable twin(List<Row> rows, ReportTables tables, Language language) {
    return new DataTable(
        List.of(
            Phrase.INDICATOR.in(language),
            Phrase.YEAR.in(language),
            Phrase.URBAN_RESIDENCE.in(language),
            Phrase.RURAL_RESIDENCE.in(language),
            Phrase.GAP.in(language)),
        List.of(false, true, true, true, true),
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.text().code() + " " + row.text().name(language),
                        row.year(),
                        String.join(" ", value(row, "urban", tables, language)),
                        String.join(" ", value(row, "rural", tables, language)),
                        row.gap(language)))
            .toList());
  }

  // A row for each side, in the columns that every figure's numbers have.
  private static DataTable plotted(List<Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      if (row.row() == null) {
        continue;
      }
      for (String side : List.of("urban", "rural")) {
        String key = row.row().text(side + "_value_key");
        cells.add(
            Collections.unmodifiableList(
                Arrays.asList(
                    row.text().code(),
                    row.row().text("level"),
                    row.row().text("area_code"),
                    side,
                    row.year(),
                    Plotted.number(row.number(side + "_value")),
                    Plotted.number(row.number(side + "_n")),
                    Plotted.number(row.number(side + "_of")),
                    Plotted.number(row.number(side + "_unknown_pct")),
                    Plotted.number(row.number(side + "_low")),
                    Plotted.number(row.number(side + "_high")),
                    row.row().text("observed_from"),
                    row.row().text("observed_to"),
                    row.row().text("synthetic"),
                    row.row().text(side + "_reason"),
                    key.substring(0, key.lastIndexOf('/')))));
      }
    }
    return new DataTable(
        List.of(
            "indicator",
            "level",
            "area_code",
            "residence",
            "year",
            "value",
            "numerator",
            "denominator",
            "unknown_pct",
            "low",
            "high",
            "observed_from",
            "observed_to",
            "synthetic",
            "reason",
            "key"),
        List.of(
            false, false, false, false, true, true, true, true, true, true, true, false, false,
            false, false, false),
        cells);
  }
}
