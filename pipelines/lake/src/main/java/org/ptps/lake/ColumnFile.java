package org.ptps.lake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntConsumer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.ptps.catalog.ColumnType;
import org.xerial.snappy.Snappy;

/**
 * A Parquet file of flat rows, encoded column by column: where {@code ParquetWriter} takes each
 * value through a consumer of records, a hash of its bytes and two comparisons for the statistics,
 * this numbers the texts of a column as Java hashes them once and looks at its numbers when a group
 * of rows is whole. Pages and footer are written by {@link ParquetFileWriter}.
 *
 * <p>Text columns whose texts repeat and number columns of few values have dictionaries; the rest
 * is plain. Every column chunk is compressed with Snappy.
 */
final class ColumnFile {
  /** Size of a row group in memory, after which it is written. */
  private static final long GROUP_BYTES = 32L << 20;

  private static final int PAGE_ROWS = 20_000;
  private static final int STATISTICS_BYTES = 64;

  /** More distinct values than this, and a number column has no dictionary. */
  private static final int MOST_NUMBERS = 1 << 12;

  /** More bytes of distinct texts than this, and a text column has no dictionary. */
  private static final int MOST_TEXT_BYTES = 1 << 20;

  /** Texts after which it is decided whether a column's texts repeat. */
  private static final int TRIAL = 1 << 12;

  private final ParquetFileWriter file;
  private final Column[] columns;
  private int rows;

  ColumnFile(OutputFile out, MessageType schema, TableSchema shape) throws IOException {
    this.file =
        new ParquetFileWriter(
            out,
            schema,
            ParquetFileWriter.Mode.OVERWRITE,
            GROUP_BYTES,
            0,
            STATISTICS_BYTES,
            STATISTICS_BYTES,
            true);
    this.columns = new Column[shape.names().size()];
    for (int i = 0; i < columns.length; i++) {
      ColumnDescriptor descriptor = schema.getColumns().get(i);
      ColumnType type = shape.types().get(i);
      columns[i] = type == ColumnType.TEXT ? new Texts(descriptor) : new Numbers(descriptor, type);
    }
    file.start();
  }

  /**
   * @param values one per column, null for unknown
   */
  void write(Object[] values) throws IOException {
    long held = 0;
    for (int i = 0; i < columns.length; i++) {
      columns[i].add(values[i]);
    }
    rows++;
    if ((rows & 0x3ff) == 0) {
      for (Column column : columns) {
        held += column.held();
      }
      if (held >= GROUP_BYTES) {
        group();
      }
    }
  }

  private void group() throws IOException {
    file.startBlock(rows);
    for (Column column : columns) {
      column.write(file);
      column.clear();
    }
    file.endBlock();
    rows = 0;
  }

  void finish() throws IOException {
    if (rows > 0) {
      group();
    }
    file.end(Map.of());
    file.close();
  }

  /** Gives the file up; what is on disk then is not a readable Parquet file. */
  void abort() throws IOException {
    file.abort();
    file.close();
  }

  /** The values of one column in the present group of rows. */
  private abstract static class Column {
    final ColumnDescriptor descriptor;

    /** By row, whether the value is known. */
    private boolean[] there = new boolean[1 << 10];

    int rows;
    int known;

    Column(ColumnDescriptor descriptor) {
      this.descriptor = descriptor;
    }

    final void add(Object value) {
      if (rows == there.length) {
        there = Arrays.copyOf(there, rows * 2);
      }
      there[rows] = value != null;
      if (value != null) {
        put(value);
        known++;
      }
      rows++;
    }

    abstract void put(Object value);

    /** Estimate of the memory in use, in bytes. */
    abstract long held();

    void clear() {
      rows = 0;
      known = 0;
    }

    PrimitiveType type() {
      return descriptor.getPrimitiveType();
    }

    /**
     * Encodes the column; the result knows its dictionary page before the data pages are written.
     */
    abstract Values values() throws IOException;

