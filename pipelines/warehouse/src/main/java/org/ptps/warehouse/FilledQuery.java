package org.ptps.warehouse;

import java.time.LocalDate;
import java.util.List;

/**
 * Replaces {@code ?} in a query by literals. DuckDB plans a prepared statement twice, when it is
 * prepared and when it is executed; most queries of a report take longer to plan than to run.
 */
public final class FilledQuery {
  private FilledQuery() {}

  /**
   * @param sql a query in which {@code ?} outside of texts, names and comments stands for a value
   * @param values texts, numbers, flags, dates and null, in the order of the {@code ?}
   * @throws IllegalArgumentException if there are more or fewer, or one of another kind
   */
  public static String of(String sql, List<?> values) {
    StringBuilder filled = new StringBuilder(sql.length() + 32);
    int used = 0;
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = endOfQuoted(sql, at);
      if (end > at) {
        filled.append(sql, at, end);
        at = end;
      } else {
        if (c != '?') {
          filled.append(c);
        } else if (used < values.size()) {
          filled.append(literal(values.get(used++)));
        } else {
          throw new IllegalArgumentException(
              "the query asks for more than " + values.size() + " values: " + sql);
        }
        at++;
      }
    }
    if (used < values.size()) {
      throw new IllegalArgumentException(
          "the query asks for " + used + " values and " + values.size() + " are given: " + sql);
    }
    return filled.toString();
  }

  /**
   * End of a text, quoted name or comment that begins at a position; the same position for none.
   */
  private static int endOfQuoted(String sql, int at) {
    if (sql.startsWith("--", at)) {
      return end(sql, "\n", at + 2);
    }
    if (sql.startsWith("/*", at)) {
      return end(sql, "*/", at + 2);
    }
    if (sql.startsWith("$$", at)) {
      return end(sql, "$$", at + 2);
    }
    // A doubled quote ends one text and begins the next, with the same result.
    return switch (sql.charAt(at)) {
      case '\'' -> end(sql, "'", at + 1);
      case '"' -> end(sql, "\"", at + 1);
      default -> at;
    };
  }

  private static int end(String sql, String mark, int from) {
    int found = sql.indexOf(mark, from);
    return found < 0 ? sql.length() : found + mark.length();
  }

  private static String literal(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof String text) {
      return Database.literal(text);
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      // Parenthesized, since two minus signs begin a comment.
      return "(" + value + ")";
    }
    if (value instanceof Double) {
      return "cast('" + value + "' as double)";
    }
    if (value instanceof LocalDate) {
      return "date '" + value + "'";
    }
    throw new IllegalArgumentException("no value for a query: " + value.getClass());
  }
}
