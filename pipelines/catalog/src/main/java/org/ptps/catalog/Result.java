package org.ptps.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.hocon.Declaration;

/**
 * One result of the theory of change.
 *
 * @param id by the numbering of the Plan's table, as in {@code R1.4}
 * @param leadsTo results that this one is a condition of
 * @param area scope whose trends speak of it, as of a baseline: {@code PTPS2017} or {@code NAT}
 * @param headlines the one to three indicators, or parts of one, of which the worst is its status;
 *     none where nothing measures it
 * @param unmeasured why nothing measures it, null where something does
 * @param inProse number the Plan's prose uses for it where it differs, else empty
 */
public record Result(
    String id,
    Words name,
    List<String> leadsTo,
    String area,
    List<Headline> headlines,
    Words unmeasured,
    String inProse) {

  private static final int MOST_HEADLINES = 3;

  /**
   * An indicator, or a category of one, that decides the status of a result.
   *
   * @param breakdown breakdown that the part is a category of, {@code companion} of a companion;
   *     empty for the whole indicator
   */
  public record Headline(String indicator, String breakdown, String category) {
    private static final Pattern WRITTEN = Pattern.compile("([A-Z0-9-]+)(?:/([a-z0-9_]+)/(\\w+))?");

    /** {@code CODE} or {@code CODE/breakdown/category}, as it is declared. */
    @Override
    public String toString() {
      return breakdown.isEmpty() ? indicator : indicator + "/" + breakdown + "/" + category;
    }
  }

  static Map<String, Result> read(Declaration file) {
    Map<String, Result> results = new TreeMap<>();
    file.named("results")
        .forEach(
            (id, child) -> {
              List<Headline> headlines = headlines(child);
              Words unmeasured = child.words("unmeasured", null);
              results.put(
                  id,
                  new Result(
                      id,
                      child.words("name"),
                      child.texts("leads_to"),
                      child.text("area"),
                      headlines,
                      unmeasured,
                      child.text("in_prose", "")));
              int declared = child.texts("headlines").size();
              if (declared > MOST_HEADLINES || declared == 0 && unmeasured == null) {
                child.problem(
                    "headlines",
                    new Words(
                        "el resultado " + id + " tiene " + declared + " indicadores principales",
                        "result " + id + " has " + declared + " headline indicators"),
                    new Words(
                        "nombre de uno a tres códigos, como [PT-COB-01], o diga en unmeasured por qué nada lo mide",
                        "name one to three codes, as in [PT-COB-01], or say under unmeasured why nothing measures it"));
              }
              if (declared > 0 && unmeasured != null) {
                child.problem(
                    "unmeasured",
                    new Words(
                        "el resultado "
                            + id
                            + " tiene indicadores principales y dice que nada lo mide",
                        "result " + id + " has headlines and says that nothing measures it"),
                    new Words("quite uno de los dos", "remove one of the two"));
              }
              child.done();
            });
    for (Result result : new ArrayList<>(results.values())) {
      for (String next : result.leadsTo()) {
        if (!results.containsKey(next)) {
          file.problem(
              "results",
              new Words(
                  "el resultado " + result.id() + " lleva a '" + next + "', que no está declarada",
                  "result " + result.id() + " leads to '" + next + "', which is not declared"),
              new Words(
                  "use uno de " + String.join(", ", results.keySet()),
                  "use one of " + String.join(", ", results.keySet())));
        }
      }
    }
    return results;
  }

  private static List<Headline> headlines(Declaration child) {
    List<Headline> headlines = new ArrayList<>();
    for (String text : child.texts("headlines")) {
      Matcher written = Headline.WRITTEN.matcher(text);
      if (written.matches()) {
        headlines.add(
            new Headline(
                written.group(1),
                written.group(2) == null ? "" : written.group(2),
                written.group(3) == null ? "" : written.group(3)));
      } else {
        child.problem(
            "headlines",
            new Words(
                "'" + text + "' no nombra un indicador ni una parte de uno",
                "'" + text + "' names no indicator and no part of one"),
            new Words(
                "escríbalo como PT-COB-01, o como PS-DES-01/companion/a_or_b: código, desglose, categoría",
                "write it as PT-COB-01, or as PS-DES-01/companion/a_or_b: code, breakdown, category"));
      }
    }
    return List.copyOf(headlines);
  }
}
