package org.ptps.warehouse;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Views of an update that are materialized for their readers and hold what they held before: their
 * rows are computed when the first reader that is recomputed needs them. Mostly none does.
 */
final class UnchangedViews {
  private final Map<String, SqlTree> queries = new HashMap<>();
  private final Map<String, String> partsOfCounted;
  private final ByIndicator byIndicator;
  private final Predicate<SqlFile> isTable;
  private final BiConsumer<Database, SqlTree> computation;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  /**
   * @param all queries in order of dependency
   * @param partsOfCounted of each part of {@code indicator.counted} the code of its indicator
   * @param computation materializes a view or part
   */
  UnchangedViews(
      Collection<SqlTree> all,
      Map<String, String> partsOfCounted,
      ByIndicator byIndicator,
      Predicate<SqlFile> isTable,
      BiConsumer<Database, SqlTree> computation) {
    all.forEach(tree -> queries.put(tree.file().qualified(), tree));
    this.partsOfCounted = partsOfCounted;
    this.byIndicator = byIndicator;
    this.isTable = isTable;
    this.computation = computation;
  }

  /** Leaves a view for later. */
  void leave(SqlTree tree) {
    waiting.add(tree.file().qualified());
  }

  /**
   * Computes what a query reads, before it is computed.
   *
   * @param indicators whose rows it is computed for; empty for all
   */
  void before(Database on, SqlTree tree, Optional<Set<String>> indicators) {
    before(on, tree, indicators, new HashSet<>());
  }

  private void before(
      Database on, SqlTree tree, Optional<Set<String>> indicators, Set<String> seen) {
    for (SqlTree.Reference read : tree.references()) {
      String name = read.qualified();
      SqlTree input = queries.get(name);
      Optional<Set<String>> some = indicators.filter(any -> byIndicator.isReadByIndicator(name));
      if (input == null || isTable.test(input.file()) || !seen.add(name + " " + some)) {
        continue;
      }
      if (waiting.contains(name)) {
        compute(on, input);
      } else if (name.equals(CountedView.NAME) && !partsOfCounted.isEmpty()) {
        partsOfCounted.forEach(
            (part, code) -> {
              if (some.map(codes -> codes.contains(code)).orElse(true) && waiting.contains(part)) {
                compute(on, queries.get(part));
              }
            });
      } else {
        before(on, input, some, seen);
      }
    }
  }

  /** Locks are taken in order of dependency, so no two threads wait for each other. */
  private void compute(Database on, SqlTree tree) {
    String name = tree.file().qualified();
    synchronized (locks.computeIfAbsent(name, any -> new Object())) {
      if (waiting.contains(name)) {
        before(on, tree, Optional.empty());
        computation.accept(on, tree);
        waiting.remove(name);
      }
    }
  }
}
