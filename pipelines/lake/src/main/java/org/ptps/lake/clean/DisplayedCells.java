package org.ptps.lake.clean;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Source;
import org.ptps.lake.clean.Violation.Severity;
import org.ptps.lake.reader.CellMark;
import org.ptps.lake.text.Texts;

/**
 * Resolves cells whose shown value differs from the stored one: the shown value counts where the
 * unit of the column allows one reading only, else the cell is rejected with both readings.
 */
final class DisplayedCells {
  /** Error values of spreadsheets in Spanish and English. */
  private static final Pattern ERROR =
      Pattern.compile(
          "#(¡?REF!|¡?DIV/0!|¡?VALOR!|¡?VALUE!|¡?NUM!|¡?N[UÚ]M!|¡?NULO!|NULL!|N/A|N/D|NAME\\?"
              + "|¿?NOMBRE\\?|SPILL!|¡?DESBORDAMIENTO!|CALC!|¡?CALC!|FIELD!|BLOCKED!|UNKNOWN!)"
              + "|Err:5\\d\\d",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Set<String> LEMPIRAS = Set.of("l", "l.", "lps", "lps.", "hnl");

  /** Days between the two date systems of workbooks. */
  private static final int DAYS_1904 = 1462;

  /** Words shorter than this occur in too many column names. */
  private static final int SHORTEST_NAME = 4;

  private static final int DAY_SECONDS = 86_400;
  private static final int HOUR_SECONDS = 3_600;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2100;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final boolean workbook;
  private final boolean from1904;

  /**
   * Text for the parser, or the violation that prevents reading.
   *
   * @param fault null where there is none
   */
  record Shown(String text, Violation fault) {}

  DisplayedCells(boolean workbook, boolean from1904) {
    this.workbook = workbook;
    this.from1904 = from1904;
  }

  /** Whether a text is an error value of a spreadsheet, whatever the file format. */
  static boolean isError(String text) {
    return (text.startsWith("#") || text.startsWith("E") || text.startsWith("e"))
        && ERROR.matcher(Texts.squeeze(text)).matches();
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text.strip()).matches();
  }

  /**
   * @param text text of the cell as the reader gives it
   * @param mark what the workbook says of the cell, null for nothing
   */
  Shown read(Source.Field field, String text, CellMark mark) {
    if (mark == null) {
      return isError(text) && !declared(field, text)
          ? new Shown(text, error(field, text))
          : plain(field, text);
    }
    return switch (mark.kind()) {
      case ERROR ->
          declared(field, text) ? new Shown(text, null) : new Shown(text, error(field, text));
      case NO_RESULT -> new Shown(text, noResult(field, text));
      case NO_TEXT -> new Shown(text, noText(field, text));
      case STRUCK -> new Shown(text, struck(field, text, mark));
      case RAISED ->
          field.column().type() == ColumnType.TEXT
              ? new Shown(text, null)
              : new Shown(text, raised(field, text, mark));
      default ->
          switch (field.column().type()) {
            case TEXT -> text(field, text, mark);
            case DATE -> date(field, text, mark);
            case FLAG ->
                mark.kind() == CellMark.Kind.WORDS
                    ? new Shown(mark.shown(), null)
                    : otherwise(field, text, mark);
            case INTEGER, NUMBER -> number(field, text, mark);
          };
    };
  }

  private static boolean declared(Source.Field field, String text) {
    String folded = Texts.fold(text);
    return field.missing().stream().anyMatch(each -> Texts.fold(each).equals(folded))
        || field.codes().keySet().stream().anyMatch(each -> Texts.fold(each).equals(folded));
  }

  private Shown plain(Source.Field field, String text) {
    return workbook && field.column().type() == ColumnType.DATE
        ? serial(field, text)
        : new Shown(text, null);
  }

  /** Reads a serial number in a date column, unless it looks like a year. */
  private Shown serial(Source.Field field, String text) {
    String number = text.strip();
    if (!NUMBER.matcher(number).matches()) {
      return new Shown(text, null);
    }
    double value = Double.parseDouble(number);
    if (value >= FIRST_YEAR && value <= LAST_YEAR) {
      return new Shown(text, yearForDate(field, number));
    }
    return new Shown(
        from1904 ? new BigDecimal(number).add(BigDecimal.valueOf(DAYS_1904)).toPlainString() : text,
        null);
  }

  private Shown text(Source.Field field, String text, CellMark mark) {
    if (declared(field, text)) {
      return new Shown(text, null);
    }
    return switch (mark.kind()) {
      case PADDED, PERCENT, FRACTION, COMPARED, WORDS -> new Shown(mark.shown(), null);
      case DIGITS -> new Shown(text, null);
      default -> new Shown(text, both(field, text, mark));
    };
  }

  private Shown date(Source.Field field, String text, CellMark mark) {
    return switch (mark.kind()) {
      case DATE, PADDED -> serial(field, text);
      case DIGITS -> new Shown(text, digitsForDate(field, text));
      default -> new Shown(text, both(field, text, mark));
    };
  }

