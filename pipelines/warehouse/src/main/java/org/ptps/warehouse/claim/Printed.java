package org.ptps.warehouse.claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

/**
 * The one rule by which numbers become what people read, in both languages as people in Honduras
 * write them (1,234.5):
 *
 * <ul>
 *   <li>half is rounded away from zero, on the decimal digits and not on the binary ones;
 *   <li>what is not zero is never printed as zero: 0.04 is <em>menos de 0.1</em>; what is no whole
 *       is never printed as 100 %: 99.96 is 99.9;
 *   <li>rounding never carries a value to or over a line (a target, the 80 % of coverage): 79.996
 *       is 79.9, and 80.004 is 80.1;
 *   <li>with fewer than {@code small.min_cases} counted things the count is told: <em>3 de 8</em>;
 *   <li>a change is the difference of the two values that are shown; where that is none although
 *       something changed, all three are told with one more decimal.
 * </ul>
 */
public final class Printed {
  private static final String MINUS = "−";
  private static final String NARROW = "\u00a0";
  private static final Words UNDER = new Words("menos de", "under");
  private static final Words OF = new Words("de", "of");

  private Printed() {}

  /** An integer with thousands separators; small ones are not hidden. */
  public static String whole(double number) {
    return decimal(number, 0);
  }

  /** A number without the rules for limits, such as a sum of a year. */
  public static String decimal(double number, int decimals) {
    return format(rounded(number, decimals), decimals);
  }

  /** Rounds half away from zero; there is no negative zero. */
  public static BigDecimal rounded(double number, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? rounded.abs() : rounded;
  }

  /** A number for machines: decimal point, no separators, no trailing zeros. */
  public static String machine(double number) {
    BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
    return plain.signum() == 0 ? "0" : plain.toPlainString();
  }

  /** A value with its symbol. */
  public static String value(double number, Measure measure, Language language) {
    return symbol(bare(number, measure, language), measure, language);
  }

  /**
   * A value, or a count where it has few cases.
   *
   * @param numerator what counts; null where nothing is counted
   * @param denominator of how many; null where nothing is counted
   */
  public static String value(
      double number, Double numerator, Double denominator, Measure measure, Language language) {
    return isFew(numerator, denominator, measure)
        ? count(numerator, denominator, language)
        : value(number, measure, language);
  }

  /** Whether a percentage has so few cases that the count is printed instead. */
  public static boolean isFew(Double numerator, Double denominator, Measure measure) {
    return measure.isPercent()
        && numerator != null
        && denominator != null
        && denominator < measure.minCases();
  }

  /** A count out of few: {@code 3 de 8}. */
  public static String count(double numerator, double denominator, Language language) {
    return tidy(numerator) + " " + OF.in(language) + " " + tidy(denominator);
  }

  // Counts are integers, except for weighted samples.
  private static String tidy(double counted) {
    return Math.abs(counted - Math.rint(counted)) < 1e-6 ? whole(counted) : decimal(counted, 1);
  }

  /**
   * A printed change between two values.
   *
   * @param from the earlier value as printed
   * @param to the later value as printed
   * @param points the change with its sign, without a unit: {@code +2.3}, {@code −0.04}
   * @param difference the change that is told, as a number
   * @param decimals decimals of all three
   */
  public record Change(String from, String to, String points, double difference, int decimals) {

    /** Absolute change, for sentences whose verb gives the direction. */
    public String size() {
      return points.startsWith("+") || points.startsWith(MINUS) ? points.substring(1) : points;
    }
  }

  /** The change between two values. */
  public static Change change(double from, double to, Measure measure, Language language) {
    Measure used = measure;
    BigDecimal difference = difference(from, to, used);
    if (difference.signum() == 0 && from != to || disagrees(difference, from, to)) {
      used = measure.withDecimals(measure.decimals() + 1);
      difference = difference(from, to, used);
    }
    String points;
    if (difference.signum() == 0 && from != to) {
      BigDecimal least = BigDecimal.ONE.movePointLeft(used.decimals());
      points = UNDER.in(language) + " " + (to > from ? "" : MINUS) + least.toPlainString();
    } else {
      points = signed(difference, used.decimals());
    }
    return new Change(
        value(from, used, language),
        value(to, used, language),
        points,
        difference.doubleValue(),
        used.decimals());
  }

  private static boolean disagrees(BigDecimal difference, double from, double to) {
    return difference.signum() != 0 && difference.signum() != Double.compare(to, from);
  }

  private static BigDecimal difference(double from, double to, Measure measure) {
    return shown(to, measure).subtract(shown(from, measure));
  }

  /** A signed difference where the two values are not available: {@code +0.04} if 0.04. */
  public static String points(double difference, int decimals, Language language) {
    for (int more = decimals; more <= decimals + 1; more++) {
      BigDecimal rounded = rounded(difference, more);
      if (rounded.signum() != 0 || difference == 0) {
        return signed(rounded, more);
      }
    }
    return UNDER.in(language)
        + " "
        + (difference > 0 ? "" : MINUS)
        + BigDecimal.ONE.movePointLeft(decimals + 1).toPlainString();
  }

  private static String signed(BigDecimal difference, int decimals) {
    String number = format(difference, decimals);
    return difference.signum() > 0 ? "+" + number : number;
  }

  private static String bare(double number, Measure measure, Language language) {
    BigDecimal shown = shown(number, measure);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(measure.decimals());
    if (number != 0 && Math.abs(number) < unit.doubleValue() / 2) {
      return UNDER.in(language)
          + " "
          + (number < 0 ? MINUS : "")
          + format(unit, measure.decimals());
    }
    return format(shown, measure.decimals());
  }

  /** The printed number: rounded, on the same side of each limit as the value. */
  static BigDecimal shown(double number, Measure measure) {
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal shown = rounded(number, measure.decimals());
    if (measure.isPercent()) {
      shown = beside(exact, shown, 100, measure.decimals());
    }
    for (double line : measure.lines()) {
      shown = beside(exact, shown, line, measure.decimals());
    }
    return shown;
  }

  // Tolerance for floating-point error at a limit.
  private static final BigDecimal HAIR = new BigDecimal("0.000000001");

  private static BigDecimal beside(BigDecimal exact, BigDecimal shown, double line, int decimals) {
    BigDecimal wanted = BigDecimal.valueOf(line);
    if (exact.subtract(wanted).abs().compareTo(HAIR) <= 0) {
      return shown;
    }
    if (exact.compareTo(wanted) < 0 && shown.compareTo(wanted) >= 0) {
      return exact.setScale(decimals, RoundingMode.FLOOR);
    }
    // "menos de" does not pass a limit of zero.
    if (exact.compareTo(wanted) > 0 && shown.compareTo(wanted) <= 0 && wanted.signum() != 0) {
      return exact.setScale(decimals, RoundingMode.CEILING);
    }
    return shown;
  }

  private static String symbol(String number, Measure measure, Language language) {
    String symbol = measure.symbol(language);
    return symbol.isEmpty() ? number : number + NARROW + symbol;
  }

  private static String format(BigDecimal number, int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    String text = format.format(number);
    return text.startsWith("-") ? MINUS + text.substring(1) : text;
  }
}
