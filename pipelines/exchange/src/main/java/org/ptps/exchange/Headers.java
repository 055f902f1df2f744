package org.ptps.exchange;

import org.ptps.catalog.Source;
import org.ptps.lake.arrival.Arrival;

/** Headings of lake columns in the file that a person has. */
final class Headers {
  private Headers() {}

  /** Index of the cell of a lake column, -1 for none. */
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

  /** Heading over a lake column; its own name where it is not read from a cell. */
  static String of(Arrival arrival, String column) {
    int index = index(arrival, column);
    return index >= 0 && index < arrival.header().names().size()
        ? arrival.header().names().get(index).strip()
        : column;
  }
}
