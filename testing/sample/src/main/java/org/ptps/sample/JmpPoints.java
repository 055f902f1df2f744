package org.ptps.sample;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JMP's survey points and department inequalities, with invented surveys and values. */
final class JmpPoints {
  static final Layout POINTS =
      new Layout("iso3, source, type, year, varname, val, var, sector, residence");
  static final Layout REGIONS =
      new Layout(
          """
          var_type, var_label, var, region, value, main_source, main_source_code, year_code,
          iso3, year
          """);

  private static final CsvSink.Manner MANNER =
      new CsvSink.Manner(StandardCharsets.UTF_8, ',', "\n", CsvSink.Quotes.TEXTS, "yyyy-MM-dd", "");
  private static final String POINTS_FILE =
      "jmp_household_points/HND_jmp_household_watsan_sources.csv";

  private static final String OVER = "100.05";

  /** Urban and rural value of 2008, and change per year. */
  private record Variable(
      String name, String sector, double urban, double urbanSlope, double rural, double slope) {}

  private static final List<Variable> VARIABLES =
      List.of(
          new Variable("w_imp", "Water", 96.2, 0.15, 80.5, 0.62),
          new Variable("w_sur", "Water", 0.6, -0.03, 7.5, -0.45),
          new Variable("w_pip", "Water", 92.1, 0.2, 76.0, 0.7),
          new Variable("w_30min", "Water", 99.4, 0.02, 97.9, 0.05),
          new Variable("w_premises", "Water", 97.0, 0.1, 88.0, 0.5),
          new Variable("s_imp", "Sanitation", 88.5, 0.35, 66.0, 1.3),
          new Variable("s_od", "Sanitation", 3.2, -0.12, 24.0, -1.1),
          new Variable("s_shared", "Sanitation", 11.5, -0.05, 8.0, -0.05));

  private final World world;
  private final Output output;
  private final FaultLog log;

  JmpPoints(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  void write() {
    points();
    regions("Water", "HND_jmp_inequality_water_region.csv");
    regions("Sanitation", "HND_jmp_inequality_sanitation_region.csv");
  }

  private BigDecimal noisy(double value, Object... name) {
    Dice dice = Dice.of(world.options.seed(), name);
    double noisy = value + (dice.unit() - 0.5) * 1.6;
    return Numbers.plain(Math.max(0.1, Math.min(99.9, noisy)), 6);
  }

  private void points() {
    try (CsvSink sink = output.csv(POINTS_FILE, MANNER)) {
      sink.writeCells(POINTS.columns().toArray());
      for (int year : List.of(2003, 2006, 2009, 2011, 2013, 2015)) {
        for (Variable variable : VARIABLES) {
          for (String residence : List.of("Urban", "Rural")) {
            boolean urban = residence.equals("Urban");
            double value =
                (urban ? variable.urban() : variable.rural())
                    + (urban ? variable.urbanSlope() : variable.slope()) * (year - 2008);
            // Rounding makes some published shares slightly more than a hundred.
            boolean over =
                world.options.faultRate() > 0
                    && urban
                    && year == 2015
                    && variable.name().equals("w_30min");
            BigDecimal given =
                over
                    ? new BigDecimal(OVER)
                    : noisy(value, "point", variable.name(), residence, year);
            int line =
                sink.write(
                    POINTS
                        .row()
                        .with("iso3", "HND")
                        .with("source", "FICTICIA" + String.valueOf(year).substring(2))
                        .with("type", "Survey with microdata")
                        .with("year", year)
                        .with("varname", variable.name() + (urban ? "_u" : "_r"))
                        .with("val", given)
                        .with("var", variable.name().substring(2))
                        .with("sector", variable.sector())
                        .with("residence", residence));
            if (over) {
              log.add(
                  POINTS_FILE, "", line, "val", OVER, "over_100_by_rounding", Fault.Outcome.FLAG);
            }
          }
        }
      }
    }
  }

  private void regions(String sector, String name) {
    String file = "jmp_department_points/" + name;
    boolean water = sector.equals("Water");
    try (CsvSink sink = output.csv(file, MANNER)) {
      sink.writeCells(REGIONS.columns().toArray());
      for (int year : List.of(2006, 2012)) {
        for (String department : departments()) {
          double improved =
              noisy(water ? 91 + (year - 2006) * 0.5 : 68 + year - 2006, sector, department, year)
                  .doubleValue();
          // The publisher drops the accents in some years.
          String region = year == 2006 ? department.replace('á', 'a') : department;
          double none = (100 - improved) * 0.6;
          region(sink, sector, "Improved", "imp", region, year, improved);
          region(sink, sector, "Not Improved", "not_imp", region, year, 100 - improved);
          boolean missing = water && year == 2012 && department.equals("Yoro");
          int line =
              region(
                  sink,
                  sector + " ladder",
                  "Basic",
                  "bas",
                  region,
                  year,
                  missing ? 0 : improved * 0.94);
          if (missing) {
            log.add(file, "", line, "value", "0", "zero_for_missing", Fault.Outcome.REJECT);
          }
          region(sink, sector + " ladder", "Limited", "lim", region, year, improved * 0.06);
          String last = water ? "Surface water" : "Open defecation";
          region(sink, sector + " ladder", last, water ? "sur" : "od", region, year, none);
        }
      }
    }
  }

  private List<String> departments() {
    return world.municipalities.stream().map(Municipality::department).distinct().toList();
  }

  private static int region(
      CsvSink sink,
      String type,
      String label,
      String variable,
      String region,
      int year,
      double value) {
    String code = year == 2006 ? "06" : "12";
    return sink.write(
        REGIONS
            .row()
            .with("var_type", type)
            .with("var_label", label)
            .with("var", variable)
            .with("region", region)
            .with("value", Numbers.plain(value, 6))
            .with("main_source", "FICTICIA" + code)
            .with("main_source_code", "FICTICIA")
            .with("year_code", code)
            .with("iso3", "HND")
            .with("year", year));
  }
}
