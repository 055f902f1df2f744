package org.ptps.oracle;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ptps.oracle.Areas.Area;
import org.ptps.oracle.Settings.Declared;
import org.ptps.oracle.Universe.Dwellings;

/**
 * Sums, divides and gives reasons by the rules of the catalogue: higher levels are sums; whatever
 * of a universe has no row is unknown; a department or nation needs enough of its universe; a total
 * needs its towns.
 */
final class Recomputation {
  private static final double Z = 1.959963984540054;

  /** The indicator with a companion that has records of its own. */
  private static final String TELLS_OF_COMPANION = "PS-DES-06";

  private final World world;
  private final Settings settings;
  private final Areas areas;
  private final Universe universe;

  Recomputation(World world, Areas areas) {
    this.world = world;
    this.settings = world.settings();
    this.areas = areas;
    this.universe = new Universe(world);
  }

  private record Place(String code, int year, Residence residence) {}

  private record Slot(Area area, int year, Residence residence) {}

  /** INE's counts of an area in a year. */
  private record Counts(
      int year,
      int municipalities,
      int inUniverse,
      int withTown,
      boolean hasRural,
      boolean hasUrban,
      boolean hasUndivided,
      double rural,
      double urban,
      double all) {
    double of(Residence residence) {
      return switch (residence) {
        case RURAL -> rural;
        case URBAN -> urban;
        case TOTAL -> all;
      };
    }
  }

  /** All values of all indicators, for every area with rows or expectations. */
  Map<Value.Key, Value> values(Map<String, List<Counted>> rows, Set<String> alsoRecorded) {
    Set<String> used = new HashSet<>(alsoRecorded);
    rows.values()
        .forEach(of -> of.stream().filter(Counted::recorded).forEach(row -> used.add(row.place())));
    for (String municipality : settings.departments().keySet()) {
      if (universe.knows(municipality) || areas.wasPartner(municipality)) {
        used.add(municipality);
      }
    }
    List<Area> told = new ArrayList<>();
    for (Area area : areas.all()) {
      boolean always = area.level().equals("nation") || area.level().equals("ptps");
      if (always || settings.years().stream().anyMatch(year -> touches(area, year, used))) {
        told.add(area);
      }
    }
    Map<Slot, Counts> counts = new HashMap<>();
    for (Area area : told) {
      for (int year : settings.years()) {
        counts.put(new Slot(area, year, Residence.TOTAL), counts(area, year));
      }
    }
    Map<Value.Key, Value> values = new TreeMap<>();
    for (Declared indicator : settings.indicators().values()) {
      List<Counted> counted = rows.get(indicator.code());
      if (counted == null) {
        throw new IllegalStateException("the oracle does not know " + indicator.code());
      }
      Set<String> recorded =
          counted.stream()
              .filter(Counted::recorded)
              .map(Counted::place)
              .collect(Collectors.toSet());
      if (indicator.code().equals(TELLS_OF_COMPANION)) {
        recorded.addAll(alsoRecorded);
      }
      addValues(values, indicator, counted, told, counts, recorded);
    }
    for (Declared part : settings.parts().values()) {
      if (rows.containsKey(part.code())) {
        addValues(values, part, rows.get(part.code()), told, counts, Set.of());
      }
    }
    return values;
  }

  private boolean touches(Area area, int year, Set<String> used) {
    return areas.municipalities(area, year).stream().anyMatch(used::contains);
  }

  private void addValues(
      Map<Value.Key, Value> values,
      Declared indicator,
      List<Counted> counted,
      List<Area> told,
      Map<Slot, Counts> counts,
      Set<String> recorded) {
    Map<Slot, Sums> sums = sums(indicator, counted);
    for (Area area : told) {
      if (!isToldOf(indicator, area)) {
        continue;
      }
      for (int year : settings.years()) {
        Counts ine = counts.get(new Slot(area, year, Residence.TOTAL));
        for (Residence residence : Residence.values()) {
          Sums own = sums.get(new Slot(area, year, residence));
          // A part has a value where it has a row of its own.
          boolean has =
              indicator.isPart()
                  ? own != null
                  : switch (residence) {
                    case TOTAL -> true;
                    case RURAL ->
                        !indicator.urban().equals("undivided") && (own != null || ine.hasRural());
                    case URBAN ->
                        !indicator.urban().equals("undivided") && (own != null || ine.hasUrban());
                  };
          if (has
              && (indicator.isPart()
                  || isExpected(area, recorded)
                  || tellsSomething(own)
                  || isOutsideTheUniverse(indicator, area, residence, ine))) {
            Reason withheld =
                counted.isEmpty()
                    ? Reason.SOURCE_NOT_LOADED
                    : withheld(
                        indicator,
                        area,
                        residence,
                        ine,
                        own == null ? new Sums() : own,
                        sums.getOrDefault(new Slot(area, year, Residence.RURAL), new Sums()),
                        sums.getOrDefault(new Slot(area, year, Residence.URBAN), new Sums()));
            values.put(
                new Value.Key(indicator.code(), area.level(), area.code(), residence, year),
                value(indicator, own == null ? new Sums() : own, withheld));
          }
        }
      }
    }
  }

