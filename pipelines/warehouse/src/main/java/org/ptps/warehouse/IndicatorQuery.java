package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Words;

/**
 * Filter for values of an indicator.
 *
 * @param indicator code or id, in any case of letters
 * @param level {@code municipality}, {@code department}, {@code nation} or {@code ptps}; null for
 *     all
 * @param area area code, null for all
 * @param year null for all
 * @param residence {@code total}, {@code rural} or {@code urban}; null for all
 */
public record IndicatorQuery(
    String indicator, String level, String area, Integer year, String residence) {

  public static IndicatorQuery of(String indicator) {
    return new IndicatorQuery(indicator, null, null, null, null);
  }

  /**
   * Runs it: rows of {@code report.indicator_values}, ordered by year, level, area and residence.
   *
   * @throws WarehouseException if there is no such indicator; the message names the known ones
   */
  public Rows run(Warehouse warehouse) {
    StringBuilder sql =
        new StringBuilder("select * from report.indicator_values where indicator = ?");
    List<Object> parameters = new ArrayList<>();
    parameters.add(code(warehouse, indicator));
    add(sql, parameters, "level", level);
    add(sql, parameters, "area_code", area);
    add(sql, parameters, "year", year);
    add(sql, parameters, "residence", residence);
    sql.append(" order by year, level, area_code, residence");
    return warehouse.query(sql.toString(), parameters.toArray());
  }

  /**
   * Why {@link #run} gives no row: nothing is counted, known to be missing or expected there, or
   * the filter is too narrow.
   *
   * @throws WarehouseException if there is no such indicator; the message names the known ones
   */
  public Words whyNone(Warehouse warehouse) {
    String code = code(warehouse, indicator);
    String place =
        area == null
            ? ""
            : warehouse
                .query("select area_name from report.areas where area_code = ?", area)
                .rows()
                .stream()
                .map(row -> area + " (" + row.text("area_name") + ")")
                .findFirst()
                .orElse(area);
    boolean isTold =
        area == null || !new IndicatorQuery(code, null, area, null, null).isEmpty(warehouse);
    if (isTold) {
      String command = "./ptps values " + code + (area == null ? "" : " --area " + area);
      return new Words(
          "no hay fila de "
              + code
              + " con ese nivel, año y residencia"
              + (place.isEmpty() ? "" : " para " + place)
              + " → las que hay: "
              + command,
          "there is no row of "
              + code
              + " with this level, year and residence"
              + (place.isEmpty() ? "" : " for " + place)
              + " → those there are: "
              + command);
    }
    boolean isLoaded =
        !warehouse
            .query(
                "select 1 from report.indicator_values where indicator = ? and reason is distinct"
                    + " from 'source_not_loaded' limit 1",
                code)
            .isEmpty();
    return isLoaded
        ? new Words(
            "no hay fila de "
                + code
                + " para "
                + place
                + ": ningún registro leído habla ahí de lo que cuenta, y no es municipio socio, así"
                + " que no hay nada que dividir (no_denominator)",
            "there is no row of "
                + code
                + " for "
                + place
                + ": no record read speaks there of what it counts, and it is no partner"
                + " municipality, so there is nothing to divide by (no_denominator)")
        : new Words(
            "no hay fila de "
                + code
                + " para "
                + place
                + ": no se cargó ninguna fuente de lo que cuenta (source_not_loaded)",
            "there is no row of "
                + code
                + " for "
                + place
                + ": no source of what it counts was loaded (source_not_loaded)");
  }

  private boolean isEmpty(Warehouse warehouse) {
    return run(warehouse).isEmpty();
  }

  private static void add(
      StringBuilder sql, List<Object> parameters, String column, Object wanted) {
    if (wanted != null) {
      sql.append(" and ").append(column).append(" = ?");
      parameters.add(wanted);
    }
  }

  /** Code for a code or id. */
  static String code(Warehouse warehouse, String codeOrId) {
    Rows found =
        warehouse.query(
            "select code from report.indicators where lower(code) = lower(?) or lower(id) ="
                + " lower(?)",
            codeOrId,
            codeOrId);
    if (found.isEmpty()) {
      List<String> known =
          warehouse.query("select code from report.indicators order by position").rows().stream()
              .map(row -> row.text("code"))
              .toList();
      throw new WarehouseException(
          "there is no indicator '" + codeOrId + "' → use one of " + String.join(", ", known));
    }
    return found.rows().get(0).text("code");
  }
}
