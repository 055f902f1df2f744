package org.ptps.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
            new Words(
                "la columna '" + name + "' no tiene significado en conf/columns.conf",
                "column '" + name + "' has no meaning in conf/columns.conf"),
            new Words("agréguela allí o use una conocida", "add it there or use a known one"));
      } else {
        own.add(column);
      }
    }
    List<String> key = file.texts("key");
    List<String> origin = Table.ORIGIN.stream().map(Column::name).toList();
    for (String name : key) {
      if (!has(own, name) && !origin.contains(name)) {
        file.problem(
            "key",
            new Words(
                "la columna clave '" + name + "' no es columna de la tabla",
                "key column '" + name + "' is not a column of the table"),
            new Words("agréguela a columns", "add it to columns"));
      }
    }
    return new Table(
        id,
        file.words("comment"),
        key,
        List.copyOf(own),
        duplicates(file.child("doubles"), own, id),
        sameThings(file, own, id),
        references(file, own, id),
        SourceReader.rules(file, own, id),
        entity(file, own, id),
        nameLists(file, own, id));
  }

  private static Table.Entity entity(Declaration file, List<Column> own, String id) {
    Declaration child = file.child("entity");
    String type = child.text("type", "");
    if (type.isEmpty()) {
      child.done();
      return null;
    }
    Table.Entity entity =
        new Table.Entity(
            type,
            child.text("id"),
            child.text("name"),
            child.text("seen"),
            List.copyOf(child.texts("common")));
    known(child, "id", List.of(entity.id()), own, id);
    known(child, "name", List.of(entity.name()), own, id);
    known(child, "seen", List.of(entity.seen()), own, id);
    known(
        file,
        "entity",
        List.of("country", "municipality_code", "department_text", "municipality_text"),
        own,
        id);
    child.done();
    return entity;
  }

  private static List<Table.NameList> nameLists(Declaration file, List<Column> own, String id) {
    List<Table.NameList> lists = new ArrayList<>();
    for (Declaration child : file.children("names")) {
      Table.NameList list =
          new Table.NameList(child.text("column"), child.text("type"), child.text("count", ""));
      known(child, "column", List.of(list.column()), own, id);
      if (!list.count().isEmpty()) {
        known(child, "count", List.of(list.count()), own, id);
      }
      lists.add(list);
      child.done();
    }
    return List.copyOf(lists);
  }

  private static boolean has(List<Column> columns, String name) {
    return columns.stream().anyMatch(column -> column.name().equals(name));
  }

  private static void known(
      Declaration where, String key, List<String> names, List<Column> columns, String table) {
    for (String name : names) {
      if (!has(columns, name)) {
        where.problem(
            key,
            new Words(
                "la columna '" + name + "' no está en la tabla '" + table + "'",
                "column '" + name + "' is not in table '" + table + "'"),
            new Words("use una de sus columnas", "use one of its columns"));
      }
    }
  }

  private static Table.Duplicates duplicates(Declaration child, List<Column> own, String id) {
    Table.Keep keep = child.choice("keep", Table.Keep.class, Table.Keep.NONE);
    String by = child.text("by", "");
    if (!by.isEmpty()) {
      known(child, "by", List.of(by), own, id);
    }
    if ((keep == Table.Keep.NEWEST) == by.isEmpty()) {
      child.problem(
          "by",
          new Words(
              "solo keep = newest lleva 'by', y lo necesita",
              "only keep = newest has 'by', and needs it"),
          new Words("nombre la columna", "name the column"));
    }
    child.done();
    return new Table.Duplicates(keep, by);
  }

  private static List<Table.SameThing> sameThings(Declaration file, List<Column> own, String id) {
    List<Table.SameThing> things = new ArrayList<>();
    for (Declaration child : file.children("same_thing")) {
      Table.SameThing thing =
          new Table.SameThing(
              child.text("id"),
              child.texts("columns"),
              child.text("year_of", ""),
              child.text("where", ""),
              child.text("differs", ""),
              child.choice("severity", Source.Severity.class, Source.Severity.FLAG),
              child.words("says"),
              child.words("remedy"));
      known(child, "columns", thing.columns(), own, id);
      SourceReader.condition(child, "where", thing.where(), own, id);
      if (!thing.yearOf().isEmpty()) {
        known(child, "year_of", List.of(thing.yearOf()), own, id);
      }
      if (!thing.differs().isEmpty()) {
        known(child, "differs", List.of(thing.differs()), own, id);
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
        child.problem(
            "to",
            new Words(
                "'to' necesita una columna por cada una de 'columns'",
                "'to' needs one column for each of 'columns'"),
            new Words("dé otras tantas", "give as many"));
      }
      references.add(reference);
      child.done();
    }
    return List.copyOf(references);
  }

  /** Reports references to tables or columns that do not exist, and cycles of references. */
  static void check(Map<String, Table> tables, org.ptps.catalog.hocon.Problems problems) {
    Map<String, String> types = new TreeMap<>();
    for (Table table : tables.values()) {
      if (table.entity() != null && types.put(table.entity().type(), table.id()) != null) {
        problems.add(
            "conf/tables/" + table.id() + ".conf",
            0,
            new Words(
                "el tipo de entidad '" + table.entity().type() + "' es también de otra tabla",
                "entity type '" + table.entity().type() + "' belongs to another table too"),
            new Words(
                "dé a cada tabla de entidades su propio tipo",
                "give each table of entities its own type"));
      }
    }
    for (Table table : tables.values()) {
      for (Table.NameList list : table.nameLists()) {
        if (!types.containsKey(list.type()) || table.entity() == null) {
          problems.add(
              "conf/tables/" + table.id() + ".conf",
              0,
              new Words(
                  "los nombres de '" + list.column() + "' son de tipo '" + list.type() + "'",
                  "the names in '" + list.column() + "' are of type '" + list.type() + "'"),
              new Words(
                  "use uno de "
                      + String.join(", ", types.keySet())
                      + ", en una tabla que tenga entidad",
                  "use one of "
                      + String.join(", ", types.keySet())
                      + ", in a table that has an entity itself"));
        }
      }
      for (Table.Reference reference : table.references()) {
        Table target = tables.get(reference.table());
        String file = "conf/tables/" + table.id() + ".conf";
        if (target == null) {
          problems.add(
              file,
              0,
              new Words(
                  "la referencia '"
                      + reference.id()
                      + "' nombra la tabla '"
                      + reference.table()
                      + "'",
                  "reference '" + reference.id() + "' names table '" + reference.table() + "'"),
              new Words(
                  "use uno de " + String.join(", ", tables.keySet()),
                  "use one of " + String.join(", ", tables.keySet())));
        } else if (!target.references().isEmpty()) {
          problems.add(
              file,
              0,
              new Words(
                  "la referencia '"
                      + reference.id()
                      + "' lleva a '"
                      + target.id()
                      + "', que tiene referencias a su vez",
                  "reference '"
                      + reference.id()
                      + "' leads to '"
                      + target.id()
                      + "', which has references itself"),
              new Words(
                  "refiérase a la tabla que tiene la cosa misma",
                  "refer to the table that holds the thing itself"));
        } else {
          for (String column : reference.to()) {
            if (!has(target.columns(), column)) {
              problems.add(
                  file,
                  0,
                  new Words(
                      "la referencia '"
                          + reference.id()
                          + "' nombra '"
                          + column
                          + "' de "
                          + target.id(),
                      "reference '"
                          + reference.id()
                          + "' names '"
                          + column
                          + "' of "
                          + target.id()),
                  new Words(
                      "use una columna de conf/tables/" + target.id() + ".conf",
                      "use a column of conf/tables/" + target.id() + ".conf"));
            }
          }
        }
      }
    }
  }
}