    final void write(ParquetFileWriter file) throws IOException {
      Values values = values();
      file.startColumn(descriptor, rows, CompressionCodecName.SNAPPY);
      if (values.dictionary != null) {
        byte[] plain = values.dictionary;
        file.writeDictionaryPage(
            new DictionaryPage(
                BytesInput.from(Snappy.compress(plain)),
                plain.length,
                values.distinct,
                Encoding.PLAIN));
      }
      int from = 0;
      for (int row = 0; row < rows; row += PAGE_ROWS) {
        int behind = Math.min(rows, row + PAGE_ROWS);
        int to = from;
        for (int i = row; i < behind; i++) {
          to += there[i] ? 1 : 0;
        }
        Statistics<?> statistics = Statistics.createStats(type());
        statistics.incrementNumNulls(behind - row - (to - from));
        values.told(statistics, from, to);
        byte[] page = page(row, behind, to - from, values.encoded(from, to));
        file.writeDataPage(
            behind - row,
            page.length,
            BytesInput.from(Snappy.compress(page)),
            statistics,
            behind - row,
            Encoding.RLE,
            Encoding.RLE,
            values.dictionary == null ? Encoding.PLAIN : Encoding.RLE_DICTIONARY);
        from = to;
      }
      file.endColumn();
    }

    /** A data page: definition levels (which rows have a value), then the values. */
    private byte[] page(int row, int behind, int count, byte[] values) throws IOException {
      byte[] levels;
      if (count == behind - row || count == 0) {
        // All rows have a value: one run-length run.
        byte[] run = new byte[6];
        int size = varint(run, (behind - row) << 1);
        run[size++] = (byte) (count == 0 ? 0 : 1);
        levels = Arrays.copyOf(run, size);
      } else {
        try (RunLengthBitPackingHybridEncoder encoder = encoder(1, behind - row)) {
          for (int i = row; i < behind; i++) {
            encoder.writeInt(there[i] ? 1 : 0);
          }
          levels = bytes(encoder);
        }
      }
      byte[] page = new byte[Integer.BYTES + levels.length + values.length];
      ByteBuffer.wrap(page)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(levels.length)
          .put(levels)
          .put(values);
      return page;
    }

    private static int varint(byte[] to, int value) {
      int at = 0;
      int left = value;
      while ((left & ~0x7f) != 0) {
        to[at++] = (byte) (left | 0x80);
        left >>>= 7;
      }
      to[at++] = (byte) left;
      return at;
    }

    static RunLengthBitPackingHybridEncoder encoder(int width, int values) {
      return new RunLengthBitPackingHybridEncoder(
          width, 1 << 10, Math.max(1 << 12, values), HeapByteBufferAllocator.getInstance());
    }

    private static byte[] bytes(RunLengthBitPackingHybridEncoder encoder) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      encoder.toBytes().writeAllTo(out);
      return out.toByteArray();
    }

    /** Tells where each number comes first. */
    static void eachOnce(int[] numbers, int from, int to, int distinct, IntConsumer first) {
      boolean[] met = new boolean[distinct];
      for (int i = from; i < to; i++) {
        if (!met[numbers[i]]) {
          met[numbers[i]] = true;
          first.accept(i);
        }
      }
    }

