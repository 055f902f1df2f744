package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.DefaultCategoryDataset;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
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
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.charts.words.Slots;

/**
 * Sorted horizontal bars, one row per municipality and one panel per indicator, with the lines that
 * decide. Over 30 rows go in two columns, over 60 on several pages.
 */
final class SortedBars implements Chart {
  private static final int ROWS_PER_COLUMN = 30;
  private static final double COLUMN_GAP = 26;
  private static final double PANEL_GAP = 12;
  private static final double VALUE_WIDTH = 48;
  private static final double BAR_GAP = 0.28;

  @Override
  public Picture picture(Figure figure, ReportTables tables, Language language) {
    MunicipalityGrid grid = MunicipalityGrid.read(figure, tables, language);
    double line = tables.threshold("coverage.line_pct");
    double all = tables.threshold("universal.threshold_pct");
    Map<String, String> slots = slots(grid, line, all, language);
    String title = figure.heading(slots, language);
    String message =
        grid.isEmpty()
            ? ""
            : Slots.fill(figure.message().in(language), slots, figure.file().toString());
    List<String> caption =
        Caption.lines(
            figure.indicators(), grid.values(), facts(grid, tables, language), tables, language);
    if (!grid.isEmpty() && !grid.reasons().isEmpty()) {
      caption.add(
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
            grid.isEmpty() ? new Legend(List.of()) : legend(grid, line, all, language),
            caption);
    String reason = grid.mainReason().in(language);
    return new Picture(
        figure.id(),
        title,
        grid.isEmpty()
            ? Picture.nothing(title, reason, language)
            : description(message, grid, tables, language),
        caption,
        grid.isEmpty()
            ? List.of(frame.noData(reason))
            : pages(frame, grid, tables, line, all, language),
        grid.plotted(),
        twin(grid, tables, language));
  }

  private static Map<String, String> slots(
      MunicipalityGrid grid, double line, double all, Language language) {
    Map<String, String> slots = new LinkedHashMap<>();
    slots.put("total", Facts.drawn(grid.rows().size()));
    slots.put("line", Facts.scale(Numbers.whole(line)));
    slots.put("all", Facts.scale(Numbers.whole(all)));
    slots.put(
        "year",
        grid.year().isPresent()
            ? String.valueOf(grid.year().getAsInt())
            : Phrase.NO_YEAR.in(language));
    for (int i = 0; i < grid.indicators().size(); i++) {
      String code = grid.indicators().get(i);
      slots.put("over_" + (i + 1), grid.count(code, "over_line"));
      slots.put("known_" + (i + 1), grid.count(code, "with_value"));
      slots.put("undecided_" + (i + 1), grid.count(code, "undecided"));
    }
    return slots;
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
        .append(Phrase.MUNICIPALITIES.in(language));
    for (String code : grid.indicators()) {
      facts
          .append("; ")
          .append(code)
          .append(": ")
          .append(grid.count(code, "with_value"))
          .append(' ')
          .append(Phrase.WITH_DATA.in(language));
      grid.count(code)
          .flatMap(tables::whole)
          .filter(whole -> whole.unknownPct() != null)
          .ifPresent(
              whole ->
                  facts
                      .append(", ")
                      .append(Facts.percent(whole, "unknown_pct", whole.unknownPct(), language))
                      .append(' ')
                      .append(Phrase.UNKNOWN.in(language)));
    }
    return facts.append('.').toString();
  }

  private static Legend legend(MunicipalityGrid grid, double line, double all, Language language) {
    Style style = Style.shipped();
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(
        new Legend.Entry(
            Facts.scale(Numbers.whole(line) + "\u00a0%"),
            Legend.line(style.ink(), Plots.dashed(1.4f), null)));
    entries.add(
        new Legend.Entry(
            Facts.scale(Numbers.whole(all) + "\u00a0%"),
            Legend.line(style.ink(), new BasicStroke(1.4f), null)));
    if (!grid.reasons().isEmpty()) {
      entries.add(new Legend.Entry(Phrase.NO_DATA_CELL.in(language), Legend.hatched()));
    }
    return new Legend(entries);
  }

  private static List<Page> pages(
      Frame frame,
      MunicipalityGrid grid,
      ReportTables tables,
      double line,
      double all,
      Language language) {
    List<Page> pages = new ArrayList<>();
    boolean columns = grid.rows().size() > ROWS_PER_COLUMN;
    for (List<MunicipalityGrid.Row> part :
        MunicipalityGrid.parts(grid.rows(), columns ? 2 * ROWS_PER_COLUMN : ROWS_PER_COLUMN)) {
      List<List<MunicipalityGrid.Row>> blocks =
          MunicipalityGrid.parts(part, columns ? (part.size() + 1) / 2 : ROWS_PER_COLUMN);
      double inner = Style.shipped().width() - 2 * Style.shipped().margin();
      double width = (inner - (blocks.size() - 1) * COLUMN_GAP) / blocks.size();
      List<Block> drawn = new ArrayList<>();
      for (List<MunicipalityGrid.Row> block : blocks) {
        drawn.add(new Block(block, grid, tables, language, width, line, all));
      }
      double height = drawn.stream().mapToDouble(Block::height).max().orElseThrow();
      double header = drawn.stream().mapToDouble(Block::headerHeight).max().orElseThrow();
      pages.add(
          frame.page(
              height,
              (graphics, box) -> {
                double x = box.getX();
                for (Block block : drawn) {
                  block.draw(graphics, x, box.getY(), header);
                  x += width + COLUMN_GAP;
                }
              }));
    }
    return pages;
  }

  private static String description(
      String message, MunicipalityGrid grid, ReportTables tables, Language language) {
    String first = grid.indicators().get(0);
    return message
        + " "
        + grid.rows().stream()
            .map(
                row ->
                    row.area().name()
                        + ": "
                        + row.cell(first)
                            .filter(ReportTables.Value::isKnown)
                            .map(value -> tables.printed(first, value, language))
                            .orElse(Phrase.NO_DATA.in(language)))
            .collect(Collectors.joining("; "))
        + ".";
  }

  static DataTable twin(MunicipalityGrid grid, ReportTables tables, Language language) {
    List<String> columns = new ArrayList<>();
    List<Boolean> numeric = new ArrayList<>();
    columns.add(Phrase.MUNICIPALITY.in(language));
    numeric.add(false);
    for (String code : grid.indicators()) {
      // With many columns the names, which the caption gives, would be wider than the page.
      columns.add(
          grid.indicators().size() > 4 ? code : code + " " + tables.indicator(code).name(language));
      numeric.add(true);
    }
    List<List<String>> rows = new ArrayList<>();
    for (MunicipalityGrid.Row row : grid.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.area().name());
      for (String code : grid.indicators()) {
        cells.add(
            row.cell(code)
                .filter(ReportTables.Value::isKnown)
                .map(value -> tables.printed(code, value, language) + residence(value, language))
                .orElse(row.reason(code).in(language)));
      }
      rows.add(cells);
    }
    return new DataTable(columns, numeric, rows);
  }

