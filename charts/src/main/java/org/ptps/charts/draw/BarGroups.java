package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.category.DefaultCategoryDataset;
import org.ptps.catalog.Language;
import org.ptps.charts.data.DataTable;
import org.ptps.charts.data.Facts;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;

/**
 * Horizontal bars in groups: one group per category, in it one bar per year, indicator or area with
 * its own words, so that colour is never the only thing that tells bars apart.
 *
 * @param upper end of the axis, in the unit of the values
 * @param step distance of the axis labels
 */
public record BarGroups(List<Group> groups, double upper, double step, Language language) {
  private static final double BAR = 17;
  private static final double BETWEEN = 12;
  private static final double ROWS_PER_PAGE = 46;
  private static final double BAR_GAP = 0.2;

  /** One category. */
  public record Group(String label, List<Bar> bars) {}

  /**
   * One bar.
   *
   * @param label what of the category it is
   * @param value length; null for a hatched stub with the reason
   * @param low start of the range drawn over the bar; null for none
   * @param high end of that range
   * @param words what stands behind the bar: the value, and what it rests on
   * @param reason why there is no value
   */
  public record Bar(
      String label,
      Double value,
      Double low,
      Double high,
      String words,
      Color colour,
      Reason reason) {}

  /** Pages of whole groups. */
  public List<Page> pages(Frame frame) {
    List<Page> pages = new ArrayList<>();
    List<Group> part = new ArrayList<>();
    double rows = 0;
    for (Group group : groups) {
      double more = group.bars().size() + BETWEEN / BAR;
      if (!part.isEmpty() && rows + more > ROWS_PER_PAGE) {
        pages.add(page(frame, List.copyOf(part)));
        part.clear();
        rows = 0;
      }
      part.add(group);
      rows += more;
    }
    pages.add(page(frame, List.copyOf(part)));
    return pages;
  }

  private Page page(Frame frame, List<Group> part) {
    Columns columns = columns(part);
    double height =
        part.stream().mapToDouble(group -> height(group, columns)).sum() + Plots.AXIS_HEIGHT + 4;
    return frame.page(height, (graphics, box) -> draw(graphics, box, part, columns));
  }

  /** Widths of the three columns of words around the bars. */
  private record Columns(double group, double bar, double words) {}

  private Columns columns(List<Group> part) {
    Style style = Style.shipped();
    double inner = style.width() - 2 * style.margin();
    double group =
        Math.min(
            inner * 0.24,
            part.stream()
                .mapToDouble(each -> Text.width(each.label(), style.strongSmall()))
                .max()
                .orElse(0));
    double bar = longest(part, style.small(), true);
    double words = longest(part, style.small(), false);
    return new Columns(
        group + 10, Math.min(bar, inner * 0.24) + 6, Math.min(words, inner * 0.3) + 8);
  }

  private static double longest(List<Group> part, Font font, boolean labels) {
    return part.stream()
        .flatMap(group -> group.bars().stream())
        .mapToDouble(bar -> Text.width(labels ? bar.label() : shown(bar), font))
        .max()
        .orElse(0);
  }

  private static String shown(Bar bar) {
    return bar.value() == null ? "" : bar.words();
  }

  private double height(Group group, Columns columns) {
    Style style = Style.shipped();
    int lines = Text.wrap(group.label(), style.strongSmall(), columns.group() - 10).size();
    return Math.max(group.bars().size() * BAR, lines * Text.lineHeight(style.strongSmall()))
        + BETWEEN;
  }

  private void draw(Graphics2D graphics, Rectangle2D box, List<Group> part, Columns columns) {
    Style style = Style.shipped();
    double left = box.getX() + columns.group() + columns.bar();
    double width = box.getMaxX() - columns.words() - left;
    double y = box.getY();
    double bottom = box.getMaxY() - Plots.AXIS_HEIGHT;
    NumberAxis axis = Plots.numbers(upper * 1.004, step);
    Rectangle2D whole = new Rectangle2D.Double(left, y, width, bottom - y);
    ticks(graphics, axis, whole);
    for (Group group : part) {
      double height = height(group, columns);
      List<String> lines = Text.wrap(group.label(), style.strongSmall(), columns.group() - 10);
      Text.middleBlock(
          graphics,
          lines,
          style.strongSmall(),
          style.ink(),
          box.getX(),
          y + (height - BETWEEN) / 2,
          Text.Anchor.LEFT);
      double top = y + (height - BETWEEN - group.bars().size() * BAR) / 2;
      bars(graphics, group, left, top, width, columns);
      y += height;
      if (group != part.get(part.size() - 1)) {
        graphics.setColor(style.colour("grid"));
        graphics.setStroke(new BasicStroke(0.7f));
        graphics.draw(
            new Line2D.Double(box.getX(), y - BETWEEN / 2, box.getMaxX(), y - BETWEEN / 2));
      }
    }
  }

