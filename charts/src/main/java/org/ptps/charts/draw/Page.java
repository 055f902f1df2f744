package org.ptps.charts.draw;

import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** One canvas of a figure, in units of which {@link Style#width()} go on 170 mm. */
public record Page(double width, double height, Painter painter) {

  /** Draws the page; called once per format. */
  public interface Painter {
    void paint(Graphics2D graphics);
  }

  // JFreeChart reads hints and sets them back, and Batik refuses those that were never set.
  void paint(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    painter.paint(graphics);
  }
}
