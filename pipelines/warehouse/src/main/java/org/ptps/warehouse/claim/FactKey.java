package org.ptps.warehouse.claim;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * The key of one printed number: a {@link ClaimKey claim} of an indicator, or a {@link RowKey cell}
 * of a table of {@code report}. Two places that print under one key print one fact.
 */
public sealed interface FactKey permits ClaimKey, RowKey {

  /** The key as printed; {@link #parse} reads it back. */
  String text();

  /** The last part: what of the claim or row is printed. */
  String part();

  /** The same claim or row with another part. */
  FactKey with(String part);

  /**
   * Reads a key.
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

  /**
   * A part as it stands in a key: the signs that keys are made of, blanks and control signs are
   * written as in addresses ({@code %2F}), so that every key reads back as it was meant.
   */
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

  /** The part that {@link #escape} wrote. */
  static String unescape(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
