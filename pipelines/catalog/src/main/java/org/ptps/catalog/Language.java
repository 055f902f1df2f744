package org.ptps.catalog;

import java.util.Locale;

public enum Language {
  ES,
  EN;

  /** {@code es} or {@code en}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }
}
