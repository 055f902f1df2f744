package org.ptps.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The supplementary indicators of users, operational plan, self-assessment and partnership. */
final class Movement {
  private static final String PTPS = "PTPS";

  private final World world;

  Movement(World world) {
    this.world = world;
  }

  Map<String, List<Counted>> rows() {
    Map<String, List<Counted>> rows = new TreeMap<>();
    rows.put("SUP-USU-01", perThousand("complaints", connections()));
    rows.put("SUP-USU-02", solved());
    rows.put("SUP-USU-03", perThousand("improvement_requests", Universe.people(world)));
    rows.put("SUP-USU-04", answered());
    rows.put("SUP-POA-01", progress());
    rows.put("SUP-POA-02", execution());
    rows.put("SUP-POA-03", onTime());
    rows.put("SUP-AUT-01", scores());
    rows.put("SUP-AUT-02", completed());
    rows.put("SUP-AUT-03", needs());
    rows.put("SUP-ASO-01", assemblies());
    return rows;
  }

  /** Urban connections and registered rural users by municipality and year. */
  private Map<String, Double> connections() {
    Map<String, Double> connections = new TreeMap<>();
    for (Held town : world.towns()) {
      Double connected = town.fact().number("water_connections");
      add(connections, town, connected != null ? connected : town.fact().number("users"));
    }
    for (Held provider : world.providers()) {
      if (!world.tooOld(provider)) {
        add(connections, provider, provider.fact().number("users"));
      }
    }
    return connections;
  }

  /** A missing number counts as zero, so that the municipality is included. */
  private static void add(Map<String, Double> sums, Held held, Double number) {
    sums.merge(
        held.fact().municipality() + "/" + held.year(), number == null ? 0 : number, Double::sum);
  }

  private List<Counted> perThousand(String table, Map<String, Double> base) {
    Map<String, List<Fact>> received = new TreeMap<>();
    for (Fact fact : world.lake().of(table)) {
      if (fact.day("received_on") != null) {
        received
            .computeIfAbsent(
                fact.municipality() + "/" + fact.day("received_on").getYear(),
                key -> new ArrayList<>())
            .add(fact);
      }
    }
    if (received.isEmpty()) {
      return List.of();
    }
    List<Counted> rows = new ArrayList<>();
    Set<String> keys = new java.util.TreeSet<>(base.keySet());
    keys.addAll(received.keySet());
    for (String key : keys) {
      String municipality = key.substring(0, key.indexOf('/'));
      int year = Integer.parseInt(key.substring(key.indexOf('/') + 1));
      if (!world.years().contains(year)) {
        continue;
      }
      Double size = base.get(key);
      List<Fact> facts = received.get(key);
      boolean synthetic = true;
      Counted row =
          new Counted(
              municipality,
              year,
              Residence.TOTAL,
              facts == null ? LocalDate.of(year, 12, 31) : newest(facts, "received_on"),
              0,
              0,
              0,
              null,
              null,
              synthetic,
              true);
      if (size == null || size == 0) {
        rows.add(row.notKnown(0, Reason.NOT_REPORTED));
      } else if (facts == null) {
        rows.add(row.notKnown(size, Reason.NOT_REPORTED));
      } else {
        rows.add(row.known(facts.size(), size));
      }
    }
    return rows;
  }

  private List<Fact> received(String table) {
    return world.lake().of(table).stream()
        .filter(
            fact ->
                fact.day("received_on") != null
                    && world.years().contains(fact.day("received_on").getYear()))
        .toList();
  }

  private static Counted ofReceipt(Fact fact) {
    LocalDate day = fact.day("received_on");
    return Counted.of(fact, day.getYear(), Residence.TOTAL, day);
  }

  private List<Counted> solved() {
    List<Counted> rows = new ArrayList<>();
    for (Fact complaint : received("complaints")) {
      LocalDate limit =
          complaint.day("received_on").plusDays((long) world.threshold("complaint.days"));
      LocalDate solved = complaint.day("solved_on");
      LocalDate delivered = complaint.day("delivered_on");
      boolean inTime = solved != null && !solved.isAfter(limit);
      boolean late = solved != null && solved.isAfter(limit);
      Counted row = ofReceipt(complaint);
      // Unresolved complaints are known once the time limit has passed.
      rows.add(
          delivered != null && delivered.isAfter(limit)
              ? row.known(inTime ? 1 : 0, 1)
              : row.notKnown(1, Reason.NOT_REPORTED).between(inTime ? 1 : 0, late ? 0 : 1));
    }
    return rows;
  }

  private List<Counted> answered() {
    return received("improvement_requests").stream()
        .map(fact -> ofReceipt(fact).answered(fact.day("answered_on") != null, null))
        .toList();
  }

  /** Activities of each year's plan at the latest cut-off, without cancelled ones. */
  private List<Fact> activities() {
    Map<String, Fact> latest = new TreeMap<>();
    for (Fact fact : world.lake().of("poa_activities")) {
      if (world.years().contains(fact.whole("year"))) {
        latest.merge(
            fact.text("activity_code") + "/" + fact.whole("year"),
            fact,
            (one, other) -> one.day("cut_on").isAfter(other.day("cut_on")) ? one : other);
      }
    }
    return latest.values().stream()
        .filter(fact -> !"cancelled".equals(fact.text("activity_status")))
        .toList();
  }

  private static Counted ofActivity(Fact activity) {
    return Counted.of(
        activity.at(PTPS), activity.whole("year"), Residence.TOTAL, activity.day("cut_on"));
  }

