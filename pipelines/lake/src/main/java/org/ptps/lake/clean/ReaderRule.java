package org.ptps.lake.clean;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ptps.catalog.ReaderRules;
import org.ptps.catalog.Words;
import org.ptps.lake.clean.Violation.Severity;

/**
 * The rules of the reader, which hold for every source. What each says stands in {@code
 * conf/reader/rules.conf}; a rule without its declaration does not start.
 */
enum ReaderRule {
  UNKNOWN_CODE,
  IDENTIFIER_LOST_DIGITS,
  IDENTIFIER_MARKS,
  CODE_PAGE,
  NOT_YES_OR_NO,
  NOT_A_DATE,
  DATE_ORDER_UNKNOWN,
  DATE_ORDER_TURNED,
  NOT_DETECTED_OR_NOT_DETERMINED,
  LIMIT_NOT_VALUE,
  MARK_OF_THOUSANDS_OR_DECIMALS,
  DECIMAL_COMMA,
  NOT_A_NUMBER,
  TOO_LARGE,
  UNKNOWN_UNIT,
  PERCENT_FOR_SHARE,
  OUT_OF_RANGE,
  NOT_A_WHOLE_NUMBER,
  REQUIRED,
  CORRECTION,
  ERROR_VALUE,
  FORMULA_WITHOUT_RESULT,
  MISSING_TEXT,
  STRUCK_OUT,
  RAISED_LETTERS,
  YEAR_FOR_DATE,
  TEXT_FOR_DATE,
  SHOWN,
  MERGED_CELL,
  MERGED_NUMBER,
  PLACE_UNKNOWN,
  PLACE_AMBIGUOUS,
  PLACE_SEVERAL_PLACES,
  PLACE_EMPTY,
  PLACE_DECISION,
  PLACE_CANDIDATES,
  CODE_OF_ANOTHER_PLACE,
  CELLS_MISSING,
  CELLS_TOO_MANY,
  REPEATED_HEADER,
  OTHER_HEADER,
  UNDER_OTHER_HEADER,
  SCOPE_NOT_KNOWN,
  LINE_FAULT,
  FILE_NOTICE,
  NO_ROWS,
  ALL_OUT_OF_SCOPE,
  ALL_OUT_OF_SCOPE_SEEN,
  CELLS_BESIDE,
  EXTRA_COLUMN,
  REPEATED_COLUMN,
  COLUMN_REFUSED,
  DUPLICATE_ROW,
  SAME_KEY_OTHER_CONTENT,
  SAME_KEY_CONTRADICTS,
  SAME_KEY_BELOW_CONTRADICTING;

  private final ReaderRules.Declared declared;

  ReaderRule() {
    this.declared = ReaderRules.all().get(name().toLowerCase(Locale.ROOT));
    if (declared == null) {
      throw new IllegalStateException("conf/reader/rules.conf does not declare " + name());
    }
  }

  String rule() {
    return declared.rule();
  }

  /**
   * @param given names of placeholders and their values, in turn; {@link Words} where a value
   *     differs by language
   */
  Words says(Object... given) {
    return filled(declared.says(), given);
  }

  Words remedy(Object... given) {
    return filled(declared.remedy(), given);
  }

  Violation fault(Severity severity, String column, String value, Object... given) {
    return as(rule(), severity, column, value, given);
  }

  /** A violation under another rule name. */
  Violation as(String rule, Severity severity, String column, String value, Object... given) {
    return new Violation(column, value, rule, severity, says(given), remedy(given));
  }

  private static Words filled(Words template, Object... given) {
    Map<String, String> es = new HashMap<>();
    Map<String, String> en = new HashMap<>();
    for (int i = 0; i < given.length; i += 2) {
      Words words =
          given[i + 1] instanceof Words both
              ? both
              : new Words(String.valueOf(given[i + 1]), String.valueOf(given[i + 1]));
      es.put((String) given[i], words.es());
      en.put((String) given[i], words.en());
    }
    return new Words(ReaderRules.filled(template.es(), es), ReaderRules.filled(template.en(), en));
  }
}
