package org.ptps.lake.entities;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces published identifiers in the rows of one table by the identifiers that entities keep.
 */
public final class IdentifierReplacement implements Serializable {
  private static final long serialVersionUID = 1;

  private record Step(int column, Map<String, Map<String, String>> kept) implements Serializable {}

  private final int country;
  private final List<Step> steps = new ArrayList<>();

  IdentifierReplacement(int country) {
    this.country = country;
  }

  /**
   * @param changed country, published identifier, identifier that is kept
   */
  void add(int column, List<List<String>> changed) {
    if (!changed.isEmpty() && country >= 0) {
      Map<String, Map<String, String>> kept = new HashMap<>();
      for (List<String> each : changed) {
        kept.computeIfAbsent(each.get(0), any -> new HashMap<>()).put(each.get(1), each.get(2));
      }
      steps.add(new Step(column, kept));
    }
  }

  /** Marks the columns that it reads. */
  public void mark(boolean[] columns) {
    for (Step step : steps) {
      columns[country] = true;
      columns[step.column()] = true;
    }
  }

  /** Replaces the identifiers of a row in place. */
  public void on(Object[] values) {
    for (Step step : steps) {
      Map<String, String> kept = step.kept().get((String) values[country]);
      String now = kept == null ? null : kept.get((String) values[step.column()]);
      if (now != null) {
        values[step.column()] = now;
      }
    }
  }
}
