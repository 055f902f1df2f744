package org.ptps.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** PS-MUN-01 to 03 and 05, and PS-NAC-01 to 03: what municipality and nation do. */
final class Municipalities {
  private final World world;

  Municipalities(World world) {
    this.world = world;
  }

  Map<String, List<Counted>> rows() {
    Map<String, List<Counted>> rows = new TreeMap<>();
    rows.put("PS-MUN-01", bodies());
    rows.put("PS-MUN-02", policies());
    rows.put("PS-MUN-03", spending());
    rows.put("PS-MUN-05", fresh());
    rows.put("PS-NAC-01", instruments());
    rows.put("PS-NAC-02", current());
    rows.put("PS-NAC-03", scale());
    rows.put("SUP-APO-02", ofChecklists("has_technician"));
    rows.put("SUP-APO-03", ofChecklists("ajaaps_exists"));
    rows.put("SUP-MAP-01", scores(fact -> true));
    rows.put("SUP-MAP-02", scores(fact -> "institutional_framework".equals(fact.text("pillar"))));
    return rows;
  }

  private List<Counted> bodies() {
    double least = world.threshold("municipality.min_sessions");
    List<Counted> rows = new ArrayList<>();
    for (Held list : world.yearly("municipal_checklists")) {
      Fact fact = list.fact();
      rows.add(
          ofChecklist(list)
              .together(
                  Reason.NOT_REPORTED,
                  works(fact.flag("comas_exists"), fact.number("comas_sessions"), least),
                  works(fact.flag("uscl_exists"), fact.number("uscl_reports"), least)));
    }
    return rows;
  }

  /** An institution that does not exist does not work. */
  private static Boolean works(Boolean exists, Double sessions, double least) {
    return Boolean.TRUE.equals(exists) ? Logic.atLeast(sessions, least) : exists;
  }

  private List<Counted> policies() {
    List<Counted> rows = new ArrayList<>();
    for (Held list : world.yearly("municipal_checklists")) {
      Fact fact = list.fact();
      Integer from = fact.whole("plan_from_year");
      Integer to = fact.whole("plan_to_year");
      Boolean approved = fact.flag("plan_approved");
      rows.add(
          ofChecklist(list)
              .together(
                  Reason.NOT_REPORTED,
                  fact.flag("policy_approved"),
                  ofPlan(approved, from == null ? null : (Boolean) (from <= list.year())),
                  ofPlan(approved, to == null ? null : (Boolean) (list.year() <= to)),
                  Boolean.FALSE.equals(approved) && fact.flag("plan_costed") == null
                      ? Boolean.TRUE
                      : fact.flag("plan_costed")));
    }
    return rows;
  }

  /** A plan that is not approved has no further answers. */
  private static Boolean ofPlan(Boolean approved, Boolean answer) {
    return Boolean.TRUE.equals(approved) ? answer : approved;
  }

  private static Counted ofChecklist(Held list) {
    LocalDate observed = list.fact().day("observed_on");
    return Counted.of(
        list.fact(), list.year(), Residence.TOTAL, observed == null ? list.day() : observed);
  }

  private List<Counted> ofChecklists(String flag) {
    return world.yearly("municipal_checklists").stream()
        .map(list -> ofChecklist(list).answered(list.fact().flag(flag), Reason.NOT_REPORTED))
        .toList();
  }

  private List<Counted> spending() {
    List<Counted> rows = new ArrayList<>();
    for (Held spending : world.yearly("municipal_spending")) {
      Double ofWater = spending.fact().number("wash_executed_hnl");
      Double ofAll = spending.fact().number("total_executed_hnl");
      Counted row = spending.counted(Residence.TOTAL);
      rows.add(
          ofWater == null || ofAll == null
              ? row.notKnown(1, Reason.NOT_REPORTED)
              : row.known(ofWater, ofAll));
    }
    return rows;
  }

