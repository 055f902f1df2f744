package org.ptps.charts;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;

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

  /** What is counted by class of one municipality and indicator. */
  private record Counts(Map<String, Double> counts, Reason reason) {
    double all() {
      return counts.values().stream().mapToDouble(count -> count).sum();
    }

    double good() {
      return counts.getOrDefault("A", 0.0) + counts.getOrDefault("B", 0.0);
    }

    double classified() {
      return all() - counts.getOrDefault(NONE, 0.0);
    }
  }

  private record Row(ReportTables.Area area, List<Counts> cells) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<ReportTables.Area> areas = tables.municipalities(figure.slice());
    List<List<ReportTables.Category>> all =
        figure.panels().stream().map(panel -> categories(panel, figure, areas, tables)).toList();
    OptionalInt year =
        ReportTables.year(
            figure.slice(),
            all.stream().flatMap(List::stream).map(ReportTables.Category::value).toList());
    List<List<ReportTables.Category>> shown =
        all.stream()
            .map(
                panel ->
                    panel.stream()
                        .filter(row -> year.isPresent() && row.value().year() == year.getAsInt())
                        .toList())
            .toList();
    List<ReportTables.Value> values =
        shown.stream().flatMap(List::stream).map(ReportTables.Category::value).toList();
    List<Row> rows = new ArrayList<>();
    for (ReportTables.Area area : areas) {
      rows.add(
          new Row(area, shown.stream().map(panel -> counts(area, panel, figure.slice())).toList()));
    }
    rows.sort(order(figure));
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(values))
            .slot("municipalities", Numbers.whole(rows.size()))
            .slot(
                "year",
                year.isPresent() ? String.valueOf(year.getAsInt()) : Phrase.NO_YEAR.in(language));
    StringBuilder facts = new StringBuilder();
    year.ifPresent(
        one -> facts.append(Phrase.YEAR.in(language)).append(' ').append(one).append(". "));
    for (int i = 0; i < figure.panels().size(); i++) {
      int at = i;
      double n = rows.stream().mapToDouble(row -> row.cells().get(at).all()).sum();
      double known = rows.stream().mapToDouble(row -> row.cells().get(at).classified()).sum();
      double good = rows.stream().mapToDouble(row -> row.cells().get(at).good()).sum();
      sketch
          .slot("n_" + (i + 1), Numbers.whole(n))
          .slot("classified_" + (i + 1), Numbers.whole(known))
          .slot("good_" + (i + 1), Numbers.whole(good))
          .slot(
              "without_" + (i + 1),
              Numbers.whole(rows.stream().filter(row -> row.cells().get(at).all() == 0).count()));
      facts
          .append(figure.panels().get(i).title().in(language))
          .append(": n = ")
          .append(Numbers.whole(n));
      if (n > 0) {
        facts
            .append(", ")
            .append(Numbers.percent(100 * (n - known) / n))
            .append(' ')
            .append(Phrase.UNCLASSIFIED.in(language));
      }
      facts.append(". ");
    }
    Caption.lines(figure.indicators(), values, facts.toString().strip(), tables, language)
        .forEach(sketch::line);
    Plotted plotted = new Plotted();
    for (int i = 0; i < shown.size(); i++) {
      String code = figure.panels().get(i).indicator();
      shown.get(i).forEach(row -> plotted.add(code, row.name(), row.value()));
    }
    if (rows.stream().allMatch(row -> row.cells().stream().allMatch(cell -> cell.all() == 0))) {
      return sketch.nothing(
          values.stream()
              .map(ReportTables.Value::reason)
              .filter(java.util.Objects::nonNull)
              .findFirst()
              .map(reason -> Reason.of(reason).in(language))
              .orElse(Reason.SOURCE_NOT_LOADED.in(language)),
          plotted.table());
    }
    List<String> titles =
        figure.panels().stream().map(panel -> panel.title().in(language)).toList();
    return sketch.drawn(
        ClassBars.legend(language),
        frame -> pages(frame, rows, titles, language),
        description(rows, titles, language),
        plotted.table(),
        twin(rows, titles, language));
  }

  private static List<ReportTables.Category> categories(
      Figure.Panel panel, Figure figure, List<ReportTables.Area> areas, ReportTables tables) {
    List<ReportTables.Category> categories = new ArrayList<>();
    if (tables.has("indicator_breakdowns")) {
      List<String> codes = areas.stream().map(ReportTables.Area::code).toList();
      tables
          .query(
              """
              select * from report.indicator_breakdowns
              where indicator = ? and breakdown = ? and level = 'municipality'
              order by area_code, residence, year, category""",
              panel.indicator(),
              panel.breakdown())
          .forEach(
              row -> {
                ReportTables.Value value = ReportTables.Value.of(row);
                if (codes.contains(value.areaCode())
                    && figure.slice().residences().contains(value.residence())) {
                  categories.add(new ReportTables.Category(row.text("category"), value));
                }
              });
    }
    return categories;
  }

  private static Counts counts(
      ReportTables.Area area, List<ReportTables.Category> panel, Slice slice) {
    List<ReportTables.Category> own =
        panel.stream().filter(row -> row.value().areaCode().equals(area.code())).toList();
    String residence =
        slice.residences().stream()
            .filter(
                name ->
                    own.stream()
                        .anyMatch(
                            row -> row.value().isKnown() && row.value().residence().equals(name)))
            .findFirst()
            .orElse(slice.residences().get(0));
    Map<String, Double> counts = new LinkedHashMap<>();
    double unknown = 0;
    String reason = null;
    for (ReportTables.Category row : own) {
      if (!row.value().residence().equals(residence)) {
        continue;
      }
      double count = row.value().numerator() == null ? 0 : row.value().numerator();
      counts.merge(CLASSES.contains(row.name()) ? row.name() : NONE, count, Double::sum);
      if (row.value().unknown() != null) {
        unknown = Math.max(unknown, row.value().unknown());
      }
      reason = row.value().reason() == null ? reason : row.value().reason();
    }
    // The unclassified are either a category of their own or the unknown of each class.
    counts.put(NONE, Math.max(counts.getOrDefault(NONE, 0.0), unknown));
    return new Counts(counts, Reason.of(reason));
  }

  private static Comparator<Row> order(Figure figure) {
    Comparator<Row> byName =
        Comparator.comparing((Row row) -> MunicipalityGrid.sortable(row.area().name()))
            .thenComparing(row -> row.area().code());
    return switch (figure.order()) {
      case CODE -> Comparator.comparing(row -> row.area().code());
      case NAME -> byName;
      case VALUE ->
          Comparator.comparing((Row row) -> row.cells().get(0).all() == 0)
              .thenComparing(
                  row -> -row.cells().get(0).good() / Math.max(1, row.cells().get(0).all()))
              .thenComparing(byName);
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
    if (counts.all() == 0) {
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
      double count = counts.counts().getOrDefault(name, 0.0);
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
      String words = letter + "\u00a0" + Numbers.whole(count);
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
        "n\u00a0=\u00a0" + Numbers.whole(counts.all()),
        style.small(),
        style.muted(),
        box.getMaxX() + 5,
        box.getCenterY(),
        Text.Anchor.LEFT);
  }

  private static String words(Counts counts, Language language) {
    return counts.all() == 0
        ? counts.reason().in(language)
        : Stream.concat(CLASSES.stream(), Stream.of(NONE))
            .filter(name -> counts.counts().getOrDefault(name, 0.0) > 0)
            .map(
                name ->
                    (name.equals(NONE) ? Phrase.UNCLASSIFIED.in(language) : name)
                        + " "
                        + Numbers.whole(counts.counts().get(name)))
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
