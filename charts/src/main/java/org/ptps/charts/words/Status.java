package org.ptps.charts.words;

import java.util.Locale;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

/** How an indicator stands against what it is to reach, as {@code report.trends} says. */
public enum Status {
  MET("Cumplida", "Met"),
  ON_TRACK("En camino", "On track"),
  OFF_TRACK("Rezagada", "Behind"),
  REGRESSING("En retroceso", "Losing ground"),
  INSUFFICIENT_EVIDENCE("Evidencia insuficiente", "Insufficient evidence"),
  NOT_COMPARABLE("No comparable", "Not comparable"),
  NO_DATA("Sin datos", "No data"),
  /** There is no value to be reached: it is shown, and never gives a light. */
  NONE("Sin meta", "No target");

  private final Words words;

  Status(String es, String en) {
    this.words = new Words(es, en);
  }

  public String in(Language language) {
    return words.in(language);
  }

  /** As the warehouse writes it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status as the warehouse writes it; null is {@link #NONE}.
   *
   * @throws ChartException if the warehouse uses one that has no words here
   */
  public static Status of(String name) {
    if (name == null || name.isEmpty()) {
      return NONE;
    }
    try {
      return valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ChartException(
          "status '" + name + "' has no words → add it to org.ptps.charts.Status", e);
    }
  }
}
