package org.ptps.exchange;

import org.ptps.catalog.Source;
import org.ptps.lake.input.InputPart;

/** Headings of lake columns in the file that a person has. */
final class Headers {
  private Headers() {}

  /** Index of the cell of a lake column, -1 for none. */
  static int index(InputPart input, String column) {
    for (Source.Field field : input.source().fields()) {
      if (field.column().name().equals(column)) {
        if (!field.at().isEmpty()) {
          return input.header().positions().getOrDefault("@" + field.at(), -1);
        }
        for (String name : field.from()) {
          int index = input.header().positions().getOrDefault(name, -1);
          if (index >= 0) {
            return index;
          }
        }
      }
    }
    return -1;
  }

  /** Heading over a lake column; its own name where it is not read from a cell. */
  static String of(InputPart input, String column) {
    int index = index(input, column);
    return index >= 0 && index < input.header().names().size()
        ? input.header().names().get(index).strip()
        : column;
  }
}
