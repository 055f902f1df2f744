package org.ptps.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Arithmetic with one result on every machine: Double.toString differs between Java versions, so
 * what is written is a rounded decimal.
 */
final class Numbers {
  private Numbers() {}

  static BigDecimal fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
  }

  /** Rounded, without trailing zeros. */
  static BigDecimal plain(double value, int decimals) {
    BigDecimal rounded = fixed(value, decimals).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }

  /** Rounded, with at least one decimal. */
  static BigDecimal pointed(double value, int decimals) {
    BigDecimal rounded = plain(value, decimals);
    return rounded.scale() < 1 ? rounded.setScale(1) : rounded;
  }

  /** A cell as a sheet shows it, without trailing zeros. */
  static String inSheet(Object cell) {
    return cell instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : Row.text(cell);
  }

  /** A count as the publisher's export writes it: 3 is {@code 3.0}. */
  static BigDecimal point(long count) {
    return BigDecimal.valueOf(count).setScale(1);
  }

  /** Rounded to the four decimals of the publisher's indices. */
  static double four(double value) {
    return fixed(value, 4).doubleValue();
  }

  static double mean(double... parts) {
    return four(Arrays.stream(parts).sum() / parts.length);
  }

  /** Geometric mean by square roots only, which IEEE 754 defines exactly. */
  static double geometricMean(double a, double b, double c, double d) {
    return four(Math.sqrt(Math.sqrt(a * b) * Math.sqrt(c * d)));
  }

  static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** The letter of an index: A from 0.9, B from 0.7, C from 0.4, D below. */
  static String letter(double index) {
    return index >= 0.9 ? "A" : index >= 0.7 ? "B" : index >= 0.4 ? "C" : "D";
  }

  /** The letter of a part of a system, where the publisher writes exactly 0.7 as C. */
  static String partLetter(double state) {
    return state == 0.7 ? "C" : letter(state);
  }

  /** Divides a total by weights, no part above its cap; parts add up to the total. */
  static long[] spread(long total, long[] caps, long[] weights) {
    long[] result = new long[caps.length];
    long weightSum = 0;
    for (int i = 0; i < caps.length; i++) {
      weightSum += weights[i] * caps[i];
    }
    long left = total;
    for (int i = 0; i < caps.length && weightSum > 0; i++) {
      result[i] = Math.min(caps[i], total * weights[i] * caps[i] / weightSum);
      left -= result[i];
    }
    while (left > 0) {
      long before = left;
      for (int i = 0; i < caps.length && left > 0; i++) {
        if (result[i] < caps[i]) {
          result[i]++;
          left--;
        }
      }
      if (left == before) {
        throw new IllegalArgumentException("a total of " + total + " does not fit the caps");
      }
    }
    return result;
  }
}
