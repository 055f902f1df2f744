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
import org.ptps.charts.declared.FigureSize;
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
    List<String> caption,
    FigureSize size) {
  private static final double GAP = 10;

  public Frame(
      Language language,
      Stamps stamps,
      String title,
      String message,
      Legend legend,
      List<String> caption) {
    this(language, stamps, title, message, legend, caption, FigureSize.PAGE);
  }

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
    double header = header();
    double spare = spare();
    double needed = Math.ceil(header + bodyHeight + footer() + spare + style().margin() / 2);
    double width = size.width(style().width(), needed);
    double height = size.height(style().width(), needed);
    // What is wider than a figure has it in its middle.
    double left = (width - style().width()) / 2 + style().margin();
    double foot = height - footer() - spare - style().margin() / 2;
    List<Page.Block> words = new ArrayList<>(above(left));
    words.addAll(below(left, foot));
    Rectangle2D box = new Rectangle2D.Double(left, header, textWidth(), bodyHeight);
    return new Page(
        width,
        height,
        spare,
        words,
        legend.words(),
        graphics -> {
          chips(graphics, left);
          legend.draw(graphics, left, header - legend.height(textWidth()), textWidth());
          body.paint(graphics, box);
        });
  }

  /** How high a drawing may be that goes on as many pages as it needs. */
  double most(double otherwise) {
    double around = around();
    return size.most(style().width(), otherwise + around) - around;
  }

  /** Height of a drawing that can be of any, so that it fills the page. */
  public double high(double preferred) {
    double around = around();
    double needed = Math.ceil(around + preferred);
    return Math.max(preferred, Math.floor(size.height(style().width(), needed) - around));
  }

  private double around() {
    return header() + footer() + spare() + style().margin() / 2;
  }

  // A page of a given form has room for the line that is added to all.
  private double spare() {
    return size == FigureSize.PAGE ? 0 : Text.lineHeight(style().small());
  }

  /** A page that says why there is nothing to draw, in place of an empty chart. */
  public Page noData(String reason) {
    Font font = style().message();
    List<String> lines =
        Text.wrap(Phrase.REASON.in(language) + ": " + reason, font, textWidth() - 60);
    return page(
        120 + lines.size() * Text.lineHeight(font),
        (graphics, box) -> {
          double x = box.getX();
          double y = box.getY() + GAP;
          double wide = box.getWidth();
          double high = box.getHeight() - 2 * GAP;
          Hatching.fill(graphics, new Rectangle2D.Double(x, y, wide, high));
          graphics.setColor(style().ground());
          graphics.fill(new Rectangle2D.Double(x + 20, y + 20, wide - 40, high - 40));
          new Tracks.Line(Phrase.NO_DATA.in(language), style().title(), style().ink())
              .draw(graphics, box.getCenterX(), y + 30, Text.Anchor.CENTRE);
          Text.block(
              graphics,
              lines,
              font,
              style().ink(),
              box.getCenterX(),
              y + 32 + Text.lineHeight(style().title()),
              Text.Anchor.CENTRE);
        });
  }

  private boolean isStamped() {
    return stamps.synthetic() || stamps.preliminary();
  }

  private void chips(Graphics2D graphics, double left) {
    double right = left;
    double y = style().margin() * 0.75;
    if (stamps.synthetic()) {
      right = chip(graphics, Phrase.FICTITIOUS.in(language), style().colour("stamp"), right, y);
    }
    if (stamps.preliminary()) {
      chip(graphics, Phrase.PRELIMINARY.in(language), style().muted(), right, y);
    }
  }

  private static double chip(Graphics2D graphics, String words, Color colour, double x, double y) {
    Font font = style().strongLabel();
    double width = Text.width(words, font) + 16;
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(1.6f));
    graphics.draw(new RoundRectangle2D.Double(x, y, width, 22, 5, 5));
    Text.middle(graphics, words, font, colour, x + width / 2, y + 11, Text.Anchor.CENTRE);
    return x + width + 10;
  }

  private List<Page.Block> above(double left) {
    double y = style().margin() * 0.75 + (isStamped() ? 30 : 0);
    List<Page.Block> blocks = new ArrayList<>();
    blocks.add(
        block(Page.Role.TITLE, Heading.first(title), style().title(), style().ink(), left, y));
    if (Heading.hasLabel(title)) {
      blocks.add(
          block(
              Page.Role.LABEL,
              Heading.label(title),
              style().strongLabel(),
              style().muted(),
              left,
              end(blocks, y) + 1));
    }
    if (!message.isBlank()) {
      blocks.add(
          block(
              Page.Role.MESSAGE,
              message,
              style().message(),
              style().ink(),
              left,
              end(blocks, y) + 3));
    }
    return blocks;
  }

  private List<Page.Block> below(double left, double top) {
    List<Page.Block> blocks = new ArrayList<>();
    for (String line : caption) {
      blocks.add(
          block(
              Page.Role.CAPTION,
              line,
              style().small(),
              style().muted(),
              left,
              end(blocks, top + GAP)));
    }
    return blocks;
  }

  private static Page.Block block(
      Page.Role role, String words, Font font, Color colour, double x, double y) {
    return new Page.Block(role, words, font, colour, x, y, textWidth());
  }

  private static double end(List<Page.Block> blocks, double otherwise) {
    return blocks.isEmpty() ? otherwise : blocks.get(blocks.size() - 1).end();
  }

  private double header() {
    return end(above(0), 0) + (message.isBlank() ? 3 : 0) + GAP + legend.height(textWidth());
  }

  private double footer() {
    return end(below(0, 0), GAP);
  }
}