  /** MAPAS: the latest edition whose reference year has come; a cell without a score is unknown. */
  private List<Counted> scores(Predicate<Fact> cells) {
    List<Counted> rows = new ArrayList<>();
    for (int year : world.years()) {
      world.lake().of("mapas_scores").stream()
          .map(fact -> fact.whole("reference_year"))
          .filter(reference -> reference != null && reference <= year)
          .max(Integer::compareTo)
          .ifPresent(
              reference -> {
                for (Fact cell : world.lake().of("mapas_scores")) {
                  if (reference.equals(cell.whole("reference_year")) && cells.test(cell)) {
                    Double score = cell.number("score");
                    Counted row =
                        Counted.of(
                            cell.at(world.settings().country()),
                            year,
                            Residence.TOTAL,
                            LocalDate.of(reference, 12, 31));
                    rows.add(
                        score == null ? row.notKnown(1, Reason.NOT_REPORTED) : row.known(score, 1));
                  }
                }
              });
    }
    return rows;
  }

  private boolean isFresh(Held held) {
    return !held.isOlderThan(world.threshold("monitor.max_age_years"));
  }

  private List<Counted> fresh() {
    List<Counted> rows = new ArrayList<>();
    Map<String, Set<String>> surveyed = new HashMap<>();
    Map<String, Held> anyOf = new HashMap<>();
    Map<String, Boolean> invented = new HashMap<>();
    for (Held community : world.communities()) {
      rows.add(community.counted(Residence.RURAL).known(isFresh(community) ? 1 : 0, 1));
      String place = community.fact().municipality() + "/" + community.year();
      anyOf.put(place, community);
      invented.merge(place, community.fact().synthetic(), Boolean::logicalOr);
      if (community.fact().text("community_name") != null) {
        surveyed
            .computeIfAbsent(place, key -> new HashSet<>())
            .add(Names.plain(community.fact().text("community_name")));
      }
    }
    Set<String> listed = new HashSet<>();
    for (int year : world.years()) {
      for (Listed community : listed(year, surveyed)) {
        listed.add(community.municipality() + "/" + year);
        if (!community.surveyed()) {
          rows.add(
              new Counted(
                  community.municipality(),
                  year,
                  Residence.RURAL,
                  community.seen(),
                  0,
                  1,
                  0,
                  null,
                  null,
                  community.synthetic(),
                  true));
        }
      }
    }
    anyOf.forEach(
        (place, community) -> {
          if (!listed.contains(place)) {
            rows.add(
                new Counted(
                    community.fact().municipality(),
                    community.year(),
                    Residence.RURAL,
                    LocalDate.of(community.year(), 12, 31),
                    0,
                    0,
                    0,
                    Reason.NOT_LISTED,
                    null,
                    invented.get(place),
                    true));
          }
        });
    return rows;
  }

  /** A community in an inventory. */
  private record Listed(String municipality, LocalDate seen, boolean surveyed, boolean synthetic) {}

  /**
   * Rural communities of inventories up to a year, each once; an institution belongs to one
   * community, by SIASAR's name if it has several.
   */
  private List<Listed> listed(int year, Map<String, Set<String>> surveyed) {
    Map<String, List<Fact>> institutions = new TreeMap<>();
    for (Fact fact : world.lake().of("institutions")) {
      if (fact.text("community_name") != null
          && fact.day("observed_on") != null
          && fact.day("observed_on").getYear() <= year
          && isRural(fact)) {
        institutions
            .computeIfAbsent(
                fact.municipality() + "/" + fact.text("institution_id"), key -> new ArrayList<>())
            .add(fact);
      }
    }
    Map<String, Listed> listed = new TreeMap<>();
    for (List<Fact> visits : institutions.values()) {
      String municipality = visits.get(0).municipality();
      Set<String> known = surveyed.getOrDefault(municipality + "/" + year, Set.of());
      TreeSet<String> names = new TreeSet<>();
      visits.forEach(visit -> names.add(Names.plain(visit.text("community_name"))));
      String name = names.stream().filter(known::contains).findFirst().orElse(names.first());
      for (Fact visit : visits) {
        listed.merge(
            municipality + "/" + name,
            new Listed(
                municipality, visit.day("observed_on"), known.contains(name), visit.synthetic()),
            (one, other) ->
                new Listed(
                    municipality,
                    one.seen().isAfter(other.seen()) ? one.seen() : other.seen(),
                    one.surveyed(),
                    one.synthetic() || other.synthetic()));
      }
    }
    return List.copyOf(listed.values());
  }

