package org.ptps.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The record of a thing that is valid in a year: the latest up to 31 December. */
record Held(Fact fact, int year, LocalDate day) {

  /**
   * The latest record up to 31 December of each thing and year, however old.
   *
   * @param thing which thing a record speaks of
   * @param date column with the day of the record; rows without a day hold in no year
   */
  static List<Held> latest(
      List<Fact> facts, Function<Fact, String> thing, String date, List<Integer> years) {
    Map<String, List<Fact>> byThing = new TreeMap<>();
    for (Fact fact : facts) {
      if (fact.day(date) != null) {
        byThing.computeIfAbsent(thing.apply(fact), key -> new ArrayList<>()).add(fact);
      }
    }
    List<Held> held = new ArrayList<>();
    for (int year : years) {
      LocalDate end = LocalDate.of(year, 12, 31);
      for (List<Fact> records : byThing.values()) {
        Fact latest = null;
        for (Fact record : records) {
          LocalDate day = record.day(date);
          if (!day.isAfter(end) && (latest == null || day.isAfter(latest.day(date)))) {
            latest = record;
          }
        }
        if (latest != null) {
          LocalDate day = latest.day(date);
          held.add(new Held(latest, year, day));
        }
      }
    }
    return held;
  }

  /** Whether the record is older on 31 December. */
  boolean isOlderThan(double age) {
    return day.isBefore(LocalDate.of(year, 12, 31).minusYears((long) age));
  }

  /** A row that counts the record's own thing. */
  Counted counted(Residence residence) {
    return Counted.of(fact, year, residence, day);
  }
}
