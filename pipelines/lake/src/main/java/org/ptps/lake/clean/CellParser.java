package org.ptps.lake.clean;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.Fault.Severity;
import org.ptps.lake.text.Texts;

/**
 * Turns the text of a cell into the value of one lake column, by the field's declaration. Zero,
 * blanks and the publisher's words for “unknown” become null, never a number.
 */
final class CellParser {
  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d{1,3}((\\.\\d{3})+|\\d*),\\d+");
  private static final Pattern ISO_DATE =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(Z|[T ].*)?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
  private static final Pattern SERIAL = Pattern.compile("\\d{4,6}(\\.\\d+)?");
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private final Source.Field field;
  private final boolean workbook;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, Double> factors = new HashMap<>();
  private final List<String> missing;

  /** A value (null for none) or the fault that stands in its way. */
  record Cell(Object value, Fault fault) {}

  private static final Cell NOTHING = new Cell(null, null);

  CellParser(Source.Field field, boolean workbook) {
    this.field = field;
    this.workbook = workbook;
    field.codes().forEach((text, value) -> codes.put(Texts.fold(text), value));
    field.factors().forEach((text, value) -> factors.put(Texts.fold(text), Double.valueOf(value)));
    this.missing = field.missing().stream().map(Texts::fold).toList();
  }

  /**
   * @param raw text of the cell
   * @param unit text of the cell that gives the unit, empty where there is none
   */
  Cell parse(String raw, String unit) {
    String text = Texts.squeeze(piece(raw));
    if (text.isEmpty() || missing.contains(Texts.fold(text))) {
      return NOTHING;
    }
    if (!codes.isEmpty()) {
      String code = codes.get(Texts.fold(text));
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
      case TEXT -> new Cell(text, null);
      case FLAG -> flag(text, raw);
      case DATE -> date(text, raw);
      case INTEGER, NUMBER -> number(text, raw, unit);
    };
  }

  private String piece(String raw) {
    if (field.part() == null) {
      return raw;
    }
    String[] pieces = raw.split(Pattern.quote(field.by()), -1);
    int index = field.part() < 0 ? pieces.length + field.part() : field.part();
    return index >= 0 && index < pieces.length ? pieces[index] : "";
  }

  private Cell flag(String text, String raw) {
    return switch (Texts.fold(text)) {
      case "true", "si", "yes", "1" -> new Cell(Boolean.TRUE, null);
      case "false", "no", "0" -> new Cell(Boolean.FALSE, null);
      default ->
          refused(
              raw,
              "not_yes_or_no",
              new Words("«" + text + "» no es sí ni no", "'" + text + "' is neither yes nor no"),
              new Words("escribir SI o NO", "write SI or NO"));
    };
  }

  private Cell date(String text, String raw) {
    LocalDate date = null;
    try {
      Matcher iso = ISO_DATE.matcher(text);
      Matcher dayFirst = DAY_FIRST.matcher(text);
      if (iso.matches()) {
        date = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
      } else if (dayFirst.matches()) {
        date = LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1));
      } else if (workbook && SERIAL.matcher(text).matches()) {
        date = SERIAL_ZERO.plusDays((long) Double.parseDouble(text));
      }
    } catch (DateTimeException e) {
      date = null;
    }
    if (date == null) {
      return refused(
          raw,
          "not_a_date",
          new Words("«" + text + "» no es una fecha", "'" + text + "' is not a date"),
          new Words(
              "escribir la fecha como 2017-11-02 o 02/11/2017",
              "write the date as 2017-11-02 or 02/11/2017 (day first)"));
    }
    return missing.contains(Texts.fold(date.toString())) ? NOTHING : new Cell(date, null);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private Cell number(String text, String raw, String unit) {
    String plain = plainNumber(text);
    if (plain == null) {
      boolean comma = !field.decimalComma() && COMMA.matcher(text).matches();
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
    double value = Double.parseDouble(plain) * field.scale();
    if (value == 0 && field.zeroIsUnknown()) {
      return NOTHING;
    }
    if (!field.unitFrom().isEmpty()) {
      Double factor = factors.get(Texts.fold(Texts.squeeze(unit)));
      if (factor == null) {
        return refused(
            raw,
            "unknown_unit",
            new Words(
                "la unidad «"
                    + unit
                    + "» no está en la lista: "
                    + String.join(" | ", field.factors().keySet()),
                "unit '"
                    + unit
                    + "' is not in the list: "
                    + String.join(" | ", field.factors().keySet())),
            new Words(
                "escribir una unidad de la lista en " + field.unitFrom(),
                "write a unit of the list in " + field.unitFrom()));
      }
      value *= factor;
    }
    if (field.min() != null && value < field.min() || field.max() != null && value > field.max()) {
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
      return new Cell(value, null);
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? new Cell((long) value, null)
        : refused(
            raw,
            "not_a_whole_number",
            new Words(
                "«" + text + "» no es un número entero", "'" + text + "' is not a whole number"),
            new Words("escribir un número entero", "write a whole number"));
  }

  private String plainNumber(String text) {
    if (field.decimalComma() && COMMA.matcher(text).matches()) {
      return text.replace(".", "").replace(',', '.');
    }
    if (PLAIN.matcher(text).matches()) {
      return text;
    }
    return !field.decimalComma() && GROUPED.matcher(text).matches() ? text.replace(",", "") : null;
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
