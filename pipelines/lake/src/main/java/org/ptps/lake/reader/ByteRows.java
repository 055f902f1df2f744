package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/**
 * Fast variant of {@link CsvRows} for texts of valid bytes in which delimiters, quotes and line
 * ends are single bytes: cells are found in the bytes in one pass, and decoded only when they are
 * read. Nearly all files are such texts.
 */
final class ByteRows implements FormatReader {
  private static final int CHUNK = 1 << 16;

  private static final byte TEXT = 0;
  private static final byte QUOTE = 1;
  private static final byte BETWEEN = 2;
  private static final byte LF = 3;
  private static final byte CR = 4;
  private static final byte NUL = 5;

  private enum State {
    CELL_BEGINS,
    PLAIN,
    QUOTED,
    QUOTE_SEEN
  }

  private final InputStream in;
  private final Charset charset;
  private final CellTexts decoder;

  /** Meaning of each byte outside quotes where quotes are plain text, and inside quotes. */
  private final byte[] plain = new byte[256];

  private final byte[] quoted = new byte[256];

  /** Chunks are not overwritten once rows refer to them, so that cells need no copy. */
  private byte[] buffer = new byte[CHUNK];

  private int start;
  private int limit;
  private boolean ended;
  private long line;

  private int[] places = new int[64];
  private int cells;

  /**
   * @param delimiter sign between cells, of ASCII and not NUL
   * @param line physical line that the text begins with
   */
  ByteRows(InputStream in, String encoding, char delimiter, long line) {
    this.in = in;
    this.charset = Charset.forName(encoding);
    this.decoder = new CellTexts(charset);
    this.line = line;
    plain['\n'] = LF;
    plain['\r'] = CR;
    plain[0] = NUL;
    plain[delimiter] = BETWEEN;
    quoted['\n'] = LF;
    quoted['\r'] = CR;
    quoted[0] = NUL;
    quoted['"'] = QUOTE;
  }

