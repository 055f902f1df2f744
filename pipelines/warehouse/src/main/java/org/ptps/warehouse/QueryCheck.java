package org.ptps.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.ptps.catalog.Words;

/**
 * Checks that a user's query only reads what its readers may read. It works on DuckDB's parse tree,
 * so that comments, quotes and nesting hide nothing, with allow lists: features of a new version
 * are refused until they are reviewed. The engine is locked as well ({@link QuerySession}).
 */
final class QueryCheck {
  /** Allowed kinds of queries, table references and modifiers. */
  private static final Set<String> KINDS =
      Set.of(
          "SELECT_NODE",
          "SET_OPERATION_NODE",
          "RECURSIVE_CTE_NODE",
          "CTE_NODE",
          "BASE_TABLE",
          "TABLE_FUNCTION",
          "EMPTY",
          "JOIN",
          "SUBQUERY",
          "EXPRESSION_LIST",
          "PIVOT",
          "SHOW_REF",
          "LIMIT_MODIFIER",
          "LIMIT_PERCENT_MODIFIER",
          "ORDER_MODIFIER",
          "DISTINCT_MODIFIER",
          "ORDER_DEFAULT",
          "ASCENDING",
          "DESCENDING");

  private static final Set<String> EXPRESSIONS =
      Set.of(
          "BETWEEN",
          "CASE",
          "CAST",
          "COLLATE",
          "COLUMN_REF",
          "COMPARISON",
          "CONJUNCTION",
          "CONSTANT",
          "FUNCTION",
          "LAMBDA",
          "LAMBDA_REF",
          "OPERATOR",
          "POSITIONAL_REFERENCE",
          "STAR",
          "SUBQUERY",
          "TYPE",
          "WINDOW");

  private static final Set<String> TABLE_FUNCTIONS = Set.of("unnest", "range", "generate_series");
  private static final Set<String> SHOWN = Set.of("DESCRIBE", "SUMMARY");

  /** Prefixes of the engine's views, which a CTE must not shadow. */
  private static final Set<String> ENGINE_VIEWS = Set.of("duckdb_", "pg_", "sqlite_", "pragma_");

  private final Set<String> allowed;
  private final Set<String> schemas;
  private final Set<String> tables;
  private final Set<String> ofMembers;

  /**
   * @param schemas schemas that may be named
   * @param tables tables that may be read, as {@code schema.table} in lower case
   * @param ofMembers tables for members only, whose existence is public
   */
  QueryCheck(Set<String> schemas, Set<String> tables, Set<String> ofMembers) {
    this.ofMembers = ofMembers;
    this.schemas = schemas;
    this.tables = tables;
    this.allowed = functions("allowed");
  }

