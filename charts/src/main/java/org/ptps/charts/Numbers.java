package org.ptps.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people in Honduras read them, 1,234.5, in both languages. */
final class Numbers {
  private Numbers() {}

  /** A count or a year-free quantity with thousands separators. */
  static String whole(double number) {
    return decimal(number, 0);
  }

  static String decimal(double number, int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    String text = format.format(rounded(number, decimals));
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }

  /** A value with its symbol: {@code 87.5 %}, {@code 14.0 h/día}. */
  static String with(double number, int decimals, String symbol) {
    return decimal(number, decimals) + (symbol.isEmpty() ? "" : "\u00a0" + symbol);
  }

  static String percent(double number) {
    return with(number, 1, "%");
  }

  /** Half is rounded up as people expect, on the decimal digits and not on the binary ones. */
  static BigDecimal rounded(double number, int decimals) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? rounded.abs() : rounded;
  }

  /** A number for machines: point, no separators, no superfluous zeros. */
  static String machine(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
