package org.ptps.charts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.document.Block;
import org.ptps.warehouse.Rows;

/** How an answer of a query is written for people. */
enum Form {
  YEAR,
  COUNT,
  /** One decimal. */
  NUMBER,
  PERCENT,
  /** Lempiras, in whole numbers. */
  MONEY,
  /** A difference in points, with its sign. */
  POINTS,
  TEXT,
  /** A name that a publisher may write in capitals. */
  NAME,
  /** True, false, and what is not known. */
  YES_NO,
  /** The code of an indicator with its origin, leading to its sheet. */
  INDICATOR,
  /**
   * A value in the unit of the row's {@code indicator}; few cases as a count, from {@code _n} and
   * {@code _of}; none as its {@code _reason}.
   */
  VALUE,
  /** A value to be reached, with the words that the row's {@code target_origin} allows. */
  TARGET,
  STATUS,
  CHANGE,
  ORIGIN,
  REASON;

  private static final Set<String> SMALL =
      Set.of("de", "del", "la", "las", "los", "el", "y", "e", "en", "al", "of", "and", "the");

  private static final Set<String> ACRONYMS = Set.of("JAAPS", "AJAAPS", "JAPOE", "SANAA", "USCL");

  /** What a form needs to know besides the answer. */
  record Context(ReportTables tables, Language language, Set<String> sheets) {}

  boolean isNumeric() {
    return switch (this) {
      case YEAR, COUNT, NUMBER, PERCENT, MONEY, POINTS, VALUE -> true;
      case TEXT, NAME, YES_NO, INDICATOR, TARGET, STATUS, CHANGE, ORIGIN, REASON -> false;
    };
  }

  /** One answer that stands alone, as in a sentence; null is never given. */
  String shown(Object value, Language language) {
    return switch (this) {
      case YEAR -> String.valueOf(number(value).longValue());
      case COUNT -> Numbers.whole(number(value).doubleValue());
      case NUMBER -> Numbers.decimal(number(value).doubleValue(), 1);
      case PERCENT -> Numbers.percent(number(value).doubleValue());
      case MONEY -> "L " + Numbers.whole(number(value).doubleValue());
      case POINTS -> points(number(value).doubleValue());
      case TEXT, INDICATOR, VALUE, TARGET -> text(value);
      case NAME -> name(text(value));
      case YES_NO -> (Boolean.TRUE.equals(value) ? Phrase.YES : Phrase.NO).in(language);
      case STATUS -> Status.of(text(value)).in(language);
      case CHANGE -> change(text(value)).in(language);
      case ORIGIN -> Phrase.origin(text(value)).in(language);
      case REASON -> Reason.of(text(value)).in(language);
    };
  }

  private static Number number(Object value) {
    if (value instanceof Number number) {
      return number;
    }
    throw new ChartException("'" + value + "' is not a number → choose another form for it");
  }

  private static String text(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : String.valueOf(value);
  }

  static String points(double value) {
    String number = Numbers.decimal(value, 1);
    return value > 0 && !number.equals("0.0") ? "+" + number : number;
  }

  private static Phrase change(String change) {
    return switch (change) {
      case "up" -> Phrase.CHANGE_UP;
      case "down" -> Phrase.CHANGE_DOWN;
      case "no_clear_change" -> Phrase.CHANGE_UNCLEAR;
      case "not_testable" -> Phrase.CHANGE_UNTESTABLE;
      default -> throw new ChartException("change '" + change + "' has no words → add it to Form");
    };
  }

  /** Names in capitals, one or several separated by commas, as people write them. */
  static String name(String names) {
    return Stream.of(names.split(", ")).map(Form::oneName).collect(Collectors.joining(", "));
  }

