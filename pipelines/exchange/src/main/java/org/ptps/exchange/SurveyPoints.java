package org.ptps.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Words;
import org.ptps.exchange.Validation.Finding;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.warehouse.JmpEstimates;

/**
 * Points of surveys, censuses and registers as the household source file of the JMP lays them out:
 * columns {@code year}, {@code varname} (such as {@code w_imp_r}) and {@code val} or {@code
 * value_pct}, and if given {@code iso3}, {@code source}, {@code type}; others are left alone.
 *
 * @param points those that the method uses, urban and rural
 * @param rows lines with cells below the header
 * @param unknown rows without a value
 * @param repeated rows that say again what an earlier row says
 * @param refused rows that have to be corrected
 * @param national rows of the nation, which the method does not use
 * @param others rows of variables that the method does not use, by name
 * @param decimalCommas cells with a comma before the decimals
 * @param countries whether the file has a column {@code iso3}
 * @param findings what is wrong, by line
 */
public record SurveyPoints(
    List<JmpEstimates.Point> points,
    long rows,
    long unknown,
    long repeated,
    long refused,
    long national,
    SortedMap<String, Long> others,
    long decimalCommas,
    boolean countries,
    List<Finding> findings) {
  private static final Pattern NAME = Pattern.compile("((?:w|s|h|hw)_[a-z0-9_]+)_([runt])");

  private record Seen(long line, double value) {}

  /**
   * Reads a file of points.
   *
   * @throws UnusableFileException if nothing of it can be used
   */
  public static SurveyPoints read(Path path) {
    return new Reading().read(path);
  }

  private static final class Reading {
    private final List<JmpEstimates.Point> points = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<List<Object>, Seen> seen = new HashMap<>();
    private final SortedMap<String, Long> others = new TreeMap<>();
    private long rows;
    private long unknown;
    private long repeated;
    private long national;
    private boolean countries;

    SurveyPoints read(Path path) {
      long commas =
          NamedCells.read(
              path,
              List.of(List.of("year"), List.of("varname"), List.of("val", "value_pct")),
              findings,
              this::take);
      long refused =
          findings.stream()
              .filter(finding -> finding.violation().severity() == Severity.REJECT)
              .map(Finding::line)
              .distinct()
              .count();
      return new SurveyPoints(
          List.copyOf(points),
          rows,
          unknown,
          repeated,
          refused,
          national,
          others,
          commas,
          countries,
          List.copyOf(findings));
    }

    private void take(NamedCells cells) {
      rows++;
      countries = cells.has("iso3");
      String iso3 = cells.text("iso3").toUpperCase(Locale.ROOT);
      if (countries && cells.unknown("iso3")) {
        cells.refuse(
            "iso3",
            iso3,
            "no_country",
            new Words("falta el país", "the country is missing"),
            new Words("escribir su código, como HND", "write its code, as HND"));
        return;
      }
      String varname = cells.text("varname");
      Matcher name = NAME.matcher(varname.toLowerCase(Locale.ROOT));
      if (!name.matches()) {
        cells.refuse(
            "varname",
            varname,
            "not_a_variable",
            new Words(
                "«" + varname + "» no es una variable del JMP con su área de residencia",
                "'" + varname + "' is not a variable of the JMP with its residence"),
            new Words(
                "escribir, por ejemplo, w_imp_r: agua mejorada rural (_r rural, _u urbana, _n"
                    + " nación)",
                "write for example w_imp_r: improved water, rural (_r rural, _u urban, _n"
                    + " national)"));
        return;
      }
      Integer year = cells.year("year");
      if (year == null) {
        return;
      }
      String column = cells.has("val") ? "val" : "value_pct";
      if (cells.unknown(column)) {
        unknown++;
        return;
      }
      Double value = cells.percent(column);
      if (value == null) {
        return;
      }
      if (!JmpEstimates.VARIABLES.contains(name.group(1))) {
        others.merge(varname, 1L, Long::sum);
        return;
      }
      if (name.group(2).equals("n") || name.group(2).equals("t")) {
        national++;
        return;
      }
      String residence = name.group(2).equals("u") ? "urban" : "rural";
      if (isRepeated(cells, List.of(iso3, name.group(1), residence, year), varname, value)) {
        repeated++;
        return;
      }
      points.add(new JmpEstimates.Point(iso3, name.group(1), residence, year, value));
    }

    /** Without a source name, two surveys of one year cannot be told apart. */
    private boolean isRepeated(NamedCells cells, List<Object> what, String varname, double value) {
      if (!cells.has("source")) {
        return false;
      }
      List<Object> key = new ArrayList<>(what);
      key.add(cells.text("source"));
      key.add(cells.text("type"));
      Seen before = seen.putIfAbsent(key, new Seen(cells.line(), value));
      if (before == null) {
        return false;
      }
      boolean same = before.value() == value;
      cells.add(
          "varname",
          varname,
          same ? "duplicate_row" : "same_key_other_content",
          same ? Severity.DUPLICATE : Severity.FLAG,
          same
              ? new Words(
                  "la línea " + before.line() + " ya da este punto; cuenta una vez",
                  "line " + before.line() + " gives this point already; it counts once")
              : new Words(
                  "la línea " + before.line() + " da otro valor de la misma fuente; cuentan ambos",
                  "line " + before.line() + " gives another value of that source; both count"),
          same
              ? new Words("quitar la fila repetida", "remove the repeated row")
              : new Words(
                  "dejar una sola fila, la correcta, si es la misma encuesta",
                  "leave one row, the right one, if it is one survey"));
      return same;
    }
  }
}
