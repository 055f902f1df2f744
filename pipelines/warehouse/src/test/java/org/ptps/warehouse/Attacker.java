package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tries to compute withheld counts from all published sums: solves them as linear equations, and
 * narrows counts with the bound that none is negative.
 */
final class Attacker {
  private static final double NOTHING = 1e-7;

  private final Map<String, Integer> unknowns = new LinkedHashMap<>();
  private final List<Map<Integer, Double>> sums = new ArrayList<>();
  private final List<Double> totals = new ArrayList<>();

  /**
   * Adds a sum.
   *
   * @param terms 1 or -1 by the name of a count; together they are nothing
   * @param known counts that are published, by name
   */
  void sum(Map<String, Double> terms, Map<String, Double> known) {
    Map<Integer, Double> row = new TreeMap<>();
    double total = 0;
    for (Map.Entry<String, Double> term : terms.entrySet()) {
      Double value = known.get(term.getKey());
      if (value == null) {
        row.merge(
            unknowns.computeIfAbsent(term.getKey(), name -> unknowns.size()),
            term.getValue(),
            Double::sum);
      } else {
        total -= term.getValue() * value;
      }
    }
    row.values().removeIf(factor -> Math.abs(factor) < NOTHING);
    if (!row.isEmpty()) {
      sums.add(row);
      totals.add(total);
    }
  }

  /** Counts that the sums determine, with their values. */
  Map<String, Double> solved() {
    List<Map<Integer, Double>> rows = new ArrayList<>();
    List<Double> sides = new ArrayList<>(totals);
    sums.forEach(row -> rows.add(new TreeMap<>(row)));
    int done = 0;
    for (int column = 0; column < unknowns.size() && done < rows.size(); column++) {
      int pivot = -1;
      for (int i = done; i < rows.size(); i++) {
        if (Math.abs(rows.get(i).getOrDefault(column, 0.0)) > NOTHING) {
          pivot = i;
          break;
        }
      }
      if (pivot < 0) {
        continue;
      }
      java.util.Collections.swap(rows, pivot, done);
      java.util.Collections.swap(sides, pivot, done);
      double by = rows.get(done).get(column);
      rows.get(done).replaceAll((key, factor) -> factor / by);
      sides.set(done, sides.get(done) / by);
      for (int i = 0; i < rows.size(); i++) {
        double factor = i == done ? 0 : rows.get(i).getOrDefault(column, 0.0);
        if (Math.abs(factor) > NOTHING) {
          Map<Integer, Double> row = rows.get(i);
          rows.get(done).forEach((key, value) -> row.merge(key, -factor * value, Double::sum));
          row.values().removeIf(value -> Math.abs(value) < NOTHING);
          sides.set(i, sides.get(i) - factor * sides.get(done));
        }
      }
      done++;
    }
    List<String> names = List.copyOf(unknowns.keySet());
    Map<String, Double> solved = new TreeMap<>();
    for (int i = 0; i < done; i++) {
      if (rows.get(i).size() == 1) {
        solved.put(names.get(rows.get(i).keySet().iterator().next()), sides.get(i));
      }
    }
    return solved;
  }

  /** Bounds of each count, if none is negative. */
  Map<String, double[]> narrowed() {
    double[][] between = new double[unknowns.size()][];
    java.util.Arrays.setAll(between, i -> new double[] {0, Double.POSITIVE_INFINITY});
    boolean moved = true;
    for (int round = 0; moved && round < 200; round++) {
      moved = false;
      for (int i = 0; i < sums.size(); i++) {
        for (Map.Entry<Integer, Double> term : sums.get(i).entrySet()) {
          double low = totals.get(i);
          double high = totals.get(i);
          for (Map.Entry<Integer, Double> other : sums.get(i).entrySet()) {
            if (!other.getKey().equals(term.getKey())) {
              double[] range = between[other.getKey()];
              double first = other.getValue() * range[0];
              double second = other.getValue() * range[1];
              low -= Math.max(first, second);
              high -= Math.min(first, second);
            }
          }
          double first = low / term.getValue();
          double second = high / term.getValue();
          double[] range = between[term.getKey()];
          double newLow = Math.max(range[0], Math.min(first, second));
          double newHigh = Math.min(range[1], Math.max(first, second));
          if (newLow > range[0] + NOTHING || newHigh < range[1] - NOTHING) {
            range[0] = newLow;
            range[1] = newHigh;
            moved = true;
          }
        }
      }
    }
    Map<String, double[]> narrowed = new TreeMap<>();
    unknowns.forEach((name, index) -> narrowed.put(name, between[index]));
    return narrowed;
  }
}
