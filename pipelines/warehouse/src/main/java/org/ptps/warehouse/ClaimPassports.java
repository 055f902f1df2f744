package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Passport.Of;
import org.ptps.warehouse.Passport.Part;
import org.ptps.warehouse.claim.ClaimKey;

/** Passports of claims: values, trends, and published series. */
final class ClaimPassports {
  private final PassportReading reading;
  private final int most;
  private final PassportOpening opening;

  ClaimPassports(PassportReading reading, int most, PassportOpening opening) {
    this.reading = reading;
    this.most = most;
    this.opening = opening;
  }

  void openValuesAndTrends(Set<ClaimKey> asked, Set<ClaimKey> trends) {
    Map<ClaimKey, Rows> told = trends(trends);
    Set<ClaimKey> all = new LinkedHashSet<>(asked);
    told.keySet().forEach(trend -> ends(trend).values().forEach(all::add));
    Map<ClaimKey, Rows.Row> values = values(all);
    Map<ClaimKey, List<Part>> counting = new HashMap<>();
    Map<String, List<ClaimKey>> byCode = new LinkedHashMap<>();
    values
        .keySet()
        .forEach(
            claim -> byCode.computeIfAbsent(claim.code(), code -> new ArrayList<>()).add(claim));
    byCode.forEach(
        (code, claims) ->
            counting.putAll(new CountedParts(reading, most).counting(code, claims, values)));
    for (ClaimKey claim : asked) {
      Rows.Row value = values.get(claim);
      if (value == null) {
        continue;
      }
      Indicator indicator = reading.catalog.find(claim.code()).orElseThrow();
      List<Part> parts = new ArrayList<>();
      parts.add(
          new Part("value", new Words("Valor", "Value"), Of.NUMBER, AskedClaims.filled(value)));
      parts.addAll(reading.definition(indicator));
      parts.addAll(counting.get(claim));
      parts.addAll(reading.origins("indicator." + indicator.id()));
      opening.open(claim, value, parts);
    }
    Map<String, Rows> points = comparisonPoints(told.values());
    told.forEach((claim, trend) -> openTrend(claim, trend, points, counting));
  }

  private Map<ClaimKey, Rows.Row> values(Set<ClaimKey> claims) {
    Map<ClaimKey, Rows.Row> found = new LinkedHashMap<>();
    for (boolean headline : List.of(true, false)) {
      List<ClaimKey> asked =
          claims.stream().filter(claim -> claim.breakdown().isEmpty() == headline).toList();
      if (asked.isEmpty()) {
        continue;
      }
      AskedClaims.byClaim(
              asked,
              reading.shown.query(
                  "with "
                      + AskedClaims.asked(asked, reading.catalog)
                      + " select asked.claim, told.* from asked join report."
                      + (headline ? "indicator_values" : "indicator_breakdowns")
                      + " as told on told.indicator = asked.code and told.area_code ="
                      + " asked.area_code and told.residence = asked.residence and told.year ="
                      + " asked.year"
                      + (headline
                          ? ""
                          : " and told.breakdown = asked.breakdown and told.category ="
                              + " asked.category")))
          .forEach((claim, rows) -> found.put(claim, rows.rows().get(0)));
    }
    return found;
  }

  private Map<ClaimKey, Rows> trends(Set<ClaimKey> claims) {
    if (claims.isEmpty()) {
      return Map.of();
    }
    List<ClaimKey> asked = List.copyOf(claims);
    // A key may name the edition alone, without publisher and series.
    return AskedClaims.byClaim(
        asked,
        reading.shown.query(
            "with "
                + AskedClaims.asked(asked, reading.catalog)
                + ", told as (select asked.claim, asked.edition = trends.edition as exact,"
                + " trends.* from asked join report.trends as trends on trends.indicator ="
                + " asked.code and trends.breakdown = asked.breakdown and trends.category ="
                + " asked.category and (trends.edition = asked.edition or"
                + " list_contains(string_split(trends.edition, ', '), asked.edition)) and"
                + " trends.area_code = asked.area_code and trends.residence ="
                + " asked.residence and trends.comparison = asked.comparison and trends.year"
                + " = asked.year and (asked.from_year is null or trends.baseline_year ="
                + " asked.from_year)), best as (select * from told qualify exact ="
                + " bool_or(exact) over (partition by claim)) select * exclude (exact) from"
                + " best qualify (measure = 'value') = max(measure = 'value') over (partition"
                + " by claim) order by all"));
  }

  /** The values at both ends of a trend, by year. */
  private Map<String, ClaimKey> ends(ClaimKey trend) {
    Map<String, ClaimKey> ends = new LinkedHashMap<>();
    if (trend.edition().isEmpty()) {
      String[] years = trend.period().split("-");
      boolean both = trend.comparison().equals("own_start") && years.length == 2;
      for (String year : both ? List.of(years) : List.of(years[years.length - 1])) {
        ends.put(
            year,
            new ClaimKey(
                trend.code(),
                trend.breakdown(),
                trend.category(),
                "",
                trend.area(),
                trend.residence(),
                year,
                "",
                "value"));
      }
    }
    return ends;
  }

