package org.ptps.warehouse;

import java.time.LocalDate;

/**
 * As-of date of a report: observations until 31 December of its year, in deliveries and editions
 * known on a date.
 *
 * @param year last year that is observed
 * @param date last day on which something may have been delivered or published
 */
public record AsOf(int year, LocalDate date) {
  /**
   * @throws IllegalArgumentException if the day lies before the year is over: a report of a year
   *     tells of the whole of it
   */
  public AsOf {
    if (date.isBefore(LocalDate.of(year, 12, 31))) {
      throw new IllegalArgumentException(
          "as of " + date + " the year " + year + " was not over → a day from " + year + "-12-31");
    }
  }

  /** The default: one year after the end of the year, when its files are due. */
  public static AsOf usual(int year) {
    return new AsOf(year, LocalDate.of(year + 1, 12, 31));
  }

  public LocalDate lastDay() {
    return LocalDate.of(year, 12, 31);
  }
}
