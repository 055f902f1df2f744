package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import org.ptps.charts.draw.Caption;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Sketch;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;

/**
 * Stacked 100 % bars of what meets an indicator, what does not and what nobody knows; one row per
 * municipality below one for all of them, and one panel per indicator. What is unknown is part of
 * the whole, so that a good share of few tests is not taken for a good share.
 */
final class OutcomeBars implements Chart {
  private static final double ROWS_HEIGHT = 750;
  private static final double ROW = 22;
  private static final double PANEL_GAP = 16;
  private static final double NOTE_WIDTH = 58;
  private static final double BAR_GAP = 0.24;

  /** What meets, what does not and what is unknown of one row, or why there is nothing to count. */
  private record Outcome(ReportTables.Value value, Reason reason) {
    public static Outcome of(Optional<ReportTables.Value> value, Reason reason) {
      return new Outcome(
          value.filter(one -> one.universe() != null && one.universe() > 0).orElse(null), reason);
    }

    public boolean isEmpty() {
      return value == null;
    }

    /** Where a part ends and the next begins, in parts of a hundred of the whole. */
    double share(int part) {
      return 100 * parts().get(part) / value.universe();
    }

    List<Double> parts() {
      return List.of(known(value.numerator()), known(value.notCounted()), known(value.unknown()));
    }

    private static double known(Double count) {
      return count == null ? 0 : count;
    }

    String shown(int part) {
      return Facts.fact(
          value.key() + "/" + List.of("numerator", "not_counted", "unknown").get(part),
          parts().get(part),
          Numbers.whole(parts().get(part)));
    }

    String all() {
      return Facts.whole(value, "universe", value.universe());
    }

    String unknownPct(Language language) {
      return Facts.percent(value, "unknown_pct", value.unknownPct(), language);
    }
  }

