package org.ptps.charts.declared;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A file that a figure is written to. */
public enum FigureFormat {
  SVG,
  PNG,
  PDF,
  /** Slides whose words and shapes can be edited. */
  PPTX,
  CSV;

  /** What is written where no format is asked for. */
  public static Set<FigureFormat> usual() {
    return EnumSet.complementOf(EnumSet.of(PPTX));
  }

  /** Ending of the file name, without the dot. */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }
}
