package org.ptps.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** PS-NIV-01 to 07 and SUP-ODS-61: service levels. */
final class ServiceLevels {
  private final World world;
  private final Coverage coverage;
  private final Map<String, Double> households;
  private final Map<String, Tested<Boolean>> fitness;
  private final Map<String, Tested<Double>> chlorine;

  /** A result with its date; without a valid result, the date of an older one. */
  private record Tested<T>(LocalDate day, T result, boolean recent) {}

  ServiceLevels(World world, Coverage coverage) {
    this.world = world;
    this.coverage = coverage;
    this.households = world.households();
    this.fitness = fitness();
    this.chlorine = chlorine();
  }

  Map<String, List<Counted>> rows() {
    Map<String, List<Counted>> rows = new TreeMap<>();
    rows.put("PS-NIV-01", fitSystems());
    rows.put("PS-NIV-02", chlorinatedSystems());
    rows.put("PS-NIV-02/of_all", chlorinatedOfAll());
    rows.put("PS-NIV-02/known_to_chlorinate", knownToChlorinate());
    rows.put("PS-NIV-03", continuity());
    rows.put("PS-NIV-04", drySeason());
    rows.put("PS-NIV-05", onPremises());
    rows.put("PS-NIV-06", classes("B"));
    rows.put("PS-NIV-06/a", classes("A"));
    rows.put("PS-NIV-07", sanitationLevel());
    rows.put("SUP-ODS-61", safelyManaged());
    rows.put("SUP-SIS-01", gravity());
    return rows;
  }

  private static String key(Held system) {
    return system.fact().text("system_id") + "/" + system.year();
  }

  private boolean isRecent(LocalDate day, int year) {
    LocalDate end = LocalDate.of(year, 12, 31);
    LocalDate oldest = end.minusMonths((long) world.threshold("quality.max_age_months"));
    return day.isAfter(oldest) && !day.isAfter(end);
  }

  /** Samples of partners by system; raw water at the source is left out. */
  private Map<String, List<Fact>> samples() {
    Map<String, String> byName =
        Names.unique(world.lake().of("systems"), "system_name", "system_id");
    Map<String, List<Fact>> samples = new HashMap<>();
    for (Fact sample : world.lake().of("water_quality_tests")) {
      if ("source".equals(sample.text("sample_point"))) {
        continue;
      }
      String system = sample.text("system_id");
      if (system == null && sample.text("system_name") != null) {
        system = byName.get(Names.in(sample.municipality(), sample.text("system_name")));
      }
      if (system != null && sample.day("sampled_on") != null) {
        samples
            .computeIfAbsent(sample.municipality() + "/" + system, key -> new ArrayList<>())
            .add(sample);
      }
    }
    return samples;
  }

  /** Key of a system in partners' files: its code is unique in its municipality. */
  private static String named(Fact system) {
    return system.municipality() + "/" + system.text("system_id");
  }

  /**
   * No if either count exceeds its norm; yes without E. coli, if total coliforms were not counted.
   */
  private Boolean passes(Fact sample) {
    Span coli = Span.of(sample, "e_coli_per_100ml", "e_coli_sign");
    Span coliforms = Span.of(sample, "total_coliforms_per_100ml", "total_coliforms_sign");
    if (coliforms.above(world.threshold("quality.max_total_coliforms")) || coli.above(0)) {
      return false;
    }
    // Counts are whole: less than one is none, less than four at most three.
    boolean counted = sample.text("total_coliforms_sign") != null;
    boolean open = counted && !coliforms.below(world.threshold("quality.max_total_coliforms") + 1);
    return coli.below(1) && !open ? Boolean.TRUE : null;
  }

