package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ptps.catalog.Column;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.condition.Condition;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Violation.Severity;

/**
 * Applies the rules of a source and of its table to rows, each rule on its own; a rule whose result
 * is unknown is not broken.
 */
public final class RowRules {
  private record Judged(Source.Rule rule, Condition condition, int column) {}

  private final List<Judged> rules;
  private final int flags;

  public RowRules(Source source) {
    Table table = source.table();
    List<Column> columns = table.allColumns();
    this.flags = position(columns, "flags");
    this.rules =
        Stream.concat(table.rules().stream(), source.rules().stream())
            .map(
                rule ->
                    new Judged(
                        rule,
                        Condition.parse(rule.test(), columns),
                        position(columns, rule.column())))
            .toList();
  }

  private static int position(List<Column> columns, String name) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The row after its rules: with {@code flags} set, or rejected; unchanged where no rule is
   * broken.
   */
  public CleanRow judge(CleanRow row) {
    row.values()[flags] = "";
    if (row.status() != Status.KEPT) {
      return row;
    }
    List<Violation> violations = null;
    StringJoiner marks = null;
    boolean refused = false;
    for (Judged judged : rules) {
      if (judged.condition().broken(row.values())) {
        if (violations == null) {
          violations = new ArrayList<>(row.violations());
          marks = new StringJoiner(",");
        }
        violations.add(fault(judged, row.values()));
        switch (judged.rule().severity()) {
          case REJECT -> refused = true;
          case FLAG -> marks.add(judged.rule().id());
        }
      }
    }
    if (violations == null) {
      return row;
    }
    row.values()[flags] = marks.toString();
    return row.with(refused ? Status.REJECTED : Status.KEPT, violations);
  }

  private static Violation fault(Judged judged, Object[] values) {
    Source.Rule rule = judged.rule();
    Object value = values[judged.column()];
    return new Violation(
        rule.column(),
        value == null ? "" : value.toString(),
        rule.id(),
        Severity.valueOf(rule.severity().name()),
        rule.says(),
        rule.remedy());
  }
}
