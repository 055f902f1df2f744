package org.ptps.warehouse.claim;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Interval of the numbers that may be behind a printed text, to test whether two places agree
 * (XBRL: consistent duplicates).
 *
 * @param low lower end
 * @param high upper end
 */
public record PrintedInterval(double low, double high) {
  private static final double HAIR = 1e-9;
  private static final Pattern COUNT = Pattern.compile("([0-9.,]+) (?:de|of) ([0-9.,]+)");
  private static final Pattern UNDER = Pattern.compile("(?:menos de|under) (−?)([0-9.,]+)");
  private static final Pattern NUMBER =
      Pattern.compile("([+−]?)(?:L )?([0-9][0-9,]*(?:\\.[0-9]+)?)");

  /**
   * Parses a printed number.
   *
   * @param text as {@link Printed} writes it, with or without a symbol
   * @return nothing where no number is in it
   */
  public static Optional<PrintedInterval> of(String text) {
    String words = text.replace('\u00a0', ' ').strip();
    Matcher count = COUNT.matcher(words);
    if (count.find()) {
      PrintedInterval n = counted(count.group(1));
      PrintedInterval of = counted(count.group(2));
      return Optional.of(
          of.high() <= 0
              ? new PrintedInterval(0, 100)
              : new PrintedInterval(
                  100 * Math.max(0, n.low()) / of.high(),
                  100 * n.high() / Math.max(HAIR, of.low())));
    }
    Matcher under = UNDER.matcher(words);
    if (under.find()) {
      double end = number(under.group(2));
      return Optional.of(
          under.group(1).isEmpty() ? new PrintedInterval(0, end) : new PrintedInterval(-end, 0));
    }
    Matcher number = NUMBER.matcher(words);
    return number.find()
        ? Optional.of(rounded(number.group(1), number.group(2)))
        : Optional.empty();
  }

  private static PrintedInterval rounded(String sign, String digits) {
    double value = number(digits) * ("−".equals(sign) ? -1 : 1);
    int point = digits.indexOf('.');
    int decimals = point < 0 ? 0 : digits.length() - point - 1;
    double half = Math.pow(10, -decimals) / 2;
    return new PrintedInterval(value - half, value + half);
  }

  // Integers are exact; weighted counts have a decimal.
  private static PrintedInterval counted(String digits) {
    return digits.contains(".")
        ? rounded("", digits)
        : new PrintedInterval(number(digits), number(digits));
  }

  private static double number(String digits) {
    return Double.parseDouble(digits.replace(",", ""));
  }

  /** Widened by half a unit of the last digit, for directed rounding and differences. */
  public PrintedInterval directed() {
    double half = (high - low) / 2;
    return new PrintedInterval(low - half, high + half);
  }

  /** Whether the intervals overlap. */
  public boolean meets(PrintedInterval other) {
    return low <= other.high() + HAIR && other.low() <= high + HAIR;
  }

  /** Whether a number is in the interval. */
  public boolean holds(double number) {
    return low - HAIR <= number && number <= high + HAIR;
  }
}
