package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Columns;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.draw.Marks;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Plots;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.draw.Tracks;
import org.ptps.charts.draw.YearPanels;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/**
 * Coverage of a municipality over the years, beside its department and the partner municipalities:
 * a panel for water and one for sanitation. Each line is named at its end.
 */
public final class MunicipalLines {
  private static final List<String> PANELS = List.of("PT-COB-01", "PT-COB-02");
  private static final double HEIGHT = 236;
  private static final double PLOT_HEIGHT = 190;
  private static final double LABELS = 138;

  /** A line: column of the row, its name, and how it is drawn. */
  private record Line(String column, String name, Color colour, BasicStroke stroke) {
    boolean isOwn() {
      return column.equals("value");
    }
  }

  private final ReportTables tables;
  private final Language language;
  private final Style style = Style.shipped();
  private final List<Line> lines;

  private MunicipalLines(ReportTables tables, Language language, String name, String department) {
    this.tables = tables;
    this.language = language;
    this.lines =
        List.of(
            new Line("value", name, style.series(0), new BasicStroke(2.6f)),
            new Line("department_value", department, style.muted(), new BasicStroke(1.4f)),
            new Line(
                "partners_value", Phrase.PARTNERS.in(language), style.muted(), Plots.dashed(1.4f)));
  }

  /**
   * The picture until a year; nothing where no year has a value.
   *
   * @param code four digits of the municipality
   */
  public static Optional<Picture> picture(
      ReportTables tables, Language language, String code, int until) {
    List<Rows.Row> rows =
        tables
            .from("municipality_lines")
            .where("area_code", code)
            .atMost("year", until)
            .by("position")
            .by("year")
            .rows();
    if (rows.stream().noneMatch(row -> row.number("value") != null)) {
      return Optional.empty();
    }
    Rows.Row area =
        tables.from("areas").where("level", "municipality").where("area_code", code).rows().get(0);
    MunicipalLines chart =
        new MunicipalLines(tables, language, area.text("area_name"), area.text("department_name"));
    return Optional.of(chart.picture(rows));
  }

  private Picture picture(List<Rows.Row> rows) {
    String title = title(rows);
    Columns<Rows.Row> said =
        new Columns<Rows.Row>()
            .text(
                Phrase.INDICATOR.in(language),
                row -> tables.indicator(row.text("indicator")).name(language))
            .number(Phrase.YEAR.in(language), row -> row.text("year"));
    lines.forEach(
        line ->
            said.number(
                line.name(),
                row ->
                    row.number(line.column()) == null
                        ? null
                        : Facts.percent(row, line.column(), language)));
    DataTable table = said.table(rows);
    boolean synthetic = rows.stream().anyMatch(row -> row.flag("synthetic"));
    return new Picture(
        "municipality_lines",
        title,
        title + ": " + Phrase.EACH_YEAR.in(language),
        List.of(),
        List.of(new Page(style.width(), HEIGHT, graphics -> paint(graphics, rows, synthetic))),
        table,
        table,
        List.of());
  }

  // A line of which no year is known is not drawn, and its name says so.
  private String title(List<Rows.Row> rows) {
    List<String> drawn = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (Line line : lines) {
      String name =
          line.name().equals(Phrase.PARTNERS.in(language))
              ? line.name().toLowerCase(Locale.ROOT)
              : line.name();
      (rows.stream().anyMatch(row -> row.number(line.column()) != null) ? drawn : without)
          .add(name);
    }
    return String.join(", ", drawn)
        + (without.isEmpty()
            ? ""
            : " (" + Phrase.WITHOUT_A_VALUE.in(language) + ": " + String.join(", ", without) + ")");
  }

  private void paint(Graphics2D graphics, List<Rows.Row> rows, boolean synthetic) {
    if (synthetic) {
      new Tracks.Line(Phrase.FICTITIOUS.in(language), style.strongSmall(), style.colour("stamp"))
          .draw(graphics, style.width(), 0, Text.Anchor.RIGHT);
    }
    List<YearPanels.Panel> panels =
        PANELS.stream()
            .map(
                code ->
                    panel(
                        code,
                        rows.stream().filter(row -> row.text("indicator").equals(code)).toList()))
            .toList();
    new YearPanels(panels, PANELS.size(), PLOT_HEIGHT)
        .aligned()
        .ends(LABELS)
        .draw(graphics, new Rectangle2D.Double(0, 16, style.width(), HEIGHT - 16));
  }

  private YearPanels.Panel panel(String indicator, List<Rows.Row> rows) {
    YearPanels.Panel panel =
        new YearPanels.Panel(
            tables.indicator(indicator).name(language),
            new YearPanels.Scale(0, 100, 25, "\u00a0%"));
    // The municipality's own line lies on the others.
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      List<Rows.Row> known =
          rows.stream().filter(row -> row.number(line.column()) != null).toList();
      if (known.isEmpty()) {
        continue;
      }
      panel.add(
          new YearPanels.Series(
              known.stream()
                  .map(
                      row ->
                          new YearPanels.Spot(
                              row.integer("year").intValue(), row.number(line.column())))
                  .toList(),
              line.colour(),
              line.stroke(),
              Marks.circle(line.isOwn() ? 3 : 1.8)));
      Rows.Row last = known.get(known.size() - 1);
      panel.add(
          new YearPanels.End(
              last.number(line.column()),
              line.name() + " " + Facts.percent(last, line.column(), language),
              line.isOwn() ? style.strongSmall() : style.small(),
              line.colour(),
              null));
    }
    return panel;
  }
}
