package org.ptps.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

final class Community {
  final Town town;
  final int index;
  final String title;

  /** In capitals, as in SIASAR. */
  final String name;

  final List<WaterSystem> systems = new ArrayList<>();

  /** No system serves it. */
  boolean dry;

  long id;

  private final double latitude;
  private final double longitude;
  private final long dwellings2017;

  Community(Town town, int index, String title, double latitude, double longitude) {
    this.town = town;
    this.index = index;
    this.title = title;
    this.name = Names.upper(title);
    Dice dice = dice("size");
    this.dwellings2017 = dice.between(45, 190);
    this.latitude = latitude + (dice.unit() - 0.5) * 0.2;
    this.longitude = longitude + (dice.unit() - 0.5) * 0.2;
  }

  Dice dice(Object... name) {
    Object[] full = new Object[name.length + 2];
    full[0] = "community";
    full[1] = index;
    System.arraycopy(name, 0, full, 2, name.length);
    return town.dice(full);
  }

  BigDecimal latitude() {
    return Numbers.plain(latitude, 6);
  }

  BigDecimal longitude() {
    return Numbers.plain(longitude, 6);
  }

  BigDecimal altitude() {
    return Numbers.fixed(dice("altitude").between(90, 1700), 1);
  }

  long dwellings(int year) {
    return dwellings2017 + Math.floorDiv(dwellings2017 * 18 * (year - 2017), 1000);
  }

  long population(int year) {
    return dwellings(year) * dice("people").between(410, 530) / 100;
  }

  long waterWeight() {
    return dice("water").between(1, 10);
  }

  long sanitationWeight() {
    return dice("sanitation").between(2, 10);
  }

  long withoutWater(int year) {
    return town.withoutWater(year)[index];
  }

  long withoutSanitation(int year) {
    return town.withoutSanitation(year)[index];
  }

  long served(int year) {
    return systems.isEmpty() ? 0 : dwellings(year) - withoutWater(year);
  }

  /** Dwellings served by one of its systems; the last one gets the remainder. */
  long servedBy(WaterSystem system, int year) {
    long each = served(year) / systems.size();
    return system == systems.get(systems.size() - 1)
        ? served(year) - each * (systems.size() - 1)
        : each;
  }

  int schools() {
    return dice("schools").pick(List.of(0, 1, 1, 1, 1, 2, 2));
  }

  int schoolsWithWater() {
    return Math.max(0, schools() - (dice("dry school").chance(320) ? 1 : 0));
  }

  int healthCentres() {
    return dice("health").chance(240) ? 1 : 0;
  }

  int healthCentresWithWater() {
    return dice("dry health").chance(250) ? 0 : healthCentres();
  }

  boolean surveyed(int year) {
    boolean struck = town.damage(2020) > 0;
    int permille =
        switch (town.role) {
          case COHORT_2017 ->
              switch (year) {
                case 2015 -> 600;
                case 2017 -> 1000;
                case 2018 -> 100;
                case 2019 -> 930;
                case 2020 -> struck ? 1000 : 0;
                case 2021 -> 860;
                case 2022 -> 400;
                default -> 0;
              };
          case JOINED_2019 ->
              switch (year) {
                case 2018 -> 1000;
                case 2019 -> 500;
                case 2021 -> 900;
                default -> 0;
              };
          case OTHER ->
              switch (year) {
                case 2016 -> 500;
                case 2017 -> town.place() % 10 < 6 ? 970 : 0;
                case 2018 -> town.place() % 10 < 6 ? 0 : 1000;
                case 2020 -> town.place() % 10 < 6 ? 900 : 0;
                case 2021 -> town.place() % 10 < 6 ? 0 : 900;
                case 2022 -> 250;
                default -> 0;
              };
        };
    return dice("surveyed", year).chance(permille);
  }

  /** Date of that survey; after November 2020 where the storms struck. */
  LocalDate surveyDate(int year) {
    if (year == 2020 && town.damage(2020) > 0) {
      return LocalDate.of(2020, 12, 3 + dice("day", year).below(16));
    }
    int month = town.dice("month", year).between(2, 11);
    return LocalDate.of(year, month, dice("day", year).between(1, 28));
  }
}
