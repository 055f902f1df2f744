package org.ptps.lake.clean;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.text.CensoredResult;
import org.ptps.lake.text.ColumnNumberFormat;
import org.ptps.lake.text.SpreadsheetMarks;
import org.ptps.lake.text.Texts;
import org.ptps.lake.text.WrittenDate;
import org.ptps.lake.text.WrittenNumber;
import org.ptps.lake.text.WrittenNumber.Convention;

/**
 * Turns the text of a cell into the value of one lake column, by the field's declaration. Zero,
 * blanks and the publisher's words for “unknown” become null, never a number.
 */
final class CellParser {
  private static final Pattern SERIAL = Pattern.compile("\\d{4,6}(\\.\\d+)?");

  /** From here on a double does not hold every whole number. */
  private static final double LARGEST = 1e15;

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private final Source.Field field;
  private final boolean workbook;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, Double> factors = new HashMap<>();
  private final List<String> missing;

  /**
   * A parsed value (null for none) or the violation that prevents it; a violation beside a value
   * says how the value was read.
   *
   * @param sign on which side of the value the result lies, null where it is the value itself
   */
  record Cell(Object value, Violation fault, String sign) {
    Cell(Object value, Violation fault) {
      this(value, fault, null);
    }

    /** Whether a text stands in the cell that could not be read. */
    boolean refused() {
      return fault != null
          && fault.severity() != Severity.CORRECTION
          && fault.severity() != Severity.FLAG;
    }
  }

  private static final Cell NOTHING = new Cell(null, null);

  CellParser(Source.Field field, boolean workbook) {
    this.field = field;
    this.workbook = workbook;
    field.codes().forEach((text, value) -> codes.put(Texts.fold(text), value));
    field.factors().forEach((text, value) -> factors.put(Texts.fold(text), Double.valueOf(value)));
    this.missing = field.missing().stream().map(Texts::fold).toList();
  }

  /** Context of a cell: the formats of its column, and the text of the cell with its unit. */
  record Around(ColumnNumberFormat numbers, WrittenDate.Order dates, boolean stored, String unit) {
    static final Around NOTHING =
        new Around(ColumnNumberFormat.NONE, WrittenDate.Order.UNKNOWN, false, "");
  }

  /**
   * @param raw text of the cell
   * @param around context of the cell
   */
  Cell parse(String raw, Around around) {
    String piece = field.piece(raw);
    String text = Texts.squeeze(piece);
    if (text.isEmpty() || !missing.isEmpty() && missing.contains(Texts.fold(text))) {
      return NOTHING;
    }
    if (!codes.isEmpty()) {
      String code = codes.get(Texts.fold(text));
      if (code == null) {
        code = codes.get(Texts.fold(Texts.mended(piece)));
      }
      if (code == null) {
        return refused(
            raw,
            ReaderRule.UNKNOWN_CODE,
            "text",
            text,
            "list",
            String.join(" | ", field.codes().keySet()));
      }
      text = code;
    }
    return switch (field.column().type()) {
      case TEXT -> text(piece, text, raw);
      case FLAG -> flag(text, raw);
      case DATE -> date(text, raw, around);
      case INTEGER, NUMBER -> number(text, raw, around);
    };
  }

  /** A text without marks of a wrong encoding or of a spreadsheet. */
  private Cell text(String piece, String text, String raw) {
    if (!codes.isEmpty()) {
      return new Cell(text, null);
    }
    if (field.column().identifier()) {
      String id = SpreadsheetMarks.without(text);
      if (SpreadsheetMarks.lostDigits(id)) {
        return new Cell(
            SpreadsheetMarks.rounded(id) + SpreadsheetMarks.ROUNDED,
            ReaderRule.IDENTIFIER_LOST_DIGITS.fault(
                Severity.FLAG, field.column().name(), raw, "text", text));
      }
      return id.equals(text)
          ? new Cell(text, null)
          : new Cell(id, read(raw, ReaderRule.IDENTIFIER_MARKS, text, id));
    }
    String mended = Texts.squeeze(Texts.mended(piece));
    return mended.equals(text)
        ? new Cell(text, null)
        : new Cell(mended, read(raw, ReaderRule.CODE_PAGE, text, mended));
  }

  private Violation read(String raw, ReaderRule rule, String text, String read) {
    return rule.fault(Severity.CORRECTION, field.column().name(), raw, "text", text, "read", read);
  }

  private Cell flag(String text, String raw) {
    return switch (Texts.fold(text)) {
      case "true", "verdadero", "si", "s", "yes", "y", "x", "1", "1.0" ->
          new Cell(Boolean.TRUE, null);
      case "false", "falso", "no", "n", "0", "0.0" -> new Cell(Boolean.FALSE, null);
      default -> refused(raw, ReaderRule.NOT_YES_OR_NO, "text", text);
    };
  }

