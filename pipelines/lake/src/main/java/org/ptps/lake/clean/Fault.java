package org.ptps.lake.clean;

import java.io.Serializable;
import org.ptps.catalog.Words;
import org.ptps.lake.text.Texts;

/**
 * Why a row or a cell is refused or doubted; one row of {@code lake.rejected_rows}. Its texts hold
 * no control character of the file, which a terminal would obey.
 *
 * @param column lake column, or the raw one where no lake column is meant; empty for the whole row
 * @param value text as it stands in the file
 * @param rule name of the rule, as in conf or of the reader
 */
public record Fault(
    String column, String value, String rule, Severity severity, Words reason, Words remedy)
    implements Serializable {

  public Fault {
    column = Texts.shown(column);
    value = Texts.shown(value);
    reason = new Words(Texts.shown(reason.es()), Texts.shown(reason.en()));
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
    /** Nothing is left out; it is said so that nobody is surprised. */
    NOTICE
  }
}
