package org.ptps.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;

/** Translates errors of DuckDB about a query to one sentence with its position. */
final class QueryErrors {
  private static final Pattern NEAR = Pattern.compile("at or near \"(.*?)\"", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("\"(.*?)\"");
  private static final Pattern MEANT = Pattern.compile("Did you mean \"(.*?)\"");
  private static final int FURTHEST = 4;

  private QueryErrors() {}

  /** Kinds of errors, for which the English text of DuckDB is used. */
  private static final Map<String, String> KINDS =
      Map.of(
          "Conversion", "un valor no se puede convertir",
          "Out of Range", "un número no cabe en su tipo",
          "Invalid Input", "un valor no se entiende",
          "Mismatch Type", "los tipos no van juntos",
          "Binder", "la consulta no tiene sentido así",
          "Catalog", "no existe",
          "Not implemented", "el motor no sabe hacerlo");

  /**
   * @param kind DuckDB's kind of error
   * @param name unknown name, null for none
   * @param candidates similar known names, null for none
   * @param position byte offset in the text, null if unknown
   */
  static QueryException of(
      String sql, String kind, String said, String name, String candidates, String position) {
    String first = said.lines().findFirst().orElse(said).strip();
    Words words;
    if (kind.equals("Parser")) {
      Matcher near = NEAR.matcher(said);
      words =
          near.find()
              ? new Words(
                  "la consulta no se entiende cerca de «" + near.group(1) + "»",
                  "the query is not understood near '" + near.group(1) + "'")
              : new Words(
                  "la consulta no se entiende: " + first, "the query is not understood: " + first);
    } else if (first.startsWith("Referenced column")) {
      Matcher quoted = QUOTED.matcher(first);
      String column = name != null ? name : quoted.find() ? quoted.group(1) : "?";
      String near =
          candidates == null
              ? ""
              : Arrays.stream(candidates.split(",")).limit(3).collect(Collectors.joining(", "));
      words =
          new Words(
              "no hay columna «"
                  + column
                  + "» en esas tablas"
                  + (near.isEmpty() ? "" : " → ¿quiso decir " + near + "?"),
              "there is no column '"
                  + column
                  + "' in those tables"
                  + (near.isEmpty() ? "" : " → did you mean " + near + "?"));
    } else if (kind.equals("Out of Memory")) {
      words =
          new Words(
              "la consulta pide más memoria de la que se le da → pida menos filas o sume antes",
              "the query asks for more memory than it is given → ask for fewer rows or sum first");
    } else {
      Matcher meant = MEANT.matcher(said);
      String hint = meant.find() ? meant.group(1) : "";
      words =
          new Words(
              KINDS.getOrDefault(kind, "el motor no la contesta")
                  + " («"
                  + first
                  + "»)"
                  + (hint.isEmpty() ? "" : " → ¿quiso decir " + hint + "?"),
              first + (hint.isEmpty() ? "" : " → did you mean " + hint + "?"));
    }
    return new QueryException(at(sql, position, words));
  }

  /** Appends line and column to the message. */
  static Words at(String sql, String position, Words words) {
    if (position == null || position.length() > 9) {
      return words;
    }
    byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
    int end = Math.min(Integer.parseInt(position), bytes.length);
    String before = new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    int column = 1 + before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
    return new Words(
        "línea " + line + ", columna " + column + ": " + words.es(),
        "line " + line + ", column " + column + ": " + words.en());
  }

  /** The most similar known name; empty where none is similar. */
  static String nearest(String name, Collection<String> known) {
    String bare = name.substring(name.lastIndexOf('.') + 1);
    String best = "";
    int least = FURTHEST;
    // Among equally similar ones the schema that readers start with.
    for (String each :
        known.stream()
            .sorted(
                Comparator.comparing((String table) -> !table.startsWith("report."))
                    .thenComparing(Comparator.naturalOrder()))
            .toList()) {
      int distance = distance(bare, each.substring(each.lastIndexOf('.') + 1));
      if (distance < least) {
        least = distance;
        best = each;
      }
    }
    return best;
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        row[j] =
            Math.min(
                Math.min(row[j], row[j - 1]) + 1,
                corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
        corner = above;
      }
    }
    return row[other.length()];
  }
}
