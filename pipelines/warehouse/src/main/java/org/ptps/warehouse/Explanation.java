package org.ptps.warehouse;

import java.util.List;

/**
 * Everything behind one published value, down to the files and lines that were counted.
 *
 * @param indicator row of {@code report.indicators}: words, unit, caveats, file and SQL
 * @param value row of {@code report.indicator_values}
 * @param counted rows that were summed: {@code row_id, municipality_code, residence, observed_on,
 *     weight, numerator, denominator, unknown, unknown_reason, origins, synthetic}
 * @param universe dwellings of INE in the area: {@code municipality_code, counted_in,
 *     rural_dwellings, urban_dwellings, dwellings, origins}; empty where the universe is another
 * @param origins each file and line that was counted, once: {@code origin}
 * @param baselines rows of {@code report.baselines}
 * @param thresholds numbers that its queries read, so that a change of one shows here: {@code name,
 *     value, unit, status, source, read_by}
 * @param lineage steps from the indicator down to the lake: {@code schema_name, name, reads_schema,
 *     reads_name}
 * @param sources declared sources of the lake tables at the end of the lineage, of which something
 *     was read
 */
public record Explanation(
    Rows.Row indicator,
    Rows.Row value,
    Rows counted,
    Rows universe,
    Rows origins,
    Rows baselines,
    Rows thresholds,
    Rows lineage,
    Rows sources) {

  /**
   * Explains the value of an indicator for an area, year and residence.
   *
   * @param codeOrId code or id of the indicator
   * @param area code of the area
   * @throws WarehouseException if there is no such indicator or value; the message says what there
   *     is
   */
  public static Explanation of(
      Warehouse warehouse, String codeOrId, String area, int year, String residence) {
    String code = IndicatorQuery.code(warehouse, codeOrId);
    Rows.Row indicator =
        warehouse.query("select * from report.indicators where code = ?", code).rows().get(0);
    Rows values = new IndicatorQuery(code, null, area, year, residence).run(warehouse);
    if (values.isEmpty()) {
      throw new WarehouseException(
          "there is no value of "
              + code
              + " for area '"
              + area
              + "', year "
              + year
              + ", residence "
              + residence
              + " → see: ptps values "
              + code);
    }
    String id = indicator.text("id");
    String rows = ROWS.formatted(id, residence.equals("total") ? "" : " and counted.residence = ?");
    Object[] parameters =
        residence.equals("total")
            ? new Object[] {area, year}
            : new Object[] {area, year, residence};
    boolean ine = indicator.text("universe").equals("ine_dwellings");
    return new Explanation(
        indicator,
        values.rows().get(0),
        warehouse.query(
            "select row_id, municipality_code, residence, observed_on, weight, numerator,"
                + " denominator, unknown, unknown_reason, origins, synthetic from ("
                + rows
                + ") order by municipality_code, residence, row_id",
            parameters),
        ine ? warehouse.query(UNIVERSE, area, year) : new Rows(List.of(), List.of()),
        warehouse.query(
            "select distinct unnest(origins) as origin from (" + rows + ") order by origin",
            parameters),
        warehouse.query(
            "select * from report.baselines where indicator = ? order by kind, year, id", code),
        warehouse.query(LINEAGE + THRESHOLDS, id),
        warehouse.query(
            LINEAGE + "select * from reads order by schema_name, name, reads_schema, reads_name",
            id),
        warehouse.query(
            LINEAGE
                + "select * from report.sources where files > 0 and table_id in (select reads_name"
                + " from reads where reads_schema = 'lake') order by id",
            id));
  }

  /** From the indicator's own view: to plan {@code indicator.counted} takes seconds. */
  private static final String ROWS =
      """
      select counted.*
      from indicator.%s as counted
      join model.area_parts as places
          on places.municipality_code = counted.municipality_code
          and places.year = counted.year
      where
          places.area_code = ?
          and counted.year = ?
          and (counted.denominator > 0 or counted.unknown > 0)
          %s
      """;

  private static final String UNIVERSE =
      """
      select
          dwellings.municipality_code,
          counted_in,
          rural_dwellings,
          urban_dwellings,
          dwellings,
          origins,
      from model.dwellings as dwellings
      join model.area_municipalities as places
          on places.municipality_code = dwellings.municipality_code
          and places.year = dwellings.year
      where places.area_code = ? and dwellings.year = ?
      order by dwellings.municipality_code
      """;

  /** A query reads a threshold by its name with underscores, as model.thresholds gives it. */
  private static final String THRESHOLDS =
      """
      select
          thresholds.name,
          thresholds.value,
          thresholds.unit,
          thresholds.status,
          thresholds.source,
          string_agg(distinct queries.schema_name || '.' || queries.name, ', ' order by queries.schema_name || '.' || queries.name) as read_by,
      from declared.thresholds as thresholds
      join declared.queries as queries
          on regexp_matches(queries.sql, '\\b' || replace(thresholds.name, '.', '_') || '\\b')
      where
          (queries.schema_name, queries.name) in (
              select (schema_name, name) from reads
              union
              select (reads_schema, reads_name) from reads
          )
          and queries.name <> 'thresholds'
      group by all
      order by thresholds.name
      """;

  private static final String LINEAGE =
      """
      with recursive reads as (
          select schema_name, name, reads_schema, reads_name
          from declared.lineage
          where schema_name = 'indicator' and name = ?
          union
          select
              lineage.schema_name,
              lineage.name,
              lineage.reads_schema,
              lineage.reads_name,
          from reads
          join declared.lineage as lineage
              on lineage.schema_name = reads.reads_schema
              and lineage.name = reads.reads_name
      )
      """;
}
