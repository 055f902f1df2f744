package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Language;
import org.ptps.charts.words.Heading;
import org.ptps.charts.words.Phrase;

/**
 * What every figure has around its drawing: stamps, title, message, legend and caption. Its height
 * follows from the words, so that nothing is cut.
 */
public record Frame(
    Language language,
    Stamps stamps,
    String title,
    String message,
    Legend legend,
    List<String> caption) {
  private static final double GAP = 10;

  /** What a figure must say of the rows that it rests on. */
  public record Stamps(boolean synthetic, boolean preliminary) {}

  /** Draws the figure's own part into a box. */
  public interface Body {
    void paint(Graphics2D graphics, Rectangle2D box);
  }

  private static Style style() {
    return Style.shipped();
  }

  private static double textWidth() {
    return style().width() - 2 * style().margin();
  }

  /** A page whose drawing is {@code bodyHeight} high; the rest comes on top of that. */
  public Page page(double bodyHeight, Body body) {
    double header = header(null);
    double height = header + bodyHeight + footer(null, 0) + style().margin() / 2;
    return new Page(
        style().width(),
        Math.ceil(height),
        graphics -> {
          graphics.setColor(style().ground());
          // One unit more than the page: at print scale its edge may lie between two dots.
          graphics.fill(new Rectangle2D.Double(0, 0, style().width(), Math.ceil(height) + 1));
          header(graphics);
          body.paint(
              graphics, new Rectangle2D.Double(style().margin(), header, textWidth(), bodyHeight));
          footer(graphics, header + bodyHeight);
        });
  }

  /** A page that says why there is nothing to draw, in place of an empty chart. */
  public Page noData(String reason) {
    Font font = style().title();
    List<String> lines = new ArrayList<>();
    lines.add(Phrase.NO_DATA.in(language));
    List<String> reasonLines =
        Text.wrap(Phrase.REASON.in(language) + ": " + reason, style().message(), textWidth() - 60);
    double height = 120 + reasonLines.size() * Text.lineHeight(style().message());
    return page(
        height,
        (graphics, box) -> {
          Rectangle2D hatched =
              new Rectangle2D.Double(
                  box.getX(), box.getY() + GAP, box.getWidth(), box.getHeight() - 2 * GAP);
          Hatching.fill(graphics, hatched);
          Rectangle2D paper =
              new Rectangle2D.Double(
                  hatched.getX() + 20,
                  hatched.getY() + 20,
                  hatched.getWidth() - 40,
                  hatched.getHeight() - 40);
          graphics.setColor(style().ground());
          graphics.fill(paper);
          double y =
              Text.block(
                  graphics,
                  lines,
                  font,
                  style().ink(),
                  box.getCenterX(),
                  paper.getY() + 10,
                  Text.Anchor.CENTRE);
          Text.block(
              graphics,
              reasonLines,
              style().message(),
              style().ink(),
              box.getCenterX(),
              y + 2,
              Text.Anchor.CENTRE);
        });
  }

  private double header(Graphics2D graphics) {
    double x = style().margin();
    double y = style().margin() * 0.75;
    if (stamps.synthetic() || stamps.preliminary()) {
      double right = x;
      if (stamps.synthetic()) {
        right = chip(graphics, Phrase.FICTITIOUS.in(language), style().colour("stamp"), right, y);
      }
      if (stamps.preliminary()) {
        chip(graphics, Phrase.PRELIMINARY.in(language), style().muted(), right, y);
      }
      y += 30;
    }
    y = block(graphics, Heading.first(title), style().title(), style().ink(), y);
    if (Heading.hasLabel(title)) {
      y = block(graphics, Heading.label(title), style().strongLabel(), style().muted(), y + 1);
    }
    y = block(graphics, message, style().message(), style().ink(), y + 3);
    y += GAP;
    if (graphics != null) {
      legend.draw(graphics, x, y, textWidth());
    }
    return y + legend.height(textWidth());
  }

  private static double block(Graphics2D graphics, String text, Font font, Color colour, double y) {
    List<String> lines = Text.wrap(text, font, textWidth());
    if (graphics != null) {
      Text.block(graphics, lines, font, colour, style().margin(), y, Text.Anchor.LEFT);
    }
    return y + lines.size() * Text.lineHeight(font);
  }

  private static double chip(Graphics2D graphics, String words, Color colour, double x, double y) {
    Font font = style().strongLabel();
    double width = Text.width(words, font) + 16;
    if (graphics != null) {
      graphics.setColor(colour);
      graphics.setStroke(new BasicStroke(1.6f));
      graphics.draw(new RoundRectangle2D.Double(x, y, width, 22, 5, 5));
      Text.middle(graphics, words, font, colour, x + 8, y + 11, Text.Anchor.LEFT);
    }
    return x + width + 10;
  }

  private double footer(Graphics2D graphics, double top) {
    double y = top + GAP;
    for (String line : caption) {
      y = block(graphics, line, style().small(), style().muted(), y);
    }
    return y - top;
  }
}
