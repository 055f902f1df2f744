package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Language;

/**
 * Filter for trends.
 *
 * @param indicator code or id, in any case of letters; null for all
 * @param level {@code municipality}, {@code department}, {@code nation} or {@code ptps}; null for
 *     all
 * @param area area code, null for all
 * @param year null for all
 * @param residence {@code total}, {@code rural} or {@code urban}; null for all
 */
public record TrendQuery(
    String indicator, String level, String area, Integer year, String residence) {

  private static final String ORDER =
      " order by areas.position, trends.area_code, indicators.position, trends.residence,"
          + " trends.measure desc, trends.breakdown, trends.category, trends.comparison desc,"
          + " trends.baseline, trends.edition, trends.year";

  /** Columns of {@code report.trends}, for programs. */
  public Rows run(Warehouse warehouse) {
    return query(warehouse, "trends.*");
  }

  /**
   * Rounded columns with words, for people.
   *
   * @throws WarehouseException if there is no such indicator; the message names the known ones
   */
  public Rows forPeople(Warehouse warehouse, Language language) {
    return query(
        warehouse,
        switch (language) {
          case ES ->
              """
              trends.indicator as indicador,
              areas.area_name as lugar,
              trends.residence as residencia,
              case when trends.measure <> 'value' then trends.measure when trends.breakdown <> '' then trends.category end as medida,
              comparisons.name_es as "se compara con",
              trends.baseline_year as desde,
              round(trends.baseline_value, 1) as "línea de base",
              trends.year as "año",
              round(trends.value, 1) as valor,
              round(trends.change_points, 1) as cambio,
              changes.name_es as "¿claro?",
              round(trends.expected, 1) as esperado,
              round(trends.progress, 2) as avance,
              round(trends.required_per_year, 1) as "falta por año",
              trends.arrival_year as llegada,
              round(trends.unknown_pct, 1) as "sin dato %",
              statuses.name_es as estado,
              coalesce(events.name_es, reasons.name_es, trends.reason) as "por qué"
              """;
          case EN ->
              """
              trends.indicator as indicator,
              areas.area_name_en as place,
              trends.residence as residence,
              case when trends.measure <> 'value' then trends.measure when trends.breakdown <> '' then trends.category end as measure,
              comparisons.name_en as "compared with",
              trends.baseline_year as since,
              round(trends.baseline_value, 1) as baseline,
              trends.year as year,
              round(trends.value, 1) as value,
              round(trends.change_points, 1) as change,
              changes.name_en as "clear?",
              round(trends.expected, 1) as expected,
              round(trends.progress, 2) as progress,
              round(trends.required_per_year, 1) as "needed a year",
              trends.arrival_year as arrival,
              round(trends.unknown_pct, 1) as "unknown %",
              statuses.name_en as status,
              coalesce(events.name_en, reasons.name_en, trends.reason) as why
              """;
        });
  }

  private Rows query(Warehouse warehouse, String columns) {
    StringBuilder sql =
        new StringBuilder("select ")
            .append(columns)
            .append(
                """

                from report.trends as trends
                join report.indicators as indicators
                    on indicators.code = trends.indicator
                join (
                    select *, list_position(['nation', 'ptps', 'department', 'municipality'], level) as position
                    from report.areas
                ) as areas
                    on areas.level = trends.level
                    and areas.area_code = trends.area_code
                left join report.status_words as comparisons
                    on comparisons.kind = 'comparison'
                    and comparisons.id = trends.comparison
                left join report.status_words as changes
                    on changes.kind = 'change'
                    and changes.id = trends.change
                left join report.status_words as statuses
                    on statuses.kind = 'status'
                    and statuses.id = trends.status
                left join report.status_words as reasons
                    on reasons.kind = 'reason'
                    and reasons.id = trends.reason
                left join report.status_words as events
                    on events.kind = 'event'
                    and events.id = trends.event
                where true
                """);
    List<Object> parameters = new ArrayList<>();
    add(
        sql,
        parameters,
        "indicator",
        indicator == null ? null : IndicatorQuery.code(warehouse, indicator));
    add(sql, parameters, "level", level);
    add(sql, parameters, "area_code", area);
    add(sql, parameters, "year", year);
    add(sql, parameters, "residence", residence);
    return warehouse.query(sql.append(ORDER).toString(), parameters.toArray());
  }

  private static void add(
      StringBuilder sql, List<Object> parameters, String column, Object wanted) {
    if (wanted != null) {
      sql.append(" and trends.").append(column).append(" = ?");
      parameters.add(wanted);
    }
  }
}
