package org.ptps.lake.clean;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptps.catalog.Column;
import org.ptps.catalog.Correction;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.CellParser.Around;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.input.InputPart;
import org.ptps.lake.reader.Format;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.text.Texts;

/**
 * Converts the cells of one part's rows to values of its table: applies what the workbook shows,
 * declared corrections and the formats of the column.
 */
final class RowCells {
  /** Lake column with the name of whoever delivers the row. */
  private static final String SENDER = "reported_by";

  /** A field with the index of its cell and of its column. */
  private static final class Field {
    private final Source.Field declared;
    private final int index;
    private final int unitIndex;
    private final int to;
    private final int signTo;
    private final CellParser parser;
    private final Around around;
    private final CellParser.Cell constant;
    private final PartTotals.Fate fate;
    private final CellCache known = new CellCache();

    private Field(
        Source.Field declared,
        int index,
        int unitIndex,
        int to,
        int signTo,
        CellParser parser,
        Around around,
        PartTotals.Fate fate) {
      this.declared = declared;
      this.index = index;
      this.unitIndex = unitIndex;
      this.to = to;
      this.signTo = signTo;
      this.parser = parser;
      this.around = around;
      this.fate = fate;
      this.constant =
          declared.constant() == null ? null : parser.parse(declared.constant(), around);
    }
  }

  private final InputPart input;
  private final RowShape shape;
  private final boolean workbook;
  private final DisplayedCells shownCells;
  private final MergedCells merged;
  private final List<Correction> corrections;
  private final List<Column> columns;
  private final Field[] fields;

  /**
   * @param corrections declared ones of this delivery
   * @param end counts filled and rejected cells by column
   */
  RowCells(InputPart input, RowShape shape, List<Correction> corrections, PartTotals end) {
    Source source = input.source();
    Format format = input.profile().part().format();
    this.input = input;
    this.shape = shape;
    this.corrections = corrections;
    this.columns = source.table().allColumns();
    this.workbook = format == Format.XLSX || format == Format.XLS;
    this.shownCells = new DisplayedCells(workbook, input.profile().sheet().datesFrom1904());
    Set<Integer> read = new HashSet<>(input.header().unpivoted().keySet());
    List<Field> all = new ArrayList<>();
    for (Source.Field declared : source.fields()) {
      int index = input.header().position(declared);
      read.add(index);
      all.add(
          new Field(
              declared,
              index,
              input.header().positions().getOrDefault(declared.unitFrom(), -1),
              position(declared.column().name()),
              declared.sign().isEmpty() ? -1 : position(declared.sign()),
              new CellParser(declared, workbook),
              around(index),
              end.fates[all.size()]));
    }
    this.fields = all.toArray(Field[]::new);
    this.merged = new MergedCells(input.profile().sheet().merged(), input.header().line(), read);
  }

  private Around around(int index) {
    return index < 0
        ? Around.NOTHING
        : new Around(input.formats().number(index), input.formats().date(index), false, "");
  }

