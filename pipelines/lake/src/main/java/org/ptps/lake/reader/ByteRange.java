package org.ptps.lake.reader;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of a text on disk, between two {@link SplitPoint}s.
 *
 * @param from first byte of it
 * @param to byte behind it
 * @param line physical line that it begins with, from 1
 * @param lines physical lines that it holds
 */
public record ByteRange(long from, long to, long line, long lines) implements Serializable {
  /**
   * Splits a text into ranges of at least so many lines, the last of at least half as many.
   *
   * @param header line of the header; it and what stands above it belong to the first piece
   * @return none where it cannot or need not be cut
   */
  public static List<ByteRange> of(PartProfile profile, long header, long lines) {
    if (profile.refusal().isPresent()) {
      return List.of();
    }
    long behind = profile.physicalLines() + 1;
    List<ByteRange> pieces = new ArrayList<>();
    SplitPoint begin = new SplitPoint(0, 1);
    for (SplitPoint cut : profile.cuts()) {
      boolean enough = cut.line() - begin.line() >= lines && behind - cut.line() >= lines / 2;
      if (enough && cut.line() > header) {
        pieces.add(between(begin, cut));
        begin = cut;
      }
    }
    if (!pieces.isEmpty()) {
      pieces.add(between(begin, new SplitPoint(profile.bytes(), behind)));
    }
    return pieces;
  }

  private static ByteRange between(SplitPoint begin, SplitPoint end) {
    return new ByteRange(begin.offset(), end.offset(), begin.line(), end.line() - begin.line());
  }
}
