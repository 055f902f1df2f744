package org.ptps.sample;

import static org.ptps.sample.Fault.Outcome.CELL;
import static org.ptps.sample.Fault.Outcome.FLAG;
import static org.ptps.sample.Fault.Outcome.NONE;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What the Secretariat keeps (POA, national instruments, assemblies) and what every partner answers
 * once a year about itself.
 */
final class MovementFiles {
  static final Sender SECRETARIAT = new Sender("Secretariado PTPS", "", Sender.Style.YEARLY);

  static final Layout POA =
      new Layout(
          """
          informa, fecha_entrega, codigo_actividad, actividad, anio, estrategia, resultado,
          responsable, socio, departamento, municipio, insumos, meta, peso, inicio, fin,
          completada_el, fecha_corte, avance_pct, presupuesto_lps, gastado_lps, estado
          """);
  static final Layout INSTRUMENTS =
      new Layout(
          """
          informa, fecha_entrega, codigo_instrumento, instrumento, institucion, tipo, estado,
          fecha_estado, anio_programado
          """);
  static final Layout ASSEMBLIES =
      new Layout(
          "informa, fecha_entrega, codigo_asamblea, fecha, socios_convocados, socios_presentes");
  static final Layout ASSESSMENTS =
      new Layout("socio, fecha_entrega, categoria, anio, principio, pregunta, puntaje, evidencia");
  static final Layout NOTES =
      new Layout("socio, fecha_entrega, categoria, anio, clase, numero, nota");
  static final Layout NEEDS =
      new Layout("socio, fecha_entrega, codigo_necesidad, tema, fecha_planteada, fecha_cierre");

  /** POA and self-assessment start with the Plan. */
  private static final int FIRST_POA = 2018;

  private record Activity(
      String strategy, String result, String name, String inputs, String goal, int months) {}

  private static final List<Activity> ACTIVITIES =
      List.of(
          a("a Incidencia", "R1.3", "Análisis de la prioridad política y financiera", "1 análisis"),
          a("a Incidencia", "R1.3", "Diálogo con autoridades sobre el ODS 6", "4 reuniones"),
          a("a Incidencia", "R1.3", "Formulación de política y plan municipal de APS", "1 plan"),
          a("a Incidencia", "R2.2", "Participación en la Mesa sectorial y la RASHON", "6 sesiones"),
          a("a Incidencia", "R2.3 Entidades cumplen funciones", "Foro con CONASA y ERSAPS", "1"),
          a("b Gestión del Conocimiento", "R1.4", "Taller de hoja de ruta PTPS", "2 talleres"),
          a("b Gestión del Conocimiento", "R1.5", "Mentoría a socios colaboradores", "6 visitas"),
          a("b Gestión del Conocimiento", "R2.1", "Divulgación de guías metodológicas", "3 guías"),
          a("b Gestión del Conocimiento", "R1.2", "Intercambio de experiencias", "2 giras"),
          a("b Gestión del Conocimiento", "R1", "Página web y redes del movimiento", "12 notas"),
          a("c Asistencia Técnica", "R1.1", "Asesoría a Juntas de Agua en tarifa", "10 juntas"),
          a("c Asistencia Técnica", "R1.1", "Asesoría en cloración", "12 sistemas"),
          a("c Asistencia Técnica", "R1.2", "Asesoría a COMAS y USCL", "1 plan de trabajo"),
          a("c Asistencia Técnica", "R2.1", "Herramienta de costeo de ciclo de vida", "1 versión"),
          a("c Asistencia Técnica", "R2.4 Procesos sistemáticos", "Apoyo al SIASAR", "2 informes"),
          a("d Sensibilización y Educación", "R1.7", "Campaña de uso y pago del agua", "1 campaña"),
          a("d Sensibilización y Educación", "R1.6", "Formación de líderes locales", "30 líderes"),
          a("d Sensibilización y Educación", "R1.7", "Registro de quejas en la USCL", "1 registro"),
          a("e Asocio y Alianzas", "R1.8", "Asambleas bimestrales de socios", "6 asambleas"),
          a("e Asocio y Alianzas", "R2.5", "Alianza con AMHON y GWP", "1 convenio"),
          a("e Asocio y Alianzas", "R1.8", "Promoción del asocio de municipios", "2 municipios"),
          a("e Asocio y Alianzas", "R2.5", "Intercambio con Agenda para el Cambio", "1 evento"),
          a("f Sostenibilidad Financiera", "R2", "Propuesta de financiamiento", "2 propuestas"),
          a("f Sostenibilidad Financiera", "R1.8", "Aportes de los socios", "10 aportes"),
          a("f Sostenibilidad Financiera", "R2.2", "Consultorías del Secretariado", "1 contrato"));

