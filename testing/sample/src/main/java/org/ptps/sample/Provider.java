package org.ptps.sample;

import java.util.ArrayList;
import java.util.List;

final class Provider {
  final Town town;
  final int index;
  final String type;
  final String name;
  final List<WaterSystem> systems = new ArrayList<>();
  long id;

  /** Letter of 2017 in the cohort; empty for none. */
  String letter2017;

  Provider(Town town, int index, WaterSystem first) {
    this.town = town;
    this.index = index;
    Dice dice = dice("type");
    this.type =
        dice.chance(850) ? "Junta de Agua" : dice.pick(List.of("Municipal", "AJAAPS", "Otro"));
    this.name = Names.provider(dice("name"), first.place, type);
  }

  Dice dice(Object... name) {
    Object[] full = new Object[name.length + 2];
    full[0] = "provider";
    full[1] = index;
    System.arraycopy(name, 0, full, 2, name.length);
    return town.dice(full);
  }

  void run(WaterSystem system) {
    systems.add(system);
    system.provider = this;
  }

  Community home() {
    return systems.get(0).home();
  }

  long users(int year) {
    return systems.stream().mapToLong(system -> system.served(year)).sum();
  }

  /** Letter of a year; empty for none. */
  String letter(int year) {
    if (year == 2017 && letter2017 != null) {
      return letter2017;
    }
    Dice dice = dice("letter", year);
    if (dice.chance(120)) {
      return "";
    }
    int better = 15 * (year - 2017);
    int draw = dice.below(1000);
    return draw < 100 + better ? "A" : draw < 650 + better ? "B" : draw < 940 ? "C" : "D";
  }

  /** Index of a year, within its letter; 0 without a letter. */
  double index(int year) {
    int draw = dice("index", year).below(1000);
    return switch (letter(year)) {
      case "A" -> Numbers.four(0.9 + draw * 0.00009);
      case "B" -> Numbers.four(0.7 + draw * 0.00019);
      case "C" -> Numbers.four(0.4 + draw * 0.00029);
      case "D" -> Numbers.four(0.05 + draw * 0.00034);
      default -> 0;
    };
  }
}
