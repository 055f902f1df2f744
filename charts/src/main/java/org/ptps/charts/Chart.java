package org.ptps.charts;

import org.ptps.catalog.Language;

/** Reads what one figure shows from the {@code report} schema and draws it. */
sealed interface Chart permits EditionLines, SortedBars, ClassBars, HeatMap, Ladder {

  Picture picture(Figure figure, ReportTables tables, Language language);

  static Chart of(FigureKind kind) {
    return switch (kind) {
      case EDITION_LINES -> new EditionLines();
      case SORTED_BARS -> new SortedBars();
      case CLASS_BARS -> new ClassBars();
      case HEAT_MAP -> new HeatMap();
      case LADDER -> new Ladder();
    };
  }
}