  /**
   * Whether a value, or the reason for its absence, is expected: everywhere but in municipalities
   * that never were partners and have no record.
   */
  private boolean isExpected(Area area, Set<String> recorded) {
    return !area.level().equals("municipality")
        || areas.wasPartner(area.code())
        || recorded.contains(area.code());
  }

  private static boolean tellsSomething(Sums own) {
    return own != null
        && (own.rows > 0
            || own.unmeasuredRows > 0
            || own.denominator.signum() > 0
            || own.unknown.signum() > 0);
  }

  /** Whether the universe has no count of a municipality in this year. */
  private static boolean isOutsideTheUniverse(
      Declared indicator, Area area, Residence residence, Counts ine) {
    return area.level().equals("municipality")
        && residence == Residence.TOTAL
        && indicator.urban().equals("required")
        && ine.inUniverse() == 0;
  }

  private static boolean isToldOf(Declared indicator, Area area) {
    return switch (indicator.area()) {
      case "municipalities" -> true;
      case "nation" -> area.level().equals("nation");
      case "ptps" -> area.code().equals(Areas.PARTNERS);
      default -> throw new IllegalStateException("no such area: " + indicator.area());
    };
  }

  private Map<Slot, Sums> sums(Declared indicator, List<Counted> counted) {
    Map<Slot, Sums> sums = new HashMap<>();
    Map<Place, Sums> places = new HashMap<>();
    for (Counted row : counted) {
      places
          .computeIfAbsent(new Place(row.place(), row.year(), row.residence()), key -> new Sums())
          .add(row);
      for (Sums sum : reached(sums, row.place(), row.year(), row.residence())) {
        sum.add(row);
      }
    }
    for (int year : indicator.isPart() ? List.<Integer>of() : settings.years()) {
      for (String municipality : settings.departments().keySet()) {
        addGaps(sums, places, indicator, municipality, year);
      }
    }
    return sums;
  }

  /** Sums to which a row of a place is added: its residence and the total, in each area. */
  private List<Sums> reached(Map<Slot, Sums> sums, String place, int year, Residence residence) {
    List<Sums> reached = new ArrayList<>();
    for (Area area : areas.of(place, year)) {
      for (Residence each : EnumSet.of(residence, Residence.TOTAL)) {
        reached.add(sums.computeIfAbsent(new Slot(area, year, each), key -> new Sums()));
      }
    }
    return reached;
  }

  private void addGaps(
      Map<Slot, Sums> sums,
      Map<Place, Sums> places,
      Declared indicator,
      String municipality,
      int year) {
    Dwellings dwellings = universe.dwellings(municipality, year);
    if (indicator.universe().equals("municipalities")) {
      addGap(sums, places, indicator, municipality, year, Residence.TOTAL, 1, false);
    } else if (dwellings != null && indicator.universe().equals("ine_dwellings")) {
      boolean synthetic = dwellings.synthetic();
      if (dwellings.rural() != null) {
        addGap(
            sums,
            places,
            indicator,
            municipality,
            year,
            Residence.RURAL,
            dwellings.rural(),
            synthetic);
      }
      if (dwellings.urban() != null) {
        addGap(
            sums,
            places,
            indicator,
            municipality,
            year,
            Residence.URBAN,
            dwellings.urban(),
            synthetic);
      }
      if (dwellings.undivided() != null) {
        addGap(
            sums,
            places,
            indicator,
            municipality,
            year,
            Residence.TOTAL,
            dwellings.undivided(),
            synthetic);
      }
    } else if (dwellings != null
        && dwellings.urban() != null
        && indicator.counts().equals("dwellings")
        && indicator.needsTown()
        && !places.containsKey(new Place(municipality, year, Residence.URBAN))) {
      addGap(
          sums,
          places,
          indicator,
          municipality,
          year,
          Residence.URBAN,
          dwellings.urban(),
          dwellings.synthetic());
    }
  }

