package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;

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

  /** One indicator; absent numbers are null. */
  private record Row(
      ReportTables.IndicatorText text,
      String component,
      String residence,
      Integer startYear,
      Double start,
      Integer year,
      Double value,
      Double low,
      Double high,
      Integer targetYear,
      Double target,
      boolean isMeta,
      String comparison,
      String change,
      Double points,
      Status status,
      String reason,
      String event,
      List<ReportTables.Value> values) {
    boolean isClear() {
      return "up".equals(change) || "down".equals(change);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    OptionalInt year = year(figure, tables);
    Map<String, String> components = components(tables, language);
    List<Row> rows = new ArrayList<>();
    for (String code : figure.indicators()) {
      rows.add(row(code, figure, year, components, tables, language));
    }
    String area =
        tables.areaNames(language).getOrDefault(slice.level() + ":" + slice.area(), slice.area());
    List<ReportTables.Value> values = rows.stream().flatMap(row -> row.values().stream()).toList();
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(values))
            .slot("area", area)
            .slot("total", Numbers.whole(rows.size()))
            .slot(
                "year",
                year.isPresent() ? String.valueOf(year.getAsInt()) : Phrase.NO_YEAR.in(language));
    for (Status status : Status.values()) {
      sketch.slot(
          status.name().toLowerCase(java.util.Locale.ROOT),
          Numbers.whole(rows.stream().filter(row -> row.status() == status).count()));
    }
    DataTable plotted = plotted(rows, figure, year);
    if (rows.stream().allMatch(row -> row.value() == null)) {
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
    sketch.line(facts(rows, values, area, language));
    return sketch.drawn(
        legend(rows, language),
        frame -> pages(frame, rows, tables, language),
        description(rows, language),
        plotted,
        twin(rows, tables, language));
  }

  private static OptionalInt year(Figure figure, ReportTables tables) {
    if (figure.slice().year().isPresent() || !tables.has("indicator_status")) {
      return figure.slice().year();
    }
    List<Object> parameters = new ArrayList<>(figure.indicators());
    parameters.add(figure.slice().level());
    parameters.add(figure.slice().area());
    Long year =
        tables
            .query(
                """
                select max(year) as year from report.indicator_status
                where indicator in (%s) and level = ? and area_code = ? and value is not null"""
                    .formatted(
                        figure.indicators().stream()
                            .map(code -> "?")
                            .collect(Collectors.joining(", "))),
                parameters.toArray())
            .rows()
            .get(0)
            .integer("year");
    return year == null ? OptionalInt.empty() : OptionalInt.of(year.intValue());
  }

  private static Map<String, String> components(ReportTables tables, Language language) {
    Map<String, String> components = new LinkedHashMap<>();
    tables
        .query("select * from report.indicators order by position")
        .forEach(
            row ->
                components.put(
                    row.text("code"), tables.words("indicators", "component", row, language)));
    return components;
  }

  private static Row row(
      String code,
      Figure figure,
      OptionalInt year,
      Map<String, String> components,
      ReportTables tables,
      Language language) {
    Slice slice = figure.slice();
    List<ReportTables.Value> values =
        tables.values(code, slice.level()).stream()
            .filter(value -> value.areaCode().equals(slice.area()))
            .filter(value -> year.isPresent() && value.year() == year.getAsInt())
            .toList();
    Optional<Rows.Row> status = status(code, slice, year, tables);
    String residence =
        status
            .map(row -> row.text("residence"))
            .orElseGet(
                () ->
                    ReportTables.preferred(values, slice.residences())
                        .map(ReportTables.Value::residence)
                        .orElse(slice.residences().get(0)));
    Optional<ReportTables.Value> own =
        values.stream().filter(value -> value.residence().equals(residence)).findFirst();
    Double value = status.map(row -> row.number("value")).orElse(null);
    // An edition's value is not the indicator's own, so its interval is not drawn around it.
    boolean same = value == null || own.isPresent() && value.equals(own.get().value());
    if (value == null) {
      value = own.map(ReportTables.Value::value).orElse(null);
    }
    Status light = status.map(row -> Status.of(row.text("status"))).orElse(Status.NO_DATA);
    return new Row(
        tables.indicator(code),
        components.getOrDefault(code, ""),
        residence,
        integer(status, "baseline_year"),
        status.map(row -> row.number("baseline_value")).orElse(null),
        value == null
            ? null
            : Optional.ofNullable(integer(status, "observed_year"))
                .orElse(year.isPresent() ? Integer.valueOf(year.getAsInt()) : null),
        value,
        same ? own.map(ReportTables.Value::low).orElse(null) : null,
        same ? own.map(ReportTables.Value::high).orElse(null) : null,
        integer(status, "target_year"),
        status.map(row -> row.number("target_value")).orElse(null),
        status.filter(row -> row.flag("is_meta")).isPresent(),
        status.map(row -> row.text("comparison")).orElse(null),
        status.map(row -> row.text("change")).orElse(null),
        status.map(row -> row.number("change_points")).orElse(null),
        light,
        status
            .map(row -> row.text("reason"))
            .or(() -> own.map(ReportTables.Value::reason))
            .orElse(light == Status.NO_DATA ? "source_not_loaded" : null),
        status.map(row -> row.text("event")).orElse(null),
        own.map(List::of).orElse(List.of()));
  }

  private static Integer integer(Optional<Rows.Row> row, String column) {
    return row.map(found -> found.integer(column)).map(Long::intValue).orElse(null);
  }

  private static Optional<Rows.Row> status(
      String code, Slice slice, OptionalInt year, ReportTables tables) {
    if (year.isEmpty() || !tables.has("indicator_status")) {
      return Optional.empty();
    }
    return tables
        .query(
            """
            select * from report.indicator_status
            where indicator = ? and level = ? and area_code = ? and year = ?
            order by residence, comparison, baseline""",
            code,
            slice.level(),
            slice.area(),
            year.getAsInt())
        .rows()
        .stream()
        .filter(row -> slice.residences().contains(row.text("residence")))
        .min(
            Comparator.comparing((Rows.Row row) -> "no_data".equals(row.text("status")))
                .thenComparing(row -> slice.residences().indexOf(row.text("residence"))));
  }

  private static String facts(
      List<Row> rows, List<ReportTables.Value> values, String area, Language language) {
    StringBuilder facts =
        new StringBuilder(area)
            .append(". n = ")
            .append(Numbers.whole(rows.size()))
            .append(' ')
            .append(Phrase.INDICATORS.in(language).toLowerCase(java.util.Locale.ROOT))
            .append(", ")
            .append(Numbers.whole(rows.stream().filter(row -> row.value() != null).count()))
            .append(' ')
            .append(Phrase.WITH_DATA.in(language))
            .append(". ")
            .append(Caption.dates(values, language));
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
    if (rows.stream().anyMatch(row -> row.target() != null && row.isMeta())) {
      entries.add(
          new Legend.Entry(
              Phrase.TARGET.in(language), Marks.filled(Marks.diamond(6), style.ink())));
    }
    if (rows.stream().anyMatch(row -> row.target() != null && !row.isMeta())) {
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
        row.text().code() + " " + row.text().name(language) + residence,
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
    head(graphics, "0–100\u00a0%", plot + PLOT / 2, y, Text.Anchor.CENTRE);
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
          String.valueOf(tick),
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
    dated(graphics, row, row.start(), row.startYear(), start + START, middle, language);
    dated(graphics, row, row.value(), row.year(), latest + LATEST, middle, language);
    if (row.text().isPercent()) {
      plot(graphics, row, plot, y, height);
    }
    if (row.points() != null) {
      String points = Form.points(row.points());
      Text.middle(
          graphics,
          row.isClear() ? points : "(" + points + ")",
          row.isClear() ? style.strongSmall() : style.small(),
          style.ink(),
          change + CHANGE - 4,
          middle,
          Text.Anchor.RIGHT);
    }
    Lights.draw(graphics, row.status(), language, change + CHANGE + LIGHT / 2, middle);
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
      Graphics2D graphics,
      Row row,
      Double value,
      Integer year,
      double right,
      double middle,
      Language language) {
    Style style = Style.shipped();
    double lineHeight = Text.lineHeight(style.small());
    Text.line(
        graphics,
        value == null ? "—" : row.text().shown(value, language),
        style.small(),
        style.ink(),
        right,
        value == null || year == null ? middle - lineHeight / 2 : middle - lineHeight,
        Text.Anchor.RIGHT);
    if (value != null && year != null) {
      Text.line(
          graphics,
          String.valueOf(year),
          style.small(),
          style.muted(),
          right,
          middle,
          Text.Anchor.RIGHT);
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
    if (row.value() == null) {
      Hatching.fill(graphics, new Rectangle2D.Double(left, middle - 7, PLOT, 14));
      return;
    }
    double value = left + PLOT * row.value() / 100;
    if (row.start() != null) {
      double start = left + PLOT * row.start() / 100;
      graphics.setColor(style.ink());
      graphics.setStroke(new BasicStroke(1.8f));
      graphics.draw(new Line2D.Double(start, middle, value, middle));
      Marks.hollow(graphics, Marks.circle(4.5), style.ink(), start, middle);
    }
    if (row.target() != null) {
      double target = left + PLOT * row.target() / 100;
      if (row.isMeta()) {
        Marks.fill(graphics, Marks.diamond(6), style.ink(), target, middle);
      } else {
        Marks.hollow(graphics, Marks.diamond(6), style.ink(), target, middle);
      }
    }
    Marks.fill(graphics, Marks.circle(5), style.series(0), value, middle);
  }

  private static String description(List<Row> rows, Language language) {
    return rows.stream()
        .map(
            row ->
                row.text().code()
                    + " "
                    + row.text().name(language)
                    + ": "
                    + (row.start() == null
                        ? ""
                        : row.startYear() + " " + row.text().shown(row.start(), language) + ", ")
                    + (row.value() == null
                        ? "—"
                        : row.year() + " " + row.text().shown(row.value(), language))
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
                  figure.slice().level(),
                  figure.slice().area(),
                  row.residence(),
                  year.isPresent() ? String.valueOf(year.getAsInt()) : null,
                  row.comparison(),
                  string(row.startYear()),
                  Plotted.number(row.start()),
                  string(row.year()),
                  Plotted.number(row.value()),
                  Plotted.number(row.low()),
                  Plotted.number(row.high()),
                  string(row.targetYear()),
                  Plotted.number(row.target()),
                  String.valueOf(row.isMeta()),
                  row.change(),
                  Plotted.number(row.points()),
                  row.status() == Status.NONE
                      ? null
                      : row.status().name().toLowerCase(java.util.Locale.ROOT),
                  row.reason(),
                  row.event())));
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
            "event"),
        List.of(
            false, false, false, false, true, false, true, true, true, true, true, true, true, true,
            false, false, true, false, false, false),
        cells);
  }

  private static String string(Integer number) {
    return number == null ? null : number.toString();
  }

  private static DataTable twin(List<Row> rows, ReportTables tables, Language language) {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      cells.add(
          List.of(
              row.text().code() + " " + row.text().name(language),
              row.start() == null
                  ? "—"
                  : row.text().shown(row.start(), language) + " (" + row.startYear() + ")",
              row.value() == null
                  ? "—"
                  : row.text().shown(row.value(), language) + " (" + row.year() + ")",
              row.target() == null
                  ? "—"
                  : row.text().shown(row.target(), language) + " (" + row.targetYear() + ")",
              row.points() == null ? "—" : Form.points(row.points()),
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
