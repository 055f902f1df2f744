package org.ptps.exchange;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;
import org.ptps.exchange.Validation.Finding;
import org.ptps.lake.clean.Violation;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.reader.Format;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.Part;
import org.ptps.lake.reader.PartProfile;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;
import org.ptps.lake.reader.TextHints;
import org.ptps.lake.text.Texts;

/**
 * Reads tables of files without a declared source, by the names in the first row that is not blank.
 * Supports the formats, encodings and archives of the lake.
 */
final class NamedCells {
  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?\\d{1,3},\\d+");
  private static final double ROUNDED_HUNDRED = 101;
  private static final List<String> UNKNOWN = List.of("", "na", "n/a", "nan", "null", "-");

  private final String file;
  private final List<Finding> findings;
  private final Map<String, Integer> positions = new TreeMap<>();
  private final List<String> names = new ArrayList<>();
  private long decimalCommas;
  private RawRow row;
  private boolean refused;

  private NamedCells(String file, List<Finding> findings) {
    this.file = file;
    this.findings = findings;
  }

  /**
   * Reads a file row by row.
   *
   * @param wanted names of the columns that must stand there, of each group exactly one
   * @param findings receives what is wrong with single rows
   * @param rows is called at each row that is neither blank nor broken
   * @return how many cells were read with a decimal comma
   * @throws UnusableFileException if nothing of the file can be used
   */
  static long read(
      Path path, List<List<String>> wanted, List<Finding> findings, Consumer<NamedCells> rows) {
    NamedCells cells = new NamedCells(path.toString(), findings);
    if (!Files.isRegularFile(path)) {
      throw cells.unusable("no es un archivo; compruebe la ruta", "is not a file; check its path");
    }
    List<Part> parts =
        InputReaders.parts(path, List.of()).stream()
            .filter(part -> part.format() != Format.OTHER)
            .toList();
    if (parts.size() != 1) {
      throw cells.unusable(
          parts.isEmpty()
              ? "no es una tabla; guárdelo como CSV UTF-8"
              : "trae varias tablas; deje una sola",
          parts.isEmpty()
              ? "is no table; save it as CSV UTF-8"
              : "holds several tables; leave one");
    }
    PartProfile profile = InputReaders.profile(parts.get(0), TextHints.none());
    if (profile.refusal().isPresent()) {
      Words detail = profile.refusal().get().detail();
      throw cells.unusable(detail.es(), detail.en());
    }
    try (RawRows raw = InputReaders.open(parts.get(0), profile)) {
      while (raw.hasNext()) {
        cells.row = raw.next();
        cells.refused = false;
        cells.take(wanted, rows);
      }
    }
    if (cells.names.isEmpty()) {
      throw cells.unusable("está vacío", "is empty");
    }
    return cells.decimalCommas;
  }

  private void take(List<List<String>> wanted, Consumer<NamedCells> rows) {
    if (row.fault() != null) {
      refuse(
          "",
          String.join(" ", row.cells()),
          row.fault().kind().name().toLowerCase(Locale.ROOT),
          row.fault().detail(),
          new Words("corregir la línea", "correct the line"));
    } else if (row.cells().stream().allMatch(String::isBlank)) {
      return;
    } else if (names.isEmpty()) {
      header(wanted);
    } else if (row.cells().size() > names.size()) {
      refuse(
          "",
          String.join(" | ", row.cells()),
          "too_many_cells",
          new Words(
              row.cells().size() + " celdas bajo " + names.size() + " columnas",
              row.cells().size() + " cells under " + names.size() + " columns"),
          new Words(
              "escribir entre comillas el texto que lleve el separador; usar punto decimal",
              "quote a text that holds the separator; use a decimal point"));
    } else {
      rows.accept(this);
    }
  }

