package org.ptps.charts.declared;

import java.util.Locale;

/** Formats of a report. */
public enum ReportFormat {
  HTML,
  PDF,
  DOCX;

  public String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
