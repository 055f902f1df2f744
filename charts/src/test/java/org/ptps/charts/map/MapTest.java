package org.ptps.charts.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.geom.Ellipse2D;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.catalog.Language;
import org.ptps.charts.EveryFigureTest;
import org.ptps.charts.Figures;
import org.ptps.charts.FiguresTest;
import org.ptps.charts.ReportFixture;
import org.ptps.charts.SvgTexts;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.MapBoundaries;
import org.ptps.charts.draw.Hatching;
import org.ptps.charts.draw.Style;
import org.ptps.charts.words.ChartException;
import org.ptps.warehouse.Warehouse;

class MapTest {
  private static final String ONE =
      """
      {"type":"Feature","properties":{"shapeName":"%s"},"geometry":{"type":"Polygon","coordinates":
      [[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}""";

  @TempDir Path folder;

  private static List<Territory> land() {
    return Topology.read(Style.geography("hnd.topo.json"), "hnd.topo.json");
  }

  // ---- the land

  @ParameterizedTest
  @CsvSource({
    "Francisco Morazán, -87.2063, 14.0723",
    "Cortés, -88.025, 15.5042",
    "Gracias a Dios, -84.4, 14.9",
    "Olancho, -86.2, 14.8",
    "Choluteca, -87.19, 13.3",
    "Ocotepeque, -89.15, 14.45",
    "Islas de la Bahía, -86.93, 16.1"
  })
  void aKnownPlaceLiesInItsDepartmentAlone(String department, double longitude, double latitude) {
    assertThat(land())
        .filteredOn(territory -> territory.contains(longitude, latitude))
        .extracting(Territory::name)
        .containsExactly(department);
  }

  @Test
  void theLandHasAllDepartmentsUnderTheNamesOfTheProject() throws Exception {
    Set<String> names = new java.util.TreeSet<>();
    for (String line :
        Files.readAllLines(FiguresTest.HOME.resolve("conf/places/municipalities.csv"))) {
      names.add(Boundaries.key(line.split(",")[2]));
    }
    names.remove("department");

    assertThat(land())
        .hasSize(18)
        .extracting(territory -> Boundaries.key(territory.name()))
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void anArcBackwardsAndAHoleAreReadAsTheFormatSays() {
    String topology =
        """
        {"type":"Topology","transform":{"scale":[1,1],"translate":[10,20]},
         "objects":{"x":{"type":"GeometryCollection","geometries":[
           {"type":"Polygon","properties":{"name":"whole"},"arcs":[[0,1],[2]]},
           {"type":"Polygon","properties":{"name":"back"},"arcs":[[-2,-1]]}]}},
         "arcs":[[[0,0],[4,0],[0,4]],[[4,4],[-4,0],[0,-4]],[[1,1],[1,0],[0,1],[-1,0],[0,-1]]]}""";
    List<Territory> read = Topology.read(topology.getBytes(StandardCharsets.UTF_8), "t");

    assertThat(read.get(0).rings()).hasSize(2);
    assertThat(read.get(0).contains(13.5, 23.5)).isTrue();
    assertThat(read.get(0).contains(11.5, 21.5)).as("in the hole").isFalse();
    assertThat(read.get(1).rings().get(0)[0]).containsExactly(10, 20);
    assertThat(read.get(1).rings().get(0)[1]).containsExactly(10, 24);
    assertThat(read.get(1).centroid()).containsExactly(12, 22);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"objects\":{}}",
        "{\"transform\":{\"scale\":[1,1],\"translate\":[0,0]},\"arcs\":[],\"objects\":{\"x\":{"
            + "\"geometries\":[{\"type\":\"Point\",\"properties\":{},\"arcs\":[]}]}}}",
        "{\"transform\":",
        "[]"
      })
  void aFileThatIsNoTopologyIsToldByName(String content) {
    assertThatThrownBy(() -> Topology.read(content.getBytes(StandardCharsets.UTF_8), "land.json"))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("land.json");
  }

  // ---- circles

  @ParameterizedTest
  @ValueSource(ints = {1, 26, 60, 99, 298})
  void circlesOfRealPlacesNeverTouchAndStayOnTheSheet(int count) throws Exception {
    List<Dorling.Circle> homes = homes(count, count > 99 ? 4 : 9);
    List<Dorling.Circle> placed = Dorling.apart(homes, 0, 0, 752, 430);

    assertThat(placed).hasSameSizeAs(homes);
    for (int i = 0; i < placed.size(); i++) {
      Dorling.Circle one = placed.get(i);
      assertThat(one.radius()).isEqualTo(homes.get(i).radius());
      assertThat(one.x()).isBetween(one.radius(), 752 - one.radius());
      assertThat(one.y()).isBetween(one.radius(), 430 - one.radius());
      for (int j = i + 1; j < placed.size(); j++) {
        assertThat(one.touches(placed.get(j))).as(i + " and " + j).isFalse();
      }
    }
    assertThat(Dorling.apart(homes, 0, 0, 752, 430)).isEqualTo(placed);
  }