  int position(String column) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column " + column);
  }

  static String cell(List<String> cells, int index) {
    return index >= 0 && index < cells.size() ? cells.get(index) : "";
  }

  /** Moves on to a row; rows come in order. */
  void to(RawRow row) {
    merged.to(row.line());
  }

  /**
   * Parses the cells of a row.
   *
   * @param cells as they are corrected
   * @param values one per column of the table, filled here
   * @param violations to which those of cells are added
   * @return whether the row lacks what it must have
   */
  boolean read(RawRow row, List<String> cells, Object[] values, List<Violation> violations) {
    boolean plain = plain(row);
    boolean refused = false;
    for (Field field : fields) {
      String text;
      CellParser.Cell parsed;
      if (field.constant != null) {
        text = field.declared.constant();
        parsed = field.constant;
      } else {
        text = cell(cells, field.index);
        parsed =
            plain && field.unitIndex < 0
                ? known(field, text)
                : parsed(field.parser, field, row, cells, field.index, field.unitIndex, text);
      }
      if (!text.isEmpty()) {
        field.fate.filled++;
        field.fate.refused += parsed.refused() ? 1 : 0;
      }
      values[field.to] = parsed.value();
      if (field.signTo >= 0) {
        values[field.signTo] = parsed.sign();
      }
      boolean lacking =
          field.declared.required() && parsed.value() == null && parsed.sign() == null;
      if (parsed.fault() != null) {
        boolean rejecting = field.declared.required() && parsed.refused();
        violations.add(rejecting ? rejecting(parsed.fault()) : parsed.fault());
      } else if (lacking) {
        violations.add(required(field.declared, text));
      }
      refused |= lacking;
    }
    return refused;
  }

  /** Parses only who sent the row: of a skipped line nothing else is read. */
  void sender(RawRow row, Object[] values) {
    for (Field field : fields) {
      if (field.declared.column().name().equals(SENDER)) {
        String text = cell(row.cells(), field.index);
        values[field.to] =
            field.constant != null
                ? field.constant.value()
                : parsed(field.parser, field, row, row.cells(), field.index, field.unitIndex, text)
                    .value();
      }
    }
  }

  /** Whether no cell of the row has a mark or a merged neighbour. */
  private boolean plain(RawRow row) {
    return row.marks().isEmpty() && row.numbers().isEmpty() && merged.none();
  }

  private CellParser.Cell known(Field field, String text) {
    CellParser.Cell before = field.known.of(text);
    if (before != null) {
      return before;
    }
    CellParser.Cell parsed =
        field.index < 0
            ? field.parser.parse(text, field.around)
            : asShown(field.parser, field.declared, text, field.around);
    field.known.put(text, parsed);
    return parsed;
  }

  private CellParser.Cell asShown(
      CellParser parser, Source.Field declared, String text, Around around) {
    DisplayedCells.Shown shown = shownCells.read(declared, text, null);
    return shown.fault() != null
        ? new CellParser.Cell(null, shown.fault())
        : parser.parse(shown.text(), around);
  }

  /** Parses a cell of unpivoted columns. */
  CellParser.Cell parsed(
      CellParser parser, Source.Field declared, RawRow row, List<String> cells, int index) {
    return parsed(parser, declared, around(index), row, cells, index, -1, cell(cells, index));
  }

  private CellParser.Cell parsed(
      CellParser parser,
      Field field,
      RawRow row,
      List<String> cells,
      int index,
      int unitIndex,
      String text) {
    return parsed(parser, field.declared, field.around, row, cells, index, unitIndex, text);
  }

  /**
   * Parses a cell: as the workbook shows it where that differs from the stored value, then as text.
   */
  private CellParser.Cell parsed(
      CellParser parser,
      Source.Field declared,
      Around around,
      RawRow row,
      List<String> cells,
      int index,
      int unitIndex,
      String text) {
    if (index < 0) {
      return parser.parse(text, around);
    }
    DisplayedCells.Shown shown = shown(declared, row, index, text);
    if (shown.fault() != null) {
      return new CellParser.Cell(null, shown.fault());
    }
    boolean stored = row.stored(index) && DisplayedCells.isNumber(shown.text());
    String unit = Texts.squeeze(cell(cells, unitIndex));
    return parser.parse(shown.text(), new Around(around.numbers(), around.dates(), stored, unit));
  }

  private DisplayedCells.Shown shown(Source.Field field, RawRow row, int index, String text) {
    Violation fault = merged.fault(field, row.line(), index, text);
    if (fault != null) {
      return new DisplayedCells.Shown(text, fault);
    }
    // The workbook's mark is of the old text, not of one that a declared correction put in its
    // place.
    boolean own = text.equals(cell(row.cells(), index));
    return shownCells.read(field, text, own ? row.marks().get(index) : null);
  }

  /** Whether a cell is part of a merged one; adds the violation. */
  boolean merged(Source.Field field, RawRow row, int index, String text) {
    return merged.fault(field, row.line(), index, text) != null;
  }

  /** Parses the constants of unpivoted columns as texts of cells. */
  Map<Integer, Object> constants(Map<String, String> texts) {
    Map<Integer, Object> parsed = new LinkedHashMap<>();
    texts.forEach(
        (name, text) ->
            parsed.put(
                position(name), parser(plainField(name)).parse(text, Around.NOTHING).value()));
    return parsed;
  }

  CellParser parser(Source.Field field) {
    return new CellParser(field, workbook);
  }

  /** A plain field for the column, without options. */
  Source.Field plainField(String column) {
    return new Source.Field(
        columns.get(position(column)),
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

  /** The cells after declared corrections; each use is recorded as a violation. */
  List<String> corrected(List<String> cells, List<Violation> violations) {
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
      violations.add(
          ReaderRule.CORRECTION.as(
              correction.id(),
              Severity.CORRECTION,
              correction.column(),
              correction.wrong(),
              "wrong",
              correction.wrong(),
              "right",
              right,
              "reason",
              correction.reason(),
              "by",
              correction.by()));
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

  private static Violation rejecting(Violation fault) {
    return new Violation(
        fault.column(),
        fault.value(),
        fault.rule(),
        Severity.REJECT,
        fault.reason(),
        fault.remedy());
  }

  private static Violation required(Source.Field field, String text) {
    String shown = field.from().isEmpty() ? field.column().name() : field.from().get(0);
    return ReaderRule.REQUIRED.fault(Severity.REJECT, field.column().name(), text, "column", shown);
  }
}
