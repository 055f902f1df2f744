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
import org.ptps.catalog.Words;
import org.ptps.lake.clean.Fault.Severity;
import org.ptps.lake.text.Censored;
import org.ptps.lake.text.NumberHabit;
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

  /** From here on a double no longer holds every whole number. */
  private static final double LARGEST = 1e15;

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private final Source.Field field;
  private final boolean workbook;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, Double> factors = new HashMap<>();
  private final List<String> missing;

  /**
   * A value (null for none) or the fault that stands in its way; a fault beside a value says how it
   * was read.
   *
   * @param sign on which side of the value the result lies, null where it is the value itself
   */
  record Cell(Object value, Fault fault, String sign) {
    Cell(Object value, Fault fault) {
      this(value, fault, null);
    }

    /** Whether the text stands in the file for nothing that could be read. */
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

  /** What is known of a cell beside its text. */
  record Around(NumberHabit numbers, WrittenDate.Order dates, boolean stored, String unit) {
    static final Around NOTHING =
        new Around(NumberHabit.NONE, WrittenDate.Order.UNKNOWN, false, "");
  }

  /**
   * @param raw text of the cell
   * @param around how its column writes, and the text of the cell that gives the unit
   */
  Cell parse(String raw, Around around) {
    String piece = field.piece(raw);
    String text = Texts.squeeze(piece);
    if (text.isEmpty() || missing.contains(Texts.fold(text))) {
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
            "unknown_code",
            new Words(
                "«" + text + "» no está en la lista: " + String.join(" | ", field.codes().keySet()),
                "'" + text + "' is not in the list: " + String.join(" | ", field.codes().keySet())),
            new Words("escribir uno de la lista", "write one of the list"));
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

  /** A name or an identifier, without the marks that a wrong code page or a spreadsheet left. */
  private Cell text(String piece, String text, String raw) {
    if (!codes.isEmpty()) {
      return new Cell(text, null);
    }
    if (field.column().identifier()) {
      String id = SpreadsheetMarks.without(text);
      if (SpreadsheetMarks.lostDigits(id)) {
        return new Cell(
            SpreadsheetMarks.rounded(id) + SpreadsheetMarks.ROUNDED,
            new Fault(
                field.column().name(),
                raw,
                "identifier_lost_digits",
                Severity.FLAG,
                new Words(
                    "«"
                        + text
                        + "» perdió dígitos en una hoja de cálculo: vale el código conocido que"
                        + " se redondea así, si es uno solo",
                    "'"
                        + text
                        + "' lost digits in a spreadsheet: it stands for the known identifier"
                        + " that rounds to it, if there is only one"),
                new Words(
                    "dar formato de texto a la columna y escribir el código entero",
                    "format the column as text and write the whole code")));
      }
      return id.equals(text)
          ? new Cell(text, null)
          : new Cell(
              id,
              read(
                  raw,
                  "identifier_marks",
                  new Words(
                      "«" + text + "» se lee «" + id + "»: lo demás lo puso una hoja de cálculo",
                      "'" + text + "' is read as '" + id + "': the rest is of a spreadsheet"),
                  new Words(
                      "dar formato de texto a la columna y escribir el código",
                      "format the column as text and write the code")));
    }
    String mended = Texts.squeeze(Texts.mended(piece));
    return mended.equals(text)
        ? new Cell(text, null)
        : new Cell(
            mended,
            read(
                raw,
                "code_page",
                new Words(
                    "«" + text + "» se lee «" + mended + "»: se guardó con otra página de códigos",
                    "'"
                        + text
                        + "' is read as '"
                        + mended
                        + "': it was saved in another code page"),
                new Words("guardar el archivo como CSV UTF-8", "save the file as CSV UTF-8")));
  }

  private Fault read(String raw, String rule, Words reason, Words remedy) {
    return new Fault(field.column().name(), raw, rule, Severity.CORRECTION, reason, remedy);
  }

  private Cell flag(String text, String raw) {
    return switch (Texts.fold(text)) {
      case "true", "verdadero", "si", "s", "yes", "y", "x", "1", "1.0" ->
          new Cell(Boolean.TRUE, null);
      case "false", "falso", "no", "n", "0", "0.0" -> new Cell(Boolean.FALSE, null);
      default ->
          refused(
              raw,
              "not_yes_or_no",
              new Words("«" + text + "» no es sí ni no", "'" + text + "' is neither yes nor no"),
              new Words("escribir SI o NO", "write SI or NO"));
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
          text,
          raw,
          written.dayFirst(),
          written.dayInMiddle(),
          new Words(
              ": otras fechas de la columna llevan el día antes del mes",
              ": other dates of the column have the day before the month"));
    }
    if (date == null && written.ambiguous()) {
      return orderUnknown(
          text,
          raw,
          written.dayFirst(),
          written.monthFirst(),
          new Words(
              ", y ninguna fecha de la columna ni del archivo prueba cuál",
              ", and no date of the column or the file proves which"));
    }
    if (date == null) {
      return refused(
          raw,
          "not_a_date",
          new Words("«" + text + "» no es una fecha", "'" + text + "' is not a date"),
          new Words(
              "escribir la fecha como 2017-11-02 (año-mes-día)",
              "write the date as 2017-11-02 (year-month-day)"));
    }
    return missing.contains(Texts.fold(date.toString())) ? NOTHING : new Cell(date, null);
  }

  private Cell orderUnknown(String text, String raw, LocalDate one, LocalDate other, Words why) {
    return refused(
        raw,
        "date_order_unknown",
        new Words(
            "«" + text + "» puede ser " + one + " o " + other + why.es(),
            "'" + text + "' can be " + one + " or " + other + why.en()),
        new Words(
            "escribir las fechas como 2017-11-02 (año-mes-día)",
            "write dates as 2017-11-02 (year-month-day)"));
  }

  private Cell number(String text, String raw, Around around) {
    Optional<Censored> censored = Censored.of(text);
    if (censored.isPresent()) {
      return censored(censored.get(), text, raw, around);
    }
    if (!field.sign().isEmpty() && Censored.doubtful(text)) {
      return refused(
          raw,
          "not_detected_or_not_determined",
          new Words(
              "«" + text + "» puede ser «no detectado» o «no determinado»",
              "'" + text + "' can be 'not detected' or 'not determined'"),
          new Words(
              "escribir «no detectado» o el límite, como <1; vacío solo si no se midió",
              "write 'no detectado' or the limit, as <1; empty only if it was not measured"));
    }
    return number(text, raw, around, null);
  }

  /** A result that gives a side of a number: the limit and its sign, where the table keeps both. */
  private Cell censored(Censored result, String text, String raw, Around around) {
    if (field.sign().isEmpty()) {
      return refused(
          raw,
          "limit_not_value",
          new Words(
              "«" + text + "» da un límite y no un valor, y esta columna no guarda límites",
              "'" + text + "' gives a limit and no value, and this column keeps no limits"),
          new Words(
              "escribir el valor medido; no borrar la celda si solo se conoce el límite",
              "write the measured value; do not clear the cell where only the limit is known"));
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
          "mark_of_thousands_or_decimals",
          new Words(
              "«"
                  + text
                  + "» puede ser "
                  + spoken(written.point())
                  + " o "
                  + spoken(written.comma())
                  + ", y nada en la columna ni en el archivo prueba cuál",
              "'"
                  + text
                  + "' can be "
                  + spoken(written.point())
                  + " or "
                  + spoken(written.comma())
                  + ", and nothing in the column or the file proves which"),
          new Words(
              "escribir el número sin separar los miles y con punto decimal, como 1234.5",
              "write the number without a mark of thousands and with a decimal point, as 1234.5"));
    }
    if (plain == null) {
      boolean comma = written.isNumber();
      return refused(
          raw,
          comma ? "decimal_comma" : "not_a_number",
          comma
              ? new Words(
                  "«" + text + "» usa la coma como decimal", "'" + text + "' has a decimal comma")
              : new Words("«" + text + "» no es un número", "'" + text + "' is not a number"),
          new Words(
              "escribir el número con punto decimal, como 1234.5; dejar vacío si no se sabe",
              "write the number with a decimal point, as 1234.5; leave it empty if unknown"));
    }
    double value = WrittenNumber.amount(plain) * field.scale();
    if (Double.isInfinite(value) || Math.abs(value) >= LARGEST) {
      return refused(
          raw,
          "too_large",
          new Words("«" + text + "» es demasiado grande", "'" + text + "' is too large"),
          new Words("corregir el número", "correct the number"));
    }
    if (value == 0 && field.zeroIsUnknown() && sign == null) {
      return NOTHING;
    }
    if (!field.unitFrom().isEmpty()) {
      Double factor = factors.get(Texts.fold(around.unit()));
      if (factor == null) {
        return refused(
            raw,
            "unknown_unit",
            new Words(
                "la unidad «"
                    + around.unit()
                    + "» no está en la lista: "
                    + String.join(" | ", field.factors().keySet()),
                "unit '"
                    + around.unit()
                    + "' is not in the list: "
                    + String.join(" | ", field.factors().keySet())),
            new Words(
                "escribir una unidad de la lista en " + field.unitFrom(),
                "write a unit of the list in " + field.unitFrom()));
      }
      value *= factor;
    }
    if (field.min() != null && value < field.min() || field.max() != null && value > field.max()) {
      if (isShare() && value > 1 && value <= 100) {
        return refused(
            raw,
            "percent_for_share",
            new Words(
                "«" + text + "» parece un por ciento, y la columna es una proporción de 0 a 1",
                "'" + text + "' looks like a per cent, and the column is a share from 0 to 1"),
            new Words("dividir entre 100: 85 se escribe 0.85", "divide by 100: 85 becomes 0.85"));
      }
      String range = bound(field.min(), "…") + " – " + bound(field.max(), "…");
      return refused(
          raw,
          "out_of_range",
          new Words("«" + text + "» está fuera de " + range, "'" + text + "' is outside " + range),
          new Words(
              "corregir el valor o su unidad; dejar vacío si no se sabe",
              "correct the value or its unit; leave it empty if unknown"));
    }
    if (field.column().type() == ColumnType.NUMBER) {
      return new Cell(value, null, sign);
    }
    return value == Math.rint(value)
        ? new Cell((long) value, null)
        : refused(
            raw,
            "not_a_whole_number",
            new Words(
                "«" + text + "» no es un número entero", "'" + text + "' is not a whole number"),
            new Words("escribir un número entero", "write a whole number"));
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

  /** A number as people read it: without the zeros that say nothing. */
  private static String spoken(String plain) {
    return new BigDecimal(plain).stripTrailingZeros().toPlainString();
  }

  private static String bound(Double bound, String open) {
    if (bound == null) {
      return open;
    }
    return bound == Math.rint(bound) ? String.valueOf(bound.longValue()) : bound.toString();
  }

  private Cell refused(String raw, String rule, Words reason, Words remedy) {
    return new Cell(
        null, new Fault(field.column().name(), raw, rule, Severity.CELL, reason, remedy));
  }
}
