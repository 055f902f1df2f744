package org.ptps.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of SIASAR's exports about communities, systems and providers in one survey. */
final class SiasarRows {
  /** Distribution over twenty communities; one has no answer. */
  private static final List<String> PEOPLES =
      List.of(
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Mestizos",
          "Lenca",
          "Lenca",
          "Lenca",
          "Maya Chortí",
          "Tolupán",
          "Garífuna",
          "No Aplica");

  private static final LocalDate NO_DATE = LocalDate.of(1969, 12, 31);

  private SiasarRows() {}

  private static String yes(boolean value) {
    return value ? "SI" : "NO";
  }

  private static String divisions(Community community) {
    return community.town.department() + "," + community.town.name() + "," + community.name;
  }

  private static BigDecimal index(double value) {
    return Numbers.pointed(value, 4);
  }

  private static String names(List<WaterSystem> systems) {
    return systems.stream().map(each -> each.name).collect(Collectors.joining(", "));
  }

  private static Set<Provider> providers(List<WaterSystem> systems) {
    Set<Provider> result = new LinkedHashSet<>();
    systems.forEach(each -> result.add(each.provider));
    return result;
  }

  private static String providerNames(Set<Provider> providers) {
    return providers.stream().map(each -> each.name).collect(Collectors.joining(", "));
  }

