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
 * @param area scope whose trends speak of it, as of a baseline: {@code PTPS2017} or {@code NAT}
 * @param headlines codes of the one to three indicators of which the worst is its status
 * @param inProse number the Plan's prose uses for it where it differs, else empty
 */
public record Result(
    String id,
    Words name,
    List<String> leadsTo,
    String area,
    List<String> headlines,
    String inProse) {

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
                      child.text("area"),
                      child.texts("headlines"),
                      child.text("in_prose", "")));
              int headlines = child.texts("headlines").size();
              if (headlines < 1 || headlines > 3) {
                child.problem(
                    "headlines",
                    "result " + id + " has " + headlines + " headline indicators",
                    "name one to three codes, as in [PT-COB-01]");
              }
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