  private static final List<String> PRINCIPLES =
      List.of(
          "Para Todos",
          "Por Siempre",
          "Financiamiento de costos de ciclo de vida",
          "Monitoreo",
          "Escala");
  private static final List<String> QUESTIONS =
      List.of("TODOS", "SIEMPRE", "COSTOS", "MONITOREO", "ESCALA");

  private static final List<String> THEMES =
      List.of(
          "Administración",
          "Operación y mantenimiento",
          "Cloración y calidad del agua",
          "Tarifa y finanzas",
          "Protección de microcuenca",
          "Monitoreo e información");

  private final World world;
  private final Output output;
  private final FaultLog log;
  private final List<Partner> partners;

  MovementFiles(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
    this.partners = Partner.all(world);
  }

  private static Activity a(String strategy, String result, String name, String goal) {
    return new Activity(
        strategy, result, name, "Personal, logística y materiales", goal, 2 + name.length() % 7);
  }

  void write() {
    poa();
    instruments();
    assemblies();
    assessments();
    notes();
    needs();
  }

  private PartnerFiles files(String source, String stem, Layout layout, List<Fault> faults) {
    return new PartnerFiles(world, output, log, source, stem, layout, faults);
  }

  private Dice dice(Object... name) {
    Object[] full = new Object[name.length + 1];
    full[0] = "movement";
    System.arraycopy(name, 0, full, 1, name.length);
    return Dice.of(world.options.seed(), full);
  }

  private void poa() {
    List<Fault> faults =
        List.of(
            PartnerFaults.unknownMunicipality("codigo_actividad"),
            PartnerFaults.datesSwapped(
                "done_before_start", "inicio", "completada_el", "codigo_actividad"),
            PartnerFaults.datesSwapped("ends_before_start", "inicio", "fin", "codigo_actividad"),
            Fault.changed(
                "spent_above_budget",
                "gastado_lps",
                FLAG,
                row -> row.with("gastado_lps", row.count("presupuesto_lps") * 13 / 10)),
            Fault.changed(
                "date_without_complete",
                "avance_pct",
                FLAG,
                row -> row.has("completada_el") ? row.with("avance_pct", 80) : null),
            Fault.changed(
                "partner_not_named",
                "responsable",
                FLAG,
                row -> row.has("socio") ? null : row.with("responsable", "Socio")),
            PartnerFaults.refused("unknown_code", "estrategia", "codigo_actividad", "g Otra"),
            PartnerFaults.refused("unknown_code", "resultado", "codigo_actividad", "R3.1"),
            Fault.cell("out_of_range", "avance_pct", CELL, 140),
            Fault.changed(
                "strategy_by_its_letter",
                "estrategia",
                NONE,
                row -> row.with("estrategia", row.text("estrategia").substring(0, 1))),
            PartnerFaults.rowTwice("fecha_entrega"),
            Fault.blankLine());
    PartnerFiles files = files("ptps_poa", "poa_ptps", POA, faults);
    DeliveryDays days = new DeliveryDays(world, "ptps_poa", MonthDay.of(1, 31));
    for (int year = FIRST_POA; year <= World.LAST_YEAR; year++) {
      for (int quarter = 1; quarter <= 4; quarter++) {
        LocalDate cut = LocalDate.of(year, 1, 1).plusMonths(3L * quarter).minusDays(1);
        for (int i = 0; i < ACTIVITIES.size(); i++) {
          activity(files, days, year, cut, i);
        }
      }
    }
    files.write();
  }

