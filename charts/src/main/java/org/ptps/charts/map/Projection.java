package org.ptps.charts.map;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/**
 * From degrees to a canvas: equirectangular about the middle of the land. Specks of land far out in
 * the sea are left out, for they would take half of the map.
 */
public record Projection(
    double west, double north, double perDegree, double squeeze, Rectangle2D sheet) {
  private static final double SPECK = 0.01;

  /** The land as large as it fits into a sheet, in the middle of its width. */
  public static Projection of(List<Territory> land, double width, double height) {
    List<double[]> points =
        land.stream()
            .flatMap(territory -> territory.rings().stream())
            .filter(ring -> Territory.area(ring) >= SPECK)
            .flatMap(Arrays::stream)
            .toList();
    double west = points.stream().mapToDouble(point -> point[0]).min().orElse(180);
    double east = points.stream().mapToDouble(point -> point[0]).max().orElse(-180);
    double south = points.stream().mapToDouble(point -> point[1]).min().orElse(90);
    double north = points.stream().mapToDouble(point -> point[1]).max().orElse(-90) + 0.25;
    double squeeze = Math.cos(Math.toRadians((north + south) / 2));
    double perDegree = Math.min(width / ((east - west) * squeeze), height / (north - south));
    double slack = width - (east - west) * squeeze * perDegree;
    return new Projection(
        west - slack / 2 / perDegree / squeeze,
        north,
        perDegree,
        squeeze,
        new Rectangle2D.Double(0, 0, width, height));
  }

  double x(double longitude) {
    return (longitude - west) * squeeze * perDegree;
  }

  double y(double latitude) {
    return (north - latitude) * perDegree;
  }

  /** A circle about a place of longitude and latitude. */
  public Dorling.Circle disc(double longitude, double latitude, double radius) {
    return new Dorling.Circle(x(longitude), y(latitude), radius);
  }

  /** Circles of the sheet, moved apart within it. */
  public List<Dorling.Circle> apart(List<Dorling.Circle> homes) {
    return Dorling.apart(homes, 1, 1, sheet.getWidth() - 1, sheet.getHeight() - 1);
  }

  /** Area of land on the canvas. */
  public double area(List<Territory> land) {
    return land.stream()
            .flatMap(territory -> territory.rings().stream())
            .mapToDouble(Territory::area)
            .sum()
        * perDegree
        * perDegree
        * squeeze;
  }

  /** Rings on a grid of half a unit, so that shared borders stay shared and files small. */
  public Path2D path(Territory territory) {
    Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (double[][] ring : territory.rings()) {
      if (!sheet.contains(x(ring[0][0]), y(ring[0][1]))) {
        continue;
      }
      double lastX = Double.NaN;
      double lastY = Double.NaN;
      for (double[] point : ring) {
        double x = Math.rint(x(point[0]) * 2) / 2;
        double y = Math.rint(y(point[1]) * 2) / 2;
        if (x != lastX || y != lastY) {
          if (Double.isNaN(lastX)) {
            path.moveTo(x, y);
          } else {
            path.lineTo(x, y);
          }
          lastX = x;
          lastY = y;
        }
      }
      path.closePath();
    }
    return path;
  }
}
