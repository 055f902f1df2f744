package org.ptps.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ptps.catalog.hocon.Declaration;

/** Which sources measure the same quantity, and what survey and census answers measure of it. */
public record Comparisons(Map<String, Measure> measures, Map<String, Thing> things) {
  private static final List<String> QUESTIONS =
      List.of("water_supply", "water_place", "sanitation_type");

  /**
   * How the answers to a survey question are counted.
   *
   * @param variable nearest variable, by JMP's short name
   * @param question column of the lake tables of households and dwellings
   * @param yes answers that count; answers neither here nor in {@code no} are unclear
   * @param notShared whether a shared facility turns a yes into a no
   */
  public record Measure(
      String id,
      String variable,
      String question,
      List<String> yes,
      List<String> no,
      boolean notShared,
      Words name) {}

  /**
   * A quantity that several sources measure.
   *
   * @param rule which of them counts
   * @param differ why they may differ
   * @param speakers the sources, in order of preference
   */
  public record Thing(String id, Words name, Words rule, Words differ, List<Speaker> speakers) {}

  /**
   * A source of the quantity.
   *
   * @param key code of an indicator, id of a measure, or variable of national estimates
   * @param says what exactly it measures
   */
  public record Speaker(Kind kind, String key, Words says) {}

  /** What kind of series the source is. */
  public enum Kind {
    INDICATOR,
    CENSUS,
    SURVEY,
    NATIONAL
  }

  /**
   * @param codes codes of all indicators
   */
  static Comparisons read(Declaration file, List<String> codes) {
    Map<String, Measure> measures = new TreeMap<>();
    file.named("measures")
        .forEach(
            (id, child) -> {
              String question = child.text("question");
              Crosswalk.known(child, "question", question, QUESTIONS);
              List<String> yes = child.texts("yes");
              List<String> no = child.texts("no");
              Set<String> both = new HashSet<>(yes);
              both.retainAll(no);
              if (!both.isEmpty() || yes.isEmpty()) {
                child.problem(
                    "yes",
                    new Words(
                        both.isEmpty() ? "ninguna respuesta cuenta" : both + " están en sí y en no",
                        both.isEmpty() ? "no answer counts" : both + " stand under yes and no"),
                    new Words(
                        "ponga cada respuesta en uno de los dos, o en ninguno si no está claro",
                        "put each answer in one of the two, or in none where it is unclear"));
              }
              measures.put(
                  id,
                  new Measure(
                      id,
                      child.text("variable"),
                      question,
                      yes,
                      no,
                      child.flag("not_shared", false),
                      child.words("name")));
              child.done();
            });
    Map<String, Thing> things = new TreeMap<>();
    file.named("things")
        .forEach(
            (id, child) -> {
              List<Speaker> speakers = new ArrayList<>();
              for (Declaration each : child.children("speakers")) {
                Kind kind = each.choice("kind", Kind.class, null);
                String key = each.text("key");
                switch (kind) {
                  case INDICATOR -> Crosswalk.known(each, "key", key, codes);
                  case CENSUS, SURVEY -> Crosswalk.known(each, "key", key, measures.keySet());
                  case NATIONAL -> {}
                }
                speakers.add(new Speaker(kind, key, each.words("says")));
                each.done();
              }
              things.put(
                  id,
                  new Thing(
                      id,
                      child.words("name"),
                      child.words("rule"),
                      child.words("differ"),
                      List.copyOf(speakers)));
              child.done();
            });
    return new Comparisons(measures, things);
  }
}
