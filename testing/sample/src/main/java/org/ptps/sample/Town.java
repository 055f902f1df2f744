package org.ptps.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A surveyed municipality with its development over the years. */
final class Town {
  enum Role {
    COHORT_2017,
    JOINED_2019,
    OTHER
  }

  /** Struck by the storms of November 2020. */
  private static final List<String> STRUCK = List.of("0507", "1803");

  private static final Map<String, double[]> CENTRES =
      Map.ofEntries(
          Map.entry("01", new double[] {15.6, -87.0}),
          Map.entry("02", new double[] {15.7, -85.7}),
          Map.entry("03", new double[] {14.6, -87.6}),
          Map.entry("04", new double[] {14.8, -88.8}),
          Map.entry("05", new double[] {15.3, -88.0}),
          Map.entry("06", new double[] {13.4, -87.0}),
          Map.entry("07", new double[] {14.0, -86.5}),
          Map.entry("08", new double[] {14.2, -87.1}),
          Map.entry("09", new double[] {15.3, -84.4}),
          Map.entry("10", new double[] {14.3, -88.2}),
          Map.entry("11", new double[] {16.3, -86.5}),
          Map.entry("12", new double[] {14.2, -87.8}),
          Map.entry("13", new double[] {14.4, -88.6}),
          Map.entry("14", new double[] {14.5, -89.1}),
          Map.entry("15", new double[] {14.8, -86.1}),
          Map.entry("16", new double[] {15.0, -88.3}),
          Map.entry("17", new double[] {13.6, -87.6}),
          Map.entry("18", new double[] {15.2, -87.4}));

  final Municipality municipality;
  final Role role;
  final boolean rural;
  final List<Community> communities = new ArrayList<>();
  final List<WaterSystem> systems = new ArrayList<>();
  final List<Provider> providers = new ArrayList<>();

  private final long seed;
  private final int place;
  private final int water2017;
  private final int sanitation2017;
  private final int urbanWater2017;
  private final int urbanSanitation2017;
  private final int trend;
  private final Map<Integer, long[]> withoutWater = new HashMap<>();
  private final Map<Integer, long[]> withoutSanitation = new HashMap<>();

  /**
   * @param place position among the municipalities of its role
   * @param communityCount how many communities it has
   */
  Town(
      long seed,
      Municipality municipality,
      Role role,
      int place,
      Level water,
      Level sanitation,
      Urban urban,
      Course course,
      int communityCount) {
    this.seed = seed;
    this.municipality = municipality;
    this.role = role;
    this.place = place;
    this.rural = urban == Urban.NONE;
    Dice dice = dice("coverage");
    water2017 = water == Level.ABOVE_80 ? dice.between(830, 955) : dice.between(520, 695);
    sanitation2017 = sanitation == Level.ABOVE_80 ? dice.between(825, 945) : dice.between(450, 690);
    urbanWater2017 = water == Level.ABOVE_80 ? dice.between(900, 985) : dice.between(760, 870);
    urbanSanitation2017 =
        sanitation == Level.ABOVE_80 ? dice.between(850, 960) : dice.between(700, 850);
    trend = course == Course.WORSENING ? -11 : dice.between(3, 13);
    build(communityCount, water);
  }

  /** Position relative to 80 % coverage in 2017. */
  enum Level {
    ABOVE_80,
    BELOW_80
  }

  enum Urban {
    SOME,
    NONE
  }

  /** Direction of coverage over time. */
  enum Course {
    IMPROVING,
    WORSENING
  }

