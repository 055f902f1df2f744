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
import java.util.stream.IntStream;
import org.ptps.catalog.Language;
import org.ptps.charts.data.Facts;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;

/** What marks, colours and hatching mean; entries flow over as many lines as they need. */
public final class Legend {
  public static final double SAMPLE_WIDTH = 30;
  private static final double GAP = 7;
  private static final double BETWEEN = 20;

  /** One meaning; its sample is {@link #SAMPLE_WIDTH} wide or more. */
  private record Entry(String words, Sample sample, double width) {
    double length(double room) {
      Font font = Style.shipped().label();
      return width
          + lines(room).stream().mapToDouble(line -> GAP + Text.width(line, font)).max().orElse(0);
    }

    List<String> lines(double room) {
      return words.isEmpty()
          ? List.of()
          : Text.wrap(words, Style.shipped().label(), room - width - GAP);
    }
  }

  private final List<Entry> entries = new ArrayList<>();

  /** Draws a mark {@link #SAMPLE_WIDTH} wide, in a box that starts at x, centred on a height. */
  public interface Sample {
    void draw(Graphics2D graphics, double x, double middle);
  }

  public Legend add(String words, Sample sample) {
    entries.add(new Entry(words, sample, SAMPLE_WIDTH));
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

  /** The steps of colour of shares in one bar, each with its ends in it. */
  public Legend steps(String symbol) {
    Style style = Style.shipped();
    double each = 100.0 / style.steps().size();
    List<String> ends =
        IntStream.range(0, style.steps().size())
            .mapToObj(i -> Numbers.whole(i * each) + "–" + Numbers.whole((i + 1) * each) + symbol)
            .toList();
    double wide =
        12 + ends.stream().mapToDouble(one -> Text.width(one, style.small())).max().orElse(0);
    entries.add(
        new Entry(
            "",
            (graphics, x, middle) -> {
              for (int i = 0; i < ends.size(); i++) {
                Rectangle2D box = new Rectangle2D.Double(x + 4 + i * wide, middle - 9, wide, 18);
                graphics.setColor(style.steps().get(i));
                graphics.fill(box);
                outline(graphics, box);
                new Tracks.Line(
                        Facts.scale(ends.get(i)), style.small(), style.textOn(style.steps().get(i)))
                    .middle(graphics, box.getCenterX(), middle, Text.Anchor.CENTRE);
              }
            },
            4 + ends.size() * wide));
    return this;
  }

  /** What a band of colour around values means. */
  public Legend mayBe(boolean isShown, Language language) {
    return addIf(isShown, Phrase.MAY_BE.in(language), box(Style.shipped().colour("band"), ""));
  }

  public int size() {
    return entries.size();
  }

  /** A box of a colour, or hatched where it is null, with a letter in it or none. */
  public static Sample box(Color colour, String letter) {
    return (graphics, x, middle) -> {
      Rectangle2D box = new Rectangle2D.Double(x + 4, middle - 8, 22, 16);
      Hatching.fill(graphics, box, colour);
      if (colour != null) {
        outline(graphics, box);
      }
      if (!letter.isEmpty()) {
        Style style = Style.shipped();
        new Tracks.Line(letter, style.strongSmall(), style.textOn(colour))
            .middle(graphics, x + 15, middle, Text.Anchor.CENTRE);
      }
    };
  }

  public static Sample hatched() {
    return box(null, "");
  }

  /** A small square beside words within a figure; null is hatched: it is not known. */
  public static Sample chip(Color colour) {
    return (graphics, x, middle) -> {
      Rectangle2D box = new Rectangle2D.Double(x, middle - 5.5, 11, 11);
      Hatching.fill(graphics, box, colour);
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

  /** What is told, entry by entry; that of colours beside their numbers is empty. */
  List<String> words() {
    return entries.stream().map(Entry::words).toList();
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
      List<String> lines = entry.lines(width);
      double length = entry.length(width);
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
            left + entry.width() + GAP,
            y + (row - Text.lineHeight(font)) / 2,
            Text.Anchor.LEFT);
      }
      left += length + BETWEEN;
      y += Math.max(0, lines.size() - 1) * Text.lineHeight(font);
    }
    return y + row - top;
  }
}
