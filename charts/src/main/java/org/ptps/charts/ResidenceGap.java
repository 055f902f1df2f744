package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;

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

  /** One indicator; an absent value has no row in the warehouse. */
  private record Row(
      ReportTables.IndicatorText text,
      Integer year,
      Optional<ReportTables.Value> urban,
      Optional<ReportTables.Value> rural) {
    boolean isKnown() {
      return known(urban).isPresent() && known(rural).isPresent();
    }

    /** Country less towns, in points. */
    Double gap() {
      return isKnown() ? known(rural).orElseThrow() - known(urban).orElseThrow() : null;
    }

    List<ReportTables.Value> values() {
      List<ReportTables.Value> values = new ArrayList<>();
      urban.ifPresent(values::add);
      rural.ifPresent(values::add);
      return values;
    }
  }

  private static Optional<Double> known(Optional<ReportTables.Value> value) {
    return value.map(ReportTables.Value::value);
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    List<Row> rows =
        figure.indicators().stream()
            .map(code -> row(code, slice, tables))
            .sorted(order(figure))
            .toList();
    List<ReportTables.Value> values = rows.stream().flatMap(row -> row.values().stream()).toList();
    List<Row> both = rows.stream().filter(Row::isKnown).toList();
    String area =
        tables.areaNames(language).getOrDefault(slice.level() + ":" + slice.area(), slice.area());
    Optional<Row> widest = both.stream().max(Comparator.comparing(row -> Math.abs(row.gap())));
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(values))
            .slot("area", area)
            .slot("total", Numbers.whole(rows.size()))
            .slot("both", Numbers.whole(both.size()))
            .slot("rural_lower", Numbers.whole(both.stream().filter(r -> r.gap() < 0).count()))
            .slot("rural_higher", Numbers.whole(both.stream().filter(r -> r.gap() > 0).count()))
            .slot("widest", widest.map(row -> row.text().name(language)).orElse("—"))
            .slot("gap", widest.map(row -> Numbers.decimal(Math.abs(row.gap()), 1)).orElse("—"))
            .slot(
                "year",
                both.stream()
                    .map(Row::year)
                    .max(Integer::compare)
                    .map(String::valueOf)
                    .orElse(Phrase.NO_YEAR.in(language)));
    Plotted plotted = new Plotted();
    rows.forEach(row -> row.values().forEach(value -> plotted.add(row.text().code(), null, value)));
    if (both.isEmpty()) {
      sketch.sources(tables, area + ".");
      return sketch.nothing(
          values.stream()
              .filter(value -> !value.isKnown())
              .map(value -> Reason.of(value.reason()).in(language))
              .findFirst()
              .orElse(Reason.SOURCE_NOT_LOADED.in(language)),
          plotted.table());
    }
    Double unknown = Caption.unknownPct(values);
    sketch.sources(
        tables,
        area
            + ". n = "
            + Numbers.whole(both.size())
            + " "
            + Phrase.OF.in(language)
            + " "
            + Numbers.whole(rows.size())
            + " "
            + Phrase.INDICATORS.in(language).toLowerCase(java.util.Locale.ROOT)
            + (unknown == null
                ? ""
                : ", " + Numbers.percent(unknown) + " " + Phrase.UNKNOWN.in(language))
            + ". "
            + Caption.dates(values, language));
    sketch.line(Phrase.GAP_OF_POINTS.in(language));
    return sketch.drawn(
        legend(rows, language),
        frame -> pages(frame, rows, tables, language),
        description(rows, language),
        plotted.table(),
        twin(rows, tables, language));
  }

  private static Row row(String code, Slice slice, ReportTables tables) {
    List<ReportTables.Value> values =
        tables.values(code, slice.level()).stream()
            .filter(value -> value.areaCode().equals(slice.area()))
            .filter(value -> slice.year().isEmpty() || value.year() <= slice.year().getAsInt())
            .toList();
    Integer year =
        values.stream()
            .map(ReportTables.Value::year)
            .distinct()
            .max(
                Comparator.comparing(
                        (Integer one) ->
                            known(find(values, one, "urban")).isPresent()
                                && known(find(values, one, "rural")).isPresent())
                    .thenComparing(one -> one))
            .orElse(null);
    return new Row(
        tables.indicator(code),
        year,
        year == null ? Optional.empty() : find(values, year, "urban"),
        year == null ? Optional.empty() : find(values, year, "rural"));
  }

  private static Optional<ReportTables.Value> find(
      List<ReportTables.Value> values, int year, String residence) {
    return values.stream()
        .filter(value -> value.year() == year && value.residence().equals(residence))
        .findFirst();
  }

  private static Comparator<Row> order(Figure figure) {
    return switch (figure.order()) {
      case VALUE ->
          Comparator.comparing((Row row) -> !row.isKnown())
              .thenComparing(row -> row.gap() == null ? 0 : row.gap())
              .thenComparing(row -> figure.indicators().indexOf(row.text().code()));
      case NAME -> Comparator.comparing(row -> row.text().code());
      case CODE -> Comparator.comparing(row -> figure.indicators().indexOf(row.text().code()));
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
    if (rows.stream().flatMap(row -> row.values().stream()).anyMatch(ResidenceGap::isWide)) {
      entries.add(
          new Legend.Entry(Phrase.MAY_BE.in(language), Legend.box(style.colour("band"), "")));
    }
    return new Legend(entries);
  }

  private static boolean isWide(ReportTables.Value value) {
    return value.isKnown()
        && value.low() != null
        && value.high() != null
        && value.high() - value.low() >= 1;
  }

  private static List<String> name(Row row, Language language) {
    return Text.wrap(
        row.text().code() + " " + row.text().name(language), Style.shipped().small(), NAME - 10);
  }

  private static List<String> value(
      Row row, Optional<ReportTables.Value> value, ReportTables tables, Language language) {
    String words =
        value
            .map(
                one ->
                    !one.isKnown()
                        ? Reason.of(one.reason()).in(language)
                        : tables.isOfFewCases(row.text().code(), one)
                            ? Numbers.whole(one.numerator())
                                + "\u00a0"
                                + Phrase.OF.in(language)
                                + "\u00a0"
                                + Numbers.whole(one.denominator())
                            : row.text().shown(one.value(), language))
            .orElse(Reason.NO_ROW.in(language));
    return Text.wrap(words, Style.shipped().small(), VALUE - 12);
  }

  private static double height(Row row, ReportTables tables, Language language) {
    int lines =
        Math.max(
            name(row, language).size(),
            Math.max(
                value(row, row.urban(), tables, language).size(),
                value(row, row.rural(), tables, language).size()));
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
                      tick == 100 ? "100\u00a0%" : String.valueOf(tick),
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
        value(row, row.urban(), tables, language),
        style.small(),
        style.ink(),
        box.getX() + NAME + VALUE,
        middle,
        Text.Anchor.RIGHT);
    Text.middleBlock(
        graphics,
        value(row, row.rural(), tables, language),
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
        row.gap() == null
            ? List.of("—")
            : List.of(Form.points(row.gap()), String.valueOf(row.year())),
        style.small(),
        style.ink(),
        box.getMaxX(),
        middle,
        Text.Anchor.RIGHT);
  }

  private static void marks(Graphics2D graphics, Row row, double left, double middle) {
    Style style = Style.shipped();
    band(graphics, row.urban(), left, middle - 11);
    band(graphics, row.rural(), left, middle + 2);
    if (row.isKnown()) {
      graphics.setColor(style.ink());
      graphics.setStroke(new BasicStroke(1.6f));
      graphics.draw(
          new Line2D.Double(
              left + PLOT * known(row.urban()).orElseThrow() / 100,
              middle,
              left + PLOT * known(row.rural()).orElseThrow() / 100,
              middle));
    }
    known(row.urban())
        .ifPresent(
            value ->
                Marks.fill(
                    graphics,
                    Marks.square(4.6),
                    style.series(1),
                    left + PLOT * value / 100,
                    middle));
    known(row.rural())
        .ifPresent(
            value ->
                Marks.fill(
                    graphics, Marks.circle(5), style.series(0), left + PLOT * value / 100, middle));
  }

  private static void band(
      Graphics2D graphics, Optional<ReportTables.Value> value, double left, double top) {
    value
        .filter(ResidenceGap::isWide)
        .ifPresent(
            one -> {
              double low = left + PLOT * Math.max(0, one.low()) / 100;
              double high = left + PLOT * Math.min(100, one.high()) / 100;
              graphics.setColor(Style.shipped().colour("band"));
              graphics.fill(new Rectangle2D.Double(low, top, high - low, 9));
            });
  }

  private static String description(List<Row> rows, Language language) {
    return rows.stream()
        .filter(Row::isKnown)
        .map(
            row ->
                row.text().name(language)
                    + " ("
                    + row.year()
                    + "): "
                    + row.text().shown(known(row.urban()).orElseThrow(), language)
                    + " "
                    + Phrase.URBAN_RESIDENCE.in(language).toLowerCase(java.util.Locale.ROOT)
                    + ", "
                    + row.text().shown(known(row.rural()).orElseThrow(), language)
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
                        row.year() == null ? "—" : row.year().toString(),
                        String.join(" ", value(row, row.urban(), tables, language)),
                        String.join(" ", value(row, row.rural(), tables, language)),
                        row.gap() == null ? "—" : Form.points(row.gap())))
            .toList());
  }
}