  static Row community(Community community, int year) {
    Dice dice = community.dice("answers", year);
    long dwellings = community.dwellings(year);
    long dry = community.withoutWater(year);
    long improved = dwellings - community.withoutSanitation(year);
    long none = community.withoutSanitation(year) * dice.between(200, 600) / 1000;
    long unimproved = dwellings - improved - none;
    long flush = improved * community.dice("flush").between(350, 750) / 1000;
    long dug = improved - flush;
    long flushPartial = flush * dice.between(0, 120) / 1000;
    long flushShared = flush * dice.between(0, 80) / 1000;
    long dugPartial = dug * dice.between(0, 120) / 1000;
    long dugShared = dug * dice.between(0, 80) / 1000;
    long soap = dwellings * dice.between(700, 960) / 1000;
    long soapUsed = soap * dice.between(750, 980) / 1000;
    long stored = dwellings * dice.between(600, 980) / 1000;
    boolean garbage = dice.chance(400);
    int schools = community.schools();
    int schoolsWithWater = community.schoolsWithWater();
    int health = community.healthCentres();
    int healthWithWater = community.healthCentresWithWater();
    Set<Provider> providers = providers(community.systems);

    Row row =
        SiasarLayouts.COMMUNITIES
            .row()
            .with("fecha_encuesta", community.surveyDate(year))
            .with("nombre", community.name)
            .with("ID", community.id)
            .with("pais_sigla", "HN")
            .with("pais", "Honduras")
            .with("divisiones", divisions(community))
            .with("departamento", community.town.department())
            .with("municipio", community.town.name())
            .with("localidad", community.name)
            .with("latitud", community.latitude())
            .with("longitud", community.longitude())
            .with("altitud", community.altitude())
            .with("poblacion", community.population(year))
            .with("etnia", community.dice("etnia").pick(PEOPLES))
            .with("idioma", "Español-Castellano")
            .with("viviendas", dwellings)
            .with("n_sistemas", Numbers.point(community.systems.size()))
            .with("n_PSE", Numbers.point(providers.size()))
            .with("sistemas", community.systems.isEmpty() ? null : names(community.systems))
            .with("PSE", community.systems.isEmpty() ? null : providerNames(providers))
            .with("viv_no_agua", dry)
            .with("cobertura_domiciliar", Numbers.point(0))
            .with("cobertura_gravedad", served(community, WaterSystem.Kind.GRAVITY, year))
            .with("cobertura_bombeo", served(community, WaterSystem.Kind.PUMP, year))
            .with("cobertura_pozo_manual", served(community, WaterSystem.Kind.HAND_PUMP, year))
            .with("cobertura_agualluvia", Numbers.point(0))
            .with("cobertura_agua", index(Numbers.share(dwellings - dry, dwellings)))
            .with("san_metodo_aprox", "SI")
            .with("san_metodo_total", "SI")
            .with("san_metodo_muestra", "SI")
            .with("san_viv_muestra", Numbers.point(Math.min(dwellings, dice.between(15, 60))))
            .with("san_viv_tipo1", Numbers.point(flush))
            .with("san_viv_tipo2", dug)
            .with("san_viv_nm", unimproved)
            .with("san_viv_tipo1_uso_parcial_prop", flushPartial)
            .with("san_viv_tipo1_uso_parcial_comp", 0)
            .with("san_viv_tipo1_uso_total_prop", Numbers.point(flush - flushPartial - flushShared))
            .with("san_viv_tipo1_uso_total_comp", flushShared)
            .with("san_viv_tipo2_uso_parcial_prop", dugPartial)
            .with("san_viv_tipo2_uso_parcial_comp", 0)
            .with("san_viv_tipo2_uso_total_prop", dug - dugPartial - dugShared)
            .with("san_viv_tipo2_uso_total_comp", dugShared)
            .with("cobertura_san", Numbers.plain(Numbers.share(dwellings - none, dwellings), 16))
            .with("viv_no_san", Numbers.plain(100 * Numbers.share(none, dwellings), 14))
            .with(
                "defecacion",
                Numbers.plain(100 * Numbers.share(none + flushPartial + dugPartial, dwellings), 14))
            .with("higiene_viv_jabon", soap)
            .with("higiene_viv_uso_jabon", soapUsed)
            .with("higiene_viv_alm_seguro", stored)
            .with("higiene_trat_basura", yes(garbage))
            .with("higiene_viv_trat_basura", garbage ? dwellings * 8 / 10 : 0)
            .with("higiene_disposicion_basura", dice.pick(List.of("Quema", "Enterrada", "Otro")))
            .with("Interv_mejora", yes(dice.chance(200)))
            .with("Interv_sistema", yes(dice.chance(200)))
            .with("Interv_san", "NO")
            .with("Interv_san_nm", "NO");
    if (schools > 0) {
      row.with("n_escuelas", Numbers.point(schools))
          .with("n_escuelas_agua", Numbers.point(schoolsWithWater))
          .with("escuelas", "Escuela Rural Mixta " + community.name);
    }
    if (health > 0) {
      row.with("n_centros_salud", Numbers.point(health))
          .with("n_centros_salud_agua", Numbers.point(healthWithWater))
          .with("centros_salud", "UAPS " + community.name);
    }
    double wash = Numbers.share(soapUsed, dwellings);
    double nshnss =
        Numbers.four(
            Numbers.share(2 * (improved - flushShared - dugShared) + unimproved, 2 * dwellings));
    double nshhpe = Numbers.four(wash);
    double nshhho = Numbers.four(Numbers.share(stored, dwellings));
    double nshhco = garbage ? 1 : 0.5;
    scores(row, community, year, new double[] {nshnss, nshhpe, nshhho, nshhco}, schools);
    return row;
  }

  private static BigDecimal served(Community community, WaterSystem.Kind kind, int year) {
    long served =
        community.systems.stream()
            .filter(each -> each.kind == kind)
            .mapToLong(each -> community.servedBy(each, year))
            .sum();
    return Numbers.pointed(Numbers.share(served, community.dwellings(year)), 16);
  }

