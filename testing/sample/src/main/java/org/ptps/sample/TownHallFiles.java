package org.ptps.sample;

import static org.ptps.sample.Fault.Outcome.CELL;
import static org.ptps.sample.Fault.Outcome.FLAG;
import static org.ptps.sample.Fault.Outcome.NONE;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/**
 * What municipalities send: checklist, spending, complaints, requests and the validation of a year,
 * gathered in common files; and the register of those that apply the principles.
 */
final class TownHallFiles {
  static final Layout CHECKLISTS =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, anio, comas, sesiones_comas, uscl,
          informes_uscl, ajaaps, politica_aprobada, plan_aprobado, plan_desde, plan_hasta,
          plan_costeado, presupuesto_asignado, tecnico_aps, herramienta_aprobada, fecha_observacion
          """);
  static final Layout SPENDING =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, anio, poblacion, ejecutado_total_lps,
          presupuesto_aps_lps, ejecutado_aps_lps, inversion_lps, operacion_lps, posconstruccion_lps
          """);
  static final Layout COMPLAINTS =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, codigo_queja, prestador, fecha_recepcion,
          tema, descripcion, nombre, telefono, fecha_solucion
          """);
  static final Layout REQUESTS =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, codigo_solicitud, fecha_recepcion, tema,
          descripcion, nombre, telefono, fecha_respuesta
          """);
  static final Layout VALIDATIONS =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, anio, cargo, fecha_validacion, objeta
          """);
  static final Layout SCALE =
      new Layout(
          """
          informa, fecha_entrega, departamento, municipio, anio, acuerdo_institucional,
          aplica_hoja_ruta
          """);

  /** Municipalities outside PTPS that answer too. */
  private static final int OTHERS_THAT_ANSWER = 12;

  private static final List<String> TEXTS =
      List.of(
          "El agua sale turbia desde la semana pasada; avisar a la vecina de la pulpería",
          "No cae agua en la parte alta, ya se lo dijimos a don Ficticio",
          "Cobro doble en el recibo, favor llamar por la tarde",
          "Hay una fuga frente a la escuela, la casa verde",
          "Piden que se amplíe la tubería hasta la última casa");

  private final World world;
  private final Output output;
  private final FaultLog log;

  TownHallFiles(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
  }

  void write() {
    checklists();
    spending();
    complaints();
    requests();
    validations();
    scale();
  }

  static Sender hall(Town town, Sender.Style style) {
    return new Sender("Municipalidad de " + town.municipality.name(), "", style);
  }

  private static boolean answers(Town town, int year) {
    return switch (town.role) {
      case COHORT_2017 -> true;
      case JOINED_2019 -> year >= 2019;
      case OTHER -> town.place() < OTHERS_THAT_ANSWER && year >= 2018;
    };
  }

  /** Writes rows of one source for a town, year and delivery. */
  private interface TownYear {
    void rows(PartnerFiles files, Sender hall, Town town, int year, LocalDate delivered);
  }

  private void each(PartnerFiles files, DeliveryDays days, Sender.Style style, TownYear rows) {
    for (int year = PartnerSources.FIRST_YEAR; year <= World.LAST_YEAR; year++) {
      for (Town town : world.towns) {
        Sender hall = hall(town, style);
        LocalDate delivered = days.of(hall, year);
        if (delivered != null && answers(town, year)) {
          rows.rows(files, hall, town, year, delivered);
        }
      }
    }
    files.write();
  }

  private void checklists() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality(""),
            Fault.cell("unknown_code", "tecnico_aps", CELL, "En proceso"),
            PartnerFaults.yesInAnotherSpelling("comas"),
            Fault.changed(
                "sessions_without_comas",
                "sesiones_comas",
                FLAG,
                row -> row.text("comas").equals("No") ? row.with("sesiones_comas", 4) : null),
            Fault.cell("out_of_range", "informes_uscl", CELL, 2021),
            PartnerFaults.refused(
                "plan_ends_before_it_starts",
                "plan_hasta",
                "",
                row -> row.has("plan_desde") ? row.with("plan_hasta", 2001) : null),
            PartnerFaults.datedAfterDelivery("fecha_observacion", ""),
            PartnerFaults.shoutedMunicipality(),
            PartnerFaults.correctedBelow(
                "herramienta_aprobada",
                row ->
                    row.has("herramienta_aprobada")
                        ? row.with(
                            "herramienta_aprobada",
                            FieldFiles.yesNo(row.text("herramienta_aprobada").equals("No")))
                        : null),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_municipal_checklists";
    each(
        new PartnerFiles(world, output, log, source, "lista_chequeo_ptps", CHECKLISTS, faults),
        new DeliveryDays(world, source, MonthDay.of(2, 28)),
        Sender.Style.YEARLY,
        this::checklist);
  }

  private void checklist(
      PartnerFiles files, Sender hall, Town town, int year, LocalDate delivered) {
    Dice dice = town.dice("checklist", year);
    boolean comas = has(town, "comas", year);
    boolean uscl = has(town, "uscl", year);
    boolean plan = has(town, "plan", year);
    int planned = plan ? year - (year - since(town, "plan")) % 4 : 0;
    files
        .add(hall, year, delivered, town)
        .with("anio", year)
        .with("comas", FieldFiles.yesNo(comas))
        .with("sesiones_comas", meetings(town, "comas", year))
        .with("uscl", FieldFiles.yesNo(uscl))
        .with("informes_uscl", meetings(town, "uscl", year))
        .with("ajaaps", FieldFiles.yesNo(has(town, "ajaaps", year)))
        .with("politica_aprobada", FieldFiles.yesNo(has(town, "policy", year)))
        .with("plan_aprobado", FieldFiles.yesNo(plan))
        .with("plan_desde", plan ? planned : null)
        .with("plan_hasta", plan ? planned + 3 : null)
        .with("plan_costeado", plan ? FieldFiles.yesNo(town.dice("costed").chance(800)) : null)
        .with("presupuesto_asignado", FieldFiles.yesNo(has(town, "budget", year)))
        .with("tecnico_aps", dice.chance(40) ? null : FieldFiles.yesNo(has(town, "tech", year)))
        .with(
            "herramienta_aprobada",
            dice.chance(40) ? null : FieldFiles.yesNo(has(town, "tool", year)))
        .with("fecha_observacion", LocalDate.of(year, dice.between(9, 12), dice.between(1, 28)));
  }

  /** Year in which a municipality got something; partners are earlier. */
  private static int since(Town town, String what) {
    Dice dice = town.dice("institution of the municipality", what);
    return town.role == Town.Role.OTHER ? dice.between(2014, 2029) : dice.between(2011, 2024);
  }

  private static boolean has(Town town, String what, int year) {
    return since(town, what) <= year;
  }

  private static int meetings(Town town, String what, int year) {
    return has(town, what, year)
        ? Math.min(12, town.dice("meetings", what, year).below(5) + year - since(town, what))
        : 0;
  }

  private void spending() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality(""),
            PartnerFaults.refused(
                "water_above_total",
                "ejecutado_aps_lps",
                "",
                row -> row.with("ejecutado_aps_lps", row.count("ejecutado_total_lps") + 1000)),
            Fault.changed(
                "spent_above_budget",
                "ejecutado_aps_lps",
                FLAG,
                row -> row.with("presupuesto_aps_lps", row.count("ejecutado_aps_lps") * 9 / 10)),
            Fault.changed(
                "parts_do_not_add_up",
                "operacion_lps",
                FLAG,
                row -> row.with("operacion_lps", row.count("operacion_lps") * 3)),
            Fault.cell("bad_number", "presupuesto_aps_lps", CELL, "pendiente"),
            Fault.cell("zero_for_unknown", "poblacion", NONE, 0),
            PartnerFaults.refused("bad_year", "anio", "", "20I9"),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_municipal_spending";
    each(
        new PartnerFiles(world, output, log, source, "gasto_municipal_ptps", SPENDING, faults),
        new DeliveryDays(world, source, MonthDay.of(4, 30)),
        Sender.Style.WESTERN,
        (files, hall, town, year, delivered) -> {
          Dice dice = town.dice("spending", year);
          long people =
              town.communities.stream().mapToLong(each -> each.population(year)).sum()
                  + town.urbanDwellings(year) * 46 / 10;
          long total = people * dice.between(1600, 3200);
          long water = total * dice.between(45 + 4 * (year - 2017), 120) / 1000;
          long capital = water * dice.between(55, 75) / 100;
          long operation = water * dice.between(12, 22) / 100;
          files
              .add(hall, year, delivered, town)
              .with("anio", year)
              .with("poblacion", people)
              .with("ejecutado_total_lps", total)
              .with("presupuesto_aps_lps", water * dice.between(101, 135) / 100)
              .with("ejecutado_aps_lps", water)
              .with("inversion_lps", capital)
              .with("operacion_lps", operation)
              .with("posconstruccion_lps", water - capital - operation);
        });
  }

  private void complaints() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality("codigo_queja"),
            PartnerFaults.datesSwapped(
                "solved_before_received", "fecha_recepcion", "fecha_solucion", "codigo_queja"),
            Fault.cell("unknown_code", "tema", CELL, "Reclamo general"),
            PartnerFaults.datedAfterDelivery("fecha_recepcion", "codigo_queja"),
            PartnerFaults.impossibleDate("fecha_recepcion", "codigo_queja"),
            Fault.extraBlanks("prestador"),
            PartnerFaults.rowTwice("fecha_entrega"),
            Fault.blankLine());
    String source = "ptps_complaints";
    each(
        new PartnerFiles(world, output, log, source, "quejas_uscl_ptps", COMPLAINTS, faults),
        new DeliveryDays(world, source, MonthDay.of(2, 28)),
        Sender.Style.WESTERN,
        (files, hall, town, year, delivered) -> {
          Dice dice = town.dice("complaints", year);
          int count = has(town, "uscl", year) ? dice.between(0, 3) : 0;
          for (int i = 1; i <= count; i++) {
            Provider provider = dice.pick(town.providers);
            LocalDate received = FieldFiles.day(dice, year);
            Row row =
                files
                    .add(hall, year, delivered, town)
                    .with("codigo_queja", "Q" + year + "-" + town.municipality.code() + "-" + i)
                    .with("prestador", Spelling.of(provider.name, dice))
                    .with("fecha_recepcion", received)
                    .with(
                        "tema",
                        dice.pick(
                            List.of(
                                "Calidad del agua",
                                "Continuidad",
                                "Continuidad",
                                "Cobro y tarifa",
                                "Fuga o daño",
                                "Atención",
                                "Conexión nueva")))
                    .with("fecha_solucion", answered(dice, received, delivered));
            person(row, dice);
          }
        });
  }

  private void requests() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality("codigo_solicitud"),
            PartnerFaults.datesSwapped(
                "answered_before_received",
                "fecha_recepcion",
                "fecha_respuesta",
                "codigo_solicitud"),
            Fault.cell("unknown_code", "tema", CELL, "Ayuda"),
            PartnerFaults.datedAfterDelivery("fecha_recepcion", "codigo_solicitud"),
            PartnerFaults.shoutedMunicipality(),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_improvement_requests";
    each(
        new PartnerFiles(world, output, log, source, "solicitudes_comas_ptps", REQUESTS, faults),
        new DeliveryDays(world, source, MonthDay.of(2, 28)),
        Sender.Style.PLAIN,
        (files, hall, town, year, delivered) -> {
          Dice dice = town.dice("requests", year);
          int count = has(town, "comas", year) ? dice.between(0, 2) : 0;
          for (int i = 1; i <= count; i++) {
            LocalDate received = FieldFiles.day(dice, year);
            Row row =
                files
                    .add(hall, year, delivered, town)
                    .with("codigo_solicitud", "S" + year + "-" + town.municipality.code() + "-" + i)
                    .with("fecha_recepcion", received)
                    .with(
                        "tema",
                        dice.pick(
                            List.of(
                                "Ampliación de red",
                                "Sistema nuevo",
                                "Rehabilitación",
                                "Saneamiento",
                                "Protección de microcuenca")))
                    .with("fecha_respuesta", answered(dice, received, delivered));
            person(row, dice);
          }
        });
  }

  /** Mostly within two months, sometimes never; unknown after the delivery. */
  private static LocalDate answered(Dice dice, LocalDate received, LocalDate delivered) {
    LocalDate answer = received.plusDays(dice.between(1, 70));
    return dice.chance(220) || answer.isAfter(delivered) ? null : answer;
  }

  /** Free text and a person, both invented; no lake table may contain them. */
  private static void person(Row row, Dice dice) {
    int who = dice.between(1, 999);
    row.with("descripcion", dice.pick(TEXTS))
        .with("nombre", "Persona Ficticia " + who)
        .with("telefono", String.format(java.util.Locale.ROOT, "0000-%04d", who));
  }

  private void validations() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality(""),
            PartnerFaults.refused("name_for_office", "cargo", "", "Don Ficticio Pérez"),
            PartnerFaults.refused(
                "validated_before_the_year_ends",
                "fecha_validacion",
                "",
                row -> row.with("fecha_validacion", LocalDate.of((int) row.count("anio"), 11, 15))),
            PartnerFaults.shoutedMunicipality(),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_validations";
    each(
        new PartnerFiles(
            world, output, log, source, "validacion_municipal_ptps", VALIDATIONS, faults),
        new DeliveryDays(world, source, MonthDay.of(6, 30)),
        Sender.Style.WORKBOOK,
        (files, hall, town, year, delivered) -> {
          Dice dice = town.dice("validation", year);
          boolean partner = town.role != Town.Role.OTHER && year < World.LAST_YEAR;
          if (!partner || !dice.chance(760)) {
            return;
          }
          files
              .add(hall, year, delivered, town)
              .with("anio", year)
              .with(
                  "cargo",
                  dice.pick(
                      List.of(
                          "Alcalde o alcaldesa",
                          "Alcalde o alcaldesa",
                          "Vicealcalde o vicealcaldesa",
                          "Coordinación de la COMAS",
                          "Técnico municipal de APS")))
              .with("fecha_validacion", delivered.minusDays(dice.between(2, 20)))
              .with("objeta", FieldFiles.yesNo(dice.chance(50)));
        });
  }

  /** 26 municipalities in 2017, as in the Plan: exactly the cohort. */
  private void scale() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality(""),
            PartnerFaults.refused("unknown_code", "acuerdo_institucional", "", "En trámite"),
            Fault.changed(
                "roadmap_without_agreement",
                "aplica_hoja_ruta",
                FLAG,
                row ->
                    row.text("acuerdo_institucional").equals("No")
                        ? row.with("aplica_hoja_ruta", "Sí")
                        : null),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_scale_register";
    PartnerFiles files =
        new PartnerFiles(world, output, log, source, "registro_escala_ptps", SCALE, faults);
    DeliveryDays days = new DeliveryDays(world, source, MonthDay.of(1, 31));
    Sender secretariat = MovementFiles.SECRETARIAT.writing(Sender.Style.PLAIN);
    for (int year = PartnerSources.FIRST_YEAR; year <= World.LAST_YEAR; year++) {
      for (Town town : world.towns) {
        boolean left = town.municipality.code().equals(Members.LEFT) && year >= 2021;
        boolean agrees =
            switch (town.role) {
              case COHORT_2017 -> !left;
              case JOINED_2019 -> year >= 2019;
              case OTHER -> town.place() < OTHERS_THAT_ANSWER && year >= 2018 + town.place() / 3;
            };
        boolean applies = agrees && (town.role != Town.Role.OTHER || town.place() % 2 == 0);
        if (!agrees && !left && !(town.role == Town.Role.OTHER && town.place() < 20)) {
          continue;
        }
        PartnerFiles.Care care =
            year == PartnerSources.FIRST_YEAR ? PartnerFiles.Care.SOUND : PartnerFiles.Care.FAULTS;
        files
            .add(secretariat, year, care)
            .with("informa", secretariat.name())
            .with("fecha_entrega", days.inTime(secretariat, year))
            .with("departamento", town.municipality.department())
            .with("municipio", town.municipality.name())
            .with("anio", year)
            .with("acuerdo_institucional", FieldFiles.yesNo(agrees))
            .with("aplica_hoja_ruta", FieldFiles.yesNo(applies));
      }
    }
    files.write();
  }
}
