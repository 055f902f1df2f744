package org.ptps.oracle;

import java.time.LocalDate;

/** A value with everything published beside it. */
record Value(
    Double numerator,
    Double denominator,
    Double unknown,
    Double value,
    Double valueAll,
    Double unknownPct,
    Double ciLow,
    Double ciHigh,
    Double boundLow,
    Double boundHigh,
    long rows,
    LocalDate observedFrom,
    LocalDate observedTo,
    boolean synthetic,
    String reason) {

  record Key(String indicator, String level, String area, Residence residence, int year)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return indicator + " " + level + " " + area + " " + residence.word() + " " + year;
    }
  }
}
