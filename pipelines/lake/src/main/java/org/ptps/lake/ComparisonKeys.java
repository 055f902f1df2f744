package org.ptps.lake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ptps.catalog.Column;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.condition.Condition;
import org.ptps.lake.clean.Duplicates;
import org.ptps.lake.text.Texts;

/**
 * Which columns of a table decide whether two rows are compared: its key, and each declared {@code
 * same_thing}. Rows meet by hashes; equality is then decided by the values.
 */
final class ComparisonKeys {
  private static final long KEY = 1;
  private static final long THING = 2;

  /**
   * One declared {@code same_thing}: columns by which rows of one real thing are found under
   * several keys.
   */
  final class Thing {
    private final Table.SameThing declared;
    private final Condition where;
    private final int[] same;
    private final int yearOf;
    private final int differs;

    private Thing(Table.SameThing declared) {
      this.declared = declared;
      this.where =
          declared.where().isEmpty() ? null : Condition.parse(declared.where(), table.allColumns());
      this.same = positions(declared.columns());
      this.yearOf = columns.indexOf(declared.yearOf());
      this.differs = columns.indexOf(declared.differs());
    }

    Table.SameThing declared() {
      return declared;
    }

    private void mark(boolean[] wanted) {
      for (int i : same) {
        wanted[i] = true;
      }
      if (yearOf >= 0) {
        wanted[yearOf] = true;
      }
      if (where != null) {
        where.columns().forEach(i -> wanted[i] = true);
      }
    }

    /** Whether all columns that are compared are known. */
    boolean concerns(Object[] values) {
      for (int i : same) {
        if (values[i] == null) {
          return false;
        }
      }
      return where == null || where.met(values);
    }

    long hash(Object[] values) {
      long hash = RowHash.of(RowHash.of(THING, table.id()), declared.id());
      for (Object value : said(values)) {
        hash = RowHash.of(hash, value);
      }
      return hash;
    }

    /** Values that must agree, texts normalized. */
    List<Object> said(Object[] values) {
      List<Object> said = new ArrayList<>(same.length + 1);
      for (int i : same) {
        said.add(canonical(values[i] instanceof String text ? Texts.fold(text) : values[i]));
      }
      if (yearOf >= 0) {
        LocalDate date = (LocalDate) values[yearOf];
        said.add(date == null ? null : (Object) (long) date.getYear());
      }
      return said;
    }

    /** Whether a row differs from the first in the column that must differ. */
    private boolean differs(Object[] values, Object[] first) {
      return differs < 0
          || values[differs] != null
              && first[differs] != null
              && !values[differs].equals(first[differs]);
    }

    String shown(Object[] values) {
      return ComparisonKeys.shown(values, same);
    }

    /**
     * Rows that repeat an earlier row of the same thing, each with that row.
     *
     * @param rows their values, in order of delivery
     */
    List<Alike> alike(List<Object[]> rows) {
      List<Integer> sorted =
          IntStream.range(0, rows.size())
              .boxed()
              .sorted(Comparator.comparing(rows::get, firstOfThing()))
              .toList();
      int first = sorted.get(0);
      return sorted.stream()
          .skip(1)
          .filter(row -> differs(rows.get(row), rows.get(first)))
          .map(row -> new Alike(row, first))
          .toList();
    }
  }

  /** A row that tells of the same thing as an earlier one, by their indexes. */
  record Alike(int row, int first) {}

  private final Table table;
  private final List<String> columns;
  private final int[] key;
  private final Duplicates duplicates;
  private final List<Thing> things;

  ComparisonKeys(Table table) {
    this.table = table;
    this.columns = table.allColumns().stream().map(Column::name).toList();
    this.key =
        positions(
            table.key().isEmpty()
                ? table.columns().stream().map(Column::name).toList()
                : table.key());
    this.duplicates = new Duplicates(table);
    this.things = table.sameThings().stream().map(Thing::new).toList();
  }

  private int[] positions(List<String> names) {
    return names.stream().mapToInt(columns::indexOf).toArray();
  }

  Table table() {
    return table;
  }

  Duplicates duplicates() {
    return duplicates;
  }

  List<Thing> things() {
    return things;
  }

  /**
   * Round in which a {@code same_thing} is checked, from 1. All share one round, but one that
   * rejects rows ends it: rejected rows must not be compared with in those that follow.
   */
  static int round(Table table, int thing) {
    return 1
        + (int)
            table.sameThings().subList(0, thing).stream()
                .filter(before -> before.severity() == Source.Severity.REJECT)
                .count();
  }

  /** How many rounds of {@link #round} these tables need. */
  static int rounds(Collection<Table> tables) {
    return tables.stream()
        .filter(table -> !table.sameThings().isEmpty())
        .mapToInt(table -> round(table, table.sameThings().size() - 1))
        .max()
        .orElse(0);
  }

  /** Marks the key columns. */
  void markKey(boolean[] wanted) {
    for (int i : key) {
      wanted[i] = true;
    }
  }

  /** Marks the columns that a {@code same_thing} reads. */
  void mark(Thing thing, boolean[] wanted) {
    thing.mark(wanted);
  }

  long hash(Object[] values) {
    long hash = RowHash.of(KEY, table.id());
    for (int i : key) {
      hash = RowHash.of(hash, values[i]);
    }
    return hash;
  }

  /** Values of the key; null is a value as any other. */
  List<Object> key(Object[] values) {
    List<Object> exact = new ArrayList<>(key.length);
    for (int i : key) {
      exact.add(canonical(values[i]));
    }
    return exact;
  }

  String shown(Object[] values) {
    return shown(values, key);
  }

  /**
   * The row that the others are told against: the one that the table prefers, then the smallest
   * key, so that the order of rows does not matter.
   */
  private Comparator<Object[]> firstOfThing() {
    Comparator<Object[]> order = duplicates.preference().reversed();
    for (int i : key) {
      order = order.thenComparing(row -> row[i], ComparisonKeys::order);
    }
    return order;
  }

  @SuppressWarnings("unchecked")
  private static int order(Object left, Object right) {
    if (left == null || right == null) {
      return left == right ? 0 : left == null ? -1 : 1;
    }
    return ((Comparable<Object>) left).compareTo(right);
  }

  private static Object canonical(Object value) {
    // −0.0 and 0.0 are equal.
    return value instanceof Double number ? (Object) (number + 0.0) : value;
  }

  private static String shown(Object[] values, int[] positions) {
    Stream.Builder<Object> all = Stream.builder();
    for (int i : positions) {
      all.add(values[i]);
    }
    return all.build()
        .filter(Objects::nonNull)
        .map(Object::toString)
        .collect(Collectors.joining(" · "));
  }
}