  /** One row; the whole group is read from the warehouse and not added up from its members. */
  private record Row(String name, boolean isTotal, List<Outcome> outcomes) {}

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    MunicipalityGrid shown = MunicipalityGrid.read(figure, tables, language);
    // All bars of a figure are of the residence of which the whole group is told.
    String residence =
        shown
            .count(figure.indicators().get(0))
            .map(row -> row.text("whole_residence"))
            .orElse(ReportTables.shownAs(figure.slice()));
    MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language, residence);
    List<ReportTables.Value> values = grid.values();
    Row all =
        new Row(
            Phrase.ALL.in(language),
            true,
            grid.indicators().stream()
                .map(
                    code ->
                        Outcome.of(
                            grid.count(code).flatMap(row -> tables.whole(row, residence)),
                            grid.count(code)
                                .flatMap(row -> tables.whole(row, residence))
                                .map(value -> Reason.of(value.reason()))
                                .orElse(Reason.NO_ROW)))
                .toList());
    Sketch sketch =
        new Sketch(figure, language)
            .stamps(Caption.synthetic(values), Caption.preliminary(values))
            .slot("municipalities", Facts.drawn(grid.rows().size()))
            .slot(
                "year",
                grid.year().isPresent()
                    ? String.valueOf(grid.year().getAsInt())
                    : Phrase.NO_YEAR.in(language));
    for (int i = 0; i < grid.indicators().size(); i++) {
      slots(sketch, "_" + (i + 1), all.outcomes().get(i), grid, grid.indicators().get(i));
    }
    Caption.lines(figure.indicators(), values, facts(grid, all, language), tables, language)
        .forEach(sketch::line);
    if (all.outcomes().stream().allMatch(Outcome::isEmpty)) {
      return sketch.nothing(grid.mainReason().in(language), grid.plotted());
    }
    List<Row> rows = new ArrayList<>();
    rows.add(all);
    grid.rows()
        .forEach(
            row ->
                rows.add(
                    new Row(
                        row.area().name(),
                        false,
                        grid.indicators().stream()
                            .map(code -> Outcome.of(row.cell(code), row.reason(code)))
                            .toList())));
    List<String> titles =
        grid.indicators().stream().map(code -> tables.indicator(code).name(language)).toList();
    return sketch.drawn(
        legend(language),
        frame ->
            MunicipalityGrid.parts(rows, new Table(rows, titles, language).rowsPerPage()).stream()
                .map(
                    part -> {
                      Table table = new Table(part, titles, language);
                      return frame.page(table.height(), table::draw);
                    })
                .toList(),
        description(rows, titles, language),
        grid.plotted(),
        twin(rows, titles, language));
  }

  private static void slots(
      Sketch sketch, String suffix, Outcome all, MunicipalityGrid grid, String code) {
    Language language = sketch.language();
    String none = all.isEmpty() ? Phrase.NO_DATA.in(language) : "";
    sketch
        .slot("n" + suffix, all.isEmpty() ? none : all.all())
        .slot("meets" + suffix, all.isEmpty() ? none : all.shown(0))
        .slot("fails" + suffix, all.isEmpty() ? none : all.shown(1))
        .slot("unknown" + suffix, all.isEmpty() ? none : all.shown(2))
        .slot(
            "known" + suffix,
            all.isEmpty()
                ? none
                : Facts.whole(all.value(), "denominator", all.value().denominator()))
        .slot("unknown_pct" + suffix, all.isEmpty() ? none : all.unknownPct(language))
        .slot("without" + suffix, grid.count(code, "without_value"));
  }

  private static String facts(MunicipalityGrid grid, Row all, Language language) {
    StringBuilder facts = new StringBuilder();
    grid.year()
        .ifPresent(
            year -> facts.append(Phrase.YEAR.in(language)).append(' ').append(year).append(". "));
    facts
        .append("n = ")
        .append(Facts.drawn(grid.rows().size()))
        .append(' ')
        .append(Phrase.MUNICIPALITIES.in(language));
    for (int i = 0; i < grid.indicators().size(); i++) {
      Outcome outcome = all.outcomes().get(i);
      facts
          .append("; ")
          .append(grid.indicators().get(i))
          .append(": n = ")
          .append(outcome.isEmpty() ? Phrase.NO_DATA.in(language) : outcome.all());
      if (!outcome.isEmpty()) {
        facts
            .append(", ")
            .append(outcome.unknownPct(language))
            .append(' ')
            .append(Phrase.NO_ANALYSIS.in(language));
      }
    }
    return facts.append('.').toString();
  }

  private static Legend legend(Language language) {
    return new Legend(
        List.of(
            new Legend.Entry(Phrase.MEETS.in(language), Legend.box(Style.shipped().series(0), "")),
            new Legend.Entry(
                Phrase.DOES_NOT_MEET.in(language), Legend.box(Style.shipped().series(1), "")),
            new Legend.Entry(Phrase.NO_ANALYSIS.in(language), Legend.hatched())));
  }

  private static String description(List<Row> rows, List<String> titles, Language language) {
    return rows.stream()
        .map(
            row ->
                row.name()
                    + ": "
                    + IntStream.range(0, titles.size())
                        .mapToObj(
                            i -> titles.get(i) + ": " + words(row.outcomes().get(i), language))
                        .collect(Collectors.joining("; ")))
        .collect(Collectors.joining(". "));
  }

  private static String words(Outcome outcome, Language language) {
    return outcome.isEmpty()
        ? outcome.reason().in(language)
        : Phrase.MEETS.in(language)
            + " "
            + outcome.shown(0)
            + ", "
            + Phrase.DOES_NOT_MEET.in(language)
            + " "
            + outcome.shown(1)
            + ", "
            + Phrase.NO_ANALYSIS.in(language)
            + " "
            + outcome.shown(2);
  }

  private static DataTable twin(List<Row> rows, List<String> titles, Language language) {
    List<String> columns = new ArrayList<>();
    columns.add(Phrase.MUNICIPALITY.in(language));
    for (String title : titles) {
      columns.add(title + ": " + Phrase.MEETS.in(language));
      columns.add(Phrase.DOES_NOT_MEET.in(language));
      columns.add(Phrase.NO_ANALYSIS.in(language));
    }
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>();
      line.add(row.name());
      for (Outcome outcome : row.outcomes()) {
        if (outcome.isEmpty()) {
          line.addAll(List.of("—", "—", outcome.reason().in(language)));
        } else {
          IntStream.range(0, 3).forEach(part -> line.add(outcome.shown(part)));
        }
      }
      cells.add(line);
    }
    return new DataTable(
        columns, IntStream.range(0, columns.size()).mapToObj(i -> i > 0).toList(), cells);
  }

  /** The rows of one page. */
  private static final class Table {
    private final List<Row> rows;
    private final Language language;
    private final Font labels;
    private final double labelWidth;
    private final double panelWidth;
    private final double rowHeight;
    private final List<List<String>> names;
    private final List<List<String>> headers;

    Table(List<Row> rows, List<String> titles, Language language) {
      Style style = Style.shipped();
      this.rows = rows;
      this.language = language;
      double inner = style.width() - 2 * style.margin();
      double most = inner * 0.26;
      boolean fits = rows.stream().allMatch(row -> Text.width(row.name(), style.label()) <= most);
      labels = fits ? style.label() : style.small();
      double longest =
          rows.stream().mapToDouble(row -> Text.width(row.name(), labels)).max().orElse(0);
      labelWidth = Math.min(longest, most) + 8;
      panelWidth = (inner - labelWidth - (titles.size() - 1) * PANEL_GAP) / titles.size();
      names = rows.stream().map(row -> Text.wrap(row.name(), labels, labelWidth - 8)).toList();
      int lines = names.stream().mapToInt(List::size).max().orElse(1);
      rowHeight = lines > 1 ? lines * Text.lineHeight(labels) + 2 : ROW;
      headers =
          titles.stream()
              .map(title -> Text.wrap(title, style.strongSmall(), panelWidth - NOTE_WIDTH))
              .toList();
    }

    int rowsPerPage() {
      return (int) (ROWS_HEIGHT / rowHeight);
    }

    private double headerHeight() {
      return headers.stream().mapToInt(List::size).max().orElse(1)
              * Text.lineHeight(Style.shipped().strongSmall())
          + 6;
    }

    double height() {
      return headerHeight() + rows.size() * rowHeight + Plots.AXIS_HEIGHT;
    }

    void draw(Graphics2D graphics, Rectangle2D box) {
      Style style = Style.shipped();
      double top = box.getY() + headerHeight();
      for (int i = 0; i < rows.size(); i++) {
        Text.middleBlock(
            graphics,
            names.get(i),
            rows.get(i).isTotal() ? style.strongLabel() : labels,
            style.ink(),
            box.getX() + labelWidth - 8,
            top + (i + 0.5) * rowHeight,
            Text.Anchor.RIGHT);
      }
      for (int panel = 0; panel < headers.size(); panel++) {
        double left = box.getX() + labelWidth + panel * (panelWidth + PANEL_GAP);
        Text.block(
            graphics,
            headers.get(panel),
            style.strongSmall(),
            style.ink(),
            left,
            top - 4 - headers.get(panel).size() * Text.lineHeight(style.strongSmall()),
            Text.Anchor.LEFT);
        panel(graphics, panel, left, top);
      }
    }

    private void panel(Graphics2D graphics, int panel, double left, double top) {
      Style style = Style.shipped();
      List<String> parts = List.of("meets", "fails", "unknown");
      DefaultCategoryDataset data = new DefaultCategoryDataset();
      for (int i = 0; i < rows.size(); i++) {
        Outcome outcome = rows.get(i).outcomes().get(panel);
        for (int part = 0; part < parts.size(); part++) {
          data.addValue(
              outcome.isEmpty() ? null : (Number) outcome.share(part),
              parts.get(part),
              (Integer) i);
        }
      }
      StackedBarRenderer renderer = new StackedBarRenderer();
      renderer.setDrawBarOutline(true);
      List<Color> colours = List.of(style.series(0), style.series(1), style.colour("no_data"));
      for (int i = 0; i < colours.size(); i++) {
        renderer.setSeriesPaint(i, colours.get(i));
        renderer.setSeriesOutlinePaint(i, style.ink());
        renderer.setSeriesOutlineStroke(i, new BasicStroke(0.5f));
      }
      NumberAxis axis = Plots.numbers(100, 25);
      CategoryPlot plot = Plots.bars(data, axis, renderer, BAR_GAP);
      Rectangle2D area =
          Plots.draw(
              plot,
              graphics,
              new Rectangle2D.Double(
                  left, top, panelWidth - NOTE_WIDTH, rows.size() * rowHeight + Plots.AXIS_HEIGHT));
      for (int i = 0; i < rows.size(); i++) {
        row(
            graphics,
            rows.get(i).outcomes().get(panel),
            axis,
            area,
            top + (i + 0.5) * rowHeight,
            colours);
      }
    }

    private void row(
        Graphics2D graphics,
        Outcome outcome,
        NumberAxis axis,
        Rectangle2D area,
        double middle,
        List<Color> colours) {
      Style style = Style.shipped();
      double high = rowHeight * (1 - BAR_GAP);
      if (outcome.isEmpty()) {
        Hatching.fill(
            graphics,
            new Rectangle2D.Double(area.getMinX(), middle - high / 2, area.getWidth(), high));
        String words = Phrase.NO_DATA.in(language) + ": " + outcome.reason().in(language);
        Plots.ground(graphics, words, style.small(), area.getMinX() + 8, middle);
        Text.middle(
            graphics,
            words,
            style.small(),
            style.ink(),
            area.getMinX() + 8,
            middle,
            Text.Anchor.LEFT);
        return;
      }
      double from = 0;
      for (int part = 0; part < colours.size(); part++) {
        double share = outcome.share(part);
        double left = axis.valueToJava2D(from, area, RectangleEdge.BOTTOM);
        double right = axis.valueToJava2D(from + share, area, RectangleEdge.BOTTOM);
        boolean unknown = part == 2;
        if (unknown && share > 0) {
          Rectangle2D hatched = new Rectangle2D.Double(left, middle - high / 2, right - left, high);
          Hatching.fill(graphics, hatched);
          Legend.outline(graphics, hatched);
        }
        String count = outcome.shown(part);
        if (share > 0 && Text.width(count, style.strongSmall()) + 6 <= right - left) {
          if (unknown) {
            double centre = (left + right - Text.width(count, style.strongSmall())) / 2;
            Plots.ground(graphics, count, style.strongSmall(), centre, middle);
          }
          Text.middle(
              graphics,
              count,
              style.strongSmall(),
              unknown ? style.ink() : style.textOn(colours.get(part)),
              (left + right) / 2,
              middle,
              Text.Anchor.CENTRE);
        }
        from += share;
      }
      Text.middle(
          graphics,
          "n = " + outcome.all(),
          style.small(),
          style.ink(),
          area.getMaxX() + 6,
          middle,
          Text.Anchor.LEFT);
    }
  }
}
