package org.ptps.catalog;

import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.hocon.Declaration;

/**
 * A target value for a year.
 *
 * @param origin only {@code plan}, or one that {@code approvedBy} names, is called a target
 * @param approvedBy who approved it, empty where nobody did
 */
public record Target(
    String id, int year, double value, Indicator.Origin origin, String approvedBy, Words note) {

  static Map<String, Target> read(Declaration file) {
    Map<String, Target> targets = new TreeMap<>();
    file.named("targets")
        .forEach(
            (id, child) -> {
              targets.put(
                  id,
                  new Target(
                      id,
                      child.integer("year", 0),
                      child.number("value", Double.NaN),
                      child.choice("origin", Indicator.Origin.class, null),
                      child.text("approved_by", ""),
                      child.words("note")));
              if (!child.has("value") || !child.has("year")) {
                child.problem(
                    "value",
                    new Words(
                        "a la meta le falta su valor o su año",
                        "the target lacks its value or year"),
                    new Words("dé los dos", "give both"));
              }
              child.done();
            });
    return targets;
  }
}
