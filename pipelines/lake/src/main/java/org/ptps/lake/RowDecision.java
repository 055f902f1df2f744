package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Doubles;
import org.ptps.lake.clean.Fault;
import org.ptps.lake.clean.Fault.Severity;

/**
 * What was decided of one row when it was compared with others.
 *
 * @param bin task that read it
 * @param ordinal number of the row among those of the task, from 0
 * @param what one of {@link Doubles.Outcome}, or behind these the number of the table's same thing
 * @param value what the rows have in common, as it is shown
 * @param other file and line of the row that it is told against
 */
record RowDecision(int bin, int ordinal, int what, String value, String other)
    implements Serializable {
  private static final Doubles.Outcome[] OUTCOMES = Doubles.Outcome.values();

  static RowDecision of(int bin, int ordinal, Doubles.Outcome outcome, String value, String other) {
    return new RowDecision(bin, ordinal, outcome.ordinal(), value, other);
  }

  static RowDecision ofThing(int bin, int ordinal, int thing, String value, String other) {
    return new RowDecision(bin, ordinal, OUTCOMES.length + thing, value, other);
  }

  /** The row with what was decided, and its reason. */
  CleanRow on(CleanRow row, Table table) {
    return on(row, table, new Words(other, other));
  }

  /**
   * As {@link #on(CleanRow, Table)}, with other words for where the other row stands.
   *
   * @param at how it is found, in place of its file and line
   */
  CleanRow on(CleanRow row, Table table, Words at) {
    if (what < OUTCOMES.length) {
      Doubles.Outcome outcome = OUTCOMES[what];
      Severity severity = Doubles.severity(outcome);
      Fault fault =
          new Fault(
              "",
              value,
              Doubles.rule(outcome),
              severity,
              new Words(
                  Doubles.reason(outcome, at.es()).es(), Doubles.reason(outcome, at.en()).en()),
              Doubles.remedy(outcome));
      return with(row, severity == Severity.REJECT ? Status.REJECTED : Status.DUPLICATE, fault);
    }
    Table.SameThing thing = table.sameThings().get(what - OUTCOMES.length);
    Fault fault =
        new Fault(
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

  /** A row that breaks a rule between rows or tables: refused, or kept and marked. */
  static CleanRow judged(CleanRow row, Source.Severity severity, String rule, Fault fault) {
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

  private static CleanRow with(CleanRow row, Status status, Fault fault) {
    List<Fault> faults = new ArrayList<>(row.faults());
    faults.add(fault);
    return row.with(status, faults);
  }
}
