package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;

/** A plot of values over years, drawn, and where its years and values lie on the canvas. */
public record YearPlot(XYPlot plot, Rectangle2D area) {
  static final double AXIS_WIDTH = 34;
  private static final double WIDTH_OF_A_YEAR = 40;

  /** Draws the plot with room for the labels of both axes inside the box. */
  public static YearPlot draw(
      Graphics2D graphics,
      XYDataset data,
      XYItemRenderer renderer,
      NumberAxis years,
      NumberAxis values,
      Rectangle2D box) {
    Style style = Style.shipped();
    XYPlot plot = new XYPlot(data, years, values, renderer);
    Plots.plain(plot);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(style.colour("grid"));
    plot.setRangeGridlineStroke(new BasicStroke(0.7f));
    AxisSpace bottom = new AxisSpace();
    bottom.setBottom(Plots.AXIS_HEIGHT);
    plot.setFixedDomainAxisSpace(bottom);
    AxisSpace left = new AxisSpace();
    left.setLeft(AXIS_WIDTH);
    plot.setFixedRangeAxisSpace(left);
    YearPlot drawn = new YearPlot(plot, Plots.draw(plot, graphics, box));
    drawn.ticks(graphics);
    return drawn;
  }

  // JFreeChart marks where the labels stand; a year is what lies between two ticks.
  private void ticks(Graphics2D graphics) {
    NumberAxis years = (NumberAxis) plot.getDomainAxis();
    graphics.setColor(Style.shipped().colour("frame"));
    graphics.setStroke(new BasicStroke(0.8f));
    double end = years.getUpperBound();
    for (double tick = Math.ceil(years.getLowerBound()) - 0.5; tick <= end; tick++) {
      if (tick >= years.getLowerBound()) {
        double x = x(tick);
        graphics.draw(new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() + 3));
      }
    }
  }

  /** An axis of whole years with as many labels as the width of the plot's box takes. */
  public static NumberAxis years(int from, int to, double width) {
    NumberAxis axis = new NumberAxis();
    Plots.quiet(axis, Style.shipped());
    axis.setRange(from - 0.8, to + 0.8);
    axis.setTickMarksVisible(false);
    double perYear = (width - AXIS_WIDTH) / (to - from + 1.6);
    double step =
        List.of(1.0, 2.0, 5.0, 10.0, 20.0).stream()
            .filter(s -> s * perYear >= WIDTH_OF_A_YEAR)
            .findFirst()
            .orElse(50.0);
    axis.setTickUnit(
        new NumberTickUnit(
            step, new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
    return axis;
  }

  /** An axis of percentages from {@code lower} to 100, with a little air above. */
  public static NumberAxis percent(double lower) {
    NumberAxis axis = Plots.numbers(100, lower > 60 ? 5 : 20);
    axis.setRange(lower, 101.5);
    return axis;
  }

  public double x(double year) {
    return plot.getDomainAxis().valueToJava2D(year, area, RectangleEdge.BOTTOM);
  }

  public double y(double value) {
    return plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT);
  }

  public void line(
      Graphics2D graphics,
      Color colour,
      BasicStroke stroke,
      double fromYear,
      double fromValue,
      double toYear,
      double toValue) {
    graphics.setColor(colour);
    graphics.setStroke(stroke);
    graphics.draw(new Line2D.Double(x(fromYear), y(fromValue), x(toYear), y(toValue)));
  }
}
