package org.ptps.charts;

/** How a figure is drawn; a declaration names it in lower case. */
public enum FigureKind {
  /** Lines by edition and publisher, one panel per sector, with published baselines marked. */
  EDITION_LINES,
  /** Sorted horizontal bars, one row per municipality and one panel per indicator. */
  SORTED_BARS,
  /** Stacked 100 % bars of classes, one row per year and one panel per indicator. */
  CLASS_BARS,
  /** Cells of municipality by indicator, hatched where there is no data. */
  HEAT_MAP
}
