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
 * What differs in a warehouse that is made from a copy of another, query by query in the order in
 * which they read each other. A query of which nothing that it reads differs stays as it is; one
 * whose rows follow from those of their indicator is computed for the indicators that differ; any
 * other is computed whole, and what came out is compared, so that what is the same after all
 * changes nothing more.
 */
final class Differences {
  /** Name under which the other warehouse is attached. */
  static final String BEFORE = "before";

  /** Table that says what each view held that is computed once for many readers. */
  static final String VIEW_CONTENTS = "declared.view_contents";

  /**
   * What of a query's rows may differ.
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

    /** Whether rows of an indicator may differ. */
    boolean holds(String indicator) {
      return whole || indicators.contains(indicator);
    }

    boolean isNone() {
      return !whole && indicators.isEmpty();
    }
  }

  /** What the rows of {@code t} are told apart by, in whatever order. */
  static final String CONTENT = "concat_ws(' ', count(*), sum(hash(t)), bit_xor(hash(t)))";

  private final ByIndicator byIndicator;
  private final Map<String, String> contentsBefore = new HashMap<>();
  private final Map<String, Change> changes = new ConcurrentHashMap<>();
  private final Set<String> renewed = ConcurrentHashMap.newKeySet();

  /**
   * @param changedTables tables of the lake and of declarations that differ
   */
  Differences(Database database, ByIndicator byIndicator, Set<String> changedTables) {
    this.byIndicator = byIndicator;
    database
        .query("select name, content from " + BEFORE + "." + VIEW_CONTENTS)
        .forEach(row -> contentsBefore.put(row.text("name"), row.text("content")));
    changedTables.forEach(table -> changes.put(table, Change.WHOLE));
  }

  /** Whether a view is read as it lies on its tables, for only some of its rows are. */
  boolean isLeftToItsTables(String query) {
    return byIndicator.holds(query) && !query.equals(CountedView.NAME);
  }

  /** Tables and views that were made anew, and lost their comments so. */
  Set<String> renewed() {
    return renewed;
  }

  /** Notes a view or part that was computed once, and lies in a table. */
  void computed(String query, String content) {
    changes.put(query, content.equals(contentsBefore.get(query)) ? Change.NONE : Change.WHOLE);
  }

  /** Notes the rows that one indicator counts. */
  void counted(String query, String indicator, String content) {
    changes.put(
        query,
        content.equals(contentsBefore.get(query))
            ? Change.NONE
            : new Change(false, Set.of(indicator)));
  }

  /** Notes a view that lies on what it reads. */
  void lies(SqlTree tree) {
    changes.put(tree.file().qualified(), of(tree));
  }

  /** What of a query what it reads changes; that must have been noted. */
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
   * Brings a table up to date.
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

  /** What a table or view holds, in whatever order, as this version of the engine tells it. */
  static String content(Database on, String table) {
    return on.query("select " + CONTENT + " as content from " + table + " as t")
        .rows()
        .get(0)
        .text("content");
  }

  /**
   * The same of many tables by their name, in one query: for each alone takes longer to plan than
   * to run.
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

  private static Map<String, String> contents(Database on, String place, Set<String> tables) {
    Map<String, String> contents = new HashMap<>();
    on.query(contents(tables, table -> place + "." + table))
        .forEach(row -> contents.put(row.text("name"), row.text("content")));
    return contents;
  }

  /** Tables of a schema that differ between two places. */
  static Set<String> between(Database on, String place, String other, Set<String> tables) {
    Map<String, String> here = contents(on, place, tables);
    Map<String, String> there = contents(on, other, tables);
    Set<String> differ = new TreeSet<>(tables);
    differ.removeIf(table -> here.get(table).equals(there.get(table)));
    return differ;
  }
}
