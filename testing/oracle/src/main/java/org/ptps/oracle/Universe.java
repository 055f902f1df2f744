package org.ptps.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** INE's dwellings and inhabitants, and partners by year. */
final class Universe {
  /** Dwellings of a municipality in a year; null if unknown. */
  record Dwellings(Double rural, Double urban, Double undivided, boolean synthetic) {
    double all() {
      return (rural == null ? 0 : rural)
          + (urban == null ? 0 : urban)
          + (undivided == null ? 0 : undivided);
    }
  }

  private final Map<String, Dwellings> dwellings = new TreeMap<>();

  Universe(World world) {
    Map<String, Map<Integer, List<Fact>>> counts = counts(world);
    for (String municipality : counts.keySet()) {
      for (int year : world.years()) {
        List<Fact> latest = latest(world, counts.get(municipality), year, "dwellings");
        if (latest != null) {
          dwellings.put(municipality + "/" + year, of(latest));
        }
      }
    }
  }

  private static Dwellings of(List<Fact> count) {
    Double rural = sum(count, "rural", "dwellings");
    Double urban = sum(count, "urban", "dwellings");
    Double total = sum(count, "total", "dwellings");
    boolean synthetic = count.stream().anyMatch(Fact::synthetic);
    if (rural == null && total != null && urban != null) {
      rural = total - urban;
    }
    if (urban == null && rural != null) {
      urban = total == null ? 0 : total - rural;
    }
    return rural == null && urban == null
        ? new Dwellings(null, null, total, synthetic)
        : new Dwellings(rural, urban, null, synthetic);
  }

  private static Map<String, Map<Integer, List<Fact>>> counts(World world) {
    Map<String, Map<Integer, List<Fact>>> counts = new TreeMap<>();
    for (Fact fact : world.lake().of("population_dwellings")) {
      counts
          .computeIfAbsent(fact.municipality(), key -> new HashMap<>())
          .computeIfAbsent(fact.whole("year"), key -> new java.util.ArrayList<>())
          .add(fact);
    }
    return counts;
  }

  /**
   * The latest valid count: with its total, or with each part that the municipality has in any
   * year. A rejected line does not remove a town.
   */
  private static List<Fact> latest(
      World world, Map<Integer, List<Fact>> counts, int year, String column) {
    for (int age = 0; age <= world.threshold("record.max_age_years"); age++) {
      List<Fact> count = counts.getOrDefault(year - age, List.of());
      boolean isWhole =
          has(count, "total", column)
              || !count.isEmpty()
                  && Stream.of("rural", "urban")
                      .allMatch(
                          part ->
                              has(count, part, column)
                                  || counts.values().stream()
                                      .noneMatch(any -> has(any, part, column)));
      if (isWhole && count.stream().anyMatch(fact -> fact.number(column) != null)) {
        return count;
      }
    }
    return null;
  }

  private static boolean has(List<Fact> count, String residence, String column) {
    return sum(count, residence, column) != null;
  }

  private static Double sum(List<Fact> facts, String residence, String column) {
    Double sum = null;
    for (Fact fact : facts) {
      if (residence.equals(fact.text("residence")) && fact.number(column) != null) {
        sum = (sum == null ? 0 : sum) + fact.number(column);
      }
    }
    return sum;
  }

  /** Inhabitants by {@code 0101/2017}: the latest valid count. */
  static Map<String, Double> people(World world) {
    Map<String, Map<Integer, List<Fact>>> counts = counts(world);
    Map<String, Double> people = new TreeMap<>();
    for (String municipality : counts.keySet()) {
      for (int year : world.years()) {
        List<Fact> count = latest(world, counts.get(municipality), year, "population");
        if (count != null) {
          Double rural = sum(count, "rural", "population");
          Double urban = sum(count, "urban", "population");
          Double total = sum(count, "total", "population");
          Double inhabitants;
          if (rural != null && urban != null) {
            inhabitants = rural + urban;
          } else if (total != null) {
            inhabitants = total;
          } else {
            inhabitants = rural != null ? rural : urban;
          }
          if (inhabitants != null) {
            people.put(municipality + "/" + year, inhabitants);
          }
        }
      }
    }
    return people;
  }

  /** Dwellings of a municipality in a year; null if INE has no count. */
  Dwellings dwellings(String municipality, int year) {
    return dwellings.get(municipality + "/" + year);
  }

  boolean hasTown(String municipality, int year) {
    Dwellings counted = dwellings(municipality, year);
    return counted != null && counted.urban() != null && counted.urban() > 0;
  }

  boolean knows(String municipality) {
    return dwellings.keySet().stream().anyMatch(key -> key.startsWith(municipality + "/"));
  }
}
