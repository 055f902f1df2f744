package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.DefaultCategoryDataset;
import org.ptps.catalog.Language;

/**
 * Stacked 100 % bars of the SIASAR classes, one row per year; what has no class is part of the
 * whole. A gap with words parts the generations, whose letters are not comparable.
 */
final class ClassBars implements Chart {
  private static final List<String> CLASSES = List.of("A", "B", "C", "D");
  private static final String NONE = "none";
  static final int LAST_YEAR_OF_GENERATION_1 = 2016;
  private static final int YEARS_PER_PAGE = 26;
  private static final double ROW = 27;
  private static final double ROW_OF_TWO_LINES = 34;
  private static final double YEAR_WIDTH = 46;
  private static final double NOTE_WIDTH = 142;
  private static final double BAR_GAP = 0.24;

  /** Counts by class of one year; null where only the reason is known. */
  private record Year(int year, Map<String, Double> counts, String reason) {
    double total() {
      return counts.values().stream().mapToDouble(count -> count).sum();
    }

    double classified() {
      return total() - counts.getOrDefault(NONE, 0.0);
    }

    double share(String category) {
      return total() == 0 ? 0 : 100 * counts.getOrDefault(category, 0.0) / total();
    }
  }

  private record Panel(
      String title, String indicator, List<Year> years, List<ReportTables.Category> rows) {
    boolean isEmpty() {
      return years.stream().allMatch(year -> year.total() == 0);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<Panel> panels =
        figure.panels().stream().map(panel -> panel(panel, figure, tables, language)).toList();
    List<ReportTables.Value> values =
        panels.stream()
            .flatMap(panel -> panel.rows().stream())
            .map(ReportTables.Category::value)
            .toList();
    boolean empty = panels.stream().allMatch(Panel::isEmpty);
    Map<String, String> slots = slots(panels, language);
    String title = Slots.fill(figure.title().in(language), slots, figure.file().toString());
    String message =
        empty ? "" : Slots.fill(figure.message().in(language), slots, figure.file().toString());
    List<String> caption =
        Caption.lines(figure.indicators(), values, facts(panels, language), tables, language);
    Frame frame =
        new Frame(
            language,
            new Frame.Stamps(Caption.synthetic(values), Caption.preliminary(values)),
            title,
            message,
            empty ? new Legend(List.of()) : legend(language),
            caption);
    String reason = reason(values).in(language);
    Plotted plotted = new Plotted();
    panels.forEach(
        panel ->
            panel.rows().forEach(row -> plotted.add(panel.indicator(), row.name(), row.value())));
    return new Picture(
        figure.id(),
        title,
        empty
            ? Picture.nothing(title, reason, language)
            : message + " " + description(panels, language),
        caption,
        empty ? List.of(frame.noData(reason)) : pages(frame, panels, language),
        plotted.table(),
        twin(panels, language));
  }

  private static Reason reason(List<ReportTables.Value> values) {
    return values.stream()
        .map(ReportTables.Value::reason)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .map(Reason::of)
        .orElse(Reason.SOURCE_NOT_LOADED);
  }

  private static Panel panel(
      Figure.Panel panel, Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    List<ReportTables.Category> rows = List.of();
    for (String residence : slice.residences()) {
      rows =
          tables.categories(
              panel.indicator(), panel.breakdown(), slice.level(), slice.area(), residence);
      if (rows.stream().anyMatch(row -> row.value().isKnown())) {
        break;
      }
    }
    Map<Integer, List<ReportTables.Category>> byYear =
        rows.stream()
            .filter(row -> slice.year().isEmpty() || row.value().year() <= slice.year().getAsInt())
            .collect(
                Collectors.groupingBy(
                    row -> row.value().year(), TreeMap::new, Collectors.toList()));
    List<Year> years = new ArrayList<>();
    byYear.forEach((year, categories) -> years.add(year(year, categories)));
    return new Panel(panel.title().in(language), panel.indicator(), years, rows);
  }

  private static Year year(int year, List<ReportTables.Category> categories) {
    Map<String, Double> counts = new LinkedHashMap<>();
    CLASSES.forEach(name -> counts.put(name, 0.0));
    double none = 0;
    double unknown = 0;
    for (ReportTables.Category category : categories) {
      Double numerator = category.value().numerator();
      double count = numerator == null ? 0 : numerator;
      if (CLASSES.contains(category.name())) {
        counts.merge(category.name(), count, Double::sum);
      } else {
        none += count;
      }
      if (category.value().unknown() != null) {
        unknown = Math.max(unknown, category.value().unknown());
      }
    }
    // The unclassified are either a category of their own or the unknown of each class.
    counts.put(NONE, Math.max(none, unknown));
    String reason =
        categories.stream()
            .map(category -> category.value().reason())
            .filter(java.util.Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new Year(year, counts, reason);
  }

  private static Map<String, String> slots(List<Panel> panels, Language language) {
    Map<String, String> slots = new LinkedHashMap<>();
    for (int i = 0; i < panels.size(); i++) {
      Year last =
          panels.get(i).years().stream()
              .filter(year -> year.classified() > 0)
              .reduce((first, second) -> second)
              .orElse(null);
      String known = Phrase.NO_DATA.in(language);
      slots.put(
          "good_" + (i + 1),
          last == null ? known : Numbers.percent(last.share("A") + last.share("B")));
      slots.put(
          "good_of_known_" + (i + 1),
          last == null
              ? known
              : Numbers.percent(
                  100 * (last.counts().get("A") + last.counts().get("B")) / last.classified()));
      slots.put("year_" + (i + 1), last == null ? "—" : String.valueOf(last.year()));
      slots.put("n_" + (i + 1), last == null ? "—" : Numbers.whole(last.total()));
    }
    return slots;
  }

  private static String facts(List<Panel> panels, Language language) {
    return panels.stream()
        .filter(panel -> !panel.isEmpty())
        .map(
            panel -> {
              Year last = panel.years().get(panel.years().size() - 1);
              return panel.title()
                  + " "
                  + last.year()
                  + ": n = "
                  + Numbers.whole(last.total())
                  + ", "
                  + Numbers.percent(last.share(NONE))
                  + " "
                  + Phrase.UNCLASSIFIED.in(language)
                  + ".";
            })
        .collect(Collectors.joining(" "));
  }

  static Legend legend(Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    for (String name : CLASSES) {
      entries.add(
          new Legend.Entry(
              Phrase.CLASS.in(language) + " " + name, Legend.box(style.siasar(name), name)));
    }
    entries.add(
        new Legend.Entry(
            Phrase.UNCLASSIFIED.in(language) + " (" + Phrase.UNCLASSIFIED_SHORT.in(language) + ")",
            Legend.box(style.siasar(NONE), "")));
    return new Legend(entries);
  }

  private static List<Page> pages(Frame frame, List<Panel> panels, Language language) {
    List<Page> pages = new ArrayList<>();
    int longest = panels.stream().mapToInt(panel -> panel.years().size()).max().orElse(0);
    boolean together = longest * panels.size() <= YEARS_PER_PAGE;
    if (together) {
      pages.add(page(frame, panels, language));
    } else {
      for (Panel panel : panels) {
        for (List<Year> part : MunicipalityGrid.parts(panel.years(), YEARS_PER_PAGE)) {
          pages.add(
              page(
                  frame,
                  List.of(new Panel(panel.title(), panel.indicator(), part, panel.rows())),
                  language));
        }
      }
    }
    return pages;
  }

  private static Page page(Frame frame, List<Panel> panels, Language language) {
    double height = panels.stream().mapToDouble(panel -> height(panel, language)).sum();
    return frame.page(
        height,
        (graphics, box) -> {
          double y = box.getY();
          for (Panel panel : panels) {
            draw(graphics, panel, box.getX(), y, box.getWidth(), language);
            y += height(panel, language);
          }
        });
  }

  private static double titleHeight() {
    return Text.lineHeight(Style.shipped().strongLabel()) + 6;
  }

  private static double height(Panel panel, Language language) {
    return titleHeight()
        + Math.max(1, rows(panel).size()) * rowHeight(panel, language)
        + Plots.AXIS_HEIGHT
        + 10;
  }

  private static double barWidth() {
    Style style = Style.shipped();
    return style.width() - 2 * style.margin() - YEAR_WIDTH - NOTE_WIDTH;
  }

  private static double rowHeight(Panel panel, Language language) {
    return panel.years().stream().anyMatch(year -> note(year, language).size() > 1)
        ? ROW_OF_TWO_LINES
        : ROW;
  }

  private static String label(String name, double share, Language language) {
    return letter(name, language) + " " + Numbers.with(share, 0, "%");
  }

  private static String letter(String name, Language language) {
    return name.equals(NONE) ? Phrase.UNCLASSIFIED_SHORT.in(language) : name;
  }

  private static boolean fits(String name, double share, Language language) {
    return Text.width(label(name, share, language), Style.shipped().strongSmall())
        <= barWidth() * share / 100 - 4;
  }

  /** What stands beside a bar: how many there are, and the classes too thin for their letter. */
  private static List<String> note(Year year, Language language) {
    String thin =
        categories()
            .filter(name -> year.share(name) > 0 && !fits(name, year.share(name), language))
            .map(
                name ->
                    letter(name, language)
                        + "\u00a0"
                        + Numbers.with(year.share(name), year.share(name) < 1 ? 1 : 0, "%"))
            .collect(Collectors.joining(", "));
    String note = "n = " + Numbers.whole(year.total()) + (thin.isEmpty() ? "" : " · " + thin);
    return Text.wrap(note, Style.shipped().small(), NOTE_WIDTH - 10);
  }

  private static Stream<String> categories() {
    return Stream.concat(CLASSES.stream(), Stream.of(NONE));
  }

  /** Years with an empty row, key 0, between the generations. */
  private static List<Integer> rows(Panel panel) {
    List<Integer> rows = new ArrayList<>();
    for (Year year : panel.years()) {
      if (!rows.isEmpty()
          && year.year() > LAST_YEAR_OF_GENERATION_1
          && rows.get(rows.size() - 1) <= LAST_YEAR_OF_GENERATION_1) {
        rows.add(0);
      }
      rows.add(year.year());
    }
    return rows;
  }

  private static void draw(
      Graphics2D graphics, Panel panel, double x, double y, double width, Language language) {
    Style style = Style.shipped();
    Text.line(graphics, panel.title(), style.strongLabel(), style.ink(), x, y, Text.Anchor.LEFT);
    double top = y + titleHeight();
    if (panel.isEmpty()) {
      Text.line(
          graphics,
          Phrase.NO_DATA.in(language)
              + ": "
              + reason(panel.rows().stream().map(ReportTables.Category::value).toList())
                  .in(language),
          style.label(),
          style.muted(),
          x,
          top,
          Text.Anchor.LEFT);
      return;
    }
    List<Integer> rows = rows(panel);
    double rowHeight = rowHeight(panel, language);
    Map<Integer, Year> years =
        panel.years().stream().collect(Collectors.toMap(Year::year, year -> year));
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    List<String> series = categories().toList();
    for (Integer row : rows) {
      for (String name : series) {
        data.addValue(row == 0 ? null : (Number) years.get(row).share(name), name, row);
      }
    }
    StackedBarRenderer renderer = new StackedBarRenderer();
    renderer.setDrawBarOutline(true);
    for (int i = 0; i < series.size(); i++) {
      renderer.setSeriesPaint(i, style.siasar(series.get(i)));
      renderer.setSeriesOutlinePaint(i, style.ink());
      renderer.setSeriesOutlineStroke(i, new BasicStroke(0.8f));
    }
    NumberAxis axis = Plots.numbers(100, 20);
    CategoryPlot plot = Plots.bars(data, axis, renderer, BAR_GAP);
    Rectangle2D area =
        Plots.draw(
            plot,
            graphics,
            new Rectangle2D.Double(
                x + YEAR_WIDTH, top, barWidth(), rows.size() * rowHeight + Plots.AXIS_HEIGHT));
    for (int i = 0; i < rows.size(); i++) {
      double middle = top + (i + 0.5) * rowHeight;
      if (rows.get(i) == 0) {
        change(graphics, x, middle, width, language);
      } else {
        year(graphics, years.get(rows.get(i)), axis, area, x, middle, language);
      }
    }
  }

  private static void change(
      Graphics2D graphics, double x, double middle, double width, Language language) {
    Style style = Style.shipped();
    Font font = style.small();
    graphics.setColor(style.ink());
    graphics.setStroke(Plots.dashed(1f));
    graphics.draw(new Line2D.Double(x, middle, x + width, middle));
    String words = Phrase.GENERATION_CHANGE.in(language);
    double left = x + (width - Text.width(words, font)) / 2;
    Plots.ground(graphics, words, font, left - 6, middle);
    Plots.ground(graphics, words, font, left + 6, middle);
    Text.middle(graphics, words, font, style.ink(), left, middle, Text.Anchor.LEFT);
  }

  private static void year(
      Graphics2D graphics,
      Year year,
      NumberAxis axis,
      Rectangle2D area,
      double x,
      double middle,
      Language language) {
    Style style = Style.shipped();
    Text.middle(
        graphics,
        String.valueOf(year.year()),
        style.label(),
        style.ink(),
        x + YEAR_WIDTH - 8,
        middle,
        Text.Anchor.RIGHT);
    double noteLeft = area.getMaxX() + 8;
    if (year.total() == 0) {
      double high = ROW * (1 - BAR_GAP);
      Hatching.fill(
          graphics,
          new Rectangle2D.Double(area.getMinX(), middle - high / 2, area.getWidth(), high));
      String words = Phrase.NO_DATA.in(language) + ": " + Reason.of(year.reason()).in(language);
      Plots.ground(graphics, words, style.small(), area.getMinX() + 12, middle);
      Text.middle(
          graphics,
          words,
          style.small(),
          style.ink(),
          area.getMinX() + 12,
          middle,
          Text.Anchor.LEFT);
      return;
    }
    double from = 0;
    for (String name : categories().toList()) {
      double share = year.share(name);
      if (share > 0 && fits(name, share, language)) {
        double left = axis.valueToJava2D(from, area, RectangleEdge.BOTTOM);
        double right = axis.valueToJava2D(from + share, area, RectangleEdge.BOTTOM);
        Text.middle(
            graphics,
            label(name, share, language),
            style.strongSmall(),
            style.textOn(style.siasar(name)),
            (left + right) / 2,
            middle,
            Text.Anchor.CENTRE);
      }
      from += share;
    }
    Text.middleBlock(
        graphics,
        note(year, language),
        style.small(),
        style.ink(),
        noteLeft,
        middle,
        Text.Anchor.LEFT);
  }

  private static String description(List<Panel> panels, Language language) {
    return panels.stream()
        .map(
            panel ->
                panel.title()
                    + ": "
                    + panel.years().stream()
                        .map(year -> year.year() + " " + shares(year, language))
                        .collect(Collectors.joining("; ")))
        .collect(Collectors.joining(". "));
  }

  private static String shares(Year year, Language language) {
    if (year.total() == 0) {
      return Phrase.NO_DATA.in(language);
    }
    return CLASSES.stream()
            .map(name -> name + " " + Numbers.with(year.share(name), 0, "%"))
            .collect(Collectors.joining(", "))
        + ", "
        + Phrase.UNCLASSIFIED.in(language)
        + " "
        + Numbers.with(year.share(NONE), 0, "%");
  }

  private static DataTable twin(List<Panel> panels, Language language) {
    List<String> columns = new ArrayList<>();
    columns.add(Phrase.INDICATOR.in(language));
    columns.add(Phrase.YEAR.in(language));
    CLASSES.forEach(name -> columns.add(Phrase.CLASS.in(language) + " " + name));
    columns.add(Phrase.UNCLASSIFIED.in(language));
    columns.add("n");
    List<List<String>> rows = new ArrayList<>();
    for (Panel panel : panels) {
      for (Year year : panel.years()) {
        List<String> cells = new ArrayList<>();
        cells.add(panel.title());
        cells.add(String.valueOf(year.year()));
        for (String name : CLASSES) {
          cells.add(year.total() == 0 ? "—" : Numbers.percent(year.share(name)));
        }
        cells.add(year.total() == 0 ? "—" : Numbers.percent(year.share(NONE)));
        cells.add(
            year.total() == 0
                ? Reason.of(year.reason()).in(language)
                : Numbers.whole(year.total()));
        rows.add(cells);
      }
    }
    return new DataTable(
        columns,
        java.util.stream.IntStream.range(0, columns.size()).mapToObj(i -> i > 0).toList(),
        rows);
  }
}
