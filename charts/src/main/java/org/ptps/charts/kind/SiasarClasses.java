package org.ptps.charts.kind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.charts.draw.Legend;
import org.ptps.charts.draw.Style;
import org.ptps.charts.words.Phrase;
import org.ptps.warehouse.Rows;

/** Classes of SIASAR in the order in which they are drawn; what has none is part of the whole. */
final class SiasarClasses {
  /** What has no class. */
  static final String NONE = "none";

  static final List<String> NAMES = List.of("A", "B", "C", "D", NONE);

  /** Letters of this year and before are those of the first generation, which are others. */
  static final int LAST_YEAR_OF_GENERATION_1 = 2016;

  /** Columns of {@code report.class_shares} that are plotted. */
  static final String COLUMNS =
      "indicator level area_code area_name residence #year category #value #numerator #denominator"
          + " #unknown #unknown_pct #ci_low #ci_high #bound_low #bound_high observed_from"
          + " observed_to synthetic validation reason #value_all key";

  private SiasarClasses() {}

  static String letter(String name, Language language) {
    return name.equals(NONE) ? Phrase.UNCLASSIFIED_SHORT.in(language) : name;
  }

  static String heading(String name, Language language) {
    return name.equals(NONE)
        ? Phrase.UNCLASSIFIED.in(language)
        : Phrase.CLASS.in(language) + " " + name;
  }

  static Legend legend(Language language) {
    Legend legend = new Legend();
    for (String name : NAMES) {
      boolean isNone = name.equals(NONE);
      legend.add(
          heading(name, language) + (isNone ? " (" + letter(name, language) + ")" : ""),
          Legend.box(Style.shipped().siasar(name), isNone ? "" : name));
    }
    return legend;
  }

  /** Rows by their class. */
  static Map<String, Rows.Row> byClass(Stream<Rows.Row> rows) {
    Map<String, Rows.Row> classes = new HashMap<>();
    rows.forEach(row -> classes.put(row.text("class"), row));
    return classes;
  }
}
