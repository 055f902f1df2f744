package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.CategoryDataset;

/**
 * Plots and axes in the house's style; every plot is given its style, none takes a global theme.
 */
public final class Plots {
  public static final double AXIS_HEIGHT = 22;

  private Plots() {}

  public static BasicStroke dashed(float width) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {6f, 4f}, 0f);
  }

  /** An axis from zero to {@code upper} with a tick at each {@code step}, labelled up to 100. */
  public static NumberAxis numbers(double upper, double step) {
    Style style = Style.shipped();
    NumberAxis axis = new UpToHundred();
    axis.setRange(0, upper);
    axis.setTickUnit(unit(step));
    quiet(axis, style);
    return axis;
  }

  /** A tick at each {@code step}, labelled as people in Honduras write numbers. */
  public static NumberTickUnit unit(double step) {
    return new NumberTickUnit(
        step,
        new DecimalFormat(
            step < 1 ? "#,##0.0" : "#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)));
  }

  /** Leaves room for labels beyond 100 without a tick there. */
  private static final class UpToHundred extends NumberAxis {
    private static final long serialVersionUID = 1L;

    @Override
    protected double calculateHighestVisibleTickValue() {
      return Math.min(100, super.calculateHighestVisibleTickValue());
    }

    @Override
    protected int calculateVisibleTickCount() {
      double unit = getTickUnit().getSize();
      return (int)
          (Math.floor(calculateHighestVisibleTickValue() / unit)
              - Math.ceil(getRange().getLowerBound() / unit)
              + 1);
    }
  }

  public static void quiet(org.jfree.chart.axis.Axis axis, Style style) {
    axis.setTickLabelFont(style.small());
    axis.setTickLabelPaint(style.muted());
    axis.setAxisLinePaint(style.colour("frame"));
    axis.setTickMarkPaint(style.colour("frame"));
    axis.setTickLabelInsets(new RectangleInsets(2, 2, 2, 2));
  }

  /** Horizontal bars without labels of their own; the figure writes those. */
  public static CategoryPlot bars(
      CategoryDataset data, NumberAxis axis, BarRenderer renderer, double gap) {
    CategoryAxis rows = new CategoryAxis();
    rows.setTickLabelsVisible(false);
    rows.setTickMarksVisible(false);
    // With these margins the middle of each bar is the middle of its row.
    int count = Math.max(1, data.getColumnCount());
    rows.setLowerMargin(gap / (2 * count));
    rows.setUpperMargin(gap / (2 * count));
    rows.setCategoryMargin(gap * (count - 1) / count);
    rows.setAxisLinePaint(Style.shipped().colour("frame"));
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setItemMargin(0);
    CategoryPlot plot = new CategoryPlot(data, rows, axis, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(org.jfree.chart.axis.AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Style.shipped().colour("grid"));
    plot.setRangeGridlineStroke(new BasicStroke(0.7f));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    AxisSpace below = new AxisSpace();
    below.setBottom(AXIS_HEIGHT);
    plot.setFixedRangeAxisSpace(below);
    plot.setFixedDomainAxisSpace(new AxisSpace());
    plain(plot);
    return plot;
  }

  public static void plain(Plot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setNoDataMessage(null);
  }

  /** Draws a plot and returns the area of its data. */
  public static Rectangle2D draw(Plot plot, Graphics2D graphics, Rectangle2D box) {
    // Some renderers look for an owner; one without a collection keeps nothing of each mark.
    PlotRenderingInfo info = new PlotRenderingInfo(new ChartRenderingInfo(null));
    java.awt.Shape clip = graphics.getClip();
    SvgWriter.scales(graphics, () -> plot.draw(graphics, box, null, null, info));
    graphics.setClip(clip);
    return info.getDataArea();
  }

  /** Text on a ground of its own, so that a line behind it does not cross it. */
  public static void ground(
      Graphics2D graphics, String text, java.awt.Font font, double left, double middle) {
    graphics.setColor(Style.shipped().ground());
    double height = Text.lineHeight(font) - 3;
    graphics.fill(
        new Rectangle2D.Double(left - 1, middle - height / 2, Text.width(text, font) + 2, height));
  }

  public static void rule(
      Graphics2D graphics, Color colour, BasicStroke stroke, double x, double top, double bottom) {
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(new java.awt.geom.Line2D.Double(x, top, x, bottom));
  }
}
