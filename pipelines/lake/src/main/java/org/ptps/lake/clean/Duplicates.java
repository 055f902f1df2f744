package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ptps.catalog.Column;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.text.Texts;

/**
 * Which of several rows with one key counts. The rule of the table decides, never where a row
 * stands: of rows that it leaves equal and that say different things none counts, and of rows that
 * say the same it does not matter which.
 */
public final class Duplicates {
  /** Outcome for one of several rows with one key. */
  public enum Outcome {
    COUNTS,
    /** Equal to the row that counts. */
    SAME,
    /** Other content, and the table's rule prefers another row. */
    LESS,
    /** Other content, and no rule prefers one of the rows. */
    CONTRADICTS,
    /** The table's rule prefers rows that contradict each other. */
    LESS_THAN_CONTRADICTING
  }

  /**
   * @param row index of the row, as given
   * @param other index of the row that it duplicates, its own where it counts
   */
  public record Decision(int row, Outcome outcome, int other) {}

  /** Columns that are left out of the comparison: spellings of a place, of which the code tells. */
  private static final Set<String> PLACE_TEXTS =
      Set.of("department_text", "municipality_text", "municipality_code_text");

  private final List<Column> own;
  private final int[] compared;
  private final int by;
  private final Table.Keep keep;

  public Duplicates(Table table) {
    this.own = table.columns();
    this.keep = table.duplicates().keep();
    Set<String> names = compared(table);
    this.compared =
        IntStream.range(0, own.size()).filter(i -> names.contains(own.get(i).name())).toArray();
    this.by = own.stream().map(Column::name).toList().indexOf(table.duplicates().by());
  }

  /** Columns whose values are compared, texts normalized. */
  public static Set<String> compared(Table table) {
    Set<String> names = table.columns().stream().map(Column::name).collect(Collectors.toSet());
    if (names.contains("municipality_code")) {
      names.removeAll(PLACE_TEXTS);
    }
    return names;
  }

  /**
   * Decides about rows with one key.
   *
   * @param rows their values, one per column of {@code Table.allColumns()}, in the order of the
   *     files; at least one
   * @return one decision for each row, in the same order
   */
  public List<Decision> decide(List<Object[]> rows) {
    List<Integer> best = new ArrayList<>();
    Comparator<Object[]> preference = preference();
    for (int i = 0; i < rows.size(); i++) {
      int order = best.isEmpty() ? 1 : preference.compare(rows.get(i), rows.get(best.get(0)));
      if (order > 0) {
        best.clear();
      }
      if (order >= 0) {
        best.add(i);
      }
    }
    List<Object> content = content(rows.get(best.get(0)));
    boolean agree = best.stream().allMatch(i -> content(rows.get(i)).equals(content));
    int first = best.get(0);
    BitSet preferred = new BitSet(rows.size());
    best.forEach(preferred::set);
    int counts = keep == Table.Keep.NEWEST ? best.get(best.size() - 1) : first;
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (agree) {
        boolean same = content(rows.get(i)).equals(content);
        Outcome outcome = i == counts ? Outcome.COUNTS : same ? Outcome.SAME : Outcome.LESS;
        decisions.add(new Decision(i, outcome, counts));
      } else {
        boolean among = preferred.get(i);
        decisions.add(
            new Decision(
                i,
                among ? Outcome.CONTRADICTS : Outcome.LESS_THAN_CONTRADICTING,
                i == first ? best.get(best.size() - 1) : first));
      }
    }
    return decisions;
  }

  /** Order by the rule of the table, preferred rows last. */
  @SuppressWarnings("unchecked")
  public Comparator<Object[]> preference() {
    Comparator<Object[]> filled =
        Comparator.comparingLong(
            row -> IntStream.range(0, own.size()).filter(i -> row[i] != null).count());
    return switch (keep) {
      case NEWEST ->
          Comparator.<Object[], Comparable<Object>>comparing(
                  row -> (Comparable<Object>) row[by],
                  Comparator.nullsFirst(Comparator.naturalOrder()))
              .thenComparing(filled);
      case MOST_COMPLETE -> filled;
      case NONE -> (a, b) -> 0;
    };
  }

  private List<Object> content(Object[] row) {
    List<Object> content = new ArrayList<>(compared.length);
    for (int i : compared) {
      content.add(row[i] instanceof String text ? Texts.fold(text) : row[i]);
    }
    return content.stream().map(value -> Objects.requireNonNullElse(value, "")).toList();
  }

  private static ReaderRule told(Outcome outcome) {
    return switch (outcome) {
      case COUNTS, SAME -> ReaderRule.DUPLICATE_ROW;
      case LESS -> ReaderRule.SAME_KEY_OTHER_CONTENT;
      case CONTRADICTS -> ReaderRule.SAME_KEY_CONTRADICTS;
      case LESS_THAN_CONTRADICTING -> ReaderRule.SAME_KEY_BELOW_CONTRADICTING;
    };
  }

  public static String rule(Outcome outcome) {
    return told(outcome).rule();
  }

  public static Severity severity(Outcome outcome) {
    return outcome == Outcome.CONTRADICTS ? Severity.REJECT : Severity.DUPLICATE;
  }

  /**
   * @param at where the other row is, as people find it
   */
  public static Words reason(Outcome outcome, String at) {
    return told(outcome).says("at", at);
  }

  public static Words remedy(Outcome outcome) {
    return told(outcome).remedy();
  }
}