  @Override
  public RawRow read() throws IOException {
    if (start == limit && !more(0)) {
      return null;
    }
    cells = 0;
    State state = State.CELL_BEGINS;
    int at = 0;
    int cell = 0;
    int letters = 0;
    boolean doubled = false;
    boolean nul = false;
    int lines = 0;
    int firstEnd = -1;
    int afterFirst = -1;
    while (true) {
      if (start + at == limit) {
        if (tooMany(at)) {
          return firstEnd < 0
              ? tooLong()
              : faulty(RowFault.Kind.UNCLOSED_QUOTE, firstEnd, afterFirst);
        }
        if (!more(at)) {
          if (state == State.QUOTED) {
            return faulty(
                RowFault.Kind.UNCLOSED_QUOTE,
                firstEnd < 0 ? at : firstEnd,
                firstEnd < 0 ? at : afterFirst);
          }
          close(cell, state == State.QUOTE_SEEN ? at - 1 : at, doubled, letters);
          return record(at, at, lines + 1, nul);
        }
      }
      switch (state) {
        case CELL_BEGINS -> {
          if (buffer[start + at] == '"') {
            at++;
            cell = at;
            state = State.QUOTED;
          } else {
            state = State.PLAIN;
          }
        }
        case PLAIN -> {
          byte[] bytes = buffer;
          int end = limit;
          int from = start + at;
          byte kind = TEXT;
          while (from < end) {
            byte sign = bytes[from];
            kind = plain[sign & 0xff];
            if (kind != TEXT) {
              break;
            }
            letters |= sign;
            from++;
          }
          at = from - start;
          switch (kind) {
            case BETWEEN -> {
              close(cell, at, doubled, letters);
              at++;
              cell = at;
              letters = 0;
              state = State.CELL_BEGINS;
            }
            case LF, CR -> {
              close(cell, at, doubled, letters);
              int after = at + endLength(at);
              return record(at, after, lines + 1, nul);
            }
            case NUL -> {
              nul = true;
              at++;
            }
            default -> {
              // The chunk ends within the cell.
            }
          }
        }
        case QUOTED -> {
          byte[] bytes = buffer;
          int end = limit;
          int from = start + at;
          byte kind = TEXT;
          while (from < end) {
            byte sign = bytes[from];
            kind = quoted[sign & 0xff];
            if (kind != TEXT) {
              break;
            }
            letters |= sign;
            from++;
          }
          at = from - start;
          switch (kind) {
            case QUOTE -> {
              at++;
              state = State.QUOTE_SEEN;
            }
            case LF, CR -> {
              int after = at + endLength(at);
              lines++;
              if (firstEnd < 0) {
                firstEnd = at;
                afterFirst = after;
              }
              if (lines == CsvRows.MAX_QUOTED_LINES) {
                return faulty(RowFault.Kind.UNCLOSED_QUOTE, firstEnd, afterFirst);
              }
              at = after;
            }
            case NUL -> {
              nul = true;
              at++;
            }
            default -> {
              // The chunk ends within the cell.
            }
          }
        }
        case QUOTE_SEEN -> {
          byte sign = buffer[start + at];
          if (sign == '"') {
            doubled = true;
            at++;
            state = State.QUOTED;
          } else if (plain[sign & 0xff] == BETWEEN) {
            close(cell, at - 1, doubled, letters);
            at++;
            cell = at;
            letters = 0;
            doubled = false;
            state = State.CELL_BEGINS;
          } else if (sign == '\n' || sign == '\r') {
            close(cell, at - 1, doubled, letters);
            int after = at + endLength(at);
            return record(at, after, lines + 1, nul);
          } else {
            return firstEnd < 0
                ? textAfterQuote(at)
                : faulty(RowFault.Kind.TEXT_AFTER_QUOTE, firstEnd, afterFirst);
          }
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void close(int from, int to, boolean doubled, int letters) {
    if (places.length < 2 * cells + 2) {
      places = Arrays.copyOf(places, places.length * 2);
    }
    places[2 * cells] = doubled ? from | LazyCells.DOUBLED : from;
    places[2 * cells + 1] = letters < 0 ? to | LazyCells.LETTERS : to;
    cells++;
  }

  private RawRow record(int length, int after, int lines, boolean nul) {
    List<String> cut =
        length == 0
            ? List.of()
            : new LazyCells(buffer, start, Arrays.copyOf(places, 2 * cells), decoder);
    RawRow row = new RawRow(line, lines, cut, nul ? CsvRows.fault(RowFault.Kind.NUL_BYTE) : null);
    start += after;
    line += lines;
    return row;
  }

  /** Length of the line end at a position: two for CRLF. */
  private int endLength(int at) throws IOException {
    if (buffer[start + at] == '\n') {
      return 1;
    }
    boolean another = start + at + 1 < limit || more(at + 1);
    return another && buffer[start + at + 1] == '\n' ? 2 : 1;
  }

  /** Reads the next chunk, keeping the record begun; false at the end of the text. */
  private boolean more(int kept) throws IOException {
    if (ended) {
      return false;
    }
    byte[] next = new byte[kept + roomBehind(kept)];
    System.arraycopy(buffer, start, next, 0, kept);
    int count = in.readNBytes(next, kept, next.length - kept);
    if (count == 0) {
      ended = true;
      return false;
    }
    buffer = next;
    start = 0;
    limit = kept + count;
    return true;
  }

  /**
   * Doubles the room, but not far beyond the longest allowed record, which is checked in between.
   */
  private static int roomBehind(int kept) {
    if (kept < CsvRows.MAX_RECORD_CHARS) {
      int doubled = Math.max(CHUNK - kept, kept);
      return Math.max(1, Math.min(doubled, CsvRows.MAX_RECORD_CHARS - kept));
    }
    return Math.max(CHUNK, kept / 32);
  }

  /** Whether the record is longer than allowed. */
  private boolean tooMany(int length) {
    return length >= CsvRows.MAX_RECORD_CHARS && text(length).length() >= CsvRows.MAX_RECORD_CHARS;
  }

  private String text(int length) {
    return new String(buffer, start, length, charset);
  }

  private RawRow faulty(RowFault.Kind kind, int length, int after) {
    RawRow row = new RawRow(line, 1, List.of(text(length)), CsvRows.fault(kind));
    start += after;
    line++;
    return row;
  }

  private RawRow textAfterQuote(int from) throws IOException {
    int at = from;
    while (true) {
      if (start + at == limit) {
        if (tooMany(at)) {
          return tooLong();
        }
        if (!more(at)) {
          return faulty(RowFault.Kind.TEXT_AFTER_QUOTE, at, at);
        }
      }
      if (buffer[start + at] == '\n' || buffer[start + at] == '\r') {
        int length = at;
        int after = at + endLength(at);
        return faulty(RowFault.Kind.TEXT_AFTER_QUOTE, length, after);
      }
      at++;
    }
  }

  /** A fault that shows the beginning of a line that is too long; the rest is skipped. */
  private RawRow tooLong() throws IOException {
    int most = Math.min(limit - start, 4 * CsvRows.SHOWN_CHARS);
    String beginning = new String(buffer, start, most, charset);
    String shown = CsvRows.mended(beginning.substring(0, CsvRows.SHOWN_CHARS));
    start = limit;
    while (start < limit || more(0)) {
      byte sign = buffer[start];
      if (sign == '\n' || sign == '\r') {
        start += endLength(0);
        break;
      }
      start++;
    }
    RawRow row = new RawRow(line, 1, List.of(shown), CsvRows.fault(RowFault.Kind.LINE_TOO_LONG));
    line++;
    return row;
  }
}
