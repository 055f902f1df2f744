package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Duplicates;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.clean.Violation.Severity;

/**
 * Outcome of comparing a row with others.
 *
 * @param bin number of the task that read it
 * @param ordinal index of the row among those of the task, from 0
 * @param what ordinal of a {@link Duplicates.Outcome}, or beyond these the index of a {@code
 *     same_thing} of the table
 * @param value what the rows have in common, as it is shown
 * @param other file and line of the other row
 */
record RowDecision(int bin, int ordinal, int what, String value, String other)
    implements Serializable {
  private static final Duplicates.Outcome[] OUTCOMES = Duplicates.Outcome.values();

  static RowDecision of(
      int bin, int ordinal, Duplicates.Outcome outcome, String value, String other) {
    return new RowDecision(bin, ordinal, outcome.ordinal(), value, other);
  }

  static RowDecision ofThing(int bin, int ordinal, int thing, String value, String other) {
    return new RowDecision(bin, ordinal, OUTCOMES.length + thing, value, other);
  }

  /** The row with the decision and its reason added. */
  CleanRow on(CleanRow row, Table table) {
    return on(row, table, new Words(other, other));
  }

  /**
   * As {@link #on(CleanRow, Table)}, with another description of where the other row stands.
   *
   * @param at how it is found, in place of its file and line
   */
  CleanRow on(CleanRow row, Table table, Words at) {
    if (what < OUTCOMES.length) {
      Duplicates.Outcome outcome = OUTCOMES[what];
      Severity severity = Duplicates.severity(outcome);
      Violation fault =
          new Violation(
              "",
              value,
              Duplicates.rule(outcome),
              severity,
              new Words(
                  Duplicates.reason(outcome, at.es()).es(),
                  Duplicates.reason(outcome, at.en()).en()),
              Duplicates.remedy(outcome));
      return with(row, severity == Severity.REJECT ? Status.REJECTED : Status.DUPLICATE, fault);
    }
    Table.SameThing thing = table.sameThings().get(what - OUTCOMES.length);
    Violation fault =
        new Violation(
            thing.columns().get(thing.columns().size() - 1),
            value,
            thing.id(),
            Severity.valueOf(thing.severity().name()),
            new Words(
                thing.says().es() + "; ya está en " + at.es(),
                thing.says().en() + "; it already stands at " + at.en()),
            thing.remedy());
    return judged(row, thing.severity(), thing.id(), fault);
  }

  /** A row that breaks a rule between rows or tables: rejected, or kept and flagged. */
  static CleanRow judged(CleanRow row, Source.Severity severity, String rule, Violation fault) {
    return switch (severity) {
      case REJECT -> with(row, Status.REJECTED, fault);
      case FLAG -> {
        int flags = row.values().length - 1;
        String before = (String) row.values()[flags];
        row.values()[flags] = before.isEmpty() ? rule : before + "," + rule;
        yield with(row, row.status(), fault);
      }
    };
  }

  private static CleanRow with(CleanRow row, Status status, Violation fault) {
    List<Violation> violations = new ArrayList<>(row.violations());
    violations.add(fault);
    return row.with(status, violations);
  }
}
