package org.ptps.warehouse;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the fields of a DuckDB error in JSON: flat names and texts. */
final class ErrorFields {
  private static final Pattern FIELD =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\":\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)");

  private ErrorFields() {}

  static Map<String, String> of(String json) {
    Map<String, String> fields = new HashMap<>();
    Matcher field = FIELD.matcher(json);
    while (field.find()) {
      fields.putIfAbsent(plain(field.group(1)), plain(field.group(2)));
    }
    return fields;
  }

  private static String plain(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            escaped -> {
              String sign = escaped.group(1);
              return Matcher.quoteReplacement(
                  switch (sign.charAt(0)) {
                    case 'n' -> "\n";
                    case 't' -> "\t";
                    case 'r' -> "\r";
                    case 'b' -> "\b";
                    case 'f' -> "\f";
                    case 'u' ->
                        sign.length() == 5
                            ? String.valueOf((char) Integer.parseInt(sign.substring(1), 16))
                            : "u";
                    default -> sign;
                  });
            });
  }
}
