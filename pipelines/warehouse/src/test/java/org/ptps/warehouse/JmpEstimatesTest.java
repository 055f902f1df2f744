package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ptps.warehouse.JmpEstimates.Point;
import org.ptps.warehouse.JmpEstimates.UrbanShare;

/** The JMP method: each rule, a second implementation, and published series. */
class JmpEstimatesTest {
  private static final WarehouseInputs INPUTS = Declarations.inputs(Path.of("target/jmp"));

  private record Cell(double value, long points, String reach) {}

  private static Map<String, Cell> estimate(List<Point> points, List<UrbanShare> shares) {
    Map<String, Cell> cells = new TreeMap<>();
    JmpEstimates.of(INPUTS, points, shares, 2000, 2030)
        .forEach(
            row ->
                cells.put(
                    row.text("iso3")
                        + " "
                        + row.text("variable")
                        + " "
                        + row.text("residence")
                        + " "
                        + row.text("year"),
                    new Cell(row.number("value"), row.integer("points"), row.text("reach"))));
    return cells;
  }

  private static Point rural(String variable, int year, double value) {
    return new Point("X", variable, "rural", year, value);
  }

  private static Point urban(String variable, int year, double value) {
    return new Point("X", variable, "urban", year, value);
  }

  private static String reaches(Map<String, Cell> cells, String series) {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (int year = 2000; year <= 2030; year++) {
      Cell cell = cells.get(series + " " + year);
      String reach = cell == null ? "none" : cell.reach();
      if (!reach.equals(before)) {
        text.append(text.isEmpty() ? "" : " ").append(year).append(' ').append(reach);
      }
      before = reach;
    }
    return text.toString();
  }

  @Test
  void aLineReachesTwoYearsAndIsFlatForFourMore() {
    Map<String, Cell> cells =
        estimate(
            List.of(rural("w_imp", 2010, 50), rural("w_imp", 2012, 56), rural("w_imp", 2015, 60)),
            List.of());
    assertThat(reaches(cells, "X wat_imp rural"))
        .isEqualTo("2000 none 2004 flat 2008 line 2018 flat 2022 none");
    // Least squares over (0, 50), (2, 56), (5, 60): slope 37/19 about the mean (7/3, 166/3).
    double slope = 37.0 / 19;
    assertThat(cells.get("X wat_imp rural 2010").value())
        .isCloseTo(166.0 / 3 - slope * 7 / 3, within(1e-6));
    assertThat(cells.get("X wat_imp rural 2017").value())
        .isCloseTo(166.0 / 3 + slope * (7 - 7.0 / 3), within(1e-6));
    assertThat(cells.get("X wat_imp rural 2021").value())
        .isEqualTo(cells.get("X wat_imp rural 2017").value());
    assertThat(cells.get("X wat_imp rural 2021").points()).isEqualTo(3);
  }

  @Test
  void pointsWithinFiveYearsGiveTheirMean() {
    Map<String, Cell> cells =
        estimate(List.of(rural("w_imp", 2010, 50), rural("w_imp", 2014, 60)), List.of());
    assertThat(cells.get("X wat_imp rural 2010").value()).isEqualTo(55);
    assertThat(cells.get("X wat_imp rural 2016").value()).isEqualTo(55);
    assertThat(reaches(cells, "X wat_imp rural"))
        .isEqualTo("2000 none 2004 flat 2008 line 2017 flat 2021 none");
  }

  @Test
  void pointsFiveYearsApartGiveALine() {
    Map<String, Cell> cells =
        estimate(List.of(rural("w_imp", 2010, 50), rural("w_imp", 2015, 60)), List.of());
    assertThat(cells.get("X wat_imp rural 2017").value()).isCloseTo(64, within(1e-6));
  }

  @Test
  void aSingleSurveySpeaksOfFourYearsBeforeAndAfterIt() {
    assertThat(reaches(estimate(List.of(rural("s_od", 2012, 7)), List.of()), "X san_od rural"))
        .isEqualTo("2000 none 2008 flat 2010 line 2015 flat 2017 none");
  }

