package org.ptps.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** PS-DES-01 to 06 and PS-MUN-04: performance of providers, and assistance. */
final class Providers {
  private final World world;

  Providers(World world) {
    this.world = world;
  }

  Map<String, List<Counted>> rows() {
    Map<String, List<Counted>> rows = new TreeMap<>();
    rows.put(
        "PS-DES-01",
        world.providers().stream()
            .map(provider -> ServiceLevels.ofClass(world, provider, "index_pse", "A"))
            .toList());
    rows.put(
        "PS-DES-01/a_or_b",
        world.providers().stream()
            .map(provider -> ServiceLevels.ofClass(world, provider, "index_pse", "B"))
            .toList());
    rows.put("PS-DES-02", conditions(this::isOrganised));
    rows.put("PS-DES-03", conditions(this::isMaintained));
    rows.put("PS-DES-04", costs());
    rows.put("PS-DES-05", collection());
    rows.put("PS-DES-06", conditions(this::isProtected));
    rows.put("PS-MUN-04", assisted());
    rows.put("SUP-APO-01", directSupport());
    return rows;
  }

  private List<Counted> conditions(java.util.function.Function<Fact, Boolean[]> conditions) {
    List<Counted> rows = new ArrayList<>();
    for (Held provider : world.providers()) {
      Counted row = provider.counted(Residence.RURAL);
      rows.add(
          world.tooOld(provider)
              ? row.notKnown(1, Reason.TOO_OLD)
              : row.together(Reason.NOT_REPORTED, conditions.apply(provider.fact())));
    }
    return rows;
  }

  private Boolean[] isOrganised(Fact provider) {
    return new Boolean[] {
      provider.flag("is_legal"),
      provider.flag("board_complete"),
      Logic.atLeast(provider.number("board_meetings"), world.threshold("board.min_meetings"))
    };
  }

  private Boolean[] isMaintained(Fact provider) {
    return new Boolean[] {
      provider.flag("has_operator"),
      provider.flag("preventive_maintenance"),
      Logic.below(provider.number("repair_hours"), world.threshold("repair.max_hours"))
    };
  }

  private Boolean[] isProtected(Fact provider) {
    return new Boolean[] {provider.flag("catchment_declared"), provider.flag("catchment_actions")};
  }

  /** Whether the year's income covers operation, maintenance and the reserve. */
  private static Boolean covers(Fact amounts) {
    Double income = amounts.number("income_year_hnl");
    Double opex = amounts.number("opex_year_hnl");
    Double reserve = amounts.number("capmanex_reserve_hnl");
    return income == null || opex == null || reserve == null
        ? null
        : (Boolean) (income >= opex + reserve);
  }

  private List<Counted> costs() {
    Map<String, String> byName =
        Names.unique(world.lake().of("providers"), "provider_name", "provider_id");
    Map<String, Fact> lifeCycle = new HashMap<>();
    for (Fact cost : world.lake().of("life_cycle_costs")) {
      String provider = provider(cost, byName);
      if (provider != null && covers(cost) != null) {
        lifeCycle.put(provider + "/" + cost.whole("year"), cost);
      }
    }
    List<Counted> rows = new ArrayList<>();
    for (Held provider : world.providers()) {
      Fact cost = lifeCycle.get(provider.fact().text("provider_id") + "/" + provider.year());
      if (cost != null) {
        rows.add(
            Counted.of(
                    provider.fact(),
                    provider.year(),
                    Residence.RURAL,
                    LocalDate.of(provider.year(), 12, 31))
                .answered(covers(cost), null));
      } else {
        Counted row = provider.counted(Residence.RURAL);
        rows.add(
            world.tooOld(provider)
                ? row.notKnown(1, Reason.TOO_OLD)
                : row.answered(covers(provider.fact()), Reason.NOT_REPORTED));
      }
    }
    for (Held town : world.towns()) {
      rows.add(town.counted(Residence.URBAN).answered(covers(town.fact()), Reason.NOT_REPORTED));
    }
    return rows;
  }

  /** Provider of a record by its code, else by a name that is unique. */
  private static String provider(Fact fact, Map<String, String> byName) {
    if (fact.text("provider_id") != null) {
      return fact.text("provider_id");
    }
    return fact.text("provider_name") == null
        ? null
        : byName.get(Names.in(fact.municipality(), fact.text("provider_name")));
  }

  private List<Counted> collection() {
    List<Counted> rows = new ArrayList<>();
    for (Held provider : world.providers()) {
      rows.add(
          world.tooOld(provider)
              ? provider.counted(Residence.RURAL).notKnown(1, Reason.TOO_OLD)
              : collected(provider, Residence.RURAL));
    }
    for (Held town : world.towns()) {
      rows.add(collected(town, Residence.URBAN));
    }
    return rows;
  }

