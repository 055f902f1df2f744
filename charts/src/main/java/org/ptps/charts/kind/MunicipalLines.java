package org.ptps.charts.kind;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.RowFacts;
import org.ptps.charts.draw.Page;
import org.ptps.charts.draw.Picture;
import org.ptps.charts.draw.Style;
import org.ptps.charts.draw.Text;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/**
 * Coverage of a municipality over the years, beside its department and the partner municipalities:
 * a panel for water and one for sanitation. Each line is named at its end.
 */
public final class MunicipalLines {
  private static final List<String> PANELS = List.of("PT-COB-01", "PT-COB-02");
  private static final double HEIGHT = 236;
  private static final double TOP = 44;
  private static final double BOTTOM = 26;
  private static final double GAP = 28;
  private static final double LABELS = 138;
  private static final double LABEL_STEP = 15;

  /** A line: column of the row, its name, and how it is drawn. */
  private record Line(String column, String name, Color colour, BasicStroke stroke) {}

  private record Point(int year, double value, String printed) {}

  private final ReportTables tables;
  private final Language language;
  private final Style style = Style.shipped();
  private final List<Line> lines;

  private MunicipalLines(ReportTables tables, Language language, String name, String department) {
    this.tables = tables;
    this.language = language;
    this.lines =
        List.of(
            new Line("partners_value", Phrase.PARTNERS.in(language), style.muted(), dashed()),
            new Line("department_value", department, style.muted(), new BasicStroke(1.4f)),
            new Line("value", name, style.series(0), new BasicStroke(2.6f)));
  }

  private static BasicStroke dashed() {
    return new BasicStroke(
        1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {5f, 4f}, 0f);
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
    boolean synthetic = rows.stream().anyMatch(row -> row.flag("synthetic"));
    List<List<String>> twin = new ArrayList<>();
    for (Rows.Row row : rows) {
      List<String> cells = new ArrayList<>();
      cells.add(tables.indicator(row.text("indicator")).name(language));
      cells.add(row.text("year"));
      for (int i = lines.size() - 1; i >= 0; i--) {
        cells.add(printed(row, lines.get(i).column()));
      }
      twin.add(cells);
    }
    String title =
        lines.get(2).name()
            + ", "
            + lines.get(1).name()
            + ", "
            + lines.get(0).name().toLowerCase(java.util.Locale.ROOT);
    DataTable table =
        new DataTable(
            List.of(
                Phrase.INDICATOR.in(language),
                Phrase.YEAR.in(language),
                lines.get(2).name(),
                lines.get(1).name(),
                lines.get(0).name()),
            List.of(false, true, true, true, true),
            twin);
    return new Picture(
        "municipality_lines",
        title,
        title + ": " + Phrase.EACH_YEAR.in(language),
        List.of(),
        List.of(new Page(style.width(), HEIGHT, graphics -> paint(graphics, rows, synthetic))),
        table,
        table);
  }

  private String printed(Rows.Row row, String column) {
    Double value = row.number(column);
    return value == null
        ? null
        : RowFacts.annotated(row, column, value, Numbers.percent(value, language));
  }

  private void paint(Graphics2D graphics, List<Rows.Row> rows, boolean synthetic) {
    if (synthetic) {
      Text.line(
          graphics,
          Phrase.FICTITIOUS.in(language),
          style.strongSmall(),
          style.colour("stamp"),
          style.width(),
          0,
          Text.Anchor.RIGHT);
    }
    double width = (style.width() - GAP) / PANELS.size();
    int first = year(rows, Comparator.naturalOrder());
    int last = year(rows, Comparator.reverseOrder());
    for (int i = 0; i < PANELS.size(); i++) {
      String indicator = PANELS.get(i);
      panel(
          graphics,
          indicator,
          rows.stream().filter(row -> row.text("indicator").equals(indicator)).toList(),
          i * (width + GAP),
          width,
          first,
          last);
    }
  }

  private static int year(List<Rows.Row> rows, Comparator<Integer> order) {
    return rows.stream()
        .filter(
            row ->
                Stream.of("value", "department_value", "partners_value")
                    .anyMatch(column -> row.number(column) != null))
        .map(row -> row.integer("year").intValue())
        .min(order)
        .orElseThrow();
  }