  private static String residence(ReportTables.Value value, Language language) {
    return switch (value.residence()) {
      case "rural" -> " r";
      case "urban" -> " u";
      default -> "";
    };
  }

  /** One column of municipalities with its panels. */
  private static final class Block {
    private final List<MunicipalityGrid.Row> rows;
    private final MunicipalityGrid grid;
    private final ReportTables tables;
    private final Language language;
    private final double line;
    private final double all;
    private final Font labels;
    private final double labelWidth;
    private final double panelWidth;
    private final double rowHeight;
    private final List<List<String>> names;
    private final List<List<String>> headers = new ArrayList<>();

    Block(
        List<MunicipalityGrid.Row> rows,
        MunicipalityGrid grid,
        ReportTables tables,
        Language language,
        double width,
        double line,
        double all) {
      Style style = Style.shipped();
      this.rows = rows;
      this.grid = grid;
      this.tables = tables;
      this.language = language;
      this.line = line;
      this.all = all;
      boolean narrow = width < 500;
      Font wanted = narrow ? style.small() : style.label();
      boolean fits =
          rows.stream().allMatch(row -> Text.width(row.area().name(), wanted) <= width * 0.34 - 8);
      labels = fits ? wanted : style.small();
      double longest =
          rows.stream().mapToDouble(row -> Text.width(row.area().name(), labels)).max().orElse(0);
      labelWidth = Math.min(longest, width * 0.34) + 8;
      int panels = grid.indicators().size();
      panelWidth = (width - labelWidth - (panels - 1) * PANEL_GAP) / panels;
      names =
          rows.stream().map(row -> Text.wrap(row.area().name(), labels, labelWidth - 8)).toList();
      int lines = names.stream().mapToInt(List::size).max().orElse(1);
      rowHeight = lines > 1 ? lines * Text.lineHeight(labels) + 2 : 24;
      for (String code : grid.indicators()) {
        headers.add(
            Text.wrap(tables.indicator(code).name(language), style.strongSmall(), panelWidth - 4));
      }
    }

