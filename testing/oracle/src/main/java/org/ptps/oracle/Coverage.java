package org.ptps.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** PT-COB-01 to 09: coverage of water, sanitation and soap. */
final class Coverage {
  private final World world;

  Coverage(World world) {
    this.world = world;
  }

  Map<String, List<Counted>> rows() {
    Map<String, List<Counted>> rows = new TreeMap<>();
    rows.put("PT-COB-01", water());
    rows.put("PT-COB-02", sanitation());
    rows.put("PT-COB-02/basic", basicSanitation());
    rows.put(
        "PT-COB-03",
        facilities("schools", "school_id", "schools", "school", "has_water", "has_water"));
    rows.put(
        "PT-COB-04",
        facilities(
            "schools", "school_id", "schools", "school", "has_toilets", "has_improved_sanitation"));
    rows.put(
        "PT-COB-05",
        facilities(
            "health_centres",
            "health_centre_id",
            "health_centres",
            "health_centre",
            "has_water",
            "has_water"));
    rows.put(
        "PT-COB-06",
        facilities(
            "health_centres",
            "health_centre_id",
            "health_centres",
            "health_centre",
            "has_toilets",
            "has_improved_sanitation"));
    rows.put("PT-COB-07", communityCentres("has_water"));
    rows.put("PT-COB-08", communityCentres("has_improved_sanitation"));
    rows.put("PT-COB-09", handwashing());
    return rows;
  }

  private List<Counted> water() {
    List<Counted> rows = new ArrayList<>();
    for (Held community : world.communities()) {
      Double without = community.fact().number("dwellings_without_water");
      Double dwellings = community.fact().number("dwellings");
      Double served =
          without == null || dwellings == null || without > dwellings ? null : dwellings - without;
      rows.add(ofDwellings(community, served));
    }
    for (Held town : world.towns()) {
      rows.add(ofTown(town, town.fact().number("water_connections")));
    }
    return rows;
  }

  private List<Counted> sanitation() {
    List<Counted> rows = new ArrayList<>();
    for (Held community : world.communities()) {
      rows.add(ofSample(community, improved(community.fact())));
    }
    for (Held town : world.towns()) {
      Counted row = ofSewerAndOwn(town);
      rows.add(row.sampled(row.denominator()));
    }
    return rows;
  }

  private static Double improved(Fact community) {
    return sum(
        community.number("sanitation_type1_dwellings"),
        community.number("sanitation_type2_dwellings"));
  }

  /** Improved and not shared: in SIASAR own facilities in full or partial use. */
  private List<Counted> basicSanitation() {
    List<Counted> rows = new ArrayList<>();
    for (Held community : world.communities()) {
      Fact fact = community.fact();
      Double own = 0.0;
      for (String column :
          List.of(
              "sanitation_type1_own_full_use_dwellings",
              "sanitation_type1_own_partial_use_dwellings",
              "sanitation_type2_own_full_use_dwellings",
              "sanitation_type2_own_partial_use_dwellings")) {
        own = sum(own, fact.number(column));
      }
      rows.add(ofDwellings(community, improved(fact) == null ? null : own));
    }
    for (Held town : world.towns()) {
      Counted row = ofSewerAndOwn(town);
      rows.add(row.between(0, row.unknown()));
    }
    return rows;
  }

  /**
   * Sewer connections and own facilities of a town; without either of the two, only the sewer
   * connections are certain.
   */
  private static Counted ofSewerAndOwn(Held town) {
    Double sewer = town.fact().number("sewer_connections");
    Counted row = ofTown(town, sum(sewer, town.fact().number("own_improved_facilities")));
    return row.unknown() == 0 || sewer == null
        ? row
        : row.between(Math.min(sewer, row.unknown()), row.unknown());
  }

  private List<Counted> handwashing() {
    List<Counted> rows = new ArrayList<>();
    for (Held community : world.communities()) {
      Double uses = community.fact().number("handwashing_soap_use_dwellings");
      rows.add(
          ofDwellings(
              community,
              uses != null ? uses : community.fact().number("handwashing_soap_dwellings")));
    }
    return rows;
  }

  /** Dwellings of a community, of which some are served; null if the number is unknown. */
  Counted ofDwellings(Held community, Double served) {
    Counted row = community.counted(Residence.RURAL);
    Double dwellings = community.fact().number("dwellings");
    if (dwellings == null) {
      return row.notKnown(0, Reason.NOT_REPORTED);
    }
    if (world.tooOld(community)) {
      return row.notKnown(dwellings, Reason.TOO_OLD);
    }
    return served == null
        ? row.notKnown(dwellings, Reason.NOT_REPORTED)
        : row.known(Math.min(served, dwellings), dwellings);
  }

  /**
   * As {@link #ofDwellings}, for communities surveyed by sample; one surveyed completely has no
   * sampling error.
   */
  Counted ofSample(Held community, Double served) {
    Counted row = ofDwellings(community, served);
    Double sample = community.fact().number("sanitation_sample_dwellings");
    return row.denominator() == 0
        ? row.sampled(0.0)
        : row.sampled(sample == null || sample == 0 ? (Double) row.denominator() : sample);
  }