  /** Adds what has no row in the universe of a municipality and residence. */
  private void addGap(
      Map<Slot, Sums> sums,
      Map<Place, Sums> places,
      Declared indicator,
      String municipality,
      int year,
      Residence residence,
      double size,
      boolean synthetic) {
    double spoken = 0;
    for (Residence each : Residence.values()) {
      Sums found = places.get(new Place(municipality, year, each));
      if (found != null && (each == residence || residence == Residence.TOTAL)) {
        spoken +=
            indicator.isOfAmounts()
                ? Math.min(found.rows + found.unmeasuredRows, 1)
                : found.denominator.add(found.unknown).doubleValue();
      }
    }
    if (size - spoken > 0) {
      for (Sums sum : reached(sums, municipality, year, residence)) {
        sum.addMissing(size - spoken, synthetic);
      }
    }
  }

  private Counts counts(Area area, int year) {
    Set<String> municipalities = areas.municipalities(area, year);
    int inUniverse = 0;
    int withTown = 0;
    boolean hasRural = false;
    boolean hasUrban = false;
    boolean hasUndivided = false;
    double rural = 0;
    double urban = 0;
    double all = 0;
    for (String municipality : municipalities) {
      Dwellings dwellings = universe.dwellings(municipality, year);
      if (dwellings == null) {
        continue;
      }
      hasRural |= dwellings.rural() != null;
      hasUrban |= dwellings.urban() != null;
      hasUndivided |= dwellings.undivided() != null;
      if (dwellings.rural() != null || dwellings.urban() != null || dwellings.undivided() != null) {
        inUniverse++;
      }
      if (dwellings.urban() != null && dwellings.urban() > 0) {
        withTown++;
      }
      rural += dwellings.rural() == null ? 0 : dwellings.rural();
      urban += dwellings.urban() == null ? 0 : dwellings.urban();
      all += dwellings.all();
    }
    return new Counts(
        year,
        municipalities.size(),
        inUniverse,
        withTown,
        hasRural,
        hasUrban,
        hasUndivided,
        rural,
        urban,
        all);
  }

  /** Reason not to publish a value; null for none. */
  private Reason withheld(
      Declared indicator,
      Area area,
      Residence residence,
      Counts ine,
      Sums own,
      Sums rural,
      Sums urban) {
    if (!indicator.area().equals("municipalities")) {
      return null;
    }
    if (area.level().equals("ptps") && !areas.hasPartners()) {
      return Reason.SOURCE_NOT_LOADED;
    }
    boolean isWhole = residence == Residence.TOTAL && indicator.needsTown();
    if (isWhole) {
      boolean noTown = urban.denominator.signum() == 0 && own.undividedDenominator.signum() == 0;
      if (noTown && (ine.urban() > 0 || ine.hasUndivided())) {
        return Reason.URBAN_MISSING;
      }
      if (noTown && ine.inUniverse() < ine.municipalities()) {
        return Reason.UNIVERSE_NOT_COVERED;
      }
      if (rural.denominator.signum() == 0 && ine.rural() > 0 && urban.denominator.signum() > 0) {
        return Reason.NOT_REPORTED;
      }
    }
    // Dwellings of a town without a return are unknown; its other things cannot be counted.
    long told = own.toldTowns.stream().filter(town -> universe.hasTown(town, ine.year())).count();
    if (isWhole
        && !indicator.counts().equals("dwellings")
        && area.level().equals("ptps")
        && told < ine.withTown()) {
      return Reason.URBAN_MISSING;
    }
    if (!area.isHigher()) {
      return null;
    }
    double least = settings.minCoverage();
    if (indicator.universe().equals("ine_dwellings")) {
      boolean covered =
          ine.inUniverse() >= least * ine.municipalities()
              && own.denominator.add(own.unknownOfRows).doubleValue() >= least * ine.of(residence);
      return covered ? null : Reason.UNIVERSE_NOT_COVERED;
    }
    if (isWhole && told < least * ine.withTown()) {
      return Reason.UNIVERSE_NOT_COVERED;
    }
    boolean complete =
        residence == Residence.URBAN
            ? !indicator.urbanRegister().isEmpty()
                && Registers.isComplete(world, indicator.urbanRegister())
            : isRegister(indicator.universe()) && Registers.isComplete(world, indicator.universe());
    boolean isSilent =
        residence == Residence.URBAN && indicator.urban().equals("none") && !own.isTouched;
    if (complete || isSilent) {
      return null;
    }
    if (residence == Residence.URBAN
        && indicator.counts().equals("dwellings")
        && own.denominator.add(own.unknownOfRows).doubleValue() < least * ine.urban()) {
      return Reason.UNIVERSE_NOT_COVERED;
    }
    int all = residence == Residence.URBAN ? ine.withTown() : ine.municipalities();
    return own.municipalities.size() < least * all ? Reason.UNIVERSE_NOT_COVERED : null;
  }

