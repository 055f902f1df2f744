package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.List;

/**
 * Which values of an indicator are wanted.
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

  /** All values of an indicator. */
  public static IndicatorQuery of(String indicator) {
    return new IndicatorQuery(indicator, null, null, null, null);
  }

  /**
   * The rows of {@code report.indicator_values}, with its columns, ordered by year, level, area and
   * residence.
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

  private static void add(
      StringBuilder sql, List<Object> parameters, String column, Object wanted) {
    if (wanted != null) {
      sql.append(" and ").append(column).append(" = ?");
      parameters.add(wanted);
    }
  }

  /** The code that a code or id means. */
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
