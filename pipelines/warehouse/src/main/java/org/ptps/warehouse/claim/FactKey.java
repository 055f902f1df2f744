package org.ptps.warehouse.claim;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Key of a printed number: a {@link ClaimKey claim} of an indicator, or a {@link RowKey cell} of a
 * table of {@code report}. Equal keys mean equal facts.
 */
public sealed interface FactKey permits ClaimKey, RowKey {

  /** The key as text; {@link #parse} reads it back. */
  String text();

  /** The last element: which number of the claim or row. */
  String part();

  /** The same key with another part. */
  FactKey with(String part);

  /**
   * Parses a key.
   *
   * @param text {@code code[:breakdown:category][@edition]/area/residence/year[~comparison]/part}
   *     or {@code table/row/column}
   * @throws IllegalArgumentException if it is neither
   */
  static FactKey parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length == 5) {
      return ClaimKey.of(parts);
    }
    if (parts.length == 3) {
      return RowKey.of(parts);
    }
    throw new IllegalArgumentException(
        "'"
            + text
            + "' is no key of a printed number → code/area/residence/year/part, or table/row/column");
  }

  /** Escapes separators, blanks and control characters of an element as in URLs ({@code %2F}). */
  static String escape(String part) {
    StringBuilder escaped = new StringBuilder();
    part.codePoints()
        .forEach(
            sign -> {
              if (sign <= ' ' || sign == 0x7f || "%/:@~;|".indexOf(sign) >= 0) {
                escaped.append(String.format(java.util.Locale.ROOT, "%%%02X", sign));
              } else {
                escaped.appendCodePoint(sign);
              }
            });
    return escaped.toString();
  }

  /** Reverses {@link #escape}. */
  static String unescape(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
