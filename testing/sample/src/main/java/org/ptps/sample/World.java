package org.ptps.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The invented world behind the files, calibrated to the shares that the Plan publishes. */
final class World {
  static final int FIRST_YEAR = 2013;
  static final int LAST_YEAR = 2022;

  /** Fictitious, except for three municipalities that public sources name: 0507, 1608, 1803. */
  static final List<String> COHORT =
      List.of(
          "0104", "0203", "0304", "0311", "0404", "0411", "0507", "0605", "0610", "0708", "0715",
          "0804", "0811", "1007", "1016", "1205", "1218", "1306", "1313", "1402", "1411", "1507",
          "1516", "1608", "1706", "1803");

  static final List<String> JOINED_2019 = List.of("0905", "1103");

  /** In all departments; many share their name with another municipality. */
  static final List<String> OTHERS =
      List.of(
          "0102", "0106", "0206", "0208", "0303", "0306", "0318", "0403", "0412", "0421", "0505",
          "0511", "0603", "0614", "0703", "0704", "0711", "0805", "0806", "0824", "0901", "0902",
          "1004", "1006", "1014", "1101", "1102", "1202", "1212", "1216", "1307", "1311", "1324",
          "1403", "1409", "1502", "1505", "1513", "1612", "1617", "1624", "1701", "1707", "1805",
          "1808");

  /** Partners without an urban return for 2019. */
  static final List<String> NO_RETURN_2019 = List.of("0610", "1306");

  private static final List<String> WITHOUT_URBAN =
      List.of("0811", "1402", "1507", "0614", "1212", "1409");

  final SampleOptions options;
  final List<Municipality> municipalities = Municipality.all();
  final List<Town> towns = new ArrayList<>();

  /** Date of the survey of 2015 that tested water. */
  static final LocalDate TESTED_2015_ON = LocalDate.of(2015, 9, 15);

  /** Juntas whose systems were all tested in 2015, and whether all passed: one in ten. */
  final Map<Provider, Boolean> tested2015 = new LinkedHashMap<>();

  /** Systems with a letter of generation 1, best letters first. */
  final List<WaterSystem> generation1Systems;

  /** Providers with a letter of generation 1, best letters first. */
  final List<Provider> generation1Providers;

  World(SampleOptions options) {
    this.options = options;
    Map<String, Municipality> byCode = new HashMap<>();
    municipalities.forEach(each -> byCode.put(each.code(), each));
    Map<String, Town.Level> water = new HashMap<>();
    Map<String, Town.Level> sanitation = new HashMap<>();
    List<String> ranked = Dice.of(options.seed(), "coverage ranks").shuffled(COHORT);
    for (int i = 0; i < ranked.size(); i++) {
      water.put(ranked.get(i), i < 18 ? Town.Level.ABOVE_80 : Town.Level.BELOW_80);
      boolean good = i < 14 || i == 18 || i == 19;
      sanitation.put(ranked.get(i), good ? Town.Level.ABOVE_80 : Town.Level.BELOW_80);
    }
    List<String> worsening = List.of(ranked.get(2), ranked.get(9), ranked.get(16), ranked.get(21));

    List<String> codes = new ArrayList<>(COHORT);
    codes.addAll(JOINED_2019);
    codes.addAll(OTHERS);
    int[] counts = communityCounts(codes.size());
    List<Town> made = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      String code = codes.get(i);
      int joined = i - COHORT.size();
      Town.Role role =
          joined < 0
              ? Town.Role.COHORT_2017
              : joined < JOINED_2019.size() ? Town.Role.JOINED_2019 : Town.Role.OTHER;
      Dice dice = Dice.of(options.seed(), "level", code);
      made.add(
          new Town(
              options.seed(),
              byCode.get(code),
              role,
              role == Town.Role.OTHER ? joined - JOINED_2019.size() : i,
              water.getOrDefault(
                  code, dice.chance(550) ? Town.Level.ABOVE_80 : Town.Level.BELOW_80),
              sanitation.getOrDefault(
                  code, dice.chance(400) ? Town.Level.ABOVE_80 : Town.Level.BELOW_80),
              WITHOUT_URBAN.contains(code) ? Town.Urban.NONE : Town.Urban.SOME,
              worsening.contains(code) ? Town.Course.WORSENING : Town.Course.IMPROVING,
              counts[i]));
    }
    made.sort((a, b) -> a.municipality.code().compareTo(b.municipality.code()));
    towns.addAll(made);
    number();
    calibrateCohort();

