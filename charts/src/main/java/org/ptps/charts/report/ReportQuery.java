package org.ptps.charts.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.words.ChartException;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.WarehouseException;

/**
 * Which rows of a table of {@code report} are shown, and in which order. Nothing is computed here:
 * what a report says is decided by the table.
 *
 * @param table name in {@code report}
 * @param where wanted values by column: text, number, truth, a list of them, or {@code :parameter}
 * @param order columns, each with {@code desc} behind it where the greatest comes first
 */
record ReportQuery(String table, Map<String, Object> where, List<String> order) {

  static ReportQuery read(Declaration part) {
    Map<String, Object> where = new LinkedHashMap<>();
    if (part.has("where")) {
      Declaration conditions = part.child("where");
      for (String column : conditions.keys()) {
        where.put(column, conditions.value(column));
      }
      conditions.ignoreTheRest();
    }
    List<String> order = part.has("order") ? part.texts("order") : List.of();
    for (String column : order) {
      if (!column.matches("[a-z][a-z0-9_]*( desc)?( nulls last)?")) {
        part.problem(
            "order",
            new Words("'" + column + "' no es una columna", "'" + column + "' is no column"),
            new Words("escriba: columna, o columna desc", "write: column, or column desc"));
      }
    }
    return new ReportQuery(part.text("from"), where, order);
  }

  /**
   * Its rows for a request.
   *
   * @param shown what asks, for messages
   * @throws ChartException if there is no such table or column, or a parameter was not given
   */
  public Rows rows(ReportTables tables, ReportRequest request, String shown) {
    if (!tables.has(table)) {
      throw new ChartException(
          shown + ": there is no report." + table + " → use a table of sql/report");
    }
    StringBuilder sql = new StringBuilder("select * from report.").append(table);
    List<Object> given = new ArrayList<>();
    String and = " where ";
    for (Map.Entry<String, Object> condition : where.entrySet()) {
      if (!tables.has(table, condition.getKey())) {
        throw new ChartException(
            shown + ": report." + table + " has no column '" + condition.getKey() + "'");
      }
      List<?> wanted =
          condition.getValue() instanceof List<?> list ? list : List.of(condition.getValue());
      sql.append(and).append('"').append(condition.getKey()).append("\" in (");
      for (int i = 0; i < wanted.size(); i++) {
        sql.append(i == 0 ? "?" : ", ?");
        given.add(request.answer(wanted.get(i)));
      }
      sql.append(')');
      and = " and ";
    }
    if (!order.isEmpty()) {
      sql.append(" order by ").append(String.join(", ", order));
    }
    try {
      return tables.query(sql.toString(), given.toArray());
    } catch (WarehouseException e) {
      throw new ChartException(shown + ": " + e.getMessage(), e);
    }
  }
}
