package org.ptps.lake.clean;

import java.io.Serializable;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of a part, or a range of one, once its rows have been read: the lines that are no
 * data, and what is to be said of it as a whole. Ends of ranges add up to that of the part.
 */
public final class PartEnd implements Serializable {
  private static final long serialVersionUID = 1;

  /** Filled cells of a column, and how many of them were refused. */
  static final class Fate implements Serializable {
    private static final long serialVersionUID = 1;

    int filled;
    int refused;
  }

  final long[] tally = new long[CleanRow.TALLIES];
  final Set<String> outOfScope = new TreeSet<>();
  final CodeNotices codes = new CodeNotices();
  final Fate[] fates;
  boolean anyData;
  long beside;
  long firstBeside;
  boolean underOtherHeader;

  PartEnd(int fields) {
    this.fates = new Fate[fields];
    for (int i = 0; i < fields; i++) {
      fates[i] = new Fate();
    }
  }

  /** Lines of header, blank, footer and out of scope. */
  public long[] tally() {
    return tally.clone();
  }

  /** Whether what follows stands under a header that is not that of the part. */
  public boolean underOtherHeader() {
    return underOtherHeader;
  }

  /** Takes in the range that follows. */
  public void add(PartEnd next) {
    for (int i = 0; i < tally.length; i++) {
      tally[i] += next.tally[i];
    }
    for (String value : next.outOfScope) {
      if (!anyData && outOfScope.size() < LineKinds.SHOWN_VALUES) {
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
