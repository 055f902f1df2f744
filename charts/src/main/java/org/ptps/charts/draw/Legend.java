package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Facts;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;

/** What marks, colours and hatching mean; entries flow over as many lines as they need. */
public final class Legend {
  public static final double SAMPLE_WIDTH = 30;
  private static final double GAP = 7;
  private static final double BETWEEN = 20;

  private record Entry(String words, Sample sample) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Draws a mark {@link #SAMPLE_WIDTH} wide, in a box that starts at x, centred on a height. */
  public interface Sample {
    void draw(Graphics2D graphics, double x, double middle);
  }

  public Legend add(String words, Sample sample) {
    entries.add(new Entry(words, sample));
    return this;
  }

  /** The same of what the figure may show or not. */
  public Legend addIf(boolean isShown, String words, Sample sample) {
    return isShown ? add(words, sample) : this;
  }

  public Legend addAll(Legend other) {
    entries.addAll(other.entries);
    return this;
  }

  /** The steps of colour of shares, each with its ends. */
  public Legend steps(String symbol) {
    List<Color> steps = Style.shipped().steps();
    double step = 100.0 / steps.size();
    for (int i = 0; i < steps.size(); i++) {
      String ends = Numbers.whole(i * step) + "–" + Numbers.whole((i + 1) * step) + symbol;
      add(Facts.scale(ends), box(steps.get(i), ""));
    }
    return this;
  }

  /** What a band of colour around values means. */
  public Legend mayBe(boolean isShown, Language language) {
    return addIf(isShown, Phrase.MAY_BE.in(language), box(Style.shipped().colour("band"), ""));
  }

  public int size() {
    return entries.size();
  }

  public static Sample box(Color colour, String letter) {
    return (graphics, x, middle) -> {
      Rectangle2D box = new Rectangle2D.Double(x + 4, middle - 8, 22, 16);
      graphics.setColor(colour);
      graphics.fill(box);
      outline(graphics, box);
      if (!letter.isEmpty()) {
        Style style = Style.shipped();
        Text.middle(
            graphics,
            letter,
            style.strongSmall(),
            style.textOn(colour),
            x + 15,
            middle,
            Text.Anchor.CENTRE);
      }
    };
  }

  public static Sample hatched() {
    return (graphics, x, middle) ->
        Hatching.fill(graphics, new Rectangle2D.Double(x + 4, middle - 8, 22, 16));
  }

  /** A small square beside words within a figure; null is hatched: it is not known. */
  public static Sample chip(Color colour) {
    return (graphics, x, middle) -> {
      Rectangle2D box = new Rectangle2D.Double(x, middle - 5.5, 11, 11);
      if (colour == null) {
        Hatching.fill(graphics, box);
      } else {
        graphics.setColor(colour);
        graphics.fill(box);
      }
      outline(graphics, box);
    };
  }

  public static Sample line(Color colour, Stroke stroke, Shape mark) {
    return (graphics, x, middle) -> {
      graphics.setColor(colour);
      graphics.setStroke(stroke);
      graphics.draw(new Line2D.Double(x, middle, x + SAMPLE_WIDTH, middle));
      if (mark != null) {
        graphics.setStroke(new BasicStroke(1f));
        graphics.fill(
            AffineTransform.getTranslateInstance(x + SAMPLE_WIDTH / 2, middle)
                .createTransformedShape(mark));
      }
    };
  }

  public static void outline(Graphics2D graphics, Shape shape) {
    graphics.setColor(Style.shipped().ink());
    graphics.setStroke(new BasicStroke(0.8f));
    graphics.draw(shape);
  }

  double height(double width) {
    return entries.isEmpty() ? 0 : flow(null, 0, 0, width) + 8;
  }

  void draw(Graphics2D graphics, double x, double top, double width) {
    flow(graphics, x, top, width);
  }

  private double flow(Graphics2D graphics, double x, double top, double width) {
    Font font = Style.shipped().label();
    double row = Text.lineHeight(font) + 7;
    double left = x;
    double y = top;
    for (Entry entry : entries) {
      List<String> lines = Text.wrap(entry.words(), font, width - SAMPLE_WIDTH - GAP);
      double length =
          SAMPLE_WIDTH
              + GAP
              + lines.stream().mapToDouble(line -> Text.width(line, font)).max().orElse(0);
      if (left > x && left + length > x + width) {
        left = x;
        y += row;
      }
      if (graphics != null) {
        entry.sample().draw(graphics, left, y + row / 2);
        Text.block(
            graphics,
            lines,
            font,
            Style.shipped().ink(),
            left + SAMPLE_WIDTH + GAP,
            y + (row - Text.lineHeight(font)) / 2,
            Text.Anchor.LEFT);
      }
      left += length + BETWEEN;
      y += (lines.size() - 1) * Text.lineHeight(font);
    }
    return y + row - top;
  }
}
