package org.ptps.lake.clean;

import java.io.Serializable;
import java.util.List;
import org.ptps.catalog.Source;
import org.ptps.lake.places.PlaceDecision;

/**
 * What became of one row of a part, in plain Java: for engines to take in, and for whoever checks a
 * file without one.
 *
 * @param values one per column of {@code Table.allColumns()}; text, long, double, date or flag, and
 *     null for unknown
 * @param part number of the part in the run
 * @param line first physical line; of the row that only counts, the line of the header
 * @param lines physical lines that it covers
 * @param violations why it is refused or doubted; of the row that only counts, what is said of the
 *     part
 * @param place how its municipality was found, null where the row names none
 * @param tally lines of header, blank, footer and out of scope; empty for a row of data
 */
public record CleanRow(
    Object[] values,
    int part,
    long line,
    int lines,
    Status status,
    List<Violation> violations,
    Place place,
    long[] tally)
    implements Serializable {

  /** Length of {@code tally}. */
  static final int TALLIES = 4;

  public enum Status {
    KEPT,
    REJECTED,
    /** Another row counts in its place. */
    DUPLICATE,
    /** Not a data row: it carries the line counts of one part. */
    TALLY
  }

  /** Texts of a place in the row, and the place that they were matched to. */
  public record Place(
      String departmentText, String municipalityText, String codeText, PlaceDecision decision)
      implements Serializable {}

  /** The row without texts of its cells where its source must not be quoted. */
  public CleanRow toldOf(Source source) {
    return source.withheld().isEmpty() || violations.isEmpty()
        ? this
        : with(status, violations.stream().map(fault -> fault.toldOf(source)).toList());
  }

  /** The same row with another status and violations. */
  public CleanRow with(Status other, List<Violation> told) {
    return new CleanRow(values, part, line, lines, other, List.copyOf(told), place, tally);
  }
}
