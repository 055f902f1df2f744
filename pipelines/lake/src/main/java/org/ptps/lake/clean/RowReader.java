package org.ptps.lake.clean;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.ptps.catalog.Column;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.catalog.Words;
import org.ptps.lake.arrival.Arrival;
import org.ptps.lake.arrival.SetAside;
import org.ptps.lake.clean.CellParser.Around;
import org.ptps.lake.clean.CleanRow.Status;
import org.ptps.lake.clean.Fault.Severity;
import org.ptps.lake.door.CellMark;
import org.ptps.lake.door.Door;
import org.ptps.lake.door.Format;
import org.ptps.lake.door.RawRow;
import org.ptps.lake.door.RawRows;
import org.ptps.lake.door.Stretch;
import org.ptps.lake.entities.EntityPlace;
import org.ptps.lake.entities.ProvisionalId;
import org.ptps.lake.places.PlaceDecision;
import org.ptps.lake.places.PlaceMatcher;
import org.ptps.lake.text.Texts;

/**
 * Reads one part, row by row, into staged rows: sorts out header, blank, footer and unwanted lines,
 * parses the cells that the contract names, matches the place, and says of every refused row and
 * cell why. The last staged row counts the lines that are no data.
 */
public final class RowReader implements Iterator<CleanRow> {
  private final Arrival arrival;
  private final Source source;
  private final String countryScope;
  private final PlaceMatcher places;
  private final RawRows raw;
  private final List<Column> columns;
  private final Map<String, Integer> columnIndex = new HashMap<>();
  private final List<FieldReader> fields = new ArrayList<>();
  private final List<KeepCondition> conditions = new ArrayList<>();
  private final List<UnpivotCell> unpivoted = new ArrayList<>();
  private final Set<String> skip = new HashSet<>();
  private final CellParser valueParser;
  private final Source.Field valueField;
  private final RowShape shape;
  private final ShownCells shownCells;
  private final MergedCells merged;
  private final boolean quiet;
  private final PartEnd end;
  private long otherHeader;
  private final Deque<CleanRow> ready = new ArrayDeque<>();
  private boolean finished;

  private final List<Correction> corrections;

  private record FieldReader(
      Source.Field field, int index, int unitIndex, CellParser parser, PartEnd.Fate fate) {}

  private record KeepCondition(int index, Set<String> values) {}

  private record UnpivotCell(int index, String name, Map<String, CellParser.Cell> constants) {}

  /** So many values that a row is not wanted for are shown. */
  static final int SHOWN_VALUES = 3;

  public RowReader(Arrival arrival, String countryScope, PlaceMatcher places) {
    this(arrival, countryScope, places, List.of());
  }

  /**
   * @param corrections declared corrections of any source; only those of this delivery are applied
   */
  public RowReader(
      Arrival arrival, String countryScope, PlaceMatcher places, List<Correction> corrections) {
    this(arrival, null, countryScope, places, corrections);
  }

  /**
   * @param stretch piece of the part that is read, null for all of it
   */
  public RowReader(
      Arrival arrival,
      Stretch stretch,
      String countryScope,
      PlaceMatcher places,
      List<Correction> corrections) {
    this.arrival = arrival;
    this.source = arrival.source();
    this.countryScope = countryScope;
    this.places = places;
    this.corrections =
        corrections.stream().filter(correction -> arrival.carries(correction)).toList();
    this.end = new PartEnd(source.fields().size());
    this.raw = Door.open(arrival.survey().part(), arrival.survey(), stretch);
    this.columns = source.table().allColumns();
    for (int i = 0; i < columns.size(); i++) {
      columnIndex.put(columns.get(i).name(), i);
    }
    Format format = arrival.survey().part().format();
    boolean workbook = format == Format.XLSX || format == Format.XLS;
    this.quiet = !source.withheld().isEmpty();
    this.shownCells = new ShownCells(workbook, arrival.survey().sheet().datesFrom1904());
    for (Source.Field field : source.fields()) {
      fields.add(
          new FieldReader(
              field,
              arrival.header().position(field),
              positionOf(field.unitFrom()),
              new CellParser(field, workbook),
              end.fates[fields.size()]));
    }
    for (Source.Condition condition : source.keep()) {
      Set<String> values = new HashSet<>();
      condition.values().forEach(value -> values.add(Texts.fold(value)));
      conditions.add(new KeepCondition(positionOf(condition.column()), values));
    }
    if (source.unpivot() != null) {
      source.unpivot().skip().forEach(text -> skip.add(Texts.fold(text)));
      arrival
          .header()
          .unpivoted()
          .forEach((index, constants) -> unpivoted.add(unpivot(index, constants, workbook)));
    }
    this.valueField = source.unpivot() == null ? null : plainField(source.unpivot().valueColumn());
    this.valueParser = valueField == null ? null : new CellParser(valueField, workbook);
    this.merged =
        new MergedCells(
            arrival.survey().sheet().merged(), arrival.header().line(), Set.copyOf(readColumns()));
    this.shape =
        new RowShape(
            arrival,
            fields.stream()
                .filter(reader -> reader.field().required() && reader.index() >= 0)
                .map(reader -> new RowShape.Needed(reader.field(), reader.index()))
                .toList());
  }

