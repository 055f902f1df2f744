package org.ptps.charts.sentences;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.data.ReportTables;
import org.ptps.charts.data.RowFacts;
import org.ptps.charts.document.Block;
import org.ptps.charts.document.Run;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Bilingual;
import org.ptps.charts.words.ChartException;
import org.ptps.charts.words.Numbers;
import org.ptps.charts.words.Phrase;
import org.ptps.charts.words.Reason;
import org.ptps.charts.words.Status;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.ClaimKey;
import org.ptps.warehouse.claim.FactKey;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/** How an answer of a query is written for people. */
public enum Form {
  YEAR,
  COUNT,
  /** One decimal. */
  NUMBER,
  PERCENT,
  /** Lempiras, in whole numbers. */
  MONEY,
  /** A difference in points, with its sign. */
  POINTS,
  /** The change from the row's {@code baseline_value} to its {@code value}, as both are shown. */
  CHANGE_POINTS,
  /** A count out of another, as {@code 5/26}; the other is the column's {@code of}. */
  RATIO,
  TEXT,
  /** Words of a declaration or of a publisher, whose numbers are told there. */
  DECLARED,
  /** Words that a declaration gives once for both languages, such as a licence. */
  BILINGUAL,
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
  /** The same without its symbol, under a heading that says the unit. */
  BARE_VALUE,
  /** An end of what a value may be, as a bare value. */
  BOUND,
  /** A number with no more decimals than it has, three at most. */
  SHORT_NUMBER,
  /** A value to be reached, with the words that the row's {@code target_origin} allows. */
  TARGET,
  STATUS,
  CHANGE,
  ORIGIN,
  REASON;

  private static final Set<String> SMALL =
      Set.of("de", "del", "la", "las", "los", "el", "y", "e", "en", "al", "of", "and", "the");

  private static final Measure MUNICIPALITIES =
      new Measure(
          0,
          Phrase.MUNICIPALITIES.in(Language.ES),
          Phrase.MUNICIPALITIES.in(Language.EN),
          false,
          List.of(),
          0);

  private static final Set<String> ACRONYMS =
      Set.of("JAAPS", "AJAAPS", "JAPOE", "SANAA", "SAP", "USCL");

  /** What a form needs to know besides the answer. */
  public record Context(ReportTables tables, Language language, Set<String> sheets) {}

  public boolean isNumeric() {
    return switch (this) {
      case YEAR,
          COUNT,
          NUMBER,
          PERCENT,
          MONEY,
          POINTS,
          CHANGE_POINTS,
          RATIO,
          VALUE,
          BARE_VALUE,
          BOUND,
          SHORT_NUMBER ->
          true;
      case TEXT,
          DECLARED,
          BILINGUAL,
          NAME,
          YES_NO,
          INDICATOR,
          TARGET,
          STATUS,
          CHANGE,
          ORIGIN,
          REASON ->
          false;
    };
  }

  /** One answer that stands alone, as in a sentence; null is never given. */
  String shown(Object value, Language language) {
    return switch (this) {
      case YEAR -> String.valueOf(number(value).longValue());
      case COUNT -> Numbers.whole(number(value).doubleValue());
      case NUMBER -> Printed.value(number(value).doubleValue(), Measure.plain(1), language);
      case PERCENT -> Numbers.percent(number(value).doubleValue(), language);
      case MONEY -> "L " + Numbers.whole(number(value).doubleValue());
      case POINTS, CHANGE_POINTS -> Printed.points(number(value).doubleValue(), 1, language);
      case SHORT_NUMBER -> shortest(number(value).doubleValue());
      case TEXT, INDICATOR, VALUE, BARE_VALUE, BOUND, TARGET, RATIO -> text(value);
      case DECLARED -> Annotated.kind("declared", text(value));
      case BILINGUAL -> Annotated.kind("declared", Bilingual.in(text(value), language));
      case NAME -> Annotated.kind("name", name(text(value)));
      case YES_NO -> (Boolean.TRUE.equals(value) ? Phrase.YES : Phrase.NO).in(language);
      case STATUS -> Status.of(text(value)).in(language);
      case CHANGE -> change(text(value)).in(language);
      case ORIGIN -> Phrase.origin(text(value)).in(language);
      case REASON -> Reason.of(text(value)).in(language);
    };
  }

