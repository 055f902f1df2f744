package org.ptps.oracle;

import java.util.Locale;

/** {@code TOTAL} is the sum, and what sources do not divide. */
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
