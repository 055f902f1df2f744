package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Indicator.Breakdown;
import org.ptps.catalog.Indicator.Companion;

/**
 * Makes {@code indicator.counted}: the counted rows of all indicators in one view, so that {@code
 * report.value_rows} sums and divides in one place. It is made here because it follows from the
 * declarations alone: a list of indicators kept by hand would miss one some day.
 *
 * <p>A category of a share counts every row in its denominator, and the category {@code unknown}
 * counts what is not known among all, so that shares of one area add up.
 */
final class CountedView {
  /** Columns that every indicator's query gives, in this order. */
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

  /** Category of a share for what is not known. */
  static final String UNKNOWN = "unknown";

  private CountedView() {}

  static SqlFile of(List<Indicator> indicators) {
    List<String> parts = new ArrayList<>();
    for (Indicator indicator : indicators) {
      parts.add(part(indicator, "headline", "", "''", "numerator", "denominator", "unknown", ""));
      for (Breakdown breakdown : indicator.breakdowns()) {
        addBreakdown(parts, indicator, breakdown);
      }
      for (Companion companion : indicator.companions()) {
        String id = companion.id();
        parts.add(
            part(
                indicator,
                "companion",
                "companion",
                Database.literal(id),
                id + "_numerator",
                id + "_denominator",
                id + "_unknown",
                ""));
      }
    }
    if (parts.isEmpty()) {
      parts.add(none());
    }
    return new SqlFile(
        "indicator",
        "counted",
        "sql/indicators",
        "-- Grain: one counted row of one indicator, for its headline, a breakdown category or a"
            + " companion.\n"
            + String.join("union all\n", parts));
  }

  private static void addBreakdown(List<String> parts, Indicator indicator, Breakdown breakdown) {
    String column = breakdown.column();
    switch (breakdown.kind()) {
      case VALUE ->
          parts.add(
              part(
                  indicator,
                  "value",
                  column,
                  column,
                  "numerator",
                  "denominator",
                  "unknown",
                  "where " + column + " is not null\n"));
      case SHARE -> {
        for (Breakdown.Category category : breakdown.categories()) {
          String id = Database.literal(category.id());
          parts.add(
              part(
                  indicator,
                  "share",
                  column,
                  id,
                  "case when " + column + " = " + id + " then denominator else 0 end",
                  "denominator",
                  "unknown",
                  ""));
        }
        parts.add(
            part(
                indicator,
                "share",
                column,
                Database.literal(UNKNOWN),
                "unknown",
                "denominator + unknown",
                "0",
                ""));
      }
    }
  }

  private static String part(
      Indicator indicator,
      String kind,
      String breakdown,
      String category,
      String numerator,
      String denominator,
      String unknown,
      String where) {
    return """
        select
            '%s' as indicator,
            '%s' as kind,
            '%s' as breakdown,
            %s as category,
            cast(row_id as varchar) as row_id,
            municipality_code,
            year,
            residence,
            observed_on,
            cast(weight as double) as weight,
            cast(%s as double) as numerator,
            cast(%s as double) as denominator,
            cast(%s as double) as unknown,
            unknown_reason,
            origins,
            synthetic
        from indicator.%s
        %s"""
        .formatted(
            indicator.code(),
            kind,
            breakdown,
            category,
            numerator,
            denominator,
            unknown,
            indicator.id(),
            where);
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
            '' as unknown_reason,
            cast([] as varchar[]) as origins,
            false as synthetic
        from model.area_municipalities
        where false
        """;
  }
}
