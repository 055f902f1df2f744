package org.ptps.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

final class WaterSystem {
  enum Kind {
    GRAVITY("Gravedad"),
    PUMP("Bombeo"),
    HAND_PUMP("Pozo con bomba manual");

    final String generation1;

    Kind(String generation1) {
      this.generation1 = generation1;
    }
  }

  /** Bacteriological test in a survey. */
  enum Test {
    PASSED,
    FAILED,
    /** A result too old to count. */
    OLD,
    NONE
  }

  /** Chlorine in a survey. */
  enum Chlorine {
    MEASURED,
    NOT_MEASURED,
    BROKEN,
    NONE
  }

  final Town town;
  final int index;
  final String place;
  final String name;
  final List<Community> communities = new ArrayList<>();
  Provider provider;
  Kind kind;
  long id;

  /** Calibrated in the cohort, else null. */
  Test test2017;

  /** Calibrated in the cohort, else null. */
  Chlorine chlorine2017;

  WaterSystem(Town town, int index, Community first) {
    this.town = town;
    this.index = index;
    this.place = first.title;
    this.name = Names.system(dice("name"), place);
    Dice dice = dice("kind");
    this.kind = dice.chance(860) ? Kind.GRAVITY : dice.chance(700) ? Kind.PUMP : Kind.HAND_PUMP;
  }

  Dice dice(Object... name) {
    Object[] full = new Object[name.length + 2];
    full[0] = "system";
    full[1] = index;
    System.arraycopy(name, 0, full, 2, name.length);
    return town.dice(full);
  }

  void join(Community community) {
    communities.add(community);
    community.systems.add(this);
  }

  Community home() {
    return communities.get(0);
  }

  long served(int year) {
    return communities.stream().mapToLong(each -> each.servedBy(this, year)).sum();
  }

  double peopleServed(int year) {
    return communities.stream()
        .mapToDouble(
            each ->
                (double) each.population(year) * each.servedBy(this, year) / each.dwellings(year))
        .sum();
  }

  int hours(int year) {
    int hours = dice("hours").pick(List.of(24, 24, 18, 12, 12, 8, 6, 4, 2));
    int gained = (year - 2017) / 2;
    return Math.max(1, Math.min(24, hours + gained - (town.damage(year) > 0 ? 6 : 0)));
  }

  boolean enoughInDrySeason() {
    return dice("dry season").chance(620);
  }

  /** State of a part in a year: a value that is the mean of several units. */
  double state(String part, int year) {
    double own = dice("state").unit();
    double noise = dice("state", part).unit() - 0.5;
    double x = 0.5 + 0.5 * own + 0.3 * noise + 0.001 * town.trend() * (year - 2017) / 2;
    double hit = town.damage(year) / 250.0;
    double value = x - hit;
    return value > 0.86
        ? 1
        : value > 0.74 ? 0.85 : value > 0.6 ? 0.7 : value > 0.48 ? 0.55 : value > 0.36 ? 0.4 : 0.2;
  }

  boolean hasPlant() {
    return dice("plant").chance(350);
  }

  Test test(int year) {
    if (year == 2017 && test2017 != null) {
      return test2017;
    }
    Dice dice = dice("test", year);
    if (dice.chance(300)) {
      return dice.chance(200) ? Test.OLD : Test.NONE;
    }
    return dice.chance(150 + 30 * (year - 2017)) ? Test.PASSED : Test.FAILED;
  }

  Chlorine chlorine(int year) {
    if (year == 2017 && chlorine2017 != null) {
      return chlorine2017;
    }
    Dice dice = dice("chlorine", year);
    if (dice.chance(330 - 20 * (year - 2017))) {
      return Chlorine.NONE;
    }
    if (dice.chance(410 - 40 * (year - 2017))) {
      return Chlorine.NOT_MEASURED;
    }
    return dice.chance(120) ? Chlorine.BROKEN : Chlorine.MEASURED;
  }

  /** Free residual chlorine in mg/l: too little, recommended, high, or above the limit. */
  double residual(int year) {
    Dice dice = dice("residual", year);
    if (chlorine(year) == Chlorine.BROKEN) {
      return Numbers.fixed(0.05 + dice.below(15) / 100.0, 2).doubleValue();
    }
    return dice.pick(
        List.of(0.18, 0.25, 0.32, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.83, 5.6));
  }

  /** Test date: in the survey's year, up to a month before the survey. */
  LocalDate testDate(int year) {
    Dice dice = dice("test date", year);
    LocalDate survey = home().surveyDate(year);
    return test(year) == Test.OLD
        ? survey.minusYears(2).minusDays(dice.below(200))
        : survey.minusDays(dice.below(25));
  }

  /** Indices of a year by the publisher's formulas. */
  Indices indices(int year) {
    Dice dice = dice("indices", year);
    double autonomy = Numbers.four(0.35 + 0.65 * dice.unit());
    double production =
        Numbers.geometricMean(
            state("capt", year), state("cond", year), state("almc", year), state("dist", year));
    double protection = dice.between(1, 5) / 5.0;
    double chlorination =
        switch (chlorine(year)) {
          case MEASURED, NOT_MEASURED -> 1;
          case BROKEN -> 0.5;
          case NONE -> 0;
        };
    double treatment =
        hasPlant()
            ? Numbers.four((chlorination + state("trat", year)) / 2)
            : Numbers.four(0.5 + chlorination / 4);
    return new Indices(
        autonomy,
        production,
        protection,
        treatment,
        Numbers.mean(autonomy, production, protection, treatment));
  }

  /** Autonomy, production, catchment protection, treatment, and their mean. */
  record Indices(double eiaaut, double eiainf, double eiazpa, double eiastr, double eia) {}
}
