package org.ptps.lake.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Characters that a spreadsheet adds to identifiers, or that users add to stop it from changing
 * them.
 */
public final class SpreadsheetMarks {
  /**
   * Suffix of an identifier of which only the rounded number is known, so that it equals no other
   * one.
   */
  public static final String ROUNDED = "~";

  private static final Pattern FORMULA = Pattern.compile("=\\s*\"([^\"]*)\"|=\\s*'([^']*)'");
  private static final Pattern APOSTROPHE = Pattern.compile("['’`´‘]([^'’`´‘]+)");
  private static final Pattern DECIMALS = Pattern.compile("(\\d{3,})[.,]0+");

  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:[.,]\\d+)?[eE]\\+?\\d{1,2}");

  /** As {@code 1e6}; what follows the first digit tells nearly all other texts apart. */
  private static final int SHORTEST_ROUNDED = 3;

  private static final Pattern DIGITS = Pattern.compile("[1-9]\\d{4,17}");

  private SpreadsheetMarks() {}

  /** Whether a spreadsheet rounded an identifier, as in {@code 1.60008E+06}. */
  public static boolean lostDigits(String text) {
    if (text.length() < SHORTEST_ROUNDED) {
      return false;
    }
    char second = text.charAt(1);
    boolean likely = second == '.' || second == ',' || second == 'E' || second == 'e';
    return likely && SCIENTIFIC.matcher(text).matches();
  }

  /** The rounded forms of an identifier, as {@link #rounded} writes them. */
  public static Set<String> roundings(String id) {
    if (!DIGITS.matcher(id).matches()) {
      return Set.of();
    }
    Set<String> forms = new TreeSet<>();
    for (int digits = 1; digits <= id.length(); digits++) {
      forms.add(rounded(new BigDecimal(id).round(new MathContext(digits, RoundingMode.HALF_UP))));
    }
    return forms;
  }

  /** Normalizes a rounded identifier: one form for {@code 1.60008E+06} and {@code 1,60008e6}. */
  public static String rounded(String text) {
    return rounded(new BigDecimal(text.replace(',', '.')));
  }

  private static String rounded(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  /**
   * Removes spreadsheet marks: {@code ="1600075"}, {@code '1600075} and {@code 1600075.0} are
   * 1600075. A rounded one, as {@code 1.60008E+06}, stays as it is.
   */
  public static String without(String text) {
    if (lettersAndDigits(text)) {
      return text;
    }
    String plain = text;
    Matcher formula = FORMULA.matcher(plain);
    if (formula.matches()) {
      plain = formula.group(1) == null ? formula.group(2) : formula.group(1);
    }
    Matcher apostrophe = APOSTROPHE.matcher(plain);
    if (apostrophe.matches()) {
      plain = apostrophe.group(1);
    }
    Matcher decimals = DECIMALS.matcher(plain);
    return Texts.squeeze(decimals.matches() ? decimals.group(1) : plain);
  }

  /** Fast path: letters and digits alone have no marks. */
  private static boolean lettersAndDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') && c != '-') {
        return false;
      }
    }
    return true;
  }
}