  private Map<String, Rows> comparisonPoints(Collection<Rows> trends) {
    Set<String> baselines = new TreeSet<>();
    trends.forEach(
        trend ->
            baselines.add(
                trend.rows().get(0).text("indicator")
                    + "|"
                    + trend.rows().get(0).text("baseline")));
    Map<String, Rows> points = new HashMap<>();
    if (!baselines.isEmpty()) {
      Rows found =
          reading.whole.query(
              "select * from report.comparison_points where indicator || '|' || baseline in ("
                  + AskedClaims.list(baselines)
                  + ") order by all");
      for (int i = 0; i < found.values().size(); i++) {
        Rows.Row point = found.rows().get(i);
        points.putIfAbsent(
            point.text("indicator") + "|" + point.text("baseline"),
            new Rows(found.columns(), List.of(found.values().get(i))));
      }
    }
    return points;
  }

  private void openTrend(
      ClaimKey claim, Rows trends, Map<String, Rows> points, Map<ClaimKey, List<Part>> counting) {
    Rows.Row trend = trends.rows().get(0);
    List<Part> told = new ArrayList<>();
    boolean isOne = trends.values().size() == 1;
    told.add(
        new Part(
            "value",
            new Words("Tendencia", "Trend"),
            Of.NUMBER,
            isOne ? AskedClaims.filled(trend) : trends));
    told.addAll(reading.definition(reading.catalog.find(claim.code()).orElseThrow()));
    told.add(
        new Part(
            "baseline",
            new Words("Con qué se compara", "What it is compared with"),
            Of.NUMBER,
            points.getOrDefault(
                trend.text("indicator") + "|" + trend.text("baseline"),
                new Rows(List.of(), List.of()))));
    ends(claim)
        .forEach(
            (year, end) -> {
              for (Part part : counting.getOrDefault(end, List.of())) {
                told.add(
                    new Part(
                        part.id() + "_" + year,
                        new Words(
                            year + ": " + part.heading().es(), year + ": " + part.heading().en()),
                        part.of(),
                        part.rows(),
                        part.total()));
              }
            });
    told.addAll(reading.origins("report.trends"));
    opening.open(claim, trend, told);
    if (!isOne) {
      opening.series.put(AskedClaims.prefix(claim), trends);
    }
  }

  void openEditions(Set<ClaimKey> claims) {
    if (claims.isEmpty()) {
      return;
    }
    List<ClaimKey> asked = List.copyOf(claims);
    String coverage =
        "with "
            + AskedClaims.asked(asked, reading.catalog)
            + ", told as (select asked.claim, coverage.* from asked join report.national_coverage"
            + " as coverage on coverage.variable = asked.code and coverage.publisher || ' ' ||"
            + " coverage.edition = asked.edition and coverage.residence = asked.residence and"
            + " coverage.year = asked.year)";
    Map<ClaimKey, Rows> published =
        AskedClaims.byClaim(
            asked, reading.shown.query(coverage + " select * from told order by all"));
    Map<ClaimKey, Rows> lines =
        published.isEmpty()
            ? Map.of()
            : AskedClaims.byClaim(
                asked,
                reading.whole.query(
                    coverage
                        + ", lines as (select distinct claim, unnest(origins) as origin from"
                        + " told), files as (select file || coalesce('!' || nullif(sheet, ''),"
                        + " '') as name, any_value(sha256) as sha256 from lake.file_ledger group"
                        + " by name) select lines.claim, lines.origin, files.sha256 from lines"
                        + " left join files on files.name = regexp_replace(lines.origin,"
                        + " ':[^:]*$', '') order by lines.claim, lines.origin"));
    Map<ClaimKey, Rows> series =
        AskedClaims.byClaim(
            asked,
            reading.shown.query(
                "with "
                    + AskedClaims.asked(asked, reading.catalog)
                    + " select asked.claim, series.* from asked join report.trend_series as series"
                    + " on series.indicator = asked.code and series.edition = asked.edition and"
                    + " series.area_code = asked.area_code and series.residence ="
                    + " asked.residence and series.year = asked.year order by all"));
    for (ClaimKey claim : asked) {
      boolean isCoverage = published.containsKey(claim);
      Rows found = isCoverage ? published.get(claim) : series.get(claim);
      if (found == null) {
        continue;
      }
      Rows.Row row = found.rows().get(0);
      List<Part> told = new ArrayList<>();
      told.add(
          new Part(
              "value",
              new Words("Valor publicado", "Published value"),
              Of.NUMBER,
              AskedClaims.without(AskedClaims.filled(row), List.of("origins"))));
      if (isCoverage && lines.containsKey(claim)) {
        Rows all = lines.get(claim);
        told.add(
            new Part(
                Passport.COUNTED,
                new Words("De qué línea de qué archivo", "From which line of which file"),
                Of.NUMBER,
                new Rows(
                    all.columns(), all.values().subList(0, Math.min(most, all.values().size()))),
                all.values().size()));
      }
      told.addAll(reading.origins(isCoverage ? "report.national_coverage" : "report.trend_series"));
      opening.open(claim, row, told);
    }
  }
}
