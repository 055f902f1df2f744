package org.ptps.oracle;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * A counted thing of one indicator and year.
 *
 * @param place four digits of the municipality; the nation's or PTPS' own code for what belongs to
 *     no municipality
 * @param numerator what meets the condition, in the things the indicator counts
 * @param denominator what is known
 * @param unknown what is not known
 * @param least of what is not known, how much meets the condition for certain
 * @param most of what is not known, how much may meet it
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
    double least,
    double most,
    Reason why,
    Double seen,
    boolean synthetic,
    boolean recorded) {

  Counted(
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
    this(
        place,
        year,
        residence,
        observedOn,
        numerator,
        denominator,
        unknown,
        0,
        unknown,
        why,
        seen,
        synthetic,
        recorded);
  }

  /** Starts a row for a thing with a record. */
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
        least,
        most,
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

  /** Sets bounds for the unknowns that meet the condition. */
  Counted between(double least, double most) {
    return new Counted(
        place,
        year,
        residence,
        observedOn,
        numerator,
        denominator,
        unknown,
        least,
        most,
        why,
        seen,
        synthetic,
        recorded);
  }

  /** A single thing: yes, no or unknown. */
  Counted answered(Boolean answer, Reason otherwise) {
    return answer == null ? notKnown(1, otherwise) : known(answer ? 1 : 0, 1);
  }

  /**
   * A thing decided by several answers together: known if all are; if one is unknown, a certain no
   * still lowers the upper bound.
   */
  Counted together(Reason otherwise, Boolean... answers) {
    if (Arrays.asList(answers).contains(null)) {
      boolean fails = Arrays.asList(answers).contains(Boolean.FALSE);
      return notKnown(1, otherwise).between(0, fails ? 0 : 1);
    }
    return answered(!Arrays.asList(answers).contains(Boolean.FALSE), null);
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
        least,
        most,
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
        least,
        most,
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
        least,
        most,
        why,
        seen,
        synthetic,
        false);
  }
}