    List<WaterSystem> systems = new ArrayList<>();
    List<Provider> providers = new ArrayList<>();
    towns.forEach(town -> systems.addAll(town.systems));
    towns.forEach(town -> providers.addAll(town.providers));
    Dice dice = Dice.of(options.seed(), "generation 1");
    generation1Systems = dice.shuffled(systems).subList(0, systems.size() / 100 * 100);
    generation1Providers = dice.shuffled(providers).subList(0, providers.size() / 100 * 100);
    calibrate2015();
    List<WaterSystem> byKind = dice.shuffled(generation1Systems);
    for (int i = 0; i < byKind.size(); i++) {
      int percent = i * 100 / byKind.size();
      byKind.get(i).kind =
          percent < 86
              ? WaterSystem.Kind.GRAVITY
              : percent < 96 ? WaterSystem.Kind.PUMP : WaterSystem.Kind.HAND_PUMP;
    }
  }

  private void calibrate2015() {
    Set<WaterSystem> lettered = new HashSet<>(generation1Systems);
    List<Provider> testable =
        Dice.of(options.seed(), "tested 2015").shuffled(generation1Providers).stream()
            .filter(provider -> lettered.containsAll(provider.systems))
            .toList();
    int count = Math.min(60, testable.size() / 10 * 10);
    for (int i = 0; i < count; i++) {
      tested2015.put(testable.get(i), i < count / 10);
    }
  }

  /** Six communities per partner municipality for four per other. */
  private int[] communityCounts(int towns) {
    int partners = COHORT.size() + JOINED_2019.size();
    long[] caps = new long[towns];
    long[] weights = new long[towns];
    for (int i = 0; i < towns; i++) {
      caps[i] = Integer.MAX_VALUE / 4;
      weights[i] = i < partners ? 6 : 4;
    }
    long[] spread = Numbers.spread(options.communities(), caps, weights);
    int[] result = new int[towns];
    for (int i = 0; i < towns; i++) {
      result[i] = (int) spread[i];
    }
    return result;
  }

  private void number() {
    long community = 600_000;
    long system = 1_600_000;
    long provider = 2_600_000;
    for (Town town : towns) {
      for (Community each : town.communities) {
        each.id = ++community;
      }
      for (WaterSystem each : town.systems) {
        each.id = ++system;
      }
      for (Provider each : town.providers) {
        each.id = ++provider;
      }
    }
  }

  /** Numbers that divide evenly, so that published percentages are exact. */
  private void calibrateCohort() {
    List<WaterSystem> systems = new ArrayList<>();
    List<Provider> providers = new ArrayList<>();
    for (Town town : towns) {
      if (town.cohort()) {
        systems.addAll(town.systems);
        providers.addAll(town.providers);
      }
    }
    Dice dice = Dice.of(options.seed(), "calibration");

    int tested = systems.size() * 7 / 10 / 50 * 50;
    int passed = tested * 14 / 100;
    int old = systems.size() / 20;
    List<WaterSystem> byTest = dice.shuffled(systems);
    for (int i = 0; i < byTest.size(); i++) {
      byTest.get(i).test2017 =
          i < passed
              ? WaterSystem.Test.PASSED
              : i < tested
                  ? WaterSystem.Test.FAILED
                  : i < tested + old ? WaterSystem.Test.OLD : WaterSystem.Test.NONE;
    }

    int chlorinating = systems.size() * 7 / 10 / 100 * 100;
    int unmeasured = chlorinating * 41 / 100;
    int broken = chlorinating * 8 / 100;
    List<WaterSystem> byChlorine = dice.shuffled(systems);
    for (int i = 0; i < byChlorine.size(); i++) {
      byChlorine.get(i).chlorine2017 =
          i < unmeasured
              ? WaterSystem.Chlorine.NOT_MEASURED
              : i < unmeasured + broken
                  ? WaterSystem.Chlorine.BROKEN
                  : i < chlorinating ? WaterSystem.Chlorine.MEASURED : WaterSystem.Chlorine.NONE;
    }

    int classified = providers.size() * 85 / 100 / 10 * 10;
    List<Provider> byLetter = dice.shuffled(providers);
    for (int i = 0; i < byLetter.size(); i++) {
      byLetter.get(i).letter2017 =
          i < classified / 10
              ? "A"
              : i < classified * 7 / 10
                  ? "B"
                  : i < classified * 95 / 100 ? "C" : i < classified ? "D" : "";
    }
  }

  /** The letter of generation 1 by rank: A 67, B 32, C 1 of a hundred. */
  static String systemLetter(int rank, int count) {
    int percent = rank * 100 / count;
    return percent < 67 ? "A" : percent < 99 ? "B" : "C";
  }

  /** The letter of generation 1 by rank: A 8, B 71, C 19, D 2 of a hundred. */
  static String providerLetter(int rank, int count) {
    int percent = rank * 100 / count;
    return percent < 8 ? "A" : percent < 79 ? "B" : percent < 98 ? "C" : "D";
  }
}