  private static void scores(
      Row row, Community community, int year, double[] hygiene, int schools) {
    long dwellings = community.dwellings(year);
    double continuity = 0;
    double season = 0;
    double quality = 0;
    double infrastructure = 0;
    double provision = 0;
    for (WaterSystem system : community.systems) {
      double share = Numbers.share(community.servedBy(system, year), dwellings);
      continuity += share * system.hours(year) / 24;
      season += share * (system.enoughInDrySeason() ? 1 : 0.5);
      quality += share * (system.test(year) == WaterSystem.Test.PASSED ? 1 : 0);
      infrastructure += share * system.indices(year).eia();
      provision += share * system.provider.index(year);
    }
    double access = Numbers.share(dwellings - community.withoutWater(year), dwellings);
    double nsaacc = Numbers.four(access);
    double nsacon = Numbers.four(continuity);
    double nsaest = Numbers.four(season);
    double nsacal = Numbers.four(quality);
    double nsa = Numbers.mean(nsaacc, nsacon, nsaest, nsacal);
    double nsh = Numbers.mean(hygiene);
    double eiacom = Numbers.four(infrastructure);
    double psecom = Numbers.four(provision);
    double ias = Numbers.geometricMean(nsa, nsh, eiacom, psecom);
    row.with("ias_abcd", Numbers.letter(ias)).with("siasar_version", year < 2017 ? 1 : 2);
    if (year < 2017) {
      return;
    }
    row.with("nsaacc", index(nsaacc))
        .with("nsacon", index(nsacon))
        .with("nsaest", index(nsaest))
        .with("nsacal", index(nsacal))
        .with("nsa", index(nsa))
        .with("nshnss", index(hygiene[0]))
        .with("nshhpe", index(hygiene[1]))
        .with("nshhho", index(hygiene[2]))
        .with("nshhco", index(hygiene[3]))
        .with("nsh", index(nsh))
        .with("eiacom", index(eiacom))
        .with("psecom", index(psecom))
        .with("ecs", schools == 0 ? null : index(community.dice("school").below(5) / 8.0 + 0.25))
        .with("ias", index(ias));
  }

  /** Cells that all exports about systems share. */
  private static Row systemHead(Layout layout, WaterSystem system, int year) {
    Community home = system.home();
    return layout
        .row()
        .with("fecha_encuesta", home.surveyDate(year))
        .with("nombre", system.name)
        .with("ID", system.id)
        .with("pais", "Honduras")
        .with("divisiones", divisions(home))
        .with("latitud", home.latitude())
        .with("longitud", home.longitude())
        .with("altitud", home.altitude())
        .with("año", Numbers.point(system.dice("built").between(1978, 2012)))
        .with("n_comunidades", Numbers.point(system.communities.size()))
        .with("n_PSE", Numbers.point(1))
        .with(
            "comunidades",
            system.communities.stream().map(each -> each.name).collect(Collectors.joining(", ")))
        .with("PSE", system.provider.name)
        .with("pob_servida", Numbers.plain(system.peopleServed(year), 4))
        .with("viv_servidas", Numbers.point(system.served(year)))
        .with("financiamientos", system.dice("funds").chance(500) ? "Otros" : null)
        .with("tipo_gravedad", yes(system.kind == WaterSystem.Kind.GRAVITY))
        .with("tipo_bombeo", yes(system.kind == WaterSystem.Kind.PUMP))
        .with("tipo_pozo_manual", yes(system.kind == WaterSystem.Kind.HAND_PUMP))
        .with("tipo_agua_lluvia", "NO")
        .with("agua_epoca_seca", yes(system.enoughInDrySeason()))
        .with("agua_epoca_lluvia", "SI");
  }

  static Row system(WaterSystem system, int year) {
    Dice dice = system.dice("answers", year);
    // Keeps the sequence of random numbers: the first is the number of connections.
    dice.below(4);
    WaterSystem.Indices indices = system.indices(year);
    long served = system.served(year);
    long connections = connections(system, year);
    long meters = meters(system, year);
    double flow = Numbers.fixed(Math.max(0.3, served / 90.0), 2).doubleValue();
    Row row =
        systemHead(SiasarLayouts.SYSTEMS, system, year)
            .with("departamento", system.town.department())
            .with("municipio", system.town.name())
            .with("localidad", system.home().name)
            .with("capt_n", Numbers.point(1))
            .with("capt_tipo_principal", sourceType(system))
            .with("capt_caudal_total", Numbers.plain(flow, 2))
            .with("capt_caudal_ud", "LITROS POR SEGUNDO")
            .with("cond_n", 1)
            .with("almc_n", Numbers.point(1))
            .with("almc_volumen", Numbers.point(5000L * dice.between(1, 20)))
            .with("almc_volumen_ud", "LITROS")
            .with("almc_limpieza", Numbers.point(dice.between(1, 6)))
            .with("almc_limpieza_ud", "MESES")
            .with("dist_n", Numbers.point(1))
            .with("dist_horas", Numbers.point(system.hours(year)))
            .with("dist_conexion", Numbers.point(connections))
            .with("dist_micromed", Numbers.point(meters))
            .with("dist_micromed_consumo", Numbers.point(meters))
            .with("caudal", Numbers.plain(flow, 2))
            .with("caudal_ud", "LITROS POR SEGUNDO")
            .with("filtracion", system.hasPlant() ? "Sí, de maner mayoritaria" : "No")
            .with("eiaaut", index(indices.eiaaut()))
            .with("eiainf", index(indices.eiainf()))
            .with("eiazpa", index(indices.eiazpa()))
            .with("eiastr", index(indices.eiastr()))
            .with("eia", index(indices.eia()))
            .with("siasar_version", 2);
    for (String part : List.of("capt", "cond", "almc", "dist")) {
      double state = system.state(part, year);
      row.with(part + "_estado", index(state)).with(part + "_abcd", Numbers.partLetter(state));
    }
    if (system.hasPlant()) {
      double state = system.state("trat", year);
      row.with("trat_n", Numbers.point(1))
          .with("trat_tipos", treatment(system))
          .with("trat_estado", index(state))
          .with("trat_abcd", Numbers.partLetter(state));
    }
    tests(row, system, year);
    return row;
  }

