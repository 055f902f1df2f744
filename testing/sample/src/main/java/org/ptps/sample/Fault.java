package org.ptps.sample;

import java.util.function.UnaryOperator;

/**
 * A kind of fault in a row.
 *
 * @param kind name of the fault
 * @param column where a reader should notice it, empty for a whole row
 * @param outcome what a reader should do with it
 * @param place whether the row itself is changed or a line is added beside it
 * @param change makes the faulty row from a copy of the good one; null where that row cannot carry
 *     the fault
 */
record Fault(String kind, String column, Outcome outcome, Place place, UnaryOperator<Row> change) {

  /** Expected result of reading it. */
  enum Outcome {
    REJECT,
    /** The cell is rejected, the row kept. */
    CELL,
    /** The row is kept and flagged. */
    FLAG,
    /** The row is left out as a duplicate. */
    DUPLICATE,
    OUT_OF_SCOPE,
    /** The line is a total or note. */
    FOOTER,
    /** The row is read correctly, or the line is blank. */
    NONE
  }

  /** Whether the row is changed or a line added. */
  enum Place {
    INSTEAD,
    BEFORE,
    AFTER,
    BLANK_LINE_AFTER
  }

  static Fault cell(String kind, String column, Outcome outcome, Object value) {
    return new Fault(kind, column, outcome, Place.INSTEAD, row -> row.with(column, value));
  }

  static Fault changed(String kind, String column, Outcome outcome, UnaryOperator<Row> change) {
    return new Fault(kind, column, outcome, Place.INSTEAD, change);
  }

  static Fault added(String kind, String column, Outcome outcome, UnaryOperator<Row> change) {
    return new Fault(kind, column, outcome, Place.AFTER, change);
  }

  static Fault exactDuplicate() {
    return added("exact_duplicate", "", Outcome.DUPLICATE, row -> row);
  }

  static Fault blankLine() {
    return new Fault("blank_line", "", Outcome.NONE, Place.BLANK_LINE_AFTER, row -> row);
  }

  static Fault extraBlanks(String column) {
    return changed(
        "extra_blanks",
        column,
        Outcome.NONE,
        row -> row.with(column, "  " + row.text(column).replaceFirst(" ", "  ") + " "));
  }

  /** Records a name that naive splitting breaks; the row is unchanged. */
  static Fault commaAndQuotes(String column) {
    return changed(
        "comma_and_quotes_in_name",
        column,
        Outcome.NONE,
        row -> row.text(column).matches(".*\".*,.*|.*,.*\".*") ? row : null);
  }
}
