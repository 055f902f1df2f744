package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parse tree of a query from DuckDB's JSON, read as a stream: the scalar values of each node, and
 * its position as far as our rules need it. The JSON is fifty times as long as the query and never
 * held whole.
 */
final class ParseTree {
  /** Names of the values that are kept. */
  private static final Set<String> WANTED =
      Set.of(
          "error",
          "error_message",
          "position",
          "type",
          "class",
          "schema_name",
          "table_name",
          "function_name",
          "schema",
          "catalog_name",
          "catalog",
          "show_type",
          "key",
          "query_location");

  /**
   * A node of the tree.
   *
   * @param values its plain values by name
   * @param isNamedQuery whether it is an entry of a {@code with}
   * @param isSelected whether it is a column of a select list outside any {@code with} or {@code
   *     from}
   */
  record Node(Map<String, String> values, boolean isNamedQuery, boolean isSelected) {
    /** A value, null where the node has none. */
    String text(String name) {
      return values.get(name);
    }
  }

  private final String json;
  private final List<Node> nodes = new ArrayList<>();
  private int at;
  private int statements;

  private ParseTree(String json) {
    this.json = json;
  }

  /**
   * @param json result of {@code json_serialize_sql}
   */
  static ParseTree read(String json) {
    ParseTree tree = new ParseTree(json);
    tree.value(new Place("", "", false, false, false));
    return tree;
  }

  /** All nodes, parents before children. */
  List<Node> nodes() {
    return nodes;
  }

  /** Number of statements. */
  int statements() {
    return statements;
  }

  /**
   * Position in the JSON.
   *
   * @param name name of the nearest value that has one
   * @param above name of the nearest one above it
   * @param isElement whether it is an element of the list of that name
   */
  private record Place(
      String name, String above, boolean isElement, boolean inNamedQuery, boolean inFrom) {
    Place of(String child) {
      return new Place(
          child,
          name,
          false,
          inNamedQuery || child.equals("cte_map"),
          inFrom || child.equals("from_table"));
    }

    Place element() {
      return new Place(name, above, true, inNamedQuery, inFrom);
    }
  }

  private String value(Place place) {
    switch (next()) {
      case '{' -> object(place);
      case '[' -> list(place);
      case '"' -> {
        return string(WANTED.contains(place.name()));
      }
      default -> {
        int from = at;
        while (at < json.length() && ",}] \n".indexOf(json.charAt(at)) < 0) {
          at++;
        }
        String plain = json.substring(from, at);
        return plain.equals("null") ? null : plain;
      }
    }
    return null;
  }

  private void object(Place place) {
    Map<String, String> values = new HashMap<>();
    nodes.add(
        new Node(
            values,
            place.isElement() && place.name().equals("map") && place.above().equals("cte_map"),
            place.isElement()
                && place.name().equals("select_list")
                && !place.inNamedQuery()
                && !place.inFrom()));
    at++;
    while (next() != '}') {
      if (json.charAt(at) == ',') {
        at++;
        next();
      }
      String name = string(true);
      next();
      at++;
      String plain = value(place.of(name));
      if (plain != null && WANTED.contains(name)) {
        values.put(name, plain);
      }
    }
    at++;
  }

  private void list(Place place) {
    boolean isOfStatements = place.name().equals("statements") && place.above().isEmpty();
    at++;
    while (next() != ']') {
      if (json.charAt(at) == ',') {
        at++;
        next();
      }
      value(place.element());
      statements += isOfStatements ? 1 : 0;
    }
    at++;
  }

  private char next() {
    while (Character.isWhitespace(json.charAt(at))) {
      at++;
    }
    return json.charAt(at);
  }

  private String string(boolean isWanted) {
    int from = at + 1;
    int end = from;
    while (json.charAt(end) != '"' && json.charAt(end) != '\\') {
      end++;
    }
    if (json.charAt(end) == '"') {
      at = end + 1;
      return isWanted ? json.substring(from, end) : null;
    }
    StringBuilder text = new StringBuilder();
    at = from;
    while (json.charAt(at) != '"') {
      char c = json.charAt(at++);
      if (c != '\\') {
        text.append(c);
        continue;
      }
      char escaped = json.charAt(at++);
      switch (escaped) {
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case 'r' -> text.append('\r');
        case 'b' -> text.append('\b');
        case 'f' -> text.append('\f');
        case 'u' -> {
          text.append((char) Integer.parseInt(json.substring(at, at + 4), 16));
          at += 4;
        }
        default -> text.append(escaped);
      }
    }
    at++;
    return text.toString();
  }
}
