package org.ptps.app;

import java.util.List;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Option;

final class YearOptions {
  @Option(names = "--year", paramLabel = "Y", descriptionKey = "years.one")
  private Integer year;

  @Option(names = "--from", paramLabel = "Y", descriptionKey = "years.from")
  private Integer from;

  @Option(names = "--to", paramLabel = "Y", descriptionKey = "years.to")
  private Integer to;

  /** The year if only one is asked for, else null. */
  Integer year() {
    return year;
  }

  /** First year, null for no limit. */
  Integer from() {
    return from;
  }

  /** Last year, null for no limit. */
  Integer to() {
    return to;
  }

  /**
   * Rows within the years.
   *
   * @param column heading of the year
   * @throws UsageException if the years contradict each other
   */
  Rows of(Rows rows, String column, Language language) {
    if (from != null && to != null && from > to) {
      throw new UsageException(
          switch (language) {
            case ES -> "--from " + from + " es después de --to " + to + " → cámbielos de lugar";
            case EN -> "--from " + from + " is after --to " + to + " → swap them";
          });
    }
    int index = rows.columns().indexOf(column);
    List<List<Object>> values =
        rows.values().stream().filter(row -> within((Number) row.get(index))).toList();
    return new Rows(rows.columns(), values);
  }

  private boolean within(Number value) {
    if (value == null) {
      return from == null && to == null;
    }
    return (from == null || value.intValue() >= from) && (to == null || value.intValue() <= to);
  }
}
