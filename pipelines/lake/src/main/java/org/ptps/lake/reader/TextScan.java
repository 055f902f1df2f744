package org.ptps.lake.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * One pass over the bytes of a text that counts its lines and looks for faults.
 *
 * <p>A line ends with LF, CRLF or CR alone, inside quotes as well; a last line without an end
 * counts. In two-byte encodings the ends are looked for in code units. The count shares no code
 * with the reader, so that a mistake in either shows as a difference.
 */
final class TextScan {
  /** Width and byte order of the code units. */
  enum Units {
    BYTES,
    UTF_16LE,
    UTF_16BE
  }

  private static final byte TEXT = 0;
  private static final byte QUOTE = 1;
  private static final byte BETWEEN = 2;
  private static final byte LF = 3;
  private static final byte CR = 4;
  private static final byte NUL = 5;

  private static final int CELL_BEGINS = 0;
  private static final int PLAIN = 1;
  private static final int QUOTED = 2;
  private static final int QUOTE_SEEN = 3;

  /** Bytes between two split points: enough points to choose from, few enough to keep. */
  private static final int CUT_BYTES = 1 << 16;

  private final Units units;
  private final byte[] kinds = new byte[256];

  private long ends;
  private long loneLf;
  private long loneCr;
  private long pairs;
  private boolean afterCr;
  private boolean openLine;
  private int state = CELL_BEGINS;
  private long quoteLine;
  private final List<SplitPoint> cuts = new ArrayList<>();
  private long here;
  private long lastCut;
  private long recordBegins;
  private long recordLine = 1;

  /** Whether a reader that begins at a split point reads the same as one from the beginning. */
  private boolean cuttable = true;

  private long nulLine;
  private long invalidLine;

  private int missing;
  private int lowest;
  private int highest;
  private boolean multiByte;
  private long undefinedLine;

  private long seen;
  private final long[] nuls = new long[2];
  private int half = -1;
  private boolean afterHighSurrogate;

  TextScan(Units units, char delimiter) {
    this.units = units;
    kinds['"'] = QUOTE;
    kinds['\n'] = LF;
    kinds['\r'] = CR;
    kinds[0] = NUL;
    if (delimiter > 0 && delimiter < kinds.length) {
      kinds[delimiter] = BETWEEN;
    }
  }

  void accept(byte[] bytes, int from, int to) {
    if (units == Units.BYTES) {
      acceptBytes(bytes, from, to);
    } else {
      acceptUnits(bytes, from, to);
    }
    seen += to - from;
  }

  /** Must be called once after the last bytes. */
  void end() {
    if (missing > 0 || half >= 0 || afterHighSurrogate) {
      invalid();
      openLine |= half >= 0;
    }
  }

  long lines() {
    return ends + (openLine ? 1 : 0);
  }

  boolean finalNewline() {
    return !openLine;
  }

  boolean mixedEnds() {
    return (loneLf > 0 ? 1 : 0) + (loneCr > 0 ? 1 : 0) + (pairs > 0 ? 1 : 0) > 1;
  }

  /** Line of a quote that is never closed, 0 if there is none. */
  long openQuoteLine() {
    return state == QUOTED ? quoteLine : 0;
  }

  long nulLine() {
    return nulLine;
  }

  /** First line with bytes that are not valid UTF-8 (or UTF-16), 0 if all are. */
  long invalidLine() {
    return invalidLine;
  }

  /**
   * Starts of records at some distance from each other; none where a quoting fault makes the
   * reading depend on where it begins.
   *
   * @param before bytes before those that were accepted
   */
  List<SplitPoint> cuts(long before) {
    return cuttable && state != QUOTED
        ? cuts.stream().map(cut -> new SplitPoint(cut.offset() + before, cut.line())).toList()
        : List.of();
  }

  /** Bytes accepted so far. */
  long seen() {
    return seen;
  }

  /** Whether multi-byte sequences were seen that only UTF-8 makes likely. */
  boolean multiByte() {
    return multiByte;
  }

  /** First line with a byte that windows-1252 leaves undefined, 0 if none. */
  long undefinedLine() {
    return undefinedLine;
  }

  /** Whether the bytes are two-byte units of this order: every second byte is mostly NUL. */
  boolean looksLike(Units candidate) {
    int filler = candidate == Units.UTF_16LE ? 1 : 0;
    return candidate != Units.BYTES
        && seen > 0
        && seen % 2 == 0
        && nuls[1 - filler] == 0
        && nuls[filler] * 4 >= seen;
  }

