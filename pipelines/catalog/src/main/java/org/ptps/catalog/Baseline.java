package org.ptps.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.hocon.Declaration;

/**
 * A published or computed value that a trend may start from, with what exactly it measures.
 *
 * @param measure what of the indicator it is a value of
 * @param variable JMP's short name where the value is of that definition, else empty
 * @param scope {@code NAT} nation, {@code NAT-SIASAR} national SIASAR universe, {@code PTPS2017}
 * @param breakdown breakdown it is a category of, empty for the headline
 * @param generation SIASAR generation that gave the letters, 0 where it is not about letters
 * @param value in the indicator's unit (percent: 0 to 100)
 * @param of things that a register counted for it, as the 26 of 18 of 26; 0 where that is not known
 * @param edition edition of the estimates that the value is of; only the same edition may follow it
 * @param restates id of the baseline that this is the equivalent of, else empty
 * @param target id of the target that the value is to reach where it is not the indicator's own
 */
public record Baseline(
    String id,
    Kind kind,
    Measure measure,
    String variable,
    String scope,
    int year,
    String residence,
    double value,
    String breakdown,
    String category,
    int generation,
    Words definition,
    Words source,
    Words page,
    int of,
    String edition,
    String restates,
    String target) {

  /** How a value may be compared with the indicator's. */
  public enum Kind {
    /** Same scope and definition as the indicator. */
    BASELINE,
    /** A published baseline recomputed in the indicator's definition or edition. */
    RESTATED,
    /** Shown in grey with its name; never gives a status. */
    REFERENCE
  }

  /** What of the indicator the value measures. */
  public enum Measure {
    VALUE,
    UNKNOWN_PCT,
    MUNICIPALITIES_OVER_LINE
  }

  /** Scopes for which {@code report.comparison_points} has an area. */
  static final List<String> SCOPES = List.of("NAT", "NAT-SIASAR", "PTPS2017");

  static Map<String, Baseline> read(Declaration file) {
    Map<String, Baseline> baselines = new TreeMap<>();
    file.named("baselines")
        .forEach(
            (id, child) -> {
              baselines.put(
                  id,
                  new Baseline(
                      id,
                      child.choice("kind", Kind.class, null),
                      child.choice("measure", Measure.class, Measure.VALUE),
                      child.text("variable", ""),
                      child.text("scope"),
                      child.integer("year", 0),
                      child.text("residence"),
                      child.number("value", Double.NaN),
                      child.text("breakdown", ""),
                      child.text("category", ""),
                      child.integer("generation", 0),
                      child.words("definition"),
                      child.words("source"),
                      child.words("page", new Words("", "")),
                      child.integer("of", 0),
                      child.text("edition", ""),
                      child.text("restates", ""),
                      child.text("target", "")));
              if (child.has("scope") && !SCOPES.contains(child.text("scope"))) {
                child.problem(
                    "scope",
                    new Words(
                        "ninguna tendencia conoce el ámbito '" + child.text("scope") + "'",
                        "no trend knows the scope '" + child.text("scope") + "'"),
                    new Words(
                        "use uno de "
                            + String.join(", ", SCOPES)
                            + ", o agréguelo en sql/report/comparison_points.sql y en Baseline",
                        "use one of "
                            + String.join(", ", SCOPES)
                            + ", or add it to sql/report/comparison_points.sql and to Baseline"));
              }
              if (!child.has("value")) {
                child.problem(
                    "value",
                    new Words("la línea de base no tiene valor", "the baseline has no value"),
                    new Words("dé el número publicado", "give the published number"));
              }
              if (!child.has("year")) {
                child.problem(
                    "year",
                    new Words("la línea de base no tiene año", "the baseline has no year"),
                    new Words("dé el año al que se refiere", "give the year it refers to"));
              }
              child.done();
            });
    for (Baseline baseline : new ArrayList<>(baselines.values())) {
      if (!baseline.restates().isEmpty() && !baselines.containsKey(baseline.restates())) {
        file.problem(
            "baselines",
            new Words(
                "la línea de base "
                    + baseline.id()
                    + " reexpresa '"
                    + baseline.restates()
                    + "', que no está declarada",
                "baseline "
                    + baseline.id()
                    + " restates '"
                    + baseline.restates()
                    + "', which is not declared"),
            new Words(
                "use uno de " + String.join(", ", baselines.keySet()),
                "use one of " + String.join(", ", baselines.keySet())));
      }
    }
    return baselines;
  }
}