  private static boolean isRegister(String universe) {
    return Set.of("communities", "systems", "providers", "schools", "health_centres")
        .contains(universe);
  }

  private Value value(Declared indicator, Sums sums, Reason withheld) {
    double numerator = sums.numerator.doubleValue();
    double denominator = sums.denominator.doubleValue();
    double unknown = sums.unknown.doubleValue();
    double scale = indicator.scale();
    boolean loaded = withheld != Reason.SOURCE_NOT_LOADED;
    Reason reason = withheld != null ? withheld : reason(sums);
    Double share = reason == null ? (Double) (numerator / denominator) : null;

    boolean isBounded =
        loaded
            && denominator + unknown > 0
            && !(indicator.isOfAmounts() && unknown > 0)
            && !(withheld == Reason.URBAN_MISSING && !indicator.counts().equals("dwellings"))
            && !sums.openEnded;
    double surely = sums.unknownLeast.doubleValue();
    double perhaps = sums.unknownMost.doubleValue();
    Double onAll =
        isBounded ? (Double) cut(indicator, scale * numerator / (denominator + unknown)) : null;
    Double low =
        isBounded
            ? (Double) cut(indicator, scale * (numerator + surely) / (denominator + unknown))
            : null;
    Double high =
        isBounded && (indicator.isShare() || unknown == 0)
            ? (Double) cut(indicator, scale * (numerator + perhaps) / (denominator + unknown))
            : null;
    // Bounds include the value itself.
    if (share != null && low != null) {
      low = Math.min(low, cut(indicator, scale * share));
    }
    if (share != null && high != null) {
      high = Math.max(high, cut(indicator, scale * share));
    }
    boolean boundsTold = withheld != Reason.UNIVERSE_NOT_COVERED;

    Double unknownPct = null;
    if (loaded && indicator.isOfAmounts()) {
      double things = sums.rows + unknown - sums.unknownOfRows.doubleValue();
      unknownPct = things > 0 ? (Double) (100 * unknown / things) : null;
    } else if (loaded && !sums.openEnded && denominator + unknown > 0) {
      unknownPct = 100 * unknown / (denominator + unknown);
    }

    double[] interval = null;
    if (indicator.isSample() && share != null && share >= 0 && share <= 1 && sums.spread > 0) {
      interval = wilson(share, denominator * denominator / sums.spread);
    }
    return new Value(
        loaded ? (Double) numerator : null,
        loaded ? (Double) denominator : null,
        loaded ? (Double) unknown : null,
        share == null ? null : (Double) cut(indicator, scale * share),
        share == null ? null : onAll,
        unknownPct,
        interval == null ? null : (Double) (scale * interval[0]),
        interval == null ? null : (Double) (scale * interval[1]),
        boundsTold ? low : null,
        boundsTold ? high : null,
        sums.rows,
        sums.from,
        sums.to,
        sums.synthetic,
        reason == null ? null : reason.word());
  }

  private static double cut(Declared indicator, double value) {
    return indicator.isShare()
        ? Math.min(Math.max(value, 0), indicator.scale())
        : Math.max(value, 0);
  }

  /** Reason for a missing value: the most frequent reason of the unknowns. */
  private Reason reason(Sums sums) {
    if (sums.spread > 0 && sums.seen < world.threshold("sample.min_cases")) {
      return Reason.SUPPRESSED;
    }
    if (sums.denominator.signum() > 0) {
      return null;
    }
    Reason most = null;
    for (Reason reason :
        List.of(Reason.NOT_TESTED, Reason.TOO_OLD, Reason.NOT_APPLICABLE, Reason.NOT_REPORTED)) {
      if (sums.because(reason).signum() > 0
          && (most == null || sums.because(reason).compareTo(sums.because(most)) > 0)) {
        most = reason;
      }
    }
    if (most != null) {
      return most;
    }
    return sums.unmeasuredRows > 0 ? Reason.NOT_REPORTED : Reason.NO_DENOMINATOR;
  }

  /** Wilson interval at 95 %. */
  private static double[] wilson(double share, double cases) {
    double centre = share + Z * Z / (2 * cases);
    double half = Z * Math.sqrt(share * (1 - share) / cases + Z * Z / (4 * cases * cases));
    double whole = 1 + Z * Z / cases;
    return new double[] {
      Math.max(0, (centre - half) / whole), Math.min(1, (centre + half) / whole)
    };
  }
}
