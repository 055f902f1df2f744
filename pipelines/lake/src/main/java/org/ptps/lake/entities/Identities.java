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
 * Who is who over the years, within one type of entity: rows under one identifier of the publisher
 * are one entity, however it is spelled; rows without an identifier are the entity of their
 * municipality that bears their name; and two identifiers are one entity where the same name stands
 * at the same spot and the one was last seen before the other was first.
 */
final class Identities {
  /** Two points farther apart than this are two places. */
  private static final double SAME_SPOT_KM = 1.0;

  private static final double KM_PER_DEGREE = 111.2;

  /** One identifier as the publisher gives it. */
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

    private void see(Sighting sighting) {
      years.addAll(sighting.years());
      first = sighting.first().isBefore(first) ? sighting.first() : first;
      last = sighting.last().isAfter(last) ? sighting.last() : last;
      if (Double.isNaN(latitude)) {
        latitude = sighting.latitude();
        longitude = sighting.longitude();
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

  private Identities(NameIndex names) {
    this.names = names;
  }

  /**
   * @param sightings everything that the files say of entities of one type
   * @param names an empty index, filled here with every name of every entity
   */
  static Identities of(
      String type, List<Sighting> sightings, NameIndex names, List<EntityDecision> decisions) {
    List<Sighting> sorted =
        sightings.stream()
            .sorted(
                Comparator.comparing(Sighting::country)
                    .thenComparing(Sighting::first)
                    .thenComparing(Sighting::id)
                    .thenComparing(Sighting::place)
                    .thenComparing(Sighting::name))
            .toList();
    Identities identities = new Identities(names);
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

  private void published(List<Sighting> sightings) {
    Map<Key, Thing> things = new HashMap<>();
    Map<String, Map<Key, Thing>> sameName = new HashMap<>();
    for (Sighting sighting : sightings) {
      if (!ProvisionalId.is(sighting.id())) {
        Key key = new Key(sighting.country(), sighting.id());
        Thing thing = things.computeIfAbsent(key, Thing::new);
        thing.see(sighting);
        sameName
            .computeIfAbsent(
                String.join(
                    "\u0000",
                    sighting.country(),
                    sighting.place(),
                    EntityNames.fold(sighting.name())),
                any -> new HashMap<>())
            .put(key, thing);
      }
    }
    new TreeMap<>(sameName).values().forEach(this::renumbered);
    for (Key key : things.keySet()) {
      matches.putIfAbsent(key, new EntityMatch(key.id(), Method.PUBLISHED_ID, 1, List.of()));
    }
    for (Sighting sighting : sightings) {
      if (!ProvisionalId.is(sighting.id())) {
        names.add(
            sighting.country(),
            sighting.place(),
            sighting.name(),
            of(sighting.country(), sighting.id()).entityId());
      }
    }
  }

  private static final Comparator<List<String>> BY_TEXTS =
      Comparator.comparing((List<String> texts) -> String.join("\u0000", texts));

  /** Identifiers of one name in one municipality that follow each other at one spot are one. */
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

  private void nameless(List<Sighting> sightings) {
    List<Sighting> own = new ArrayList<>();
    for (Sighting sighting : sightings) {
      Key key = new Key(sighting.country(), sighting.id());
      if (ProvisionalId.is(sighting.id()) && !matches.containsKey(key)) {
        EntityMatch found =
            names.find(sighting.country(), sighting.place(), sighting.name(), Set.of());
        boolean someone = found.certain();
        boolean doubtful = found.method() == Method.AMBIGUOUS;
        matches.put(
            key,
            someone
                ? found
                : new EntityMatch(
                    sighting.id(),
                    doubtful ? Method.AMBIGUOUS : Method.OWN_NAME,
                    found.score(),
                    found.candidates()));
        if (!someone) {
          own.add(sighting);
        }
      }
    }
    for (Sighting sighting : own) {
      names.add(sighting.country(), sighting.place(), sighting.name(), sighting.id());
    }
  }

  EntityMatch of(String country, String id) {
    return matches.get(new Key(country, id));
  }

  /** Identifiers that stand for another: country, as the publisher gives it, of the entity. */
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