  private Shown otherwise(Source.Field field, String text, CellMark mark) {
    return mark.kind() == CellMark.Kind.PADDED || mark.kind() == CellMark.Kind.DIGITS
        ? new Shown(text, null)
        : new Shown(text, both(field, text, mark));
  }

  private Shown number(Source.Field field, String text, CellMark mark) {
    return switch (mark.kind()) {
      case PERCENT ->
          isPercent(field)
              ? new Shown(plain(new BigDecimal(text).movePointRight(2)), null)
              : isShare(field) ? new Shown(text, null) : new Shown(text, both(field, text, mark));
      case FRACTION ->
          isPercent(field) ? new Shown(text, both(field, text, mark)) : new Shown(text, null);
      case CLOCK, HOURS -> {
        double days = Double.parseDouble(text);
        boolean whole = mark.kind() == CellMark.Kind.HOURS || days >= 0 && days < 1;
        yield isHours(field) && whole
            ? new Shown(hours(days), null)
            : new Shown(text, both(field, text, mark));
      }
      case COMPARED -> new Shown(mark.shown(), null);
      case WORDS ->
          harmless(field, mark.words())
              ? new Shown(text, null)
              : new Shown(text, both(field, text, mark));
      default -> otherwise(field, text, mark);
    };
  }

  private static String hours(double days) {
    BigDecimal seconds = BigDecimal.valueOf(Math.round(days * DAY_SECONDS));
    return plain(seconds.divide(BigDecimal.valueOf(HOUR_SECONDS), MathContext.DECIMAL32));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static boolean isPercent(Source.Field field) {
    return field.column().unit().equals("percent") || field.column().name().endsWith("_pct");
  }

  private static boolean isHours(Source.Field field) {
    return field.column().unit().equals("hours") || field.column().name().endsWith("_hours");
  }

  private static boolean isShare(Source.Field field) {
    boolean bounded =
        field.max() != null
            && field.max() >= 1
            && field.max() < 2
            && field.min() != null
            && field.min() == 0;
    return bounded || field.column().name().endsWith("_share");
  }

  /** Whether the letters of a format only repeat the declared unit. */
  private static boolean harmless(Source.Field field, String words) {
    String said = Texts.fold(words);
    String name = field.column().name();
    if (LEMPIRAS.contains(said)) {
      return name.endsWith("_hnl");
    }
    return switch (said) {
      case "%" -> isPercent(field);
      case "h", "h.", "hrs", "hrs.", "horas", "hours" -> isHours(field);
      case "m3", "m³" -> name.endsWith("_m3");
      case "m" -> name.endsWith("_m");
      case "ha" -> name.endsWith("_ha");
      case "l/s" -> name.endsWith("_l_s");
      case "mg/l" -> name.endsWith("_mg_l");
      case "ntu", "unt" -> name.endsWith("_ntu");
      case "hab", "hab.", "habitantes", "personas" ->
          name.startsWith("population") || name.startsWith("people");
      default ->
          said.length() >= SHORTEST_NAME
              && field.from().stream().anyMatch(raw -> Texts.fold(raw).contains(said));
    };
  }

  private static Violation error(Source.Field field, String text) {
    return ReaderRule.ERROR_VALUE.fault(Severity.CELL, field.column().name(), text, "text", text);
  }

  private static Violation noResult(Source.Field field, String text) {
    return ReaderRule.FORMULA_WITHOUT_RESULT.fault(
        Severity.CELL, field.column().name(), text, "text", text);
  }

  private static Violation noText(Source.Field field, String text) {
    return ReaderRule.MISSING_TEXT.fault(Severity.CELL, field.column().name(), text, "text", text);
  }

  private static Violation struck(Source.Field field, String text, CellMark mark) {
    return ReaderRule.STRUCK_OUT.fault(
        Severity.CELL, field.column().name(), text, "words", mark.words(), "shown", mark.shown());
  }

  private static Violation raised(Source.Field field, String text, CellMark mark) {
    return ReaderRule.RAISED_LETTERS.fault(
        Severity.CELL, field.column().name(), text, "words", mark.words(), "text", text);
  }

  private static Violation yearForDate(Source.Field field, String text) {
    return ReaderRule.YEAR_FOR_DATE.fault(Severity.CELL, field.column().name(), text, "text", text);
  }

  private static Violation digitsForDate(Source.Field field, String text) {
    return ReaderRule.TEXT_FOR_DATE.fault(Severity.CELL, field.column().name(), text, "text", text);
  }

  /** The violation of a cell with two readings. */
  private static Violation both(Source.Field field, String text, CellMark mark) {
    return ReaderRule.SHOWN.as(
        "shown_" + mark.kind().name().toLowerCase(Locale.ROOT),
        Severity.CELL,
        field.column().name(),
        text,
        "shown",
        mark.shown(),
        "text",
        text);
  }
}
