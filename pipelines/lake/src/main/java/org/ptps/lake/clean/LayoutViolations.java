package org.ptps.lake.clean;

import java.util.Collection;
import java.util.Locale;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.reader.CellMark;
import org.ptps.lake.reader.FileFault;
import org.ptps.lake.reader.RowFault;

/**
 * Violations of malformed lines and of parts as a whole. Cells of a malformed line are not quoted:
 * any of them may belong to a column that must not be shown.
 */
final class LayoutViolations {
  private LayoutViolations() {}

  static Violation of(RowFault fault) {
    return ReaderRule.LINE_FAULT.as(
        fault.kind().name().toLowerCase(Locale.ROOT),
        Severity.REJECT,
        "",
        "",
        "detail",
        fault.detail());
  }

  /** A finding about the bytes or the sheet that does not reject a line. */
  static Violation of(FileFault found) {
    return ReaderRule.FILE_NOTICE.as(
        found.kind().name().toLowerCase(Locale.ROOT),
        Severity.NOTICE,
        "",
        "",
        "where",
        found.line() > 0 ? found.line() + ": " : "",
        "detail",
        found.detail());
  }

  static Violation tooFew(int cells, int header) {
    return refused(ReaderRule.CELLS_MISSING, "cells", cells, "header", header);
  }

  static Violation tooMany(int cells, int header) {
    return refused(ReaderRule.CELLS_TOO_MANY, "cells", cells, "header", header);
  }

  static Violation blemishedHeader() {
    return refused(ReaderRule.REPEATED_HEADER);
  }

  static Violation otherHeader() {
    return refused(ReaderRule.OTHER_HEADER);
  }

  static Violation underOtherHeader(long line) {
    return refused(ReaderRule.UNDER_OTHER_HEADER, "line", line);
  }

  /** Marks of cells without a text to compare. */
  static boolean sayNothing(CellMark.Kind kind) {
    return switch (kind) {
      case ERROR, NO_RESULT, NO_TEXT, STRUCK -> true;
      case PADDED,
          PERCENT,
          FRACTION,
          CLOCK,
          HOURS,
          MINUTES,
          DATE,
          SCALED,
          COMPARED,
          WORDS,
          DIGITS,
          RAISED ->
          false;
    };
  }

  static Violation brokenCondition(String column, String text) {
    return ReaderRule.SCOPE_NOT_KNOWN.fault(
        Severity.REJECT, column, text, "text", text, "column", column);
  }

  static Violation allOutOfScope(long lines, Collection<String> values) {
    return values.isEmpty()
        ? ReaderRule.ALL_OUT_OF_SCOPE.fault(Severity.PART, "", "", "lines", lines)
        : ReaderRule.ALL_OUT_OF_SCOPE_SEEN.fault(
            Severity.PART, "", "", "lines", lines, "seen", String.join("; ", values));
  }

  static Violation beside(long rows, long first) {
    return ReaderRule.CELLS_BESIDE.fault(Severity.NOTICE, "", "", "rows", rows, "first", first);
  }

  private static Violation refused(ReaderRule rule, Object... given) {
    return rule.fault(Severity.REJECT, "", "", given);
  }
}
