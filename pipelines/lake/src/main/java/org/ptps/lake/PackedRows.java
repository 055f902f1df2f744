package org.ptps.lake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Words;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.clean.CleanRow;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Fault;

/**
 * Rows of one part as bytes, small and quick to go through again. What all rows of a part have in
 * common is not written; how a place was found is not needed twice and left out.
 */
final class PackedRows {
  private static final Status[] STATUSES = Status.values();
  private static final Fault.Severity[] SEVERITIES = Fault.Severity.values();

  private PackedRows() {}

  /** Columns after the table's own: source, edition, synthetic, file, sheet, line, flags. */
  private static final int ORIGIN = org.ptps.catalog.Table.ORIGIN.size();

  /** Packs rows one after the other. */
  static final class Writer {
    private final ColumnType[] types;
    private final int own;
    private byte[] bytes = new byte[1 << 12];
    private int size;
    private int rows;

    Writer(Arrival arrival) {
      this.own = arrival.source().table().columns().size();
      this.types = types(arrival);
    }

    int size() {
      return size;
    }

    int rows() {
      return rows;
    }

    /** The bytes so far; the next row begins anew. */
    byte[] take() {
      byte[] taken = Arrays.copyOf(bytes, size);
      size = 0;
      rows = 0;
      return taken;
    }

    void add(CleanRow row) {
      rows++;
      number(row.line());
      number(row.lines());
      number(row.status().ordinal());
      number(row.faults().size());
      row.faults().forEach(this::fault);
      values(row.values());
    }

    private void fault(Fault fault) {
      text(fault.column());
      text(fault.value());
      text(fault.rule());
      number(fault.severity().ordinal());
      text(fault.reason().es());
      text(fault.reason().en());
      text(fault.remedy().es());
      text(fault.remedy().en());
    }

    private void values(Object[] values) {
      int bits = (own + Byte.SIZE - 1) / Byte.SIZE;
      room(bits);
      int at = size;
      Arrays.fill(bytes, at, at + bits, (byte) 0);
      size += bits;
      for (int i = 0; i < own; i++) {
        Object value = values[i];
        if (value != null) {
          bytes[at + i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
          switch (types[i]) {
            case TEXT -> text((String) value);
            case INTEGER -> zigzag((Long) value);
            case NUMBER -> fixed(Double.doubleToRawLongBits((Double) value));
            case DATE -> zigzag(((LocalDate) value).toEpochDay());
            case FLAG -> number((Boolean) value ? 1 : 0);
          }
        }
      }
      Object flags = values[own + ORIGIN - 1];
      text(flags == null ? "" : (String) flags);
    }

    private void room(int more) {
      if (bytes.length - size < more) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
      }
    }

    private void zigzag(long value) {
      number(value << 1 ^ value >> 63);
    }

    private void number(long value) {
      room(10);
      long left = value;
      while ((left & ~0x7fL) != 0) {
        bytes[size++] = (byte) (left | 0x80);
        left >>>= 7;
      }
      bytes[size++] = (byte) left;
    }

    private void fixed(long value) {
      room(Long.BYTES);
      for (int i = 0; i < Long.BYTES; i++) {
        bytes[size++] = (byte) (value >>> i * Byte.SIZE);
      }
    }

    private void text(String text) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      number(encoded.length);
      room(encoded.length);
      System.arraycopy(encoded, 0, bytes, size, encoded.length);
      size += encoded.length;
    }
  }

  /** Goes through packed rows in their order. */
  static final class Reader {
    private final Arrival arrival;
    private final ColumnType[] types;
    private final int own;
    private final byte[] bytes;
    private int at;

    Reader(Arrival arrival, byte[] bytes) {
      this.arrival = arrival;
      this.own = arrival.source().table().columns().size();
      this.types = types(arrival);
      this.bytes = bytes;
    }

    boolean hasNext() {
      return at < bytes.length;
    }

    CleanRow next() {
      long line = number();
      int lines = (int) number();
      Status status = STATUSES[(int) number()];
      int count = (int) number();
      List<Fault> faults = count == 0 ? List.of() : new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        faults.add(fault());
      }
      Object[] values = values(line);
      return new CleanRow(values, arrival.index(), line, lines, status, faults, null, new long[0]);
    }

    private Fault fault() {
      return new Fault(
          text(),
          text(),
          text(),
          SEVERITIES[(int) number()],
          new Words(text(), text()),
          new Words(text(), text()));
    }

    private Object[] values(long line) {
      Object[] values = new Object[own + ORIGIN];
      int bitsAt = at;
      at += (own + Byte.SIZE - 1) / Byte.SIZE;
      for (int i = 0; i < own; i++) {
        if ((bytes[bitsAt + i / Byte.SIZE] & 1 << i % Byte.SIZE) != 0) {
          values[i] =
              switch (types[i]) {
                case TEXT -> text();
                case INTEGER -> zigzag();
                case NUMBER -> Double.longBitsToDouble(fixed());
                case DATE -> LocalDate.ofEpochDay(zigzag());
                case FLAG -> number() == 1;
              };
        }
      }
      values[own] = arrival.source().id();
      values[own + 1] = arrival.edition();
      values[own + 2] = arrival.synthetic();
      values[own + 3] = arrival.survey().part().file();
      values[own + 4] = arrival.survey().part().sheet();
      values[own + 5] = line;
      values[own + 6] = text();
      return values;
    }

    private long zigzag() {
      long value = number();
      return value >>> 1 ^ -(value & 1);
    }

    private long number() {
      long value = 0;
      int shift = 0;
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

    private String text() {
      int length = (int) number();
      String text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }
  }

  private static ColumnType[] types(Arrival arrival) {
    return arrival.source().table().columns().stream()
        .map(org.ptps.catalog.Column::type)
        .toArray(ColumnType[]::new);
  }
}
