package org.ptps.lake;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.PartTotals;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.entities.EntityMentions;
import org.ptps.lake.input.InputPart;

/**
 * Aggregates of a reading task that the driver decides by. They grow with the distinct entities,
 * places and spellings, not with the rows.
 */
final class TaskSummary implements Serializable {
  private static final long serialVersionUID = 1;

  static final TableSchema PLACES =
      TableSchema.none()
          .and(
              ColumnType.TEXT,
              "source",
              "department_text",
              "municipality_text",
              "code_text",
              "municipality_code",
              "method")
          .and(ColumnType.NUMBER, "score")
          .and(ColumnType.TEXT, "candidates")
          .and(ColumnType.INTEGER, "rows");

  /** How one spelling of a place was matched; equal if all columns but the count are. */
  record Spelling(
      String source,
      String department,
      String municipality,
      String code,
      String taken,
      String method,
      double score,
      String candidates)
      implements Serializable {
    Object[] row(long rows) {
      return new Object[] {
        source, department, municipality, code, taken, method, score, candidates, rows
      };
    }
  }

  private final Map<Spelling, Long> places = new HashMap<>();

  /** Rows of the current split by place object: rows of one place share the object. */
  private final transient Map<CleanRow.Place, long[]> met = new IdentityHashMap<>();

  private static final int MET_AT_A_TIME = 50_000;
  private final Map<String, EntityMentions> mentions = new HashMap<>();
  private final Set<String> corrections = new HashSet<>();
  private final Map<Integer, TreeMap<Integer, PartTotals>> ends = new HashMap<>();
  private final Set<Integer> torn = new HashSet<>();

  /** Adds a row that was read and checked. */
  void see(Source source, CleanRow row) {
    Table table = source.table();
    if (row.place() != null) {
      if (met.size() >= MET_AT_A_TIME) {
        count(source);
      }
      met.computeIfAbsent(row.place(), any -> new long[1])[0]++;
    }
    for (Violation fault : row.violations()) {
      if (fault.severity() == Violation.Severity.CORRECTION) {
        corrections.add(source.id() + " " + fault.rule());
      }
    }
    if (table.entity() != null && row.status() == Status.KEPT) {
      mentions.computeIfAbsent(table.id(), any -> new EntityMentions(table)).see(row.values());
    }
  }

  private void count(Source source) {
    met.forEach((place, rows) -> places.merge(spelling(source, place), rows[0], Long::sum));
    met.clear();
  }

  /** Adds the totals of a split that was read to its end. */
  void end(FileSplit split, PartTotals end) {
    count(split.part().source());
    ends.computeIfAbsent(split.part().index(), any -> new TreeMap<>()).put(split.number(), end);
    if (!split.last() && end.underOtherHeader()) {
      torn.add(split.part().index());
    }
  }

  private static Spelling spelling(Source source, CleanRow.Place place) {
    return new Spelling(
        source.id(),
        place.departmentText(),
        place.municipalityText(),
        place.codeText(),
        place.decision().municipalityCode(),
        place.decision().method().name().toLowerCase(Locale.ROOT),
        place.decision().score(),
        String.join("; ", place.decision().candidates()));
  }

  void add(TaskSummary other) {
    other.places.forEach((spelling, rows) -> places.merge(spelling, rows, Long::sum));
    other.mentions.forEach(
        (table, seen) ->
            mentions.merge(
                table,
                seen,
                (mine, more) -> {
                  mine.add(more);
                  return mine;
                }));
    corrections.addAll(other.corrections);
    other.ends.forEach(
        (part, splits) -> ends.computeIfAbsent(part, any -> new TreeMap<>()).putAll(splits));
    torn.addAll(other.torn);
  }

  Map<Spelling, Long> places() {
    return places;
  }

  /** Mentions of entities by table. */
  Map<String, EntityMentions> mentions() {
    return mentions;
  }

  /** Totals of a part over all its splits. */
  PartTotals end(InputPart part) {
    PartTotals whole = null;
    for (PartTotals end : ends.get(part.index()).values()) {
      if (whole == null) {
        whole = end;
      } else {
        whole.add(end);
      }
    }
    return whole;
  }

  /** Parts that cannot be split: how their later lines are read depends on earlier ones. */
  Set<Integer> torn() {
    return torn;
  }

  /** Declared corrections that found their wrong value. */
  Set<String> corrections() {
    return corrections;
  }
}
