package org.ptps.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Areas: municipalities, departments, the nation, the partners of a year, the cohort of 2017. */
final class Areas {
  static final String PARTNERS = "PTPS";
  static final String COHORT = "PTPS2017";
  private static final int COHORT_YEAR = 2017;

  record Area(String level, String code) implements Comparable<Area> {
    boolean isHigher() {
      return level.equals("department") || level.equals("nation");
    }

    @Override
    public int compareTo(Area other) {
      int byLevel = level.compareTo(other.level);
      return byLevel != 0 ? byLevel : code.compareTo(other.code);
    }
  }

  private final Settings settings;
  private final Map<Integer, Set<String>> partners = new HashMap<>();
  private final Map<Area, Map<Integer, Set<String>>> members = new TreeMap<>();

  Areas(Lake lake, Settings settings) {
    this.settings = settings;
    List<Integer> years = new ArrayList<>(settings.years());
    if (!years.contains(COHORT_YEAR)) {
      years.add(COHORT_YEAR);
    }
    for (int year : years) {
      LocalDate end = LocalDate.of(year, 12, 31);
      Set<String> ofYear = new TreeSet<>();
      for (Fact member : lake.of("members")) {
        LocalDate left = member.day("left_on");
        if ("municipality".equals(member.text("partner_category"))
            && member.day("joined_on") != null
            && !member.day("joined_on").isAfter(end)
            && (left == null || left.isAfter(end))) {
          ofYear.add(member.municipality());
        }
      }
      partners.put(year, ofYear);
    }
    for (int year : settings.years()) {
      for (String municipality : settings.departments().keySet()) {
        for (Area area : of(municipality, year)) {
          members
              .computeIfAbsent(area, key -> new HashMap<>())
              .computeIfAbsent(year, key -> new TreeSet<>())
              .add(municipality);
        }
      }
    }
    members.putIfAbsent(new Area("ptps", PARTNERS), Map.of());
    members.putIfAbsent(new Area("ptps", COHORT), Map.of());
  }

  Set<Area> all() {
    return members.keySet();
  }

  Set<String> municipalities(Area area, int year) {
    return members.getOrDefault(area, Map.of()).getOrDefault(year, Set.of());
  }

  boolean hasPartners() {
    return partners.values().stream().anyMatch(ofYear -> !ofYear.isEmpty());
  }

  boolean wasPartner(String municipality) {
    return partners.values().stream().anyMatch(ofYear -> ofYear.contains(municipality));
  }

  Set<String> cohort() {
    return partners.get(COHORT_YEAR);
  }

  /** Areas that contain a place in a year. */
  List<Area> of(String place, int year) {
    if (place.equals(settings.country())) {
      return List.of(new Area("nation", place));
    }
    if (place.equals(PARTNERS)) {
      return List.of(new Area("ptps", place));
    }
    List<Area> areas = new ArrayList<>();
    if (settings.departments().containsKey(place)) {
      areas.add(new Area("municipality", place));
      areas.add(new Area("department", settings.departments().get(place)));
      areas.add(new Area("nation", settings.country()));
      if (partners.get(year).contains(place)) {
        areas.add(new Area("ptps", PARTNERS));
      }
      if (cohort().contains(place)) {
        areas.add(new Area("ptps", COHORT));
      }
    }
    return areas;
  }
}
