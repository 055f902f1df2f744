package org.ptps.catalog;

import java.util.regex.Pattern;

/**
 * Escapes cells of CSV files that a spreadsheet would run as a formula, with an apostrophe; numbers
 * are never escaped.
 */
public final class SpreadsheetCells {
  /** Byte order mark by which a spreadsheet recognizes UTF-8; programs skip it. */
  public static final String BYTE_ORDER_MARK = "\ufeff";

  /** Beginnings of formulas, as a pattern for Java and RE2. */
  private static final String FORMULA =
      "^[\\s\\x00-\\x1f\\x{a0}\\x{200b}\\x{feff}]*[=+@\\x{ff1d}\\x{ff0b}\\x{ff20}\\x{ff0d}-]|^[\\t\\r\\n]";

  /** Numbers, and the dash for no value, that begin like a formula. */
  private static final String HARMLESS = "^[+-]?(\\d[\\d.,]*([eE][+-]?\\d+)?\\s?%?)?$";

  private static final Pattern RUN = Pattern.compile(FORMULA);
  private static final Pattern NUMBER = Pattern.compile(HARMLESS);

  private SpreadsheetCells() {}

  /** The escaped text, or the very same text where nothing is to be escaped. */
  public static String safe(String text) {
    return text != null && RUN.matcher(text).find() && !NUMBER.matcher(text).find()
        ? "'" + text
        : text;
  }

  /** {@link #safe} as SQL over an expression of type text. */
  public static String safeSql(String expression) {
    return """
        case
            when regexp_matches(%1$s, '%2$s') and not regexp_matches(%1$s, '%3$s') then '''' || %1$s
            else %1$s
        end"""
        .formatted(expression, FORMULA, HARMLESS);
  }
}
