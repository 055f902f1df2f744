package org.ptps.charts.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ptps.charts.words.ChartException;

/**
 * Places labels beside points of one plot so that none overlaps another or leaves the plot, and so
 * that they cover as few of the drawn lines as can be. The order of the calls decides who comes
 * first; equal calls give equal places.
 */
public final class Labels {
  private static final double NEAR = 14;
  private static final double FAR = 260;
  private static final double STEP = 8;
  private static final double AIR = 4;

  private final Rectangle2D area;
  private final List<Rectangle2D> taken = new ArrayList<>();
  private final List<Line2D> lines = new ArrayList<>();

  public Labels(Rectangle2D area) {
    this.area = area;
  }

  /** No label may cover this box. */
  public void keepFree(Rectangle2D box) {
    taken.add(box);
  }

  /** Labels keep off this line where they can. */
  public void keepOff(Line2D line) {
    lines.add(line);
  }

  /**
   * Writes lines of text near a point, with a thin line to it.
   *
   * @return where it stands
   */
  public Rectangle2D write(
      Graphics2D graphics, List<String> words, Font font, Color colour, double x, double y) {
    double width = words.stream().mapToDouble(line -> Text.width(line, font)).max().orElse(0) + 4;
    double height = words.size() * Text.lineHeight(font);
    Rectangle2D box = place(x, y, width, height);
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(0.9f));
    Line2D leader = leader(x, y, box);
    graphics.draw(leader);
    lines.add(leader);
    // Without a line behind it the words need no ground, and what lies there stays seen.
    if (crossings(box) > 1) {
      graphics.setColor(Style.shipped().ground());
      graphics.fill(box);
    }
    Text.block(graphics, words, font, colour, box.getX() + 2, box.getY(), Text.Anchor.LEFT);
    return box;
  }

  /**
   * The first of some boxes that lies in the plot and on no label and no line, else of those that
   * lie on no label; it counts as taken from now on. Empty where there is none.
   */
  public Optional<Rectangle2D> free(List<Rectangle2D> boxes) {
    List<Rectangle2D> open =
        boxes.stream()
            .filter(box -> area.contains(box) && taken.stream().noneMatch(box::intersects))
            .toList();
    Optional<Rectangle2D> chosen =
        open.stream()
            .filter(box -> crossings(box) == 0)
            .findFirst()
            .or(() -> open.stream().findFirst());
    chosen.ifPresent(taken::add);
    return chosen;
  }

  /** A free box of a size near a point; it counts as taken from now on. */
  Rectangle2D place(double x, double y, double width, double height) {
    Rectangle2D best = null;
    double least = Double.MAX_VALUE;
    for (double away = NEAR; away <= FAR; away += STEP) {
      for (double side : new double[] {-width / 2, 6, -width - 6, away, -width - away}) {
        for (double up : new double[] {away, -away - height, -height / 2}) {
          // A box at the height of its point stands beside it, not on it.
          if (up == -height / 2 && side < 0 && side > -width) {
            continue;
          }
          Rectangle2D box = new Rectangle2D.Double(x + side, y + up, width, height);
          if (area.contains(box) && taken.stream().noneMatch(box::intersects)) {
            // A line hidden behind a label is worse than a label that stands far away.
            double cost =
                away * 0.02
                    + Math.abs(side + width / 2) * 0.002
                    + 40 * crossings(box)
                    + (leads(x, y, box) ? 0 : 8);
            if (cost < least) {
              least = cost;
              best = box;
            }
          }
        }
      }
    }
    Rectangle2D chosen = best == null ? anywhere(x, y, width, height) : best;
    taken.add(
        new Rectangle2D.Double(
            chosen.getX() - 1, chosen.getY() - 1, chosen.getWidth() + 2, chosen.getHeight() + 2));
    return chosen;
  }

  // A crowded plot: the nearest free box of the whole area.
  private Rectangle2D anywhere(double x, double y, double width, double height) {
    Rectangle2D best = null;
    double least = Double.MAX_VALUE;
    for (double top = area.getMinY(); top + height <= area.getMaxY(); top += 4) {
      for (double left = area.getMinX(); left + width <= area.getMaxX(); left += 8) {
        Rectangle2D box = new Rectangle2D.Double(left, top, width, height);
        double distance = Math.hypot(box.getCenterX() - x, box.getCenterY() - y);
        if (distance < least && taken.stream().noneMatch(box::intersects)) {
          least = distance;
          best = box;
        }
      }
    }
    if (best == null) {
      throw new ChartException(
          "a label of "
              + Math.round(width)
              + " by "
              + Math.round(height)
              + " units has no free place → show fewer points or make the plot larger");
    }
    return best;
  }

  /** Whether the line from a point to its label keeps off the other labels. */
  private boolean leads(double x, double y, Rectangle2D box) {
    Line2D line = leader(x, y, box);
    return taken.stream().noneMatch(other -> !other.contains(x, y) && other.intersectsLine(line));
  }

  private static Line2D leader(double x, double y, Rectangle2D box) {
    return new Line2D.Double(
        x, y, clamp(x, box.getMinX(), box.getMaxX()), clamp(y, box.getMinY(), box.getMaxY()));
  }

  private int crossings(Rectangle2D box) {
    Rectangle2D around =
        new Rectangle2D.Double(
            box.getX() - AIR,
            box.getY() - AIR,
            box.getWidth() + 2 * AIR,
            box.getHeight() + 2 * AIR);
    int crossings = 0;
    for (Line2D line : lines) {
      if (around.intersectsLine(line)) {
        crossings++;
      }
    }
    return crossings;
  }

  /**
   * Middles of labels below each other, each as near to the wanted one as the others let it: none
   * over another, all within the bounds.
   *
   * @param wanted middles in ascending order
   * @param heights one per label
   */
  public static double[] column(double[] wanted, double[] heights, double top, double bottom) {
    double[] placed = wanted.clone();
    double lowest = top;
    for (int i = 0; i < placed.length; i++) {
      placed[i] = Math.max(placed[i], lowest + heights[i] / 2);
      lowest = placed[i] + heights[i] / 2;
    }
    double highest = bottom;
    for (int i = placed.length - 1; i >= 0; i--) {
      placed[i] = Math.min(placed[i], highest - heights[i] / 2);
      highest = placed[i] - heights[i] / 2;
    }
    return placed;
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }
}