  private Set<Integer> readColumns() {
    Set<Integer> read = new HashSet<>(arrival.header().unpivoted().keySet());
    fields.forEach(reader -> read.add(reader.index()));
    return read;
  }

  private int positionOf(String rawName) {
    return arrival.header().positions().getOrDefault(rawName, -1);
  }

  /** Constants of an unpivoted cell go through the same parsing as the text of a cell would. */
  private UnpivotCell unpivot(int index, Map<String, String> constants, boolean workbook) {
    Map<String, CellParser.Cell> parsed = new LinkedHashMap<>();
    constants.forEach(
        (name, text) ->
            parsed.put(
                name, new CellParser(plainField(name), workbook).parse(text, Around.NOTHING)));
    String shown =
        index < arrival.header().names().size() ? arrival.header().names().get(index) : "";
    return new UnpivotCell(index, Texts.squeeze(shown), parsed);
  }

  private Source.Field plainField(String column) {
    return new Source.Field(
        columns.get(columnIndex.get(column)),
        List.of(),
        "",
        "",
        null,
        null,
        ",",
        List.of(),
        Map.of(),
        "",
        Map.of(),
        1,
        null,
        null,
        false,
        false,
        false,
        false,
        "");
  }

  /** What is known of a cell beside its text. */
  private Around around(RawRow row, List<String> cells, int index, int unitIndex) {
    return index < 0
        ? Around.NOTHING
        : new Around(
            arrival.habits().number(index),
            arrival.habits().date(index),
            row.stored(index),
            Texts.squeeze(cell(cells, unitIndex)));
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !finished) {
      if (raw.hasNext()) {
        read(raw.next());
      } else {
        raw.close();
        ready.add(tallyRow(arrival, end()));
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
    SetAside aside = arrival.setAside().get(row.line());
    if (aside != null) {
      setAside(row, aside);
      return;
    }
    if (row.fault() != null) {
      boolean before = row.line() < arrival.header().line();
      if (before) {
        end.tally[0] += row.lines();
      } else {
        refuse(row, Misfits.of(row.fault()));
      }
      return;
    }
    List<String> cells = row.cells();
    merged.to(row.line());
    if (row.line() <= arrival.header().line() && !row.blank()) {
      end.tally[0] += row.lines();
      return;
    }
    if (RowShape.lastFilled(cells) < 0) {
      end.tally[1] += row.lines();
      return;
    }
    switch (shape.header(row.line(), cells)) {
      case SAME -> {
        otherHeader = 0;
        end.tally[0] += row.lines();
      }
      case BLEMISHED -> refuse(row, Misfits.blemishedHeader());
      case OTHER -> {
        otherHeader = row.line();
        refuse(row, Misfits.otherHeader());
      }
      case NONE -> {
        if (otherHeader > 0) {
          refuse(row, Misfits.underOtherHeader(otherHeader));
        } else {
          line(row, cells);
        }
      }
    }
  }

  private void line(RawRow row, List<String> cells) {
    if (shape.footer(cells)) {
      end.tally[2] += row.lines();
      return;
    }
    RowWidth.Misfit misfit = shape.misfit(cells);
    if (misfit == RowWidth.Misfit.MANY) {
      // Its cells may stand under the name of another column, those of a condition too.
      refuse(row, Misfits.tooMany(cells.size(), shape.namedCells()));
      return;
    }
    Fault broken = brokenCondition(row, cells);
    if (broken != null) {
      refuse(row, broken);
    } else if (!wanted(cells)) {
      end.tally[3] += row.lines();
    } else if (misfit == RowWidth.Misfit.FEW) {
      refuse(row, Misfits.tooFew(cells.size(), shape.namedCells()));
    } else {
      besides(row, cells);
      data(row);
    }
  }

  /** A cell that decides whether a row is wanted must say so; an error in it says nothing. */
  private Fault brokenCondition(RawRow row, List<String> cells) {
    for (KeepCondition condition : conditions) {
      String text = cell(cells, condition.index());
      CellMark mark = row.marks().get(condition.index());
      boolean broken = mark != null && Misfits.sayNothing(mark.kind()) || ShownCells.isError(text);
      if (broken && !condition.values().contains(Texts.fold(text))) {
        return Misfits.brokenCondition(columnName(condition.index()), text);
      }
    }
    return null;
  }

  private String columnName(int index) {
    List<String> names = arrival.header().names();
    return index >= 0 && index < names.size() ? Texts.squeeze(names.get(index)) : "";
  }

  /** Counts what stands to the right of the last named column. */
  private void besides(RawRow row, List<String> cells) {
    boolean any = false;
    for (int i = shape.headerNames().size(); i < cells.size() && arrival.header().line() > 0; i++) {
      any |= !cells.get(i).isBlank();
    }
    if (any) {
      end.firstBeside = end.beside == 0 ? row.line() : end.firstBeside;
      end.beside++;
    }
  }

  private void setAside(RawRow row, SetAside aside) {
    boolean refused =
        switch (aside.outcome()) {
          case REFUSED -> true;
          case STANDS_ELSEWHERE, NOT_FILLED -> false;
        };
    if (aside.outcome() == SetAside.Outcome.NOT_FILLED) {
      end.tally[1] += row.lines();
      return;
    }
    Fault fault =
        new Fault(
            "",
            aside.value(),
            aside.rule(),
            refused ? Severity.REJECT : Severity.DUPLICATE,
            aside.reason(),
            aside.remedy());
    Status status = refused ? Status.REJECTED : Status.DUPLICATE;
    ready.add(staged(row, new Object[columns.size()], status, List.of(fault), null));
  }

  private boolean wanted(List<String> cells) {
    for (KeepCondition condition : conditions) {
      String text = cell(cells, condition.index());
      if (!condition.values().contains(Texts.fold(text))) {
        if (end.outOfScope.size() < SHOWN_VALUES && !end.anyData) {
          end.outOfScope.add(columnName(condition.index()) + " «" + Texts.squeeze(text) + "»");
        }
        return false;
      }
    }
    return true;
  }

  private static String cell(List<String> cells, int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }

  private void data(RawRow row) {
    Object[] values = new Object[columns.size()];
    List<Fault> faults = new ArrayList<>();
    List<String> cells = corrected(row.cells(), faults);
    boolean refused = false;
    for (FieldReader reader : fields) {
      String text =
          reader.field().constant() != null
              ? reader.field().constant()
              : cell(cells, reader.index());
      CellParser.Cell parsed =
          parsed(
              reader.parser(),
              reader.field(),
              row,
              cells,
              reader.index(),
              reader.unitIndex(),
              text);
      if (!text.isEmpty()) {
        reader.fate().filled++;
        reader.fate().refused += parsed.refused() ? 1 : 0;
      }
      values[columnIndex.get(reader.field().column().name())] = parsed.value();
      if (!reader.field().sign().isEmpty()) {
        set(values, reader.field().sign(), parsed.sign());
      }
      boolean lacking =
          reader.field().required() && parsed.value() == null && parsed.sign() == null;
      if (parsed.fault() != null) {
        boolean rejecting = reader.field().required() && parsed.refused();
        faults.add(rejecting ? rejecting(parsed.fault()) : parsed.fault());
      } else if (lacking) {
        faults.add(required(reader, text));
      }
      refused |= lacking;
    }
    CleanRow.Place place = null;
    if (source.place() != null
        && countryScope.equals(value(values, "country"))
        && !(source.place().optional() && namesNoPlace(values))) {
      PlaceDecision decision = match(values);
      place = place(values, decision);
      if (decision.certain()) {
        end.codes.add(row.line(), place, places);
        set(values, "department_code", emptyToNull(decision.departmentCode()));
        if (!source.place().municipality().isEmpty()) {
          set(values, "municipality_code", emptyToNull(decision.municipalityCode()));
        }
      } else {
        faults.add(unmatched(values, decision));
        refused = true;
      }
    }
    identify(values);
    if (refused || source.unpivot() == null) {
      ready.add(staged(row, values, refused ? Status.REJECTED : Status.KEPT, faults, place));
    } else {
      unpivot(row, cells, values, faults, place);
    }
  }

  /** What the cell means: as it is shown where that differs from what is stored, then as text. */
  private CellParser.Cell parsed(
      CellParser parser,
      Source.Field field,
      RawRow row,
      List<String> cells,
      int index,
      int unitIndex,
      String text) {
    Around around = around(row, cells, index, unitIndex);
    if (field.constant() != null || index < 0) {
      return parser.parse(text, around);
    }
    ShownCells.Shown shown = shown(field, row, index, text);
    if (shown.fault() != null) {
      return new CellParser.Cell(null, shown.fault());
    }
    boolean stored = around.stored() && ShownCells.isNumber(shown.text());
    return parser.parse(
        shown.text(), new Around(around.numbers(), around.dates(), stored, around.unit()));
  }

  private ShownCells.Shown shown(Source.Field field, RawRow row, int index, String text) {
    Fault fault = merged.fault(field, row.line(), index, text);
    if (fault != null) {
      return new ShownCells.Shown(text, fault);
    }
    // A cell that a declared correction changed is no longer what the workbook says of it.
    boolean own = text.equals(cell(row.cells(), index));
    return shownCells.read(field, text, own ? row.marks().get(index) : null);
  }

  /**
   * A thing without an identifier is known by its place and its name, so that no two fall together.
   */
  private void identify(Object[] values) {
    Table.Entity entity = source.table().entity();
    if (entity == null || value(values, entity.id()) != null) {
      return;
    }
    String name = textOf(values, entity.name());
    if (!name.isEmpty()) {
      String place =
          EntityPlace.of(
              textOf(values, "municipality_code"),
              textOf(values, "department_text"),
              textOf(values, "municipality_text"));
      set(values, entity.id(), ProvisionalId.of(place, name));
    }
  }

  /** The cells as the corrections of this delivery say; each of those is a row of the record. */
  private List<String> corrected(List<String> cells, List<Fault> faults) {
    List<String> read = cells;
    for (Correction correction : corrections) {
      int index = rawPosition(correction.column());
      if (!cell(cells, index).strip().equals(correction.wrong()) || !matches(correction, cells)) {
        continue;
      }
      if (read == cells) {
        read = new ArrayList<>(cells);
      }
      read.set(index, correction.right());
      String right = correction.right().isEmpty() ? "—" : correction.right();
      faults.add(
          new Fault(
              correction.column(),
              correction.wrong(),
              correction.id(),
              Severity.CORRECTION,
              new Words(
                  "dice «"
                      + correction.wrong()
                      + "» y se lee «"
                      + right
                      + "»: "
                      + correction.reason().es()
                      + " ("
                      + correction.by()
                      + ")",
                  "says '"
                      + correction.wrong()
                      + "', read as '"
                      + right
                      + "': "
                      + correction.reason().en()
                      + " ("
                      + correction.by()
                      + ")"),
              new Words("pedir al publicador que lo corrija", "ask the publisher to correct it")));
    }
    return read;
  }

  private boolean matches(Correction correction, List<String> cells) {
    return correction.where().entrySet().stream()
        .allMatch(
            each ->
                Texts.fold(cell(cells, rawPosition(each.getKey())))
                    .equals(Texts.fold(each.getValue())));
  }

  private int rawPosition(String rawName) {
    return shape.headerNames().indexOf(Texts.fold(rawName));
  }

  private void unpivot(
      RawRow row, List<String> cells, Object[] values, List<Fault> faults, CleanRow.Place place) {
    int before = ready.size();
    List<Fault> pending = faults;
    for (UnpivotCell target : unpivoted) {
      String text = cell(cells, target.index());
      if (skip.contains(Texts.fold(text))
          && merged.fault(valueField, row.line(), target.index(), text) == null) {
        continue;
      }
      CellParser.Cell parsed =
          parsed(valueParser, valueField, row, cells, target.index(), -1, text);
      if (parsed.value() == null && parsed.fault() == null) {
        continue;
      }
      Object[] own = values.clone();
      target.constants().forEach((column, constant) -> set(own, column, constant.value()));
      set(own, source.unpivot().valueColumn(), parsed.value());
      List<Fault> all = new ArrayList<>(pending);
      pending = List.of();
      if (parsed.fault() != null) {
        Fault fault = parsed.fault();
        all.add(
            new Fault(
                target.name(), text, fault.rule(), Severity.CELL, fault.reason(), fault.remedy()));
      }
      Status status = parsed.value() == null ? Status.REJECTED : Status.KEPT;
      ready.add(staged(row, own, status, all, place));
    }
    if (ready.size() == before) {
      end.tally[3] += row.lines();
    }
  }

  private static Fault rejecting(Fault fault) {
    return new Fault(
        fault.column(),
        fault.value(),
        fault.rule(),
        Severity.REJECT,
        fault.reason(),
        fault.remedy());
  }

  private static Fault required(FieldReader reader, String text) {
    String shown =
        reader.field().from().isEmpty()
            ? reader.field().column().name()
            : reader.field().from().get(0);
    return new Fault(
        reader.field().column().name(),
        text,
        "required",
        Severity.REJECT,
        new Words(
            "falta «" + shown + "», sin el cual la fila no sirve",
            "'" + shown + "' is missing, without which the row is of no use"),
        new Words("completar la celda", "fill in the cell"));
  }

  private boolean namesNoPlace(Object[] values) {
    Source.Place place = source.place();
    return (textOf(values, place.department())
            + textOf(values, place.municipality())
            + textOf(values, place.code()))
        .isEmpty();
  }

  private PlaceDecision match(Object[] values) {
    Source.Place place = source.place();
    String department = textOf(values, place.department());
    return place.municipality().isEmpty()
        ? places.department(department)
        : places.municipality(
            department, textOf(values, place.municipality()), textOf(values, place.code()));
  }

  private CleanRow.Place place(Object[] values, PlaceDecision decision) {
    Source.Place place = source.place();
    if (quiet && !decision.certain()) {
      // What was taken for no place may be anything, and must not be shown.
      return new CleanRow.Place("", "", "", decision);
    }
    return new CleanRow.Place(
        textOf(values, place.department()),
        textOf(values, place.municipality()),
        textOf(values, place.code()),
        decision);
  }

  private Fault unmatched(Object[] values, PlaceDecision decision) {
    Source.Place place = source.place();
    String column = place.municipality().isEmpty() ? place.department() : place.municipality();
    String text =
        (textOf(values, place.department()) + " / " + textOf(values, place.municipality()))
            .replaceFirst(" / $", "");
    String near = String.join("; ", decision.candidates());
    String es =
        switch (decision.method()) {
          case SEVERAL_PLACES -> "la celda nombra varios municipios";
          case AMBIGUOUS -> "el municipio no es seguro";
          case EMPTY -> "no dice el municipio";
          default -> "no se conoce el municipio";
        };
    String en =
        switch (decision.method()) {
          case SEVERAL_PLACES -> "the cell names several municipalities";
          case AMBIGUOUS -> "the municipality is not certain";
          case EMPTY -> "it does not say the municipality";
          default -> "the municipality is not known";
        };
    return new Fault(
        column,
        text,
        "place_" + decision.method().name().toLowerCase(Locale.ROOT),
        Severity.REJECT,
        new Words(
            es + ": «" + text + "»" + (near.isEmpty() ? "" : "; candidatos: " + near),
            en + ": '" + text + "'" + (near.isEmpty() ? "" : "; candidates: " + near)),
        new Words(
            "escribir el departamento y un solo municipio, o decidirlo en conf/places/decisions.csv",
            "write the department and one municipality, or decide it in conf/places/decisions.csv"));
  }

  private void refuse(RawRow row, Fault fault) {
    ready.add(staged(row, new Object[columns.size()], Status.REJECTED, List.of(fault), null));
  }

  private CleanRow staged(
      RawRow row, Object[] values, Status status, Collection<Fault> faults, CleanRow.Place place) {
    set(values, "source", source.id());
    set(values, "edition", arrival.edition());
    set(values, "synthetic", arrival.synthetic());
    set(values, "source_file", arrival.survey().part().file());
    set(values, "source_sheet", arrival.survey().part().sheet());
    set(values, "source_line", row.line());
    end.anyData = true;
    return new CleanRow(
        values,
        arrival.index(),
        row.line(),
        row.lines(),
        status,
        List.copyOf(faults),
        place,
        new long[0]);
  }

  /** What is known of the part, or the stretch, once all its rows have been read. */
  public PartEnd end() {
    end.underOtherHeader = otherHeader > 0;
    return end;
  }

  /** The row that counts the lines of a part that are no data and tells of it as a whole. */
  public static CleanRow tallyRow(Arrival arrival, PartEnd end) {
    Table table = arrival.source().table();
    Object[] values = new Object[table.allColumns().size()];
    int origin = table.columns().size();
    values[origin] = arrival.source().id();
    values[origin + 2] = arrival.synthetic();
    values[origin + 3] = arrival.survey().part().file();
    values[origin + 4] = arrival.survey().part().sheet();
    return new CleanRow(
        values,
        arrival.index(),
        arrival.header().line(),
        0,
        Status.TALLY,
        PartNotices.of(arrival, end),
        null,
        end.tally());
  }

  private void set(Object[] values, String column, Object value) {
    values[columnIndex.get(column)] = value;
  }

  private Object value(Object[] values, String column) {
    Integer index = columnIndex.get(column);
    return index == null ? null : values[index];
  }

  private String textOf(Object[] values, String column) {
    Object value = column.isEmpty() ? null : value(values, column);
    return value == null ? "" : value.toString();
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
