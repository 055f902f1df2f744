package org.ptps.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.hocon.Declaration;

/**
 * One result of the theory of change.
 *
 * @param id by the numbering of the Plan's table, as in {@code R1.4}
 * @param leadsTo results that this one is a condition of
 * @param inProse number the Plan's prose uses for it where it differs, else empty
 */
public record Result(String id, Words name, List<String> leadsTo, String inProse) {

  static Map<String, Result> read(Declaration file) {
    Map<String, Result> results = new TreeMap<>();
    file.named("results")
        .forEach(
            (id, child) -> {
              results.put(
                  id,
                  new Result(
                      id,
                      child.words("name"),
                      child.texts("leads_to"),
                      child.text("in_prose", "")));
              child.done();
            });
    for (Result result : new ArrayList<>(results.values())) {
      for (String next : result.leadsTo()) {
        if (!results.containsKey(next)) {
          file.problem(
              "results",
              "result " + result.id() + " leads to '" + next + "', which is not declared",
              "use one of " + String.join(", ", results.keySet()));
        }
      }
    }
    return results;
  }
}
