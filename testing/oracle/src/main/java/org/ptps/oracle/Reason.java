package org.ptps.oracle;

import java.util.Locale;

/** Why something is not known, or why a value is not published. */
enum Reason {
  NOT_TESTED,
  TOO_OLD,
  NOT_APPLICABLE,
  NOT_REPORTED,
  NO_DENOMINATOR,
  UNIVERSE_NOT_COVERED,
  URBAN_MISSING,
  SUPPRESSED,
  NOT_LISTED,
  SOURCE_NOT_LOADED;

  /** As {@code report.indicator_values} writes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