  /** Dwellings of a town; a return is valid for its own year. */
  static Counted ofTown(Held town, Double served) {
    Counted row = town.counted(Residence.URBAN);
    Double dwellings = town.fact().number("dwellings");
    if (dwellings == null) {
      return row.notKnown(0, Reason.NOT_REPORTED);
    }
    return served == null
        ? row.notKnown(dwellings, Reason.NOT_REPORTED)
        : row.known(Math.min(served, dwellings), dwellings);
  }

  private static Double sum(Double one, Double other) {
    return one == null || other == null ? null : (Double) (one + other);
  }

  /** Facilities of a municipality and year by one record, SIASAR or an inventory. */
  private static final class Record {
    final List<Counted> rows = new ArrayList<>();
    double facilities;
    double told;
    boolean synthetic;

    void add(Counted row, double things, boolean isTold) {
      rows.add(row);
      facilities += things;
      told += isTold ? things : 0;
      synthetic |= row.synthetic();
    }
  }

  /**
   * Schools or health centres: those of SIASAR's register, plus the number given by communities
   * without registered ones; or a partner's inventory where it knows more of them, or SIASAR none.
   * What SIASAR counts beyond the inventory is unknown.
   */
  private List<Counted> facilities(
      String register, String id, String count, String type, String has, String inventoryHas) {
    Map<String, Record> siasar = new TreeMap<>();
    Set<String> named = new HashSet<>();
    for (Held facility :
        world.latest(world.lake().of(register), fact -> fact.text(id), "survey_date")) {
      record(siasar, facility)
          .add(
              answered(facility, Residence.RURAL, facility.fact().flag(has)),
              1,
              facility.fact().flag(has) != null && !world.tooOld(facility));
      for (String community : communities(facility.fact())) {
        named.add(facility.year() + Names.in(facility.fact().municipality(), community));
      }
    }
    for (Held community : world.communities()) {
      Double number = community.fact().number(count);
      String name = community.fact().text("community_name");
      if (name != null
          && named.contains(community.year() + Names.in(community.fact().municipality(), name))) {
        continue;
      }
      Double with = has.equals("has_water") ? community.fact().number(count + "_with_water") : null;
      Counted row = community.counted(Residence.RURAL);
      Record record = record(siasar, community);
      if (number == null) {
        record.add(row.notKnown(0, Reason.NOT_REPORTED), 0, false);
      } else if (world.tooOld(community)) {
        record.add(row.notKnown(number, Reason.TOO_OLD), number, false);
      } else if (with == null || with > number) {
        record.add(row.notKnown(number, Reason.NOT_REPORTED), number, with != null);
      } else {
        record.add(row.known(with, number), number, true);
      }
    }
    Map<String, Record> inventories = new TreeMap<>();
    for (Held institution : inventory(type)) {
      record(inventories, institution)
          .add(
              answered(institution, Residence.TOTAL, institution.fact().flag(inventoryHas)),
              1,
              institution.fact().flag(inventoryHas) != null && !world.tooOld(institution));
    }
    List<Counted> rows = new ArrayList<>();
    Set<String> places = new java.util.TreeSet<>(siasar.keySet());
    places.addAll(inventories.keySet());
    for (String place : places) {
      Record ours = siasar.getOrDefault(place, new Record());
      Record theirs = inventories.get(place);
      if (theirs == null || ours.facilities > 0 && theirs.told <= ours.told) {
        rows.addAll(ours.rows);
        continue;
      }
      rows.addAll(theirs.rows);
      if (ours.facilities > theirs.facilities) {
        Counted one = theirs.rows.get(0);
        rows.add(
            new Counted(
                one.place(),
                one.year(),
                Residence.TOTAL,
                null,
                0,
                0,
                ours.facilities - theirs.facilities,
                Reason.NOT_REPORTED,
                null,
                ours.synthetic,
                true));
      }
    }
    return rows;
  }

  private static Record record(Map<String, Record> records, Held held) {
    return records.computeIfAbsent(
        held.fact().municipality() + "/" + held.year(), key -> new Record());
  }

  private List<Counted> communityCentres(String has) {
    return inventory("community_centre").stream()
        .map(centre -> answered(centre, Residence.TOTAL, centre.fact().flag(has)))
        .toList();
  }

  private List<Held> inventory(String type) {
    return world.latest(
        world.lake().of("institutions").stream()
            .filter(fact -> type.equals(fact.text("institution_type")))
            .toList(),
        fact -> fact.text("institution_id"),
        "observed_on");
  }

  private Counted answered(Held thing, Residence residence, Boolean answer) {
    Counted row = thing.counted(residence);
    return world.tooOld(thing)
        ? row.notKnown(1, Reason.TOO_OLD)
        : row.answered(answer, Reason.NOT_REPORTED);
  }

  private static List<String> communities(Fact facility) {
    List<String> names = new ArrayList<>();
    if (facility.text("community_name") != null) {
      names.add(facility.text("community_name"));
    }
    if (facility.text("community_names_served") != null) {
      names.addAll(Arrays.asList(facility.text("community_names_served").split(",")));
    }
    return names;
  }
}
