package org.ptps.charts.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.charts.words.ChartException;

/**
 * Boundaries of municipalities from a GeoJSON that the user names, each with the municipality that
 * it belongs to. Names repeat between departments, so a name counts within the department that the
 * piece lies in; where it stands at a border and its name occurs once in both lists, the name alone
 * decides. What fits nowhere, such as a lake, stays without municipality and is still drawn.
 *
 * @param matched territories by code of their municipality
 * @param others territories that are no municipality
 */
public record Boundaries(Map<String, Territory> matched, List<Territory> others) {
  private static final List<String> NAMES =
      List.of(
          "shapeName",
          "ADM2_ES",
          "ADM2_NAME",
          "NAME_2",
          "municipio",
          "MUNICIPIO",
          "NOMBRE",
          "nombre",
          "name",
          "NAME");

  /** A municipality of the country, under all the names that it goes by. */
  public record Place(String code, List<String> names, String department) {}

  /** A territory and the department that most of its corners lie in; empty for none. */
  private record Piece(Territory territory, String department) {
    public String name() {
      return key(territory.name());
    }
  }

  /**
   * @param file GeoJSON with a feature per municipality
   * @param departments territories named as the departments of the places
   * @throws ChartException if the file is not there or not such a GeoJSON
   */
  public static Boundaries read(Path file, List<Territory> departments, List<Place> places) {
    List<Piece> pieces =
        territories(file).stream()
            .map(territory -> new Piece(territory, department(territory, departments)))
            .toList();
    Map<String, Territory> matched = new LinkedHashMap<>();
    Set<Piece> open = new java.util.LinkedHashSet<>(pieces);
    Map<String, Place> byPlace = new HashMap<>();
    // A municipality's own name goes before another's alias.
    for (boolean own : new boolean[] {true, false}) {
      for (Place place : places) {
        for (String name : own ? place.names().subList(0, 1) : place.names()) {
          byPlace.putIfAbsent(key(place.department()) + "/" + key(name), place);
        }
      }
    }
    for (Piece piece : pieces) {
      Place place = byPlace.get(key(piece.department()) + "/" + piece.name());
      if (place != null && matched.putIfAbsent(place.code(), piece.territory()) == null) {
        open.remove(piece);
      }
    }
    Map<String, Long> named =
        open.stream().collect(Collectors.groupingBy(Piece::name, Collectors.counting()));
    Map<String, List<Place>> left = new HashMap<>();
    places.stream()
        .filter(place -> !matched.containsKey(place.code()))
        .forEach(
            place ->
                place.names().stream()
                    .map(Boundaries::key)
                    .distinct()
                    .forEach(
                        name -> left.computeIfAbsent(name, k -> new ArrayList<>()).add(place)));
    for (Piece piece : List.copyOf(open)) {
      List<Place> candidates = left.getOrDefault(piece.name(), List.of());
      if (candidates.size() == 1
          && named.get(piece.name()) == 1
          && matched.putIfAbsent(candidates.get(0).code(), piece.territory()) == null) {
        open.remove(piece);
      }
    }
    return new Boundaries(Map.copyOf(matched), open.stream().map(Piece::territory).toList());
  }

  public static String key(String name) {
    return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(java.util.Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }

  private static String department(Territory territory, List<Territory> departments) {
    Map<String, Integer> votes = new HashMap<>();
    int step = 1 + territory.rings().stream().mapToInt(ring -> ring.length).sum() / 60;
    List<double[]> corners = new ArrayList<>();
    for (double[][] ring : territory.rings()) {
      for (int i = 0; i < ring.length; i += step) {
        corners.add(ring[i]);
      }
    }
    // The middle of a piece is further from the border than its corners, and counts for many.
    double[] middle = territory.centroid();
    for (Territory department : departments) {
      int inside = department.contains(middle[0], middle[1]) ? corners.size() : 0;
      for (double[] corner : corners) {
        inside += department.contains(corner[0], corner[1]) ? 1 : 0;
      }
      if (inside > 0) {
        votes.put(department.name(), inside);
      }
    }
    return votes.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static List<Territory> territories(Path file) {
    String shown = file.toString();
    byte[] content;
    try {
      content = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ChartException(
          "boundaries " + shown + " cannot be read → name a GeoJSON in maps.municipalities", e);
    }
    List<?> features = Json.list(Json.read(content, shown), "features", shown);
    Set<String> properties = new HashSet<>();
    List<Territory> territories = new ArrayList<>();
    for (Object feature : features) {
      Map<?, ?> known = Json.map(feature, "properties", shown);
      known.keySet().forEach(name -> properties.add(String.valueOf(name)));
      Optional<String> name =
          NAMES.stream()
              .filter(each -> known.get(each) instanceof String text && !text.isBlank())
              .findFirst()
              .map(each -> (String) known.get(each));
      if (name.isEmpty()) {
        throw new ChartException(
            shown
                + ": a feature has no name among "
                + new java.util.TreeSet<>(properties)
                + " → name its municipality in one of "
                + NAMES);
      }
      territories.add(
          new Territory(name.get(), rings(Json.map(feature, "geometry", shown), shown)));
    }
    return territories;
  }

  private static List<double[][]> rings(Object geometry, String shown) {
    String type = String.valueOf(Json.member(geometry, "type"));
    List<?> coordinates = Json.list(geometry, "coordinates", shown);
    List<double[][]> rings = new ArrayList<>();
    switch (type) {
      case "Polygon" -> coordinates.forEach(ring -> rings.add(ring((List<?>) ring, shown)));
      case "MultiPolygon" ->
          coordinates.forEach(
              polygon ->
                  ((List<?>) polygon).forEach(ring -> rings.add(ring((List<?>) ring, shown))));
      default ->
          throw new ChartException(
              shown + ": a geometry is a " + type + " → only Polygon and MultiPolygon are drawn");
    }
    return List.copyOf(rings);
  }

  private static double[][] ring(List<?> points, String shown) {
    double[][] ring = new double[points.size()][];
    for (int i = 0; i < ring.length; i++) {
      List<?> point = (List<?>) points.get(i);
      ring[i] = new double[] {Json.number(point.get(0), shown), Json.number(point.get(1), shown)};
      if (Math.abs(ring[i][0]) > 180 || Math.abs(ring[i][1]) > 90) {
        throw new ChartException(
            shown + ": a corner is not in degrees of longitude and latitude → use EPSG:4326");
      }
    }
    return ring;
  }
}
