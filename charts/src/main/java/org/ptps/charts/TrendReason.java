package org.ptps.charts;

import java.util.Locale;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

/** Why a trend has no status, or why a change cannot be tested. */
enum TrendReason {
  BASELINE_N_UNKNOWN(
      "no se sabe de cuántos casos es la línea de base",
      "it is not known how many cases the baseline rests on"),
  REGISTER("es un registro completo, no una muestra", "it is a complete register, not a sample"),
  NO_COMPARISON_POINT("no hay un punto de comparación", "there is no point of comparison"),
  NOT_SAID("no consta el motivo", "the reason is not stated");

  private final Words words;

  TrendReason(String es, String en) {
    this.words = new Words(es, en);
  }

  /** Words of a reason of {@code report.trends}, which may also be one for a missing value. */
  static Words of(String name) {
    if (name == null || name.isEmpty()) {
      return NOT_SAID.words;
    }
    String constant = name.toUpperCase(Locale.ROOT);
    for (TrendReason reason : values()) {
      if (reason.name().equals(constant)) {
        return reason.words;
      }
    }
    return new Words(Reason.of(name).in(Language.ES), Reason.of(name).in(Language.EN));
  }
}
