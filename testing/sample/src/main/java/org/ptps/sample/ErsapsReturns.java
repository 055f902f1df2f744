package org.ptps.sample;

import static org.ptps.sample.Fault.Outcome.CELL;
import static org.ptps.sample.Fault.Outcome.FLAG;
import static org.ptps.sample.Fault.Outcome.FOOTER;
import static org.ptps.sample.Fault.Outcome.NONE;
import static org.ptps.sample.Fault.Outcome.REJECT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Yearly returns of urban providers. */
final class ErsapsReturns {
  static final Layout LAYOUT =
      new Layout(
          """
          departamento, municipio, prestador, codigo, anio, viviendas, conexiones_agua,
          conexiones_alcantarillado, instalaciones_propias, horas_dia, muestras_tomadas, muestras_conformes, abonados,
          conexiones_medidor, abonados_mora, agua_producida_m3, agua_facturada_m3,
          ingresos_anio, gastos_aom_anio, reserva_reposicion, facturado_anio, recaudado_anio
          """);
  static final String FILE = "ersaps_urban_providers/ersaps_prestadores_urbanos.xlsx";

  private final World world;
  private final Output output;
  private final FaultLog log;
  private final Map<String, Boolean> passing2015 = new HashMap<>();

  ErsapsReturns(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
    List<String> urban = new ArrayList<>();
    world.towns.stream()
        .filter(town -> !town.rural)
        .forEach(town -> urban.add(town.municipality.code()));
    List<String> ranked = Dice.of(world.options.seed(), "urban quality").shuffled(urban);
    for (int i = 0; i < 50; i++) {
      passing2015.put(ranked.get(i), i < 19);
    }
  }

  private static List<Fault> faults() {
    return List.of(
        Fault.cell("bad_number", "horas_dia", CELL, "N/D"),
        Fault.changed(
            "more_connections_than_dwellings",
            "conexiones_agua",
            FLAG,
            row -> row.with("conexiones_agua", row.count("viviendas") + 250)),
        Fault.changed(
            "more_samples_passed_than_taken",
            "muestras_conformes",
            REJECT,
            row ->
                row.has("muestras_tomadas") && row.count("anio") != 2015
                    ? row.with("muestras_conformes", row.count("muestras_tomadas") + 5)
                    : null),
        Fault.exactDuplicate(),
        Fault.added(
            "unknown_municipality",
            "municipio",
            REJECT,
            row ->
                row.with("municipio", "Pueblo Inventado")
                    .with("codigo", row.text("codigo") + "-X")),
        new Fault("blank_line", "", NONE, Fault.Place.BLANK_LINE_AFTER, row -> row),
        Fault.cell("zero_for_unknown", "horas_dia", NONE, 0),
        Fault.extraBlanks("prestador"));
  }

  void write() {
    FaultInjector injector = new FaultInjector(world.options, log, faults());
    byte[] workbook =
        Workbooks.xlsx(
            book -> {
              XlsxSink sink = new XlsxSink(FILE, book.newWorksheet("Reporte"), LAYOUT);
              long dwellings = 0;
              for (int year = World.FIRST_YEAR; year <= World.LAST_YEAR; year++) {
                for (Town town : world.towns) {
                  boolean missing =
                      year == 2019 && World.NO_RETURN_2019.contains(town.municipality.code());
                  if (town.rural || missing) {
                    continue;
                  }
                  Row row = row(town, year);
                  dwellings += row.count("viviendas");
                  if (town.cohort()) {
                    injector.writeSound(sink, row);
                  } else {
                    injector.write(sink, row);
                  }
                }
              }
              if (world.options.faultRate() > 0) {
                Row total = LAYOUT.row().with("departamento", "Total").with("viviendas", dwellings);
                int line = sink.write(total);
                log.add(sink, line, "departamento", "Total", "total_footer", FOOTER);
              }
            });
    output.bytes(FILE, workbook);
  }

  private Row row(Town town, int year) {
    Dice dice = town.dice("return", year);
    long connected = town.urbanWithWater(year);
    long improved = town.urbanWithSanitation(year);
    long sewer = improved * town.dice("sewer").between(550, 780) / 1000;
    // The older form did not ask for own facilities.
    boolean oldForm = !town.cohort() && town.dice("old form", year).chance(120);
    Row row =
        LAYOUT
            .row()
            .with("departamento", town.municipality.department())
            .with("municipio", town.municipality.name())
            .with("prestador", "Servicio Municipal de Aguas de " + town.municipality.name())
            .with("codigo", "PU-" + town.municipality.code())
            .with("anio", year)
            .with("viviendas", town.urbanDwellings(year))
            .with("conexiones_agua", connected)
            .with("conexiones_alcantarillado", sewer)
            .with("instalaciones_propias", oldForm ? null : improved - sewer)
            .with("horas_dia", town.dice("urban hours").pick(List.of(4, 6, 8, 10, 12, 18, 24)));
    money(row, town, year, connected);
    Boolean passing =
        year == 2015
            ? passing2015.get(town.municipality.code())
            : dice.chance(250) ? null : dice.chance(380 + 15 * (year - 2015));
    if (passing != null) {
      int taken = dice.between(4, 24);
      row.with("muestras_tomadas", taken)
          .with("muestras_conformes", passing ? taken : dice.below(taken));
    }
    return row;
  }

  private static void money(Row row, Town town, int year, long connected) {
    Dice own = town.dice("urban money");
    Dice dice = town.dice("urban money", year);
    long produced = connected * own.between(300, 480);
    long billed = connected * own.between(900, 2600);
    long collected = billed * dice.between(640, 950) / 1000;
    row.with("abonados", connected)
        .with("conexiones_medidor", connected * own.between(50, 600) / 1000)
        .with("abonados_mora", connected * dice.between(60, 300) / 1000)
        .with("agua_producida_m3", produced)
        .with("agua_facturada_m3", produced * dice.between(480, 760) / 1000)
        .with("ingresos_anio", collected)
        .with("gastos_aom_anio", billed * own.between(650, 1050) / 1000)
        .with("reserva_reposicion", dice.chance(800) ? connected * own.between(80, 200) : null)
        .with("facturado_anio", billed)
        .with("recaudado_anio", collected);
  }
}
