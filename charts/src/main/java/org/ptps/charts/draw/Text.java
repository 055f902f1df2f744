package org.ptps.charts.draw;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.LineMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Numbers;

/** Measures, wraps and draws text, always with the bundled font. */
public final class Text {
  private Text() {}

  /** Where a line of text stands relative to a point. */
  public enum Anchor {
    LEFT,
    CENTRE,
    RIGHT
  }

  public static double width(String text, Font font) {
    return font.getStringBounds(Annotated.plain(text), Style.METRICS).getWidth();
  }

  public static double lineHeight(Font font) {
    return Math.ceil(font.getSize2D() * 1.32);
  }

  private static double ascent(Font font) {
    LineMetrics metrics = font.getLineMetrics("Áy", Style.METRICS);
    return metrics.getAscent() * 0.76;
  }

  /** Lines no wider than {@code width}; a single word that is wider is broken. */
  public static List<String> wrap(String text, Font font, double width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : Numbers.together(keptWithKeys(text)).strip().split(" +")) {
      String rest = word;
      String joined = line.isEmpty() ? rest : line + " " + rest;
      if (width(joined, font) <= width) {
        line.setLength(0);
        line.append(joined);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
      }
      // A number with its key is never broken.
      while (width(rest, font) > width && rest.length() > 1 && rest.equals(Annotated.plain(rest))) {
        int cut = fitting(rest, font, width);
        lines.add(rest.substring(0, cut));
        rest = rest.substring(cut);
      }
      line.setLength(0);
      line.append(rest);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  // The words of a number with its key stay in one line; declared words may be as long as any.
  private static String keptWithKeys(String text) {
    if (text.equals(Annotated.plain(text))) {
      return text;
    }
    StringBuilder together = new StringBuilder();
    for (Annotated.Piece piece : Annotated.pieces(text)) {
      if (piece.isPlain()) {
        together.append(piece.text());
      } else if (piece.key().isEmpty()) {
        together.append(
            Arrays.stream(piece.words().split(" ", -1))
                .map(word -> word.isEmpty() ? "" : piece.with(word).text())
                .collect(Collectors.joining(" ")));
      } else {
        together.append(piece.with(piece.words().replace(' ', '\u00a0')).text());
      }
    }
    return together.toString();
  }

  /** At most {@code count} lines; what does not fit ends in an ellipsis. */
  public static List<String> wrap(String text, Font font, double width, int count) {
    List<String> lines = wrap(text, font, width);
    if (lines.size() <= count) {
      return lines;
    }
    List<String> kept = new ArrayList<>(lines.subList(0, count));
    String last = Annotated.plain(kept.get(count - 1));
    while (!last.isEmpty() && width(last + "…", font) > width) {
      last = last.substring(0, last.length() - 1);
    }
    kept.set(count - 1, last.stripTrailing() + "…");
    return kept;
  }

  private static int fitting(String word, Font font, double width) {
    int cut = word.length() - 1;
    while (cut > 1 && width(word.substring(0, cut), font) > width) {
      cut--;
    }
    return cut;
  }

  /** Draws one line whose box starts at {@code top}. */
  public static void line(
      Graphics2D graphics,
      String text,
      Font font,
      Color colour,
      double x,
      double top,
      Anchor anchor) {
    double left =
        switch (anchor) {
          case LEFT -> x;
          case CENTRE -> x - width(text, font) / 2;
          case RIGHT -> x - width(text, font);
        };
    double baseline = top + (lineHeight(font) + ascent(font)) / 2;
    graphics.setFont(font);
    graphics.setColor(colour);
    SlideCanvas.anchored(graphics, anchor);
    graphics.drawString(
        SvgWriter.showsKeys(graphics) ? text : Annotated.plain(text),
        (float) left,
        (float) baseline);
  }

  /** Draws one line centred on the height {@code middle}. */
  public static void middle(
      Graphics2D graphics,
      String text,
      Font font,
      Color colour,
      double x,
      double middle,
      Anchor anchor) {
    line(graphics, text, font, colour, x, middle - lineHeight(font) / 2, anchor);
  }

  /** Draws lines below each other and returns where the next one would start. */
  public static double block(
      Graphics2D graphics,
      List<String> lines,
      Font font,
      Color colour,
      double x,
      double top,
      Anchor anchor) {
    double y = top;
    for (String line : lines) {
      line(graphics, line, font, colour, x, y, anchor);
      y += lineHeight(font);
    }
    return y;
  }

  /** Draws a block that is centred on the height {@code middle}. */
  public static void middleBlock(
      Graphics2D graphics,
      List<String> lines,
      Font font,
      Color colour,
      double x,
      double middle,
      Anchor anchor) {
    block(graphics, lines, font, colour, x, middle - lines.size() * lineHeight(font) / 2, anchor);
  }

  /** Draws a line that is read from bottom to top; its box has {@code x} on the left. */
  public static void upward(
      Graphics2D graphics, String text, Font font, Color colour, double x, double y) {
    java.awt.geom.AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    line(graphics, text, font, colour, 0, 0, Anchor.LEFT);
    graphics.setTransform(before);
  }
}
