package org.ptps.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.hocon.Declaration;

/**
 * How the building blocks of MAPAS meet indicators, SDG targets and SIASAR.
 *
 * @param blocks by id, in the order of the scorecard
 */
public record Crosswalk(
    Map<String, Block> blocks,
    Map<String, Words> pillars,
    Map<String, Words> subsectors,
    List<Meeting> meetings) {

  public record Block(String id, String pillar, Words name) {}

  /**
   * One block in one subsector, with the indicators and columns that correspond to it.
   *
   * @param indicators codes
   * @param sdg targets of the SDG, as {@code 6.b}
   * @param siasar columns and indices of SIASAR 2
   */
  public record Meeting(
      String subsector,
      String block,
      List<String> indicators,
      List<String> sdg,
      List<String> siasar,
      Words why) {}

  /**
   * @param codes codes of all indicators
   */
  static Crosswalk read(Declaration file, List<String> codes) {
    Map<String, Words> pillars = words(file.child("pillars"));
    Map<String, Words> subsectors = words(file.child("subsectors"));
    Map<String, Block> blocks = new LinkedHashMap<>();
    file.named("blocks")
        .forEach(
            (id, child) -> {
              String pillar = child.text("pillar");
              known(child, "pillar", pillar, pillars.keySet());
              blocks.put(id, new Block(id, pillar, child.words("name")));
              child.done();
            });
    List<Meeting> meetings = new ArrayList<>();
    for (Declaration child : file.children("crosswalk")) {
      String block = child.text("block");
      known(child, "block", block, blocks.keySet());
      List<String> named = child.texts("subsectors");
      named.forEach(name -> known(child, "subsectors", name, subsectors.keySet()));
      List<String> indicators = child.texts("indicators");
      indicators.forEach(code -> known(child, "indicators", code, codes));
      List<String> sdg = child.texts("sdg");
      List<String> siasar = child.texts("siasar");
      Words why = child.words("why");
      for (String subsector : named.isEmpty() ? List.copyOf(subsectors.keySet()) : named) {
        if (meetings.stream()
            .anyMatch(
                other -> other.subsector().equals(subsector) && other.block().equals(block))) {
          child.problem(
              "block",
              new Words(
                  "el bloque " + block + " de " + subsector + " está en dos entradas",
                  "block " + block + " of " + subsector + " stands in two entries"),
              new Words("junte sus indicadores en una", "put its indicators into one"));
        }
        meetings.add(new Meeting(subsector, block, indicators, sdg, siasar, why));
      }
      child.done();
    }
    return new Crosswalk(blocks, pillars, subsectors, List.copyOf(meetings));
  }

  private static Map<String, Words> words(Declaration child) {
    Map<String, Words> words = new LinkedHashMap<>();
    child.keys().forEach(key -> words.put(key, child.words(key)));
    child.done();
    return words;
  }

  static void known(Declaration file, String key, String name, java.util.Collection<String> names) {
    if (!names.contains(name)) {
      file.problem(
          key,
          new Words("'" + name + "' no está declarado", "'" + name + "' is not declared"),
          new Words(
              "use uno de " + String.join(", ", names.stream().sorted().toList()),
              "use one of " + String.join(", ", names.stream().sorted().toList())));
    }
  }
}
