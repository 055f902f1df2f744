package org.ptps.exchange;

import org.ptps.catalog.Source;
import org.ptps.lake.arrival.Arrival;

/** What a lake column is called in the file that a person has before them. */
final class Headers {
  private Headers() {}

  /** Index of the cell that a lake column is read from, -1 where none is. */
  static int index(Arrival arrival, String column) {
    for (Source.Field field : arrival.source().fields()) {
      if (field.column().name().equals(column)) {
        if (!field.at().isEmpty()) {
          return arrival.header().positions().getOrDefault("@" + field.at(), -1);
        }
        for (String name : field.from()) {
          int index = arrival.header().positions().getOrDefault(name, -1);
          if (index >= 0) {
            return index;
          }
        }
      }
    }
    return -1;
  }

  /** Text of the header over a lake column, the column's own name where no cell is read. */
  static String of(Arrival arrival, String column) {
    int index = index(arrival, column);
    return index >= 0 && index < arrival.header().names().size()
        ? arrival.header().names().get(index).strip()
        : column;
  }
}
