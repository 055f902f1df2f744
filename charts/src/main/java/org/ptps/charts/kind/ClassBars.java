package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.DefaultCategoryDataset;
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
import org.ptps.charts.words.Slots;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Measure;

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
  static final List<String> COLUMNS =
      List.of(
          "indicator",
          "level",
          "area_code",
          "area_name",
          "residence",
          "year",
          "category",
          "value",
          "numerator",
          "denominator",
          "unknown",
          "unknown_pct",
          "ci_low",
          "ci_high",
          "bound_low",
          "bound_high",
          "observed_from",
          "observed_to",
          "synthetic",
          "validation",
          "reason",
          "value_all",
          "key");
  static final List<String> NUMERIC =
      List.of(
          "year",
          "value",
          "numerator",
          "denominator",
          "unknown",
          "unknown_pct",
          "ci_low",
          "ci_high",
          "bound_low",
          "bound_high",
          "value_all");

  /**
   * One year: how many there are of each class, as rows of {@code report.class_shares}, and in all;
   * both empty where only the reason is known.
   */
  private record Year(int year, Map<String, Rows.Row> classes, Rows.Row totals, String reason) {
    public boolean isEmpty() {
      return totals == null;
    }

    /** Share of a class in all, in percent. */
    double share(String category) {
      Double share =
          classes.containsKey(category) ? classes.get(category).number("value_all") : null;
      return share == null ? 0 : share;
    }

    String shown(String category, int decimals, Language language) {
      Rows.Row row = classes.get(category);
      return row == null || row.number("value_all") == null
          ? Facts.drawn(0)
          : Facts.printed(row, "value_all", percent(decimals), language);
    }

    String all() {
      return Facts.whole(totals, "things");
    }
  }

  private static Measure percent(int decimals) {
    return new Measure(decimals, "%", "%", true, List.of(), 0);
  }

  private record Panel(String title, String indicator, List<Year> years, List<Rows.Row> rows) {
    public boolean isEmpty() {
      return years.stream().allMatch(Year::isEmpty);
    }

    Optional<Year> last() {
      return years.stream().filter(year -> !year.isEmpty()).reduce((a, b) -> b);
    }
  }

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    List<Panel> panels =
        figure.panels().stream().map(panel -> panel(panel, figure, tables, language)).toList();
    List<Rows.Row> rows = panels.stream().flatMap(panel -> panel.rows().stream()).toList();
    Sketch dates = new Sketch(figure, language);
    boolean preliminary =
        panels.stream()
            .flatMap(panel -> panel.years().stream())
            .anyMatch(year -> !year.isEmpty() && year.totals().flag("is_preliminary"));
    boolean empty = panels.stream().allMatch(Panel::isEmpty);
    Map<String, String> slots = slots(panels, language);
    String title = figure.heading(slots, language);
    String message =
        empty ? "" : Slots.fill(figure.message().in(language), slots, figure.file().toString());
    List<String> caption =
        Caption.lines(
            figure.indicators(),
            facts(panels, language),
            dates.dates(rows, "observed_from", "observed_to"),
            preliminary,
            tables,
            language);
    Frame frame =
        new Frame(
            language,
            new Frame.Stamps(rows.stream().anyMatch(row -> row.flag("synthetic")), preliminary),
            title,
            message,
            empty ? new Legend(List.of()) : legend(language),
            caption);
    String reason = reason(rows).in(language);
    return new Picture(
        figure.id(),
        title,
        empty
            ? Picture.nothing(title, reason, language)
            : message + " " + description(panels, language),
        caption,
        empty ? List.of(frame.noData(reason)) : pages(frame, panels, language),
        Sketch.plotted(COLUMNS, NUMERIC, rows),
        twin(panels, language));
  }

  private static Reason reason(List<Rows.Row> rows) {
    return rows.stream()
        .map(row -> row.text("reason"))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .map(Reason::of)
        .orElse(Reason.SOURCE_NOT_LOADED);
  }

  private static Panel panel(
      Figure.Panel panel, Figure figure, ReportTables tables, Language language) {
    Slice slice = figure.slice();
    String residence = tables.lineResidence(panel.indicator(), slice.level(), slice.area(), slice);
    List<Rows.Row> rows =
        tables
            .from("class_shares")
            .where("level", slice.level())
            .where("area_code", slice.area())
            .where("indicator", panel.indicator())
            .where("breakdown", panel.breakdown())
            .where("residence", residence)
            .atLeast("year", slice.from().orElse(0))
            .atMost("year", slice.year().orElse(9999))
            .by("year")
            .by("position")
            .rows();
    Map<Integer, Rows.Row> totals = new LinkedHashMap<>();
    tables
        .from("class_totals")
        .where("level", slice.level())
        .where("area_code", slice.area())
        .where("indicator", panel.indicator())
        .where("residence", residence)
        .rows()
        .stream()
        .filter(row -> row.number("things") != null && row.number("things") > 0)
        .forEach(row -> totals.put(row.integer("year").intValue(), row));
    Map<Integer, List<Rows.Row>> byYear =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.integer("year").intValue(), TreeMap::new, Collectors.toList()));
    List<Year> years = new ArrayList<>();
    byYear.forEach(
        (year, classes) -> {
          Map<String, Rows.Row> named = new LinkedHashMap<>();
          classes.forEach(row -> named.put(row.text("class"), row));
          years.add(
              new Year(
                  year,
                  named,
                  totals.get(year),
                  classes.stream()
                      .map(row -> row.text("reason"))
                      .filter(java.util.Objects::nonNull)
                      .findFirst()
                      .orElse(null)));
        });
    return new Panel(panel.title().in(language), panel.indicator(), years, rows);
  }

  private static Map<String, String> slots(List<Panel> panels, Language language) {
    Map<String, String> slots = new LinkedHashMap<>();
    for (int i = 0; i < panels.size(); i++) {
      Optional<Year> last = panels.get(i).last();
      String none = Phrase.NO_DATA.in(language);
      for (String column :
          List.of(
              "class_a_pct", "class_a_or_b_pct", "class_a_or_b_pct_of_all", "unclassified_pct")) {
        slots.put(
            column + "_" + (i + 1),
            last.map(year -> Facts.percent(year.totals(), column, language)).orElse(none));
      }
      slots.put("year_" + (i + 1), last.map(year -> String.valueOf(year.year())).orElse("—"));
      slots.put("n_" + (i + 1), last.map(Year::all).orElse("—"));
    }
    return slots;
  }

  private static String facts(List<Panel> panels, Language language) {
    return panels.stream()
        .filter(panel -> !panel.isEmpty())
        .map(
            panel -> {
              Year last = panel.last().orElseThrow();
              return panel.title()
                  + " "
                  + last.year()
                  + ": n = "
                  + last.all()
                  + ", "
                  + Facts.percent(last.totals(), "unclassified_pct", language)
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

  private static String label(String name, Year year, Language language) {
    return letter(name, language) + "\u00a0" + year.shown(name, 0, language);
  }

  private static String letter(String name, Language language) {
    return name.equals(NONE) ? Phrase.UNCLASSIFIED_SHORT.in(language) : name;
  }

  private static boolean fits(String name, Year year, Language language) {
    return Text.width(label(name, year, language), Style.shipped().strongSmall())
        <= barWidth() * year.share(name) / 100 - 4;
  }

  /** What stands beside a bar: how many there are, and the classes too thin for their letter. */
  private static List<String> note(Year year, Language language) {
    if (year.isEmpty()) {
      return List.of();
    }
    String thin =
        categories()
            .filter(name -> year.share(name) > 0 && !fits(name, year, language))
            .map(
                name ->
                    letter(name, language)
                        + "\u00a0"
                        + year.shown(name, year.share(name) < 1 ? 1 : 0, language))
            .collect(Collectors.joining(", "));
    String note = "n = " + year.all() + (thin.isEmpty() ? "" : " · " + thin);
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
          Phrase.NO_DATA.in(language) + ": " + reason(panel.rows()).in(language),
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
        data.addValue(
            row == 0 || years.get(row).isEmpty() ? null : (Number) years.get(row).share(name),
            name,
            row);
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
    if (year.isEmpty()) {
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
      if (share > 0 && fits(name, year, language)) {
        double left = axis.valueToJava2D(from, area, RectangleEdge.BOTTOM);
        double right = axis.valueToJava2D(from + share, area, RectangleEdge.BOTTOM);
        Text.middle(
            graphics,
            label(name, year, language),
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
    if (year.isEmpty()) {
      return Phrase.NO_DATA.in(language);
    }
    return CLASSES.stream()
            .map(name -> name + " " + year.shown(name, 0, language))
            .collect(Collectors.joining(", "))
        + ", "
        + Phrase.UNCLASSIFIED.in(language)
        + " "
        + year.shown(NONE, 0, language);
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
          cells.add(year.isEmpty() ? "—" : year.shown(name, 1, language));
        }
        cells.add(year.isEmpty() ? "—" : year.shown(NONE, 1, language));
        cells.add(year.isEmpty() ? Reason.of(year.reason()).in(language) : year.all());
        rows.add(cells);
      }
    }
    return new DataTable(
        columns,
        java.util.stream.IntStream.range(0, columns.size()).mapToObj(i -> i > 0).toList(),
        rows);
  }
}
