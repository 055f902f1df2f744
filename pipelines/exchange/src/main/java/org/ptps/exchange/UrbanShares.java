package org.ptps.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ptps.catalog.Words;
import org.ptps.exchange.Validation.Finding;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.warehouse.JmpEstimates;

/**
 * Shares of the population that lives in towns: columns {@code year} and {@code urban_pct} ({@code
 * prop_urb} in files of the JMP), percent, and {@code iso3} if given.
 *
 * @param countries whether the file has a column {@code iso3}
 * @param refused rows that have to be corrected
 * @param decimalCommas cells with a comma before the decimals
 * @param findings what is wrong, by line
 */
public record UrbanShares(
    List<JmpEstimates.UrbanShare> shares,
    boolean countries,
    long refused,
    long decimalCommas,
    List<Finding> findings) {

  /**
   * Reads a file of urban shares.
   *
   * @throws UnusableFileException if nothing of it can be used, or it gives fractions of one
   */
  public static UrbanShares read(Path path) {
    List<JmpEstimates.UrbanShare> shares = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    Map<List<Object>, Double> seen = new HashMap<>();
    boolean[] countries = new boolean[1];
    long commas =
        NamedCells.read(
            path,
            List.of(List.of("year"), List.of("urban_pct", "prop_urb")),
            findings,
            cells -> {
              countries[0] = cells.has("iso3");
              take(cells, shares, seen);
            });
    if (!shares.isEmpty() && shares.stream().allMatch(share -> share.urban() <= 1)) {
      throw new UnusableFileException(
          new Words(
              path + ": ninguna proporción urbana pasa de 1; escríbala en por ciento, como 55.2",
              path + ": no urban share is above 1; write it in per cent, as 55.2"));
    }
    return new UrbanShares(
        List.copyOf(shares),
        countries[0],
        findings.stream()
            .filter(finding -> finding.violation().severity() == Severity.REJECT)
            .map(Finding::line)
            .distinct()
            .count(),
        commas,
        List.copyOf(findings));
  }

  private static void take(
      NamedCells cells, List<JmpEstimates.UrbanShare> shares, Map<List<Object>, Double> seen) {
    String column = cells.has("urban_pct") ? "urban_pct" : "prop_urb";
    String iso3 = cells.text("iso3").toUpperCase(Locale.ROOT);
    if (cells.has("iso3") && cells.unknown("iso3")) {
      cells.refuse(
          "iso3",
          iso3,
          "no_country",
          new Words("falta el país", "the country is missing"),
          new Words("escribir su código, como HND", "write its code, as HND"));
      return;
    }
    Integer year = cells.year("year");
    if (year == null || cells.unknown(column)) {
      return;
    }
    Double urban = cells.percent(column);
    if (urban == null) {
      return;
    }
    // Rounding may have made it slightly more than 100.
    urban = Math.min(urban, 100);
    Double before = seen.putIfAbsent(List.of(iso3, year), urban);
    if (before == null) {
      shares.add(new JmpEstimates.UrbanShare(iso3, year, urban));
    } else if (!before.equals(urban)) {
      cells.refuse(
          column,
          cells.text(column),
          "same_key_other_content",
          new Words(
              "ya hay otra proporción de este año: " + before,
              "there is another share of this year already: " + before),
          new Words("dejar una sola fila, la correcta", "leave one row, the right one"));
    }
  }
}
