package org.ptps.charts.kind;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.MunicipalityGrid;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.Slice;
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Frame;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.warehouse.Rows;

/**
 * SIASAR classes by municipality in one year: a bar of 100 % with the letters and counts of its
 * classes, one column per indicator; what has no class is part of the whole.
 */
final class MunicipalClasses implements Chart {
  private static final List<String> CLASSES = List.of("A", "B", "C", "D");
  private static final String NONE = "none";
  private static final int ROWS_PER_PAGE = 34;
  private static final double ROW = 23;
  private static final double GAP = 14;
  private static final double COUNT = 46;

  /**
   * What is counted by class of one municipality and indicator: rows of {@code report.class_shares}
   * by class, and of {@code report.class_totals}; null where nothing is on record.
   */
  private record Counts(Map<String, Rows.Row> classes, Rows.Row totals, Reason reason) {
    public boolean isEmpty() {
      return totals == null || totals.number("things") == null || totals.number("things") == 0;
    }

    public double of(String name) {
      Double count = classes.containsKey(name) ? classes.get(name).number("numerator") : null;
      return count == null ? 0 : count;
    }

    String shown(String name) {
      return Facts.whole(classes.get(name), "numerator");
    }

    double all() {
      return totals.number("things");
    }
  }

  private record Row(ReportTables.Area area, List<Counts> cells) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    String group = ReportTables.group(slice);
    List<String> codes = figure.panels().stream().map(Figure.Panel::indicator).toList();
    OptionalInt year =
        slice.year().isPresent()
            ? slice.year()
            : tables
                .from("class_groups")
                .where("area_group", group)
                .in("indicator", codes)
                .atLeast("with_record", 1)
                .latest("year")
                .first()
                .map(row -> OptionalInt.of(row.integer("year").intValue()))
                .orElse(OptionalInt.empty());
    Map<String, ReportTables.Area> areas = new LinkedHashMap<>();
    tables.areas(slice, language).forEach(area -> areas.put(area.code(), area));
    List<List<Rows.Row>> shares =
        codes.stream()
            .map(
                code ->
                    shown(tables, "class_shares", code, year).stream()
                        .filter(row -> areas.containsKey(row.text("area_code")))
                        .toList())
            .toList();
    List<List<Rows.Row>> totals =
        codes.stream()
            .map(
                code ->
                    shown(tables, "class_totals", code, year).stream()
                        .filter(row -> areas.containsKey(row.text("area_code")))
                        .toList())
            .toList();
    List<Rows.Row> drawn = shares.stream().flatMap(List::stream).toList();
    List<Row> rows = new ArrayList<>();
    for (String code : order(figure, areas, totals)) {
      List<Counts> cells = new ArrayList<>();
      for (int i = 0; i < codes.size(); i++) {
        cells.add(counts(code, shares.get(i), totals.get(i)));
      }
      rows.add(new Row(areas.get(code), cells));
    }
    boolean preliminary =
        totals.stream().flatMap(List::stream).anyMatch(row -> row.flag("is_preliminary"));
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(drawn.stream().anyMatch(row -> row.flag("synthetic")), preliminary)
            .slot("municipalities", Facts.drawn(rows.size()))
            .slot(
                "year",
                year.isPresent() ? String.valueOf(year.getAsInt()) : Phrase.NO_YEAR.in(language));
    StringBuilder facts = new StringBuilder();
    year.ifPresent(
        one -> facts.append(Phrase.YEAR.in(language)).append(' ').append(one).append(". "));
    for (int i = 0; i < codes.size(); i++) {
      String code = codes.get(i);
      String suffix = "_" + (i + 1);
      Optional<Rows.Row> groups =
          tables
              .from("class_groups")
              .where("area_group", group)
              .where("indicator", code)
              .where("year", year.orElse(0))
              .first();
      // The whole group as it stands in the warehouse, not the sum of the rows below.
      Optional<Rows.Row> whole =
          groups.flatMap(
              row ->
                  tables
                      .from("class_totals")
                      .where("level", row.text("whole_level"))
                      .where("area_code", row.text("whole_area"))
                      .where("indicator", code)
                      .where("year", row.integer("year"))
                      .where("is_shown", true)
                      .first());
      sketch
          .slot("n" + suffix, Facts.whole(whole, "things"))
          .slot("classified" + suffix, Facts.whole(whole, "classified"))
          .slot("a" + suffix, Facts.whole(whole, "class_a"))
          .slot("good" + suffix, Facts.whole(whole, "class_a_or_b"))
          .slot("without" + suffix, Facts.whole(groups, "without_record"));
      facts
          .append(figure.panels().get(i).title().in(language))
          .append(": n = ")
          .append(Facts.whole(whole, "things"));
      whole.ifPresent(
          row ->
              facts
                  .append(", ")
                  .append(Facts.percent(row, "unclassified_pct", language))
                  .append(' ')
                  .append(Phrase.UNCLASSIFIED.in(language)));
      facts.append(". ");
    }
    Caption.lines(
            figure.indicators(),
            facts.toString().strip(),
            sketch.dates(drawn, "observed_from", "observed_to"),
            preliminary,
            tables,
            language)
        .forEach(sketch::line);
    DataTable plotted = Sketch.plotted(ClassBars.COLUMNS, ClassBars.NUMERIC, drawn);
    if (rows.stream().allMatch(row -> row.cells().stream().allMatch(Counts::isEmpty))) {
      return sketch.nothing(
          drawn.stream()
              .map(row -> row.text("reason"))
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .map(reason -> Reason.of(reason).in(language))
              .orElse(Reason.SOURCE_NOT_LOADED.in(language)),
          plotted);
    }
    List<String> titles =
        figure.panels().stream().map(panel -> panel.title().in(language)).toList();
    return sketch.drawn(
        ClassBars.legend(language),
        frame -> pages(frame, rows, titles, language),
        description(rows, titles, language),
        plotted,
        twin(rows, titles, language));
  }

  private static List<Rows.Row> shown(
      ReportTables tables, String table, String indicator, OptionalInt year) {
    ReportTables.Read read =
        tables
            .from(table)
            .where("level", "municipality")
            .where("indicator", indicator)
            .where("year", year.orElse(0))
            .where("is_shown", true);
    return (table.equals("class_shares")
            ? read.by("area_code").by("position")
            : read.by("shown_position"))
        .rows();
  }

  private static Counts counts(String area, List<Rows.Row> shares, List<Rows.Row> totals) {
    Map<String, Rows.Row> classes = new LinkedHashMap<>();
    shares.stream()
        .filter(row -> row.text("area_code").equals(area))
        .forEach(row -> classes.put(row.text("class"), row));
    Optional<Rows.Row> own =
        totals.stream().filter(row -> row.text("area_code").equals(area)).findFirst();
    return new Counts(
        classes, own.orElse(null), Reason.of(own.map(row -> row.text("reason")).orElse(null)));
  }

  // By the places of the first panel; municipalities without anything on record come last.
  private static List<String> order(
      Figure figure, Map<String, ReportTables.Area> areas, List<List<Rows.Row>> totals) {
    return switch (figure.order()) {
      case CODE -> areas.keySet().stream().sorted().toList();
      case NAME -> List.copyOf(areas.keySet());
      case VALUE ->
          Stream.concat(
                  totals.get(0).stream().map(row -> row.text("area_code")), areas.keySet().stream())
              .distinct()
              .toList();
    };
  }

  private static List<Page> pages(
      Frame frame, List<Row> rows, List<String> titles, Language language) {
    Style style = Style.shipped();
    double inner = style.width() - 2 * style.margin();
    double label =
        10
            + Math.min(
                inner * 0.28,
                rows.stream()
                    .mapToDouble(row -> Text.width(row.area().name(), style.small()))
                    .max()
                    .orElse(0));
    int lines =
        rows.stream()
            .mapToInt(row -> Text.wrap(row.area().name(), style.small(), label - 10).size())
            .max()
            .orElse(1);
    double rowHeight = Math.max(ROW, lines * Text.lineHeight(style.small()) + 4);
    double header = Text.lineHeight(style.strongLabel()) + 6;
    List<Page> pages = new ArrayList<>();
    for (List<Row> part : MunicipalityGrid.parts(rows, ROWS_PER_PAGE)) {
      pages.add(
          frame.page(
              header + part.size() * rowHeight + 4,
              (graphics, box) -> {
                double width = (box.getWidth() - label - titles.size() * GAP) / titles.size();
                for (int i = 0; i < titles.size(); i++) {
                  double left = box.getX() + label + GAP + i * (width + GAP);
                  Text.line(
                      graphics,
                      titles.get(i),
                      style.strongLabel(),
                      style.ink(),
                      left,
                      box.getY(),
                      Text.Anchor.LEFT);
                  for (int row = 0; row < part.size(); row++) {
                    bar(
                        graphics,
                        part.get(row).cells().get(i),
                        new Rectangle2D.Double(
                            left,
                            box.getY() + header + row * rowHeight + 2,
                            width - COUNT,
                            rowHeight - 4),
                        language);
                  }
                }
                for (int row = 0; row < part.size(); row++) {
                  Text.middleBlock(
                      graphics,
                      Text.wrap(part.get(row).area().name(), style.small(), label - 10),
                      style.small(),
                      style.ink(),
                      box.getX() + label,
                      box.getY() + header + (row + 0.5) * rowHeight,
                      Text.Anchor.RIGHT);
                }
              }));
    }
    return pages;
  }

  private static void bar(Graphics2D graphics, Counts counts, Rectangle2D box, Language language) {
    Style style = Style.shipped();
    Font font = style.strongSmall();
    if (counts.isEmpty()) {
      Hatching.fill(graphics, box);
      String words = counts.reason().in(language);
      String fitting =
          Text.width(words, style.small()) <= box.getWidth() - 20
              ? words
              : counts.reason().letter();
      Plots.ground(graphics, fitting, style.small(), box.getX() + 10, box.getCenterY());
      Text.middle(
          graphics,
          fitting,
          style.small(),
          style.ink(),
          box.getX() + 10,
          box.getCenterY(),
          Text.Anchor.LEFT);
      return;
    }
    double x = box.getX();
    for (String name : Stream.concat(CLASSES.stream(), Stream.of(NONE)).toList()) {
      double count = counts.of(name);
      if (count == 0) {
        continue;
      }
      Rectangle2D part =
          new Rectangle2D.Double(
              x, box.getY(), box.getWidth() * count / counts.all(), box.getHeight());
      Color colour = style.siasar(name);
      graphics.setColor(colour);
      graphics.fill(part);
      Legend.outline(graphics, part);
      String letter = name.equals(NONE) ? Phrase.UNCLASSIFIED_SHORT.in(language) : name;
      String words = letter + "\u00a0" + counts.shown(name);
      String fitting =
          Text.width(words, font) <= part.getWidth() - 4
              ? words
              : Text.width(letter, font) <= part.getWidth() - 3 ? letter : "";
      if (!fitting.isEmpty()) {
        Text.middle(
            graphics,
            fitting,
            font,
            style.textOn(colour),
            part.getCenterX(),
            part.getCenterY(),
            Text.Anchor.CENTRE);
      }
      x += part.getWidth();
    }
    Text.middle(
        graphics,
        "n\u00a0=\u00a0" + Facts.whole(counts.totals(), "things"),
        style.small(),
        style.muted(),
        box.getMaxX() + 5,
        box.getCenterY(),
        Text.Anchor.LEFT);
  }

  private static String words(Counts counts, Language language) {
    return counts.isEmpty()
        ? counts.reason().in(language)
        : Stream.concat(CLASSES.stream(), Stream.of(NONE))
            .filter(name -> counts.of(name) > 0)
            .map(
                name ->
                    (name.equals(NONE) ? Phrase.UNCLASSIFIED.in(language) : name)
                        + " "
                        + counts.shown(name))
            .collect(Collectors.joining(", "));
  }

  private static String description(List<Row> rows, List<String> titles, Language language) {
    return rows.stream()
        .map(
            row ->
                row.area().name()
                    + ": "
                    + java.util.stream.IntStream.range(0, titles.size())
                        .mapToObj(i -> titles.get(i) + ": " + words(row.cells().get(i), language))
                        .collect(Collectors.joining("; ")))
        .collect(Collectors.joining(". ", "", "."));
  }

  private static DataTable twin(List<Row> rows, List<String> titles, Language language) {
    List<String> columns = new ArrayList<>(List.of(Phrase.MUNICIPALITY.in(language)));
    columns.addAll(titles);
    return new DataTable(
        columns,
        columns.stream().map(column -> false).toList(),
        rows.stream()
            .map(
                row ->
                    Stream.concat(
                            Stream.of(row.area().name()),
                            row.cells().stream().map(cell -> words(cell, language)))
                        .toList())
            .toList());
  }
}
