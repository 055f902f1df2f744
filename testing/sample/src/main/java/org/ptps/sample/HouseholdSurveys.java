package org.ptps.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** EPHPM's households in its three sets of codes, one archive per set. */
final class HouseholdSurveys {
  private static final Layout OLD =
      new Layout("ronda, anio, hogar, UR, tothog, factor, v05b, v05c");
  private static final Layout WITH_HOURS =
      new Layout("ronda, anio, hogar, UR, tothog, factor, v05b, v05c, v05d, v05e");
  private static final Layout NEW =
      new Layout("RONDA, ANIO, HOGAR, REL_J, UR, DOMINIO, TOTPER, FACTOR, V05, V06, H06, H07, H08");
  private static final CsvSink.Manner MANNER = CsvSink.Manner.plain(StandardCharsets.UTF_8, ',');
  private static final int HOUSEHOLDS = 300;

  private final World world;
  private final Output output;
  private final FaultLog log;

  HouseholdSurveys(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  private Dice dice(Object... name) {
    Object[] full = new Object[name.length + 1];
    full[0] = "ephpm";
    System.arraycopy(name, 0, full, 1, name.length);
    return Dice.of(world.options.seed(), full);
  }

  void write() {
    old();
    withHours();
    Map<String, byte[]> waves = new TreeMap<>();
    String archive = "ephpm_2018_2024/ephpm_2018_2022.zip";
    FaultInjector injector = new FaultInjector(world.options, log, newFaults());
    for (int year : List.of(2018, 2019, 2022)) {
      String entry = "ephpm_" + year + "-06.csv";
      waves.put(entry, wave(archive + "!" + entry, year, injector));
    }
    output.bytes(archive, StoredZip.of(waves));
  }

  private static List<Fault> oldFaults() {
    return List.of(
        Fault.cell("code_of_another_wave", "v05b", Fault.Outcome.CELL, 9),
        Fault.cell("no_weight", "factor", Fault.Outcome.REJECT, 0),
        Fault.exactDuplicate());
  }

  private static List<Fault> newFaults() {
    return List.of(
        Fault.cell("code_of_no_wave", "V05", Fault.Outcome.CELL, 12),
        Fault.changed(
            "no_weight",
            "FACTOR",
            Fault.Outcome.REJECT,
            row -> row.text("REL_J").equals("1") ? row.with("FACTOR", 0) : null),
        Fault.changed(
            "type_without_facility",
            "H07",
            Fault.Outcome.FLAG,
            row -> row.text("REL_J").equals("1") ? row.with("H06", 2).with("H07", 1) : null));
  }

  private void old() {
    FaultInjector injector = new FaultInjector(world.options, log, oldFaults());
    try (CsvSink sink = output.csv("ephpm_2002_2003/ephpm_2003-05.csv", MANNER).header(OLD)) {
      for (int i = 0; i < HOUSEHOLDS; i++) {
        Dice dice = dice(2003, i);
        boolean urban = dice.chance(480);
        injector.write(
            sink,
            OLD.row()
                .with("ronda", "2003-05")
                .with("anio", 2003)
                .with("hogar", 300_000 + i)
                .with("UR", urban ? 1 : 2)
                .with("tothog", dice.between(1, 9))
                .with("factor", dice.between(90, 260))
                .with("v05b", supply(dice, urban, List.of(1, 2, 4, 3, 5, 6, 7)))
                .with("v05c", dice.pick(List.of(1, 1, 2, 2, 3, 4))));
      }
    }
  }

  private void withHours() {
    FaultInjector injector = new FaultInjector(world.options, log, oldFaults());
    try (CsvSink sink = output.csv("ephpm_2005/ephpm_2005-09.csv", MANNER).header(WITH_HOURS)) {
      for (int i = 0; i < HOUSEHOLDS; i++) {
        Dice dice = dice(2005, i);
        boolean urban = dice.chance(490);
        boolean permanent = dice.chance(420);
        injector.write(
            sink,
            WITH_HOURS
                .row()
                .with("ronda", "2005-09")
                .with("anio", 2005)
                .with("hogar", 500_000 + i)
                .with("UR", urban ? 1 : 2)
                .with("tothog", dice.between(1, 9))
                .with("factor", dice.between(90, 260))
                .with("v05b", supply(dice, urban, List.of(1, 2, 4, 3, 5, 6, 8)))
                .with("v05c", permanent ? 1 : 2)
                .with("v05d", permanent ? 15 : dice.between(2, 13))
                .with("v05e", permanent ? 24 : dice.between(1, 14)));
      }
    }
  }

  /**
   * Water supply: public, private, pump, windlass, surface, tanker, other, in the codes of the
   * wave.
   */
  private static int supply(Dice dice, boolean urban, List<Integer> codes) {
    int draw = dice.below(1000);
    int[] upTo =
        urban ? new int[] {330, 900, 925, 940, 955, 985} : new int[] {280, 790, 820, 870, 955, 970};
    for (int i = 0; i < upTo.length; i++) {
      if (draw < upTo[i]) {
        return codes.get(i);
      }
    }
    return codes.get(codes.size() - 1);
  }

  private byte[] wave(String file, int year, FaultInjector injector) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvSink sink = new CsvSink(file, bytes, MANNER).header(NEW)) {
      for (int i = 0; i < HOUSEHOLDS; i++) {
        Dice dice = dice(year, i);
        boolean urban = dice.chance(540);
        int people = dice.between(1, 8);
        boolean sanitation = dice.chance(urban ? 985 : 915 + year - 2018);
        Row head =
            person(year, i, urban, people, dice)
                .with("REL_J", 1)
                .with("V05", supply(dice, urban, List.of(1, 2, 3, 4, 6, 7, 99)))
                .with("V06", dice.pick(List.of(1, 1, 1, 2, 2, 3, 4)))
                .with("H06", sanitation ? 1 : 2);
        if (sanitation) {
          head.with(
                  "H07",
                  urban
                      ? dice.pick(List.of(1, 1, 1, 1, 2, 2, 5, 6, 7, 3))
                      : dice.pick(List.of(2, 5, 5, 6, 6, 7, 7, 4, 8)))
              .with("H08", dice.chance(880) ? 1 : 2);
        }
        injector.write(sink, head);
        if (people > 1) {
          // Dwelling columns are filled in the head's row only.
          injector.writeSound(sink, person(year, i, urban, people, dice).with("REL_J", 2));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static Row person(int year, int household, boolean urban, int people, Dice dice) {
    return NEW.row()
        .with("RONDA", year + "-06")
        .with("ANIO", year)
        .with("HOGAR", year * 1000L + household)
        .with("UR", urban ? 1 : 2)
        .with("DOMINIO", urban ? household % 4 + 1 : 5)
        .with("TOTPER", people)
        .with("FACTOR", 180 + household % 220);
  }
}
