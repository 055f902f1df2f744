package org.ptps.lake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.input.InputPart;

/**
 * Compact binary encoding of the rows of one part, for several passes over them. What all rows of a
 * part share is left out; texts that repeat in a column are stored once, and decode to one object.
 */
final class PackedRows {
  private static final Status[] STATUSES = Status.values();
  private static final Violation.Severity[] SEVERITIES = Violation.Severity.values();

  private PackedRows() {}

  /** Columns after the table's own: source, edition, synthetic, file, sheet, line, flags. */
  private static final int ORIGIN = Table.ORIGIN.size();

  /** Rows after which it is decided which columns get a dictionary. */
  private static final int TRIAL_ROWS = 200;

  /** A growable byte buffer. */
  private static final class Bytes {
    private byte[] bytes = new byte[1 << 12];
    private int size;

    private void room(int more) {
      if (bytes.length - size < more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
      }
    }

    void zigzag(long value) {
      number(value << 1 ^ value >> 63);
    }

    void number(long value) {
      room(10);
      long left = value;
      while ((left & ~0x7fL) != 0) {
        bytes[size++] = (byte) (left | 0x80);
        left >>>= 7;
      }
      bytes[size++] = (byte) left;
    }

    void fixed(long value) {
      room(Long.BYTES);
      for (int i = 0; i < Long.BYTES; i++) {
        bytes[size++] = (byte) (value >>> i * Byte.SIZE);
      }
    }

    /** Length with a bit that says whether all is ASCII, then the bytes. */
    void text(String text) {
      if (text.isEmpty()) {
        number(0);
        return;
      }
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      number(encoded.length * 2L + (encoded.length == text.length() ? 0 : 1));
      room(encoded.length);
      System.arraycopy(encoded, 0, bytes, size, encoded.length);
      size += encoded.length;
    }

    void zeros(int count) {
      room(count);
      Arrays.fill(bytes, size, size + count, (byte) 0);
      size += count;
    }

    void all(Bytes other) {
      room(other.size);
      System.arraycopy(other.bytes, 0, bytes, size, other.size);
      size += other.size;
    }
  }

  static final class Writer {
    private final ColumnType[] types;
    private final int own;

    /** By column, null for those without a dictionary. */
    private final DistinctTexts[] dictionaries;

    private final Bytes rows = new Bytes();
    private final Bytes block = new Bytes();
    private int texts;
    private int count;

    private Writer(InputPart input, boolean repeating) {
      this.own = input.source().table().columns().size();
      this.types = types(input);
      this.dictionaries = new DistinctTexts[own];
      for (int i = 0; i < own && repeating; i++) {
        dictionaries[i] = types[i] == ColumnType.TEXT ? new DistinctTexts() : null;
      }
    }

    /** Writer of a block of many rows, with dictionaries. */
    static Writer of(InputPart input) {
      return new Writer(input, true);
    }

    /** Writer of single rows, without dictionaries. */
    static Writer single(InputPart input) {
      return new Writer(input, false);
    }

    int size() {
      return rows.size + texts;
    }

    int rows() {
      return count;
    }

    /** The rows written so far; the writer starts anew. */
    byte[] take() {
      block.size = 0;
      for (int i = 0; i < own; i++) {
        DistinctTexts dictionary = dictionaries[i];
        if (dictionary == null) {
          block.number(0);
          continue;
        }
        block.number(dictionary.size() + 1L);
        dictionary.all().forEach(block::text);
        if (count > TRIAL_ROWS && dictionary.size() > count / 2) {
          dictionaries[i] = null;
        } else {
          dictionary.clear();
        }
      }
      block.all(rows);
      rows.size = 0;
      texts = 0;
      count = 0;
      return Arrays.copyOf(block.bytes, block.size);
    }

    void add(CleanRow row) {
      count++;
      rows.number(row.line());
      rows.number(row.lines());
      rows.number(row.status().ordinal());
      rows.number(row.violations().size());
      for (Violation fault : row.violations()) {
        fault(fault);
      }
      values(row.values());
    }

    private void fault(Violation fault) {
      rows.text(fault.column());
      rows.text(fault.value());
      rows.text(fault.rule());
      rows.number(fault.severity().ordinal());
      rows.text(fault.reason().es());
      rows.text(fault.reason().en());
      rows.text(fault.remedy().es());
      rows.text(fault.remedy().en());
    }

    private void values(Object[] values) {
      int at = rows.size;
      rows.zeros((own + Byte.SIZE - 1) / Byte.SIZE);
      for (int i = 0; i < own; i++) {
        Object value = values[i];
        if (value != null) {
          rows.bytes[at + i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
          switch (types[i]) {
            case TEXT -> text(i, (String) value);
            case INTEGER -> rows.zigzag((Long) value);
            case NUMBER -> rows.fixed(Double.doubleToRawLongBits((Double) value));
            case DATE -> rows.zigzag(((LocalDate) value).toEpochDay());
            case FLAG -> rows.number((Boolean) value ? 1 : 0);
          }
        }
      }
      Object flags = values[own + ORIGIN - 1];
      rows.text(flags == null ? "" : (String) flags);
    }

    private void text(int column, String text) {
      DistinctTexts dictionary = dictionaries[column];
      if (dictionary == null) {
        rows.text(text);
      } else {
        int known = dictionary.size();
        int number = dictionary.number(text);
        rows.number(number);
        texts += number == known ? text.length() : 0;
      }
    }
  }

  static final class Reader {
    private final InputPart input;
    private final ColumnType[] types;
    private final int own;
    private final byte[] bytes;
    private final boolean[] wanted;

