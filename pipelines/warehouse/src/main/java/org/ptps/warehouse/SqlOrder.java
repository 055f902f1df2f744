package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;

/** Sorts queries by dependency and checks which layers they read. */
final class SqlOrder {
  /** Schemas that each layer may read. */
  private static final Map<String, Set<String>> MAY_READ =
      Map.of(
          "macros", Set.of("macros"),
          "model", Set.of("macros", "lake", "declared", "model"),
          "indicator", Set.of("macros", "model"),
          "report", Set.of("macros", "indicator", "model", "declared", "report"));

  private final Map<String, SqlTree> trees = new TreeMap<>();
  private final Set<String> known;
  private final Problems problems;
  private final List<SqlTree> ordered = new ArrayList<>();
  private final Map<String, Integer> state = new HashMap<>();

  private SqlOrder(Collection<SqlTree> trees, Collection<String> tables, Problems problems) {
    trees.forEach(tree -> this.trees.put(tree.file().qualified(), tree));
    this.known = new java.util.TreeSet<>(tables);
    this.known.addAll(this.trees.keySet());
    this.problems = problems;
  }

  /**
   * @param tables qualified names of existing tables
   */
  static List<SqlTree> of(Collection<SqlTree> trees, Collection<String> tables, Problems problems) {
    SqlOrder order = new SqlOrder(trees, tables, problems);
    order.checkReferences();
    for (String name : order.trees.keySet()) {
      order.visit(name, new ArrayList<>());
    }
    return order.ordered;
  }

  private static Words mayRead(String schema) {
    String schemas = MAY_READ.get(schema).stream().sorted().collect(Collectors.joining(", "));
    return new Words("lea solo " + schemas, "read only " + schemas);
  }

  private void checkReferences() {
    for (SqlTree tree : trees.values()) {
      for (SqlTree.Reference reference : tree.references()) {
        if (!known.contains(reference.qualified())) {
          problems.add(
              tree.file().file(),
              reference.line(),
              new Words(
                  "'" + reference.qualified() + "' no se conoce",
                  "'" + reference.qualified() + "' is not known"),
              new Words(
                  "¿quiso decir " + near(reference.qualified()) + "?",
                  "did you mean " + near(reference.qualified()) + "?"));
        } else if (!allowed(tree.file(), reference)) {
          problems.add(
              tree.file().file(),
              reference.line(),
              new Words(
                  "una consulta de '" + tree.file().schema() + "' lee " + reference.qualified(),
                  "a query of '" + tree.file().schema() + "' reads " + reference.qualified()),
              mayRead(tree.file().schema()));
        }
      }
    }
  }

  private static boolean allowed(SqlFile file, SqlTree.Reference reference) {
    // The union of all indicators is generated and may read them.
    boolean gathers = file.qualified().equals("indicator.counted");
    return MAY_READ.get(file.schema()).contains(reference.schema())
        || gathers && reference.schema().equals("indicator");
  }

  private void visit(String name, List<String> path) {
    SqlTree tree = trees.get(name);
    if (tree == null || state.getOrDefault(name, 0) == 2) {
      return;
    }
    if (state.getOrDefault(name, 0) == 1) {
      List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
      cycle.add(name);
      problems.add(
          tree.file().file(),
          0,
          new Words(
              "las consultas se leen unas a otras en círculo: " + String.join(" → ", cycle),
              "the queries read each other in a circle: " + String.join(" → ", cycle)),
          new Words("quite uno de estos pasos", "take one of these steps out"));
      return;
    }
    state.put(name, 1);
    path.add(name);
    tree.references().stream()
        .map(SqlTree.Reference::qualified)
        .sorted()
        .forEach(next -> visit(next, path));
    path.remove(path.size() - 1);
    state.put(name, 2);
    ordered.add(tree);
  }

  private String near(String name) {
    Map<String, Integer> distances = new LinkedHashMap<>();
    known.forEach(other -> distances.put(other, distance(name, other)));
    return distances.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Integer> entry) -> entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(3)
        .map(Map.Entry::getKey)
        .collect(Collectors.joining(", "));
  }

  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + change);
      }
      before = now;
    }
    return before[b.length()];
  }
}
