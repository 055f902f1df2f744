package org.ptps.charts.data;

import org.ptps.charts.words.Annotated;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.claim.Fact;
import org.ptps.warehouse.claim.FactKey;

/**
 * The keys of the numbers of a row of {@code report}: a column {@code x} has the one in {@code
 * x_key}; {@code x_n} and {@code x_of} are numerator and denominator of that claim; every other
 * column is a part of the row's {@code key}.
 */
public final class RowFacts {
  private static final String KEY = "key";

  private RowFacts() {}

  /** Key of what a column of a row says; null where the row has none. */
  public static String key(Rows.Row row, String column) {
    String own = column + "_" + KEY;
    if (row.columns().contains(own)) {
      return row.text(own);
    }
    String part = column.endsWith("_n") ? "numerator" : column.endsWith("_of") ? "denominator" : "";
    if (!part.isEmpty()) {
      String base = column.substring(0, column.lastIndexOf('_'));
      if (row.columns().contains(base + "_" + KEY)) {
        String whole = row.text(base + "_" + KEY);
        return whole == null ? null : FactKey.parse(whole).with(part).text();
      }
      if (base.equals("value")) {
        return within(row, part);
      }
    }
    return within(row, column);
  }

  private static String within(Rows.Row row, String part) {
    String key = row.columns().contains(KEY) ? row.text(KEY) : null;
    return key == null ? null : key + "/" + FactKey.escape(part);
  }

  /** Printed words of a column's number, with the key that the row gives it. */
  public static String annotated(Rows.Row row, String column, double value, String text) {
    String key = key(row, column);
    return key == null ? text : Annotated.fact(new Fact(key, value, text));
  }
}
