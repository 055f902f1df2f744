package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.door.Stretch;

/**
 * What one reader reads: a part, or a stretch of a large one.
 *
 * @param number of the slice within its part, from 0
 * @param last whether the part ends with it
 * @param stretch null for all of the part
 */
record Slice(Arrival part, int number, boolean last, Stretch stretch) implements Serializable {
  /** Opening a part costs about as much as reading so many lines. */
  private static final long LINES_TO_OPEN = 50;

  /** A part as one. */
  static Slice whole(Arrival part) {
    return new Slice(part, 0, true, null);
  }

  /**
   * A part cut where it can be.
   *
   * @param lines how many lines a slice has at least
   */
  static List<Slice> of(Arrival part, long lines) {
    List<Stretch> pieces = Stretch.of(part.survey(), part.header().line(), lines);
    if (pieces.isEmpty()) {
      return List.of(whole(part));
    }
    List<Slice> slices = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      slices.add(new Slice(part, i, i == pieces.size() - 1, pieces.get(i)));
    }
    return slices;
  }

  long weight() {
    return LINES_TO_OPEN + (stretch == null ? part.survey().physicalLines() : stretch.lines());
  }

  String table() {
    return part.source().table().id();
  }
}
