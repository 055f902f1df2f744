package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.reader.SheetProperties.Merge;

/**
 * Merged cells below the header. Their value is not spread over the rows: a text or date counts for
 * its first row, a number for none, since it could be of that row or a total. Covered cells are
 * reported, in optional columns too.
 */
final class MergedCells {
  private final List<Merge> waiting;
  private final List<Merge> here = new ArrayList<>();
  private final Set<Integer> read;
  private int next;

  /**
   * @param header line of the header; merged cells above it are titles
   * @param read indexes of columns that the contract reads
   */
  MergedCells(List<Merge> merged, long header, Set<Integer> read) {
    this.waiting =
        merged.stream()
            .filter(merge -> merge.bottom() > header)
            .sorted(Comparator.comparingLong(Merge::top).thenComparingInt(Merge::left))
            .toList();
    this.read = Set.copyOf(read);
  }

  /** Moves on to a row; rows come in order. */
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

  /** Whether no merged cell reaches into this row. */
  boolean none() {
    return here.isEmpty();
  }

  /** Violation of a cell that is part of a merged one, null where it is not. */
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

  /** Whether a merged cell covers several rows, or several columns that are read. */
  private boolean several(Merge merge) {
    return merge.bottom() > merge.top()
        || read.stream().filter(at -> at >= merge.left() && at <= merge.right()).count() > 1;
  }

  private static Violation fault(Source.Field field, Merge merge, String text, boolean first) {
    return (first ? ReaderRule.MERGED_NUMBER : ReaderRule.MERGED_CELL)
        .fault(Severity.CELL, field.column().name(), text, "block", merge.shown());
  }
}