  private Cell date(String text, String raw, Around around) {
    WrittenDate written = WrittenDate.of(text);
    LocalDate date = written.by(around.dates());
    if (date == null && workbook && SERIAL.matcher(text).matches()) {
      date = SERIAL_ZERO.plusDays((long) Double.parseDouble(text));
    }
    if (date == null && written.turned()) {
      return orderUnknown(
          ReaderRule.DATE_ORDER_TURNED, text, raw, written.dayFirst(), written.dayInMiddle());
    }
    if (date == null && written.ambiguous()) {
      return orderUnknown(
          ReaderRule.DATE_ORDER_UNKNOWN, text, raw, written.dayFirst(), written.monthFirst());
    }
    if (date == null) {
      return refused(raw, ReaderRule.NOT_A_DATE, "text", text);
    }
    return !missing.isEmpty() && missing.contains(Texts.fold(date.toString()))
        ? NOTHING
        : new Cell(date, null);
  }

  private Cell orderUnknown(
      ReaderRule rule, String text, String raw, LocalDate one, LocalDate other) {
    return refused(raw, rule, "text", text, "one", one, "other", other);
  }

  private Cell number(String text, String raw, Around around) {
    Optional<CensoredResult> censored = CensoredResult.of(text);
    if (censored.isPresent()) {
      return censored(censored.get(), text, raw, around);
    }
    if (!field.sign().isEmpty() && CensoredResult.doubtful(text)) {
      return refused(raw, ReaderRule.NOT_DETECTED_OR_NOT_DETERMINED, "text", text);
    }
    return number(text, raw, around, null);
  }

  /**
   * A censored result such as {@code <1}: the limit, and its sign where the table has a column for
   * it.
   */
  private Cell censored(CensoredResult result, String text, String raw, Around around) {
    if (field.sign().isEmpty()) {
      return refused(raw, ReaderRule.LIMIT_NOT_VALUE, "text", text);
    }
    return result.limit().isEmpty()
        ? new Cell(null, null, result.sign())
        : number(result.limit(), raw, around, result.sign());
  }

  private Cell number(String text, String raw, Around around, String sign) {
    WrittenNumber written = WrittenNumber.of(text);
    String plain =
        around.stored() && written.point() != null ? written.point() : plain(written, around);
    if (plain == null
        && written.ambiguous()
        && around.numbers().decides(written) != Convention.COMMA) {
      return refused(
          raw,
          ReaderRule.MARK_OF_THOUSANDS_OR_DECIMALS,
          "text",
          text,
          "point",
          spoken(written.point()),
          "comma",
          spoken(written.comma()));
    }
    if (plain == null) {
      return refused(
          raw,
          written.isNumber() ? ReaderRule.DECIMAL_COMMA : ReaderRule.NOT_A_NUMBER,
          "text",
          text);
    }
    double value = WrittenNumber.amount(plain) * field.scale();
    if (Double.isInfinite(value) || Math.abs(value) >= LARGEST) {
      return refused(raw, ReaderRule.TOO_LARGE, "text", text);
    }
    if (value == 0 && field.zeroIsUnknown() && sign == null) {
      return NOTHING;
    }
    if (!field.unitFrom().isEmpty()) {
      Double factor = factors.get(Texts.fold(around.unit()));
      if (factor == null) {
        return refused(
            raw,
            ReaderRule.UNKNOWN_UNIT,
            "unit",
            around.unit(),
            "list",
            String.join(" | ", field.factors().keySet()),
            "from",
            field.unitFrom());
      }
      value *= factor;
    }
    if (field.min() != null && value < field.min() || field.max() != null && value > field.max()) {
      if (isShare() && value > 1 && value <= 100) {
        return refused(raw, ReaderRule.PERCENT_FOR_SHARE, "text", text);
      }
      String range = bound(field.min(), "…") + " – " + bound(field.max(), "…");
      return refused(raw, ReaderRule.OUT_OF_RANGE, "text", text, "range", range);
    }
    if (field.column().type() == ColumnType.NUMBER) {
      return new Cell(value, null, sign);
    }
    return value == Math.rint(value)
        ? new Cell((long) value, null)
        : refused(raw, ReaderRule.NOT_A_WHOLE_NUMBER, "text", text);
  }

  private boolean isShare() {
    return field.max() != null
        && field.max() >= 1
        && field.max() < 1.5
        && field.min() != null
        && field.min() == 0;
  }

  /**
   * The number as the contract and the column write it, null where neither tells. A decimal comma
   * is read only where the contract declares it; a comma or point of thousands is always seen for
   * one.
   */
  private String plain(WrittenNumber written, Around around) {
    if (!written.ambiguous()) {
      boolean wholeByComma = written.comma() != null && written.comma().indexOf('.') < 0;
      return written.point() != null
          ? written.point()
          : field.decimalComma() || wholeByComma ? written.comma() : null;
    }
    if (field.decimalComma()) {
      return written.comma();
    }
    Convention decided = around.numbers().decides(written);
    String read = written.by(decided);
    return decided == Convention.COMMA && read.indexOf('.') >= 0 ? null : read;
  }

  /** A number without trailing zeros, for messages. */
  private static String spoken(String plain) {
    return new BigDecimal(plain).stripTrailingZeros().toPlainString();
  }

  private static String bound(Double bound, String open) {
    if (bound == null) {
      return open;
    }
    return bound == Math.rint(bound) ? String.valueOf(bound.longValue()) : bound.toString();
  }

  private Cell refused(String raw, ReaderRule rule, Object... given) {
    return new Cell(null, rule.fault(Severity.CELL, field.column().name(), raw, given));
  }
}
