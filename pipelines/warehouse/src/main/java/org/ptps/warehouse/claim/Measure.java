package org.ptps.warehouse.claim;

import java.util.List;
import java.util.Objects;
import org.ptps.catalog.Language;

/**
 * Format of a kind of number.
 *
 * @param decimals decimals that people see
 * @param symbolEs symbol of its unit in Spanish, empty for none
 * @param symbolEn the same in English
 * @param isPercent whether it lies between 0 and 100, of which neither is printed unless it is
 *     meant
 * @param lines values that it must not seem to reach or pass: targets and lines of its indicator
 * @param minCases fewer counted things than this are told as a count, {@code 3 de 8}; 0 for never
 */
public record Measure(
    int decimals,
    String symbolEs,
    String symbolEn,
    boolean isPercent,
    List<Double> lines,
    double minCases) {

  public Measure {
    Objects.requireNonNull(symbolEs);
    Objects.requireNonNull(symbolEn);
    lines = List.copyOf(lines);
  }

  public static final Measure PERCENT = new Measure(1, "%", "%", true, List.of(), 0);

  public static Measure plain(int decimals) {
    return new Measure(decimals, "", "", false, List.of(), 0);
  }

  /** The same without symbol, for columns whose heading has it. */
  public Measure withoutSymbol() {
    return new Measure(decimals, "", "", isPercent, lines, minCases);
  }

  Measure withDecimals(int other) {
    return new Measure(other, symbolEs, symbolEn, isPercent, lines, minCases);
  }

  String symbol(Language language) {
    return switch (language) {
      case ES -> symbolEs;
      case EN -> symbolEn;
    };
  }
}