  /**
   * Interval of the true amount for a censored result.
   *
   * @param openLow whether it is surely more than {@code low}
   * @param openHigh whether it is surely less than {@code high}
   */
  private record Span(double low, boolean openLow, double high, boolean openHigh) {
    static Span of(Fact sample, String amount, String signed) {
      Double limit = sample.number(amount);
      String sign = sample.text(signed);
      double most = Double.POSITIVE_INFINITY;
      if (sign == null) {
        return limit == null
            ? new Span(0, false, most, false)
            : new Span(limit, false, limit, false);
      }
      return switch (sign) {
        // In words: not detected, or too numerous to count.
        case "<" -> new Span(0, false, limit == null ? Double.MIN_VALUE : limit, true);
        case ">" -> new Span(limit == null ? Double.MAX_VALUE : limit, true, most, false);
        case "<=" -> new Span(0, false, limit, false);
        default -> new Span(limit, false, most, false);
      };
    }

    boolean above(double amount) {
      return low > amount || openLow && low == amount;
    }

    boolean below(double amount) {
      return high < amount || openHigh && high == amount;
    }
  }

  /** Residual chlorine of a sample, or a value that stands for a limit. */
  private Double residual(Fact sample) {
    Double amount = sample.number("chlorine_residual_mg_l");
    if (sample.text("chlorine_residual_sign") == null) {
      return amount;
    }
    Span span = Span.of(sample, "chlorine_residual_mg_l", "chlorine_residual_sign");
    if (span.below(world.threshold("chlorine.min"))) {
      return amount == null ? 0 : amount / 2;
    }
    boolean tooHigh = amount != null && span.above(world.threshold("chlorine.max_admissible"));
    return tooHigh ? amount * 1.1 : null;
  }

  private Map<String, Tested<Boolean>> fitness() {
    Map<String, List<Fact>> samples = samples();
    Map<String, Tested<Boolean>> tested = new HashMap<>();
    for (Held system : world.systems()) {
      List<Tested<Boolean>> results = new ArrayList<>();
      String own = system.fact().text("coliform_test");
      LocalDate day = system.fact().day("coliform_date");
      if (("pass".equals(own) || "fail".equals(own)) && day != null) {
        results.add(new Tested<>(day, "pass".equals(own), isRecent(day, system.year())));
      }
      for (Fact sample : samples.getOrDefault(named(system.fact()), List.of())) {
        Boolean passes = passes(sample);
        if (passes != null) {
          LocalDate sampled = sample.day("sampled_on");
          results.add(new Tested<>(sampled, passes, isRecent(sampled, system.year())));
        }
      }
      Tested<Boolean> latest = null;
      for (Tested<Boolean> result : results) {
        if (result.recent()
            && (latest == null
                || result.day().isAfter(latest.day())
                || result.day().equals(latest.day()) && !result.result())) {
          latest = result;
        }
      }
      if (latest != null) {
        tested.put(key(system), latest);
      }
    }
    return tested;
  }

  private Map<String, Tested<Double>> chlorine() {
    Map<String, List<Fact>> samples = samples();
    Map<String, Tested<Double>> measured = new HashMap<>();
    for (Held system : world.systems()) {
      List<Tested<Double>> results = new ArrayList<>();
      Double own = system.fact().number("chlorine_residual_mg_l");
      LocalDate day = system.fact().day("chlorine_date");
      if (own != null && day != null) {
        results.add(new Tested<>(day, own, isRecent(day, system.year())));
      }
      for (Fact sample : samples.getOrDefault(named(system.fact()), List.of())) {
        Double residual = residual(sample);
        if (residual != null) {
          LocalDate sampled = sample.day("sampled_on");
          results.add(new Tested<>(sampled, residual, isRecent(sampled, system.year())));
        }
      }
      Tested<Double> latest = null;
      for (Tested<Double> result : results) {
        if (result.recent()
            && (latest == null
                || result.day().isAfter(latest.day())
                || result.day().equals(latest.day())
                    && !inNorm(result.result())
                    && inNorm(latest.result()))) {
          latest = result;
        }
      }
      if (latest != null) {
        measured.put(key(system), latest);
      }
    }
    return measured;
  }

  private boolean inNorm(double residual) {
    return residual >= world.threshold("chlorine.min")
        && residual <= world.threshold("chlorine.max_admissible");
  }