  private void activity(PartnerFiles files, DeliveryDays days, int year, LocalDate cut, int i) {
    Activity activity = ACTIVITIES.get(i);
    Dice dice = dice("poa", year, i);
    LocalDate start = LocalDate.of(year, dice.between(1, 13 - Math.min(9, activity.months())), 1);
    LocalDate end = start.plusMonths(activity.months()).minusDays(1);
    if (end.getYear() > year) {
      end = LocalDate.of(year, 12, 15);
    }
    boolean cancelled = dice.chance(60);
    boolean never = dice.chance(190);
    LocalDate finish = end.plusDays(dice.between(-20, dice.chance(450) ? 90 : 0));
    if (finish.isBefore(start)) {
      finish = end;
    }
    boolean done = !cancelled && !never && !finish.isAfter(cut);
    long whole = Math.max(1, ChronoUnit.DAYS.between(start, finish));
    long gone = ChronoUnit.DAYS.between(start, cut);
    long progress =
        done ? 100 : cancelled || gone <= 0 ? 0 : Math.min(never ? 60 : 95, 100 * gone / whole);
    long budget = dice.between(8, 120) * 1500L;
    boolean local = !activity.result().startsWith("R2") && dice.chance(700);
    Partner partner = dice.pick(partners.subList(0, 10));
    Town town = dice.pick(partner.towns());
    Row row =
        files
            .add(SECRETARIAT, year)
            .with("informa", SECRETARIAT.name())
            .with("fecha_entrega", days.inTime(SECRETARIAT, year))
            .with(
                "codigo_actividad",
                String.format(java.util.Locale.ROOT, "POA%d-%02d", year % 100, i + 1))
            .with("actividad", activity.name())
            .with("anio", year)
            .with("estrategia", activity.strategy())
            .with("resultado", activity.result())
            .with("responsable", local ? "Socio" : "Secretariado")
            .with("insumos", activity.inputs())
            .with("meta", activity.goal())
            .with("peso", dice.between(1, 8))
            .with("inicio", start)
            .with("fin", end)
            .with("completada_el", done ? finish : null)
            .with("fecha_corte", cut)
            .with("avance_pct", progress)
            .with("presupuesto_lps", budget)
            .with("gastado_lps", budget * progress * dice.between(70, 100) / 10_000)
            .with(
                "estado",
                cancelled
                    ? "Cancelada"
                    : done ? "Completada" : progress > 0 ? "En proceso" : "Planificada");
    if (local) {
      row.with("socio", partner.name())
          .with("departamento", town.municipality.department())
          .with("municipio", town.municipality.name());
    }
  }

