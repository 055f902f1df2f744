package org.ptps.lake.clean;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * Totals of a part, or of a range of it, after its rows were read: lines that are not data, and
 * findings about the whole. Totals of ranges add up to those of the part.
 */
public final class PartTotals implements Serializable {
  private static final long serialVersionUID = 1;

  /** Filled and rejected cells of a column. */
  static final class Fate implements Serializable {
    private static final long serialVersionUID = 1;

    int filled;
    int refused;
  }

  final long[] tally = new long[CleanRow.TALLIES];
  final Set<String> outOfScope = new TreeSet<>();
  final CodeConflicts codes = new CodeConflicts();
  final Fate[] fates;
  boolean anyData;
  long beside;
  long firstBeside;
  boolean underOtherHeader;

  PartTotals(int fields) {
    this.fates = new Fate[fields];
    for (int i = 0; i < fields; i++) {
      fates[i] = new Fate();
    }
  }

  public long[] tally() {
    return tally.clone();
  }

  /** Whether the lines from here on stand under a second header that differs from the part's. */
  public boolean underOtherHeader() {
    return underOtherHeader;
  }

  /** Adds the totals of the next range. */
  public void add(PartTotals next) {
    for (int i = 0; i < tally.length; i++) {
      tally[i] += next.tally[i];
    }
    for (String value : next.outOfScope) {
      if (!anyData && outOfScope.size() < LineClassifier.SHOWN_VALUES) {
        outOfScope.add(value);
      }
    }
    codes.add(next.codes);
    for (int i = 0; i < fates.length; i++) {
      fates[i].filled += next.fates[i].filled;
      fates[i].refused += next.fates[i].refused;
    }
    anyData |= next.anyData;
    firstBeside = beside == 0 ? next.firstBeside : firstBeside;
    beside += next.beside;
    underOtherHeader = next.underOtherHeader;
  }
}
