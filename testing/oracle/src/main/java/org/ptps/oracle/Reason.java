package org.ptps.oracle;

import java.util.Locale;

/** Why something is unknown or a value is not published. */
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

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