  private static String oneName(String name) {
    if (name.length() < 4
        || !name.toUpperCase(Locale.ROOT).equals(name.replaceAll(" h\\)", " H)"))) {
      return name;
    }
    StringBuilder written = new StringBuilder();
    for (String word : name.split(" ")) {
      String lower = word.toLowerCase(Locale.ROOT);
      boolean small = !written.isEmpty() && SMALL.contains(lower) && !isFirstOfPlace(written);
      written
          .append(written.isEmpty() ? "" : " ")
          .append(
              small || word.isEmpty()
                  ? lower
                  : ACRONYMS.contains(word)
                      ? word
                      : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
    }
    return written.toString();
  }

  // In "JAAPS EL COYOLAR" the name of the place begins after the kind of provider.
  private static boolean isFirstOfPlace(StringBuilder written) {
    return ACRONYMS.contains(written.toString());
  }

  /**
   * A cell of a table.
   *
   * @param from column of the row, which may come per language as {@code from_es}
   * @param words words of coded answers; empty where they are written as they are
   */
  Block.Cell cell(Rows.Row row, String from, Map<String, Words> words, Context context) {
    Object value = answer(row, from, context.language());
    return switch (this) {
      case VALUE -> value(row, from, context);
      case TARGET -> target(row, from, context);
      case INDICATOR -> indicator(value, context);
      case YES_NO ->
          value == null
              ? Block.Cell.of(Phrase.NOT_KNOWN.in(context.language()), Block.CellKind.WHY)
              : Block.Cell.of(shown(value, context.language()), Block.CellKind.TEXT);
      case YEAR, COUNT, NUMBER, PERCENT, MONEY, POINTS ->
          Block.Cell.of(
              value == null ? "—" : shown(value, context.language()), Block.CellKind.NUMBER);
      case STATUS ->
          Block.Cell.of(
              Status.of(value == null ? null : text(value)).in(context.language()),
              Block.CellKind.TEXT);
      case REASON ->
          value == null
              ? Block.Cell.of("—", Block.CellKind.TEXT)
              : Block.Cell.of(
                  context.tables().reasonWords(text(value), context.language()),
                  Block.CellKind.WHY);
      case TEXT, NAME, CHANGE, ORIGIN ->
          Block.Cell.of(
              value == null ? "—" : coded(value, words, context.language()), Block.CellKind.TEXT);
    };
  }

  /** The answer with its words, where the answers of a column are codes. */
  String coded(Object value, Map<String, Words> words, Language language) {
    if (words.isEmpty()) {
      return shown(value, language);
    }
    List<?> values = value instanceof List<?> list ? list : List.of(value);
    return values.stream()
        .map(
            code -> {
              Words known = words.get(String.valueOf(code));
              return known == null ? shown(code, language) : known.in(language);
            })
        .collect(Collectors.joining(", "));
  }

  /** The answer of a column, or of the one of the two that is in the language. */
  static Object answer(Rows.Row row, String from, Language language) {
    String own = from + "_" + language.tag();
    return row.value(row.columns().contains(own) ? own : from);
  }

  private static Block.Cell value(Rows.Row row, String from, Context context) {
    Double value = row.number(from);
    ReportTables.IndicatorText indicator = context.tables().indicator(row.text("indicator"));
    if (value == null) {
      String reason = from + "_reason";
      return row.columns().contains(reason)
          ? Block.Cell.of(Reason.of(row.text(reason)).in(context.language()), Block.CellKind.WHY)
          : Block.Cell.of("—", Block.CellKind.NUMBER);
    }
    Double cases = row.columns().contains(from + "_of") ? row.number(from + "_of") : null;
    boolean few =
        cases != null
            && indicator.isPercent()
            && cases < context.tables().threshold("small.min_cases");
    return Block.Cell.of(
        few
            ? Numbers.whole(row.number(from + "_n"))
                + " "
                + Phrase.OF.in(context.language())
                + " "
                + Numbers.whole(cases)
            : indicator.shown(value, context.language()),
        Block.CellKind.NUMBER);
  }

  // Only what the Plan states or the Asamblea approved may be called a target (meta).
  private static Block.Cell target(Rows.Row row, String from, Context context) {
    Double value = row.number(from);
    if (value == null) {
      return Block.Cell.of("—", Block.CellKind.TEXT);
    }
    return Block.Cell.of(
        context.tables().indicator(row.text("indicator")).shown(value, context.language())
            + " "
            + targetKind(row).in(context.language()),
        Block.CellKind.TEXT);
  }

  /** What the row's {@code target_value} may be called. */
  static Phrase targetKind(Rows.Row row) {
    String origin = row.text("target_origin");
    boolean approved =
        row.columns().contains("is_meta") && row.flag("is_meta") && !"plan".equals(origin);
    return approved ? Phrase.TARGET_APPROVED : Phrase.target(origin);
  }

  private static Block.Cell indicator(Object code, Context context) {
    if (code == null) {
      return Block.Cell.of("—", Block.CellKind.TEXT);
    }
    String anchor = ReportDocument.anchor(String.valueOf(code));
    return new Block.Cell(
        code
            + " · "
            + Phrase.shortOrigin(context.tables().indicator(String.valueOf(code)).origin())
                .in(context.language()),
        Block.CellKind.TEXT,
        1,
        context.sheets().contains(anchor) ? anchor : "");
  }
}
