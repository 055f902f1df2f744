package org.ptps.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ptps.catalog.hocon.Declaration;

/**
 * A supplementary indicator that is not a ratio of counted things.
 *
 * @param table table of the schema {@code report} that answers it
 * @param figures published values that stand in no source
 */
public record SupplementaryIndicator(
    String code,
    String table,
    Unit unit,
    Indicator.Origin origin,
    List<String> results,
    List<String> sdg,
    Words name,
    Words definition,
    List<Figure> figures) {

  /** A published value with its citation. */
  public record Figure(int year, double value, Words source, Words note) {}

  static Map<String, SupplementaryIndicator> read(
      Declaration file, Map<String, Unit> units, Set<String> results, List<String> codes) {
    Map<String, SupplementaryIndicator> all = new LinkedHashMap<>();
    file.named("supplementary")
        .forEach(
            (code, child) -> {
              if (codes.contains(code)) {
                child.problem(
                    "name",
                    new Words(
                        "el código " + code + " ya es un indicador",
                        "code " + code + " is an indicator already"),
                    new Words("quite uno", "take one out"));
              }
              String unit = child.text("unit");
              Crosswalk.known(child, "unit", unit, units.keySet());
              List<String> informs = child.texts("results");
              informs.forEach(result -> Crosswalk.known(child, "results", result, results));
              List<Figure> figures = new ArrayList<>();
              for (Declaration each : child.children("figures")) {
                figures.add(
                    new Figure(
                        each.integer("year", 0),
                        each.number("value", 0),
                        each.words("source"),
                        each.words("note")));
                each.done();
              }
              all.put(
                  code,
                  new SupplementaryIndicator(
                      code,
                      child.text("table"),
                      units.get(unit),
                      child.choice("origin", Indicator.Origin.class, null),
                      informs,
                      child.texts("sdg"),
                      child.words("name"),
                      child.words("definition"),
                      List.copyOf(figures)));
              child.done();
            });
    return all;
  }
}