  private boolean isRural(Fact institution) {
    String name = Names.plain(institution.text("community_name"));
    String town = world.settings().names().get(institution.municipality());
    return town != null
        && !name.equals(Names.plain(town))
        && !name.startsWith("barrio ")
        && !name.startsWith("colonia ")
        && !name.contains("casco urbano");
  }

  private List<Counted> instruments() {
    List<Counted> rows = new ArrayList<>();
    for (Held instrument :
        world.latest(
            world.lake().of("national_instruments"),
            fact -> fact.text("instrument_id"),
            "observed_on")) {
      Integer programmed = instrument.fact().whole("programmed_year");
      if (programmed == null || programmed > instrument.year()) {
        continue;
      }
      String state = instrument.fact().text("instrument_state");
      rows.add(
          Counted.of(
                  instrument.fact().at(world.settings().country()),
                  instrument.year(),
                  Residence.TOTAL,
                  instrument.day())
              .answered(
                  state == null
                      ? null
                      : (Boolean) (state.equals("approved") || state.equals("in_use")),
                  Reason.NOT_REPORTED));
    }
    return rows;
  }

  private List<Counted> current() {
    boolean complete = Registers.isComplete(world, "communities");
    Map<String, List<Held>> byPlace = new HashMap<>();
    for (Held community : world.communities()) {
      byPlace
          .computeIfAbsent(
              community.fact().municipality() + "/" + community.year(), key -> new ArrayList<>())
          .add(community);
    }
    List<Counted> rows = new ArrayList<>();
    for (int year : world.years()) {
      // An empty register says nothing about places that are not in it.
      boolean begun = byPlace.keySet().stream().anyMatch(key -> key.endsWith("/" + year));
      for (String municipality : world.settings().departments().keySet()) {
        List<Held> communities = byPlace.get(municipality + "/" + year);
        if (communities != null) {
          long fresh = communities.stream().filter(this::isFresh).count();
          boolean isCurrent =
              100.0 * fresh >= world.threshold("scale.min_current_pct") * communities.size();
          Held newest = communities.get(0);
          for (Held community : communities) {
            if (community.day().isAfter(newest.day())) {
              newest = community;
            }
          }
          rows.add(newest.counted(Residence.TOTAL).known(isCurrent ? 1 : 0, 1));
        } else if (begun && complete) {
          rows.add(silent(municipality, year, isSynthetic(world.communities(), year)));
        }
      }
    }
    return rows;
  }

  /** A municipality that is missing in a register of the whole country. */
  private static Counted silent(String municipality, int year, boolean synthetic) {
    return new Counted(
        municipality,
        year,
        Residence.TOTAL,
        LocalDate.of(year, 12, 31),
        0,
        1,
        0,
        null,
        null,
        synthetic,
        false);
  }

  private static boolean isSynthetic(List<Held> register, int year) {
    return register.stream().anyMatch(row -> row.year() == year && row.fact().synthetic());
  }

  private List<Counted> scale() {
    List<Counted> rows = new ArrayList<>();
    Set<Integer> spoken = new TreeSet<>();
    Set<String> registered = new HashSet<>();
    for (Held row : world.yearly("scale_register")) {
      spoken.add(row.year());
      registered.add(row.fact().municipality() + "/" + row.year());
      rows.add(
          row.counted(Residence.TOTAL)
              .together(
                  Reason.NOT_REPORTED,
                  row.fact().flag("has_agreement"),
                  row.fact().flag("applies_roadmap")));
    }
    for (int year : spoken) {
      for (String municipality : world.settings().departments().keySet()) {
        if (!registered.contains(municipality + "/" + year)) {
          rows.add(silent(municipality, year, isSynthetic(world.yearly("scale_register"), year)));
        }
      }
    }
    return rows;
  }
}