  private static Counted collected(Held provider, Residence residence) {
    Double billed = provider.fact().number("billed_hnl");
    Double collected = provider.fact().number("collected_hnl");
    Counted row = provider.counted(residence);
    return billed == null || collected == null
        ? row.notKnown(1, Reason.NOT_REPORTED)
        : row.known(collected, billed);
  }

  private List<Counted> assisted() {
    Map<String, String> byName =
        Names.unique(world.lake().of("providers"), "provider_name", "provider_id");
    Set<String> reporting = new HashSet<>();
    Map<String, LocalDate> helped = new HashMap<>();
    for (Fact assistance : world.lake().of("technical_assistance")) {
      if (assistance.day("given_on") != null) {
        LocalDate day = assistance.day("given_on");
        reporting.add(assistance.municipality() + "/" + day.getYear());
        helped.merge(
            assistance.municipality() + "/" + provider(assistance, byName) + "/" + day.getYear(),
            day,
            (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    if (reporting.isEmpty()) {
      return List.of();
    }
    List<Counted> rows = new ArrayList<>();
    for (Held provider : world.providers()) {
      rows.add(assisted(provider, reporting, helped));
    }
    return rows;
  }

  private static Counted assisted(
      Held provider, Set<String> reporting, Map<String, LocalDate> helped) {
    int year = provider.year();
    LocalDate day =
        helped.get(
            provider.fact().municipality()
                + "/"
                + provider.fact().text("provider_id")
                + "/"
                + year);
    Counted row =
        Counted.of(
            provider.fact(), year, Residence.RURAL, day == null ? LocalDate.of(year, 12, 31) : day);
    return reporting.contains(provider.fact().municipality() + "/" + year)
        ? row.answered(day != null, null)
        : row.notKnown(1, Reason.NOT_REPORTED);
  }

  /** Inhabitants served by each provider, by {@code id/year}; null if one link has no number. */
  private Map<String, Double> people() {
    Map<String, Held> communities = new HashMap<>();
    world
        .communities()
        .forEach(
            held -> communities.put(held.fact().text("community_id") + "/" + held.year(), held));
    Map<List<Object>, List<Fact>> links = new HashMap<>();
    for (Held link : world.links()) {
      links
          .computeIfAbsent(
              List.of(link.fact().text("community_id"), link.fact().text("system_id"), link.year()),
              key -> new ArrayList<>())
          .add(link.fact());
    }
    Map<String, Double> people = new HashMap<>();
    links.forEach(
        (key, facts) -> {
          String provider =
              facts.stream()
                  .map(fact -> fact.has("provider_id") ? fact.text("provider_id") : null)
                  .filter(java.util.Objects::nonNull)
                  .min(String::compareTo)
                  .orElse(null);
          Held community = communities.get(key.get(0) + "/" + key.get(2));
          if (provider != null && community != null) {
            double served =
                facts.stream()
                    .map(fact -> fact.number("served_households"))
                    .mapToDouble(number -> number == null ? Double.NaN : number)
                    .sum();
            people.merge(provider + "/" + key.get(2), served(community, served), Double::sum);
          }
        });
    people.values().removeIf(number -> number.isNaN());
    return people;
  }

  private double served(Held community, double households) {
    Double population = community.fact().number("population");
    Double dwellings = community.fact().number("dwellings");
    if (world.tooOld(community) || population == null || dwellings == null || dwellings == 0) {
      return Double.NaN;
    }
    return population * (households > dwellings ? 1 : households / dwellings);
  }

  private List<Counted> directSupport() {
    Map<String, String> byName =
        Names.unique(world.lake().of("providers"), "provider_name", "provider_id");
    Map<String, Double> support = new HashMap<>();
    for (Fact cost : world.lake().of("life_cycle_costs")) {
      String provider = provider(cost, byName);
      if (provider != null) {
        Double amount = cost.number("direct_support_hnl");
        support.merge(
            cost.municipality() + "/" + provider + "/" + cost.whole("year"),
            amount == null ? Double.NaN : amount,
            Double::sum);
      }
    }
    if (support.isEmpty()) {
      return List.of();
    }
    Map<String, Double> people = people();
    List<Counted> rows = new ArrayList<>();
    for (Held provider : world.providers()) {
      String id = provider.fact().text("provider_id") + "/" + provider.year();
      Double amount = support.get(provider.fact().municipality() + "/" + id);
      Double served = people.get(id);
      Counted row =
          Counted.of(
              provider.fact(),
              provider.year(),
              Residence.RURAL,
              LocalDate.of(provider.year(), 12, 31));
      rows.add(
          served == null || amount == null || amount.isNaN()
              ? row.notKnown(served == null ? 0 : served, Reason.NOT_REPORTED)
              : row.known(amount, served));
    }
    return rows;
  }
}
