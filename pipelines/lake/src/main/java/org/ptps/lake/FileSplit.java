package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.reader.ByteRange;

/**
 * What one reader reads: a part, or a range of a large one.
 *
 * @param number of the split within its part, from 0
 * @param last whether the part ends with it
 * @param range null for all of the part
 */
record FileSplit(InputPart part, int number, boolean last, ByteRange range)
    implements Serializable {
  /** Opening a part costs about as much as reading so many lines. */
  private static final long LINES_TO_OPEN = 50;

  static FileSplit whole(InputPart part) {
    return new FileSplit(part, 0, true, null);
  }

  /**
   * Splits a part where it can be split.
   *
   * @param lines how many lines a split has at least
   */
  static List<FileSplit> of(InputPart part, long lines) {
    List<ByteRange> pieces = ByteRange.of(part.profile(), part.header().line(), lines);
    if (pieces.isEmpty()) {
      return List.of(whole(part));
    }
    List<FileSplit> splits = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      splits.add(new FileSplit(part, i, i == pieces.size() - 1, pieces.get(i)));
    }
    return splits;
  }

  long weight() {
    return LINES_TO_OPEN + (range == null ? part.profile().physicalLines() : range.lines());
  }

  String table() {
    return part.source().table().id();
  }
}
