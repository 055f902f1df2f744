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
  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,2})[ /-](?:de )?([a-z]{3,10})\\.?[ /-](?:de[l]? )?(\\d{4})");
  private static final List<String> MONTHS =
      List.of("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic");
  private static final Map<String, Integer> MONTH_NUMBERS = monthNumbers();
  private static final Pattern SERIAL = Pattern.compile("\\d{4,6}(\\.\\d+)?");

  /** From here on a double no longer holds every whole number. */
  private static final double LARGEST = 1e15;

  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  private final Source.Field field;
  private final boolean workbook;
  private final Map<String, String> codes = new HashMap<>();
  private final Map<String, Double> factors = new HashMap<>();
  private final List<String> missing;

  /** A value (null for none) or the fault that stands in its way. */
  record Cell(Object value, Fault fault) {}

  private static final Cell NOTHING = new Cell(null, null);

  private static Map<String, Integer> monthNumbers() {
    List<String> names =
        List.of(
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre");
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i + 1);
      numbers.put(MONTHS.get(i), i + 1);
    }
    numbers.put("sept", 9);
    numbers.put("setiembre", 9);
    return Map.copyOf(numbers);
  }

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

  private Cell date(String text, String raw) {
    LocalDate date = null;
    try {
      Matcher iso = ISO_DATE.matcher(text);
      Matcher dayFirst = DAY_FIRST.matcher(text);
      Matcher written = WRITTEN.matcher(Texts.fold(text));
      if (iso.matches()) {
        date = LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
      } else if (dayFirst.matches()) {
        date = LocalDate.of(number(dayFirst, 3), number(dayFirst, 2), number(dayFirst, 1));
      } else if (written.matches() && MONTH_NUMBERS.containsKey(written.group(2))) {
        date =
            LocalDate.of(
                number(written, 3), MONTH_NUMBERS.get(written.group(2)), number(written, 1));
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
    if (Double.isInfinite(value) || Math.abs(value) >= LARGEST) {
      return refused(
          raw,
          "too_large",
          new Words("«" + text + "» es demasiado grande", "'" + text + "' is too large"),
          new Words("corregir el número", "correct the number"));
    }
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
      return new Cell(value, null);
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