    /** Dictionary indexes as they stand in a data page. */
    static byte[] numbered(int[] numbers, int from, int to, int distinct) throws IOException {
      int width = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(distinct - 1));
      try (RunLengthBitPackingHybridEncoder encoder = encoder(width, to - from)) {
        for (int i = from; i < to; i++) {
          encoder.writeInt(numbers[i]);
        }
        byte[] encoded = bytes(encoder);
        byte[] page = new byte[encoded.length + 1];
        page[0] = (byte) width;
        System.arraycopy(encoded, 0, page, 1, encoded.length);
        return page;
      }
    }
  }

  /** The values of a column as they are encoded. */
  private abstract static class Values {
    /** Dictionary page in plain encoding; null where there is none. */
    final byte[] dictionary;

    final int distinct;

    Values(byte[] dictionary, int distinct) {
      this.dictionary = dictionary;
      this.distinct = distinct;
    }

    /**
     * @param from index among the values that are not null
     */
    abstract byte[] encoded(int from, int to) throws IOException;

    abstract void told(Statistics<?> statistics, int from, int to);
  }

  private static final class Texts extends Column {
    private DistinctTexts distinct = new DistinctTexts();
    private int[] values = new int[1 << 10];
    private long bytes;

    /** Texts without a dictionary, null where there is one. */
    private PlainTexts plain;

    Texts(ColumnDescriptor descriptor) {
      super(descriptor);
    }

    @Override
    void put(Object value) {
      String text = (String) value;
      if (plain != null) {
        plain.add(text);
        return;
      }
      if (known == values.length) {
        values = Arrays.copyOf(values, known * 2);
      }
      int before = distinct.size();
      values[known] = distinct.number(text);
      if (distinct.size() > before) {
        bytes += Integer.BYTES + text.length();
      }
      boolean few = distinct.size() <= (known + 1) / 2 && bytes <= MOST_TEXT_BYTES;
      if (known + 1 >= TRIAL && !few) {
        plain = new PlainTexts();
        for (int i = 0; i <= known; i++) {
          plain.add(distinct.get(values[i]));
        }
        distinct = null;
        values = null;
      }
    }

    @Override
    long held() {
      return (plain == null ? 2 * bytes : plain.size) + (long) Integer.BYTES * known + rows;
    }

    @Override
    void clear() {
      super.clear();
      // Texts that did not repeat in one row group will not in the next.
      if (plain == null) {
        distinct.clear();
      } else {
        plain.clear();
      }
      bytes = 0;
    }

    @Override
    Values values() {
      if (plain != null) {
        return new Values(null, 0) {
          @Override
          byte[] encoded(int from, int to) {
            return plain.between(from, to);
          }

          @Override
          void told(Statistics<?> statistics, int from, int to) {
            // Minimum and maximum of texts that do not repeat are of little use to readers.
          }
        };
      }
      Binary[] binaries = distinct.all().stream().map(Binary::fromString).toArray(Binary[]::new);
      PlainTexts dictionary = new PlainTexts();
      distinct.all().forEach(dictionary::add);
      return new Values(dictionary.between(0, distinct.size()), distinct.size()) {
        @Override
        byte[] encoded(int from, int to) throws IOException {
          return numbered(values, from, to, distinct);
        }

        @Override
        void told(Statistics<?> statistics, int from, int to) {
          eachOnce(values, from, to, distinct, i -> statistics.updateStats(binaries[values[i]]));
        }
      };
    }
  }

  /**
   * Texts in plain encoding: the length of each in four bytes, then its UTF-8. They are encoded as
   * they come, so that a group of rows holds bytes and not as many objects.
   */
  private static final class PlainTexts {
    private byte[] bytes = new byte[1 << 12];
    private int size;
    private int[] ends = new int[1 << 8];
    private int count;

    void add(String text) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      int end = Math.addExact(size, Integer.BYTES + encoded.length);
      if (end > bytes.length) {
        bytes =
            Arrays.copyOf(bytes, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * size, end)));
      }
      for (int i = 0; i < Integer.BYTES; i++) {
        bytes[size + i] = (byte) (encoded.length >>> i * Byte.SIZE);
      }
      System.arraycopy(encoded, 0, bytes, size + Integer.BYTES, encoded.length);
      size = end;
      if (count == ends.length) {
        ends = Arrays.copyOf(ends, count * 2);
      }
      ends[count++] = end;
    }

    /** The bytes of some of them, from one to before another. */
    byte[] between(int from, int to) {
      return Arrays.copyOfRange(bytes, begin(from), begin(to));
    }

    private int begin(int text) {
      return text == 0 ? 0 : ends[text - 1];
    }

    void clear() {
      size = 0;
      count = 0;
    }
  }

  /** Whole numbers, decimals, dates and flags, each as 64 bits. */
  private static final class Numbers extends Column {
    private final ColumnType type;
    private long[] bits = new long[1 << 10];

    Numbers(ColumnDescriptor descriptor, ColumnType type) {
      super(descriptor);
      this.type = type;
    }

    @Override
    void put(Object value) {
      if (known == bits.length) {
        bits = Arrays.copyOf(bits, known * 2);
      }
      bits[known] =
          switch (type) {
            case INTEGER -> (Long) value;
            case NUMBER -> Double.doubleToRawLongBits((Double) value);
            case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
            case FLAG -> (Boolean) value ? 1 : 0;
            case TEXT -> throw new IllegalArgumentException("a text is no number");
          };
    }

    @Override
    long held() {
      return (long) Long.BYTES * known + rows;
    }

    @Override
    Values values() {
      if (type != ColumnType.FLAG) {
        Table table = new Table();
        int[] numbers = new int[known];
        boolean few = true;
        for (int i = 0; i < known && few; i++) {
          numbers[i] = table.number(bits[i]);
          few = numbers[i] < MOST_NUMBERS;
        }
        if (few && known > 0) {
          return new Told(plain(table.values, table.size), table.size) {
            @Override
            byte[] encoded(int from, int to) throws IOException {
              return numbered(numbers, from, to, distinct);
            }

            @Override
            void told(Statistics<?> statistics, int from, int to) {
              eachOnce(numbers, from, to, distinct, i -> tell(statistics, bits[i]));
            }
          };
        }
      }
      return new Told(null, 0) {
        @Override
        byte[] encoded(int from, int to) {
          return type == ColumnType.FLAG
              ? flags(from, to)
              : plain(Arrays.copyOfRange(bits, from, to), to - from);
        }
      };
    }

    private abstract class Told extends Values {
      Told(byte[] dictionary, int distinct) {
        super(dictionary, distinct);
      }

      @Override
      void told(Statistics<?> statistics, int from, int to) {
        for (int i = from; i < to; i++) {
          tell(statistics, bits[i]);
        }
      }
    }

    private void tell(Statistics<?> statistics, long value) {
      switch (type) {
        case INTEGER -> statistics.updateStats(value);
        case NUMBER -> statistics.updateStats(Double.longBitsToDouble(value));
        case DATE -> statistics.updateStats((int) value);
        case FLAG -> statistics.updateStats(value == 1);
        case TEXT -> throw new IllegalStateException("a text is no number");
      }
    }

    private byte[] plain(long[] values, int count) {
      int width = type == ColumnType.DATE ? Integer.BYTES : Long.BYTES;
      ByteBuffer plain = ByteBuffer.allocate(width * count).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < count; i++) {
        if (width == Integer.BYTES) {
          plain.putInt((int) values[i]);
        } else {
          plain.putLong(values[i]);
        }
      }
      return plain.array();
    }

    private byte[] flags(int from, int to) {
      byte[] packed = new byte[(to - from + Byte.SIZE - 1) / Byte.SIZE];
      for (int i = from; i < to; i++) {
        packed[(i - from) / Byte.SIZE] |= (byte) (bits[i] << (i - from) % Byte.SIZE);
      }
      return packed;
    }
  }

  /** Hash table from value to dictionary index, in order of first appearance. */
  private static final class Table {
    private static final int SLOTS = 4 * MOST_NUMBERS;

    private final long[] keys = new long[SLOTS];
    private final int[] numbers = new int[SLOTS];
    private final long[] values = new long[MOST_NUMBERS + 1];
    private int size;

    /**
     * Dictionary index of a value; {@link #MOST_NUMBERS} where there are too many distinct values.
     */
    int number(long value) {
      int slot = (int) (RowHash.of(1, value) >>> 32) & SLOTS - 1;
      while (numbers[slot] != 0) {
        if (keys[slot] == value) {
          return numbers[slot] - 1;
        }
        slot = slot + 1 & SLOTS - 1;
      }
      keys[slot] = value;
      values[size] = value;
      numbers[slot] = ++size;
      return size - 1;
    }
  }
}