  @Test
  void whatIsAsGoodAsAllOrNothingIsHeldWithoutEnd() {
    Map<String, Cell> cells =
        estimate(
            List.of(
                rural("w_imp", 2010, 99.6), rural("w_sur", 2010, 0.4), urban("w_imp", 2010, 99.4)),
            List.of());
    assertThat(reaches(cells, "X wat_imp rural"))
        .isEqualTo("2000 held 2006 flat 2008 line 2013 flat 2015 held");
    assertThat(cells.get("X wat_sur rural 2030").value()).isZero();
    assertThat(reaches(cells, "X wat_imp urban")).endsWith("2015 none");
  }

  @Test
  void linesAreClippedToAHundred() {
    Map<String, Cell> cells =
        estimate(List.of(rural("w_imp", 2005, 80), rural("w_imp", 2015, 99)), List.of());
    assertThat(cells.get("X wat_imp rural 2017").value()).isEqualTo(100);
    assertThat(cells.get("X wat_imp rural 2030").value()).isEqualTo(100);
  }

  @Test
  void improvedAndSurfaceWaterFitIntoAHundred() {
    Map<String, Cell> over =
        estimate(List.of(rural("w_imp", 2010, 90), rural("w_sur", 2010, 30)), List.of());
    assertThat(over.get("X wat_imp rural 2010").value()).isCloseTo(75, within(1e-6));
    assertThat(over.get("X wat_sur rural 2010").value()).isCloseTo(25, within(1e-6));
    assertThat(over.get("X wat_unimp rural 2010").value()).isCloseTo(0, within(1e-6));
    Map<String, Cell> all =
        estimate(List.of(rural("s_imp", 2010, 100), rural("s_od", 2010, 5)), List.of());
    assertThat(all.get("X san_imp rural 2010").value()).isEqualTo(100);
    assertThat(all.get("X san_od rural 2010").value()).isZero();
    Map<String, Cell> nearly =
        estimate(List.of(rural("w_imp", 2010, 99.5), rural("w_sur", 2010, 0.3)), List.of());
    assertThat(nearly.get("X wat_imp rural 2010").value()).isEqualTo(99.5);
    assertThat(nearly.get("X wat_sur rural 2010").value()).isZero();
    assertThat(nearly.get("X wat_unimp rural 2010").value()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void pointsOfOverAHundredEnterAsTheyAreAndOnlyResultsAreCut() {
    Map<String, Cell> cells =
        estimate(List.of(urban("w_imp", 2000, 99), urban("w_imp", 2010, 100.05)), List.of());
    // Cut to 100 before the fit the line would stand at 99.5.
    assertThat(cells.get("X wat_imp urban 2005").value()).isCloseTo(99.525, within(1e-6));
    assertThat(cells.get("X wat_imp urban 2012").value()).isEqualTo(100);
  }

  @Test
  void theWorstRungIsNothingWhereImprovedIsNearlyAllThoughItHasNoPoints() {
    Map<String, Cell> cells =
        estimate(
            List.of(
                urban("w_imp", 2010, 99.6),
                urban("s_imp", 2010, 99.5),
                rural("w_imp", 2010, 99.4),
                rural("s_imp", 2010, 100)),
            List.of());
    assertThat(cells.get("X wat_sur urban 2010").value()).isZero();
    assertThat(cells.get("X wat_sur urban 2030").value()).isZero();
    assertThat(cells.get("X wat_unimp urban 2010").value()).isCloseTo(0.4, within(1e-6));
    assertThat(cells.get("X san_od urban 2010").value()).isZero();
    assertThat(cells.get("X san_od rural 2010").value()).isZero();
    assertThat(cells).doesNotContainKey("X wat_sur rural 2010");
  }

  @Test
  void pipedWaterIsNeverMoreThanImproved() {
    Map<String, Cell> cells =
        estimate(
            List.of(rural("w_imp", 2010, 70), rural("w_pip", 2010, 80), urban("w_pip", 2010, 80)),
            List.of());
    assertThat(cells.get("X wat_pip rural 2010").value()).isEqualTo(70);
    assertThat(cells.get("X wat_pip urban 2010").value()).isEqualTo(80);
  }

  @Test
  void ratiosAreOfTheImprovedAndHeldWithoutEnd() {
    Map<String, Cell> cells =
        estimate(
            List.of(
                rural("w_imp", 2000, 80),
                rural("w_imp", 2020, 80),
                rural("w_30min", 2005, 90),
                rural("w_premises", 2005, 95),
                rural("w_quality", 2005, 25)),
            List.of());
    assertThat(cells.get("X wat_30min rural 2020").value()).isCloseTo(72, within(1e-6));
    assertThat(cells.get("X wat_30min rural 2020").reach()).isEqualTo("held");
    // Basic is the larger of within thirty minutes and on premises.
    assertThat(cells.get("X wat_bas rural 2020").value()).isCloseTo(76, within(1e-6));
    assertThat(cells.get("X wat_lim rural 2020").value()).isCloseTo(4, within(1e-6));
    assertThat(cells.get("X wat_sm rural 2020").value()).isCloseTo(20, within(1e-6));
    assertThat(cells.get("X wat_sm rural 2020").points()).isEqualTo(1);
  }

  @Test
  void safelyManagedNeedsQualityAndOneOther() {
    List<Point> quality = List.of(rural("w_imp", 2010, 80), rural("w_quality", 2010, 50));
    assertThat(estimate(quality, List.of())).doesNotContainKey("X wat_sm rural 2010");
    List<Point> others =
        List.of(
            rural("w_imp", 2010, 80),
            rural("w_premises", 2010, 50),
            rural("w_available", 2010, 40));
    assertThat(estimate(others, List.of())).doesNotContainKey("X wat_sm rural 2010");
    List<Point> both = new ArrayList<>(quality);
    both.add(rural("w_available", 2010, 40));
    assertThat(estimate(both, List.of()).get("X wat_sm rural 2010").value())
        .isCloseTo(32, within(1e-6));
  }

  @Test
  void withoutTimeToFetchWaterLimitedIsNotKnownAndWithoutSharingNeitherBasicSanitation() {
    Map<String, Cell> cells =
        estimate(
            List.of(
                rural("w_imp", 2010, 80), rural("w_premises", 2010, 50), rural("s_imp", 2010, 60)),
            List.of());
    assertThat(cells.get("X wat_bas rural 2010").value()).isEqualTo(80);
    assertThat(cells)
        .doesNotContainKeys("X wat_lim rural 2010", "X san_bas rural 2010", "X san_lim rural 2010");
  }

  @Test
  void theNationIsWeightedOnlyWhereBothPartsAndTheShareAreKnown() {
    List<Point> points =
        List.of(rural("w_imp", 2010, 60), urban("w_imp", 2010, 90), urban("s_imp", 2010, 70));
    Map<String, Cell> cells =
        estimate(points, List.of(new UrbanShare("X", 2009, 40), new UrbanShare("X", 2011, 50)));
    assertThat(cells.get("X wat_imp total 2009").value()).isCloseTo(72, within(1e-6));
    assertThat(cells.get("X wat_imp total 2010").value()).isCloseTo(73.5, within(1e-6));
    assertThat(cells).doesNotContainKeys("X wat_imp total 2012", "X san_imp total 2010");
    assertThat(estimate(points, List.of(new UrbanShare("X", 2010, 100))))
        .containsKey("X san_imp total 2010");
  }

  @Test
  void countriesAreFittedApart() {
    Map<String, Cell> cells =
        estimate(
            List.of(
                new Point("X", "w_imp", "rural", 2010, 10),
                new Point("Y", "w_imp", "rural", 2010, 20)),
            List.of());
    assertThat(cells.get("X wat_imp rural 2010").value()).isEqualTo(10);
    assertThat(cells.get("Y wat_imp rural 2010").value()).isEqualTo(20);
  }

  /** The same rules implemented in plain Java, on a hundred and twenty invented countries. */
  @Test
  void aSecondReadingOfTheRulesGivesTheSame() {
    Random random = new Random(42);
    List<Point> points = new ArrayList<>();
    List<UrbanShare> shares = new ArrayList<>();
    for (int country = 0; country < 120; country++) {
      String area = "C" + country;
      for (String variable : JmpEstimates.VARIABLES.stream().sorted().toList()) {
        for (String residence : List.of("rural", "urban")) {
          int n = Math.max(0, random.nextInt(9) - 2);
          double level = 100 * Math.sqrt(random.nextDouble());
          for (int i = 0; i < n; i++) {
            double value = Math.min(100, Math.max(0, level + 8 * random.nextGaussian()));
            points.add(new Point(area, variable, residence, 1995 + random.nextInt(26), value));
          }
        }
      }
      for (int year = 2000; year <= 2030; year++) {
        shares.add(new UrbanShare(area, year, country % 40 == 0 ? 100 : 20 + country % 70));
      }
    }
    Map<String, Double> expected = SecondReading.of(points, shares, 2000, 2030);
    Map<String, Cell> found = estimate(points, shares);
    assertThat(found.keySet().equals(expected.keySet())).isTrue();
    assertThat(found.size()).isGreaterThan(40_000);
    found.forEach(
        (key, cell) -> assertThat(cell.value()).as(key).isCloseTo(expected.get(key), within(2e-6)));
  }

  private static final class SecondReading {
    private final Map<String, List<Point>> series = new HashMap<>();
    private final Map<String, Double> out = new TreeMap<>();

    static Map<String, Double> of(
        List<Point> points, List<UrbanShare> shares, int first, int last) {
      SecondReading reading = new SecondReading();
      points.forEach(
          point ->
              reading
                  .series
                  .computeIfAbsent(
                      point.area() + " " + point.variable() + " " + point.residence(),
                      key -> new ArrayList<>())
                  .add(point));
      Map<String, Double> share = new HashMap<>();
      shares.forEach(s -> share.put(s.area() + " " + s.year(), s.urban() / 100));
      points.stream()
          .map(Point::area)
          .distinct()
          .forEach(
              area -> {
                for (int year = first; year <= last; year++) {
                  Map<String, Double> urban = reading.services(area, "urban", year);
                  Map<String, Double> rural = reading.services(area, "rural", year);
                  reading.put(area, "urban", year, urban);
                  reading.put(area, "rural", year, rural);
                  Double p = share.get(area + " " + year);
                  if (p != null) {
                    Map<String, Double> total = new HashMap<>();
                    urban.forEach(
                        (name, u) -> {
                          if (p == 1) {
                            total.put(name, u);
                          } else if (rural.containsKey(name)) {
                            total.put(name, p * u + (1 - p) * rural.get(name));
                          }
                        });
                    reading.put(area, "total", year, total);
                  }
                }
              });
      return reading.out;
    }

    private void put(String area, String residence, int year, Map<String, Double> values) {
      values.forEach(
          (name, value) -> out.put(area + " " + name + " " + residence + " " + year, value));
    }

    /** Null beyond the reach of the line. */
    private Double line(String area, String variable, String residence, int year, boolean ratio) {
      List<Point> given = series.get(area + " " + variable + " " + residence);
      if (given == null) {
        return null;
      }
      int first = given.stream().mapToInt(Point::year).min().orElseThrow();
      int last = given.stream().mapToInt(Point::year).max().orElseThrow();
      double meanX = given.stream().mapToInt(Point::year).average().orElseThrow();
      double meanY = given.stream().mapToDouble(Point::value).average().orElseThrow();
      double slope = 0;
      if (given.size() > 1 && last - first >= 5) {
        double sxy = 0;
        double sxx = 0;
        for (Point point : given) {
          sxy += (point.year() - meanX) * (point.value() - meanY);
          sxx += (point.year() - meanX) * (point.year() - meanX);
        }
        slope = sxy / sxx;
      }
      int at = Math.max(first - 2, Math.min(last + 2, year));
      double value = Math.rint((meanY + slope * (at - meanX)) * 1e9) / 1e9;
      value = Math.max(0, Math.min(100, value));
      int away = Math.max(0, Math.max(first - year, year - last));
      boolean reached = away <= (given.size() == 1 ? 4 : 6);
      return reached || ratio || value >= 99.5 || value <= 0.5 ? value : null;
    }

    private static double[] beside(double improved, double other) {
      if (improved >= 100) {
        return new double[] {100, 0};
      }
      double sum = improved + other;
      double scale = sum > 100 ? 100 / sum : 1;
      return new double[] {improved * scale, improved * scale >= 99.5 ? 0 : other * scale};
    }

    private Map<String, Double> services(String area, String residence, int year) {
      Map<String, Double> values = new HashMap<>();
      Double improved = line(area, "w_imp", residence, year, false);
      Double surface = line(area, "w_sur", residence, year, false);
      if (improved != null && surface != null) {
        double[] both = beside(improved, surface);
        improved = both[0];
        surface = both[1];
        values.put("wat_unimp", 100 - improved - surface);
      } else if (improved != null && improved >= 99.5) {
        surface = 0.0;
        values.put("wat_unimp", 100 - improved);
      }
      if (improved != null) {
        values.put("wat_imp", improved);
      }
      if (surface != null) {
        values.put("wat_sur", surface);
      }
      Double piped = line(area, "w_pip", residence, year, false);
      if (piped != null) {
        values.put("wat_pip", improved == null ? piped : Math.min(improved, piped));
      }
      if (improved != null) {
        for (String ratio : List.of("30min", "premises", "available", "quality")) {
          Double share = line(area, "w_" + ratio, residence, year, true);
          if (share != null) {
            values.put("wat_" + ratio, improved * share / 100);
          }
        }
        Double near = values.get("wat_30min");
        double basic =
            near == null ? improved : Math.max(near, values.getOrDefault("wat_premises", 0.0));
        values.put("wat_bas", basic);
        if (near != null) {
          values.put("wat_lim", improved - basic);
        }
        if (values.containsKey("wat_quality")
            && (values.containsKey("wat_premises") || values.containsKey("wat_available"))) {
          values.put(
              "wat_sm",
              Math.min(
                  values.get("wat_quality"),
                  Math.min(
                      values.getOrDefault("wat_premises", 100.0),
                      values.getOrDefault("wat_available", 100.0))));
        }
      }
      sanitation(area, residence, year, values);
      return values;
    }

    private void sanitation(String area, String residence, int year, Map<String, Double> values) {
      Double improved = line(area, "s_imp", residence, year, false);
      Double open = line(area, "s_od", residence, year, false);
      if (improved != null && open != null) {
        double[] both = beside(improved, open);
        improved = both[0];
        open = both[1];
        values.put("san_unimp", 100 - improved - open);
      } else if (improved != null && improved >= 99.5) {
        open = 0.0;
        values.put("san_unimp", 100 - improved);
      }
      if (open != null) {
        values.put("san_od", open);
      }
      if (improved != null) {
        values.put("san_imp", improved);
        Double shared = line(area, "s_shared", residence, year, true);
        if (shared != null) {
          values.put("san_shared", improved * shared / 100);
          values.put("san_lim", improved * shared / 100);
          values.put("san_bas", improved * (1 - shared / 100));
        }
      }
    }
  }

  /** JMP's own points of Honduras give JMP's own series of the edition of 2021, to two decimals. */
  @Test
  void thePointsOfHondurasGiveThePublishedSeries() throws IOException {
    Path facts = Declarations.HOME.resolve("../shared/facts");
    assumeTrue(Files.isDirectory(facts), "the published files are not at hand");
    List<Point> points = new ArrayList<>();
    for (String[] row : rows(facts.resolve("jmp-honduras-sources.csv"))) {
      int end = row[3].length() - 2;
      String variable = row[3].substring(0, end);
      if (JmpEstimates.VARIABLES.contains(variable)) {
        points.add(
            new Point(
                "HND",
                variable,
                row[3].endsWith("_u") ? "urban" : "rural",
                Integer.parseInt(row[2]),
                Double.parseDouble(row[7])));
      }
    }
    Map<Integer, Double> urban = new TreeMap<>();
    for (String[] row : rows(facts.resolve("jmp-honduras-schools.csv"))) {
      if (row[2].equals("prop_urb")) {
        urban.put(Integer.parseInt(row[1]), Double.parseDouble(row[3]));
      }
    }
    List<UrbanShare> shares = new ArrayList<>();
    urban.forEach((year, share) -> shares.add(new UrbanShare("HND", year, share)));
    Map<String, Cell> found = estimate(points, shares);
    Map<String, Integer> compared = new TreeMap<>();
    for (String[] row : rows(facts.resolve("jmp-honduras.csv"))) {
      boolean method =
          row[6].startsWith("wat_") || row[6].startsWith("san_") && !row[6].equals("san_sm");
      if (row[0].equals("JMP2021") && method) {
        String residence = row[4].equals("national") ? "total" : row[4];
        String key = "HND " + row[6] + " " + residence + " " + row[3];
        assertThat(found).containsKey(key);
        assertThat(found.get(key).value())
            .as(key)
            .isCloseTo(Double.parseDouble(row[7]), within(0.01));
        compared.merge(row[6], 1, Integer::sum);
      }
    }
    assertThat(compared)
        .hasSize(11)
        .containsEntry("wat_bas", 63)
        .containsEntry("san_od", 63)
        .containsEntry("wat_sm", 21);
  }

  private static List<String[]> rows(Path file) throws IOException {
    return Files.readAllLines(file).stream().skip(1).map(line -> line.split(",", -1)).toList();
  }
}