  private static void tests(Row row, WaterSystem system, int year) {
    Dice dice = system.dice("dates", year);
    LocalDate date = system.testDate(year);
    row.with("cloro_residual_ud", "MILIGRAMOS POR LITRO");
    switch (system.chlorine(year)) {
      case MEASURED, BROKEN -> {
        boolean broken = system.chlorine(year) == WaterSystem.Chlorine.BROKEN;
        row.with("cloro", broken ? "Sí, pero no funciona" : "Sí, y funciona")
            .with("cloro_residual", Numbers.plain(system.residual(year), 2))
            .with("cloro_fecha", system.home().surveyDate(year));
      }
      case NOT_MEASURED ->
          row.with("cloro", "Sí, y funciona")
              .with("cloro_fecha", dice.chance(300) ? system.home().surveyDate(year) : null);
      case NONE ->
          row.with("cloro", "No se realiza")
              .with("cloro_residual", dice.chance(400) ? Numbers.point(0) : null);
    }
    switch (system.test(year)) {
      case PASSED, FAILED, OLD -> {
        boolean passed =
            system.test(year) == WaterSystem.Test.PASSED
                || system.test(year) == WaterSystem.Test.OLD && dice.chance(400);
        row.with("pasa_coliformes", passed ? "Sí pasa" : "No pasa").with("fecha_coliformes", date);
      }
      case NONE ->
          row.with("pasa_coliformes", "No aplica")
              .with("fecha_coliformes", dice.chance(120) ? date : null);
    }
    boolean physical = dice.chance(300);
    row.with("pasa_fisicoquimico", physical ? "Sí pasa" : "No aplica")
        .with("fecha_fisicoquimico", physical ? date : null);
  }

  static String sourceType(WaterSystem system) {
    return switch (system.kind) {
      case GRAVITY ->
          system.dice("source").pick(List.of("Quebrada", "Ojo de agua o manantial", "Río"));
      case PUMP -> "Pozo Perforado";
      case HAND_PUMP -> "Pozo excavado";
    };
  }

  private static String treatment(WaterSystem system) {
    return system
        .dice("treatment")
        .pick(
            List.of(
                "Desinfección con cloro",
                "Filtración lenta",
                "Sedimentación",
                "Desinfección con cloro, Filtración rápida"));
  }