    /** Columns whose dictionary was decoded. */
    private final boolean[] opened;

    /** By column, null for those without a dictionary. */
    private final String[][] dictionaries;

    private final int[] dictionariesAt;
    private int at;
    private int rowAt;

    /**
     * @param wanted columns of the table to decode; others come as null, and violations are left
     *     out. Null for all
     */
    Reader(InputPart input, byte[] bytes, boolean[] wanted) {
      this.input = input;
      this.own = input.source().table().columns().size();
      this.types = types(input);
      this.bytes = bytes;
      this.wanted = wanted;
      this.opened = wanted == null ? null : wanted.clone();
      this.dictionaries = new String[own][];
      this.dictionariesAt = new int[own];
      for (int i = 0; i < own; i++) {
        int count = (int) number() - 1;
        if (count >= 0) {
          dictionaries[i] = new String[count];
          dictionariesAt[i] = at;
          for (int text = 0; text < count; text++) {
            if (wanted == null || wanted[i]) {
              dictionaries[i][text] = text();
            } else {
              skipText();
            }
          }
        }
      }
    }

    boolean hasNext() {
      return at < bytes.length;
    }

    CleanRow next() {
      rowAt = at;
      return row(wanted);
    }

    /** The row that was read last, with all its columns and violations. */
    CleanRow whole() {
      for (int i = 0; i < own && opened != null; i++) {
        if (dictionaries[i] != null && !opened[i]) {
          opened[i] = true;
          int here = at;
          at = dictionariesAt[i];
          for (int text = 0; text < dictionaries[i].length; text++) {
            dictionaries[i][text] = text();
          }
          at = here;
        }
      }
      at = rowAt;
      return row(null);
    }

    private CleanRow row(boolean[] columns) {
      long line = number();
      int lines = (int) number();
      Status status = STATUSES[(int) number()];
      int count = (int) number();
      List<Violation> violations = List.of();
      if (columns == null) {
        violations = count == 0 ? violations : new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          violations.add(fault());
        }
      } else {
        for (int i = 0; i < count; i++) {
          skipFault();
        }
      }
      Object[] values = values(line, columns);
      return new CleanRow(values, input.index(), line, lines, status, violations, null, NO_TALLY);
    }

    private static final long[] NO_TALLY = new long[0];

    private Violation fault() {
      return new Violation(
          text(),
          text(),
          text(),
          SEVERITIES[(int) number()],
          new Words(text(), text()),
          new Words(text(), text()));
    }

    private void skipFault() {
      skipText();
      skipText();
      skipText();
      number();
      skipText();
      skipText();
      skipText();
      skipText();
    }

    private Object[] values(long line, boolean[] columns) {
      Object[] values = new Object[own + ORIGIN];
      int bitsAt = at;
      at += (own + Byte.SIZE - 1) / Byte.SIZE;
      for (int i = 0; i < own; i++) {
        if ((bytes[bitsAt + i / Byte.SIZE] & 1 << i % Byte.SIZE) != 0) {
          if (columns == null || columns[i]) {
            values[i] =
                switch (types[i]) {
                  case TEXT -> dictionaries[i] == null ? text() : dictionaries[i][(int) number()];
                  case INTEGER -> zigzag();
                  case NUMBER -> Double.longBitsToDouble(fixed());
                  case DATE -> Days.of(zigzag());
                  case FLAG -> number() == 1;
                };
          } else {
            switch (types[i]) {
              case TEXT -> {
                if (dictionaries[i] == null) {
                  skipText();
                } else {
                  number();
                }
              }
              case NUMBER -> at += Long.BYTES;
              case INTEGER, DATE, FLAG -> number();
            }
          }
        }
      }
      values[own] = input.source().id();
      values[own + 1] = input.edition();
      values[own + 2] = input.synthetic();
      values[own + 3] = input.profile().part().file();
      values[own + 4] = input.profile().part().sheet();
      values[own + 5] = line;
      values[own + 6] = text();
      return values;
    }

    private long zigzag() {
      long value = number();
      return value >>> 1 ^ -(value & 1);
    }

    private long number() {
      byte first = bytes[at++];
      if (first >= 0) {
        return first;
      }
      long value = first & 0x7fL;
      int shift = 7;
      byte next;
      do {
        next = bytes[at++];
        value |= (next & 0x7fL) << shift;
        shift += 7;
      } while (next < 0);
      return value;
    }

    private long fixed() {
      long value = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        value |= (bytes[at++] & 0xffL) << i * Byte.SIZE;
      }
      return value;
    }

    @SuppressWarnings("deprecation")
    private String text() {
      int said = (int) number();
      int length = said >>> 1;
      if (length == 0) {
        return "";
      }
      // ASCII bytes are copied without decoding.
      String text =
          (said & 1) == 0
              ? new String(bytes, 0, at, length)
              : new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }

    private void skipText() {
      int length = (int) number() >>> 1;
      at += length;
    }
  }

  /** Dates of recent decades as shared objects. */
  private static final class Days {
    private static final LocalDate[] KNOWN = new LocalDate[40_000];

    static LocalDate of(long epochDay) {
      if (epochDay < 0 || epochDay >= KNOWN.length) {
        return LocalDate.ofEpochDay(epochDay);
      }
      LocalDate day = KNOWN[(int) epochDay];
      if (day == null) {
        day = LocalDate.ofEpochDay(epochDay);
        KNOWN[(int) epochDay] = day;
      }
      return day;
    }
  }

  private static ColumnType[] types(InputPart input) {
    return input.source().table().columns().stream().map(Column::type).toArray(ColumnType[]::new);
  }
}
