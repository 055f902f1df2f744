package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.reader.SheetFacts.Merge;

/**
 * Cells that people see as one, below the header. Their value is never shared out: a text or a date
 * counts for the row in which it stands, a number for none, since nobody says whether it is of that
 * row or of all together; the cells that are covered are told, in optional columns too.
 */
final class MergedCells {
  private final List<Merge> waiting;
  private final List<Merge> here = new ArrayList<>();
  private final Set<Integer> read;
  private int next;

  /**
   * @param header line of the header; blocks above it are titles
   * @param read columns that the contract reads
   */
  MergedCells(List<Merge> merged, long header, Set<Integer> read) {
    this.waiting =
        merged.stream()
            .filter(merge -> merge.bottom() > header)
            .sorted(Comparator.comparingLong(Merge::top).thenComparingInt(Merge::left))
            .toList();
    this.read = Set.copyOf(read);
  }

  /** Goes on to a row; rows come in their order. */
  void to(long row) {
    while (next < waiting.size() && waiting.get(next).top() <= row) {
      here.add(waiting.get(next++));
    }
    for (Iterator<Merge> each = here.iterator(); each.hasNext(); ) {
      if (each.next().bottom() < row) {
        each.remove();
      }
    }
  }

  /** Whether no block reaches into this row. */
  boolean none() {
    return here.isEmpty();
  }

  /** Why the cell of a column is not what it seems in this row, null where it is. */
  Violation fault(Source.Field field, long row, int column, String text) {
    for (Merge merge : here) {
      if (column < merge.left() || column > merge.right()) {
        continue;
      }
      boolean first = row == merge.top() && column == merge.left();
      boolean number =
          field.column().type() == ColumnType.NUMBER || field.column().type() == ColumnType.INTEGER;
      if (!first || number && !text.isBlank() && several(merge)) {
        return fault(field, merge, text, first);
      }
    }
    return null;
  }

  /** Whether a block reaches over several rows, or over several columns that are read. */
  private boolean several(Merge merge) {
    return merge.bottom() > merge.top()
        || read.stream().filter(at -> at >= merge.left() && at <= merge.right()).count() > 1;
  }

  private static Violation fault(Source.Field field, Merge merge, String text, boolean first) {
    return (first ? ReaderRule.MERGED_NUMBER : ReaderRule.MERGED_CELL)
        .fault(Severity.CELL, field.column().name(), text, "block", merge.shown());
  }
}
