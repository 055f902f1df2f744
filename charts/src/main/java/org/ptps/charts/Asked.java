package org.ptps.charts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Fingerprint;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * A question to a warehouse and a hash of its answer. All that a figure or a report knows of the
 * data are the answers to its questions, and what it asks next follows from the answers before; so
 * one of which every answer is as it was would come out as it is.
 *
 * @param edition which warehouse was asked, where a report asks more than one
 * @param parameters texts, whole numbers, numbers and truth values
 * @param answer hash of columns and rows in order; empty where the question cannot be asked again
 */
public record Asked(String edition, String sql, List<Object> parameters, String answer) {

  static Asked of(String edition, String sql, Object[] parameters, Rows rows) {
    for (Object parameter : parameters) {
      boolean plain =
          parameter instanceof String
              || parameter instanceof Integer
              || parameter instanceof Long
              || parameter instanceof Double
              || parameter instanceof Boolean;
      if (!plain) {
        return new Asked(edition, sql, List.of(), "");
      }
    }
    return new Asked(edition, sql, List.of(parameters), hash(rows));
  }

  private static String hash(Rows rows) {
    Fingerprint hash = Fingerprint.start();
    rows.columns().forEach(hash::add);
    for (List<Object> row : rows.values()) {
      for (Object value : row) {
        hash.add(value);
      }
    }
    return hash.hash();
  }

  /** Whether a warehouse still answers all of these questions as it did. */
  static boolean same(Warehouse warehouse, Collection<Asked> questions) {
    return same(warehouse, questions, new HashMap<>());
  }

  /**
   * As {@link #same(Warehouse, Collection)}.
   *
   * @param answered answers of this warehouse that are known already, by question; more are added
   */
  static boolean same(
      Warehouse warehouse, Collection<Asked> questions, Map<Asked, String> answered) {
    for (Asked asked : questions) {
      if (asked.answer().isEmpty()) {
        return false;
      }
      String now =
          answered.computeIfAbsent(
              new Asked(asked.edition(), asked.sql(), asked.parameters(), ""),
              question -> hash(warehouse.query(question.sql(), question.parameters().toArray())));
      if (!now.equals(asked.answer())) {
        return false;
      }
    }
    return true;
  }
}
