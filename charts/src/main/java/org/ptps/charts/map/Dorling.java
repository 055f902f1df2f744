package org.ptps.charts.map;

import java.util.List;
import org.ptps.charts.words.ChartException;

/**
 * Moves circles apart until none overlaps another (Dorling's cartogram): each is pulled to its home
 * and pushed by those it touches. The same circles end in the same places.
 */
public final class Dorling {
  private static final double AIR = 1.5;
  private static final int ROUNDS = 6000;
  private static final int PULLED = 400;
  private static final double PULL = 0.06;

  private Dorling() {}

  /** A circle about its home. */
  public record Circle(double x, double y, double radius) {
    boolean touches(Circle other) {
      return Math.hypot(x - other.x, y - other.y) < radius + other.radius;
    }
  }

  /**
   * @param homes circles where they belong; the order decides nothing but ties
   * @return the circles in the same order, moved
   * @throws ChartException if they do not fit into the box
   */
  public static List<Circle> apart(
      List<Circle> homes, double left, double top, double right, double bottom) {
    int n = homes.size();
    double[] x = homes.stream().mapToDouble(Circle::x).toArray();
    double[] y = homes.stream().mapToDouble(Circle::y).toArray();
    double[] r = homes.stream().mapToDouble(Circle::radius).toArray();
    for (int round = 0; round < ROUNDS; round++) {
      if (round < PULLED) {
        for (int i = 0; i < n; i++) {
          x[i] += PULL * (homes.get(i).x() - x[i]);
          y[i] += PULL * (homes.get(i).y() - y[i]);
        }
      }
      boolean moved = push(x, y, r);
      for (int i = 0; i < n; i++) {
        x[i] = Math.max(left + r[i], Math.min(right - r[i], x[i]));
        y[i] = Math.max(top + r[i], Math.min(bottom - r[i], y[i]));
      }
      if (!moved && round >= PULLED) {
        return java.util.stream.IntStream.range(0, n)
            .mapToObj(i -> new Circle(x[i], y[i], r[i]))
            .toList();
      }
    }
    throw new ChartException(
        n + " circles do not fit on the map → show fewer municipalities or name their boundaries");
  }

  private static boolean push(double[] x, double[] y, double[] r) {
    boolean moved = false;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        double dx = x[j] - x[i];
        double dy = y[j] - y[i];
        double need = r[i] + r[j] + AIR;
        double squared = dx * dx + dy * dy;
        if (squared >= (need - 0.05) * (need - 0.05)) {
          continue;
        }
        moved = true;
        double distance = Math.sqrt(squared);
        if (distance < 1e-6) {
          // Two of one home go apart in a direction that their order gives.
          dx = Math.cos(i + 1.0);
          dy = Math.sin(i + 1.0);
          distance = 1;
        }
        double share = (need - Math.sqrt(squared)) / distance / 2;
        x[i] -= dx * share;
        y[i] -= dy * share;
        x[j] += dx * share;
        y[j] += dy * share;
      }
    }
    return moved;
  }
}