  private static String shortest(double number) {
    int decimals = 0;
    while (decimals < 3 && Numbers.rounded(number, decimals).doubleValue() != number) {
      decimals++;
    }
    return Numbers.decimal(number, decimals);
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

  /** A difference in points where no language is known. */
  static String points(double value) {
    return Printed.points(value, 1, Language.ES);
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
  public static String name(String names) {
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
   * @param of column with what it is out of, for a ratio; empty for others
   * @param words words of coded answers; empty where they are written as they are
   */
  public Block.Cell cell(
      Rows.Row row, String from, String of, Map<String, Words> words, Context context) {
    Object value = answer(row, from, context.language());
    return switch (this) {
      case VALUE, BARE_VALUE, BOUND -> value(row, from, context);
      case TARGET -> target(row, from, context);
      case INDICATOR -> indicator(value, context);
      case YES_NO ->
          value == null
              ? Block.Cell.of(Phrase.NOT_KNOWN.in(context.language()), Block.CellKind.WHY)
              : Block.Cell.of(shown(value, context.language()), Block.CellKind.TEXT);
      case YEAR, COUNT, NUMBER, PERCENT, MONEY, POINTS, CHANGE_POINTS, SHORT_NUMBER ->
          Block.Cell.of(
              value == null ? "—" : fact(row, from, value, context), Block.CellKind.NUMBER);
      case RATIO ->
          Block.Cell.of(
              value == null || row.value(of) == null
                  ? "—"
                  : COUNT.fact(row, from, value, context)
                      + "/"
                      + COUNT.fact(row, of, row.value(of), context),
              Block.CellKind.NUMBER);
      case STATUS ->
          Block.Cell.of(
              Status.of(value == null ? null : text(value)).in(context.language()),
              Block.CellKind.TEXT);
      case REASON ->
          // The status says it already.
          value == null || value.equals("no_target")
              ? Block.Cell.of("—", Block.CellKind.TEXT)
              : Block.Cell.of(
                  context.tables().reasonWords(text(value), context.language()),
                  Block.CellKind.WHY);
      case TEXT, DECLARED, BILINGUAL, NAME, CHANGE, ORIGIN ->
          Block.Cell.of(
              value == null ? "—" : coded(value, words, context.language()), Block.CellKind.TEXT);
    };
  }

  /** A number of a row with its key, as in a sentence or a cell; other answers in words. */
  public String said(
      Rows.Row row, String from, Object value, Map<String, Words> words, Context context) {
    return switch (this) {
      case COUNT, NUMBER, PERCENT, MONEY, POINTS, CHANGE_POINTS, SHORT_NUMBER ->
          fact(row, from, value, context);
      case VALUE, BARE_VALUE, BOUND -> value(row, from, context).text();
      case YEAR,
          RATIO,
          TEXT,
          DECLARED,
          BILINGUAL,
          NAME,
          YES_NO,
          INDICATOR,
          TARGET,
          STATUS,
          CHANGE,
          ORIGIN,
          REASON ->
          coded(value, words, context.language());
    };
  }

  private String fact(Rows.Row row, String from, Object value, Context context) {
    String text =
        this == CHANGE_POINTS
            ? change(row, value, context)
            : isOfAYear(row, from)
                ? YEAR.shown(value, context.language())
                : shown(value, context.language());
    return RowFacts.annotated(row, from, number(value).doubleValue(), text);
  }

  // A year among numbers of other units.
  private boolean isOfAYear(Rows.Row row, String from) {
    return this == SHORT_NUMBER
        && from.equals("value")
        && row.columns().contains("unit_en")
        && "year".equals(row.text("unit_en"));
  }

  private String change(Rows.Row row, Object value, Context context) {
    Double before = row.number("baseline_value");
    Double after = row.number("value");
    if (before == null || after == null) {
      return shown(value, context.language());
    }
    return Printed.change(before, after, measure(row, "value", context), context.language())
        .points();
  }

  /** How a row is printed that tells another measure than its indicator's value. */
  public static Optional<Measure> ofMeasure(Rows.Row row) {
    String measure = row.columns().contains("measure") ? row.text("measure") : null;
    return "municipalities_over_line".equals(measure)
        ? Optional.of(MUNICIPALITIES)
        : Optional.empty();
  }

  // The indicator is the row's, or that of the claim that the column belongs to.
  private static Measure measure(Rows.Row row, String from, Context context) {
    Optional<Measure> other = ofMeasure(row);
    if (other.isPresent()) {
      return other.get();
    }
    if (row.columns().contains("indicator")) {
      return context.tables().measure(row.text("indicator"));
    }
    String key = RowFacts.key(row, from);
    if (key != null && FactKey.parse(key) instanceof ClaimKey claim) {
      return context.tables().measure(claim.code());
    }
    throw new ChartException(
        "column '" + from + "' belongs to no indicator → give the row a column 'indicator'");
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
  public static Object answer(Rows.Row row, String from, Language language) {
    String own = from + "_" + language.tag();
    return row.value(row.columns().contains(own) ? own : from);
  }

  private Block.Cell value(Rows.Row row, String from, Context context) {
    Double value = row.number(from);
    if (value == null) {
      String reason = from + "_reason";
      return row.columns().contains(reason)
          ? Block.Cell.of(Reason.of(row.text(reason)).in(context.language()), Block.CellKind.WHY)
          : Block.Cell.of("—", Block.CellKind.NUMBER);
    }
    return Block.Cell.of(
        RowFacts.annotated(
            row,
            from,
            value,
            switch (this) {
              case BARE_VALUE ->
                  valueText(row, from, measure(row, from, context).withoutSymbol(), context);
              case BOUND ->
                  Printed.value(
                      value, measure(row, from, context).withoutSymbol(), context.language());
              default -> valueText(row, from, measure(row, from, context), context);
            }),
        Block.CellKind.NUMBER);
  }

  /** A value of a row as every place prints it: in its unit, or as a count where cases are few. */
  static String valueText(Rows.Row row, String from, Context context) {
    return valueText(row, from, measure(row, from, context), context);
  }

  private static String valueText(Rows.Row row, String from, Measure measure, Context context) {
    return Printed.value(
        row.number(from),
        number(row, from + "_n", from.equals("value") ? "numerator" : ""),
        number(row, from + "_of", from.equals("value") ? "denominator" : ""),
        measure,
        context.language());
  }

  private static Double number(Rows.Row row, String column, String otherwise) {
    return row.columns().contains(column)
        ? row.number(column)
        : row.columns().contains(otherwise) ? row.number(otherwise) : null;
  }

  // Only what the Plan states or the Asamblea approved may be called a target (meta).
  private static Block.Cell target(Rows.Row row, String from, Context context) {
    Double value = row.number(from);
    if (value == null) {
      return Block.Cell.of("—", Block.CellKind.TEXT);
    }
    return Block.Cell.of(
        RowFacts.annotated(
                row,
                from,
                value,
                Printed.value(value, measure(row, from, context), context.language()))
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
    String anchor = Run.anchor(String.valueOf(code));
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
