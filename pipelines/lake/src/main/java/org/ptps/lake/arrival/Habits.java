package org.ptps.lake.arrival;

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
import org.ptps.lake.text.NumberHabit;
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
public record Habits(
    Map<Integer, NumberHabit> numbers, Map<Integer, WrittenDate.Order> dates, boolean lostDigits)
    implements Serializable {

  public static final Habits NONE = new Habits(Map.of(), Map.of(), false);

  public NumberHabit number(int index) {
    return numbers.getOrDefault(index, NumberHabit.NONE);
  }

  public WrittenDate.Order date(int index) {
    return dates.getOrDefault(index, WrittenDate.Order.UNKNOWN);
  }

  /** Collects evidence of the formats while the rows of one part are scanned. */
  private static final class Survey {
    private final Map<Integer, Source.Field> fields = new HashMap<>();
    private final Map<Integer, NumberHabit.Survey> numbers = new HashMap<>();
    private final Map<Integer, WrittenDate.Survey> dates = new HashMap<>();
    private final Set<Integer> identifiers = new TreeSet<>();
    private boolean lostDigits;

    Survey(Source source, Header header) {
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
            numbers.computeIfAbsent(index, any -> new NumberHabit.Survey(possible));
        case DATE -> dates.computeIfAbsent(index, any -> new WrittenDate.Survey());
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
        NumberHabit.Survey number,
        WrittenDate.Survey date,
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

    private static void stored(NumberHabit.Survey survey, String text) {
      try {
        survey.stored(WrittenNumber.amount(text));
      } catch (NumberFormatException e) {
        survey.add(text);
      }
    }

    void read(Arrival arrival, ByteRange range) {
      watch();
      try (RawRows rows = InputReaders.open(arrival.survey().part(), arrival.survey(), range)) {
        while (rows.hasNext()) {
          RawRow row = rows.next();
          if (row.line() > arrival.header().line() && row.fault() == null) {
            add(row);
          }
        }
      }
    }

    void add(Survey other) {
      numbers.forEach((index, survey) -> survey.add(other.numbers.get(index)));
      dates.forEach((index, survey) -> survey.add(other.dates.get(index)));
      lostDigits |= other.lostDigits;
    }

    Habits habits() {
      Convention file = Convention.UNKNOWN;
      for (NumberHabit.Survey survey : numbers.values()) {
        file = survey.shownWith(file);
      }
      WrittenDate.Survey all = new WrittenDate.Survey();
      dates.values().forEach(all::add);
      Map<Integer, NumberHabit> numberHabits = new HashMap<>();
      for (Map.Entry<Integer, NumberHabit.Survey> each : numbers.entrySet()) {
        numberHabits.put(each.getKey(), each.getValue().habit(file));
      }
      Map<Integer, WrittenDate.Order> orders = new HashMap<>();
      dates.forEach(
          (index, survey) -> {
            orders.put(index, survey.orderIn(all.order()));
          });
      return new Habits(numberHabits, orders, lostDigits);
    }
  }

  /** Lines of a large text that one thread scans at a time. */
  private static final long LINES_AT_A_TIME = 100_000;

  /** Infers the formats of every claimed part; the parts come back in the same order. */
  static List<Arrival> settle(List<Arrival> arrivals) {
    return arrivals.parallelStream()
        .map(arrival -> arrival.claimed() ? arrival.reading(of(arrival)) : arrival)
        .toList();
  }

  private static Habits of(Arrival arrival) {
    Survey survey = new Survey(arrival.source(), arrival.header());
    if (survey.numbers.isEmpty() && survey.dates.isEmpty() && survey.identifiers.isEmpty()) {
      return NONE;
    }
    List<ByteRange> pieces =
        ByteRange.of(arrival.survey(), arrival.header().line(), LINES_AT_A_TIME);
    if (pieces.isEmpty()) {
      survey.read(arrival, null);
    } else {
      pieces.parallelStream()
          .map(
              piece -> {
                Survey own = new Survey(arrival.source(), arrival.header());
                own.read(arrival, piece);
                return own;
              })
          .toList()
          .forEach(survey::add);
    }
    return survey.habits();
  }
}
