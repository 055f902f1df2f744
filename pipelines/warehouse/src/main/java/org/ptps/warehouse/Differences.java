package org.ptps.warehouse;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Updates a copy of another warehouse, query by query in order of dependency. A query whose inputs
 * are unchanged is kept; one that depends on single indicators is recomputed for the changed ones;
 * any other is recomputed whole and compared, so that an equal result changes nothing further.
 */
final class Differences {
  /** Name under which the other warehouse is attached. */
  static final String BEFORE = "before";

  /** Table with content hashes of views that are materialized during a build. */
  static final String VIEW_CONTENTS = "declared.view_contents";

  /** Tables that are written at the end of a build. */
  static final Set<String> OF_THE_BUILD =
      Set.of(VIEW_CONTENTS, TableVersions.TABLE, "declared." + DeclaredTables.MEANINGS);

  /**
   * Changed rows of a query.
   *
   * @param whole whether all may
   * @param indicators else those whose rows may
   */
  record Change(boolean whole, Set<String> indicators) {
    static final Change NONE = new Change(false, Set.of());
    static final Change WHOLE = new Change(true, Set.of());

    Change and(Change other) {
      if (whole || other.whole) {
        return WHOLE;
      }
      Set<String> both = new TreeSet<>(indicators);
      both.addAll(other.indicators);
      return new Change(false, both);
    }

    /** Whether rows of an indicator may have changed. */
    boolean holds(String indicator) {
      return whole || indicators.contains(indicator);
    }

    boolean isNone() {
      return !whole && indicators.isEmpty();
    }
  }

  /** Order-independent content hash of the rows of {@code t}. */
  static final String CONTENT = "concat_ws(' ', count(*), sum(hash(t)), bit_xor(hash(t)))";

  private final ByIndicator byIndicator;
  private final Map<String, String> contentsBefore = new HashMap<>();
  private final Map<String, Change> changes = new ConcurrentHashMap<>();
  private final Set<String> renewed = ConcurrentHashMap.newKeySet();
  private final TableVersions versions;

  /**
   * @param versions of the other warehouse
   * @param changedTables changed tables of the lake and of declarations
   */
  Differences(
      Database database,
      ByIndicator byIndicator,
      TableVersions versions,
      Set<String> changedTables) {
    this.byIndicator = byIndicator;
    this.versions = versions;
    database
        .query("select name, content from " + BEFORE + "." + VIEW_CONTENTS)
        .forEach(row -> contentsBefore.put(row.text("name"), row.text("content")));
    changedTables.forEach(table -> changes.put(table, Change.WHOLE));
  }

  /** Versions of the other warehouse. */
  TableVersions versions() {
    return versions;
  }

  /** Whether rows of a table or query may differ from those of the other warehouse. */
  boolean changes(String name) {
    return !changes.getOrDefault(name, Change.NONE).isNone();
  }

  /** Whether a view is not materialized because only some of its rows are read. */
  boolean isLeftToItsTables(String query) {
    return byIndicator.holds(query) && !query.equals(CountedView.NAME);
  }

  /** Recreated tables and views, which have lost their comments. */
  Set<String> renewed() {
    return renewed;
  }

  /** Content of a materialized view or part in the other warehouse. */
  Optional<String> content(String query) {
    return Optional.ofNullable(contentsBefore.get(query));
  }

  /** Records a materialized view or part. */
  void computed(String query, String content) {
    changes.put(query, content.equals(contentsBefore.get(query)) ? Change.NONE : Change.WHOLE);
  }

  /** Records the counted rows of one indicator. */
  void counted(String query, String indicator, String content) {
    changes.put(
        query,
        content.equals(contentsBefore.get(query))
            ? Change.NONE
            : new Change(false, Set.of(indicator)));
  }

  /** Records a view that was not materialized. */
  void lies(SqlTree tree) {
    changes.put(tree.file().qualified(), of(tree));
  }

