package org.ptps.charts.data;

import java.util.Optional;
import org.ptps.catalog.Language;
import org.ptps.charts.words.Annotated;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Fact;
import org.ptps.warehouse.claim.Measure;
import org.ptps.warehouse.claim.Printed;

/**
 * Numbers of a row of {@code report} as a figure prints them, each with its key: that of its column
 * {@code x_key}, else the row's {@code key} and the name of the column. What is null is a dash.
 */
public final class Facts {
  /** Kind of a number that says how much a figure shows and nothing of what was counted. */
  public static final String DRAWN = "drawn";

  private static final String NONE = "—";

  private Facts() {}

  /** A count, or an amount without decimals. */
  public static String whole(Rows.Row row, String column) {
    Double value = row.number(column);
    return value == null ? NONE : fact(row, column, Printed.whole(value));
  }

  public static String percent(Rows.Row row, String column, Language language) {
    return printed(row, column, Measure.PERCENT, language);
  }

  /** A number of so many decimals; what is nearly nothing is not told as nothing. */
  public static String decimal(Rows.Row row, String column, int decimals) {
    Double value = row.number(column);
    if (value == null) {
      return NONE;
    }
    double least = Math.pow(10, -decimals);
    return fact(
        row,
        column,
        value > 0 && value < least / 2
            ? "<\u00a0" + Printed.decimal(least, decimals)
            : Printed.decimal(value, decimals));
  }

  public static String points(Rows.Row row, String column, Language language) {
    Double value = row.number(column);
    return value == null ? NONE : fact(row, column, Printed.points(value, 1, language));
  }

  public static String printed(Rows.Row row, String column, Measure measure, Language language) {
    Double value = row.number(column);
    return value == null ? NONE : fact(row, column, Printed.value(value, measure, language));
  }

  /** The same of a row that may be missing, which counts nothing. */
  public static String whole(Optional<Rows.Row> row, String column) {
    return row.map(one -> whole(one, column)).orElse(drawn(0));
  }

  /** A part of a value, such as what of it is not known; a dash where there is none. */
  public static String whole(ReportTables.Value value, String part, Double number) {
    return number == null ? NONE : fact(value.key() + "/" + part, number, Printed.whole(number));
  }

  public static String percent(
      ReportTables.Value value, String part, Double number, Language language) {
    return number == null
        ? NONE
        : fact(value.key() + "/" + part, number, Printed.value(number, Measure.PERCENT, language));
  }

  /** The number of a column in words that were chosen for it. */
  public static String fact(Rows.Row row, String column, String words) {
    return fact(key(row, column), row.number(column), words);
  }

  public static String fact(String key, double value, String words) {
    return Annotated.fact(new Fact(key, value, words));
  }

  /** Key of the number in a column. */
  public static String key(Rows.Row row, String column) {
    return RowFacts.key(row, column);
  }

  /** How many rows, columns or parts the figure itself has. */
  public static String drawn(long count) {
    return Annotated.kind(DRAWN, Printed.whole(count));
  }

  /** The number by which a figure's list calls a place of its map. */
  public static String place(int number) {
    return Annotated.kind("place", String.valueOf(number));
  }

  /** Words of the catalogue: what is typed in them is declared there with its source. */
  public static String declared(String words) {
    return Annotated.kind("declared", words);
  }

  /** A number that is declared, such as a line that decides, or that an axis or legend shows. */
  public static String scale(String words) {
    return Annotated.kind("scale", words);
  }
}
