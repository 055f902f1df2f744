package org.ptps.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.hocon.Declaration;

/** Reads one {@code conf/tables/<table>.conf}. */
final class TableReader {
  private TableReader() {}

  static Table read(Declaration file, String id, Map<String, Column> columns) {
    List<Column> own = new ArrayList<>();
    for (String name : file.texts("columns")) {
      Column column = columns.get(name);
      if (column == null) {
        file.problem(
            "columns",
            "column '" + name + "' has no meaning in conf/columns.conf",
            "add it there or use a known one");
      } else {
        own.add(column);
      }
    }
    List<String> key = file.texts("key");
    List<String> origin = Table.ORIGIN.stream().map(Column::name).toList();
    for (String name : key) {
      if (!has(own, name) && !origin.contains(name)) {
        file.problem(
            "key", "key column '" + name + "' is not a column of the table", "add it to columns");
      }
    }
    return new Table(
        id,
        file.words("comment"),
        key,
        List.copyOf(own),
        doubles(file.child("doubles"), own, id),
        sameThings(file, own, id),
        references(file, own, id),
        SourceReader.rules(file, own, id));
  }

  private static boolean has(List<Column> columns, String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  private static void known(
      Declaration where, String key, List<String> names, List<Column> columns, String table) {
    for (String name : names) {
      if (!has(columns, name)) {
        where.problem(
            key, "column '" + name + "' is not in table '" + table + "'", "use one of its columns");
      }
    }
  }

  private static Table.Doubles doubles(Declaration child, List<Column> own, String id) {
    Table.Keep keep = child.choice("keep", Table.Keep.class, Table.Keep.FIRST);
    String by = child.text("by", "");
    if (!by.isEmpty()) {
      known(child, "by", List.of(by), own, id);
    }
    if ((keep == Table.Keep.NEWEST) == by.isEmpty()) {
      child.problem("by", "only keep = newest has 'by', and needs it", "name the column");
    }
    child.done();
    return new Table.Doubles(keep, by);
  }

  private static List<Table.SameThing> sameThings(Declaration file, List<Column> own, String id) {
    List<Table.SameThing> things = new ArrayList<>();
    for (Declaration child : file.children("same_thing")) {
      Table.SameThing thing =
          new Table.SameThing(
              child.text("id"),
              child.texts("columns"),
              child.text("year_of", ""),
              child.choice("severity", Source.Severity.class, Source.Severity.FLAG),
              child.words("says"),
              child.words("remedy"));
      known(child, "columns", thing.columns(), own, id);
      if (!thing.yearOf().isEmpty()) {
        known(child, "year_of", List.of(thing.yearOf()), own, id);
      }
      things.add(thing);
      child.done();
    }
    return List.copyOf(things);
  }

  private static List<Table.Reference> references(Declaration file, List<Column> own, String id) {
    List<Table.Reference> references = new ArrayList<>();
    for (Declaration child : file.children("references")) {
      Table.Reference reference =
          new Table.Reference(
              child.text("id"),
              child.texts("columns"),
              child.text("table"),
              child.texts("to"),
              child.choice("severity", Source.Severity.class, Source.Severity.FLAG),
              child.words("says"),
              child.words("remedy"));
      known(child, "columns", reference.columns(), own, id);
      if (reference.columns().size() != reference.to().size()) {
        child.problem("to", "'to' needs one column for each of 'columns'", "give as many");
      }
      references.add(reference);
      child.done();
    }
    return List.copyOf(references);
  }

  /** Finds references to what is not there, and circles, which no order of reading could meet. */
  static void check(Map<String, Table> tables, org.ptps.catalog.hocon.Problems problems) {
    for (Table table : tables.values()) {
      for (Table.Reference reference : table.references()) {
        Table target = tables.get(reference.table());
        String file = "conf/tables/" + table.id() + ".conf";
        if (target == null) {
          problems.add(
              file,
              0,
              "reference '" + reference.id() + "' names table '" + reference.table() + "'",
              "use one of " + String.join(", ", tables.keySet()));
        } else if (!target.references().isEmpty()) {
          problems.add(
              file,
              0,
              "reference '"
                  + reference.id()
                  + "' leads to '"
                  + target.id()
                  + "', which has references itself",
              "refer to the table that holds the thing itself");
        } else {
          for (String column : reference.to()) {
            if (!has(target.columns(), column)) {
              problems.add(
                  file,
                  0,
                  "reference '" + reference.id() + "' names '" + column + "' of " + target.id(),
                  "use a column of conf/tables/" + target.id() + ".conf");
            }
          }
        }
      }
    }
  }
}