  /** Changes of a query by the recorded changes of its inputs. */
  Change of(SqlTree tree) {
    Change inputs = Change.NONE;
    boolean alone = byIndicator.holds(tree.file().qualified());
    for (SqlTree.Reference read : tree.references()) {
      Change change = changes.getOrDefault(read.qualified(), Change.NONE);
      boolean some =
          alone
              && (byIndicator.holds(read.qualified())
                  || tree.file().qualified().equals(CountedView.NAME));
      inputs = inputs.and(change.isNone() || some ? change : Change.WHOLE);
    }
    return inputs;
  }

  /**
   * Updates a table.
   *
   * @param computed the rows of the indicators that change, in their order, where they are computed
   *     already
   */
  void table(Database on, SqlTree tree, Optional<String> computed) {
    lies(tree);
    String table = tree.file().qualified();
    Change change = changes.get(table);
    if (change.isNone()) {
      return;
    }
    if (!change.whole()) {
      String renewed = Database.MEMORY + ".main." + tree.file().name() + "_renewed";
      on.execute(
          "create table "
              + renewed
              + " as "
              + computed.orElseGet(
                  () -> byIndicator.restricted(on, tree, tree.file().name(), change.indicators())));
      on.execute("delete from " + table + " where " + byIndicator.isOf(table, change.indicators()));
      on.execute("insert into " + table + " from " + renewed + " order by all");
      return;
    }
    renewed.add(table);
    on.execute(
        "create or replace table "
            + table
            + " as "
            + computed.orElse("from (" + tree.file().sql() + "\n) order by all"));
    changes.put(table, compared(on, table));
  }

  private static Change compared(Database on, String table) {
    boolean named =
        !on.query(
                "select column_name from (describe " + table + ") where column_name = 'indicator'")
            .rows()
            .isEmpty();
    String of = named ? "indicator" : "''";
    String sums =
        "select "
            + of
            + " as indicator, count(*) as n, sum(hash(t)) as s, bit_xor(hash(t)) as x from ";
    Set<String> indicators = new TreeSet<>();
    boolean[] unnamed = new boolean[1];
    on.query(
            "select coalesce(now.indicator, old.indicator) as indicator from ("
                + sums
                + table
                + " as t group by all) as now full join ("
                + sums
                + BEFORE
                + "."
                + table
                + " as t group by all) as old on old.indicator is not distinct from now.indicator"
                + " where (now.n, now.s, now.x) is distinct from (old.n, old.s, old.x)")
        .forEach(
            row -> {
              String indicator = row.text("indicator");
              if (indicator == null || !named) {
                unnamed[0] = true;
              } else {
                indicators.add(indicator);
              }
            });
    return unnamed[0] ? Change.WHOLE : new Change(false, indicators);
  }

  /** Order-independent content hash of a table or view, of this version of the engine. */
  static String content(Database on, String table) {
    return on.query("select " + CONTENT + " as content from " + table + " as t")
        .rows()
        .get(0)
        .text("content");
  }

  /**
   * Content hashes of many tables in one query, since planning each takes longer than running it.
   */
  static String contents(Collection<String> tables, UnaryOperator<String> place) {
    return tables.stream()
        .map(
            table ->
                "select "
                    + Database.literal(table)
                    + " as name, "
                    + CONTENT
                    + " as content from "
                    + place.apply(table)
                    + " as t")
        .collect(Collectors.joining(" union all "));
  }

  /**
   * Tables that differ from those of another warehouse.
   *
   * @param other versions of that warehouse, which of a table are its content
   */
  static Set<String> between(Database on, String place, TableVersions other, Set<String> tables) {
    Set<String> differ = new TreeSet<>();
    on.query(contents(tables, table -> place + "." + table))
        .forEach(
            row -> {
              if (!other.find(row.text("name")).equals(Optional.of(row.text("content")))) {
                differ.add(row.text("name"));
              }
            });
    return differ;
  }
}
