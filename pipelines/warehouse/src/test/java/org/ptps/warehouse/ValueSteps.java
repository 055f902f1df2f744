package org.ptps.warehouse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The warehouse's own queries of value rows, one table each as in the warehouse, so that a test can
 * compute them again and again over other rows. In one query the rows of the indicators would be
 * planned for each that reads them, which takes longer than all the rest.
 */
final class ValueSteps {
  private static final List<String> IN_ORDER =
      List.of(
          "indicator.counted",
          "report.value_areas",
          "report.value_parts",
          "report.recorded_municipalities",
          "report.value_sums",
          "report.value_rows");

  private final Database database;
  private final Map<String, String> sql = new LinkedHashMap<>();

  /**
   * @param sqlOf the query of a view of {@code report}
   */
  ValueSteps(Database database, UnaryOperator<String> sqlOf) {
    this.database = database;
    database.execute("create schema steps");
    for (String name : IN_ORDER) {
      sql.put(name, name.startsWith("indicator.") ? "from " + name : ofSteps(sqlOf.apply(name)));
    }
  }

  private static String ofSteps(String query) {
    for (String name : IN_ORDER) {
      query = query.replaceAll("\\b" + name.replace(".", "\\.") + "\\b", table(name));
    }
    return query;
  }

  private static String table(String name) {
    return "steps." + name.substring(name.indexOf('.') + 1);
  }

  /** Computes all value rows of what the model holds now, into {@code steps.value_rows}. */
  void compute() {
    sql.forEach(
        (name, query) ->
            database.execute("create or replace table " + table(name) + " as\n" + query));
  }
}
