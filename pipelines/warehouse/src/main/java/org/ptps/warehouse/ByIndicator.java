package org.ptps.warehouse;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * Queries whose rows of one indicator depend only on that indicator's rows in other such queries,
 * as {@code sql/by-indicator.conf} declares. They can be updated for single indicators.
 */
final class ByIndicator {
  static final String DECLARED_IN = "sql/by-indicator.conf";

  private static final String INDICATOR = "indicator";
  private static final String PART = "part_id";

  private final Map<String, String> columns;
  private final Set<String> readByIndicator;
  private final Set<String> inHalves;

  private ByIndicator(
      Map<String, String> columns, Set<String> readByIndicator, Set<String> inHalves) {
    this.columns = columns;
    this.readByIndicator = readByIndicator;
    this.inHalves = inHalves;
  }

  static ByIndicator read(Path home, Problems problems) {
    Declaration file = Declaration.read(home, home.resolve(DECLARED_IN), problems);
    Map<String, String> columns = new HashMap<>();
    for (String column : List.of(INDICATOR, PART)) {
      file.texts(column).forEach(query -> columns.put(query, column));
    }
    Set<String> readByIndicator = Set.copyOf(file.texts("read_by_indicator"));
    Set<String> inHalves = Set.copyOf(file.texts("in_halves"));
    for (String half : inHalves) {
      if (!columns.containsKey(half)) {
        file.problem(
            "in_halves",
            new Words(
                "'" + half + "' no está en indicator ni en part_id",
                "'" + half + "' stands neither in indicator nor in part_id"),
            new Words("póngala en una de las dos", "put it in one of the two"));
      }
    }
    file.done();
    return new ByIndicator(columns, readByIndicator, inHalves);
  }

  /** Reports declared names that are no query. */
  void check(Collection<String> queries, Problems problems) {
    Stream.concat(columns.keySet().stream(), readByIndicator.stream())
        .filter(query -> !queries.contains(query))
        .sorted()
        .forEach(
            query ->
                problems.add(
                    DECLARED_IN,
                    0,
                    new Words(
                        "no hay consulta '" + query + "'", "there is no query '" + query + "'"),
                    new Words("quítela de la lista", "take it out of the list")));
  }

  boolean holds(String query) {
    return columns.containsKey(query);
  }

  /** Whether a query is computed in two halves in parallel, because most others wait for it. */
  boolean isInHalves(String query) {
    return inHalves.contains(query);
  }

  /** Condition for the rows of some indicators. */
  String isOf(String query, Collection<String> indicators) {
    String some =
        INDICATOR
            + indicators.stream()
                .map(Database::literal)
                .collect(Collectors.joining(", ", " in (", ")"));
    return columns.getOrDefault(query, INDICATOR).equals(INDICATOR)
        ? some
        : PART
            + " in (select part_id from "
            + Database.BUILDING
            + ".report.value_parts where "
            + some
            + ")";
  }

  /** Whether what is computed for some indicators reads the rows of these alone. */
  boolean isReadByIndicator(String query) {
    return holds(query) || readByIndicator.contains(query);
  }

  /**
   * SQL for the rows of some indicators of a query, reading only these indicators from the others.
   * The restricting views are in memory, in schemas of this query.
   *
   * @param name of the query, or of a part of it that is computed beside others
   */
  String restricted(Database on, SqlTree tree, String name, Collection<String> indicators) {
    String schema = Database.MEMORY + "." + tree.file().schema() + "_" + name + "_of_";
    String sql = tree.file().sql();
    for (SqlTree.Reference read : tree.references()) {
      if (isReadByIndicator(read.qualified())) {
        // A column may be qualified by its table's name, so that the view needs the same name.
        String own = schema + read.schema();
        on.execute("create schema if not exists " + own);
        on.execute(
            "create or replace view "
                + own
                + "."
                + read.name()
                + " as from "
                + Database.BUILDING
                + "."
                + read.qualified()
                + " where "
                + isOf(read.qualified(), indicators));
        sql =
            Pattern.compile("\\b" + Pattern.quote(read.qualified()) + "\\b")
                .matcher(sql)
                .replaceAll(own + "." + read.name());
      }
    }
    // Tables that are not by indicator give rows of other indicators too.
    return "from (\n" + sql + "\n) where " + isOf(tree.file().qualified(), indicators);
  }
}
