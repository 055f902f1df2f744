package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Grey with slanted lines: there is no data here. */
public final class Hatching {
  private static final double STEP = 6;

  private Hatching() {}

  /** A box of a colour; null is hatched: it is not known. */
  static void fill(Graphics2D graphics, Rectangle2D box, Color colour) {
    if (colour == null) {
      fill(graphics, box);
    } else {
      graphics.setColor(colour);
      graphics.fill(box);
    }
  }

  // Lines are cut by hand: a clip would become one definition per cell in the SVG.
  public static void fill(Graphics2D graphics, Rectangle2D box) {
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

  /** A piece of any form; the lines end at its rim, holes included. */
  public static void fill(Graphics2D graphics, Shape shape) {
    Style style = Style.shipped();
    graphics.setColor(style.colour("no_data"));
    graphics.fill(shape);
    graphics.setColor(style.colour("no_data_hatch"));
    graphics.setStroke(new BasicStroke(0.6f));
    List<Line2D> rim = rim(shape);
    Rectangle2D box = shape.getBounds2D();
    double first = Math.ceil((box.getMinX() + box.getMinY()) / STEP) * STEP;
    for (double sum = first; sum < box.getMaxX() + box.getMaxY(); sum += STEP) {
      double[] crossings = crossings(rim, sum);
      for (int i = 0; i + 1 < crossings.length; i += 2) {
        graphics.draw(
            new Line2D.Double(
                crossings[i], sum - crossings[i], crossings[i + 1], sum - crossings[i + 1]));
      }
    }
  }

  private static List<Line2D> rim(Shape shape) {
    List<Line2D> rim = new ArrayList<>();
    double[] point = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (PathIterator path = shape.getPathIterator(null, 0.3); !path.isDone(); path.next()) {
      int kind = path.currentSegment(point);
      if (kind == PathIterator.SEG_MOVETO) {
        startX = point[0];
        startY = point[1];
        x = startX;
        y = startY;
        continue;
      }
      double nextX = kind == PathIterator.SEG_CLOSE ? startX : point[0];
      double nextY = kind == PathIterator.SEG_CLOSE ? startY : point[1];
      rim.add(new Line2D.Double(x, y, nextX, nextY));
      x = nextX;
      y = nextY;
    }
    return rim;
  }

  // Where the line x + y = sum enters and leaves, from left to right.
  private static double[] crossings(List<Line2D> rim, double sum) {
    return rim.stream()
        .filter(line -> line.getX1() + line.getY1() > sum != line.getX2() + line.getY2() > sum)
        .mapToDouble(
            line -> {
              double from = line.getX1() + line.getY1();
              double to = line.getX2() + line.getY2();
              return line.getX1() + (line.getX2() - line.getX1()) * (sum - from) / (to - from);
            })
        .sorted()
        .toArray();
  }
}
