package org.ptps.lake;

import java.time.LocalDate;

/**
 * 64-bit hashes of values, the same on every machine; not cryptographic. Rows with equal hashes are
 * compared in full afterwards.
 */
final class RowHash {
  private static final long STEP = 0x9e3779b97f4a7c15L;
  private static final long UNKNOWN = 0x6a09e667f3bcc909L;
  private static final long TEXT = 0xbb67ae8584caa73bL;
  private static final int CHARS = 4;

  private RowHash() {}

  static long of(long hash, long value) {
    long mixed = hash ^ value;
    mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return (mixed ^ mixed >>> 33) + STEP;
  }

  static long of(long hash, String text) {
    long mixed = of(hash ^ TEXT, text.length());
    int length = text.length();
    for (int i = 0; i < length; i += CHARS) {
      long word = 0;
      for (int c = i; c < length && c < i + CHARS; c++) {
        word = word << 16 | text.charAt(c);
      }
      mixed = of(mixed, word);
    }
    return mixed;
  }

  /**
   * @param value text, long, double, date, flag or null
   */
  static long of(long hash, Object value) {
    if (value == null) {
      return of(hash, UNKNOWN);
    } else if (value instanceof String text) {
      return of(hash, text);
    } else if (value instanceof Long number) {
      return of(hash, number.longValue());
    } else if (value instanceof Double number) {
      // −0.0 and 0.0 are equal.
      return of(hash, Double.doubleToLongBits(number + 0.0));
    } else if (value instanceof LocalDate date) {
      return of(hash, date.toEpochDay());
    } else if (value instanceof Boolean flag) {
      return of(hash, flag ? 1L : 2L);
    }
    throw new IllegalArgumentException("no value of the lake: " + value.getClass());
  }
}
