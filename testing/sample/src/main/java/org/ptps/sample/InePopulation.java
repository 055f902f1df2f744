package org.ptps.sample;

import static org.ptps.sample.Fault.Outcome.CELL;
import static org.ptps.sample.Fault.Outcome.FLAG;
import static org.ptps.sample.Fault.Outcome.FOOTER;
import static org.ptps.sample.Fault.Outcome.NONE;
import static org.ptps.sample.Fault.Outcome.REJECT;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Population and dwellings of all 298 municipalities by year and area. */
final class InePopulation {
  static final Layout LAYOUT =
      new Layout("departamento, municipio, codigo, anio, area, poblacion, viviendas");
  static final String ARCHIVE = "ine_population_dwellings/ine_poblacion_viviendas.zip";
  static final String ENTRY = "ine_poblacion_viviendas.csv";

  private final World world;
  private final Output output;
  private final FaultLog log;

  InePopulation(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  private static List<Fault> faults(Map<String, Municipality> byName, Misspelling typist) {
    return List.of(
        Fault.cell("bad_number", "poblacion", CELL, "N/D"),
        Fault.cell("negative_dwellings", "viviendas", REJECT, "-40"),
        Fault.changed(
            "code_without_leading_zero",
            "codigo",
            NONE,
            row ->
                row.text("codigo").startsWith("0")
                    ? row.with("codigo", row.text("codigo").substring(1))
                    : null),
        Fault.exactDuplicate(),
        Fault.changed(
            "population_above_15_per_dwelling",
            "poblacion",
            FLAG,
            row -> row.with("poblacion", thousands(20 * number(row.text("viviendas"))))),
        Fault.changed(
            "misspelt_municipality",
            "municipio",
            NONE,
            row -> {
              Municipality meant =
                  byName.get(row.text("departamento") + "/" + row.text("municipio"));
              String typed = typist.of(meant);
              return typed == null ? null : row.with("municipio", typed);
            }),
        Fault.blankLine(),
        Fault.changed(
            "code_of_other_numbering",
            "codigo",
            NONE,
            row -> {
              Municipality meant =
                  byName.get(row.text("departamento") + "/" + row.text("municipio"));
              return meant.alternativeCode().isEmpty()
                  ? null
                  : row.with("codigo", meant.alternativeCode());
            }));
  }

  /** A number as INE writes it: 1,234. */
  private static String thousands(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  void write() {
    Map<String, Town> towns = new HashMap<>();
    world.towns.forEach(each -> towns.put(each.municipality.code(), each));
    Map<String, Municipality> byName = new HashMap<>();
    world.municipalities.forEach(each -> byName.put(each.department() + "/" + each.name(), each));
    FaultInjector injector =
        new FaultInjector(
            world.options, log, faults(byName, new Misspelling(world.municipalities)));

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CsvSink.Manner manner =
        new CsvSink.Manner(
            Charset.forName("windows-1252"),
            ';',
            "\r\n",
            CsvSink.Quotes.WHERE_NEEDED,
            "dd/MM/yyyy",
            "");
    long people = 0;
    long dwellings = 0;
    try (CsvSink sink = new CsvSink(ARCHIVE + "!" + ENTRY, bytes, manner).header(LAYOUT)) {
      for (int year = World.FIRST_YEAR; year <= World.LAST_YEAR; year++) {
        for (Municipality municipality : world.municipalities) {
          Town town = towns.get(municipality.code());
          for (String area : List.of("Urbano", "Rural")) {
            long homes = dwellings(municipality, town, area, year);
            long population = homes * people(municipality, area, year) / 100;
            people += population;
            dwellings += homes;
            Row row =
                LAYOUT
                    .row()
                    .with("departamento", municipality.department())
                    .with("municipio", municipality.name())
                    .with("codigo", municipality.code())
                    .with("anio", year)
                    .with("area", area)
                    .with("poblacion", cell(population))
                    .with("viviendas", cell(homes));
            if (town == null) {
              injector.write(sink, row);
            } else {
              injector.writeSound(sink, row);
            }
          }
        }
      }
      if (world.options.faultRate() > 0) {
        int line =
            sink.writeCells("Total", "", "", "", "", thousands(people), thousands(dwellings));
        log.add(sink, line, "departamento", "Total", "total_footer", FOOTER);
      }
    }
    output.bytes(ARCHIVE, StoredZip.of(Map.of(ENTRY, bytes.toByteArray())));
  }

  /** Quoted with separators if it is large. */
  private static Object cell(long number) {
    return number >= 10_000 ? new Quoted(thousands(number)) : number;
  }

  private long people(Municipality municipality, String area, int year) {
    Dice dice = Dice.of(world.options.seed(), "people", municipality.code(), area);
    return dice.between(420, 500) - 3L * (year - 2017);
  }

  private long dwellings(Municipality municipality, Town town, String area, int year) {
    boolean urban = area.equals("Urbano");
    if (town != null) {
      return urban ? town.urbanDwellings(year) : town.ineRuralDwellings(year);
    }
    Dice dice = Dice.of(world.options.seed(), "dwellings", municipality.code(), area);
    boolean capital = municipality.code().endsWith("01");
    long base =
        urban
            ? capital ? dice.between(2500, 9000) : dice.between(120, 900)
            : dice.between(300, 1300);
    return base + Math.floorDiv(base * (urban ? 27 : 12) * (year - 2017), 1000);
  }
}
