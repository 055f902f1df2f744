package org.ptps.charts.words;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.ptps.catalog.Language;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/** Numbers as people in Honduras read them, by the one rule of {@link Printed}. */
public final class Numbers {
  /** Units that people write in words or letters behind a number, as a pattern. */
  public static final String UNITS =
      "(?:%|mg/l|h|km|puntos?|points?|años?|years?|lempiras)(?!\\p{L})";

  /** Blanks at which a number would be broken off from its unit, or from what it is. */
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?<=\\bn) (?==)|(?<=\\bn[ \u00a0]=) |(?<=\\bL) (?=[\\d\ufff9])|(?<=[\\d\ufffb]) (?="
              + UNITS
              + ")");

  private Numbers() {}

  /** The words with no blank left at which a line could end within a number and its unit. */
  public static String together(String words) {
    return WITHIN.matcher(words).replaceAll("\u00a0");
  }

  /** A count or a year-free quantity with thousands separators. */
  public static String whole(double number) {
    return Printed.whole(number);
  }

  /** A number of so many decimals, where it is no percentage and cannot be nearly nothing. */
  public static String decimal(double number, int decimals) {
    return Printed.decimal(number, decimals);
  }

  /** A number with its symbol, such as a mark of an axis; a value is printed by its measure. */
  public static String with(double number, int decimals, String symbol) {
    return decimal(number, decimals) + (symbol.isEmpty() ? "" : "\u00a0" + symbol);
  }

  /** A percentage with one decimal, never 100 for what is less and never 0 for what is more. */
  public static String percent(double number, Language language) {
    return Printed.value(number, Measure.PERCENT, language);
  }

  /** The same where no language is known: what is nearly nothing is written as {@code < 0.1 %}. */
  public static String percent(double number) {
    return number > 0 && number < 0.05
        ? "<\u00a00.1\u00a0%"
        : Printed.value(number, Measure.PERCENT, Language.ES);
  }

  /** Half is rounded up as people expect, on the decimal digits and not on the binary ones. */
  public static BigDecimal rounded(double number, int decimals) {
    return Printed.rounded(number, decimals);
  }

  /** A number for machines: point, no separators, no superfluous zeros. */
  public static String machine(double number) {
    return Printed.machine(number);
  }
}
