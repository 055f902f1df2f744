package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Indicator.Breakdown;
import org.ptps.catalog.Indicator.Companion;

/**
 * Generates {@code indicator.counted}: the counted rows of all indicators in one view, so that
 * {@code report.value_rows} sums and divides in one place. It is generated since it follows from
 * the declarations: a list kept by hand would miss one some day.
 *
 * <p>Each category of a share has every row in its denominator, and the category {@code unknown}
 * has the unknown, so that shares of one area add up.
 */
final class CountedView {
  static final String NAME = "indicator.counted";

  /** Columns of every indicator's query, in this order. */
  static final List<String> COLUMNS =
      List.of(
          "row_id",
          "municipality_code",
          "year",
          "residence",
          "observed_on",
          "weight",
          "numerator",
          "denominator",
          "unknown",
          "unknown_reason",
          "origins",
          "synthetic");

  /** Columns of the view as a table definition. */
  static final String TABLE_COLUMNS =
      """
      indicator varchar, kind varchar, breakdown varchar, category varchar, row_id varchar,
      municipality_code varchar, year integer, residence varchar, observed_on date, weight double,
      numerator double, denominator double, unknown double, unknown_low double,
      unknown_high double, sampled double, unknown_reason varchar, origins varchar[],
      synthetic boolean""";

  /** Additional column of an indicator with samples. */
  static final String SAMPLED_COLUMN = "sampled";

  /** Additional columns of an indicator whose unknowns are known in part. */
  static final List<String> PARTIAL_COLUMNS = List.of("unknown_low", "unknown_high");

  private static final String SAMPLED = "$sampled";
  private static final String LOW = "$low";
  private static final String HIGH = "$high";

  static final String UNKNOWN = "unknown";

  private CountedView() {}

  static SqlFile of(List<Indicator> indicators) {
    List<String> queries = new ArrayList<>(queries(indicators).values());
    if (queries.isEmpty()) {
      queries.add(none());
    }
    return new SqlFile(
        "indicator",
        "counted",
        "sql/indicators",
        "-- Grain: one counted row of one indicator, for its headline, a breakdown category or a"
            + " companion.\n"
            + String.join("union all\n", queries));
  }

  /** SELECT of each indicator, by id. */
  static Map<String, String> queries(List<Indicator> indicators) {
    Map<String, String> queries = new LinkedHashMap<>();
    for (Indicator indicator : indicators) {
      List<String> parts = new ArrayList<>();
      parts.add(
          part("headline", "", "''", "numerator", "denominator", "unknown", LOW, HIGH, SAMPLED));
      for (Breakdown breakdown : indicator.breakdowns()) {
        addBreakdown(parts, breakdown);
      }
      for (Companion companion : indicator.companions()) {
        String id = companion.id();
        parts.add(
            part(
                "companion",
                "companion",
                Database.literal(id),
                id + "_numerator",
                id + "_denominator",
                id + "_unknown",
                "0",
                id + "_unknown",
                "null"));
      }
      queries.put(indicator.id(), query(indicator, parts));
    }
    return queries;
  }

  private static void addBreakdown(List<String> parts, Breakdown breakdown) {
    String column = breakdown.column();
    switch (breakdown.kind()) {
      case VALUE ->
          parts.add(
              part(
                  "value",
                  column,
                  column,
                  "numerator",
                  "denominator",
                  "unknown",
                  LOW,
                  HIGH,
                  SAMPLED));
      case SHARE -> {
        for (Breakdown.Category category : breakdown.categories()) {
          String id = Database.literal(category.id());
          parts.add(
              part(
                  "share",
                  column,
                  id,
                  "case when " + column + " = " + id + " then denominator else 0 end",
                  "denominator",
                  "unknown",
                  "0",
                  "unknown",
                  SAMPLED));
        }
        parts.add(
            part(
                "share",
                column,
                Database.literal(UNKNOWN),
                "unknown",
                "denominator + unknown",
                "0",
                "0",
                "0",
                "null"));
      }
    }
  }

  private static String part(
      String kind,
      String breakdown,
      String category,
      String numerator,
      String denominator,
      String unknown,
      String low,
      String high,
      String sampled) {
    return """
                    {
                        'kind': '%s',
                        'breakdown': '%s',
                        'category': cast(%s as varchar),
                        'numerator': cast(%s as double),
                        'denominator': cast(%s as double),
                        'unknown': cast(%s as double),
                        'unknown_low': cast(%s as double),
                        'unknown_high': cast(%s as double),
                        'sampled': cast(%s as double)
                    }"""
        .formatted(kind, breakdown, category, numerator, denominator, unknown, low, high, sampled)
        .stripTrailing();
  }

  /** One SELECT with all parts of a row, so that the row is read once. */
  private static String query(Indicator indicator, List<String> parts) {
    String id = "indicator." + indicator.id();
    return """
        select
            '%s' as indicator,
            part.kind as kind,
            part.breakdown as breakdown,
            part.category as category,
            row_id,
            municipality_code,
            year,
            residence,
            observed_on,
            weight,
            part.numerator as numerator,
            part.denominator as denominator,
            part.unknown as unknown,
            part.unknown_low as unknown_low,
            part.unknown_high as unknown_high,
            part.sampled as sampled,
            -- What is missing of a companion alone is not reported, where the row itself is known.
            case when part.kind = 'companion' and part.unknown > 0 then coalesce(unknown_reason, 'not_reported') else unknown_reason end as unknown_reason,
            origins,
            synthetic
        from (
            select
                cast(row_id as varchar) as row_id,
                municipality_code,
                year,
                residence,
                observed_on,
                cast(weight as double) as weight,
                unknown_reason,
                origins,
                synthetic,
                unnest([
        %s
                ]) as part
            from %s
        )
        where part.category is not null
        """
        .formatted(
            indicator.code(),
            String.join(",\n", parts)
                .replace(SAMPLED, indicator.sample() ? SAMPLED_COLUMN : "null")
                .replace(LOW, indicator.partial() ? PARTIAL_COLUMNS.get(0) : "0")
                .replace(HIGH, indicator.partial() ? PARTIAL_COLUMNS.get(1) : "unknown"),
            id);
  }

  private static String none() {
    return """
        select
            '' as indicator,
            '' as kind,
            '' as breakdown,
            '' as category,
            '' as row_id,
            municipality_code,
            year,
            '' as residence,
            cast(null as date) as observed_on,
            cast(0 as double) as weight,
            cast(0 as double) as numerator,
            cast(0 as double) as denominator,
            cast(0 as double) as unknown,
            cast(0 as double) as unknown_low,
            cast(0 as double) as unknown_high,
            cast(0 as double) as sampled,
            '' as unknown_reason,
            cast([] as varchar[]) as origins,
            false as synthetic
        from model.area_municipalities
        where false
        """;
  }
}
