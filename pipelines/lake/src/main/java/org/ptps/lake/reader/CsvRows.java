package org.ptps.lake.reader;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.CharArrayReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.ptps.catalog.Words;

/**
 * Rows of a CSV text, with the physical lines that each of them owns.
 *
 * <p><b>Ownership of lines.</b> Every physical line belongs to exactly one row: a record whose
 * quoted cell runs over several lines owns them all, a blank line is a row without cells, a line
 * with a fault is a row with that fault. So the lines of all rows add up to the lines of the file.
 *
 * <p><b>Resynchronisation.</b> A fault of quoting costs one line, never the file. Where a quote
 * that opened is still open at the end of the file, after {@link #MAX_QUOTED_LINES} lines or after
 * {@link #MAX_RECORD_CHARS} letters, or where text follows a closing quote, the line on which the
 * record began becomes a row with a fault and reading begins afresh on the next line. What then
 * looks odd (the rest of a cell over several lines) has the wrong number of cells for its contract.
 *
 * <p>Quotes open only at the beginning of a cell. Lines and quotes are followed here, because no
 * CSV library tells physical lines apart or goes on after an open quote; what a record holds is cut
 * by FastCSV alone, many records at a time since setting it up for each costs more than the
 * cutting. Texts of valid bytes, which nearly all are, are read by {@link ByteRows} as quickly as
 * bytes can be; what it gives is what this gives.
 */
final class CsvRows implements FormatReader {
  /** More lines in one cell are not known from any publisher; open quotes are. */
  static final int MAX_QUOTED_LINES = 200;

  static final int MAX_RECORD_CHARS = 1 << 22;

  /** Characters of a line that is too long in its fault. */
  static final int SHOWN_CHARS = 200;

  /** Splits nothing: a line that holds a NUL is a row with a fault anyway. */
  private static final char NO_DELIMITER = '\0';

  private static final int BATCH_CHARS = 1 << 15;
  private static final int BATCH_ROWS = 1 << 10;

  /** Placeholder, compared by identity, for the cells of a record that is not split yet. */
  private static final List<String> WAITING = Collections.unmodifiableList(new ArrayList<>());

  private enum State {
    CELL_BEGINS,
    PLAIN,
    QUOTED,
    QUOTE_SEEN
  }

  private final CharSource source;
  private final char delimiter;
  private final CsvReader.CsvReaderBuilder cutter;
  private final Deque<RawRow> ready = new ArrayDeque<>();

  /** Rows of the current batch; those with the placeholder wait for FastCSV. */
  private final List<RawRow> found = new ArrayList<>();

  /** Records that wait for FastCSV, each ended by LF. */
  private char[] waiting = new char[2 * BATCH_CHARS];

  private int waitingLength;
  private char[] buffer = new char[1 << 16];
  private int start;
  private int limit;
  private long line;

  /**
   * @param line physical line that the text begins with
   */
  CsvRows(CharSource source, char delimiter, long line) {
    this.source = source;
    this.line = line;
    this.delimiter = delimiter;
    cutter =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .maxBufferSize(2 * MAX_RECORD_CHARS);
  }

  @Override
  public RawRow read() throws IOException {
    if (ready.isEmpty()) {
      while (waitingLength < BATCH_CHARS && found.size() < BATCH_ROWS) {
        RawRow row = follow();
        if (row == null) {
          break;
        }
        found.add(row);
      }
      cut();
    }
    return ready.poll();
  }

