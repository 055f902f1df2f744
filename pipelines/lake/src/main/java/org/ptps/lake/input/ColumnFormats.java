package org.ptps.lake.input;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.lake.reader.ByteRange;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;
import org.ptps.lake.text.ColumnNumberFormat;
import org.ptps.lake.text.SpreadsheetMarks;
import org.ptps.lake.text.Texts;
import org.ptps.lake.text.WrittenDate;
import org.ptps.lake.text.WrittenNumber;
import org.ptps.lake.text.WrittenNumber.Convention;

/**
 * Number and date format of each column of one part, inferred from all of its rows before the first
 * is read, since one cell does not tell what {@code 4.735} or {@code 05/06/2021} means.
 *
 * @param numbers by index of the cell, for columns of numbers
 * @param dates by index of the cell, for columns of dates
 * @param lostDigits whether an identifier stands there as a rounded number
 */
public record ColumnFormats(
    Map<Integer, ColumnNumberFormat> numbers,
    Map<Integer, WrittenDate.Order> dates,
    boolean lostDigits)
    implements Serializable {

  public static final ColumnFormats NONE = new ColumnFormats(Map.of(), Map.of(), false);

  public ColumnNumberFormat number(int index) {
    return numbers.getOrDefault(index, ColumnNumberFormat.NONE);
  }

  public WrittenDate.Order date(int index) {
    return dates.getOrDefault(index, WrittenDate.Order.UNKNOWN);
  }

  /** Collects evidence of the formats while the rows of one part are scanned. */
  private static final class Collector {
    private final Map<Integer, Source.Field> fields = new HashMap<>();
    private final Map<Integer, ColumnNumberFormat.Evidence> numbers = new HashMap<>();
    private final Map<Integer, WrittenDate.Evidence> dates = new HashMap<>();
    private final Set<Integer> identifiers = new TreeSet<>();
    private boolean lostDigits;

    Collector(Source source, Header header) {
      for (Source.Field field : source.fields()) {
        int index = header.position(field);
        if (index >= 0) {
          fields.put(index, field);
          add(index, field.column().type(), amount -> possible(field, amount));
          if (field.column().identifier()) {
            identifiers.add(index);
          }
        }
      }
      if (source.unpivot() != null) {
        String name = source.unpivot().valueColumn();
        Column value =
            source.table().columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
        header.unpivoted().keySet().forEach(index -> add(index, value.type(), amount -> true));
      }
    }

    private void add(int index, ColumnType type, DoublePredicate possible) {
      switch (type) {
        case INTEGER, NUMBER ->
            numbers.computeIfAbsent(index, any -> new ColumnNumberFormat.Evidence(possible));
        case DATE -> dates.computeIfAbsent(index, any -> new WrittenDate.Evidence());
        case TEXT, FLAG -> {}
      }
    }

    /** Whether the contract allows this number in the column. */
    private static boolean possible(Source.Field field, double amount) {
      double value = amount * field.scale();
      Integer decimals =
          field.column().type() == ColumnType.INTEGER
              ? Integer.valueOf(0)
              : field.column().decimals();
      // Where another column gives the unit, the range is that of the converted number.
      boolean inRange =
          !field.unitFrom().isEmpty()
              || (field.min() == null || value >= field.min())
                  && (field.max() == null || value <= field.max());
      return inRange && (decimals == null || decimals(amount) <= decimals);
    }

    private static int decimals(double amount) {
      return Math.max(0, BigDecimal.valueOf(amount).stripTrailingZeros().scale());
    }

    /** The columns to look at, in the order of the cells. */
    private Watched[] watched;

    private record Watched(
        int index,
        Source.Field field,
        ColumnNumberFormat.Evidence number,
        WrittenDate.Evidence date,
        boolean identifier) {}

    private void watch() {
      TreeSet<Integer> all = new TreeSet<>(numbers.keySet());
      all.addAll(dates.keySet());
      all.addAll(identifiers);
      watched =
          all.stream()
              .map(
                  index ->
                      new Watched(
                          index,
                          fields.get(index),
                          numbers.get(index),
                          dates.get(index),
                          identifiers.contains(index)))
              .toArray(Watched[]::new);
    }

    void add(RawRow row) {
      for (Watched each : watched) {
        String text = text(row, each.index(), each.field());
        if (each.number() != null && !text.isEmpty()) {
          if (row.stored(each.index())) {
            stored(each.number(), text);
          } else {
            each.number().add(text);
          }
        }
        if (each.date() != null) {
          each.date().add(text);
        }
        lostDigits |= each.identifier() && SpreadsheetMarks.lostDigits(text);
      }
    }

    private static String text(RawRow row, int index, Source.Field field) {
      String raw = index < row.cells().size() ? row.cells().get(index) : "";
      return raw.isEmpty() ? raw : Texts.squeeze(field == null ? raw : field.piece(raw));
    }

    private static void stored(ColumnNumberFormat.Evidence evidence, String text) {
      try {
        evidence.stored(WrittenNumber.amount(text));
      } catch (NumberFormatException e) {
        evidence.add(text);
      }
    }

    void read(InputPart input, ByteRange range) {
      watch();
      try (RawRows rows = InputReaders.open(input.profile().part(), input.profile(), range)) {
        while (rows.hasNext()) {
          RawRow row = rows.next();
          if (row.line() > input.header().line() && row.fault() == null) {
            add(row);
          }
        }
      }
    }

    void add(Collector other) {
      numbers.forEach((index, evidence) -> evidence.add(other.numbers.get(index)));
      dates.forEach((index, evidence) -> evidence.add(other.dates.get(index)));
      lostDigits |= other.lostDigits;
    }

    ColumnFormats formats() {
      Convention file = Convention.UNKNOWN;
      for (ColumnNumberFormat.Evidence evidence : numbers.values()) {
        file = evidence.shownWith(file);
      }
      WrittenDate.Evidence all = new WrittenDate.Evidence();
      dates.values().forEach(all::add);
      Map<Integer, ColumnNumberFormat> numberHabits = new HashMap<>();
      for (Map.Entry<Integer, ColumnNumberFormat.Evidence> each : numbers.entrySet()) {
        numberHabits.put(each.getKey(), each.getValue().format(file));
      }
      Map<Integer, WrittenDate.Order> orders = new HashMap<>();
      dates.forEach(
          (index, evidence) -> {
            orders.put(index, evidence.orderIn(all.order()));
          });
      return new ColumnFormats(numberHabits, orders, lostDigits);
    }
  }

  /** Lines of a large text that one thread scans at a time. */
  private static final long LINES_AT_A_TIME = 100_000;

  /** Infers the formats of every claimed part; the parts come back in the same order. */
  static List<InputPart> infer(List<InputPart> inputs) {
    return inputs.parallelStream()
        .map(input -> input.claimed() ? input.reading(of(input)) : input)
        .toList();
  }

  private static ColumnFormats of(InputPart input) {
    Collector collector = new Collector(input.source(), input.header());
    if (collector.numbers.isEmpty()
        && collector.dates.isEmpty()
        && collector.identifiers.isEmpty()) {
      return NONE;
    }
    List<ByteRange> pieces = ByteRange.of(input.profile(), input.header().line(), LINES_AT_A_TIME);
    if (pieces.isEmpty()) {
      collector.read(input, null);
    } else {
      pieces.parallelStream()
          .map(
              piece -> {
                Collector own = new Collector(input.source(), input.header());
                own.read(input, piece);
                return own;
              })
          .toList()
          .forEach(collector::add);
    }
    return collector.formats();
  }
}
