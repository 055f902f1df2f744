package org.ptps.lake.entities;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ptps.catalog.EntityDecision;
import org.ptps.lake.entities.EntityMatch.Method;

/**
 * Entity resolution over the years within one entity type. Rows with one identifier of the
 * publisher are one entity, however it is spelled; rows without an identifier belong to the entity
 * of their municipality with that name; two identifiers are one entity where the same name has the
 * same coordinates and one was last seen before the other first was.
 */
final class EntityResolution {
  /** Points farther apart are different places. */
  private static final double SAME_SPOT_KM = 1.0;

  private static final double KM_PER_DEGREE = 111.2;

  private record Key(String country, String id) {}

  private static final class Thing {
    private final Key key;
    private final Set<Integer> years = new HashSet<>();
    private LocalDate first = LocalDate.MAX;
    private LocalDate last = LocalDate.MIN;
    private double latitude = Double.NaN;
    private double longitude = Double.NaN;

    private Thing(Key key) {
      this.key = key;
    }

    private void see(EntityMention mention) {
      years.addAll(mention.years());
      first = mention.first().isBefore(first) ? mention.first() : first;
      last = mention.last().isAfter(last) ? mention.last() : last;
      if (Double.isNaN(latitude)) {
        latitude = mention.latitude();
        longitude = mention.longitude();
      }
    }

    private boolean sameSpot(Thing other) {
      double north = (latitude - other.latitude) * KM_PER_DEGREE;
      double east =
          (longitude - other.longitude) * KM_PER_DEGREE * Math.cos(Math.toRadians(latitude));
      return Math.hypot(north, east) <= SAME_SPOT_KM;
    }
  }

  private final Map<Key, EntityMatch> matches = new HashMap<>();
  private final NameIndex names;

  private EntityResolution(NameIndex names) {
    this.names = names;
  }

  /**
   * @param mentions all mentions of entities of one type
   * @param names an empty index, to which every name of every entity is added
   */
  static EntityResolution of(
      String type, List<EntityMention> mentions, NameIndex names, List<EntityDecision> decisions) {
    List<EntityMention> sorted =
        mentions.stream()
            .sorted(
                Comparator.comparing(EntityMention::country)
                    .thenComparing(EntityMention::first)
                    .thenComparing(EntityMention::id)
                    .thenComparing(EntityMention::place)
                    .thenComparing(EntityMention::name))
            .toList();
    EntityResolution identities = new EntityResolution(names);
    identities.decide(type, decisions);
    identities.published(sorted);
    identities.nameless(sorted);
    return identities;
  }

  private void decide(String type, List<EntityDecision> decisions) {
    for (EntityDecision decision : decisions) {
      if (decision.type().equals(type) && !decision.publishedId().isEmpty()) {
        String id = decision.entityId().isEmpty() ? decision.publishedId() : decision.entityId();
        matches.put(
            new Key(decision.country(), decision.publishedId()),
            new EntityMatch(id, Method.DECISION, 1, List.of()));
      }
    }
  }

  private void published(List<EntityMention> mentions) {
    Map<Key, Thing> things = new HashMap<>();
    Map<String, Map<Key, Thing>> sameName = new HashMap<>();
    for (EntityMention mention : mentions) {
      if (!ProvisionalId.is(mention.id())) {
        Key key = new Key(mention.country(), mention.id());
        Thing thing = things.computeIfAbsent(key, Thing::new);
        thing.see(mention);
        sameName
            .computeIfAbsent(
                String.join(
                    "\u0000", mention.country(), mention.place(), EntityNames.fold(mention.name())),
                any -> new HashMap<>())
            .put(key, thing);
      }
    }
    new TreeMap<>(sameName).values().forEach(this::renumbered);
    for (Key key : things.keySet()) {
      matches.putIfAbsent(key, new EntityMatch(key.id(), Method.PUBLISHED_ID, 1, List.of()));
    }
    for (EntityMention mention : mentions) {
      if (!ProvisionalId.is(mention.id())) {
        names.add(
            mention.country(),
            mention.place(),
            mention.name(),
            of(mention.country(), mention.id()).entityId());
      }
    }
  }

  private static final Comparator<List<String>> BY_TEXTS =
      Comparator.comparing((List<String> texts) -> String.join("\u0000", texts));

  /** Merges identifiers of one name in one municipality that follow each other at one place. */
  private void renumbered(Map<Key, Thing> bearers) {
    if (bearers.size() < 2) {
      return;
    }
    List<Thing> inOrder =
        bearers.values().stream()
            .sorted(
                Comparator.comparing((Thing thing) -> thing.first)
                    .thenComparing(thing -> thing.key.id()))
            .toList();
    for (int i = 1; i < inOrder.size(); i++) {
      Thing before = inOrder.get(i - 1);
      Thing now = inOrder.get(i);
      boolean follows =
          before.last.isBefore(now.first)
              && now.years.stream().noneMatch(before.years::contains)
              && before.sameSpot(now);
      if (follows) {
        String root =
            matches.containsKey(before.key) ? matches.get(before.key).entityId() : before.key.id();
        matches.putIfAbsent(now.key, new EntityMatch(root, Method.RENUMBERED, 1, List.of()));
      }
    }
  }

  private void nameless(List<EntityMention> mentions) {
    List<EntityMention> own = new ArrayList<>();
    for (EntityMention mention : mentions) {
      Key key = new Key(mention.country(), mention.id());
      if (ProvisionalId.is(mention.id()) && !matches.containsKey(key)) {
        EntityMatch found =
            names.find(mention.country(), mention.place(), mention.name(), Set.of());
        boolean someone = found.certain();
        boolean doubtful = found.method() == Method.AMBIGUOUS;
        matches.put(
            key,
            someone
                ? found
                : new EntityMatch(
                    mention.id(),
                    doubtful ? Method.AMBIGUOUS : Method.OWN_NAME,
                    found.score(),
                    found.candidates()));
        if (!someone) {
          own.add(mention);
        }
      }
    }
    for (EntityMention mention : own) {
      names.add(mention.country(), mention.place(), mention.name(), mention.id());
    }
  }

  EntityMatch of(String country, String id) {
    return matches.get(new Key(country, id));
  }

  /** Identifiers that are replaced: country, published identifier, identifier that is kept. */
  List<List<String>> changed() {
    return matches.entrySet().stream()
        .filter(entry -> !entry.getKey().id().equals(entry.getValue().entityId()))
        .map(
            entry ->
                List.of(entry.getKey().country(), entry.getKey().id(), entry.getValue().entityId()))
        .sorted(BY_TEXTS)
        .toList();
  }
}
