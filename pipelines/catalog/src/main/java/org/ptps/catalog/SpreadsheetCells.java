package org.ptps.catalog;

import java.util.regex.Pattern;

/**
 * Texts of comma-separated files that people open in a spreadsheet, which takes a cell that begins
 * with certain signs for a formula and runs it. Such a cell begins with an apostrophe instead; a
 * number is none of them, however it begins.
 */
public final class SpreadsheetCells {
  /** Begins a file in UTF-8 so that a spreadsheet reads its accents; programs skip it. */
  public static final String BYTE_ORDER_MARK = "\ufeff";

  /** What a spreadsheet takes for a formula, in the syntax that Java and RE2 share. */
  private static final String FORMULA =
      "^[\\s\\x00-\\x1f\\x{a0}\\x{200b}\\x{feff}]*[=+@\\x{ff1d}\\x{ff0b}\\x{ff20}\\x{ff0d}-]|^[\\t\\r\\n]";

  /** What begins as one and is a number, or the dash that stands for no value. */
  private static final String HARMLESS = "^[+-]?(\\d[\\d.,]*([eE][+-]?\\d+)?\\s?%?)?$";

  private static final Pattern RUN = Pattern.compile(FORMULA);
  private static final Pattern NUMBER = Pattern.compile(HARMLESS);

  private SpreadsheetCells() {}

  /** The text of a cell that no spreadsheet runs; the very same text where it would not anyway. */
  public static String safe(String text) {
    return text != null && RUN.matcher(text).find() && !NUMBER.matcher(text).find()
        ? "'" + text
        : text;
  }

  /** The same as {@link #safe}, as SQL over an expression of type text. */
  public static String safeSql(String expression) {
    return """
        case
            when regexp_matches(%1$s, '%2$s') and not regexp_matches(%1$s, '%3$s') then '''' || %1$s
            else %1$s
        end"""
        .formatted(expression, FORMULA, HARMLESS);
  }
}