  private void acceptBytes(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (missing == 0 && !afterCr && (state == PLAIN || state == QUOTED)) {
        at = skip(bytes, at, to);
        if (at == to) {
          return;
        }
      }
      int sign = bytes[at] & 0xff;
      if (sign >= 0x80 || missing > 0) {
        checkUtf8(sign);
      }
      if (sign == 0) {
        nuls[(int) ((seen + at - from) & 1)]++;
      }
      here = seen + at - from;
      if (!openLine && here - lastCut >= CUT_BYTES && !(afterCr && sign == '\n')) {
        cut();
      }
      step(kinds[sign]);
      at++;
    }
  }

  private void cut() {
    if (state == CELL_BEGINS && ends > 0) {
      cuts.add(new SplitPoint(here, ends + 1));
      lastCut = here;
    }
  }

  /** Skips bytes without meaning: those inside a cell, and inside quotes delimiters too. */
  private int skip(byte[] bytes, int from, int to) {
    byte[] table = kinds;
    int most = state == QUOTED ? BETWEEN : TEXT;
    int quote = QUOTE;
    int at = from;
    while (at < to) {
      byte sign = bytes[at];
      if (sign < 0 || table[sign] > most || table[sign] == quote) {
        break;
      }
      at++;
    }
    openLine |= at > from;
    return at;
  }

  private void acceptUnits(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      int one = bytes[at] & 0xff;
      if (half < 0) {
        half = one;
        continue;
      }
      int unit = units == Units.UTF_16LE ? one << 8 | half : half << 8 | one;
      half = -1;
      boolean high = unit >= 0xd800 && unit < 0xdc00;
      boolean low = unit >= 0xdc00 && unit < 0xe000;
      if (afterHighSurrogate != low) {
        invalid();
      }
      afterHighSurrogate = high;
      step(unit < kinds.length ? kinds[unit] : TEXT);
    }
  }

  private void step(byte kind) {
    boolean paired = afterCr && kind == LF;
    afterCr = kind == CR;
    switch (kind) {
      case LF -> {
        if (paired) {
          loneCr--;
          pairs++;
        } else {
          loneLf++;
          endLine();
        }
      }
      case CR -> {
        loneCr++;
        endLine();
      }
      case QUOTE -> {
        openLine = true;
        if (state == CELL_BEGINS) {
          quoteLine = ends + 1;
          state = QUOTED;
        } else if (state == QUOTED) {
          state = QUOTE_SEEN;
        } else if (state == QUOTE_SEEN) {
          state = QUOTED;
        }
      }
      case BETWEEN -> {
        openLine = true;
        state = state == QUOTED ? QUOTED : CELL_BEGINS;
      }
      default -> {
        if (kind == NUL && nulLine == 0) {
          nulLine = ends + 1;
        }
        openLine = true;
        // Text after a closing quote is a fault, after which reading starts afresh.
        cuttable &= state != QUOTE_SEEN;
        state = state == QUOTED ? QUOTED : PLAIN;
      }
    }
  }

  private void endLine() {
    ends++;
    openLine = false;
    boolean longRecord =
        here - recordBegins >= CsvRows.MAX_RECORD_CHARS
            || ends - recordLine + 1 >= CsvRows.MAX_QUOTED_LINES;
    cuttable &= !longRecord;
    if (state != QUOTED) {
      state = CELL_BEGINS;
      recordBegins = here;
      recordLine = ends + 1;
    }
  }

  private void invalid() {
    if (invalidLine == 0) {
      invalidLine = ends + 1;
    }
  }

  private void checkUtf8(int sign) {
    if (missing > 0) {
      if (sign >= lowest && sign <= highest) {
        lowest = 0x80;
        highest = 0xbf;
        missing--;
        multiByte |= missing == 0;
        checkWindows(sign);
        return;
      }
      invalid();
      missing = 0;
    }
    if (sign < 0x80) {
      return;
    }
    checkWindows(sign);
    lowest = 0x80;
    highest = 0xbf;
    if (sign >= 0xc2 && sign <= 0xdf) {
      missing = 1;
    } else if (sign >= 0xe0 && sign <= 0xef) {
      missing = 2;
      lowest = sign == 0xe0 ? 0xa0 : lowest;
      highest = sign == 0xed ? 0x9f : highest;
    } else if (sign >= 0xf0 && sign <= 0xf4) {
      missing = 3;
      lowest = sign == 0xf0 ? 0x90 : lowest;
      highest = sign == 0xf4 ? 0x8f : highest;
    } else {
      invalid();
    }
  }

  private void checkWindows(int sign) {
    boolean undefined =
        sign == 0x81 || sign == 0x8d || sign == 0x8f || sign == 0x90 || sign == 0x9d;
    if (undefined && undefinedLine == 0) {
      undefinedLine = ends + 1;
    }
  }
}
