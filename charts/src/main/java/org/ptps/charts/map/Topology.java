package org.ptps.charts.map;

import java.util.ArrayList;
import java.util.List;
import org.ptps.charts.words.ChartException;

/**
 * Reads TopoJSON: borders that two territories share are stored once, as arcs of small steps on a
 * grid, and a ring is a list of arcs, backwards where the number is negative (its ones'
 * complement).
 */
public final class Topology {
  private final String shown;
  private final List<double[][]> arcs = new ArrayList<>();

  private Topology(String shown) {
    this.shown = shown;
  }

  /**
   * Territories of the only object of a topology.
   *
   * @param shown name of the file, for messages
   * @throws ChartException if it is not such a file
   */
  public static List<Territory> read(byte[] content, String shown) {
    Topology topology = new Topology(shown);
    Object root = Json.read(content, shown);
    Object transform = Json.map(root, "transform", shown);
    List<?> scale = Json.list(transform, "scale", shown);
    List<?> shift = Json.list(transform, "translate", shown);
    for (Object arc : Json.list(root, "arcs", shown)) {
      topology.arcs.add(topology.arc((List<?>) arc, scale, shift));
    }
    Object object =
        Json.map(root, "objects", shown).values().stream()
            .findFirst()
            .orElseThrow(() -> new ChartException(shown + ": it has no object"));
    List<Territory> territories = new ArrayList<>();
    for (Object geometry : Json.list(object, "geometries", shown)) {
      territories.add(
          new Territory(
              String.valueOf(Json.member(Json.map(geometry, "properties", shown), "name")),
              topology.rings(geometry)));
    }
    return List.copyOf(territories);
  }

  private double[][] arc(List<?> steps, List<?> scale, List<?> shift) {
    double[][] points = new double[steps.size()][];
    double x = 0;
    double y = 0;
    for (int i = 0; i < points.length; i++) {
      List<?> step = (List<?>) steps.get(i);
      x += Json.number(step.get(0), shown);
      y += Json.number(step.get(1), shown);
      points[i] =
          new double[] {
            x * Json.number(scale.get(0), shown) + Json.number(shift.get(0), shown),
            y * Json.number(scale.get(1), shown) + Json.number(shift.get(1), shown)
          };
    }
    return points;
  }

  private List<double[][]> rings(Object geometry) {
    String type = String.valueOf(Json.member(geometry, "type"));
    List<?> listed = Json.list(geometry, "arcs", shown);
    List<double[][]> rings = new ArrayList<>();
    switch (type) {
      case "Polygon" -> listed.forEach(ring -> rings.add(ring((List<?>) ring)));
      case "MultiPolygon" ->
          listed.forEach(
              polygon -> ((List<?>) polygon).forEach(ring -> rings.add(ring((List<?>) ring))));
      default ->
          throw new ChartException(
              shown + ": a geometry is a " + type + " → only Polygon and MultiPolygon are drawn");
    }
    return List.copyOf(rings);
  }

  private double[][] ring(List<?> listed) {
    List<double[]> points = new ArrayList<>();
    for (Object number : listed) {
      int index = (int) Json.number(number, shown);
      double[][] arc = arcs.get(index < 0 ? ~index : index);
      for (int i = 0; i < arc.length; i++) {
        // The first point of an arc is the last of the one before.
        if (i > 0 || points.isEmpty()) {
          points.add(index < 0 ? arc[arc.length - 1 - i] : arc[i]);
        }
      }
    }
    return points.toArray(new double[0][]);
  }
}
