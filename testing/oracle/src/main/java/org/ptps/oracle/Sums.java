package org.ptps.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sums of the rows of an indicator, exact to the millionth in any order. */
final class Sums {
  BigDecimal numerator = BigDecimal.ZERO;
  BigDecimal denominator = BigDecimal.ZERO;
  BigDecimal unknownOfRows = BigDecimal.ZERO;
  BigDecimal unknown = BigDecimal.ZERO;
  BigDecimal unknownLeast = BigDecimal.ZERO;
  BigDecimal unknownMost = BigDecimal.ZERO;
  BigDecimal undividedDenominator = BigDecimal.ZERO;
  final Map<Reason, BigDecimal> unknownBy = new EnumMap<>(Reason.class);
  double spread;
  double seen;
  long rows;
  long unmeasuredRows;
  LocalDate from;
  LocalDate to;
  boolean synthetic;
  final Set<String> municipalities = new HashSet<>();
  final Set<String> toldTowns = new HashSet<>();
  boolean openEnded;

  /** Whether anything was added. */
  boolean isTouched;

  void add(Counted row) {
    isTouched = true;
    numerator = numerator.add(exact(row.numerator()));
    denominator = denominator.add(exact(row.denominator()));
    unknownOfRows = unknownOfRows.add(exact(row.unknown()));
    unknown = unknown.add(exact(row.unknown()));
    unknownLeast = unknownLeast.add(exact(row.least()));
    unknownMost = unknownMost.add(exact(row.most()));
    openEnded |= row.why() == Reason.NOT_LISTED;
    if (row.residence() == Residence.TOTAL) {
      undividedDenominator = undividedDenominator.add(exact(row.denominator()));
    }
    if (row.why() != null) {
      unknownBy.merge(row.why(), exact(row.unknown()), BigDecimal::add);
      if (row.denominator() == 0 && row.unknown() == 0) {
        unmeasuredRows++;
      }
    }
    if (row.seen() != null) {
      seen += row.seen();
      if (row.seen() > 0) {
        spread += row.denominator() * Math.max(row.denominator() - row.seen(), 0) / row.seen();
      }
    }
    if (row.denominator() > 0 || row.unknown() > 0) {
      rows++;
      municipalities.add(row.place());
      if (row.residence() != Residence.RURAL) {
        toldTowns.add(row.place());
      }
    }
    if (row.denominator() > 0 && row.observedOn() != null) {
      from = from == null || row.observedOn().isBefore(from) ? row.observedOn() : from;
      to = to == null || row.observedOn().isAfter(to) ? row.observedOn() : to;
    }
    synthetic |= row.synthetic();
  }

  /** Adds what has no row in a universe. */
  void addMissing(double things, boolean isSynthetic) {
    isTouched = true;
    unknown = unknown.add(exact(things));
    unknownMost = unknownMost.add(exact(things));
    unknownBy.merge(Reason.NOT_REPORTED, exact(things), BigDecimal::add);
    synthetic |= isSynthetic;
  }

  BigDecimal because(Reason reason) {
    return unknownBy.getOrDefault(reason, BigDecimal.ZERO);
  }

  static BigDecimal exact(double number) {
    return BigDecimal.valueOf(number).setScale(6, RoundingMode.HALF_UP);
  }
}