  /** A source of a system in the detail table; the first is the main one. */
  static Row catchment(WaterSystem system, int unit, int year) {
    Dice dice = system.dice("catchment", unit, year);
    Community home = system.home();
    double flow = Math.max(0.3, system.served(year) / 90.0) / (unit + 1);
    boolean measured = dice.chance(700);
    boolean inCubicMetres = dice.chance(60);
    LocalDate measuredOn = home.surveyDate(year).minusDays(dice.below(30));
    return scores(systemHead(SiasarLayouts.CATCHMENTS, system, year), system, year)
        .with("fuente_codigo", "FTE" + unit)
        .with("fuente_ID", 3_600_000 + system.id * 2 + unit)
        .with("fuente_nombre", dice.chance(500) ? "Nombre Fuente" : "Quebrada " + system.place)
        .with("fuente_tipo", sourceType(system))
        .with("fuente_principal", yes(unit == 0))
        .with("fuente_caudal", measured ? Numbers.plain(flow, 2) : null)
        .with(
            "fuente_caudal_ud",
            measured ? inCubicMetres ? "METROS CÚBICOS POR SEGUNDO" : "LITROS POR SEGUNDO" : null)
        .with("fuente_caudal_fecha", measured ? measuredOn : NO_DATE)
        .with("fuente_caudal_estiaje", measured ? Numbers.plain(flow * 0.6, 2) : null)
        .with("fuente_caudal_estiaje_ud", measured ? "LITROS POR SEGUNDO" : null)
        .with("fuente_caudal_estiaje_fecha", measured ? measuredOn : NO_DATE)
        .with("fuente_latitud", home.latitude())
        .with("fuente_longitud", home.longitude())
        .with("fuente_altitud", home.altitude())
        .with("fuente_vegetacion", yes(dice.chance(700)))
        .with("fuente_erosion", yes(dice.chance(300)))
        .with("fuente_proteccion", yes(dice.chance(400)))
        .with("fuente_contaminacion_org", yes(dice.chance(350)))
        .with("fuente_contaminacion_inorg", yes(dice.chance(150)))
        .with("capt", "SI")
        .with("capt_macromedicion", "Ninguno")
        .with("capt_estado", stateInWords(system.state("capt", year)));
  }

  /** The treatment unit of a system that has a plant. */
  static Row treatmentUnit(WaterSystem system, int year) {
    Community home = system.home();
    return scores(systemHead(SiasarLayouts.TREATMENTS, system, year), system, year)
        .with("trat_ID", 5_600_000 + system.id)
        .with("trat_codigo", "TR01")
        .with("trat_tipo", treatment(system))
        .with("trat_funciona", yes(system.state("trat", year) > 0.4))
        .with("trat_latitud", home.latitude())
        .with("trat_longitud", home.longitude())
        .with("trat_altitud", home.altitude())
        .with("trat_estado", stateInWords(system.state("trat", year)));
  }

  /** Tank of a system, with its volume in the technician's unit. */
  static Row tank(WaterSystem system, int year) {
    Dice dice = system.dice("tank");
    boolean litres = dice.chance(700);
    long cubicMetres = 5L * dice.between(1, 20);
    boolean known = dice.chance(850);
    return scores(systemHead(SiasarLayouts.STORAGES, system, year), system, year)
        .with("almc_ID", 6_600_000 + system.id)
        .with("almc_codigo", "ALM01")
        .with("almc_volumen", !known ? 0 : litres ? cubicMetres * 1000 : cubicMetres)
        .with("almc_volumen_ud", litres ? "LITROS" : "METROS CÚBICOS")
        .with("almc_limpiezas_anio", dice.chance(900) ? dice.between(1, 12) : null)
        .with("almc_estado", stateInWords(system.state("almc", year)));
  }

  /** Network of a system, with the system's hours and connections. */
  static Row network(WaterSystem system, int year) {
    long connections = connections(system, year);
    long meters = meters(system, year);
    return scores(systemHead(SiasarLayouts.DISTRIBUTIONS, system, year), system, year)
        .with("dist_ID", 7_600_000 + system.id)
        .with("dist_codigo", "RED01")
        .with("dist_horas", system.hours(year))
        .with("dist_conexiones", connections)
        .with("dist_micromed", meters)
        .with("dist_micromed_opera", meters * system.dice("meters work").between(6, 10) / 10)
        .with("dist_distancia", system.dice("distance").chance(200) ? "Menor de 100 metros" : "")
        .with("dist_estado", stateInWords(system.state("dist", year)));
  }

  private static long connections(WaterSystem system, int year) {
    return Math.max(0, system.served(year) - system.dice("answers", year).below(4));
  }

  private static long meters(WaterSystem system, int year) {
    return system.dice("meters").chance(250) ? connections(system, year) * 8 / 10 : 0;
  }

