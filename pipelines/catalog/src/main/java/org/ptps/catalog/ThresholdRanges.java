package org.ptps.catalog;

import java.util.List;
import java.util.Map;
import org.ptps.catalog.hocon.Declaration;

/** Allowed ranges and order of thresholds: one out of range would silently count all or nothing. */
final class ThresholdRanges {
  /** No observation in the field is older. */
  static final int FIRST_YEAR = 1900;

  static final int LAST_YEAR = 2100;

  private static final Words MEND_ONE = new Words("corrija uno de los dos", "mend one of the two");

  private record Range(double from, double to) {}

  /** By the English name of the unit. */
  private static final Map<String, Range> BY_UNIT =
      Map.of(
          "%", new Range(0, 100),
          "points", new Range(0, 100),
          "mg/l", new Range(0, 100),
          "hours a day", new Range(0, 24),
          "year", new Range(FIRST_YEAR, LAST_YEAR),
          "years", new Range(0, 100),
          "months", new Range(0, 1_200),
          "days", new Range(0, 3_660),
          "a year", new Range(0, 366));

  /** Range of a threshold without a unit, or of a unit without an upper bound. */
  private static final Range OTHERWISE = new Range(0, 1e9);

  /** Thresholds without a unit that are shares. */
  private static final List<String> SHARES =
      List.of("siasar.a_from", "siasar.b_from", "siasar.c_from", "catchment.min_index");

  /** Thresholds that must not decrease along each list. */
  private static final List<List<String>> RISING =
      List.of(
          List.of("chlorine.min", "chlorine.max_recommended", "chlorine.max_admissible"),
          List.of("siasar.c_from", "siasar.b_from", "siasar.a_from"),
          List.of("provider.small_to_users", "provider.medium_to_users"),
          List.of("sample.min_cases", "sample.marked_below"),
          List.of("trend.start_first_year", "trend.start_last_year"),
          List.of("trend.line_min_points", "trend.band_min_points"));

  private ThresholdRanges() {}

  static void check(Map<String, Threshold> thresholds, Declaration declared) {
    for (Threshold threshold : thresholds.values()) {
      Range range =
          SHARES.contains(threshold.name())
              ? new Range(0, 1)
              : BY_UNIT.getOrDefault(threshold.unit().en(), OTHERWISE);
      if (threshold.value() < range.from() || threshold.value() > range.to()) {
        declared.problem(
            threshold.name(),
            new Words(
                "el umbral '"
                    + threshold.name()
                    + "' es "
                    + shown(threshold.value())
                    + unit(threshold.unit().es()),
                "threshold '"
                    + threshold.name()
                    + "' is "
                    + shown(threshold.value())
                    + unit(threshold.unit().en())),
            new Words(
                "dé un número de " + shown(range.from()) + " a " + shown(range.to()),
                "give a number from " + shown(range.from()) + " to " + shown(range.to())));
      }
    }
    for (List<String> rising : RISING) {
      for (int i = 1; i < rising.size(); i++) {
        Threshold lower = thresholds.get(rising.get(i - 1));
        Threshold upper = thresholds.get(rising.get(i));
        if (lower != null && upper != null && lower.value() > upper.value()) {
          // A run may override either of them: each is reported where it is declared.
          declared.problem(
              lower.name(), unordered(lower, new Words("por encima de", "above"), upper), MEND_ONE);
          declared.problem(
              upper.name(), unordered(upper, new Words("por debajo de", "below"), lower), MEND_ONE);
        }
      }
    }
  }

  private static String unit(String unit) {
    return unit.isEmpty() ? "" : " " + unit;
  }

  private static Words unordered(Threshold one, Words side, Threshold other) {
    return new Words(
        "el umbral '"
            + one.name()
            + "' es "
            + shown(one.value())
            + ", "
            + side.es()
            + " '"
            + other.name()
            + "', que es "
            + shown(other.value()),
        "threshold '"
            + one.name()
            + "' is "
            + shown(one.value())
            + ", "
            + side.en()
            + " '"
            + other.name()
            + "', which is "
            + shown(other.value()));
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
