package org.ptps.lake.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a spreadsheet adds to an identifier that it takes for a number, or is told to leave. */
public final class SpreadsheetMarks {
  private static final Pattern FORMULA = Pattern.compile("=\\s*\"([^\"]*)\"|=\\s*'([^']*)'");
  private static final Pattern APOSTROPHE = Pattern.compile("['’`´‘]([^'’`´‘]+)");
  private static final Pattern DECIMALS = Pattern.compile("(\\d{3,})[.,]0+");

  private SpreadsheetMarks() {}

  /**
   * An identifier as it was written: {@code ="1600075"}, {@code '1600075} and {@code 1600075.0} are
   * 1600075. One that lost digits, as in {@code 1.60008E+06}, stays as it is.
   */
  public static String without(String text) {
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
}