  /** Finds the lines and the fault of the next row; a good record is added to those waiting. */
  private RawRow follow() throws IOException {
    if (start == limit && !more(0)) {
      return null;
    }
    State state = State.CELL_BEGINS;
    int at = 0;
    int lines = 0;
    int firstEnd = -1;
    int afterFirst = -1;
    while (true) {
      if (start + at == limit) {
        if (at >= MAX_RECORD_CHARS) {
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
          return record(at, at, lines + 1);
        }
      }
      char sign = buffer[start + at];
      if (sign == '\n' || sign == '\r') {
        int after = at + endLength(at);
        lines++;
        if (firstEnd < 0) {
          firstEnd = at;
          afterFirst = after;
        }
        if (state != State.QUOTED) {
          return record(at, after, lines);
        }
        if (lines == MAX_QUOTED_LINES) {
          return faulty(RowFault.Kind.UNCLOSED_QUOTE, firstEnd, afterFirst);
        }
        at = after;
        continue;
      }
      switch (state) {
        case CELL_BEGINS ->
            state =
                sign == '"' ? State.QUOTED : sign == delimiter ? State.CELL_BEGINS : State.PLAIN;
        case PLAIN -> state = sign == delimiter ? State.CELL_BEGINS : State.PLAIN;
        case QUOTED -> state = sign == '"' ? State.QUOTE_SEEN : State.QUOTED;
        case QUOTE_SEEN -> {
          if (sign == '"') {
            state = State.QUOTED;
          } else if (sign == delimiter) {
            state = State.CELL_BEGINS;
          } else {
            return firstEnd < 0
                ? textAfterQuote(at)
                : faulty(RowFault.Kind.TEXT_AFTER_QUOTE, firstEnd, afterFirst);
          }
        }
      }
      at++;
      if (state == State.PLAIN) {
        at = skipPlain(at);
      } else if (state == State.QUOTED) {
        at = skipQuoted(at);
      }
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private int skipPlain(int from) {
    int index = start + from;
    while (index < limit) {
      char sign = buffer[index];
      if (sign == delimiter || sign == '\n' || sign == '\r') {
        break;
      }
      index++;
    }
    return index - start;
  }

  private int skipQuoted(int from) {
    int index = start + from;
    while (index < limit) {
      char sign = buffer[index];
      if (sign == '"' || sign == '\n' || sign == '\r') {
        break;
      }
      index++;
    }
    return index - start;
  }

  /** Length of the line end at a position: two for CRLF. */
  private int endLength(int at) throws IOException {
    if (buffer[start + at] == '\n') {
      return 1;
    }
    boolean another = start + at + 1 < limit || more(at + 1);
    return another && buffer[start + at + 1] == '\n' ? 2 : 1;
  }

  /** Reads on, keeping the record begun; false at the end of the text. */
  private boolean more(int kept) throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, kept);
      start = 0;
      limit = kept;
    }
    // The decoder needs room for a surrogate pair.
    if (buffer.length - limit < 2) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = source.read(buffer, limit, buffer.length - limit);
    if (count < 0) {
      return false;
    }
    limit += count;
    return true;
  }

  private RawRow record(int length, int after, int lines) {
    RawRow row = new RawRow(line, lines, length == 0 ? List.of() : WAITING, null);
    if (length > 0) {
      if (waiting.length < waitingLength + length + 1) {
        waiting = Arrays.copyOf(waiting, 2 * (waitingLength + length + 1));
      }
      System.arraycopy(buffer, start, waiting, waitingLength, length);
      waitingLength += length;
      waiting[waitingLength++] = '\n';
    }
    start += after;
    line += lines;
    return row;
  }

  /** Splits the waiting records with FastCSV and gives each row its cells. */
  private void cut() throws IOException {
    try (CsvReader<String[]> cutting =
        cutter.build(StringArrayHandler.of(), new CharArrayReader(waiting, 0, waitingLength))) {
      Iterator<String[]> records = cutting.iterator();
      for (RawRow row : found) {
        ready.add(row.cells() == WAITING ? checked(row, records.next()) : row);
      }
      if (records.hasNext()) {
        throw new IllegalStateException("a record was cut in two near line " + line);
      }
    }
    found.clear();
    waitingLength = 0;
  }

  private RawRow checked(RawRow row, String[] cells) {
    RowFault fault = null;
    for (int at = 0; at < cells.length; at++) {
      if (source.damaged() && damaged(cells[at])) {
        cells[at] = mended(cells[at]);
        fault = fault(RowFault.Kind.INVALID_ENCODING);
      }
    }
    if (holdsNul(cells)) {
      fault = fault(RowFault.Kind.NUL_BYTE);
    }
    return new RawRow(
        row.line(), row.lines(), Collections.unmodifiableList(Arrays.asList(cells)), fault);
  }

  private boolean holdsNul(String[] cells) {
    if (delimiter == NO_DELIMITER && cells.length > 1) {
      return true;
    }
    for (String cell : cells) {
      if (cell.indexOf(NO_DELIMITER) >= 0) {
        return true;
      }
    }
    return false;
  }

  private RawRow faulty(RowFault.Kind kind, int length, int after) {
    String text = new String(buffer, start, length);
    if (source.damaged()) {
      text = mended(text);
    }
    RawRow row = new RawRow(line, 1, List.of(text), fault(kind));
    start += after;
    line++;
    return row;
  }

  private RawRow textAfterQuote(int from) throws IOException {
    int at = from;
    while (true) {
      if (start + at == limit) {
        if (at >= MAX_RECORD_CHARS) {
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
    String text = mended(new String(buffer, start, SHOWN_CHARS));
    start = limit;
    while (start < limit || more(0)) {
      char sign = buffer[start];
      if (sign == '\n' || sign == '\r') {
        start += endLength(0);
        break;
      }
      start++;
    }
    RawRow row = new RawRow(line, 1, List.of(text), fault(RowFault.Kind.LINE_TOO_LONG));
    line++;
    return row;
  }

  private static boolean damaged(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (loneHalf(text, at)) {
        return true;
      }
    }
    return false;
  }

  static String mended(String text) {
    if (!damaged(text)) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text);
    for (int at = 0; at < text.length(); at++) {
      if (loneHalf(text, at)) {
        mended.setCharAt(at, '\ufffd');
      }
    }
    return mended.toString();
  }

  private static boolean loneHalf(String text, int at) {
    char sign = text.charAt(at);
    if (Character.isHighSurrogate(sign)) {
      return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
    }
    return Character.isLowSurrogate(sign)
        && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
  }

  static RowFault fault(RowFault.Kind kind) {
    Words detail =
        switch (kind) {
          case UNCLOSED_QUOTE ->
              new Words(
                  "se abre una comilla que no se cierra; ciérrela o quítela",
                  "a quote opens and is not closed; close it or take it away");
          case TEXT_AFTER_QUOTE ->
              new Words(
                  "hay texto después de la comilla que cierra; duplique las comillas dentro de la"
                      + " celda",
                  "text follows a closing quote; double the quotes inside the cell");
          case NUL_BYTE ->
              new Words(
                  "la línea contiene bytes nulos; guarde el archivo de nuevo como texto",
                  "the line holds NUL bytes; save the file again as text");
          case INVALID_ENCODING ->
              new Words(
                  "hay bytes que no son válidos en la codificación del archivo; guárdelo como UTF-8",
                  "some bytes are not valid in the encoding of the file; save it as UTF-8");
          case LINE_TOO_LONG ->
              new Words(
                  "la línea pasa de " + MAX_RECORD_CHARS + " letras; falta un fin de línea",
                  "the line has more than " + MAX_RECORD_CHARS + " letters; a line end is missing");
          case NOT_A_FEATURE, DOUBLED_NAME, CELL_TWICE, PART_REFUSED, READING_BROKE_OFF ->
              throw new IllegalArgumentException(kind + " is not a fault of a line of text");
        };
    return new RowFault(kind, detail);
  }
}
