package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/** Cells of municipality by indicator: the value printed, hatched grey where there is none. */
final class HeatMap implements Chart {
  private static final int ROWS_PER_PAGE = 32;
  private static final int INDICATORS_PER_PAGE = 9;
  private static final double ROW = 23;
  private static final double LONGEST_HEADER = 250;
  private static final double HEADER_LINE = 14.8;

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language);
    Map<String, String> slots = slots(grid, tables, language);
    String title = figure.heading(slots, language);
    boolean empty = grid.isEmpty();
    String message = empty ? "" : figure.said(slots, language);
    List<String> caption =
        Caption.lines(
            figure.indicators(), grid.values(), facts(grid, tables, language), tables, language);
    if (!empty) {
      // Each column bears its code and its name.
      caption.remove(0);
    }
    if (!empty && !grid.reasons().isEmpty()) {
      caption.add(
          0,
          Phrase.NO_DATA.in(language)
              + ": "
              + grid.missingLetters(language).collect(Collectors.joining(", "))
              + ".");
    }
    Frame frame =
        new Frame(
            language,
            new Frame.Stamps(Caption.synthetic(grid.values()), Caption.preliminary(grid.values())),
            title,
            message,
            empty ? new Legend(List.of()) : legend(grid, language),
            caption);
    String reason = grid.mainReason().in(language);
    return new Picture(
        figure.id(),
        title,
        empty
            ? Picture.nothing(title, reason, language)
            : message + " " + description(grid, tables, language),
        caption,
        empty ? List.of(frame.noData(reason)) : pages(frame, grid, tables, language),
        grid.plotted(),
        SortedBars.said(grid, tables, language).table(grid.rows()));
  }

  private static Map<String, String> slots(
      MunicipalityGrid grid, ReportTables tables, Language language) {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("municipalities", Facts.drawn(grid.rows().size()));
    slots.put("indicators", Facts.drawn(grid.indicators().size()));
    grid.counts().values().stream()
        .findFirst()
        .flatMap(
            counts ->
                tables
                    .from("group_cells")
                    .where("area_group", counts.text("area_group"))
                    .where("shown_as", counts.text("shown_as"))
                    .where("year", counts.integer("year"))
                    .first())
        // Cells are counted over all the indicators of municipalities, and told of a map of all.
        .filter(cells -> Set.copyOf(grid.indicators()).equals(indicators(cells)))
        .ifPresent(
            cells -> {
              slots.put("known", Facts.whole(cells, "with_value"));
              slots.put("cells", Facts.whole(cells, "cells"));
              slots.put("missing", Facts.whole(cells, "without_value"));
            });
    slots.put("year", Phrase.year(grid.year(), language));
    return slots;
  }

  private static Set<String> indicators(Rows.Row cells) {
    return ((List<?>) cells.value("indicators"))
        .stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private static String facts(MunicipalityGrid grid, ReportTables tables, Language language) {
    StringBuilder facts = new StringBuilder();
    grid.year()
        .ifPresent(
            year -> facts.append(Phrase.YEAR.in(language)).append(' ').append(year).append(". "));
    facts
        .append("n = ")
        .append(Facts.drawn(grid.rows().size()))
        .append(' ')
        .append(Phrase.MUNICIPALITIES.in(language))
        .append('.');
    if (has(grid, "rural")) {
      facts.append(' ').append(Phrase.RURAL_ONLY.in(language)).append('.');
    }
    if (has(grid, "urban")) {
      facts.append(' ').append(Phrase.URBAN_ONLY.in(language)).append('.');
    }
    return facts.toString();
  }

  private static boolean has(MunicipalityGrid grid, String residence) {
    return grid.values().stream()
        .anyMatch(value -> value.isKnown() && value.residence().equals(residence));
  }

  private static Legend legend(MunicipalityGrid grid, Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    double step = 100.0 / style.steps().size();
    for (int i = 0; i < style.steps().size(); i++) {
      entries.add(
          new Legend.Entry(
              Facts.scale(
                  Numbers.whole(i * step) + "–" + Numbers.whole((i + 1) * step) + "\u00a0%"),
              Legend.box(style.steps().get(i), "")));
    }
    if (!grid.reasons().isEmpty()) {
      entries.add(new Legend.Entry(Phrase.NO_DATA_CELL.in(language), Legend.hatched()));
    }
    return new Legend(entries);
  }

  private static List<Page> pages(
      Frame frame, MunicipalityGrid grid, ReportTables tables, Language language) {
    List<Page> pages = new ArrayList<>();
    for (List<String> codes : MunicipalityGrid.parts(grid.indicators(), INDICATORS_PER_PAGE)) {
      for (List<MunicipalityGrid.Row> rows : MunicipalityGrid.parts(grid.rows(), ROWS_PER_PAGE)) {
        Cells cells = new Cells(rows, codes, tables, language);
        pages.add(frame.page(cells.height(), cells::draw));
      }
    }
    return pages;
  }

  private static String description(MunicipalityGrid grid, ReportTables tables, Language language) {
    return grid.indicators().stream()
            .map(
                code ->
                    code
                        + " "
                        + tables.indicator(code).name(language)
                        + ": "
                        + grid.count(code, "with_value")
                        + " "
                        + Phrase.OF.in(language)
                        + " "
                        + Facts.drawn(grid.rows().size())
                        + " "
                        + Phrase.WITH_DATA.in(language))
            .collect(Collectors.joining("; "))
        + ".";
  }

  /** The cells of one page. */
  private static final class Cells {
    private final List<MunicipalityGrid.Row> rows;
    private final List<String> codes;
    private final ReportTables tables;
    private final Language language;
    private final Font labels = Style.shipped().label();
    private final double labelWidth;
    private final double cellWidth;
    private final double rowHeight;
    private final List<List<String>> names;
    private final List<List<String>> headers;
    private final double headerHeight;
    private final Map<String, Boolean> coloured;

    Cells(
        List<MunicipalityGrid.Row> rows,
        List<String> codes,
        ReportTables tables,
        Language language) {
      Style style = Style.shipped();
      this.rows = rows;
      this.codes = codes;
      this.tables = tables;
      this.language = language;
      double inner = style.width() - 2 * style.margin();
      double longest =
          rows.stream().mapToDouble(row -> Text.width(row.area().name(), labels)).max().orElse(0);
      labelWidth = Math.min(longest, inner * 0.26) + 10;
      cellWidth = Math.min(110, (inner - labelWidth) / codes.size());
      names =
          rows.stream().map(row -> Text.wrap(row.area().name(), labels, labelWidth - 10)).toList();
      int lines = names.stream().mapToInt(List::size).max().orElse(1);
      rowHeight = lines > 1 ? lines * Text.lineHeight(labels) + 2 : ROW;
      double length = headerLength();
      headers = codes.stream().map(code -> header(code, length)).toList();
      headerHeight = length + 8;
      coloured =
          codes.stream().collect(Collectors.toMap(code -> code, code -> isOfAWhole(code, tables)));
    }

    // A share of money that nobody is to bring to a value, such as the budget's part that goes to
    // water, is not low as a coverage is: its cells stay without colour, as those of no percentage.
    private static boolean isOfAWhole(String code, ReportTables tables) {
      ReportTables.IndicatorText text = tables.indicator(code);
      return text.isPercent()
          && (!text.isMoney()
              || !tables.from("targets").where("indicator", code).known("value").isEmpty());
    }

    private int headerLines() {
      return Math.max(1, (int) ((cellWidth - 2) / HEADER_LINE) - 1);
    }

    // The shortest height in which every name fits beside its code.
    private double headerLength() {
      for (double length = 90; length < LONGEST_HEADER; length += 10) {
        double tried = length;
        if (codes.stream()
            .allMatch(
                code ->
                    Text.wrap(tables.indicator(code).name(language), Style.shipped().small(), tried)
                            .size()
                        <= headerLines())) {
          return length;
        }
      }
      return LONGEST_HEADER;
    }

    private List<String> header(String code, double length) {
      return Text.wrap(
          tables.indicator(code).name(language), Style.shipped().small(), length, headerLines());
    }

    double height() {
      return headerHeight + rows.size() * rowHeight + 4;
    }

    void draw(Graphics2D graphics, Rectangle2D box) {
      Style style = Style.shipped();
      double top = box.getY() + headerHeight;
      for (int column = 0; column < codes.size(); column++) {
        double left = box.getX() + labelWidth + column * cellWidth;
        double start = left + (cellWidth - (headers.get(column).size() + 1) * HEADER_LINE) / 2;
        Text.upward(graphics, codes.get(column), style.strongSmall(), style.ink(), start, top - 5);
        for (int i = 0; i < headers.get(column).size(); i++) {
          Text.upward(
              graphics,
              headers.get(column).get(i),
              style.small(),
              style.ink(),
              start + (i + 1) * HEADER_LINE,
              top - 5);
        }
      }
      for (int i = 0; i < rows.size(); i++) {
        double y = top + i * rowHeight;
        Text.middleBlock(
            graphics,
            names.get(i),
            labels,
            style.ink(),
            box.getX() + labelWidth - 10,
            y + rowHeight / 2,
            Text.Anchor.RIGHT);
        for (int column = 0; column < codes.size(); column++) {
          cell(
              graphics,
              rows.get(i),
              codes.get(column),
              new Rectangle2D.Double(
                  box.getX() + labelWidth + column * cellWidth, y, cellWidth, rowHeight));
        }
      }
    }

    private void cell(Graphics2D graphics, MunicipalityGrid.Row row, String code, Rectangle2D box) {
      Style style = Style.shipped();
      String words;
      Color text;
      if (row.known(code).isPresent()) {
        ReportTables.Value value = row.cell(code).orElseThrow();
        Color colour = coloured.get(code) ? style.step(value.value()) : style.ground();
        graphics.setColor(colour);
        graphics.fill(box);
        words = words(code, value) + mark(value);
        text = style.textOn(colour);
      } else {
        Hatching.fill(graphics, box);
        words = row.reason(code).letter();
        text = style.ink();
        graphics.setColor(style.colour("no_data"));
        graphics.fill(new Rectangle2D.Double(box.getCenterX() - 8, box.getCenterY() - 8, 16, 16));
      }
      graphics.setColor(style.ground());
      graphics.setStroke(new BasicStroke(1.4f));
      graphics.draw(box);
      Text.middle(
          graphics,
          words,
          style.small(),
          text,
          box.getCenterX(),
          box.getCenterY(),
          Text.Anchor.CENTRE);
    }

    private String words(String code, ReportTables.Value value) {
      return tables.bare(code, value, language);
    }

    private static String mark(ReportTables.Value value) {
      return switch (value.residence()) {
        case "rural" -> "\u00a0r";
        case "urban" -> "\u00a0u";
        default -> "";
      };
    }
  }
}
