package org.ptps.lake.entities;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ptps.catalog.EntityDecision;
import org.ptps.lake.entities.EntityMatch.Method;

/**
 * Index of the names of entities of one type by municipality. Uncertain matches are not guessed:
 * the candidates are returned instead.
 */
final class NameIndex implements Serializable {
  private static final long serialVersionUID = 1;

  /** Shorter core names, such as “la u”, match too many others. */
  private static final int SHORTEST_CORE = 4;

  private static final int MOST_CANDIDATES = 3;

  private record Place(String country, String code) implements Serializable {}

  /** Names and decisions of one municipality. */
  private static final class Local implements Serializable {
    private static final long serialVersionUID = 1;

    private final Map<String, Set<String>> byName = new HashMap<>();
    private final Map<String, Set<String>> byCore = new HashMap<>();
    private final Map<String, String> shown = new TreeMap<>();
    private int mostCommas;
  }

  private final List<String> common;
  private final double minSimilarity;
  private final double minLead;
  private final Map<Place, Local> places = new HashMap<>();
  private final Map<List<String>, String> decided = new HashMap<>();

  /**
   * @param common words that do not tell entities apart, folded
   * @param minSimilarity similarity, 0 to 1, from which a name may be another spelling
   * @param minLead by how much the best candidate must lead the second
   */
  NameIndex(
      String type,
      List<String> common,
      double minSimilarity,
      double minLead,
      List<EntityDecision> decisions) {
    this.common =
        common.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    this.minSimilarity = minSimilarity;
    this.minLead = minLead;
    for (EntityDecision decision : decisions) {
      if (decision.type().equals(type) && !decision.name().isEmpty()) {
        decided.put(
            List.of(decision.country(), decision.place(), EntityNames.fold(decision.name())),
            decision.entityId());
      }
    }
  }

  void add(String country, String place, String name, String entityId) {
    Local local = places.computeIfAbsent(new Place(country, place), any -> new Local());
    String folded = EntityNames.fold(name);
    if (folded.isEmpty()) {
      return;
    }
    local.byName.computeIfAbsent(folded, any -> new TreeSet<>()).add(entityId);
    local
        .byCore
        .computeIfAbsent(EntityNames.core(folded, common), any -> new TreeSet<>())
        .add(entityId);
    local.shown.merge(entityId, name, (a, b) -> a.compareTo(b) <= 0 ? a : b);
    local.mostCommas = Math.max(local.mostCommas, (int) name.chars().filter(c -> c == ',').count());
  }

  /**
   * Largest number of commas in a name of the place: a list may split a name into so many more
   * pieces.
   */
  int mostCommas(String country, String place) {
    Local local = places.get(new Place(country, place));
    return local == null ? 0 : local.mostCommas;
  }

  /** Whether an entity has exactly this name, or a decision names one. */
  boolean bears(String country, String place, String name) {
    String folded = EntityNames.fold(name);
    Local local = places.get(new Place(country, place));
    return decided.containsKey(List.of(country, place, folded))
        || local != null && local.byName.containsKey(folded);
  }

  /**
   * Finds the entity of a name.
   *
   * @param taken entities that other names of the same list bear exactly: a name that is only like
   *     theirs means somebody else
   */
  EntityMatch find(String country, String place, String name, Set<String> taken) {
    String folded = EntityNames.fold(name);
    String decision = decided.get(List.of(country, place, folded));
    if (decision != null) {
      return new EntityMatch(decision, Method.DECISION, 1, List.of());
    }
    Local local = places.get(new Place(country, place));
    if (local == null || folded.isEmpty()) {
      return new EntityMatch("", Method.UNKNOWN, 0, List.of());
    }
    Set<String> exact = local.byName.getOrDefault(folded, Set.of());
    if (!exact.isEmpty()) {
      return only(exact, Method.NAME, local);
    }
    String core = EntityNames.core(folded, common);
    Set<String> sameCore = local.byCore.getOrDefault(core, Set.of());
    if (!sameCore.isEmpty() && core.length() >= SHORTEST_CORE) {
      EntityMatch match = only(sameCore, Method.NAME_WITHOUT_COMMON_WORDS, local);
      return taken.contains(match.entityId())
          ? new EntityMatch("", Method.AMBIGUOUS, 1, shown(sameCore, local))
          : match;
    }
    return nearest(core, local, taken);
  }

  private EntityMatch nearest(String core, Local local, Set<String> taken) {
    Map<String, Double> scores = new TreeMap<>();
    local.byCore.forEach(
        (other, ids) -> {
          double score = EntityNames.similarity(core, other);
          ids.forEach(id -> scores.merge(id, score, Math::max));
        });
    List<Map.Entry<String, Double>> best =
        scores.entrySet().stream()
            .filter(entry -> entry.getValue() >= 0.5)
            .sorted(
                Map.Entry.<String, Double>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_CANDIDATES)
            .toList();
    if (best.isEmpty()) {
      return new EntityMatch("", Method.UNKNOWN, 0, List.of());
    }
    double score = best.get(0).getValue();
    double lead = score - (best.size() > 1 ? best.get(1).getValue() : 0);
    List<String> candidates = best.stream().map(entry -> shown(entry.getKey(), local)).toList();
    if (score < minSimilarity || core.length() < SHORTEST_CORE) {
      return new EntityMatch("", Method.UNKNOWN, score, candidates);
    }
    return lead >= minLead && !taken.contains(best.get(0).getKey())
        ? new EntityMatch(best.get(0).getKey(), Method.SIMILAR, score, List.of())
        : new EntityMatch("", Method.AMBIGUOUS, score, candidates);
  }

  private static EntityMatch only(Set<String> ids, Method method, Local local) {
    return ids.size() == 1
        ? new EntityMatch(ids.iterator().next(), method, 1, List.of())
        : new EntityMatch("", Method.AMBIGUOUS, 1, shown(ids, local));
  }

  private static List<String> shown(Set<String> ids, Local local) {
    List<String> shown = new ArrayList<>();
    ids.stream().limit(MOST_CANDIDATES).forEach(id -> shown.add(shown(id, local)));
    return shown;
  }

  private static String shown(String id, Local local) {
    return id + " " + local.shown.get(id);
  }
}