  private void panel(
      Graphics2D graphics,
      String indicator,
      List<Rows.Row> rows,
      double left,
      double width,
      int first,
      int last) {
    Text.line(
        graphics,
        tables.indicator(indicator).name(language),
        style.strongLabel(),
        style.ink(),
        left,
        16,
        Text.Anchor.LEFT);
    double axis = left + 34;
    double right = left + width - LABELS;
    double bottom = HEIGHT - BOTTOM;
    graphics.setStroke(new BasicStroke(1f));
    for (int mark = 0; mark <= 100; mark += 25) {
      double y = y(mark, bottom);
      graphics.setColor(style.colour("grid"));
      graphics.draw(new Line2D.Double(axis, y, right, y));
      Text.middle(
          graphics,
          Facts.scale(mark + (mark == 100 ? "\u00a0%" : "")),
          style.small(),
          style.muted(),
          axis - 5,
          y,
          Text.Anchor.RIGHT);
    }
    int step = Math.max(1, (last - first + 3) / 4);
    for (int year = last; year >= first; year -= step) {
      Text.line(
          graphics,
          String.valueOf(year),
          style.small(),
          style.muted(),
          x(year, first, last, axis, right),
          bottom + 4,
          Text.Anchor.CENTRE);
    }
    List<Label> labels = new ArrayList<>();
    for (Line line : lines) {
      List<Point> points = points(rows, line.column());
      draw(graphics, line, points, first, last, axis, right, bottom);
      if (!points.isEmpty()) {
        Point end = points.get(points.size() - 1);
        boolean own = line.column().equals("value");
        labels.add(
            new Label(
                line.name() + " " + end.printed(),
                own ? style.strongSmall() : style.small(),
                own ? line.colour() : style.muted(),
                y(end.value(), bottom)));
      }
    }
    name(graphics, labels, right + 8, bottom);
  }

  private record Label(String words, Font font, Color colour, double y) {}

  // Names stand at the ends of their lines, the lower ones pushed down until none covers another.
  private static void name(Graphics2D graphics, List<Label> labels, double x, double bottom) {
    List<Label> sorted = labels.stream().sorted(Comparator.comparingDouble(Label::y)).toList();
    double lowest = bottom - LABEL_STEP * (sorted.size() - 1);
    double next = TOP;
    for (Label label : sorted) {
      double y = Math.max(next, Math.min(label.y(), lowest));
      List<String> words = Text.wrap(label.words(), label.font(), LABELS - 10);
      for (String line : words) {
        Text.middle(graphics, line, label.font(), label.colour(), x, y, Text.Anchor.LEFT);
        y += LABEL_STEP - 2;
      }
      next = y + 3;
      lowest += LABEL_STEP;
    }
  }

  private List<Point> points(List<Rows.Row> rows, String column) {
    return rows.stream()
        .filter(row -> row.number(column) != null)
        .map(
            row ->
                new Point(row.integer("year").intValue(), row.number(column), printed(row, column)))
        .toList();
  }

  // Years that follow one another are joined; a year without a value is left blank.
  private void draw(
      Graphics2D graphics,
      Line line,
      List<Point> points,
      int first,
      int last,
      double axis,
      double right,
      double bottom) {
    graphics.setColor(line.colour());
    for (int i = 0; i < points.size(); i++) {
      double x = x(points.get(i).year(), first, last, axis, right);
      double y = y(points.get(i).value(), bottom);
      if (i > 0 && points.get(i).year() == points.get(i - 1).year() + 1) {
        graphics.setStroke(line.stroke());
        graphics.draw(
            new Line2D.Double(
                x(points.get(i - 1).year(), first, last, axis, right),
                y(points.get(i - 1).value(), bottom),
                x,
                y));
      }
      double radius = line.column().equals("value") ? 3 : 1.8;
      graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }
  }

  private static double x(int year, int first, int last, double axis, double right) {
    return last == first
        ? (axis + right) / 2
        : axis + 8 + (right - axis - 12) * (year - first) / (last - first);
  }

  private static double y(double percent, double bottom) {
    return bottom - (bottom - TOP) * percent / 100;
  }
}