  private void instruments() {
    List<Fault> faults =
        List.of(
            PartnerFaults.refused("unknown_code", "institucion", "codigo_instrumento", "AMHON"),
            PartnerFaults.refused("unknown_code", "estado", "codigo_instrumento", "Casi listo"),
            PartnerFaults.datedAfterDelivery("fecha_estado", "codigo_instrumento"),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_national_instruments";
    PartnerFiles files = files(source, "instrumentos_nacionales_ptps", INSTRUMENTS, faults);
    DeliveryDays days = new DeliveryDays(world, source, MonthDay.of(1, 31));
    Sender sender = SECRETARIAT.writing(Sender.Style.WORKBOOK);
    List<String> names =
        List.of(
            "Guía de planificación municipal de APS",
            "Modelo de reglamento de Juntas de Agua",
            "Herramienta de costeo de ciclo de vida",
            "Guía de cloración para sistemas rurales",
            "Modelo de ordenanza de COMAS y USCL",
            "Guía de protección de microcuencas",
            "Herramienta de monitoreo municipal",
            "Guía de tarifas para prestadores rurales",
            "Modelo de rendición de cuentas",
            "Guía de saneamiento rural",
            "Herramienta de inventario de activos",
            "Guía de calidad del agua");
    List<String> states = List.of("Propuesto", "Validado", "Aprobado", "En uso");
    for (int year = PartnerSources.FIRST_YEAR; year <= World.LAST_YEAR; year++) {
      for (int i = 0; i < names.size(); i++) {
        Dice dice = dice("instrument", i);
        int proposed = 2016 + dice.below(5);
        int state = (year - proposed) / (1 + dice.below(2));
        if (year < proposed || state >= states.size()) {
          continue;
        }
        String first = names.get(i).substring(0, names.get(i).indexOf(' '));
        files
            .add(sender, year)
            .with("informa", sender.name())
            .with("fecha_entrega", days.inTime(sender, year))
            .with("codigo_instrumento", "IN-" + (i + 1))
            .with("instrumento", names.get(i))
            .with("institucion", dice.pick(List.of("CONASA", "ERSAPS", "SANAA", "SESAL")))
            .with("tipo", first)
            .with("estado", states.get(state))
            .with("fecha_estado", FieldFiles.day(dice("instrument state", i, year), year))
            .with("anio_programado", proposed + 2);
      }
    }
    files.write();
  }

  private void assemblies() {
    List<Fault> faults =
        List.of(
            PartnerFaults.refused(
                "more_present_than_invited", "socios_presentes", "codigo_asamblea", 99),
            PartnerFaults.datedAfterDelivery("fecha", "codigo_asamblea"),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_assemblies";
    PartnerFiles files = files(source, "asambleas_ptps", ASSEMBLIES, faults);
    DeliveryDays days = new DeliveryDays(world, source, MonthDay.of(1, 31));
    Sender sender = SECRETARIAT.writing(Sender.Style.WORKBOOK);
    for (int year = PartnerSources.FIRST_YEAR; year <= World.LAST_YEAR; year++) {
      for (int i = 1; i <= 6; i++) {
        Dice dice = dice("assembly", year, i);
        boolean held = !dice.chance(year == 2020 ? 500 : 130);
        int invited = 36 + 2 * (year - 2017);
        if (held) {
          files
              .add(sender, year)
              .with("informa", sender.name())
              .with("fecha_entrega", days.inTime(sender, year))
              .with("codigo_asamblea", "AS" + year + "-" + i)
              .with("fecha", LocalDate.of(year, 2 * i - 1, dice.between(5, 28)))
              .with("socios_convocados", invited)
              .with("socios_presentes", invited * dice.between(45, 90) / 100);
        }
      }
    }
    files.write();
  }

  /** Writes rows of one partner for a year. */
  private interface PartnerYear {
    void rows(PartnerFiles files, Partner partner, int year, LocalDate delivered);
  }

  private void each(String source, PartnerFiles files, PartnerYear rows) {
    DeliveryDays days = new DeliveryDays(world, source, MonthDay.of(1, 31));
    for (Partner partner : partners) {
      for (int year = FIRST_POA; year <= World.LAST_YEAR; year++) {
        LocalDate delivered = days.of(partner.sender(), year);
        boolean left = partner.name().equals(Members.LEFT_ORGANISATION) && year >= 2021;
        if (delivered != null && !left) {
          rows.rows(files, partner, year, delivered);
        }
      }
    }
    files.write();
  }

  private void assessments() {
    List<Fault> faults =
        List.of(
            PartnerFaults.refused("out_of_range", "puntaje", "", 120),
            PartnerFaults.refused("unknown_code", "principio", "", "Otro principio"),
            PartnerFaults.refused(
                "question_of_another_principle",
                "pregunta",
                "",
                row ->
                    row.text("principio").equals("Escala") ? row.with("pregunta", "TODOS1") : null),
            Fault.changed(
                "full_score_without_evidence",
                "evidencia",
                FLAG,
                row -> row.with("puntaje", 100).with("evidencia", "No")),
            PartnerFaults.yesInAnotherSpelling("evidencia"),
            PartnerFaults.correctedBelow(
                "puntaje", row -> row.with("puntaje", row.count("puntaje") == 50 ? 75 : 50)),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_self_assessments";
    each(
        source,
        files(source, "autoevaluacion_ptps", ASSESSMENTS, faults),
        (files, partner, year, delivered) -> {
          for (int p = 0; p < PRINCIPLES.size(); p++) {
            for (int q = 1; q <= 3; q++) {
              Dice dice = dice("assessment", partner.name(), PRINCIPLES.get(p), q);
              int score =
                  Math.min(100, 25 * dice.below(4) + (year - 2018 >= dice.below(6) ? 25 : 0));
              boolean evidence =
                  score == 100 || dice("evidence", partner.name(), year, p, q).chance(600);
              files
                  .add(partner.sender(), year)
                  .with("socio", partner.name())
                  .with("fecha_entrega", delivered)
                  .with("categoria", partner.category())
                  .with("anio", year)
                  .with("principio", PRINCIPLES.get(p))
                  .with("pregunta", QUESTIONS.get(p) + q)
                  .with("puntaje", score)
                  .with("evidencia", FieldFiles.yesNo(evidence));
            }
          }
        });
  }

  private void notes() {
    List<Fault> faults =
        List.of(
            PartnerFaults.refused(
                "note_of_another_kind",
                "nota",
                "",
                row -> row.text("clase").equals("Logro") ? row.with("nota", "Faltan datos") : null),
            PartnerFaults.refused(
                "free_text_for_code", "nota", "", "Hablar con la alcaldesa sobre el camión"),
            PartnerFaults.refused("out_of_range", "numero", "", 0),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_self_assessment_notes";
    List<List<String>> kinds =
        List.of(
            List.of(
                "Logro",
                "Más familias con agua",
                "Más familias con saneamiento",
                "Plan municipal aprobado",
                "COMAS y USCL en marcha",
                "Prestadores mejorados"),
            List.of(
                "Problema",
                "Presupuesto insuficiente",
                "Rotación de personal",
                "Poca prioridad política",
                "Faltan datos"),
            List.of(
                "Riesgo",
                "Cambio de gobierno municipal",
                "Evento climático",
                "Fin del financiamiento",
                "Deterioro de la fuente"),
            List.of(
                "Necesidad",
                "Capacitación",
                "Herramientas",
                "Financiamiento",
                "Asesoría legal",
                "Apoyo en monitoreo"));
    each(
        source,
        files(source, "notas_autoevaluacion_ptps", NOTES, faults),
        (files, partner, year, delivered) -> {
          for (List<String> kind : kinds) {
            Dice dice = dice("notes", partner.name(), year, kind.get(0));
            List<String> chosen = dice.shuffled(kind.subList(1, kind.size()));
            int count = dice.between(1, 2);
            for (int i = 0; i < count; i++) {
              files
                  .add(partner.sender(), year)
                  .with("socio", partner.name())
                  .with("fecha_entrega", delivered)
                  .with("categoria", partner.category())
                  .with("anio", year)
                  .with("clase", kind.get(0))
                  .with("numero", i + 1)
                  .with("nota", chosen.get(i));
            }
          }
        });
  }

  private void needs() {
    List<Fault> faults =
        List.of(
            PartnerFaults.datesSwapped(
                "closed_before_raised", "fecha_planteada", "fecha_cierre", "codigo_necesidad"),
            PartnerFaults.refused("unknown_code", "tema", "codigo_necesidad", "De todo"),
            PartnerFaults.datedAfterDelivery("fecha_planteada", "codigo_necesidad"),
            PartnerFaults.rowTwice("fecha_entrega"));
    String source = "ptps_assistance_needs";
    each(
        source,
        files(source, "necesidades_asistencia_ptps", NEEDS, faults),
        (files, partner, year, delivered) -> {
          Dice dice = dice("needs", partner.name(), year);
          int count = dice.between(1, 2);
          for (int i = 1; i <= count; i++) {
            LocalDate raised = FieldFiles.day(dice, year);
            LocalDate closed = raised.plusDays(dice.between(20, 240));
            files
                .add(partner.sender(), year)
                .with("socio", partner.name())
                .with("fecha_entrega", delivered)
                .with("codigo_necesidad", "N" + year + "-" + partner.sender().slug() + "-" + i)
                .with("tema", dice.pick(THEMES))
                .with("fecha_planteada", raised)
                .with(
                    "fecha_cierre", dice.chance(350) || closed.isAfter(delivered) ? null : closed);
          }
        });
  }
}
