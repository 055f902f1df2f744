package org.ptps.lake.input;

import java.io.Serializable;
import java.util.Set;
import org.ptps.catalog.Words;

/**
 * A line that is skipped, and why; it has one place in the ledger.
 *
 * @param value who corrected, or what stands in the way; may be empty
 * @param by the corrected row that is read in its place, null where there is none
 */
public record SkippedLine(
    Outcome outcome, String rule, String value, Words reason, Words remedy, Stand by)
    implements Serializable {
  private static final String REPLACED = "replaced_by_correction";
  private static final String REFUSED_AGAIN = "correction_refused";

  /**
   * The row that is read in place of another one.
   *
   * @param part number of its part in the run
   * @param shown the row as people find it
   */
  public record Stand(int part, long line, String shown) implements Serializable {}

  static final SkippedLine UNTOUCHED =
      new SkippedLine(Outcome.NOT_FILLED, "not_filled", "", new Words("", ""), new Words("", ""));

  /** Rules of lines that were corrected, whatever became of the corrected row. */
  public static final Set<String> CORRECTED = Set.of(REPLACED, REFUSED_AGAIN);

  /** All rules by which a line is skipped. */
  public static final Set<String> RULES =
      Set.of(
          "not_filled",
          "correction_line_unknown",
          "correction_without_name",
          "not_corrected",
          REPLACED,
          REFUSED_AGAIN,
          "corrected_again");

  /** Status of the line in the ledger. */
  public enum Outcome {
    /** A corrected row counts in its place. */
    STANDS_ELSEWHERE,
    REFUSED,
    /** A prefilled row that nobody completed. */
    NOT_FILLED
  }

  SkippedLine(Outcome outcome, String rule, String value, Words reason, Words remedy) {
    this(outcome, rule, value, reason, remedy, null);
  }

  /** A corrected line, in whose place another row is read. */
  static SkippedLine replaced(String who, Stand by) {
    return new SkippedLine(
        Outcome.STANDS_ELSEWHERE,
        REPLACED,
        who,
        new Words(
            "corregida por " + who + ": la fila que cuenta está en " + by.shown(),
            "corrected by " + who + ": the row that counts stands at " + by.shown()),
        new Words("nada más que hacer aquí", "nothing more to do here"),
        by);
  }

  /**
   * The same line when the corrected row was rejected too, which is known only once all rows were
   * read.
   */
  public SkippedLine refusedAgain() {
    return new SkippedLine(
        outcome,
        REFUSED_AGAIN,
        value,
        new Words(
            "corregida por "
                + value
                + ", pero la fila corregida, "
                + by.shown()
                + ", tampoco se acepta: ninguna de las dos cuenta",
            "corrected by "
                + value
                + ", but the corrected row, "
                + by.shown()
                + ", is not accepted either: neither of the two counts"),
        new Words(
            "corregirla otra vez, en el libro de la vuelta siguiente",
            "correct it again, in the workbook of the next round"),
        by);
  }
}
