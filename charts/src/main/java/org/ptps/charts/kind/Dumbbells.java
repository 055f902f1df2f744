package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Lights;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.charts.words.Status;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/**
 * Starting value, latest value and value to be reached of each indicator, one row per indicator and
 * a heading per component, with a light that has no colour unless the evidence lies on one side.
 */
final class Dumbbells implements Chart {
  private static final int ROWS_PER_PAGE = 16;
  private static final double NAME = 184;
  private static final double START = 62;
  private static final double LATEST = 66;
  private static final double PLOT = 188;
  private static final double CHANGE = 58;
  private static final double LIGHT = 34;
  private static final double LEAST_ROW = 32;

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
            .slot(
                "year",
                year.isPresent() ? String.valueOf(year.getAsInt()) : Phrase.NO_YEAR.in(language));
    // The counts are of all thirty, and told of a figure that shows them all.
    boolean whole = counts.filter(row -> row.integer("total") == rows.size()).isPresent();
    if (whole || rows.isEmpty()) {
      sketch.slot("total", Facts.whole(counts, "total"));
      for (Status status : Status.values()) {
        String name = status.name().toLowerCase(java.util.Locale.ROOT);
        sketch.slot(name, Facts.whole(counts, status == Status.NONE ? "without_status" : name));
      }
    }
    DataTable plotted = plotted(rows, figure, year);
    if (rows.stream().allMatch(row -> row.number("value") == null)) {
      sketch.sources(tables, area + ".");
      return sketch.nothing(
          rows.stream()
              .map(Row::reason)
              .filter(Objects::nonNull)
              .findFirst()
              .map(reason -> tables.reasonWords(reason, language))
              .orElse(Reason.SOURCE_NOT_LOADED.in(language)),
          plotted);
    }
    sketch.line(Phrase.CATALOGUE_PROPOSED.in(language));
    List<String> sources = tables.sourcesOf(figure.indicators(), language);
    if (!sources.isEmpty()) {
      sketch.line(Phrase.SOURCES.in(language) + ": " + String.join("; ", sources) + ".");
    }
    sketch.line(facts(rows, counts, sketch, area, language));
    return sketch.drawn(
        legend(rows, language),
        frame -> pages(frame, rows, tables, language),
        description(rows, tables, language),
        plotted,
        twin(rows, tables, language));
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
    if (rows.stream().anyMatch(row -> row.residence().equals("rural"))) {
      facts.append(' ').append(Phrase.RURAL_ONLY.in(language)).append('.');
    }
    if (rows.stream().anyMatch(row -> row.residence().equals("urban"))) {
      facts.append(' ').append(Phrase.URBAN_ONLY.in(language)).append('.');
    }
    facts.append(' ').append(Phrase.CHANGE_IN_BRACKETS.in(language));
    return facts.toString().strip();
  }

  private static Legend legend(List<Row> rows, Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(
        new Legend.Entry(
            Phrase.STARTING_VALUE.in(language), Marks.hollow(Marks.circle(4.5), style.ink())));
    entries.add(
        new Legend.Entry(
            Phrase.LATEST_VALUE.in(language), Marks.filled(Marks.circle(5), style.series(0))));
    if (rows.stream().anyMatch(row -> row.number("target_value") != null && row.isMeta())) {
      entries.add(
          new Legend.Entry(
              Phrase.TARGET.in(language), Marks.filled(Marks.diamond(6), style.ink())));
    }
    if (rows.stream().anyMatch(row -> row.number("target_value") != null && !row.isMeta())) {
      entries.add(
          new Legend.Entry(
              Phrase.REFERENCE_VALUE.in(language), Marks.hollow(Marks.diamond(6), style.ink())));
    }
    if (rows.stream().anyMatch(Dumbbells::isWide)) {
      entries.add(
          new Legend.Entry(Phrase.MAY_BE.in(language), Legend.box(style.colour("band"), "")));
    }
    entries.addAll(Lights.legend(rows.stream().map(Row::status).toList(), language));
    return new Legend(entries);
  }

  private static boolean isWide(Row row) {
    return row.low() != null && row.high() != null && row.high() - row.low() >= 1;
  }

  private static double words() {
    Style style = Style.shipped();
    return style.width() - 2 * style.margin() - NAME - START - LATEST - PLOT - CHANGE - LIGHT - 20;
  }

  /** Status in bold and its reason, in lines. */
  private static List<String> reason(Row row, ReportTables tables, Language language) {
    if (row.reason() == null) {
      return List.of();
    }
    return Text.wrap(tables.reasonWords(row.reason(), language), Style.shipped().small(), words());
  }

  private static List<String> name(Row row, Language language) {
    String residence =
        switch (row.residence()) {
          case "rural" -> "\u00a0r";
          case "urban" -> "\u00a0u";
          default -> "";
        };
    return Text.wrap(
        row.text().code()
            + " "
            + row.text().name(language)
            + residence
            + (row.place().isEmpty() ? "" : " (" + row.place() + ")"),
        Style.shipped().small(),
        NAME - 8);
  }

  private static double height(Row row, ReportTables tables, Language language) {
    Style style = Style.shipped();
    int status =
        Text.wrap(row.status().in(language), style.strongSmall(), words()).size()
            + reason(row, tables, language).size();
    int lines = Math.max(status, name(row, language).size());
    return Math.max(LEAST_ROW, lines * Text.lineHeight(style.small()) + 6);
  }

  private static List<Page> pages(
      Frame frame, List<Row> rows, ReportTables tables, Language language) {
    Style style = Style.shipped();
    double heading = Text.lineHeight(style.strongLabel()) + 8;
    List<Page> pages = new ArrayList<>();
    for (List<Row> part : MunicipalityGrid.parts(rows, ROWS_PER_PAGE)) {
      double height = Text.lineHeight(style.strongSmall()) + 6 + Plots.AXIS_HEIGHT;
      String component = null;
      for (Row row : part) {
        if (!row.component().equals(component)) {
          height += heading;
          component = row.component();
        }
        height += height(row, tables, language);
      }
      pages.add(
          frame.page(
              height, (graphics, box) -> draw(graphics, part, box, heading, tables, language)));
    }
    return pages;
  }

  private static void draw(
      Graphics2D graphics,
      List<Row> rows,
      Rectangle2D box,
      double heading,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    double start = box.getX() + NAME;
    double latest = start + START;
    double plot = latest + LATEST + 10;
    double change = plot + PLOT + 10;
    Font strong = style.strongSmall();
    double y = box.getY();
    head(graphics, Phrase.STARTING_SHORT.in(language), start + START, y, Text.Anchor.RIGHT);
    head(graphics, Phrase.LATEST_SHORT.in(language), latest + LATEST, y, Text.Anchor.RIGHT);
    head(graphics, Facts.scale("0–100\u00a0%"), plot + PLOT / 2, y, Text.Anchor.CENTRE);
    head(graphics, Phrase.CHANGE_POINTS.in(language), change + CHANGE - 4, y, Text.Anchor.RIGHT);
    head(graphics, Phrase.STATUS.in(language), change + CHANGE + LIGHT, y, Text.Anchor.LEFT);
    y += Text.lineHeight(strong) + 6;
    String component = null;
    double top = y;
    for (Row row : rows) {
      if (!row.component().equals(component)) {
        component = row.component();
        Text.line(
            graphics,
            component,
            style.strongLabel(),
            style.ink(),
            box.getX(),
            y + 4,
            Text.Anchor.LEFT);
        y += heading;
      }
      double height = height(row, tables, language);
      row(graphics, row, box.getX(), y, height, tables, language);
      y += height;
    }
    graphics.setColor(style.colour("frame"));
    graphics.setStroke(new BasicStroke(0.8f));
    graphics.draw(new Line2D.Double(plot, y, plot + PLOT, y));
    for (int tick = 0; tick <= 100; tick += 50) {
      double x = plot + PLOT * tick / 100;
      graphics.setColor(style.colour("frame"));
      graphics.draw(new Line2D.Double(x, y, x, y + 3));
      Text.line(
          graphics,
          Facts.scale(String.valueOf(tick)),
          style.small(),
          style.muted(),
          x,
          y + 4,
          Text.Anchor.CENTRE);
    }
  }

  private static void head(
      Graphics2D graphics, String words, double x, double y, Text.Anchor anchor) {
    Text.line(
        graphics, words, Style.shipped().strongSmall(), Style.shipped().muted(), x, y, anchor);
  }

  private static void row(
      Graphics2D graphics,
      Row row,
      double x,
      double y,
      double height,
      ReportTables tables,
      Language language) {
    Style style = Style.shipped();
    double middle = y + height / 2;
    double start = x + NAME;
    double latest = start + START;
    double plot = latest + LATEST + 10;
    double change = plot + PLOT + 10;
    graphics.setColor(style.colour("grid"));
    graphics.setStroke(new BasicStroke(0.6f));
    graphics.draw(new Line2D.Double(x, y, x + style.width() - 2 * style.margin(), y));
    Text.middleBlock(
        graphics, name(row, language), style.small(), style.ink(), x, middle, Text.Anchor.LEFT);
    dated(
        graphics,
        row.number("baseline_value") == null ? null : row.start(tables, language),
        row.row().text("baseline_year"),
        start + START,
        middle);
    dated(
        graphics,
        row.number("value") == null ? null : row.value(tables, language),
        row.row().text("year"),
        latest + LATEST,
        middle);
    if (row.text().isPercent()) {
      plot(graphics, row, plot, y, height);
    }
    if (row.number("change_points") != null) {
      String points = row.points(tables, language);
      Text.middle(
          graphics,
          row.isClear() ? points : "(" + points + ")",
          row.isClear() ? style.strongSmall() : style.small(),
          style.ink(),
          change + CHANGE - 4,
          middle,
          Text.Anchor.RIGHT);
    }
    Lights.draw(
        graphics,
        row.status(),
        row.row().flag("outline"),
        language,
        change + CHANGE + LIGHT / 2,
        middle);
    List<String> status = Text.wrap(row.status().in(language), style.strongSmall(), words());
    List<String> reason = reason(row, tables, language);
    double lineHeight = Text.lineHeight(style.small());
    double top = middle - (status.size() + reason.size()) * lineHeight / 2;
    Text.block(
        graphics,
        status,
        style.strongSmall(),
        style.ink(),
        change + CHANGE + LIGHT,
        top,
        Text.Anchor.LEFT);
    Text.block(
        graphics,
        reason,
        style.small(),
        style.muted(),
        change + CHANGE + LIGHT,
        top + status.size() * lineHeight,
        Text.Anchor.LEFT);
  }

  // The value, and in smaller space below it the year in which it was seen.
  private static void dated(
      Graphics2D graphics, String value, String year, double right, double middle) {
    Style style = Style.shipped();
    double lineHeight = Text.lineHeight(style.small());
    Text.line(
        graphics,
        value == null ? "—" : value,
        style.small(),
        style.ink(),
        right,
        value == null || year == null ? middle - lineHeight / 2 : middle - lineHeight,
        Text.Anchor.RIGHT);
    if (value != null && year != null) {
      Text.line(graphics, year, style.small(), style.muted(), right, middle, Text.Anchor.RIGHT);
    }
  }

  private static void plot(Graphics2D graphics, Row row, double left, double y, double height) {
    Style style = Style.shipped();
    double middle = y + height / 2;
    graphics.setColor(style.colour("grid"));
    graphics.setStroke(new BasicStroke(0.7f));
    for (int tick = 0; tick <= 100; tick += 50) {
      double x = left + PLOT * tick / 100;
      graphics.draw(new Line2D.Double(x, y, x, y + height));
    }
    if (isWide(row)) {
      double low = left + PLOT * Math.max(0, row.low()) / 100;
      double high = left + PLOT * Math.min(100, row.high()) / 100;
      graphics.setColor(style.colour("band"));
      graphics.fill(new Rectangle2D.Double(low, middle - 6, high - low, 12));
    }
    if (row.number("value") == null) {
      Hatching.fill(graphics, new Rectangle2D.Double(left, middle - 7, PLOT, 14));
      return;
    }
    double value = left + PLOT * row.number("value") / 100;
    if (row.number("baseline_value") != null) {
      double start = left + PLOT * row.number("baseline_value") / 100;
      graphics.setColor(style.ink());
      graphics.setStroke(new BasicStroke(1.8f));
      graphics.draw(new Line2D.Double(start, middle, value, middle));
      Marks.hollow(graphics, Marks.circle(4.5), style.ink(), start, middle);
    }
    if (row.number("target_value") != null) {
      double target = left + PLOT * row.number("target_value") / 100;
      if (row.isMeta()) {
        Marks.fill(graphics, Marks.diamond(6), style.ink(), target, middle);
      } else {
        Marks.hollow(graphics, Marks.diamond(6), style.ink(), target, middle);
      }
    }
    Marks.fill(graphics, Marks.circle(5), style.series(0), value, middle);
  }

  private static String description(List<Row> rows, ReportTables tables, Language language) {
    return rows.stream()
        .map(
            row ->
                row.text().code()
                    + " "
                    + row.text().name(language)
                    + ": "
                    + (row.number("baseline_value") == null
                        ? ""
                        : row.row().text("baseline_year")
                            + " "
                            + row.start(tables, language)
                            + ", ")
                    + (row.number("value") == null
                        ? "—"
                        : row.row().text("year") + " " + row.value(tables, language))
                    + ", "
                    + row.status().in(language))
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable plotted(List<Row> rows, Figure figure, OptionalInt year) {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(
          Collections.unmodifiableList(
              Arrays.asList(
                  row.text().code(),
                  row.row().text("level"),
                  row.row().text("area_code"),
                  row.residence(),
                  year.isPresent() ? String.valueOf(year.getAsInt()) : null,
                  row.row().text("comparison"),
                  row.row().text("baseline_year"),
                  Plotted.number(row.number("baseline_value")),
                  row.row().text("year"),
                  Plotted.number(row.number("value")),
                  Plotted.number(row.low()),
                  Plotted.number(row.high()),
                  row.row().text("target_year"),
                  Plotted.number(row.number("target_value")),
                  String.valueOf(row.isMeta()),
                  row.row().text("change"),
                  Plotted.number(row.number("change_points")),
                  row.row().text("status"),
                  row.reason(),
                  row.row().text("event"),
                  row.row().text("key"),
                  row.row().text("value_key"))));
    }
    return new DataTable(
        List.of(
            "indicator",
            "level",
            "area_code",
            "residence",
            "year",
            "comparison",
            "baseline_year",
            "baseline_value",
            "observed_year",
            "value",
            "low",
            "high",
            "target_year",
            "target_value",
            "is_meta",
            "change",
            "change_points",
            "status",
            "reason",
            "event",
            "key",
            "value_key"),
        List.of(
            false, false, false, false, true, false, true, true, true, true, true, true, true, true,
            false, false, true, false, false, false, false, false),
        cells);
  }

  private static DataTable twin(List<Row> rows, ReportTables tables, Language language) {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(
          List.of(
              row.text().code() + " " + row.text().name(language),
              row.number("baseline_value") == null
                  ? "—"
                  : row.start(tables, language) + " (" + row.row().text("baseline_year") + ")",
              row.number("value") == null
                  ? "—"
                  : row.value(tables, language) + " (" + row.row().text("year") + ")",
              row.number("target_value") == null
                  ? "—"
                  : row.target(tables, language) + " (" + row.row().text("target_year") + ")",
              row.number("change_points") == null ? "—" : row.points(tables, language),
              row.status().in(language)
                  + (row.reason() == null
                      ? ""
                      : ": " + tables.reasonWords(row.reason(), language))));
    }
    return new DataTable(
        List.of(
            Phrase.INDICATOR.in(language),
            Phrase.STARTING_VALUE.in(language),
            Phrase.LATEST_VALUE.in(language),
            Phrase.TARGETS.in(language),
            Phrase.CHANGE_POINTS.in(language),
            Phrase.STATUS.in(language)),
        List.of(false, true, true, true, true, false),
        cells);
  }
}