  /** A school of a community; one in ten serves the next community too. */
  static Row school(Community community, int number, int year) {
    Dice dice = community.dice("school", number);
    boolean toilets = dice.chance(640 + 25 * (year - 2017));
    long children = community.population(year) * dice.between(120, 190) / 1000;
    return facility(SiasarLayouts.SCHOOLS, community, year)
        .with("code", String.format(Locale.ROOT, "E%d%02d", community.id, number + 1))
        .with(
            "nombre",
            number == 0
                ? "Escuela Rural Mixta " + community.title
                : "Centro de Educación Básica " + community.title)
        .with("comunidades_servidas", dice.chance(100) ? neighbours(community) : null)
        .with("students_female", children / 2)
        .with("students_male", children - children / 2)
        .with("have_water", yes(number < community.schoolsWithWater()))
        .with("have_toilets", yes(toilets))
        .with("toilets_by_sex", toilets && dice.chance(800) ? yes(dice.chance(550)) : null)
        .with("shc", Numbers.pointed(dice.below(7) / 8.0 + 0.25, 3));
  }

  static Row healthCentre(Community community, int year) {
    Dice dice = community.dice("health centre");
    return facility(SiasarLayouts.HEALTH_CENTRES, community, year)
        .with("code", String.format(Locale.ROOT, "S%d", community.id))
        .with("nombre", "UAPS " + community.title)
        .with("comunidades_servidas", dice.chance(300) ? neighbours(community) : null)
        .with("staff_total", dice.between(1, 6))
        .with("have_water", yes(community.healthCentresWithWater() > 0))
        .with("have_toilets", yes(dice.chance(720 + 30 * (year - 2017))))
        .with("hcc", Numbers.pointed(dice.below(6) / 8.0 + 0.375, 3));
  }

  private static Row facility(Layout layout, Community community, int year) {
    return layout
        .row()
        .with("fecha_encuesta", community.surveyDate(year))
        .with("pais", "Honduras")
        .with("departamento", community.town.municipality.department())
        .with("municipio", community.town.municipality.name())
        .with("comunidad", community.title)
        .with("siasar_version", 3);
  }

  private static String neighbours(Community community) {
    List<Community> all = community.town.communities;
    Community next = all.get((community.index + 1) % all.size());
    return community.title + ", " + next.title;
  }

  private static Row scores(Row row, WaterSystem system, int year) {
    WaterSystem.Indices indices = system.indices(year);
    return row.with("eiaaut", index(indices.eiaaut()))
        .with("eiainf", index(indices.eiainf()))
        .with("eiazpa", index(indices.eiazpa()))
        .with("eiastr", index(indices.eiastr()))
        .with("eia", index(indices.eia()));
  }

  private static String stateInWords(double state) {
    return switch (Numbers.letter(state)) {
      case "A" -> "A - BUENO";
      case "B" -> "B - REGULAR";
      case "C" -> "C - MALO";
      default -> "D - CAIDO";
    };
  }

  static Row provider(Provider provider, int year) {
    String letter = provider.letter(year);
    Row row =
        SiasarLayouts.PROVIDERS
            .row()
            .with("fecha_encuesta", provider.home().surveyDate(year))
            .with("ID", provider.id)
            .with("nombre", provider.name)
            .with("pais", "Honduras")
            .with("departamento", provider.town.municipality.department())
            .with("municipio", provider.town.municipality.name())
            .with("tipo_prestador", provider.type)
            .with("abonados", provider.users(year))
            .with("pse", letter.isEmpty() ? null : index(provider.index(year)))
            .with("pse_abcd", letter.isEmpty() ? null : letter)
            .with("siasar_version", 2);
    return ProviderAnswers.answer(row, provider, year);
  }

  static Row link(Community community, WaterSystem system, int year) {
    return SiasarLayouts.LINKS
        .row()
        .with("fecha_encuesta", community.surveyDate(year))
        .with("pais", "Honduras")
        .with("departamento", community.town.department())
        .with("municipio", community.town.name())
        .with("comunidad_ID", community.id)
        .with("sistema_ID", system.id)
        .with("prestador_ID", system.provider.id)
        .with("viviendas_servidas", community.servedBy(system, year));
  }
}
