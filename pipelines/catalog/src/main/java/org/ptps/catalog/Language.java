package org.ptps.catalog;

import java.util.Locale;

/** Language of what a person reads. */
public enum Language {
  ES,
  EN;

  /** {@code es} or {@code en}, as in file names and on the command line. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
