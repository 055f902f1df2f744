package org.ptps.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Communities, systems, providers and towns as of each year, which several indicators count. */
final class World {
  private final Lake lake;
  private final Settings settings;
  private final List<Held> communities;
  private final List<Held> systems;
  private final List<Held> providers;
  private final List<Held> towns;
  private final List<Held> links;

  World(Lake lake, Settings settings) {
    this.lake = lake;
    this.settings = settings;
    this.communities =
        latest(lake.of("communities"), fact -> fact.text("community_id"), "survey_date");
    this.systems = latest(lake.of("systems"), fact -> fact.text("system_id"), "survey_date");
    this.providers = latest(lake.of("providers"), fact -> fact.text("provider_id"), "survey_date");
    this.towns = yearly("urban_providers");
    this.links = latestLinks();
  }

  Lake lake() {
    return lake;
  }

  Settings settings() {
    return settings;
  }

  double threshold(String name) {
    return settings.threshold(name);
  }

  List<Integer> years() {
    return settings.years();
  }

  List<Held> communities() {
    return communities;
  }

  List<Held> systems() {
    return systems;
  }

  List<Held> providers() {
    return providers;
  }

  List<Held> towns() {
    return towns;
  }

  /** Links of communities to systems: all of the community's latest date up to the year. */
  List<Held> links() {
    return links;
  }

  List<Held> latest(List<Fact> facts, Function<Fact, String> thing, String date) {
    return Held.latest(facts, thing, date, settings.years());
  }

  /** Whether the record is older than records may be. */
  boolean tooOld(Held held) {
    return held.isOlderThan(threshold("record.max_age_years"));
  }

  /** Rows that are valid for their own year, as of its last day. */
  List<Held> yearly(String table) {
    return lake.of(table).stream()
        .filter(fact -> settings.years().contains(fact.whole("year")))
        .map(fact -> new Held(fact, fact.whole("year"), LocalDate.of(fact.whole("year"), 12, 31)))
        .toList();
  }

  /**
   * Households served by each system: by its own survey, else by its links if all have the number.
   */
  Map<String, Double> households() {
    Map<String, Double> linked = new HashMap<>();
    for (Held link : links) {
      Double served = link.fact().number("served_households");
      linked.merge(
          link.fact().text("system_id") + "/" + link.year(),
          served == null ? Double.NaN : served,
          Double::sum);
    }
    Map<String, Double> households = new HashMap<>();
    for (Held system : systems) {
      String key = system.fact().text("system_id") + "/" + system.year();
      Double own = system.fact().number("dwellings_served");
      Double served = own != null ? own : linked.get(key);
      if (served != null && !served.isNaN()) {
        households.put(key, served);
      }
    }
    return households;
  }

  /** For communities without links: systems by the names in their surveys. */
  private List<Fact> namedLinks() {
    Set<String> linked =
        lake.of("community_systems").stream()
            .map(link -> link.text("community_id"))
            .collect(Collectors.toSet());
    Set<List<Object>> seen = new HashSet<>();
    List<Fact> named = new ArrayList<>();
    for (Fact link : lake.of("entity_links")) {
      String community = link.text("from_id");
      String system = link.text("to_id");
      if ("community".equals(link.text("from_type"))
          && "system".equals(link.text("to_type"))
          && system != null
          && link.day("seen") != null
          && !linked.contains(community)
          && seen.add(List.of(community, system, link.day("seen")))) {
        Map<String, Object> cells = new HashMap<>();
        cells.put("community_id", community);
        cells.put("system_id", system);
        cells.put("survey_date", link.day("seen"));
        cells.put("served_households", null);
        named.add(new Fact(cells));
      }
    }
    return named;
  }

  private List<Held> latestLinks() {
    Map<String, List<Fact>> byCommunity = new HashMap<>();
    List<Fact> links = new ArrayList<>(lake.of("community_systems"));
    links.addAll(namedLinks());
    for (Fact link : links) {
      if (link.day("survey_date") != null) {
        byCommunity.computeIfAbsent(link.text("community_id"), key -> new ArrayList<>()).add(link);
      }
    }
    List<Held> held = new ArrayList<>();
    for (int year : settings.years()) {
      LocalDate end = LocalDate.of(year, 12, 31);
      for (List<Fact> facts : byCommunity.values()) {
        LocalDate latest =
            facts.stream()
                .map(fact -> fact.day("survey_date"))
                .filter(day -> !day.isAfter(end))
                .max(LocalDate::compareTo)
                .orElse(null);
        for (Fact fact : facts) {
          if (fact.day("survey_date").equals(latest)) {
            held.add(new Held(fact, year, latest));
          }
        }
      }
    }
    return held;
  }
}
