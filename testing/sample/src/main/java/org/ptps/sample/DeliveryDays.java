package org.ptps.sample;

import java.time.LocalDate;
import java.time.MonthDay;

/** Dates of delivery: most in time, some late, a few never. */
final class DeliveryDays {
  static final String SILENT_IN_2019 = "Organización Ficticia Bosque";

  private final World world;
  private final String source;
  private final MonthDay due;

  DeliveryDays(World world, String source, MonthDay due) {
    this.world = world;
    this.source = source;
    this.due = due;
  }

  /** Date of a sender's data about a year, null if never delivered. */
  LocalDate of(Sender sender, int year) {
    if (year == 2019 && sender.name().equals(SILENT_IN_2019)) {
      return null;
    }
    Dice dice = Dice.of(world.options.seed(), "delivery", source, sender.name(), year);
    if (dice.chance(50)) {
      return null;
    }
    LocalDate inTime = due.atYear(year + 1).minusDays(dice.below(25));
    return dice.chance(140) ? inTime.plusDays(dice.between(30, 150)) : inTime;
  }

  /** Date for a sender that always delivers. */
  LocalDate inTime(Sender sender, int year) {
    Dice dice = Dice.of(world.options.seed(), "delivery", source, sender.name(), year);
    return due.atYear(year + 1).minusDays(dice.below(25));
  }
}