  private List<Counted> fitSystems() {
    List<Counted> rows = new ArrayList<>();
    for (Held system : world.systems()) {
      Tested<Boolean> test = fitness.get(key(system));
      Counted row =
          Counted.of(
              system.fact(),
              system.year(),
              Residence.RURAL,
              test == null ? system.day() : test.day());
      rows.add(
          test == null ? row.notKnown(1, noResult(system)) : row.known(test.result() ? 1 : 0, 1));
    }
    return rows;
  }

  /** "No aplica" means never tested; no answer does not. */
  private Reason noResult(Held system) {
    String own = system.fact().text("coliform_test");
    if ("not_tested".equals(own)) {
      return Reason.NOT_TESTED;
    }
    if (world.tooOld(system)) {
      return Reason.TOO_OLD;
    }
    return own == null ? Reason.NOT_REPORTED : dated(system.fact().day("coliform_date"));
  }

  /** Chlorination of a system, by a measured residual where there is one. */
  private Counted chlorinated(Held system) {
    String chlorination = system.fact().text("chlorination");
    Tested<Double> test = "works".equals(chlorination) ? chlorine.get(key(system)) : null;
    Counted row =
        Counted.of(
            system.fact(),
            system.year(),
            Residence.RURAL,
            test == null ? system.day() : test.day());
    if (chlorination == null) {
      return row.notKnown(1, Reason.NOT_REPORTED);
    }
    if (world.tooOld(system)) {
      return row.notKnown(1, Reason.TOO_OLD);
    }
    return switch (chlorination) {
      case "not_working" -> row.known(0, 1);
      case "works" ->
          test == null
              ? row.notKnown(1, noResidual(system.fact()))
              : row.known(inNorm(test.result()) ? 1 : 0, 1);
      default -> row;
    };
  }

  private List<Counted> chlorinatedSystems() {
    return world.systems().stream().map(this::chlorinated).toList();
  }

  /** Among all systems: one without chlorination is a certain no. */
  private List<Counted> chlorinatedOfAll() {
    return world.systems().stream()
        .map(
            system -> {
              Counted row = chlorinated(system);
              return row.denominator() + row.unknown() == 0 ? row.known(0, 1) : row;
            })
        .toList();
  }

  /** Among systems known to chlorinate: unknown and outdated answers are left out. */
  private List<Counted> knownToChlorinate() {
    return world.systems().stream()
        .map(
            system -> {
              Counted row = chlorinated(system);
              boolean isKnown = system.fact().text("chlorination") != null && !world.tooOld(system);
              return isKnown ? row : row.notKnown(0, row.why());
            })
        .toList();
  }

  /** Reason without a valid residual: not measured, not dated, or too old. */
  private static Reason noResidual(Fact system) {
    if (system.number("chlorine_residual_mg_l") == null) {
      return Reason.NOT_TESTED;
    }
    return dated(system.day("chlorine_date"));
  }

  /** Reason of an invalid result: date missing or too old. */
  private static Reason dated(LocalDate day) {
    return day == null ? Reason.NOT_REPORTED : Reason.TOO_OLD;
  }

  /** Counts the households of a system. */
  private Counted ofHouseholds(Held system, Boolean met) {
    Double served = households.get(key(system));
    Counted row = system.counted(Residence.RURAL);
    if (served == null) {
      return row.notKnown(0, Reason.NOT_REPORTED);
    }
    if (world.tooOld(system)) {
      return row.notKnown(served, Reason.TOO_OLD);
    }
    return met == null
        ? row.notKnown(served, Reason.NOT_REPORTED)
        : row.known(met ? served : 0, served);
  }

  private List<Counted> continuity() {
    double least = world.threshold("continuity.min_hours");
    List<Counted> rows = new ArrayList<>();
    for (Held system : world.systems()) {
      rows.add(ofHouseholds(system, Logic.atLeast(hours(system), least)));
    }
    for (Held town : world.towns()) {
      Double served = withinDwellings(town.fact());
      Boolean met = Logic.atLeast(hours(town), least);
      Counted row = town.counted(Residence.URBAN);
      if (served == null) {
        rows.add(row.notKnown(0, Reason.NOT_REPORTED));
      } else if (met == null) {
        rows.add(row.notKnown(served, Reason.NOT_REPORTED));
      } else {
        rows.add(row.known(met ? served : 0, served));
      }
    }
    return rows;
  }

