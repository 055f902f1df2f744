package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.Plotted;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * The scorecard of MAPAS, subsectors by blocks: in each cell the score of the first edition beside
 * that of the second, with the change below. Drawn only where scores are loaded; a cell without a
 * score is hatched.
 */
final class ScoreMatrix implements Chart {
  private static final double LABEL = 128;
  private static final double CELL_HEIGHT = 56;
  private static final double SCORE_HEIGHT = 34;
  private static final double HEADER_LINE = 15;

  /** One cell of the scorecard in one edition. */
  private record Cell(
      String edition,
      String subsector,
      String subsectorName,
      String block,
      String blockName,
      String pillarName,
      Long year,
      Double score,
      String light,
      Double change,
      String reason,
      boolean synthetic,
      Rows.Row row) {
    String shown() {
      return Facts.decimal(row, "score", 1);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<Cell> cells = cells(tables, language);
    List<Cell> scored = cells.stream().filter(cell -> cell.score() != null).toList();
    List<String> editions = cells.stream().map(Cell::edition).distinct().sorted().toList();
    Rows.Row counts = tables.from("mapas_counts").first().orElseThrow();
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(scored.stream().anyMatch(Cell::synthetic), false)
            .slot("cells", Facts.whole(counts, "cells"))
            .slot("both", Facts.whole(counts, "both"))
            .slot("better", Facts.whole(counts, "better"))
            .slot("worse", Facts.whole(counts, "worse"))
            .slot("same", Facts.whole(counts, "same"))
            .slot("scored_i", Facts.whole(counts, "scored_i"))
            .slot("scored_ii", Facts.whole(counts, "scored_ii"));
    DataTable plotted = plotted(cells);
    if (scored.isEmpty()) {
      sketch.line(Phrase.SOURCE.in(language) + ": MAPAS.");
      return sketch.nothing(
          cells.stream()
              .map(Cell::reason)
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .map(reason -> Reason.of(reason).in(language))
              .orElse(Reason.SOURCE_NOT_LOADED.in(language)),
          plotted);
    }
    sketch.line(
        Phrase.SOURCE.in(language) + ": MAPAS. " + facts(editions, scored, counts, language));
    sketch.line(Phrase.MAPAS_LIGHTS.in(language));
    return sketch.drawn(
        legend(cells, language),
        frame ->
            List.of(
                frame.page(
                    height(cells),
                    (graphics, box) -> draw(graphics, cells, editions, box, language))),
        description(scored, language),
        plotted,
        twin(cells, editions, language));
  }

  private static List<Cell> cells(ReportTables tables, Language language) {
    List<Cell> cells = new ArrayList<>();
    for (Rows.Row row : tables.from("mapas_scores").by("position").by("mapas_edition").rows()) {
      cells.add(
          new Cell(
              row.text("mapas_edition"),
              row.text("subsector"),
              tables.words("mapas_scores", "subsector", row, language),
              row.text("block"),
              tables.words("mapas_scores", "block", row, language),
              tables.words("mapas_scores", "pillar", row, language),
              row.integer("reference_year"),
              row.number("score"),
              row.text("light"),
              row.number("score_change"),
              row.text("reason"),
              row.flag("synthetic"),
              row));
    }
    return cells;
  }

  private static String facts(
      List<String> editions, List<Cell> scored, Rows.Row counts, Language language) {
    return editions.stream()
        .map(
            edition -> {
              List<Cell> own =
                  scored.stream().filter(cell -> cell.edition().equals(edition)).toList();
              String years =
                  own.stream()
                      .map(Cell::year)
                      .filter(java.util.Objects::nonNull)
                      .distinct()
                      .sorted()
                      .map(String::valueOf)
                      .collect(Collectors.joining(", "));
              return Phrase.EDITION.in(language)
                  + " "
                  + edition
                  + (years.isEmpty() ? "" : " (" + years + ")")
                  + ": n = "
                  + Facts.whole(counts, "scored_" + edition.toLowerCase(java.util.Locale.ROOT))
                  + ".";
            })
        .collect(Collectors.joining(" "));
  }

  private static Legend legend(List<Cell> cells, Language language) {
    List<Legend.Entry> entries = new ArrayList<>();
    for (String light : List.of("red", "yellow", "green")) {
      entries.add(
          new Legend.Entry(
              words(light).in(language), Legend.box(colour(light), letter(light, language))));
    }
    if (cells.stream().anyMatch(cell -> cell.score() == null)) {
      entries.add(new Legend.Entry(Phrase.NO_DATA.in(language), Legend.hatched()));
    }
    return new Legend(entries);
  }

  private static Phrase words(String light) {
    return switch (light) {
      case "red" -> Phrase.MAPAS_RED;
      case "yellow" -> Phrase.MAPAS_YELLOW;
      default -> Phrase.MAPAS_GREEN;
    };
  }

  private static String letter(String light, Language language) {
    return switch (light) {
      case "red" -> "R";
      case "yellow" -> language == Language.ES ? "A" : "Y";
      default -> language == Language.ES ? "V" : "G";
    };
  }

  // The lights of MAPAS in colours that are told apart without hue.
  private static Color colour(String light) {
    Style style = Style.shipped();
    return switch (light) {
      case "red" -> style.colour("off_track");
      case "yellow" -> style.ladder().get(2);
      default -> style.colour("met");
    };
  }

  private static List<String> distinct(
      List<Cell> cells, java.util.function.Function<Cell, String> part) {
    return cells.stream().map(part).distinct().toList();
  }

  // The longest name decides how high the names of the blocks stand.
  private static double header(List<Cell> cells) {
    return Math.min(
        170,
        12
            + cells.stream()
                .mapToDouble(cell -> Text.width(cell.blockName(), Style.shipped().small()))
                .max()
                .orElse(0));
  }

  private static double height(List<Cell> cells) {
    return header(cells) + 26 + distinct(cells, Cell::subsector).size() * CELL_HEIGHT + 4;
  }

  private static void draw(
      Graphics2D graphics,
      List<Cell> cells,
      List<String> editions,
      Rectangle2D box,
      Language language) {
    Style style = Style.shipped();
    List<String> blocks = distinct(cells, Cell::block);
    List<String> subsectors = distinct(cells, Cell::subsector);
    double width = (box.getWidth() - LABEL) / blocks.size();
    double top = box.getY() + header(cells) + 22;
    Map<String, Cell> byPlace = new LinkedHashMap<>();
    cells.forEach(
        cell -> byPlace.put(cell.subsector() + "/" + cell.block() + "/" + cell.edition(), cell));
    for (int column = 0; column < blocks.size(); column++) {
      String block = blocks.get(column);
      double left = box.getX() + LABEL + column * width;
      String name =
          cells.stream()
              .filter(cell -> cell.block().equals(block))
              .map(Cell::blockName)
              .findFirst()
              .orElse(block);
      List<String> lines =
          Text.wrap(name, style.small(), header(cells), (int) (width / HEADER_LINE));
      double start = left + (width - lines.size() * HEADER_LINE) / 2;
      for (int i = 0; i < lines.size(); i++) {
        Text.upward(
            graphics, lines.get(i), style.small(), style.ink(), start + i * HEADER_LINE, top - 24);
      }
      for (int i = 0; i < editions.size(); i++) {
        Text.line(
            graphics,
            editions.get(i),
            style.strongSmall(),
            style.muted(),
            left + width * (i + 0.5) / editions.size(),
            top - 19,
            Text.Anchor.CENTRE);
      }
    }
    for (int row = 0; row < subsectors.size(); row++) {
      String subsector = subsectors.get(row);
      double y = top + row * CELL_HEIGHT;
      String name =
          cells.stream()
              .filter(cell -> cell.subsector().equals(subsector))
              .map(Cell::subsectorName)
              .findFirst()
              .orElse(subsector);
      Text.middleBlock(
          graphics,
          Text.wrap(name, style.label(), LABEL - 12, 3),
          style.label(),
          style.ink(),
          box.getX() + LABEL - 10,
          y + SCORE_HEIGHT / 2,
          Text.Anchor.RIGHT);
      for (int column = 0; column < blocks.size(); column++) {
        double left = box.getX() + LABEL + column * width;
        String change = null;
        for (int i = 0; i < editions.size(); i++) {
          Cell cell = byPlace.get(subsector + "/" + blocks.get(column) + "/" + editions.get(i));
          double half = (width - 4) / editions.size();
          cell(
              graphics,
              cell,
              new Rectangle2D.Double(left + 2 + i * half, y, half, SCORE_HEIGHT),
              language);
          change =
              cell == null || cell.change() == null
                  ? change
                  : Facts.points(cell.row(), "score_change", language);
        }
        if (change != null) {
          String words = change;
          Text.line(
              graphics,
              words,
              style.small(),
              style.ink(),
              left + width / 2,
              y + SCORE_HEIGHT + 2,
              Text.Anchor.CENTRE);
        }
      }
    }
    graphics.setColor(style.colour("grid"));
    graphics.setStroke(new BasicStroke(0.8f));
    for (int row = 1; row < subsectors.size(); row++) {
      double y = top + row * CELL_HEIGHT - 2;
      graphics.draw(new Line2D.Double(box.getX(), y, box.getMaxX(), y));
    }
  }

  private static void cell(Graphics2D graphics, Cell cell, Rectangle2D box, Language language) {
    Style style = Style.shipped();
    if (cell == null || cell.score() == null) {
      Hatching.fill(graphics, box);
      graphics.setColor(style.colour("no_data"));
      graphics.fill(new Rectangle2D.Double(box.getCenterX() - 8, box.getCenterY() - 8, 16, 16));
      Text.middle(
          graphics,
          cell == null ? Reason.NO_ROW.letter() : Reason.of(cell.reason()).letter(),
          style.small(),
          style.ink(),
          box.getCenterX(),
          box.getCenterY(),
          Text.Anchor.CENTRE);
    } else {
      Color colour = colour(cell.light());
      graphics.setColor(colour);
      graphics.fill(box);
      double line = Text.lineHeight(style.small());
      Text.line(
          graphics,
          cell.shown(),
          style.strongSmall(),
          style.textOn(colour),
          box.getCenterX(),
          box.getCenterY() - line + 1,
          Text.Anchor.CENTRE);
      Text.line(
          graphics,
          letter(cell.light(), language),
          style.small(),
          style.textOn(colour),
          box.getCenterX(),
          box.getCenterY(),
          Text.Anchor.CENTRE);
    }
    graphics.setColor(style.ground());
    graphics.setStroke(new BasicStroke(1.4f));
    graphics.draw(box);
  }

  private static String description(List<Cell> scored, Language language) {
    return scored.stream()
        .map(
            cell ->
                cell.subsectorName()
                    + ", "
                    + cell.blockName()
                    + ", "
                    + Phrase.EDITION.in(language).toLowerCase(java.util.Locale.ROOT)
                    + " "
                    + cell.edition()
                    + ": "
                    + cell.shown())
        .collect(Collectors.joining("; ", "", "."));
  }

  private static DataTable plotted(List<Cell> cells) {
    return new DataTable(
        List.of(
            "mapas_edition",
            "subsector",
            "block",
            "reference_year",
            "score",
            "score_change",
            "reason",
            "synthetic",
            "key"),
        List.of(false, false, false, true, true, true, false, false, false),
        cells.stream()
            .map(
                cell ->
                    Collections.unmodifiableList(
                        Arrays.asList(
                            cell.edition(),
                            cell.subsector(),
                            cell.block(),
                            cell.year() == null ? null : cell.year().toString(),
                            Plotted.number(cell.score()),
                            Plotted.number(cell.change()),
                            cell.reason(),
                            String.valueOf(cell.synthetic()),
                            cell.row().text("key"))))
            .toList());
  }

  private static DataTable twin(List<Cell> cells, List<String> editions, Language language) {
    List<String> columns =
        new ArrayList<>(List.of(Phrase.SUBSECTOR.in(language), Phrase.BLOCK.in(language)));
    editions.forEach(edition -> columns.add(Phrase.EDITION.in(language) + " " + edition));
    columns.add(Phrase.CHANGE_POINTS.in(language));
    List<List<String>> rows = new ArrayList<>();
    cells.stream()
        .collect(
            Collectors.groupingBy(
                cell -> List.of(cell.subsectorName(), cell.blockName()),
                LinkedHashMap::new,
                Collectors.toList()))
        .forEach(
            (place, own) -> {
              List<String> row = new ArrayList<>(place);
              for (String edition : editions) {
                row.add(
                    own.stream()
                        .filter(cell -> cell.edition().equals(edition))
                        .findFirst()
                        .map(
                            cell ->
                                cell.score() == null
                                    ? Reason.of(cell.reason()).in(language)
                                    : cell.shown())
                        .orElse("—"));
              }
              row.add(
                  own.stream()
                      .filter(cell -> cell.change() != null)
                      .findFirst()
                      .map(cell -> Facts.points(cell.row(), "score_change", language))
                      .orElse("—"));
              rows.add(row);
            });
    return new DataTable(
        columns, IntStream.range(0, columns.size()).mapToObj(i -> i > 1).toList(), rows);
  }
}
