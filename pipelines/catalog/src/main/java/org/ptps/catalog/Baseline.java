package org.ptps.catalog;

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
    String source,
    String page) {

  /** How a value may be compared with ours. */
  public enum Kind {
    /** Of the same scope and definition. */
    BASELINE,
    /** The same point in the definition or edition that ours has. */
    RESTATED,
    /** Shown in grey with its name; never gives a status. */
    REFERENCE
  }

  /** What of the indicator the value is. */
  public enum Measure {
    VALUE,
    UNKNOWN_PCT,
    MUNICIPALITIES_OVER_LINE
  }

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
                      child.text("source"),
                      child.text("page", "")));
              if (!child.has("value")) {
                child.problem("value", "the baseline has no value", "give the published number");
              }
              if (!child.has("year")) {
                child.problem("year", "the baseline has no year", "give the year it refers to");
              }
              child.done();
            });
    return baselines;
  }
}