  /** Connections of a town, at most its dwellings where these are known. */
  private static Double withinDwellings(Fact town) {
    Double connections = town.number("water_connections");
    Double dwellings = town.number("dwellings");
    return connections == null || dwellings == null
        ? connections
        : (Double) Math.min(connections, dwellings);
  }

  /** Hours of service; zero is unknown where households are served. */
  private static Double hours(Held thing) {
    Double hours = thing.fact().number("hours_per_day");
    return hours == null || hours == 0 ? null : hours;
  }

  private List<Counted> drySeason() {
    return world.systems().stream()
        .map(system -> ofHouseholds(system, system.fact().flag("enough_in_dry_season")))
        .toList();
  }

  /**
   * Connections of a system, at most the households it serves, are divided among communities by
   * households served. A community is known if all its systems have both numbers, or it has no
   * system and links are loaded.
   */
  private List<Counted> onPremises() {
    Map<String, Held> systems = new HashMap<>();
    world.systems().forEach(system -> systems.put(key(system), system));
    Map<String, Double> servedBySystem = new HashMap<>();
    Map<String, List<Held>> linksOf = new HashMap<>();
    for (Held link : world.links()) {
      Double served = link.fact().number("served_households");
      String system = link.fact().text("system_id") + "/" + link.year();
      // One link without a number makes the system's sum unknown.
      servedBySystem.merge(system, served == null ? Double.NaN : served, Double::sum);
      linksOf
          .computeIfAbsent(
              link.fact().text("community_id") + "/" + link.year(), key -> new ArrayList<>())
          .add(link);
    }
    Set<String> linked = new HashSet<>();
    for (Held community : world.communities()) {
      if (linksOf.containsKey(community.fact().text("community_id") + "/" + community.year())) {
        linked.add(community.fact().municipality() + "/" + community.year());
      }
    }
    List<Counted> rows = new ArrayList<>();
    for (Held community : world.communities()) {
      Double dwellings = community.fact().number("dwellings");
      Counted row = community.counted(Residence.RURAL);
      List<Held> links =
          linksOf.getOrDefault(
              community.fact().text("community_id") + "/" + community.year(), List.of());
      if (dwellings == null) {
        rows.add(row.notKnown(0, Reason.NOT_REPORTED));
      } else if (world.tooOld(community)) {
        rows.add(row.notKnown(dwellings, Reason.TOO_OLD));
      } else {
        Double named = community.fact().number("systems_named");
        boolean hasNone =
            links.isEmpty()
                && named != null
                && named == 0
                && linked.contains(community.fact().municipality() + "/" + community.year());
        rows.add(
            hasNone
                ? row.known(0, dwellings)
                : connected(community, dwellings, links, systems, servedBySystem));
      }
    }
    for (Held town : world.towns()) {
      rows.add(Coverage.ofTown(town, town.fact().number("water_connections")));
    }
    return rows;
  }

  private Counted connected(
      Held community,
      double dwellings,
      List<Held> links,
      Map<String, Held> systems,
      Map<String, Double> servedBySystem) {
    double connections = 0;
    double withCount = 0;
    double withoutCount = 0;
    boolean allSay = !links.isEmpty();
    for (Held link : links) {
      String key = link.fact().text("system_id") + "/" + link.year();
      Double served = link.fact().number("served_households");
      Double ofSystem = systems.containsKey(key) ? connectionsOf(systems.get(key)) : null;
      if (served == null) {
        allSay = false;
      } else if (ofSystem == null
          || Double.isNaN(servedBySystem.get(key))
          || servedBySystem.get(key) == 0) {
        withoutCount += served;
      } else {
        connections += ofSystem * served / servedBySystem.get(key);
        withCount += served;
      }
    }
    double counted = Math.min(Math.min(connections, withCount), dwellings);
    Counted row = community.counted(Residence.RURAL);
    if (allSay && withoutCount == 0) {
      return row.known(counted, dwellings);
    }
    Double without = community.fact().number("dwellings_without_water");
    double most =
        allSay
            ? Math.min(counted + withoutCount, dwellings)
            : Math.max(
                dwellings - (without == null ? 0 : without) - (withCount - counted), counted);
    return row.notKnown(dwellings, Reason.NOT_REPORTED).between(counted, most);
  }