    double headerHeight() {
      return headers.stream().mapToInt(List::size).max().orElse(1)
              * Text.lineHeight(Style.shipped().strongSmall())
          + 6;
    }

    double height() {
      return headerHeight() + rows.size() * rowHeight + Plots.AXIS_HEIGHT;
    }

    void draw(Graphics2D graphics, double x, double y, double header) {
      Style style = Style.shipped();
      double top = y + header;
      for (int i = 0; i < rows.size(); i++) {
        Text.middleBlock(
            graphics,
            names.get(i),
            labels,
            style.ink(),
            x + labelWidth - 8,
            top + (i + 0.5) * rowHeight,
            Text.Anchor.RIGHT);
      }
      for (int panel = 0; panel < headers.size(); panel++) {
        double left = x + labelWidth + panel * (panelWidth + PANEL_GAP);
        double headerTop =
            top - 4 - headers.get(panel).size() * Text.lineHeight(style.strongSmall());
        Text.block(
            graphics,
            headers.get(panel),
            style.strongSmall(),
            style.series(panel),
            left,
            headerTop,
            Text.Anchor.LEFT);
        panel(graphics, panel, left, top);
      }
    }

    private void panel(Graphics2D graphics, int index, double left, double top) {
      Style style = Style.shipped();
      String code = grid.indicators().get(index);
      DefaultCategoryDataset data = new DefaultCategoryDataset();
      rows.forEach(row -> data.addValue(row.known(code).orElse(null), code, row.area().code()));
      double upper = 100 * panelWidth / (panelWidth - VALUE_WIDTH);
      NumberAxis axis = Plots.numbers(upper, panelWidth < 200 ? 50 : 20);
      BarRenderer renderer = new BarRenderer();
      renderer.setSeriesPaint(0, style.series(index));
      CategoryPlot plot = Plots.bars(data, axis, renderer, BAR_GAP);
      Rectangle2D area =
          Plots.draw(
              plot,
              graphics,
              new Rectangle2D.Double(
                  left, top, panelWidth, rows.size() * rowHeight + Plots.AXIS_HEIGHT));
      rule(graphics, axis, area, line, Plots.dashed(1.4f));
      rule(graphics, axis, area, all, new BasicStroke(1.4f));
      for (int i = 0; i < rows.size(); i++) {
        double middle = top + (i + 0.5) * rowHeight;
        if (rows.get(i).known(code).isPresent()) {
          double value = rows.get(i).known(code).orElseThrow();
          String words = words(code, rows.get(i));
          double right = axis.valueToJava2D(value, area, RectangleEdge.BOTTOM) + 4;
          Plots.ground(graphics, words, style.small(), right, middle);
          Text.middle(graphics, words, style.small(), style.ink(), right, middle, Text.Anchor.LEFT);
        } else {
          missing(graphics, rows.get(i).reason(code), left, middle);
        }
      }
    }

    private String words(String code, MunicipalityGrid.Row row) {
      ReportTables.Value value = row.cell(code).orElseThrow();
      return tables.bare(code, value, language);
    }

    private void missing(Graphics2D graphics, Reason reason, double left, double middle) {
      Style style = Style.shipped();
      double high = rowHeight * (1 - BAR_GAP);
      Hatching.fill(graphics, new Rectangle2D.Double(left + 1, middle - high / 2, 24, high));
      String words = reason.letter() + " · " + reason.in(language);
      String fitting =
          Text.width(words, style.small()) <= panelWidth - 34 ? words : reason.letter();
      Plots.ground(graphics, fitting, style.small(), left + 30, middle);
      Text.middle(
          graphics, fitting, style.small(), style.muted(), left + 30, middle, Text.Anchor.LEFT);
    }

    private static void rule(
        Graphics2D graphics, NumberAxis axis, Rectangle2D area, double value, BasicStroke stroke) {
      Plots.rule(
          graphics,
          Style.shipped().ink(),
          stroke,
          axis.valueToJava2D(value, area, RectangleEdge.BOTTOM),
          area.getMinY(),
          area.getMaxY());
    }
  }
}
