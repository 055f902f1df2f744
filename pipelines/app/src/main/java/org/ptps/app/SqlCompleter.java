package org.ptps.app;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.ptps.warehouse.QuerySession;

/**
 * Completes table names after {@code from} and {@code join}, else columns of the tables in the
 * line.
 */
final class SqlCompleter implements Completer {
  private static final List<String> COMMANDS =
      List.of(".tables", ".describe", ".joins", ".format", ".help", ".quit");
  private static final List<String> WORDS =
      List.of(
          "select",
          "from",
          "where",
          "group by",
          "order by",
          "having",
          "limit",
          "join",
          "left join",
          "using",
          "on",
          "with",
          "as",
          "distinct",
          "and",
          "or",
          "not",
          "in",
          "between",
          "is null",
          "is not null",
          "case",
          "when",
          "then",
          "else",
          "end",
          "count(*)",
          "sum(",
          "avg(",
          "min(",
          "max(",
          "round(",
          "describe",
          "summarize");
  private static final Set<String> BEFORE_TABLE = Set.of("from", "join", "describe", "summarize");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\b(?:from|join|,)\\s+([\\w.]+)(?:\\s+(?:as\\s+)?(\\w+))?", Pattern.CASE_INSENSITIVE);

  private final List<QuerySession.Table> tables;

  SqlCompleter(List<QuerySession.Table> tables) {
    this.tables = tables;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    suggestions(line.line(), line.words(), line.wordIndex())
        .forEach(
            text ->
                candidates.add(
                    new Candidate(text, text, null, null, null, null, !text.endsWith("("))));
  }

  /** Candidates for a word of the line. */
  Set<String> suggestions(String line, List<String> words, int at) {
    String word = words.get(at).toLowerCase(Locale.ROOT);
    String before = at == 0 ? "" : words.get(at - 1).toLowerCase(Locale.ROOT);
    Set<String> found = new TreeSet<>();
    if (at == 0 && word.startsWith(".")) {
      found.addAll(COMMANDS);
    } else if (words.get(0).equals(".format")) {
      found.addAll(List.of("table", "csv", "json", "markdown"));
    } else if (BEFORE_TABLE.contains(before) || words.get(0).startsWith(".")) {
      tables.forEach(table -> found.add(table.qualified()));
      tables.stream()
          .filter(table -> table.schema().equals("report"))
          .forEach(table -> found.add(table.name()));
    } else {
      columns(line, word, found);
      if (!word.contains(".")) {
        found.addAll(WORDS);
      }
    }
    found.removeIf(text -> !text.startsWith(word));
    return found;
  }

  private void columns(String line, String word, Set<String> found) {
    TreeMap<String, QuerySession.Table> named = named(line);
    int dot = word.lastIndexOf('.');
    if (dot >= 0) {
      QuerySession.Table table = named.get(word.substring(0, dot));
      if (table != null) {
        table.columns().forEach(column -> found.add(word.substring(0, dot + 1) + column.name()));
      }
      return;
    }
    for (QuerySession.Table table : named.isEmpty() ? tables : named.values()) {
      table.columns().forEach(column -> found.add(column.name()));
    }
  }

  /** Tables of the line, by name and alias. */
  private TreeMap<String, QuerySession.Table> named(String line) {
    TreeMap<String, QuerySession.Table> named = new TreeMap<>();
    Matcher reads = NAMED.matcher(line);
    while (reads.find()) {
      String name = reads.group(1).toLowerCase(Locale.ROOT);
      for (QuerySession.Table table : tables) {
        if (table.qualified().equals(name) || table.qualified().equals("report." + name)) {
          named.put(table.name(), table);
          named.put(table.qualified(), table);
          if (reads.group(2) != null) {
            named.put(reads.group(2).toLowerCase(Locale.ROOT), table);
          }
        }
      }
    }
    return named;
  }
}
