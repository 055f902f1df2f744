package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What stands in a track of one row, at values of the track's scale. */
public sealed interface Mark {
  /** Height that a mark takes at most, in units of the canvas. */
  double HIGH = 17;

  /** The first and the last value that it covers. */
  double from();

  double to();

  /** Draws it on a row whose middle is at {@code middle}. */
  void draw(Graphics2D graphics, DoubleUnaryOperator x, double middle);

  /** A point: a filled shape is what counts, a hollow one what it is compared with. */
  record Dot(double from, Shape shape, Color colour, boolean filled) implements Mark {
    @Override
    public double to() {
      return from;
    }

    @Override
    public void draw(Graphics2D graphics, DoubleUnaryOperator x, double middle) {
      Marks.draw(graphics, shape, colour, filled, x.applyAsDouble(from), middle);
    }
  }

  /** A line between two values. */
  record Rule(double from, double to, Color colour, float width) implements Mark {
    @Override
    public void draw(Graphics2D graphics, DoubleUnaryOperator x, double middle) {
      graphics.setColor(colour);
      graphics.setStroke(new BasicStroke(width));
      graphics.draw(new Line2D.Double(x.applyAsDouble(from), middle, x.applyAsDouble(to), middle));
    }
  }

  /**
   * A bar without a rim.
   *
   * @param shift how far its middle lies below that of the row
   */
  record Bar(double from, double to, Color colour, double height, double shift) implements Mark {
    @Override
    public void draw(Graphics2D graphics, DoubleUnaryOperator x, double middle) {
      double left = x.applyAsDouble(Math.min(from, to));
      graphics.setColor(colour);
      graphics.fill(
          new Rectangle2D.Double(
              left,
              middle + shift - height / 2,
              x.applyAsDouble(Math.max(from, to)) - left,
              height));
    }
  }

  /**
   * A part of a whole, with its words inside where they fit.
   *
   * @param colour null for hatching: it is not known
   * @param words what is written in it, the longest first
   */
  record Part(double from, double to, Color colour, List<String> words) implements Mark {
    /** Whether words find room in a part of a width. */
    public static boolean fits(String words, double width) {
      return Text.width(words, Style.shipped().strongSmall()) + 4 <= width;
    }

    @Override
    public void draw(Graphics2D graphics, DoubleUnaryOperator x, double middle) {
      Style style = Style.shipped();
      double left = x.applyAsDouble(from);
      Rectangle2D box =
          new Rectangle2D.Double(left, middle - HIGH / 2, x.applyAsDouble(to) - left, HIGH);
      Hatching.fill(graphics, box, colour);
      Legend.outline(graphics, box);
      Font font = style.strongSmall();
      words.stream()
          .filter(each -> fits(each, box.getWidth()))
          .findFirst()
          .ifPresent(
              fitting -> {
                if (colour == null) {
                  Plots.ground(
                      graphics,
                      fitting,
                      font,
                      box.getCenterX() - Text.width(fitting, font) / 2,
                      middle);
                }
                Text.middle(
                    graphics,
                    fitting,
                    font,
                    colour == null ? style.ink() : style.textOn(colour),
                    box.getCenterX(),
                    middle,
                    Text.Anchor.CENTRE);
              });
    }
  }

  /**
   * Parts of a whole one behind the other, from the start of the scale; of nothing there is none.
   */
  static <T> List<Mark> stacked(
      List<T> parts,
      ToDoubleFunction<T> size,
      Function<T, Color> colour,
      Function<T, List<String>> words) {
    List<Mark> marks = new ArrayList<>();
    double from = 0;
    for (T part : parts) {
      double to = from + size.applyAsDouble(part);
      if (to > from) {
        marks.add(new Part(from, to, colour.apply(part), words.apply(part)));
      }
      from = to;
    }
    return marks;
  }

  /** Nothing is known between two values; the first of the words that fits says why. */
  record Unknown(double from, double to, List<String> words) implements Mark {
    @Override
    public void draw(Graphics2D graphics, DoubleUnaryOperator x, double middle) {
      Font font = Style.shipped().small();
      double left = x.applyAsDouble(from);
      double width = x.applyAsDouble(to) - left;
      Hatching.fill(graphics, new Rectangle2D.Double(left, middle - HIGH / 2, width, HIGH));
      words.stream()
          .filter(each -> Text.width(each, font) + 12 <= width)
          .findFirst()
          .ifPresent(
              fitting -> {
                Plots.ground(graphics, fitting, font, left + 6, middle);
                Text.middle(
                    graphics,
                    fitting,
                    font,
                    Style.shipped().ink(),
                    left + 6,
                    middle,
                    Text.Anchor.LEFT);
              });
    }
  }
}
