package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Problems;

/** References of a query by DuckDB's parser: tables and macros; reports what our rules forbid. */
record SqlTree(SqlFile file, Set<Reference> references) {
  private static final Pattern MACRO_HEAD =
      Pattern.compile("\\s*create macro macros\\.(\\w+)\\s*\\(");
  private static final Pattern MACRO_READS =
      Pattern.compile("\\b(macros|lake|declared|model|indicator|report)\\.(\\w+)");
  private static final Pattern DATE = Pattern.compile("'\\d{4}-\\d{2}(-\\d{2})?'");

  /** A table or view with the first line that reads it. */
  record Reference(String schema, String name, int line) {
    String qualified() {
      return schema + "." + name;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Reference that && qualified().equals(that.qualified());
    }

    @Override
    public int hashCode() {
      return qualified().hashCode();
    }
  }

  /** Cache of valid queries: one process may build several times. */
  private static final Map<SqlFile, SqlTree> PARSED = new ConcurrentHashMap<>();

  /** Parses a query; adds mistakes to {@code problems}. */
  static SqlTree parse(Database database, SqlFile file, Problems problems) {
    SqlTree known = PARSED.get(file);
    if (known != null) {
      return known;
    }
    Problems own = new Problems();
    SqlTree tree = parseAnew(database, file, own);
    own.all().forEach(problems::add);
    if (own.all().isEmpty()) {
      PARSED.put(file, tree);
    }
    return tree;
  }

  private static SqlTree parseAnew(Database database, SqlFile file, Problems problems) {
    if (file.schema().equals(SqlFile.MACROS)) {
      return macro(file, problems);
    }
    ParseTree tree =
        ParseTree.read(
            database
                .query("select json_serialize_sql(?)", file.sql())
                .values()
                .get(0)
                .get(0)
                .toString());
    ParseTree.Node head = tree.nodes().get(0);
    if ("true".equals(head.text("error"))) {
      String position = head.text("position");
      problems.add(
          file.file(),
          position == null ? 0 : line(file.lineOfByte(), position),
          new Words(
              "la consulta no se entiende: " + head.text("error_message"),
              "the query cannot be parsed: " + head.text("error_message")),
          new Words("corrija el SQL", "mend the SQL"));
      return new SqlTree(file, Set.of());
    }
    if (tree.statements() != 1) {
      problems.add(
          file.file(),
          0,
          new Words(
              "el archivo tiene más de una sentencia", "the file holds more than one statement"),
          new Words("deje una consulta", "keep one query"));
    }
    return new SqlTree(file, references(file, tree.nodes(), problems));
  }

  /** DuckDB has no parse tree of macros, so their references are found in the text. */
  private static SqlTree macro(SqlFile file, Problems problems) {
    String code =
        file.sql()
            .lines()
            .map(line -> line.replaceFirst("--.*", ""))
            .collect(Collectors.joining("\n"));
    Matcher head = MACRO_HEAD.matcher(code);
    if (!head.lookingAt() || !head.group(1).equals(file.name())) {
      problems.add(
          file.file(),
          1,
          new Words(
              "el archivo no hace la macro de su nombre",
              "the file does not make the macro of its name"),
          new Words(
              "después del comentario escriba 'create macro macros." + file.name() + "(…) as …'",
              "after the comment write 'create macro macros." + file.name() + "(…) as …'"));
      return new SqlTree(file, Set.of());
    }
    if (code.strip().replaceFirst(";$", "").contains(";")) {
      problems.add(
          file.file(),
          0,
          new Words(
              "el archivo tiene más de una sentencia", "the file holds more than one statement"),
          new Words("deje una macro", "keep one macro"));
    }
    Set<Reference> references = new LinkedHashSet<>();
    Matcher reads = MACRO_READS.matcher(code).region(head.end(), code.length());
    while (reads.find()) {
      int line = 1 + (int) code.substring(0, reads.start()).chars().filter(c -> c == '\n').count();
      references.add(new Reference(reads.group(1), reads.group(2), line));
    }
    dateLiterals(file, problems);
    return new SqlTree(file, references);
  }

  private static Set<Reference> references(
      SqlFile file, List<ParseTree.Node> nodes, Problems problems) {
    Set<String> local = new LinkedHashSet<>();
    for (ParseTree.Node node : nodes) {
      if (node.isNamedQuery() && node.text("key") != null) {
        local.add(node.text("key"));
      }
    }
    Set<Reference> references = new LinkedHashSet<>();
    int[] lines = file.lineOfByte();
    for (ParseTree.Node node : nodes) {
      int line = line(lines, node.text("query_location"));
      if ("BASE_TABLE".equals(node.text("type")) && node.text("table_name") != null) {
        String schema = node.text("schema_name");
        String name = node.text("table_name");
        if (schema == null || schema.isEmpty()) {
          if (!local.contains(name)) {
            problems.add(
                file.file(),
                line,
                new Words(
                    "la tabla '" + name + "' está sin su esquema",
                    "table '" + name + "' is named without its schema"),
                new Words(
                    "escriba delante lake, declared, model, indicator o report",
                    "write lake, declared, model, indicator or report before it"));
          }
        } else {
          references.add(new Reference(schema, name, line));
        }
      }
      String function = node.text("function_name");
      if (function != null && SqlFile.MACROS.equals(node.text("schema"))) {
        references.add(new Reference(SqlFile.MACROS, function, line));
      }
      if (function != null && (function.startsWith("read_") || function.endsWith("_scan"))) {
        problems.add(
            file.file(),
            line,
            new Words(
                "la consulta lee un archivo con " + function + "()",
                "the query reads a file by " + function + "()"),
            new Words("lea tablas de lake", "read lake tables"));
      }
      if ("STAR".equals(node.text("class")) && node.isSelected()) {
        problems.add(
            file.file(),
            line,
            new Words(
                "la consulta termina en select *, que se ensancha sin decirlo",
                "the query ends in select *, which widens without a word"),
            new Words("nombre las columnas", "name the columns"));
      }
    }
    dateLiterals(file, problems);
    return references;
  }

  private static void dateLiterals(SqlFile file, Problems problems) {
    List<String> lines = new ArrayList<>(file.sql().lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = DATE.matcher(lines.get(i).replaceFirst("--.*", ""));
      if (matcher.find()) {
        problems.add(
            file.file(),
            i + 1,
            new Words(
                "la fecha " + matcher.group() + " está escrita en la consulta",
                "the date " + matcher.group() + " is typed into the query"),
            new Words(
                "tómela de una columna, de un ajuste o de un umbral",
                "take it from a column, a setting or a threshold"));
      }
    }
  }

  private static int line(int[] lines, String location) {
    return location == null || location.length() > 9 || Integer.parseInt(location) >= lines.length
        ? 0
        : lines[Integer.parseInt(location)];
  }
}
