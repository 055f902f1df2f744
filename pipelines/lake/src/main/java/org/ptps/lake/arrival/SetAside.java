package org.ptps.lake.arrival;

import java.io.Serializable;
import java.util.Set;
import org.ptps.catalog.Words;

/**
 * A line that is not read, and why; for every line of it the ledger has one place.
 *
 * @param value who corrected, or what stands in the way; may be empty
 */
public record SetAside(Outcome outcome, String rule, String value, Words reason, Words remedy)
    implements Serializable {

  static final SetAside UNTOUCHED =
      new SetAside(Outcome.NOT_FILLED, "not_filled", "", new Words("", ""), new Words("", ""));

  /** Every rule by which a line is set aside. */
  public static final Set<String> RULES =
      Set.of(
          "not_filled",
          "correction_line_unknown",
          "correction_without_name",
          "not_corrected",
          "replaced_by_correction",
          "corrected_again");

  /** What the line counts as. */
  public enum Outcome {
    /** Another line stands for it. */
    STANDS_ELSEWHERE,
    /** It is of no use. */
    REFUSED,
    /** Nobody wrote anything in it: what stands there came with the workbook. */
    NOT_FILLED
  }
}
