package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Table;

/** Names and types of the columns of a lake table as it is written, in order. */
record TableSchema(List<String> names, List<ColumnType> types) implements Serializable {
  TableSchema {
    names = List.copyOf(names);
    types = List.copyOf(types);
  }

  static TableSchema of(Table table) {
    return new TableSchema(
        table.allColumns().stream().map(Column::name).toList(),
        table.allColumns().stream().map(Column::type).toList());
  }

  /** No columns, as a start for adding some. */
  static TableSchema none() {
    return new TableSchema(List.of(), List.of());
  }

  TableSchema and(ColumnType type, String... more) {
    List<String> allNames = new ArrayList<>(names);
    List<ColumnType> allTypes = new ArrayList<>(types);
    for (String name : more) {
      allNames.add(name);
      allTypes.add(type);
    }
    return new TableSchema(allNames, allTypes);
  }
}
