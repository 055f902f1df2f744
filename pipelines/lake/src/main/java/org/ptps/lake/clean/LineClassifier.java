package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ptps.catalog.Source;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SkippedLine;
import org.ptps.lake.reader.CellMark;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.text.Texts;

/**
 * Classifies the lines of one part: header, blank, footer and out-of-scope lines are counted,
 * malformed ones are rejected with their reason, the rest is data.
 */
final class LineClassifier {
  /** Distinct values of out-of-scope rows that are named in a notice. */
  static final int SHOWN_VALUES = 3;

  enum Kind {
    /** Header, blank, footer or out of scope. */
    COUNTED,
    /** Malformed; {@link #refusal()} says why. */
    REFUSED,
    /** Skipped by a decision made before reading, such as a correction. */
    SET_ASIDE,
    DATA
  }

  private record Wanted(int index, Set<String> values) {}

  private final InputPart input;
  private final RowShape shape;
  private final PartTotals end;
  private final List<Wanted> conditions = new ArrayList<>();
  private long otherHeader;
  private Violation refusal;
  private SkippedLine skipped;

  /**
   * @param end counts lines that are not data
   */
  LineClassifier(InputPart input, RowShape shape, PartTotals end) {
    this.input = input;
    this.shape = shape;
    this.end = end;
    for (Source.Condition condition : input.source().keep()) {
      Set<String> values = new HashSet<>();
      condition.values().forEach(value -> values.add(Texts.fold(value)));
      conditions.add(
          new Wanted(input.header().positions().getOrDefault(condition.column(), -1), values));
    }
  }

  /** Why the last line was rejected. */
  Violation refusal() {
    return refusal;
  }

  /** Why the last line was skipped. */
  SkippedLine skipped() {
    return skipped;
  }

  /** Whether the lines from here on stand under a second header that differs from the part's. */
  boolean underOtherHeader() {
    return otherHeader > 0;
  }

  Kind of(RawRow row) {
    skipped = input.skipped().isEmpty() ? null : input.skipped().get(row.line());
    if (skipped != null) {
      return switch (skipped.outcome()) {
        case NOT_FILLED -> counted(1, row);
        case REFUSED, STANDS_ELSEWHERE -> Kind.SET_ASIDE;
      };
    }
    if (row.fault() != null) {
      boolean before = row.line() < input.header().line();
      return before ? counted(0, row) : refused(LayoutViolations.of(row.fault()));
    }
    List<String> cells = row.cells();
    if (row.line() <= input.header().line() && !row.blank()) {
      return counted(0, row);
    }
    if (RowShape.lastFilled(cells) < 0) {
      return counted(1, row);
    }
    return switch (shape.header(row.line(), cells)) {
      case SAME -> {
        otherHeader = 0;
        yield counted(0, row);
      }
      case BLEMISHED -> refused(LayoutViolations.blemishedHeader());
      case OTHER -> {
        otherHeader = row.line();
        yield refused(LayoutViolations.otherHeader());
      }
      case NONE ->
          otherHeader > 0
              ? refused(LayoutViolations.underOtherHeader(otherHeader))
              : below(row, cells);
    };
  }

  private Kind counted(int tally, RawRow row) {
    end.tally[tally] += row.lines();
    return Kind.COUNTED;
  }

  private Kind refused(Violation why) {
    refusal = why;
    return Kind.REFUSED;
  }

  /** Classifies a line below the header. */
  private Kind below(RawRow row, List<String> cells) {
    if (shape.footer(cells)) {
      return counted(2, row);
    }
    RowWidth.Misfit misfit = shape.misfit(cells);
    if (misfit == RowWidth.Misfit.MANY) {
      // Its cells may be shifted under other columns, those of conditions too.
      return refused(LayoutViolations.tooMany(cells.size(), shape.namedCells()));
    }
    Violation broken = brokenCondition(row, cells);
    if (broken != null) {
      return refused(broken);
    } else if (!wanted(cells)) {
      return counted(3, row);
    } else if (misfit == RowWidth.Misfit.FEW) {
      return refused(LayoutViolations.tooFew(cells.size(), shape.namedCells()));
    }
    besides(row, cells);
    return Kind.DATA;
  }

  /**
   * The violation where a cell that decides about scope holds a spreadsheet error instead of a
   * value.
   */
  private Violation brokenCondition(RawRow row, List<String> cells) {
    for (Wanted condition : conditions) {
      String text = RowCells.cell(cells, condition.index());
      CellMark mark = row.marks().get(condition.index());
      boolean broken =
          mark != null && LayoutViolations.sayNothing(mark.kind()) || DisplayedCells.isError(text);
      if (broken && !condition.values().contains(Texts.fold(text))) {
        return LayoutViolations.brokenCondition(columnName(condition.index()), text);
      }
    }
    return null;
  }

  private boolean wanted(List<String> cells) {
    for (Wanted condition : conditions) {
      String text = RowCells.cell(cells, condition.index());
      if (!condition.values().contains(Texts.fold(text))) {
        if (end.outOfScope.size() < SHOWN_VALUES && !end.anyData) {
          end.outOfScope.add(columnName(condition.index()) + " «" + Texts.squeeze(text) + "»");
        }
        return false;
      }
    }
    return true;
  }

  private String columnName(int index) {
    List<String> names = input.header().names();
    return index >= 0 && index < names.size() ? Texts.squeeze(names.get(index)) : "";
  }

  /** Counts cells to the right of the last named column. */
  private void besides(RawRow row, List<String> cells) {
    boolean any = false;
    for (int i = shape.headerNames().size(); i < cells.size() && input.header().line() > 0; i++) {
      any |= !cells.get(i).isBlank();
    }
    if (any) {
      end.firstBeside = end.beside == 0 ? row.line() : end.firstBeside;
      end.beside++;
    }
  }
}
