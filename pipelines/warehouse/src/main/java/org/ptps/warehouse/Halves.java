package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Computes tables that most others wait for in two halves in parallel: rows of the first indicators
 * and of the others. The halves are in memory until the table is made of them.
 */
final class Halves {
  /** Schema of the halves. */
  private static final String SCHEMA = "halves";

  private record Half(SqlTree whole, boolean isFirst) {}

  private final ByIndicator byIndicator;
  private final List<String> indicators;
  private final Map<String, Half> halves = new HashMap<>();
  private final Map<String, List<String>> made = new ConcurrentHashMap<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private Set<String> first;

  /**
   * @param indicators codes of all indicators
   */
  Halves(ByIndicator byIndicator, Collection<String> indicators) {
    this.byIndicator = byIndicator;
    this.indicators = indicators.stream().sorted().toList();
  }

  /** The queries with two halves before each such table. */
  List<SqlTree> before(List<SqlTree> ordered, Predicate<SqlFile> isTable) {
    List<SqlTree> all = new ArrayList<>();
    for (SqlTree tree : ordered) {
      SqlFile file = tree.file();
      if (!byIndicator.isInHalves(file.qualified()) || !isTable.test(file)) {
        all.add(tree);
        continue;
      }
      Set<SqlTree.Reference> reads = new LinkedHashSet<>(tree.references());
      for (boolean isFirst : new boolean[] {true, false}) {
        String name = file.schema() + "_" + file.name() + (isFirst ? "_first" : "_second");
        SqlFile half = new SqlFile(SCHEMA, name, file.file(), file.sql());
        halves.put(half.qualified(), new Half(tree, isFirst));
        all.add(new SqlTree(half, tree.references()));
        reads.add(new SqlTree.Reference(SCHEMA, name, 0));
      }
      all.add(new SqlTree(file, reads));
    }
    return all;
  }

  boolean holds(SqlFile file) {
    return halves.containsKey(file.qualified());
  }

  /** The query that a half is of; any other query itself. */
  SqlTree whole(SqlTree tree) {
    Half half = halves.get(tree.file().qualified());
    return half == null ? tree : half.whole();
  }

  /**
   * Computes one half. If the engine refuses it, the table is computed whole and the error is
   * reported there.
   *
   * @param change what of the table is computed
   */
  void compute(Database on, SqlFile file, Differences.Change change) {
    Half half = halves.get(file.qualified());
    Set<String> first = first(on);
    List<String> of =
        indicators.stream()
            .filter(code -> first.contains(code) == half.isFirst() && change.holds(code))
            .toList();
    if (of.isEmpty()) {
      return;
    }
    String whole = half.whole().file().qualified();
    if (WarehouseLayers.refused(
            () ->
                on.execute(
                    "create table "
                        + table(file)
                        + " as "
                        + byIndicator.restricted(on, half.whole(), file.name(), of)
                        + " order by all"))
        .isPresent()) {
      refused.add(whole);
    } else {
      made.computeIfAbsent(whole, any -> new CopyOnWriteArrayList<>()).add(table(file));
    }
  }

  /** Sorted rows of both halves of a table; empty where it must be computed whole. */
  Optional<String> rows(SqlFile whole) {
    List<String> tables = made.getOrDefault(whole.qualified(), List.of());
    return tables.isEmpty() || refused.contains(whole.qualified())
        ? Optional.empty()
        : Optional.of(
            tables.stream()
                .sorted()
                .map(table -> "from " + table)
                .collect(Collectors.joining(" union all ")));
  }

  /** Drops the halves of a finished table. */
  void drop(Database on, SqlFile whole) {
    made.getOrDefault(whole.qualified(), List.of())
        .forEach(table -> on.execute("drop table " + table));
  }

  private static String table(SqlFile half) {
    return Database.MEMORY + ".main." + half.name();
  }

  /** The first indicators that together have about half of all rows. */
  private synchronized Set<String> first(Database on) {
    if (first == null) {
      Map<String, Long> rows = new HashMap<>();
      on.query("select indicator, count(*) as n from " + CountedView.NAME + " group by indicator")
          .forEach(row -> rows.put(row.text("indicator"), row.integer("n")));
      long half = rows.values().stream().mapToLong(Long::longValue).sum() / 2;
      first = new LinkedHashSet<>();
      long sum = 0;
      for (String code : indicators) {
        if (sum >= half) {
          break;
        }
        first.add(code);
        sum += rows.getOrDefault(code, 0L);
      }
    }
    return first;
  }
}
