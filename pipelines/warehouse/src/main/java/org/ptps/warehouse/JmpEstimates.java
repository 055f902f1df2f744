package org.ptps.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * National coverage between surveys by the WHO/UNICEF JMP method for any points of any countries,
 * with the macros {@code sql/macros/jmp_*.sql} that the warehouse uses too.
 */
public final class JmpEstimates {
  /** Variables that the method uses. */
  public static final Set<String> VARIABLES =
      Set.of(
          "w_imp",
          "w_sur",
          "w_pip",
          "w_30min",
          "w_premises",
          "w_available",
          "w_quality",
          "s_imp",
          "s_od",
          "s_shared");

  /** Years beyond the last point for which the method still estimates. */
  public static final int REACH = 6;

  private JmpEstimates() {}

  /**
   * One value of a survey, census or register.
   *
   * @param area country, as the answer is to name it
   * @param variable one of {@link #VARIABLES}
   * @param residence {@code urban} or {@code rural}
   * @param value percent: of the population, for the ratios of those with improved services
   */
  public record Point(String area, String variable, String residence, int year, double value) {}

  /** Urban share of the population, percent. */
  public record UrbanShare(String area, int year, double urban) {}

  /**
   * Estimates of every area, urban and rural, and in total in the years between the first and the
   * last urban share known.
   *
   * @return columns iso3, variable, residence, year, value (percent, to six decimals), points,
   *     reach ({@code line}, {@code flat} or {@code held}); ordered by the first four
   */
  public static Rows of(
      WarehouseInputs inputs, List<Point> points, List<UrbanShare> shares, int from, int to) {
    try (Database database = Database.inMemory()) {
      new WarehouseLayers(database, inputs, Map.of()).createMacros();
      database.execute(
          "create table points (area varchar, variable varchar, residence varchar, year integer,"
              + " value double)");
      database.execute("create table shares (area varchar, year integer, urban double)");
      database.append(
          "points",
          points.stream()
              .map(
                  point ->
                      List.<Object>of(
                          point.area(),
                          point.variable(),
                          point.residence(),
                          point.year(),
                          point.value()))
              .toList());
      database.append(
          "shares",
          shares.stream()
              .map(share -> List.<Object>of(share.area(), share.year(), share.urban()))
              .toList());
      return database.query(
          """
          select
              area as iso3,
              variable,
              residence,
              year,
              round(value, 6) as value,
              points,
              reach,
          from macros.jmp_estimates(
              (select list(points) from points),
              (select list(shares) from shares),
              cast(? as integer),
              cast(? as integer)
          )
          order by all
          """,
          from,
          to);
    }
  }
}
