package org.ptps.sample;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ordered columns of a publisher's file. */
final class Layout {
  private final List<String> columns;
  private final Map<String, Integer> positions = new HashMap<>();

  Layout(String commaList) {
    columns = Arrays.stream(commaList.replaceAll("\\s", "").split(",")).toList();
    for (int i = 0; i < columns.size(); i++) {
      if (positions.put(columns.get(i), i) != null) {
        throw new IllegalArgumentException("column " + columns.get(i) + " stands twice");
      }
    }
  }

  List<String> columns() {
    return columns;
  }

  int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException("no column " + column + " in " + columns);
    }
    return position;
  }

  Row row() {
    return new Row(this, new Object[columns.size()]);
  }
}
