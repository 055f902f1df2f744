package org.ptps.warehouse;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dependencies of tables and views, read once: queries, thresholds, sources. */
final class Lineage {
  /** Bookkeeping tables of the lake. */
  private static final Set<String> OF_READING =
      Set.of(
          "file_ledger",
          "rejected_rows",
          "entity_links",
          "entities",
          "place_decisions",
          "delivered_rows");

  private static final String LAKE = "lake.";

  private final Map<String, Set<String>> reads = new HashMap<>();
  private final Map<String, Set<String>> closures = new HashMap<>();
  private Rows queries;
  private Rows thresholds;
  private Rows sources;

  private Lineage() {}

  static Lineage of(Warehouse warehouse) {
    Lineage lineage = new Lineage();
    warehouse
        .query(
            "select schema_name || '.' || name as reader, reads_schema || '.' || reads_name as read"
                + " from declared.lineage")
        .forEach(
            row ->
                lineage
                    .reads
                    .computeIfAbsent(row.text("reader"), reader -> new TreeSet<>())
                    .add(row.text("read")));
    lineage.queries =
        warehouse.query(
            "select distinct schema_name || '.' || name as name, file, md5(sql) as version from"
                + " declared.queries order by all");
    // Queries read thresholds as columns of model.thresholds, with underscores for points.
    lineage.thresholds =
        warehouse.query(
            "select distinct thresholds.name, thresholds.value, thresholds.unit_es,"
                + " thresholds.unit_en, thresholds.status, thresholds.source_es,"
                + " thresholds.source_en, queries.schema_name || '.' || queries.name as read_by from"
                + " declared.thresholds as thresholds join declared.queries as queries on"
                + " contains(queries.sql, replace(thresholds.name, '.', '_')) and"
                + " regexp_matches(queries.sql, '\\b' || replace(thresholds.name, '.', '_') ||"
                + " '\\b') where queries.name <> 'thresholds' order by thresholds.name, read_by");
    lineage.sources =
        warehouse.query(
            "select id, publisher, licence, citation, table_id from report.sources where files > 0"
                + " order by id");
    return lineage;
  }

  /** All that a view depends on, including itself, as {@code schema.name}. */
  private Set<String> closure(String view) {
    return closures.computeIfAbsent(
        view,
        of -> {
          Set<String> all = new TreeSet<>(List.of(of));
          Deque<String> left = new ArrayDeque<>(all);
          while (!left.isEmpty()) {
            for (String read : reads.getOrDefault(left.pop(), Set.of())) {
              if (all.add(read)) {
                left.push(read);
              }
            }
          }
          return all;
        });
  }

  private Stream<String> lake(String view) {
    return closure(view).stream()
        .filter(name -> name.startsWith(LAKE))
        .map(name -> name.substring(LAKE.length()));
  }

  /** Lake tables with things that a view counts. */
  List<String> things(String view) {
    return lake(view).filter(table -> !OF_READING.contains(table)).toList();
  }

  /** {@code name, file, version} of each query on the way to a view. */
  Rows queries(String view) {
    return among(queries, "name", closure(view));
  }

  /** {@code id, publisher, licence, citation} of each source with rows. */
  Rows sources(String view) {
    Rows found = among(sources, "table_id", lake(view).collect(Collectors.toSet()));
    return new Rows(
        found.columns().subList(0, found.columns().size() - 1),
        found.values().stream().map(row -> row.subList(0, row.size() - 1)).toList());
  }

  /**
   * Thresholds that its queries read: {@code name, value, status, read_by}, and unit and source in
   * both languages.
   */
  Rows thresholds(String view) {
    Rows pairs = among(thresholds, "read_by", closure(view));
    int last = pairs.columns().size() - 1;
    Map<List<Object>, String> readers = new java.util.LinkedHashMap<>();
    pairs
        .values()
        .forEach(
            row ->
                readers.merge(
                    row.subList(0, last), (String) row.get(last), (one, two) -> one + ", " + two));
    return new Rows(
        pairs.columns(),
        readers.entrySet().stream()
            .map(
                each ->
                    Stream.concat(each.getKey().stream(), Stream.of((Object) each.getValue()))
                        .toList())
            .toList());
  }

  private static Rows among(Rows rows, String column, Collection<String> names) {
    int at = rows.columns().indexOf(column);
    return new Rows(
        rows.columns(), rows.values().stream().filter(row -> names.contains(row.get(at))).toList());
  }
}