  private List<Counted> progress() {
    List<Counted> rows = new ArrayList<>();
    for (Fact activity : activities()) {
      Double weight = activity.number("weight");
      Double percent = activity.number("progress_pct");
      Counted row = ofActivity(activity);
      if (weight == null) {
        rows.add(row.notKnown(0, Reason.NOT_REPORTED));
      } else if (percent == null) {
        rows.add(row.notKnown(weight, Reason.NOT_REPORTED));
      } else {
        rows.add(row.known(weight * percent / 100, weight));
      }
    }
    return rows;
  }

  private List<Counted> execution() {
    List<Counted> rows = new ArrayList<>();
    for (Fact activity : activities()) {
      Double budget = activity.number("budget_hnl");
      Double spent = activity.number("spent_hnl");
      Counted row = ofActivity(activity);
      rows.add(
          budget == null || spent == null
              ? row.notKnown(1, Reason.NOT_REPORTED)
              : row.known(spent, budget));
    }
    return rows;
  }

  private List<Counted> onTime() {
    List<Counted> rows = new ArrayList<>();
    for (Fact activity : activities()) {
      LocalDate end = activity.day("ends_on");
      LocalDate done = activity.day("done_on");
      if (end == null) {
        rows.add(ofActivity(activity).notKnown(1, Reason.NOT_REPORTED));
      } else if (!end.isAfter(activity.day("cut_on"))) {
        rows.add(ofActivity(activity).answered(done != null && !done.isAfter(end), null));
      }
    }
    return rows;
  }

  private List<Held> answers() {
    return world.yearly("self_assessments");
  }

  private List<Counted> scores() {
    List<Counted> rows = new ArrayList<>();
    for (Held answer : answers()) {
      Double score = answer.fact().number("score");
      Counted row =
          Counted.of(answer.fact().at(PTPS), answer.year(), Residence.TOTAL, answer.day());
      rows.add(score == null ? row.notKnown(1, Reason.NOT_REPORTED) : row.known(score, 1));
    }
    return rows;
  }

  /** Complete: every question answered that any partner answered that year. */
  private List<Counted> completed() {
    Map<Integer, Set<String>> asked = new HashMap<>();
    Map<String, Set<String>> said = new HashMap<>();
    for (Held answer : answers()) {
      asked.computeIfAbsent(answer.year(), key -> new HashSet<>());
      if (answer.fact().number("score") != null) {
        asked.get(answer.year()).add(answer.fact().text("question"));
        said.computeIfAbsent(
                answer.year() + Names.plain(answer.fact().text("partner_name")),
                key -> new HashSet<>())
            .add(answer.fact().text("question"));
      }
    }
    List<Counted> rows = new ArrayList<>();
    for (int year : world.years()) {
      if (!asked.containsKey(year)) {
        continue;
      }
      LocalDate end = LocalDate.of(year, 12, 31);
      Map<String, Fact> active = new TreeMap<>();
      for (Fact member : world.lake().of("members")) {
        if (member.day("joined_on") != null
            && !member.day("joined_on").isAfter(end)
            && (member.day("left_on") == null || member.day("left_on").isAfter(end))) {
          active.putIfAbsent(Names.plain(member.text("partner_name")), member);
        }
      }
      active.forEach(
          (name, member) ->
              rows.add(
                  Counted.of(member.at(PTPS), year, Residence.TOTAL, end)
                      .answered(
                          said.getOrDefault(year + name, Set.of()).containsAll(asked.get(year)),
                          null)));
    }
    return rows;
  }

  private List<Counted> needs() {
    List<Counted> rows = new ArrayList<>();
    for (Fact need : world.lake().of("assistance_needs")) {
      for (int year : world.years()) {
        LocalDate end = LocalDate.of(year, 12, 31);
        if (need.day("raised_on") != null && !need.day("raised_on").isAfter(end)) {
          LocalDate closed = need.day("closed_on");
          boolean isClosed = closed != null && !closed.isAfter(end);
          rows.add(
              Counted.of(
                      need.at(PTPS),
                      year,
                      Residence.TOTAL,
                      isClosed ? closed : need.day("raised_on"))
                  .answered(isClosed, null));
        }
      }
    }
    return rows;
  }

  private List<Counted> assemblies() {
    TreeMap<Integer, List<Fact>> held = new TreeMap<>();
    for (Fact assembly : world.lake().of("assemblies")) {
      if (assembly.day("held_on") != null) {
        held.computeIfAbsent(assembly.day("held_on").getYear(), key -> new ArrayList<>())
            .add(assembly);
      }
    }
    List<Counted> rows = new ArrayList<>();
    for (int year : world.years()) {
      if (!held.isEmpty() && year >= held.firstKey() && year <= held.lastKey()) {
        List<Fact> ofYear = held.getOrDefault(year, List.of());
        rows.add(
            new Counted(
                PTPS,
                year,
                Residence.TOTAL,
                ofYear.isEmpty() ? LocalDate.of(year, 12, 31) : newest(ofYear, "held_on"),
                ofYear.size(),
                world.threshold("assemblies.per_year"),
                0,
                null,
                null,
                (ofYear.isEmpty() ? world.lake().of("assemblies") : ofYear)
                    .stream().anyMatch(Fact::synthetic),
                true));
      }
    }
    return rows;
  }

  private static LocalDate newest(List<Fact> facts, String column) {
    return facts.stream().map(fact -> fact.day(column)).max(LocalDate::compareTo).orElseThrow();
  }
}
