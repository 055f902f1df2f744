package org.ptps.warehouse;

import org.ptps.catalog.Words;

/** Why a user's query is refused, in one sentence with its position. */
public final class QueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Words words;

  QueryException(Words words) {
    super(words.en());
    this.words = words;
  }

  /** An answer with more rows than a sheet holds. */
  public static QueryException tooLong(long rows) {
    return new QueryException(
        new Words(
            "la respuesta tiene más de las "
                + rows
                + " filas que caben en una hoja → pida menos, o --format csv",
            "the answer has more than the "
                + rows
                + " rows that a sheet holds → ask for fewer, or --format csv"));
  }

  public Words words() {
    return words;
  }
}