  private void header(List<List<String>> wanted) {
    List<String> doubled = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String name = Texts.fold(row.cells().get(i));
      names.add(name);
      if (!name.isEmpty() && positions.putIfAbsent(name, i) != null) {
        doubled.add(name);
      }
    }
    List<String> missing = new ArrayList<>();
    for (List<String> group : wanted) {
      List<String> found = group.stream().filter(positions::containsKey).toList();
      if (found.isEmpty()) {
        missing.add(String.join("|", group));
      } else if (found.size() > 1) {
        doubled.add(String.join("|", found));
      }
    }
    if (!missing.isEmpty()
        || wanted.stream().anyMatch(group -> group.stream().anyMatch(doubled::contains))
        || doubled.stream().anyMatch(name -> name.contains("|"))) {
      String has = names.stream().limit(12).collect(Collectors.joining(", "));
      throw unusable(
          "línea "
              + row.line()
              + (missing.isEmpty() ? "" : ": faltan las columnas " + String.join(", ", missing))
              + (doubled.isEmpty() ? "" : ": hay más de una columna " + String.join(", ", doubled))
              + "; tiene "
              + has,
          "line "
              + row.line()
              + (missing.isEmpty() ? "" : ": columns are missing: " + String.join(", ", missing))
              + (doubled.isEmpty() ? "" : ": more than one column " + String.join(", ", doubled))
              + "; it has "
              + has);
    }
  }

  boolean has(String column) {
    return positions.containsKey(column);
  }

  long line() {
    return row.line();
  }

  /** Trimmed text of a cell; empty for none. */
  String text(String column) {
    Integer at = positions.get(column);
    return at == null || at >= row.cells().size() ? "" : Texts.squeeze(row.cells().get(at));
  }

  /** Whether the cell says that the value is unknown. */
  boolean unknown(String column) {
    return UNKNOWN.contains(Texts.fold(text(column)));
  }

  /** A percentage; up to 101 it is taken for rounding, reported and accepted. */
  Double percent(String column) {
    Double value = number(column, 0, ROUNDED_HUNDRED);
    if (value != null && value > 100) {
      add(
          column,
          text(column),
          "over_100_by_rounding",
          Severity.FLAG,
          new Words(
              "«" + text(column) + "» pasa de 100: se toma como redondeo del publicador y cuenta",
              "'" + text(column) + "' exceeds 100: taken as the publisher's rounding, and counted"),
          new Words("preguntar al publicador si no lo es", "ask the publisher if it is not"));
    }
    return value;
  }

  /** Number of a cell, null if it is rejected; accepts a decimal comma. */
  Double number(String column, double min, double max) {
    String text = text(column);
    boolean comma = COMMA.matcher(text).matches();
    if (!comma && !PLAIN.matcher(text).matches()) {
      refuse(
          column,
          text,
          "not_a_number",
          new Words("«" + text + "» no es un número", "'" + text + "' is not a number"),
          new Words(
              "escribir el número, como 91.5; NA o vacío si no se sabe",
              "write the number, as 91.5; NA or nothing if unknown"));
      return null;
    }
    double value = Double.parseDouble(comma ? text.replace(',', '.') : text);
    if (value < min || value > max) {
      String range = Math.round(min) + " – " + Math.round(max);
      refuse(
          column,
          text,
          "out_of_range",
          new Words("«" + text + "» está fuera de " + range, "'" + text + "' is outside " + range),
          new Words(
              "corregir el valor; NA o vacío si no se sabe",
              "correct the value; NA or nothing if unknown"));
      return null;
    }
    decimalCommas += comma ? 1 : 0;
    return value;
  }

  /** Year of a cell, null if it is rejected. */
  Integer year(String column) {
    Double year = unknown(column) ? null : number(column, 1900, 2100);
    if (year == null && !refused) {
      refuse(
          column,
          text(column),
          "no_year",
          new Words("falta el año", "the year is missing"),
          new Words("escribir el año, como 2012", "write the year, as 2012"));
    } else if (year != null && year != Math.rint(year)) {
      refuse(
          column,
          text(column),
          "not_a_whole_number",
          new Words("«" + text(column) + "» no es un año", "'" + text(column) + "' is not a year"),
          new Words("escribir el año, como 2012", "write the year, as 2012"));
      return null;
    }
    return year == null ? null : year.intValue();
  }

  /** Reports a row that does not count. */
  void refuse(String column, String value, String rule, Words reason, Words remedy) {
    refused = true;
    add(column, value, rule, Severity.REJECT, reason, remedy);
  }

  /** Reports something about a row that counts or duplicates another. */
  void add(
      String column, String value, String rule, Severity severity, Words reason, Words remedy) {
    findings.add(
        new Finding(
            row.line(), column, new Violation(column, value, rule, severity, reason, remedy)));
  }

  UnusableFileException unusable(String es, String en) {
    return new UnusableFileException(new Words(file + ": " + es, file + ": " + en));
  }
}
