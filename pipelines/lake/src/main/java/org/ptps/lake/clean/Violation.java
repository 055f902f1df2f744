package org.ptps.lake.clean;

import java.io.Serializable;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.arrival.SetAside;
import org.ptps.lake.text.Texts;

/**
 * Why a row or a cell is refused or doubted; one row of {@code lake.rejected_rows}. Its texts hold
 * no control character of the file, which a terminal would obey.
 *
 * @param column lake column, or the raw one where no lake column is meant; empty for the whole row
 * @param value text as it stands in the file
 * @param rule name of the rule, as in conf or of the reader
 */
public record Violation(
    String column, String value, String rule, Severity severity, Words reason, Words remedy)
    implements Serializable {

  public Violation {
    column = Texts.shown(column);
    value = Texts.shown(value);
    reason = new Words(Texts.shown(reason.es()), Texts.shown(reason.en()));
  }

  /** What is told of a line that is set aside. */
  public static Violation of(SetAside aside) {
    return new Violation(
        "",
        aside.value(),
        aside.rule(),
        aside.outcome() == SetAside.Outcome.REFUSED ? Severity.REJECT : Severity.DUPLICATE,
        aside.reason(),
        aside.remedy());
  }

  /** What became of the row. */
  public enum Severity {
    /** The row is refused. */
    REJECT,
    /** The row is kept, this cell counts as unknown. */
    CELL,
    /** The row is kept as it is, and marked. */
    FLAG,
    /** The row is left out because another one stands for it. */
    DUPLICATE,
    /** The cell was read otherwise than it stands, as a declaration or plain evidence says. */
    CORRECTION,
    /** What is wrong with the part as a whole; no single line shows it. */
    PART,
    /** Nothing is left out; it is said so that nobody is surprised. */
    NOTICE
  }

  private static final int LONG_ENOUGH = 4;

  /**
   * The fault as it may be told: of a source that holds what must not be shown, without any text of
   * its files. What stands in conf, or in our own columns of a correction, is no text of them.
   */
  public Violation toldOf(Source source) {
    boolean quotes =
        source.withheld().isEmpty()
            || severity == Severity.CORRECTION
            || SetAside.RULES.contains(rule);
    return quotes ? this : quiet();
  }

  private Violation quiet() {
    return value.isBlank()
        ? this
        : new Violation(
            column, "", rule, severity, new Words(quiet(reason.es()), quiet(reason.en())), remedy);
  }

  private String quiet(String text) {
    String squeezed = Texts.squeeze(value);
    String quiet =
        text.replace("«" + value + "»", "«…»")
            .replace("'" + value + "'", "'…'")
            .replace("«" + squeezed + "»", "«…»")
            .replace("'" + squeezed + "'", "'…'");
    // A short number outside quotes is a bound of the contract more often than what was given.
    return squeezed.length() < LONG_ENOUGH
        ? quiet
        : quiet.replace(value, "…").replace(squeezed, "…");
  }
}
