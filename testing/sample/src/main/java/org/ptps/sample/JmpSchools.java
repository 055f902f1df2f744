package org.ptps.sample;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** JMP's school files with invented values, the impossible one of 2021 included. */
final class JmpSchools {
  private static final List<String> LEVELS = List.of("nat", "urb", "rur", "pre", "pri", "sec");
  private static final CsvSink.Manner MANNER =
      new CsvSink.Manner(StandardCharsets.UTF_8, ',', "\n", CsvSink.Quotes.TEXTS, "yyyy-MM-dd", "");

  private final World world;
  private final Output output;
  private final FaultLog log;

  JmpSchools(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  void write() {
    write("wat", "water", 55, 2.1);
    write("san", "sanitation", 76, 0.4);
    write("hyg", "hygiene", 12, 2.6);
  }

  private void write(String prefix, String sector, double in2015, double slope) {
    List<String> columns = new ArrayList<>(List.of("name", "year", "prop_urb", "iso3"));
    for (String level : LEVELS) {
      for (String rung : List.of("bas", "lim", "none")) {
        columns.add(prefix + "_" + rung + "_" + level);
      }
    }
    Layout layout = new Layout(String.join(", ", columns));
    String file = "jmp_schools/HND_jmp_schools_wld_" + sector + ".csv";
    try (CsvSink sink = output.csv(file, MANNER)) {
      sink.writeCells(layout.columns().toArray());
      for (int year = 2013; year <= 2021; year++) {
        Row row =
            layout
                .row()
                .with("name", "Honduras")
                .with("year", year)
                .with("prop_urb", Numbers.plain(45.458 + 0.644 * (year - 2000), 6))
                .with("iso3", "HND");
        for (String level : LEVELS) {
          boolean known = level.equals("nat") || level.equals("rur") || year > 2016;
          if (known) {
            levels(row, prefix, level, in2015 + slope * (year - 2015), year);
          }
        }
        boolean impossible = prefix.equals("wat") && year == 2021;
        if (impossible) {
          row.with("wat_bas_nat", new BigDecimal("99.784338"));
        }
        int line = sink.write(row);
        if (impossible) {
          log.add(
              file,
              "",
              line,
              "wat_bas_nat",
              "99.784338",
              "impossible_value_of_the_publisher",
              Fault.Outcome.REJECT);
        }
      }
    }
  }

  private void levels(Row row, String prefix, String level, double basic, int year) {
    Dice dice = Dice.of(world.options.seed(), "schools", prefix, level, year);
    double value = Math.max(1, Math.min(97, basic + (dice.unit() - 0.5) * 6));
    double limited = (100 - value) * 0.6;
    row.with(prefix + "_bas_" + level, Numbers.plain(value, 6))
        .with(prefix + "_lim_" + level, Numbers.plain(limited, 6))
        .with(prefix + "_none_" + level, Numbers.plain(100 - value - limited, 6));
  }
}
