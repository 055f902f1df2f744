package org.ptps.charts.words;

import java.util.Locale;
import java.util.Optional;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

/** Why there is no value; the words and the letters are the same in every figure and table. */
public enum Reason {
  NOT_REPORTED("R", "no reportado", "not reported"),
  NOT_TESTED("N", "no analizado", "not tested"),
  TOO_OLD("V", "dato vencido", "data too old"),
  NO_DENOMINATOR("D", "sin denominador", "no denominator"),
  NOT_APPLICABLE("X", "no aplica", "not applicable"),
  UNIVERSE_NOT_COVERED("C", "universo no cubierto", "universe not covered"),
  URBAN_MISSING("U", "falta el área urbana", "urban part missing"),
  SUPPRESSED("S", "suprimido por confidencialidad", "suppressed for confidentiality"),
  SOURCE_NOT_LOADED("F", "fuente no cargada", "source not loaded"),
  /** The warehouse has no row at all for the cell. */
  NO_ROW("—", "sin registro", "no record");

  private final String letter;
  private final Words words;

  Reason(String letter, String es, String en) {
    this.letter = letter;
    this.words = new Words(es, en);
  }

  public String letter() {
    return letter;
  }

  public String in(Language language) {
    return words.in(language);
  }

  /**
   * The reason as {@code report.indicator_values} writes it; null is {@link #NO_ROW}.
   *
   * @throws ChartException if the warehouse uses a reason that has no words here
   */
  public static Reason of(String name) {
    return Optional.ofNullable(name)
        .map(
            text -> {
              try {
                return valueOf(text.toUpperCase(Locale.ROOT));
              } catch (IllegalArgumentException e) {
                throw new ChartException(
                    "reason '" + text + "' has no words → add it to org.ptps.charts.Reason", e);
              }
            })
        .orElse(NO_ROW);
  }
}
