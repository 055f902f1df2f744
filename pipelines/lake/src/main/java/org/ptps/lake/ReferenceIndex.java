package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ptps.catalog.Column;
import org.ptps.catalog.Table;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.clean.Violation.Severity;

/**
 * Values that stand in kept rows of tables that others refer to, as sorted 64-bit hashes. A missing
 * value is taken for present with a chance of about one in 10 to the 12 for ten million values.
 */
final class ReferenceIndex implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long START = 3;

  /** Hashes by table and referenced columns. */
  private final Map<List<Object>, long[]> there = new HashMap<>();

  private static List<Object> target(Table.Reference reference) {
    return List.of(reference.table(), List.copyOf(reference.to()));
  }

  /** Hashes of one referenced key. */
  static final class Target {
    private final int[] columns;
    private final LongList hashes = new LongList();

    Target(Table table, List<String> to) {
      this.columns = positions(table, to);
    }

    void see(CleanRow row) {
      if (row.status() == Status.KEPT && given(row.values(), columns)) {
        hashes.add(hash(row.values(), columns));
      }
    }

    long[] hashes() {
      return hashes.distinct();
    }
  }

  void put(String table, List<String> to, long[] distinct) {
    there.merge(
        List.of(table, to),
        distinct,
        (a, b) -> {
          LongList all = new LongList();
          all.add(a);
          all.add(b);
          return all.distinct();
        });
  }

  /**
   * The declared references between some tables, before any row was read.
   *
   * @param tables those of which something was delivered, though perhaps nothing kept, by their ids
   */
  static ReferenceIndex between(Map<String, Table> tables) {
    ReferenceIndex references = new ReferenceIndex();
    for (Table table : tables.values()) {
      for (Table.Reference reference : table.references()) {
        if (tables.containsKey(reference.table())) {
          references.there.putIfAbsent(target(reference), new long[0]);
        }
      }
    }
    return references;
  }

  /** By table, its referenced keys. */
  Map<String, List<List<String>>> targets() {
    Map<String, List<List<String>>> targets = new HashMap<>();
    for (List<Object> target : there.keySet()) {
      targets
          .computeIfAbsent((String) target.get(0), any -> new ArrayList<>())
          .add(texts(target.get(1)));
    }
    return targets;
  }

  @SuppressWarnings("unchecked")
  static List<String> texts(Object list) {
    return (List<String>) list;
  }

  /** The references of one table, ready to check its rows. */
  List<Check> of(Table table) {
    List<Check> checks = new ArrayList<>();
    for (Table.Reference reference : table.references()) {
      long[] known = there.get(target(reference));
      if (known != null) {
        checks.add(new Check(reference, positions(table, reference.columns()), known));
      }
    }
    return checks;
  }

  record Check(Table.Reference reference, int[] columns, long[] known) {
    CleanRow on(CleanRow row) {
      Object[] values = row.values();
      if (row.status() != Status.KEPT
          || !given(values, columns)
          || Arrays.binarySearch(known, hash(values, columns)) >= 0) {
        return row;
      }
      String shown =
          Arrays.stream(columns)
              .mapToObj(i -> values[i])
              .filter(Objects::nonNull)
              .map(Object::toString)
              .collect(Collectors.joining(" · "));
      Violation fault =
          new Violation(
              reference.columns().get(reference.columns().size() - 1),
              shown,
              reference.id(),
              Severity.valueOf(reference.severity().name()),
              reference.says(),
              reference.remedy());
      return RowDecision.judged(row, reference.severity(), reference.id(), fault);
    }
  }

  private static int[] positions(Table table, List<String> names) {
    List<String> columns = table.allColumns().stream().map(Column::name).toList();
    return names.stream().mapToInt(columns::indexOf).toArray();
  }

  private static boolean given(Object[] values, int[] columns) {
    for (int i : columns) {
      if (values[i] == null) {
        return false;
      }
    }
    return true;
  }

  private static long hash(Object[] values, int[] columns) {
    long hash = START;
    for (int i : columns) {
      hash = RowHash.of(hash, values[i]);
    }
    return hash;
  }
}
