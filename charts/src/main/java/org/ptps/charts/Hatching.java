package org.ptps.charts;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** Grey with slanted lines: there is no data here. */
final class Hatching {
  private static final double STEP = 6;

  private Hatching() {}

  // Lines are cut by hand: a clip would become one definition per cell in the SVG.
  static void fill(Graphics2D graphics, Rectangle2D box) {
    Style style = Style.shipped();
    graphics.setColor(style.colour("no_data"));
    graphics.fill(box);
    graphics.setColor(style.colour("no_data_hatch"));
    graphics.setStroke(new BasicStroke(0.6f));
    for (double shift = STEP; shift < box.getWidth() + box.getHeight(); shift += STEP) {
      double fromX = Math.min(shift, box.getWidth());
      double fromY = shift - fromX;
      double toY = Math.min(shift, box.getHeight());
      double toX = shift - toY;
      graphics.draw(
          new Line2D.Double(
              box.getX() + fromX, box.getY() + fromY, box.getX() + toX, box.getY() + toY));
    }
  }
}
