package org.ptps.charts.map;

import java.util.List;

/**
 * A piece of the earth with a name.
 *
 * @param name as its file writes it
 * @param rings closed rings of longitude and latitude; those inside others are holes
 */
public record Territory(String name, List<double[][]> rings) {

  /** Whether a point lies in it, holes left out. */
  boolean contains(double longitude, double latitude) {
    boolean inside = false;
    for (double[][] ring : rings) {
      for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        double[] a = ring[i];
        double[] b = ring[j];
        if (a[1] > latitude != b[1] > latitude
            && longitude < (b[0] - a[0]) * (latitude - a[1]) / (b[1] - a[1]) + a[0]) {
          inside = !inside;
        }
      }
    }
    return inside;
  }

  /** Area of a ring in square degrees, without a sign. */
  public static double area(double[][] ring) {
    return Math.abs(signed(ring));
  }

  private static double signed(double[][] ring) {
    double sum = 0;
    for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
    }
    return sum / 2;
  }

  /** Centroid of its largest ring: longitude and latitude. */
  public double[] centroid() {
    double[][] ring =
        rings.stream().max(java.util.Comparator.comparing(Territory::area)).orElseThrow();
    double area = signed(ring);
    double x = 0;
    double y = 0;
    for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      double cross = ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
      x += (ring[j][0] + ring[i][0]) * cross;
      y += (ring[j][1] + ring[i][1]) * cross;
    }
    return area == 0 ? ring[0] : new double[] {x / (6 * area), y / (6 * area)};
  }
}
