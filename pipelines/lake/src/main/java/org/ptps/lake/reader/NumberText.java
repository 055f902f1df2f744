package org.ptps.lake.reader;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers of workbooks as text: the shortest decimal that gives the stored value back, without
 * exponent and without a needless ".0".
 *
 * <p>{@link Double#toString} is not used: what it gives is not always the shortest, and differs
 * between versions of Java.
 */
final class NumberText {
  private static final double EXACT_WHOLE = 1L << 53;
  private static final MathContext[] PRECISIONS = {
    new MathContext(15), new MathContext(16), new MathContext(17)
  };

  private NumberText() {}

  static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) <= EXACT_WHOLE) {
      return Long.toString((long) value);
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(value);
    for (MathContext precision : PRECISIONS) {
      BigDecimal shorter = exact.round(precision);
      if (shorter.doubleValue() == value) {
        return plain(shorter);
      }
    }
    return plain(exact);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