  @Test
  void circlesOfOneHomeGoApartAndAFreeOneStays() {
    List<Dorling.Circle> homes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      homes.add(new Dorling.Circle(200, 200, 10));
    }
    homes.add(new Dorling.Circle(700, 50, 10));
    List<Dorling.Circle> placed = Dorling.apart(homes, 0, 0, 752, 430);

    assertThat(placed.get(30)).isEqualTo(homes.get(30));
    for (int i = 0; i < 30; i++) {
      for (int j = i + 1; j < 30; j++) {
        assertThat(placed.get(i).touches(placed.get(j))).isFalse();
      }
    }
  }

  @Test
  void circlesThatCannotFitAreRefusedAndNotDrawnOverEachOther() {
    List<Dorling.Circle> homes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      homes.add(new Dorling.Circle(50, 50, 20));
    }
    assertThatThrownBy(() -> Dorling.apart(homes, 0, 0, 100, 100))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("40 circles do not fit");
  }

  private static List<Dorling.Circle> homes(int count, double least) throws Exception {
    List<String> lines = Files.readAllLines(FiguresTest.HOME.resolve("conf/places/centroids.csv"));
    List<Dorling.Circle> homes = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      if (homes.size() < count) {
        homes.add(
            new Dorling.Circle(
                (Double.parseDouble(cells[2]) + 89.4) * 118,
                (16.6 - Double.parseDouble(cells[1])) * 118,
                least + (homes.size() % 10 == 0 ? 6 : 0)));
      }
    }
    return homes;
  }

  @Test
  void hatchingStaysWithinItsShape() throws Exception {
    java.awt.image.BufferedImage image =
        new java.awt.image.BufferedImage(60, 60, java.awt.image.BufferedImage.TYPE_INT_RGB);
    java.awt.Graphics2D graphics = image.createGraphics();
    graphics.setColor(java.awt.Color.WHITE);
    graphics.fillRect(0, 0, 60, 60);
    Ellipse2D disc = new Ellipse2D.Double(10, 10, 40, 40);
    Hatching.fill(graphics, disc);
    int lines = 0;
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 60; x++) {
        if (image.getRGB(x, y) != 0xFFFFFFFF) {
          assertThat(Math.hypot(x + 0.5 - 30, y + 0.5 - 30)).isLessThan(21.5);
          lines += (image.getRGB(x, y) & 0xFF) < 0xD0 ? 1 : 0;
        }
      }
    }
    assertThat(lines).isGreaterThan(100);
  }

  // ---- boundaries that the user names

  private static String square(String name, double west, double south) {
    return String.format(
        java.util.Locale.ROOT,
        ONE,
        name,
        west,
        south,
        west + 0.05,
        south,
        west + 0.05,
        south + 0.05,
        west,
        south + 0.05,
        west,
        south);
  }

  private Path geo(String... features) throws Exception {
    return Files.writeString(
        folder.resolve("limites.geojson"),
        "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}");
  }

  @Test
  void aNameThatRepeatsIsToldApartByTheDepartmentItLiesIn() throws Exception {
    Path file =
        geo(
            square("San Marcos", -89.15, 14.40),
            square("SAN  MARCOS", -88.30, 15.00),
            square("Villa Nueva", -88.0, 15.35),
            square("Lago", -88.0, 14.86));
    List<Boundaries.Place> places =
        List.of(
            new Boundaries.Place("1621", List.of("San Marcos"), "Santa Bárbara"),
            new Boundaries.Place("1413", List.of("San Marcos"), "Ocotepeque"),
            new Boundaries.Place("0512", List.of("Villanueva", "Villa Nueva"), "Cortés"),
            new Boundaries.Place("0601", List.of("Choluteca"), "Choluteca"));
    Boundaries read = Boundaries.read(file, land(), places);

    assertThat(read.matched()).containsOnlyKeys("1413", "1621", "0512");
    assertThat(read.matched().get("1413").centroid()[0]).isBetween(-89.15, -89.1);
    assertThat(read.matched().get("1621").name()).isEqualTo("SAN  MARCOS");
    assertThat(read.others()).extracting(Territory::name).containsExactly("Lago");
  }

  @Test
  void aNameOnceInBothListsCountsAtABorderAndTwiceDoesNot() throws Exception {
    Path file = geo(square("Orilla", -86.2, 14.8), square("Doble", -86.2, 14.7));
    List<Boundaries.Place> places =
        List.of(
            new Boundaries.Place("0801", List.of("Orilla"), "Francisco Morazán"),
            new Boundaries.Place("0802", List.of("Doble"), "Francisco Morazán"),
            new Boundaries.Place("0301", List.of("Doble"), "Comayagua"));
    Boundaries read = Boundaries.read(file, land(), places);

    assertThat(read.matched()).containsOnlyKeys("0801");
    assertThat(read.others()).extracting(Territory::name).containsExactly("Doble");
  }

  @Test
  void aFaultyFileSaysWhatItLacks() throws Exception {
    Path nameless = geo(square("x", -86.2, 14.8).replace("shapeName", "codigo"));
    assertThatThrownBy(() -> Boundaries.read(nameless, land(), List.of()))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("limites.geojson")
        .hasMessageContaining("[codigo]")
        .hasMessageContaining("shapeName");
    Path metres = geo(square("x", 480000, 1550000));
    assertThatThrownBy(() -> Boundaries.read(metres, land(), List.of()))
        .hasMessageContaining("EPSG:4326");
    Path cut = Files.writeString(folder.resolve("cut.geojson"), "{\"features\":[{");
    assertThatThrownBy(() -> Boundaries.read(cut, land(), List.of()))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("cut.geojson is no JSON");
    assertThatThrownBy(() -> Boundaries.read(folder.resolve("none"), land(), List.of()))
        .hasMessageContaining("maps.municipalities");
  }

  /** The file of geoBoundaries, where the publishers' files lie beside the project. */
  @Test
  void geoBoundariesFitsTwoHundredNinetySevenMunicipalitiesAndALake() throws Exception {
    Path real =
        Path.of(
            Optional.ofNullable(System.getenv("PTPS_REAL"))
                .orElse(FiguresTest.HOME.resolve("../shared/real").toString()));
    Path file = real.resolve("boundaries/geoBoundaries-HND-ADM2_simplified.geojson");
    assumeThat(file).exists();
    Map<String, List<String>> aliases = new HashMap<>();
    for (String line : Files.readAllLines(FiguresTest.HOME.resolve("conf/places/aliases.csv"))) {
      String[] cells = line.split(",", 2);
      aliases.computeIfAbsent(cells[0], code -> new ArrayList<>()).add(cells[1]);
    }
    List<Boundaries.Place> places = new ArrayList<>();
    List<String> lines =
        Files.readAllLines(FiguresTest.HOME.resolve("conf/places/municipalities.csv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      List<String> names = new ArrayList<>(List.of(cells[3]));
      names.addAll(aliases.getOrDefault(cells[0], List.of()));
      places.add(new Boundaries.Place(cells[0], names, cells[2]));
    }
    Boundaries read = Boundaries.read(file, land(), places);

    assertThat(read.matched()).hasSize(297).doesNotContainKey("1628");
    assertThat(read.others()).extracting(Territory::name).containsExactly("Lago de Yojoa");
    // The centroids were matched another way, through the table of codes.
    for (String line : Files.readAllLines(FiguresTest.HOME.resolve("conf/places/centroids.csv"))) {
      String[] cells = line.split(",");
      if (read.matched().containsKey(cells[0])) {
        double[] centroid = read.matched().get(cells[0]).centroid();
        assertThat(centroid[0]).as(line).isBetween(-89.5, -83.0);
        assertThat(Math.abs(centroid[1] - Double.parseDouble(cells[1]))).as(line).isLessThan(0.01);
        assertThat(Math.abs(centroid[0] - Double.parseDouble(cells[2]))).as(line).isLessThan(0.01);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 60, 130})
  void aMapWithinBoundariesIsReadWholeAndNamesWhatItCannotPlace(int municipalities)
      throws Exception {
    List<String> features = new ArrayList<>();
    for (int i = 0; i < municipalities; i += 2) {
      features.add(square(ReportFixture.name(i), -88.5 + 0.06 * (i % 30), 14.2 + 0.06 * (i / 30)));
    }
    features.add(square("Lago Ficticio", -87.9, 14.9));
    Path file = geo(features.toArray(String[]::new));
    try (Warehouse warehouse =
        ReportFixture.warehouse(folder, municipalities, ReportFixture.Rows.SYNTHETIC)) {
      List<Path> files =
          Figures.render(
              warehouse,
              FiguresTest.HOME,
              List.of("map_municipalities_water"),
              FigureScope.DECLARED.within(
                  Optional.of(new MapBoundaries(file, "Prueba (dominio público)", Map.of()))),
              Language.ES,
              folder.resolve("map"),
              Set.of(FigureFormat.SVG));

      List<String> faults = new ArrayList<>();
      StringBuilder words = new StringBuilder();
      for (Path svg : files) {
        SvgTexts texts = SvgTexts.read(Files.readString(svg));
        EveryFigureTest.check(texts, svg.getFileName().toString(), faults);
        texts.texts().forEach(box -> words.append(box.text()).append(' '));
      }
      assertThat(faults).isEmpty();
      assertThat(words.toString())
          .contains("Lago Ficticio")
          .contains("Prueba (dominio público)")
          .contains("Sin límite en el archivo, dibujado como círculo");
    }
  }
}
