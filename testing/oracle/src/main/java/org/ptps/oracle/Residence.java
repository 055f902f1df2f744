package org.ptps.oracle;

import java.util.Locale;

/** Where people live; {@code TOTAL} is what no source divides, and the sum of all. */
enum Residence {
  RURAL,
  URBAN,
  TOTAL;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Residence of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