  private void build(int count, Level water) {
    double[] centre = CENTRES.get(municipality.departmentCode());
    Dice dice = dice("place");
    double latitude = centre[0] + (dice.unit() - 0.5) * 0.5;
    double longitude = centre[1] + (dice.unit() - 0.5) * 0.5;
    List<String> names = Names.communities(dice("names"), count);
    for (int i = 0; i < count; i++) {
      communities.add(new Community(this, i, names.get(i), latitude, longitude));
    }
    int dry = -1;
    if (water == Level.BELOW_80 && place % 2 == 0) {
      dry = 0;
      for (int i = 1; i < count; i++) {
        if (communities.get(i).dwellings(2017) < communities.get(dry).dwellings(2017)) {
          dry = i;
        }
      }
    }
    List<Community> served = new ArrayList<>(communities);
    if (dry >= 0) {
      served.get(dry).dry = true;
      served.remove(dry);
    }
    for (int i = 0; i < served.size(); i++) {
      boolean joint = i == 3 && place % 5 == 0;
      WaterSystem system =
          joint ? systems.get(2) : new WaterSystem(this, systems.size(), served.get(i));
      if (!joint) {
        systems.add(system);
      }
      system.join(served.get(i));
    }
    if (place % 3 == 0) {
      systems.get(0).join(served.get(1));
    }
    for (int i = 0; i < systems.size(); i++) {
      boolean same = i == 1 && place % 2 == 0;
      Provider provider =
          same ? providers.get(0) : new Provider(this, providers.size(), systems.get(i));
      if (!same) {
        providers.add(provider);
      }
      provider.run(systems.get(i));
    }
  }

  Dice dice(Object... name) {
    Object[] full = new Object[name.length + 1];
    full[0] = municipality.code();
    System.arraycopy(name, 0, full, 1, name.length);
    return Dice.of(seed, full);
  }

  long seed() {
    return seed;
  }

  int place() {
    return place;
  }

  boolean cohort() {
    return role == Role.COHORT_2017;
  }

  String department() {
    return Names.upper(municipality.department());
  }

  String name() {
    return Names.upper(municipality.name());
  }

  int trend() {
    return trend;
  }

  /** Coverage lost to the storms, per thousand. */
  int damage(int year) {
    if (!STRUCK.contains(municipality.code())) {
      return 0;
    }
    return year == 2020 ? 140 : year == 2021 ? 90 : year == 2022 ? 30 : 0;
  }

  private int permille(int in2017, int year) {
    int value = in2017 + trend * (year - 2017) - damage(year);
    return Math.max(250, Math.min(990, value));
  }

  long ruralDwellings(int year) {
    return communities.stream().mapToLong(each -> each.dwellings(year)).sum();
  }

  /** Outside the cohort more than SIASAR's, since not all were surveyed. */
  long ineRuralDwellings(int year) {
    long surveyed = ruralDwellings(year);
    return role == Role.OTHER
        ? surveyed + surveyed * dice("unsurveyed").between(0, 300) / 1000
        : surveyed;
  }

  long urbanDwellings(int year) {
    if (rural) {
      return 0;
    }
    long base = ruralDwellings(2017) * dice("urban").between(180, 620) / 1000;
    return base + Math.floorDiv(base * 27 * (year - 2017), 1000);
  }

  long urbanWithWater(int year) {
    return urbanDwellings(year) * permille(urbanWater2017, year) / 1000;
  }

  long urbanWithSanitation(int year) {
    return urbanDwellings(year) * permille(urbanSanitation2017, year) / 1000;
  }

  /** Dwellings without water by community. */
  long[] withoutWater(int year) {
    return withoutWater.computeIfAbsent(year, this::spreadWithoutWater);
  }

  private long[] spreadWithoutWater(int year) {
    long[] caps = new long[communities.size()];
    long[] weights = new long[caps.length];
    long[] result = new long[caps.length];
    long total = ruralDwellings(year) * (1000 - permille(water2017, year)) / 1000;
    for (int i = 0; i < caps.length; i++) {
      Community each = communities.get(i);
      if (each.dry) {
        result[i] = Math.min(total, each.dwellings(year));
        total -= result[i];
      } else {
        caps[i] = each.dwellings(year);
        weights[i] = each.waterWeight();
      }
    }
    long[] rest = Numbers.spread(total, caps, weights);
    for (int i = 0; i < caps.length; i++) {
      result[i] += rest[i];
    }
    return result;
  }

  /** Dwellings without improved sanitation by community. */
  long[] withoutSanitation(int year) {
    return withoutSanitation.computeIfAbsent(year, this::spreadWithoutSanitation);
  }

  private long[] spreadWithoutSanitation(int year) {
    long[] caps = new long[communities.size()];
    long[] weights = new long[caps.length];
    for (int i = 0; i < caps.length; i++) {
      caps[i] = communities.get(i).dwellings(year);
      weights[i] = communities.get(i).sanitationWeight();
    }
    long total = ruralDwellings(year) * (1000 - permille(sanitation2017, year)) / 1000;
    return Numbers.spread(total, caps, weights);
  }
}
