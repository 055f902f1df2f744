package org.ptps.lake;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ptps.catalog.Column;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.Table;

/** Names and types of the columns of a lake table as it is written, in order. */
record Shape(List<String> names, List<ColumnType> types) implements Serializable {
  Shape {
    names = List.copyOf(names);
    types = List.copyOf(types);
  }

  static Shape of(Table table) {
    return new Shape(
        table.allColumns().stream().map(Column::name).toList(),
        table.allColumns().stream().map(Column::type).toList());
  }

  /** No columns, as a start for adding some. */
  static Shape none() {
    return new Shape(List.of(), List.of());
  }

  Shape and(ColumnType type, String... more) {
    List<String> allNames = new ArrayList<>(names);
    List<ColumnType> allTypes = new ArrayList<>(types);
    for (String name : more) {
      allNames.add(name);
      allTypes.add(type);
    }
    return new Shape(allNames, allTypes);
  }
}
