package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.words.Status;

/**
 * The light of a trend: a colour, a shape and a letter, so that it is read without colour and in a
 * photocopy. What cannot be judged is hatched or empty and never coloured.
 */
public final class Lights {
  /** Room that a light takes in each direction. */
  public static final double SIZE = 24;

  private Lights() {}

  /** Letter of a status; another for each of them. */
  public static String letter(Status status, Language language) {
    Words letters =
        switch (status) {
          case MET -> new Words("C", "M");
          case ON_TRACK -> new Words("E", "O");
          case OFF_TRACK -> new Words("R", "B");
          case REGRESSING -> new Words("T", "G");
          case INSUFFICIENT_EVIDENCE -> new Words("?", "?");
          case NOT_COMPARABLE -> new Words("N", "N");
          case NO_DATA -> new Words("S", "–");
          case NONE -> new Words("·", "·");
        };
    return letters.in(language);
  }

  /** Draws a light centred on a point. */
  public static void draw(
      Graphics2D graphics, Status status, Language language, double x, double y) {
    draw(graphics, status, false, language, x, y);
  }

  /**
   * @param outline the status is that of a published series without an interval: its light is
   *     hollow, for it is no test
   */
  public static void draw(
      Graphics2D graphics, Status status, boolean outline, Language language, double x, double y) {
    Style style = Style.shipped();
    Shape shape =
        switch (status) {
          case MET -> Marks.circle(10.5);
          case ON_TRACK -> Marks.triangle(12.5);
          case OFF_TRACK -> Marks.diamond(12);
          case REGRESSING -> Marks.triangle(-12.5);
          case INSUFFICIENT_EVIDENCE, NOT_COMPARABLE -> Marks.square(9.5);
          case NO_DATA, NONE -> Marks.circle(10);
        };
    Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
    Color text = style.ink();
    switch (status) {
      case MET, ON_TRACK, OFF_TRACK, REGRESSING -> {
        graphics.setColor(
            outline
                ? style.ground()
                : style.colour(status.name().toLowerCase(java.util.Locale.ROOT)));
        graphics.fill(placed);
        text = outline ? style.ink() : style.ground();
      }
      case INSUFFICIENT_EVIDENCE -> {
        Rectangle2D box = placed.getBounds2D();
        Hatching.fill(graphics, box);
        graphics.setColor(style.ground());
        graphics.fill(new Rectangle2D.Double(x - 5.5, y - 7, 11, 14));
      }
      case NOT_COMPARABLE, NO_DATA, NONE -> {
        graphics.setColor(style.ground());
        graphics.fill(placed);
      }
    }
    graphics.setColor(style.ink());
    if (outline) {
      graphics.setColor(style.colour(status.name().toLowerCase(java.util.Locale.ROOT)));
    }
    graphics.setStroke(
        outline
            ? new BasicStroke(2.4f)
            : status == Status.NO_DATA
                ? new BasicStroke(
                    1f,
                    BasicStroke.CAP_BUTT,
                    BasicStroke.JOIN_ROUND,
                    10f,
                    new float[] {2.5f, 2f},
                    0f)
                : new BasicStroke(1f));
    graphics.draw(placed);
    double middle =
        switch (status) {
          case ON_TRACK -> y + 2.5;
          case REGRESSING -> y - 2.5;
          case MET, OFF_TRACK, INSUFFICIENT_EVIDENCE, NOT_COMPARABLE, NO_DATA, NONE -> y;
        };
    Text.middle(
        graphics,
        letter(status, language),
        style.strongSmall(),
        text,
        x,
        middle,
        Text.Anchor.CENTRE);
  }

  /** A light as a sample. */
  public static Legend.Sample sample(Status status, boolean outline, Language language) {
    return (graphics, x, middle) ->
        draw(graphics, status, outline, language, x + Legend.SAMPLE_WIDTH / 2, middle);
  }

  /** Entries of a legend for the statuses that occur, in their order. */
  public static Legend legend(Iterable<Status> statuses, Language language) {
    java.util.EnumSet<Status> occurring = java.util.EnumSet.noneOf(Status.class);
    statuses.forEach(occurring::add);
    Legend legend = new Legend();
    for (Status status : occurring) {
      legend.add(status.in(language), sample(status, false, language));
    }
    return legend;
  }
}
