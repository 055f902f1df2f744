package org.ptps.charts.data;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.Fingerprint;
import org.ptps.charts.words.Letters;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.TableVersions;
import org.ptps.warehouse.Warehouse;

/**
 * One warehouse as the figures and chapters of an audience read it, several at a time. They ask
 * much the same: an answer is kept, and a view that is read again is computed once, for planning
 * and joining it anew for each figure takes most of the time of drawing them.
 */
public final class Answers {
  private static final Pattern TABLE = Pattern.compile("\\breport\\s*\\.\\s*\"?(\\w+)\"?");

  private static final Set<String> DECIDE_WHAT_IS_WITHHELD =
      Set.of("report.withheld_cells", "report.withheld_things");

  private final Warehouse warehouse;
  private final Map<String, Set<String>> columns = new LinkedHashMap<>();
  private final Set<String> views = new TreeSet<>();
  private final Set<String> asked = new TreeSet<>();
  private final Map<String, String> kept = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();

  private static final class Answer {
    private final Rows rows;
    private String hash;

    Answer(Rows rows) {
      this.rows = rows;
    }

    Rows rows() {
      return rows;
    }

    synchronized String hash() {
      if (hash == null) {
        Fingerprint all = Fingerprint.start().add(rows.columns());
        rows.values().stream().map(String::valueOf).sorted().forEach(all::add);
        hash = all.hash();
      }
      return hash;
    }
  }

  public Answers(Warehouse warehouse) {
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

  /**
   * Versions of the tables that some questions read, and of those that decide what anyone may see.
   *
   * @param asked questions as {@link ReportTables#read} gives them
   * @param versions of the whole warehouse
   */
  public static Map<String, String> restOn(Set<String> asked, TableVersions versions) {
    Map<String, String> all = new TreeMap<>();
    asked.stream()
        .flatMap(question -> tables(question).stream())
        .forEach(table -> versions.find(table).ifPresent(version -> all.put(table, version)));
    return all;
  }

  /**
   * Questions that may be answered otherwise than they were, since a table that they read may hold
   * other rows.
   *
   * @param read hashes of answers by question, as {@link ReportTables#read} gives them
   * @param restedOn versions of what was read, as {@link #restOn} gave them then
   * @param versions of the whole warehouse, now
   */
  public static Map<String, String> doubtful(
      Map<String, String> read, Map<String, String> restedOn, TableVersions versions) {
    Map<String, String> doubtful = new TreeMap<>();
    read.forEach(
        (question, hash) -> {
          Set<String> tables = tables(question);
          boolean same =
              tables.stream()
                  .allMatch(
                      table ->
                          versions.find(table).isPresent()
                              && versions.find(table).get().equals(restedOn.get(table)));
          if (!question.equals(ReportTables.COLUMNS)
              && (!same || tables.equals(DECIDE_WHAT_IS_WITHHELD))) {
            doubtful.put(question, hash);
          }
        });
    if (!doubtful.isEmpty()) {
      doubtful.put(ReportTables.COLUMNS, read.get(ReportTables.COLUMNS));
    }
    return doubtful;
  }

  private static Set<String> tables(String question) {
    Set<String> tables = new TreeSet<>(DECIDE_WHAT_IS_WITHHELD);
    Matcher names = TABLE.matcher(question);
    while (names.find()) {
      tables.add("report." + names.group(1));
    }
    return tables;
  }

  /** Columns of the tables of {@code report}, in their order. */
  Map<String, Set<String>> columns() {
    return columns;
  }

  /** The answer, in words that can be drawn. The warehouse answers one by one. */
  Rows to(String question) {
    return answer(question).rows();
  }

  /**
   * What an answer is known by: its columns and rows, whatever order these come in, since who needs
   * one asks for it.
   */
  String hash(String question) {
    return answer(question).hash();
  }

  /** What is known by the columns of all tables: which of them there are is a question too. */
  String hashOfColumns() {
    return Fingerprint.start().add(columns).hash();
  }

  /**
   * Whether all is answered as it was.
   *
   * @param asked hashes of answers by question, as {@link ReportTables#read} gives them
   */
  public boolean hold(Map<String, String> asked) {
    // Where a table or column is gone, a question may have no answer at all.
    return hashOfColumns().equals(asked.get(ReportTables.COLUMNS))
        && asked.entrySet().stream()
            .filter(each -> !each.getKey().equals(ReportTables.COLUMNS))
            .allMatch(each -> hash(each.getKey()).equals(each.getValue()));
  }

  private synchronized Answer answer(String question) {
    Answer answer = answers.get(question);
    if (answer == null) {
      String ofKept =
          TABLE
              .matcher(question)
              .replaceAll(table -> Matcher.quoteReplacement(place(table.group(1))));
      answer = new Answer(Letters.drawable(warehouse.query(ofKept)));
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