  private void ticks(Graphics2D graphics, NumberAxis axis, Rectangle2D area) {
    Style style = Style.shipped();
    for (double tick = 0; tick <= Math.min(upper, 100) + 1e-9; tick += step) {
      double x = axis.valueToJava2D(tick, area, RectangleEdge.BOTTOM);
      Plots.rule(
          graphics, style.colour("grid"), new BasicStroke(0.7f), x, area.getMinY(), area.getMaxY());
      Text.line(
          graphics,
          Facts.scale(Numbers.decimal(tick, step < 1 ? 1 : 0)),
          style.small(),
          style.muted(),
          x,
          area.getMaxY() + 3,
          Text.Anchor.CENTRE);
    }
  }

  private void bars(
      Graphics2D graphics, Group group, double left, double top, double width, Columns columns) {
    Style style = Style.shipped();
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (int i = 0; i < group.bars().size(); i++) {
      data.addValue(group.bars().get(i).value(), "n", (Integer) i);
    }
    NumberAxis axis = Plots.numbers(upper * 1.004, step);
    axis.setVisible(false);
    BarRenderer renderer =
        new BarRenderer() {
          private static final long serialVersionUID = 1L;

          @Override
          public java.awt.Paint getItemPaint(int row, int column) {
            return group.bars().get(column).colour();
          }
        };
    renderer.setDrawBarOutline(true);
    renderer.setSeriesOutlinePaint(0, style.ink());
    renderer.setSeriesOutlineStroke(0, new BasicStroke(0.5f));
    CategoryPlot plot = Plots.bars(data, axis, renderer, BAR_GAP);
    plot.setRangeGridlinesVisible(false);
    plot.setFixedRangeAxisSpace(new org.jfree.chart.axis.AxisSpace());
    Rectangle2D area =
        Plots.draw(
            plot, graphics, new Rectangle2D.Double(left, top, width, group.bars().size() * BAR));
    for (int i = 0; i < group.bars().size(); i++) {
      Bar bar = group.bars().get(i);
      double middle = top + (i + 0.5) * BAR;
      Text.middle(
          graphics, bar.label(), style.small(), style.ink(), left - 6, middle, Text.Anchor.RIGHT);
      if (bar.value() == null) {
        missing(graphics, bar, left, middle, width + columns.words());
        continue;
      }
      if (bar.low() != null && bar.high() != null) {
        range(
            graphics,
            axis.valueToJava2D(bar.low(), area, RectangleEdge.BOTTOM),
            axis.valueToJava2D(bar.high(), area, RectangleEdge.BOTTOM),
            middle);
      }
      Text.middle(
          graphics,
          bar.words(),
          style.small(),
          style.ink(),
          left + width + 8,
          middle,
          Text.Anchor.LEFT);
    }
  }

  private void missing(Graphics2D graphics, Bar bar, double left, double middle, double room) {
    Style style = Style.shipped();
    double high = BAR * (1 - BAR_GAP);
    Hatching.fill(graphics, new Rectangle2D.Double(left + 1, middle - high / 2, 24, high));
    String words = Phrase.NO_DATA.in(language) + ": " + bar.reason().in(language);
    String fitting = Text.width(words, style.small()) <= room - 34 ? words : bar.reason().letter();
    Plots.ground(graphics, fitting, style.small(), left + 30, middle);
    Text.middle(
        graphics, fitting, style.small(), style.muted(), left + 30, middle, Text.Anchor.LEFT);
  }

  // Light under dark, so that the line is seen on a bar of any colour and beyond its end.
  private static void range(Graphics2D graphics, double from, double to, double middle) {
    Style style = Style.shipped();
    for (boolean under : new boolean[] {true, false}) {
      graphics.setColor(under ? style.ground() : style.ink());
      graphics.setStroke(new BasicStroke(under ? 4f : 1.6f));
      graphics.draw(new Line2D.Double(from, middle, to, middle));
      graphics.draw(new Line2D.Double(from, middle - 4, from, middle + 4));
      graphics.draw(new Line2D.Double(to, middle - 4, to, middle + 4));
    }
  }

  /** What the bars say, for a reader who cannot see them. */
  public String description() {
    StringBuilder words = new StringBuilder();
    for (Group group : groups) {
      words.append(words.isEmpty() ? "" : ". ").append(group.label()).append(": ");
      for (int i = 0; i < group.bars().size(); i++) {
        Bar bar = group.bars().get(i);
        words
            .append(i == 0 ? "" : "; ")
            .append(bar.label())
            .append(' ')
            .append(bar.value() == null ? bar.reason().in(language) : bar.words());
      }
    }
    return words.append('.').toString();
  }

  /** The bars as a table for people. */
  public DataTable twin(String heading) {
    List<List<String>> rows = new ArrayList<>();
    for (Group group : groups) {
      for (Bar bar : group.bars()) {
        rows.add(
            List.of(
                group.label(),
                bar.label(),
                bar.value() == null ? bar.reason().in(language) : bar.words()));
      }
    }
    return new DataTable(
        List.of(heading, "", Phrase.VALUE.in(language)), List.of(false, false, true), rows);
  }
}
