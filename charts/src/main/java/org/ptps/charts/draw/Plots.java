package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

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

  public static BasicStroke dotted() {
    return new BasicStroke(
        1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10f, new float[] {2f, 3f}, 0f);
  }

  /**
   * An axis with a tick at each {@code step} up to {@code upper}, and a little air above it.
   *
   * @param symbol stands behind the last number
   */
  public static NumberAxis numbers(
      double lower, double upper, double air, double step, String symbol) {
    NumberAxis axis = new UpTo(upper);
    quiet(axis, Style.shipped());
    axis.setRange(lower, upper + air);
    axis.setTickUnit(
        new NumberTickUnit(step, format(step)) {
          private static final long serialVersionUID = 1L;

          @Override
          public String valueToString(double value) {
            return super.valueToString(value) + (value == upper ? symbol : "");
          }
        });
    return axis;
  }

  /** A tick at each {@code step}, labelled as people in Honduras write numbers. */
  public static NumberTickUnit unit(double step) {
    return new NumberTickUnit(step, format(step));
  }

  private static DecimalFormat format(double step) {
    return new DecimalFormat(
        step < 1 ? "#,##0.0" : "#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** Leaves room for marks beyond the last number without a tick there. */
  private static final class UpTo extends NumberAxis {
    private static final long serialVersionUID = 1L;
    private final double last;

    UpTo(double last) {
      this.last = last;
    }

    @Override
    protected double calculateHighestVisibleTickValue() {
      return Math.min(last, super.calculateHighestVisibleTickValue());
    }

    @Override
    protected int calculateVisibleTickCount() {
      double unit = getTickUnit().getSize();
      return (int)
          (Math.floor(calculateHighestVisibleTickValue() / unit + 1e-9)
              - Math.ceil(getRange().getLowerBound() / unit - 1e-9)
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

  /** A plot with a grid for its values, in a box without margins. */
  public static XYPlot plot(
      XYDataset data, NumberAxis across, NumberAxis up, XYItemRenderer renderer) {
    XYPlot plot = new XYPlot(data, across, up, renderer);
    plot.setRangeGridlinePaint(Style.shipped().colour("grid"));
    plot.setRangeGridlineStroke(new BasicStroke(0.7f));
    plot.setDomainGridlinesVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plain(plot);
    return plot;
  }

  static void plain(Plot plot) {
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
