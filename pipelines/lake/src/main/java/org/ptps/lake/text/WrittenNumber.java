package org.ptps.lake.text;

import java.util.regex.Pattern;

/**
 * A number as it is written, by both conventions in use: with a decimal point (1,234.5) and with a
 * decimal comma (1.234,5). Many texts can be meant one way only; {@code 4.735} can be meant both
 * ways, and only what stands around it can tell.
 *
 * @param point plain decimal text if the point is the decimal mark, null where it cannot be
 * @param comma plain decimal text if the comma is the decimal mark, null where it cannot be
 */
public record WrittenNumber(String point, String comma) {
  // A group of thousands never begins with a zero.
  private static final Pattern POINT =
      Pattern.compile("[+-]?(?:\\d+|[1-9]\\d{0,2}(?:,\\d{3})+)(?:\\.\\d+)?");
  private static final Pattern COMMA =
      Pattern.compile("[+-]?(?:\\d+|[1-9]\\d{0,2}(?:\\.\\d{3})+)(?:,\\d+)?");
  private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?[eE][+-]?\\d+");
  private static final Pattern SCIENTIFIC_COMMA = Pattern.compile("[+-]?\\d+,\\d+[eE][+-]?\\d+");

  /** Decimal convention of a column or file. */
  public enum Convention {
    POINT,
    COMMA,
    /** No number shows a convention. */
    UNKNOWN,
    /** Numbers show both conventions. */
    MIXED;

    Convention and(Convention other) {
      return this == UNKNOWN ? other : other == UNKNOWN || other == this ? this : MIXED;
    }
  }

  /** Parses a squeezed text in both conventions; both null where it is no number. */
  public static WrittenNumber of(String text) {
    WrittenNumber plain = plain(text);
    if (plain != null) {
      return plain;
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      boolean whole = text.indexOf('.') < 0;
      return new WrittenNumber(text, whole ? text : null);
    }
    if (SCIENTIFIC_COMMA.matcher(text).matches()) {
      return new WrittenNumber(null, text.replace(',', '.'));
    }
    return new WrittenNumber(
        POINT.matcher(text).matches() ? text.replace(",", "") : null,
        COMMA.matcher(text).matches() ? text.replace(".", "").replace(',', '.') : null);
  }

  /**
   * Fast path for digits with at most one point; null for anything else, and where the point may
   * separate thousands.
   */
  private static WrittenNumber plain(String text) {
    return switch (plainness(text)) {
      case WHOLE -> new WrittenNumber(text, text);
      case POINT -> new WrittenNumber(text, null);
      case OTHER -> null;
    };
  }

  /** Digits of a group of thousands. */
  private static final int THOUSANDS = 3;

  /** Class of a text for the fast path. */
  enum Plain {
    /** Digits only: the same number in both conventions. */
    WHOLE,
    /** With a point that can only be a decimal point. */
    POINT,
    /** Anything else; {@link #of} parses it. */
    OTHER
  }

  static Plain plainness(String text) {
    int length = text.length();
    int from = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    int point = -1;
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c == '.' && point < 0) {
        point = i;
      } else if (c < '0' || c > '9') {
        return Plain.OTHER;
      }
    }
    if (point < 0) {
      return length > from ? Plain.WHOLE : Plain.OTHER;
    }
    int decimals = length - point - 1;
    return point > from && decimals > 0 && decimals != THOUSANDS ? Plain.POINT : Plain.OTHER;
  }

  /** Up to so many digits a number and its power of ten are exact as doubles. */
  private static final int EXACT_DIGITS = 15;

  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  /**
   * The double of a plain decimal text, as {@link Double#parseDouble} gives it: of few digits both
   * they and the power of ten are exact, so that one division rounds once, as it must.
   *
   * @throws NumberFormatException if it is no number
   */
  public static double amount(String plain) {
    int length = plain.length();
    boolean negative = length > 0 && plain.charAt(0) == '-';
    int from = length > 0 && (negative || plain.charAt(0) == '+') ? 1 : 0;
    long digits = 0;
    int count = 0;
    int point = -1;
    for (int i = from; i < length; i++) {
      char c = plain.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = digits * 10 + (c - '0');
        count++;
      } else if (c == '.' && point < 0) {
        point = i;
      } else {
        return Double.parseDouble(plain);
      }
      if (count > EXACT_DIGITS) {
        return Double.parseDouble(plain);
      }
    }
    if (count == 0) {
      return Double.parseDouble(plain);
    }
    double amount = point < 0 ? digits : digits / POWERS[length - point - 1];
    return negative ? -amount : amount;
  }

  public boolean isNumber() {
    return point != null || comma != null;
  }

  /** Whether the two conventions give different numbers. */
  public boolean ambiguous() {
    return point != null && comma != null && !point.equals(comma);
  }

  /** The only convention by which it is a number, or unknown. */
  public Convention proves() {
    if (point == null) {
      return comma == null ? Convention.UNKNOWN : Convention.COMMA;
    }
    return comma == null ? Convention.POINT : Convention.UNKNOWN;
  }

  /** The reading by a convention, null where there is none or the convention is not known. */
  public String by(Convention convention) {
    return switch (convention) {
      case POINT -> point;
      case COMMA -> comma;
      case UNKNOWN, MIXED -> null;
    };
  }
}
