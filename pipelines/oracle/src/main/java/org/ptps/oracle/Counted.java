package org.ptps.oracle;

import java.time.LocalDate;

/**
 * One counted thing of one indicator and year.
 *
 * @param place four digits of the municipality; the nation's or PTPS' own code for what belongs to
 *     no municipality
 * @param numerator what meets the condition, in the things the indicator counts
 * @param denominator what is known
 * @param unknown what is not known
 * @param why why something is not known; null where all is
 * @param seen how many of the things were seen, where they are a sample; else null
 * @param recorded whether a record speaks of it, or only the silence of a register
 */
record Counted(
    String place,
    int year,
    Residence residence,
    LocalDate observedOn,
    double numerator,
    double denominator,
    double unknown,
    Reason why,
    Double seen,
    boolean synthetic,
    boolean recorded) {

  /** Starts a row of a thing that a record speaks of. */
  static Counted of(Fact fact, int year, Residence residence, LocalDate observedOn) {
    return new Counted(
        fact.municipality(),
        year,
        residence,
        observedOn,
        0,
        0,
        0,
        null,
        null,
        fact.synthetic(),
        true);
  }

  Counted known(double numerator, double denominator) {
    return new Counted(
        place,
        year,
        residence,
        observedOn,
        numerator,
        denominator,
        unknown,
        why,
        seen,
        synthetic,
        recorded);
  }

  Counted notKnown(double things, Reason reason) {
    return new Counted(
        place,
        year,
        residence,
        observedOn,
        numerator,
        denominator,
        things,
        reason,
        seen,
        synthetic,
        recorded);
  }

  /** Of one thing: yes, no or not known. */
  Counted answered(Boolean answer, Reason otherwise) {
    return answer == null ? notKnown(1, otherwise) : known(answer ? 1 : 0, 1);
  }

  Counted at(String place) {
    return new Counted(
        place,
        year,
        residence,
        observedOn,
        numerator,
        denominator,
        unknown,
        why,
        seen,
        synthetic,
        recorded);
  }

  Counted sampled(Double things) {
    return new Counted(
        place,
        year,
        residence,
        observedOn,
        numerator,
        denominator,
        unknown,
        why,
        things,
        synthetic,
        recorded);
  }

  Counted unrecorded() {
    return new Counted(
        place,
        year,
        residence,
        observedOn,
        numerator,
        denominator,
        unknown,
        why,
        seen,
        synthetic,
        false);
  }
}
