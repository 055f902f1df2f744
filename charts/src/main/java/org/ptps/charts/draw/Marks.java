package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Shapes centred on the origin, so that no reader needs colour to tell marks apart. */
public final class Marks {
  private Marks() {}

  /** The shape of the series with an index; four of them, then again the first. */
  public static Shape of(int index) {
    return switch (Math.floorMod(index, 4)) {
      case 0 -> circle(3);
      case 1 -> square(2.8);
      case 2 -> new Polygon(new int[] {0, 4, -4}, new int[] {-4, 3, 3}, 3);
      default -> new Polygon(new int[] {0, 4, 0, -4}, new int[] {-4, 0, 4, 0}, 4);
    };
  }

  public static Shape circle(double radius) {
    return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
  }

  public static Shape square(double half) {
    return new Rectangle2D.Double(-half, -half, 2 * half, 2 * half);
  }

  public static Shape diamond(double half) {
    return path(0, -half, half, 0, 0, half, -half, 0);
  }

  /** A triangle that points up, or down where {@code half} is negative. */
  static Shape triangle(double half) {
    return path(0, -half, half, half * 0.8, -half, half * 0.8);
  }

  /** The star of published starting values. */
  public static Shape star() {
    double[] points = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 8 : 3.6;
      double angle = Math.PI * (i / 5.0 - 0.5);
      points[2 * i] = radius * Math.cos(angle);
      points[2 * i + 1] = radius * Math.sin(angle);
    }
    return path(points);
  }

  private static Shape path(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** Fills a shape at a point, with a rim of the ground that sets it off from lines behind it. */
  public static void fill(Graphics2D graphics, Shape shape, Color colour, double x, double y) {
    Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    graphics.setColor(Style.shipped().ground());
    graphics.setStroke(new BasicStroke(3f));
    graphics.draw(placed);
    plain(graphics, shape, colour, x, y);
  }

  /** The same without the rim. */
  static void plain(Graphics2D graphics, Shape shape, Color colour, double x, double y) {
    graphics.setColor(colour);
    graphics.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape));
  }

  /** Draws the outline of a shape at a point, its inside of the ground's colour. */
  public static void hollow(Graphics2D graphics, Shape shape, Color colour, double x, double y) {
    Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    graphics.setColor(Style.shipped().ground());
    graphics.fill(placed);
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1.6f));
    graphics.draw(placed);
  }

  /** Filled or hollow. */
  static void draw(
      Graphics2D graphics, Shape shape, Color colour, boolean isFilled, double x, double y) {
    if (isFilled) {
      fill(graphics, shape, colour, x, y);
    } else {
      hollow(graphics, shape, colour, x, y);
    }
  }

  /** A mark as a sample of the legend. */
  public static Legend.Sample filled(Shape shape, Color colour) {
    return (graphics, x, middle) ->
        fill(graphics, shape, colour, x + Legend.SAMPLE_WIDTH / 2, middle);
  }

  /** An empty mark as a sample of the legend. */
  public static Legend.Sample hollow(Shape shape, Color colour) {
    return (graphics, x, middle) ->
        hollow(graphics, shape, colour, x + Legend.SAMPLE_WIDTH / 2, middle);
  }
}
