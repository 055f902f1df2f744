package org.ptps.charts.declared;

import java.util.Locale;

/** A file that a figure is written to. */
public enum FigureFormat {
  SVG,
  PNG,
  PDF,
  CSV;

  /** Ending of the file name, without the dot. */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
