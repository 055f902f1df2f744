package org.ptps.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One canvas of a figure, in units of which {@link Style#width()} go on 170 mm.
 *
 * @param spare height that is left free below, for a line more
 * @param words title, message and caption, which stand around what the painter draws
 * @param legend what the legend says, entry by entry
 */
public record Page(
    double width,
    double height,
    double spare,
    List<Block> words,
    List<String> legend,
    Painter painter) {

  public Page(double width, double height, Painter painter) {
    this(width, height, 0, List.of(), List.of(), painter);
  }

  /** The page with a line more below, where what stands above has its place. */
  Page with(String line) {
    Style style = Style.shipped();
    double more = Math.max(0, Text.lineHeight(style.small()) - spare);
    List<Block> all = new ArrayList<>(words);
    double left = words.isEmpty() ? style.margin() : words.get(0).x();
    all.add(
        new Block(
            Role.CAPTION,
            line,
            style.small(),
            style.muted(),
            left,
            height - spare - style.margin() / 2,
            width - 2 * left));
    return new Page(width, height + more, Math.max(0, spare - more), all, legend, painter);
  }

  /** Draws what the page shows beside its words; called once per format. */
  public interface Painter {
    void paint(Graphics2D graphics);
  }

  /** What a block of words is to the figure. */
  public enum Role {
    TITLE,
    LABEL,
    MESSAGE,
    CAPTION
  }

  /**
   * Words that flow below each other.
   *
   * @param width room that they have
   */
  public record Block(
      Role role, String words, Font font, Color colour, double x, double y, double width) {
    boolean isBelow() {
      return role == Role.CAPTION;
    }

    List<String> lines() {
      return Text.wrap(words, font, width);
    }

    /** Where the next block may begin. */
    double end() {
      return y + lines().size() * Text.lineHeight(font);
    }

    void paint(Graphics2D graphics) {
      Text.block(graphics, lines(), font, colour, x, y, Text.Anchor.LEFT);
    }
  }

  void paint(Graphics2D graphics) {
    prepare(graphics);
    graphics.setColor(Style.shipped().ground());
    // One unit more than the page: at print scale its edge may lie between two dots.
    graphics.fill(new Rectangle2D.Double(0, 0, Math.ceil(width), Math.ceil(height) + 1));
    // In the order in which a page is read.
    words.stream().filter(block -> !block.isBelow()).forEach(block -> block.paint(graphics));
    painter.paint(graphics);
    words.stream().filter(Block::isBelow).forEach(block -> block.paint(graphics));
  }

  /** What the page shows, without its words and its ground. */
  void paintShown(Graphics2D graphics) {
    prepare(graphics);
    painter.paint(graphics);
  }

  // JFreeChart reads hints and sets them back, and Batik refuses those that were never set.
  private static void prepare(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }
}