  /** One of the two lists in {@code functions.txt}. */
  static Set<String> functions(String list) {
    try (InputStream in = QueryCheck.class.getResourceAsStream("functions.txt")) {
      Set<String> names = new HashSet<>();
      boolean reading = false;
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.startsWith("# ")) {
          reading = line.substring(2).equals(list);
        } else if (reading && !line.isBlank()) {
          names.addAll(Set.of(line.strip().split(" ")));
        }
      }
      return names;
    } catch (IOException e) {
      throw new IllegalStateException("functions.txt cannot be read", e);
    }
  }

  /**
   * @param json result of {@code json_serialize_sql}
   * @throws QueryException if it is not a single query, or does more than read what may be read
   */
  void check(String sql, String json) {
    ParseTree tree = ParseTree.read(json);
    ParseTree.Node head = tree.nodes().get(0);
    if ("true".equals(head.text("error"))) {
      String said = String.valueOf(head.text("error_message"));
      if (said.startsWith("Only SELECT") && sql.toLowerCase(Locale.ROOT).contains("pivot")) {
        throw refused(
            null,
            sql,
            "a pivot le faltan sus valores → from (pivot TABLA on COLUMNA in (valor, …) using sum(…))",
            "pivot lacks its values → from (pivot TABLE on COLUMN in (value, …) using sum(…))");
      }
      if (said.startsWith("Only SELECT")) {
        throw refused(
            null,
            sql,
            "solo se puede preguntar: la consulta debe empezar por select, with, from, values,"
                + " describe o summarize",
            "one can only ask: the query must begin with select, with, from, values, describe or"
                + " summarize");
      }
      throw QueryErrors.of(sql, "Parser", said, null, null, head.text("position"));
    }
    if (tree.statements() == 0) {
      throw refused(null, sql, "no hay consulta", "there is no query");
    }
    if (tree.statements() > 1) {
      throw refused(
          null,
          sql,
          "hay " + tree.statements() + " consultas → dé una sola",
          "there are " + tree.statements() + " queries → give one");
    }
    Set<String> named = new HashSet<>();
    for (ParseTree.Node node : tree.nodes()) {
      if (node.isNamedQuery() && node.text("key") != null) {
        String name = lower(node.text("key"));
        if (ENGINE_VIEWS.stream().anyMatch(name::startsWith)) {
          throw notThere(node, sql, name);
        }
        named.add(name);
      }
    }
    for (ParseTree.Node node : tree.nodes()) {
      check(node, sql, named);
    }
  }

  private void check(ParseTree.Node node, String sql, Set<String> named) {
    String kind = node.text("type");
    String expression = node.text("class");
    if (expression != null && !EXPRESSIONS.contains(expression)) {
      if (expression.equals("PARAMETER")) {
        throw refused(
            node,
            sql,
            "la consulta tiene un parámetro (? o $) → escriba el valor",
            "the query has a parameter (? or $) → write the value");
      }
      throw notAllowed(node, sql, expression);
    }
    if (expression == null && kind != null && !KINDS.contains(kind)) {
      throw notAllowed(node, sql, kind);
    }
    if (expression == null && "BASE_TABLE".equals(kind)) {
      table(node, sql, named);
    }
    if (expression == null && "SHOW_REF".equals(kind)) {
      String table = node.text("table_name");
      if (!SHOWN.contains(String.valueOf(node.text("show_type")))
          || table != null && !table.isEmpty()) {
        throw refused(
            node,
            sql,
            "de show solo se permite describe y summarize; en ptps sql: .tables",
            "of show only describe and summarize are allowed; in ptps sql: .tables");
      }
    }
    String function = node.text("function_name");
    if (function != null) {
      function(node, sql, lower(function), "TABLE_FUNCTION".equals(kind));
    }
  }

  private void table(ParseTree.Node node, String sql, Set<String> named) {
    String catalog = text(node, "catalog_name");
    String schema = lower(text(node, "schema_name"));
    String name = lower(text(node, "table_name"));
    boolean isNamed = catalog.isEmpty() && schema.isEmpty() && named.contains(name);
    String full = (schema.isEmpty() ? "report" : schema) + "." + name;
    if (!isNamed && (!catalog.isEmpty() || !tables.contains(full))) {
      throw notThere(
          node,
          sql,
          (catalog.isEmpty() ? "" : catalog + ".") + (schema.isEmpty() ? "" : schema + ".") + name);
    }
  }

  private void function(ParseTree.Node node, String sql, String name, boolean isOfTables) {
    String schema = lower(text(node, "schema"));
    boolean isOurs = schema.equals("macros") && schemas.contains("macros");
    boolean isKnown =
        schema.isEmpty() && (allowed.contains(name) || TABLE_FUNCTIONS.contains(name));
    if (!text(node, "catalog").isEmpty() || !isOurs && !isKnown) {
      throw refused(
          node,
          sql,
          "la función «" + name + "» no se permite o no existe",
          "the function '" + name + "' is not allowed or does not exist");
    }
  }

  /** A table function is nested in a table reference of the same kind. */
  private static String text(ParseTree.Node node, String name) {
    return node.text(name) == null ? "" : node.text(name);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private QueryException notThere(ParseTree.Node node, String sql, String name) {
    if (ofMembers.contains(name.contains(".") ? name : "report." + name)) {
      return refused(
          node,
          sql,
          "«" + name + "» la leen los miembros → --audience members",
          "'" + name + "' is read by members → --audience members");
    }
    String near = QueryErrors.nearest(name, tables);
    return refused(
        node,
        sql,
        "no hay tabla «"
            + name
            + "» entre las que se pueden leer"
            + (near.isEmpty() ? "" : " → ¿quiso decir " + near + "?"),
        "there is no table '"
            + name
            + "' among those that may be read"
            + (near.isEmpty() ? "" : " → did you mean " + near + "?"));
  }

  private static QueryException notAllowed(ParseTree.Node node, String sql, String what) {
    return refused(
        node, sql, "no se permite aquí: " + lower(what), "not allowed here: " + lower(what));
  }

  private static QueryException refused(ParseTree.Node node, String sql, String es, String en) {
    String location = node == null ? null : node.text("query_location");
    return new QueryException(QueryErrors.at(sql, location, new Words(es, en)));
  }
}
