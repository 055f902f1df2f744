package org.ptps.sample;

import static org.ptps.sample.Fault.Outcome.CELL;
import static org.ptps.sample.Fault.Outcome.FLAG;
import static org.ptps.sample.Fault.Outcome.NONE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * What the facilitating partners send of their municipalities: institutions, water tests,
 * life-cycle costs and assistance given. Systems and providers are those of SIASAR, by name.
 */
final class FieldFiles {
  static final Layout INSTITUTIONS =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, codigo_institucion, institucion, tipo,
          comunidad, fecha_observacion, tiene_agua, tiene_saneamiento, sanitarios_por_sexo
          """);
  static final Layout QUALITY =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, codigo_muestra, codigo_sistema, sistema,
          comunidad, fecha_muestra, punto_muestreo, cloro_residual_mg_l, e_coli_100ml,
          coliformes_totales_100ml, turbidez_ntu
          """);
  static final Layout COSTS =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, codigo_prestador, prestador, anio,
          inversion_lps, operacion_lps, reserva_reposicion_lps, apoyo_directo_lps, ingresos_lps
          """);
  static final Layout ASSISTANCE =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, codigo_asistencia, codigo_prestador,
          prestador, fecha, quien_la_da, clase, tema
          """);

  private static final List<String> THEMES =
      List.of(
          "Administración",
          "Operación y mantenimiento",
          "Cloración y calidad del agua",
          "Tarifa y finanzas",
          "Protección de microcuenca",
          "Legalización y organización",
          "Monitoreo e información");

  private final World world;
  private final Output output;
  private final FaultLog log;
  private final List<Partner> partners;

  FieldFiles(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
    this.partners = Partner.all(world).stream().filter(Partner::facilitates).toList();
  }

  void write() {
    institutions();
    quality();
    costs();
    assistance();
  }

  /** Writes rows of one source for a town, year and delivery. */
  private interface TownYear {
    void rows(PartnerFiles files, Sender sender, Town town, int year, LocalDate delivered);
  }

  private void each(PartnerFiles files, DeliveryDays days, TownYear rows) {
    for (Partner partner : partners) {
      for (int year = PartnerSources.FIRST_YEAR; year <= World.LAST_YEAR; year++) {
        LocalDate delivered = days.of(partner.sender(), year);
        for (Town town : partner.towns()) {
          boolean partnerYet = town.cohort() || year >= 2019;
          if (delivered != null && partnerYet) {
            rows.rows(files, partner.sender(), town, year, delivered);
          }
        }
      }
    }
    files.write();
  }

  private void institutions() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality("codigo_institucion"),
            Fault.cell("unknown_code", "tiene_agua", CELL, "A veces"),
            PartnerFaults.refused("unknown_code", "tipo", "codigo_institucion", "Kínder"),
            PartnerFaults.datedAfterDelivery("fecha_observacion", "codigo_institucion"),
            PartnerFaults.impossibleDate("fecha_observacion", "codigo_institucion"),
            PartnerFaults.yesInAnotherSpelling("tiene_agua"),
            Fault.changed(
                "toilets_by_sex_without_sanitation",
                "sanitarios_por_sexo",
                FLAG,
                row ->
                    row.text("tiene_saneamiento").equals("No")
                        ? row.with("sanitarios_por_sexo", "Sí")
                        : null),
            PartnerFaults.shoutedMunicipality(),
            PartnerFaults.rowTwice("fecha_entrega"),
            Fault.blankLine());
    String source = "ptps_institutions";
    each(
        new PartnerFiles(world, output, log, source, "instituciones_ptps", INSTITUTIONS, faults),
        new DeliveryDays(world, source, MonthDay.of(3, 31)),
        (files, sender, town, year, delivered) -> {
          for (Community community : town.communities) {
            institution(files, sender, community, year, delivered, "Escuela", "ESC");
            institution(files, sender, community, year, delivered, "Centro de salud", "CS");
            institution(files, sender, community, year, delivered, "Centro comunal", "CC");
          }
        });
  }

  /** All in the first year, a third in each later year. */
  private void institution(
      PartnerFiles files,
      Sender sender,
      Community community,
      int year,
      LocalDate delivered,
      String type,
      String prefix) {
    Dice is = community.dice("institution", type);
    int share = type.equals("Escuela") ? 800 : type.equals("Centro comunal") ? 500 : 150;
    boolean there = is.chance(share);
    boolean visited = year == PartnerSources.FIRST_YEAR || is.below(3) == year % 3;
    if (!there || !visited) {
      return;
    }
    int gained = 28 * (year - 2017);
    boolean water = is.below(1000) < 620 + gained;
    boolean sanitation = is.below(1000) < 480 + gained;
    boolean bySex = sanitation && is.chance(550);
    Dice now = community.dice("institution visit", type, year);
    String kind =
        switch (type) {
          case "Escuela" -> "Escuela Rural Mixta ";
          case "Centro de salud" -> "Unidad de Atención Primaria ";
          default -> "Centro Comunal ";
        };
    files
        .add(sender, year, delivered, community.town)
        .with(
            "codigo_institucion",
            prefix + "-" + community.town.municipality.code() + "-" + (community.index + 1))
        .with("institucion", Spelling.of(kind + community.title, now))
        .with("tipo", type)
        .with("comunidad", Spelling.of(community.title, now))
        .with("fecha_observacion", day(now, year))
        .with("tiene_agua", now.chance(30) ? null : yesNo(water))
        .with("tiene_saneamiento", now.chance(30) ? null : yesNo(sanitation))
        .with("sanitarios_por_sexo", type.equals("Escuela") && sanitation ? yesNo(bySex) : null);
  }

  private void quality() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality("codigo_muestra"),
            PartnerFaults.refused("negative_e_coli", "e_coli_100ml", "codigo_muestra", -3),
            PartnerFaults.refused(
                "chlorine_not_possible", "cloro_residual_mg_l", "codigo_muestra", 250),
            PartnerFaults.datedAfterDelivery("fecha_muestra", "codigo_muestra"),
            Fault.changed(
                "bad_number",
                "turbidez_ntu",
                CELL,
                row -> row.has("e_coli_100ml") ? row.with("turbidez_ntu", "turbia") : null),
            Fault.changed(
                "not_measured_in_words",
                "cloro_residual_mg_l",
                NONE,
                row ->
                    row.has("cloro_residual_mg_l")
                        ? null
                        : row.with("cloro_residual_mg_l", "No se midió")),
            Fault.changed(
                "fewer_total_than_e_coli",
                "coliformes_totales_100ml",
                FLAG,
                row ->
                    row.has("e_coli_100ml") && row.count("e_coli_100ml") > 2
                        ? row.with("coliformes_totales_100ml", 1)
                        : null),
            PartnerFaults.correctedBelow(
                "turbidez_ntu", row -> row.with("turbidez_ntu", new BigDecimal("9.9"))),
            PartnerFaults.rowTwice("fecha_entrega"),
            Fault.blankLine());
    String source = "ptps_water_quality";
    each(
        new PartnerFiles(world, output, log, source, "calidad_agua_ptps", QUALITY, faults),
        new DeliveryDays(world, source, MonthDay.of(3, 31)),
        (files, sender, town, year, delivered) -> {
          for (WaterSystem system : town.systems) {
            sample(files, sender, system, year, delivered);
          }
        });
  }

  /** Consistent with SIASAR's survey of that year. */
  private void sample(
      PartnerFiles files, Sender sender, WaterSystem system, int year, LocalDate delivered) {
    Dice dice = system.dice("sample", year);
    WaterSystem.Test test = system.test(year);
    boolean tested = test == WaterSystem.Test.PASSED || test == WaterSystem.Test.FAILED;
    if (!tested || !dice.chance(620)) {
      return;
    }
    int eColi = test == WaterSystem.Test.PASSED ? 0 : dice.between(1, 140);
    boolean chlorine =
        switch (system.chlorine(year)) {
          case MEASURED, BROKEN -> true;
          case NOT_MEASURED, NONE -> false;
        };
    files
        .add(sender, year, delivered, system.town)
        .with(
            "codigo_muestra",
            "M" + year + "-" + system.town.municipality.code() + "-" + (system.index + 1))
        .with("codigo_sistema", dice.chance(550) ? system.id : null)
        .with("sistema", Spelling.of(system.name, dice))
        .with("comunidad", system.home().title)
        .with("fecha_muestra", system.testDate(year))
        .with("punto_muestreo", dice.pick(List.of("Fuente", "Tanque", "Red", "Red", "Vivienda")))
        .with("cloro_residual_mg_l", chlorine ? Numbers.plain(system.residual(year), 2) : null)
        .with("e_coli_100ml", eColi)
        .with("coliformes_totales_100ml", eColi == 0 ? dice.below(3) : eColi + dice.below(90))
        .with(
            "turbidez_ntu",
            dice.chance(250) ? null : Numbers.plain(0.3 + dice.below(80) / 10.0, 1));
  }

  private void costs() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality(""),
            Fault.cell("decimal_comma", "reserva_reposicion_lps", CELL, "18500,50"),
            Fault.cell("negative_amount", "apoyo_directo_lps", CELL, -1200),
            Fault.changed(
                "zero_for_unknown", "operacion_lps", NONE, row -> row.with("operacion_lps", 0)),
            Fault.changed(
                "income_far_above_costs",
                "ingresos_lps",
                FLAG,
                row -> row.with("ingresos_lps", row.count("operacion_lps") * 100)),
            PartnerFaults.refused("bad_year", "anio", "prestador", "dos mil veinte"),
            PartnerFaults.correctedBelow(
                "apoyo_directo_lps",
                row -> row.with("apoyo_directo_lps", row.count("apoyo_directo_lps") + 100)),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_life_cycle_costs";
    each(
        new PartnerFiles(world, output, log, source, "costos_ciclo_vida_ptps", COSTS, faults),
        new DeliveryDays(world, source, MonthDay.of(4, 30)),
        (files, sender, town, year, delivered) -> {
          if (town.place() % 2 == 0) {
            for (Provider provider : town.providers) {
              cost(files, sender, provider, year, delivered);
            }
          }
        });
  }

  private void cost(
      PartnerFiles files, Sender sender, Provider provider, int year, LocalDate delivered) {
    Dice dice = provider.dice("costs", year);
    if (!dice.chance(800)) {
      return;
    }
    long users = Math.max(10, provider.users(year));
    long operation = users * dice.between(260, 620);
    files
        .add(sender, year, delivered, provider.town)
        .with("codigo_prestador", dice.chance(500) ? provider.id : null)
        .with("prestador", Spelling.of(provider.name, dice))
        .with("anio", year)
        .with("inversion_lps", users * dice.between(0, 900))
        .with("operacion_lps", operation)
        .with("reserva_reposicion_lps", users * dice.between(90, 260))
        .with("apoyo_directo_lps", users * dice.between(15, 80))
        .with("ingresos_lps", operation * dice.between(60 + 4 * (year - 2017), 160) / 100);
  }

  private void assistance() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality("codigo_asistencia"),
            PartnerFaults.refused("unknown_code", "quien_la_da", "codigo_asistencia", "La junta"),
            Fault.cell("unknown_code", "tema", CELL, "Varios temas"),
            PartnerFaults.datedAfterDelivery("fecha", "codigo_asistencia"),
            PartnerFaults.impossibleDate("fecha", "codigo_asistencia"),
            PartnerFaults.shoutedMunicipality(),
            Fault.extraBlanks("prestador"),
            PartnerFaults.rowTwice("fecha_entrega"),
            Fault.blankLine());
    String source = "ptps_technical_assistance";
    each(
        new PartnerFiles(world, output, log, source, "asistencia_tecnica_ptps", ASSISTANCE, faults),
        new DeliveryDays(world, source, MonthDay.of(3, 31)),
        (files, sender, town, year, delivered) -> {
          for (Provider provider : town.providers) {
            Dice dice = provider.dice("assistance", year);
            int visits = dice.chance(260 + 55 * (year - 2017)) ? dice.between(1, 2) : 0;
            for (int i = 1; i <= visits; i++) {
              files
                  .add(sender, year, delivered, town)
                  .with("codigo_asistencia", "AT" + year + "-" + provider.id % 1_000_000 + "-" + i)
                  .with("codigo_prestador", dice.chance(500) ? provider.id : null)
                  .with("prestador", Spelling.of(provider.name, dice))
                  .with("fecha", day(dice, year))
                  .with(
                      "quien_la_da",
                      dice.pick(
                          List.of("Municipalidad", "AJAAPS", "AJAM", "TSM/TAR", "Socio PTPS")))
                  .with("clase", dice.chance(700) ? "Visita" : "Capacitación")
                  .with("tema", dice.pick(THEMES));
            }
          }
        });
  }

  static LocalDate day(Dice dice, int year) {
    return LocalDate.of(year, dice.between(1, 12), dice.between(1, 28));
  }

  static String yesNo(boolean yes) {
    return yes ? "Sí" : "No";
  }
}
