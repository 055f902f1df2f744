package org.ptps.charts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * One warehouse as the figures and chapters of an audience read it, several at a time. They ask
 * much the same: an answer is kept, and a view that is read again is computed once, for planning
 * and joining it anew for each figure takes most of the time of drawing them.
 */
final class Answers {
  private static final Pattern TABLE = Pattern.compile("\\breport\\s*\\.\\s*\"?(\\w+)\"?");

  private final Warehouse warehouse;
  private final Map<String, Set<String>> columns = new LinkedHashMap<>();
  private final Set<String> views = new TreeSet<>();
  private final Set<String> asked = new TreeSet<>();
  private final Map<String, String> kept = new HashMap<>();
  private final Map<Question, Rows> answers = new HashMap<>();

  private record Question(String sql, List<Object> parameters) {}

  Answers(Warehouse warehouse) {
    this.warehouse = warehouse;
    warehouse
        .query(
            """
            select table_name, column_name
            from information_schema.columns
            where table_catalog = current_database() and table_schema = 'report'
            order by table_name, ordinal_position""")
        .forEach(
            row ->
                columns
                    .computeIfAbsent(row.text("table_name"), name -> new LinkedHashSet<>())
                    .add(row.text("column_name")));
    warehouse
        .query(
            """
            select table_name
            from information_schema.tables
            where table_catalog = current_database()
                and table_schema = 'report'
                and table_type = 'VIEW'""")
        .forEach(row -> views.add(row.text("table_name")));
  }

  /** Columns of the tables of {@code report}, in their order. */
  Map<String, Set<String>> columns() {
    return columns;
  }

  /** Tables of {@code report} that a query names. */
  static Set<String> tables(String sql) {
    Set<String> tables = new TreeSet<>();
    Matcher table = TABLE.matcher(sql);
    while (table.find()) {
      tables.add(table.group(1));
    }
    return tables;
  }

  /** The answer, in words that can be drawn. The warehouse answers one by one. */
  synchronized Rows to(String sql, Object... parameters) {
    Question question = new Question(sql, Arrays.asList(parameters));
    Rows answer = answers.get(question);
    if (answer == null) {
      String ofKept =
          TABLE.matcher(sql).replaceAll(table -> Matcher.quoteReplacement(place(table.group(1))));
      answer = Letters.drawable(warehouse.query(ofKept, parameters));
      answers.put(question, answer);
    }
    return answer;
  }

  // One question alone is answered sooner from the view, which leaves out rows that it does not ask
  // for.
  private String place(String table) {
    if (!views.contains(table) || asked.add(table)) {
      return "report.\"" + table + '"';
    }
    return kept.computeIfAbsent(table, warehouse::keep);
  }
}
