package org.ptps.charts.data;

import java.util.List;
import java.util.Set;
import org.ptps.charts.declared.Figure;

/** Whether what a figure rests on has been validated, for figures that draw rows, not values. */
public final class Validation {
  private Validation() {}

  /**
   * Whether any value of the figure's indicators, in these areas and year, is not validated yet.
   *
   * @param codes codes of the areas
   */
  public static boolean preliminary(
      ReportTables tables, Figure figure, int year, Set<String> codes) {
    return figure.indicators().stream()
        .flatMap(
            code ->
                List.of("municipality", "ptps").stream()
                    .flatMap(level -> tables.values(code, level).stream()))
        .filter(value -> value.year() == year && codes.contains(value.areaCode()))
        .anyMatch(value -> value.isKnown() && value.isPreliminary());
  }
}
