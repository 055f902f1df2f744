package org.ptps.lake.clean;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.ptps.catalog.Column;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.entities.EntityPlace;
import org.ptps.lake.entities.ProvisionalId;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.input.SkippedLine;
import org.ptps.lake.places.PlaceMatcher;
import org.ptps.lake.reader.ByteRange;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;

/**
 * Reads one part row by row: {@link LineClassifier} classifies lines, {@link RowCells} parses
 * cells, {@link RowPlaces} matches the place; every rejected row and cell has its reason. The last
 * row carries the line counts.
 */
public final class RowReader implements Iterator<CleanRow> {
  private static final long[] NO_TALLY = new long[0];

  private final InputPart input;
  private final RawRows raw;
  private final PartTotals end;
  private final LineClassifier kinds;
  private final RowCells cells;
  private final RowPlaces places;
  private final Unpivoted unpivoted;
  private final Identity identity;
  private final int own;
  private final Deque<CleanRow> ready = new ArrayDeque<>();
  private boolean finished;

  /** Columns from which a provisional identifier is made. */
  private record Identity(int id, int name, int code, int department, int municipality) {
    static Identity of(Table table) {
      if (table.entity() == null) {
        return null;
      }
      List<String> names = table.allColumns().stream().map(Column::name).toList();
      return new Identity(
          names.indexOf(table.entity().id()),
          names.indexOf(table.entity().name()),
          names.indexOf("municipality_code"),
          names.indexOf("department_text"),
          names.indexOf("municipality_text"));
    }

    /** Gives a row without an identifier one made of its place and name. */
    void on(Object[] values) {
      String called = text(values, name);
      if (values[id] == null && !called.isEmpty()) {
        String place =
            EntityPlace.of(
                text(values, code), text(values, department), text(values, municipality));
        values[id] = ProvisionalId.of(place, called);
      }
    }

    private static String text(Object[] values, int column) {
      Object value = column < 0 ? null : values[column];
      return value == null ? "" : value.toString();
    }
  }

  public RowReader(InputPart input, String countryScope, PlaceMatcher places) {
    this(input, countryScope, places, List.of());
  }

  /**
   * @param corrections declared corrections of any source; only those of this delivery are applied
   */
  public RowReader(
      InputPart input, String countryScope, PlaceMatcher places, List<Correction> corrections) {
    this(input, null, countryScope, places, corrections);
  }

  /**
   * @param range range of the part to read, null for all of it
   */
  public RowReader(
      InputPart input,
      ByteRange range,
      String countryScope,
      PlaceMatcher places,
      List<Correction> corrections) {
    Source source = input.source();
    RowShape shape = new RowShape(input);
    this.input = input;
    this.own = source.table().columns().size();
    this.end = new PartTotals(source.fields().size());
    this.raw = InputReaders.open(input.profile().part(), input.profile(), range);
    this.kinds = new LineClassifier(input, shape, end);
    this.cells =
        new RowCells(
            input,
            shape,
            corrections.stream().filter(correction -> input.carries(correction)).toList(),
            end);
    this.places = source.place() == null ? null : new RowPlaces(source, countryScope, places, end);
    this.unpivoted = source.unpivot() == null ? null : new Unpivoted(input, cells);
    this.identity = Identity.of(source.table());
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !finished) {
      if (raw.hasNext()) {
        read(raw.next());
      } else {
        raw.close();
        ready.add(tallyRow(input, end()));
        finished = true;
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public CleanRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void read(RawRow row) {
    cells.to(row);
    switch (kinds.of(row)) {
      case COUNTED -> {
        // A skipped line gives no row.
      }
      case REFUSED -> give(row, empty(), Status.REJECTED, List.of(kinds.refusal()), null);
      case SET_ASIDE -> skipped(row, kinds.skipped());
      case DATA -> data(row);
    }
  }

  private Object[] empty() {
    return new Object[own + Table.ORIGIN.size()];
  }

  private void skipped(RawRow row, SkippedLine skipped) {
    boolean refused = skipped.outcome() == SkippedLine.Outcome.REFUSED;
    Status status = refused ? Status.REJECTED : Status.DUPLICATE;
    Object[] values = empty();
    cells.sender(row, values);
    give(row, values, status, List.of(Violation.of(skipped)), null);
  }

  private void data(RawRow row) {
    Object[] values = empty();
    List<Violation> violations = new ArrayList<>(0);
    List<String> texts = cells.corrected(row.cells(), violations);
    boolean refused = cells.read(row, texts, values, violations);
    CleanRow.Place place = null;
    if (places != null && places.concerns(values)) {
      place = places.find(row.line(), values, violations);
      refused |= !place.decision().certain();
    }
    if (identity != null) {
      identity.on(values);
    }
    if (refused || unpivoted == null) {
      give(row, values, refused ? Status.REJECTED : Status.KEPT, violations, place);
      return;
    }
    List<Unpivoted.Given> given = unpivoted.rows(row, texts, values, violations);
    if (given.isEmpty()) {
      end.tally[3] += row.lines();
    }
    for (Unpivoted.Given each : given) {
      give(row, each.values(), each.status(), each.violations(), place);
    }
  }

  private void give(
      RawRow row,
      Object[] values,
      Status status,
      List<Violation> violations,
      CleanRow.Place place) {
    origin(input, own, values);
    values[own + 1] = input.edition();
    values[own + 5] = row.line();
    end.anyData = true;
    ready.add(
        new CleanRow(
            values,
            input.index(),
            row.line(),
            row.lines(),
            status,
            List.copyOf(violations),
            place,
            NO_TALLY));
  }

  /** Totals of the part, or the range, once all its rows have been read. */
  public PartTotals end() {
    end.underOtherHeader = kinds.underOtherHeader();
    return end;
  }

  /** The row that carries line counts and findings of a part. */
  public static CleanRow tallyRow(InputPart input, PartTotals end) {
    Table table = input.source().table();
    Object[] values = new Object[table.allColumns().size()];
    origin(input, table.columns().size(), values);
    return new CleanRow(
        values,
        input.index(),
        input.header().line(),
        0,
        Status.TALLY,
        PartNotices.of(input, end),
        null,
        end.tally());
  }

  /** In the order of {@link Table#ORIGIN}. */
  private static void origin(InputPart input, int from, Object[] values) {
    values[from] = input.source().id();
    values[from + 2] = input.synthetic();
    values[from + 3] = input.profile().part().file();
    values[from + 4] = input.profile().part().sheet();
  }
}
