package org.ptps.lake.clean;

import java.io.Serializable;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.input.SkippedLine;
import org.ptps.lake.text.Texts;

/**
 * Why a row or cell is rejected or flagged; one row of {@code lake.rejected_rows}. Control
 * characters are removed from its texts, since a terminal would obey them.
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

  public static Violation of(SkippedLine skipped) {
    return new Violation(
        "",
        skipped.value(),
        skipped.rule(),
        skipped.outcome() == SkippedLine.Outcome.REFUSED ? Severity.REJECT : Severity.DUPLICATE,
        skipped.reason(),
        skipped.remedy());
  }

  /** What follows for the row. */
  public enum Severity {
    REJECT,
    /** The row is kept, with this cell as null. */
    CELL,
    /** The row is kept unchanged and flagged. */
    FLAG,
    /** The row is left out because another one counts in its place. */
    DUPLICATE,
    /** The cell was read differently than it is written, by a declaration or clear evidence. */
    CORRECTION,
    /** Something is wrong with the whole part; no single line shows it. */
    PART,
    /** For information; nothing is left out. */
    NOTICE
  }

  private static final int LONG_ENOUGH = 4;

  /**
   * The violation without any text of the file, where its source must not be quoted. Texts of
   * declarations and of our own columns in a correction sheet stay.
   */
  public Violation toldOf(Source source) {
    boolean quotes =
        source.withheld().isEmpty()
            || severity == Severity.CORRECTION
            || SkippedLine.RULES.contains(rule);
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
    // A short number outside quotes is more likely a bound of the contract than the value of the
    // cell.
    return squeezed.length() < LONG_ENOUGH
        ? quiet
        : quiet.replace(value, "…").replace(squeezed, "…");
  }
}