  private Double connectionsOf(Held system) {
    return world.tooOld(system) ? null : system.fact().number("connections");
  }

  private List<Counted> classes(String least) {
    return world.systems().stream()
        .map(system -> ofClass(world, system, "index_eia", least))
        .toList();
  }

  /**
   * Whether the letter is A, or B where that is sufficient. Letters up to 2016 are generation 1 as
   * published; later ones are computed from the index.
   */
  static Counted ofClass(World world, Held thing, String index, String least) {
    Counted row = thing.counted(Residence.RURAL);
    if (world.tooOld(thing)) {
      return row.notKnown(1, Reason.TOO_OLD);
    }
    Integer generation = thing.fact().whole("siasar_generation");
    boolean first = generation != null && generation == 1;
    if (generation == null || first != thing.year() <= 2016) {
      return row.notKnown(1, Reason.NOT_APPLICABLE);
    }
    Boolean good;
    if (first) {
      String letter = thing.fact().text("class_published");
      good = letter == null ? null : (Boolean) (letter.compareTo(least) <= 0);
    } else {
      String from = least.equals("A") ? "siasar.a_from" : "siasar.b_from";
      good = Logic.atLeast(thing.fact().number(index), world.threshold(from));
    }
    return row.answered(good, Reason.NOT_REPORTED);
  }

  private List<Counted> sanitationLevel() {
    List<Counted> rows = new ArrayList<>();
    for (Held community : world.communities()) {
      Double one = community.fact().number("sanitation_type1_own_full_use_dwellings");
      Double two = community.fact().number("sanitation_type2_own_full_use_dwellings");
      rows.add(
          coverage.ofSample(community, one == null || two == null ? null : (Double) (one + two)));
    }
    return rows;
  }

  private List<Counted> safelyManaged() {
    double least = world.threshold("continuity.min_hours");
    List<Counted> rows = new ArrayList<>();
    for (Held system : world.systems()) {
      Double served = households.get(key(system));
      Double connections = system.fact().number("connections");
      Tested<Boolean> test = fitness.get(key(system));
      Boolean available = Logic.atLeast(hours(system), least);
      Counted row = system.counted(Residence.RURAL);
      if (served == null) {
        rows.add(row.notKnown(0, Reason.NOT_REPORTED));
      } else if (world.tooOld(system)) {
        rows.add(row.notKnown(served, Reason.TOO_OLD));
      } else if (available == null || test == null || connections == null) {
        boolean fails = Boolean.FALSE.equals(available) || test != null && !test.result();
        double most = connections == null ? served : Math.min(connections, served);
        rows.add(
            row.notKnown(served, test == null ? Reason.NOT_TESTED : Reason.NOT_REPORTED)
                .between(0, fails ? 0 : most));
      } else {
        rows.add(row.known(available && test.result() ? Math.min(connections, served) : 0, served));
      }
    }
    return rows;
  }

  private List<Counted> gravity() {
    List<Counted> rows = new ArrayList<>();
    for (Held system : world.systems()) {
      Counted row = system.counted(Residence.RURAL);
      List<Boolean> ways =
          Arrays.asList(
              system.fact().flag("is_gravity"),
              system.fact().flag("is_pumped"),
              system.fact().flag("is_hand_pump"),
              system.fact().flag("is_rainwater"));
      long used = ways.stream().filter(Boolean.TRUE::equals).count();
      boolean mixed = used > 1 && !ways.contains(null);
      if (world.tooOld(system)) {
        rows.add(row.notKnown(1, Reason.TOO_OLD));
      } else {
        rows.add(
            row.answered(
                used == 0 ? null : (Boolean) (!mixed && Boolean.TRUE.equals(ways.get(0))),
                Reason.NOT_REPORTED));
      }
    }
    return rows;
  }
}
