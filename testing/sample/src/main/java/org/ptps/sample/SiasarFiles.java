package org.ptps.sample;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** SIASAR's communities, systems, details, providers and links, and the letters of generation 1. */
final class SiasarFiles {
  private static final String NOT_TESTED = "No aplica";
  private static final CsvSink.Manner CSV = CsvSink.Manner.plain(StandardCharsets.UTF_8, ',');

  private static final CsvSink.Manner WESTERN =
      new CsvSink.Manner(
          java.nio.charset.Charset.forName("windows-1252"),
          ';',
          "\r\n",
          CsvSink.Quotes.WHERE_NEEDED,
          "dd/MM/yyyy",
          "");

  /** A BIFF8 sheet ends at 65,536 rows. */
  private static final int MOST_DETAIL_ROWS = 60_000;

  private final World world;
  private final Output output;
  private final FaultLog log;
  private final SiasarFaults faults;

  SiasarFiles(World world, Output output, FaultLog log) {
    this.world = world;
    this.output = output;
    this.log = log;
    this.faults = new SiasarFaults(world);
  }

  private FaultInjector injector(List<Fault> kinds) {
    return new FaultInjector(world.options, log, kinds);
  }

  /** Years with a survey in any municipality. */
  private static List<Integer> campaigns() {
    return List.of(2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022);
  }

  /** Writes a row, unchanged if the cohort's calibrated numbers depend on it. */
  private static void put(FaultInjector injector, Sink sink, Row row, Town town) {
    if (town.cohort()) {
      injector.writeSound(sink, row);
    } else {
      injector.write(sink, row);
    }
  }

  void write() {
    communities();
    systems();
    details();
    facilities();
    providers();
    links();
    generation1Systems();
    generation1Providers();
  }

  private void communities() {
    FaultInjector injector = injector(faults.communities());
    for (int year : campaigns()) {
      String file = "siasar_communities/community_main_" + year + ".HN.csv";
      try (CsvSink sink = output.csv(file, CSV).header(SiasarLayouts.COMMUNITIES)) {
        for (Town town : world.towns) {
          for (Community community : town.communities) {
            if (community.surveyed(year)) {
              Row row = SiasarRows.community(community, year);
              if (year < 2017) {
                injector.writeSound(sink, row);
              } else {
                put(injector, sink, row, town);
              }
            }
          }
        }
      }
    }
  }

  private void systems() {
    FaultInjector injector = injector(faults.systems());
    for (int year : campaigns()) {
      if (year < 2017) {
        continue;
      }
      String file = "siasar_systems/system_main_" + year + ".HN.csv";
      try (CsvSink sink = output.csv(file, CSV).header(SiasarLayouts.SYSTEMS)) {
        for (Town town : world.towns) {
          for (WaterSystem system : town.systems) {
            if (system.home().surveyed(year)) {
              put(injector, sink, SiasarRows.system(system, year), town);
            }
          }
        }
      }
    }
  }

  private void details() {
    FaultInjector catchmentFaults = injector(faults.catchments());
    FaultInjector treatmentFaults = injector(faults.treatments());
    XlsSink catchments =
        new XlsSink("siasar_catchments/system_catchments.HN.xls", SiasarLayouts.CATCHMENTS);
    XlsSink treatments =
        new XlsSink("siasar_treatments/system_treatment.HN.xls", SiasarLayouts.TREATMENTS);
    FaultInjector tankFaults = injector(faults.tanks());
    FaultInjector networkFaults = injector(faults.networks());
    XlsSink tanks = new XlsSink("siasar_storages/system_storage.HN.xls", SiasarLayouts.STORAGES);
    XlsSink networks =
        new XlsSink("siasar_distributions/system_distribution.HN.xls", SiasarLayouts.DISTRIBUTIONS);
    for (Town town : world.towns) {
      for (WaterSystem system : town.systems) {
        for (int year : List.of(2017, 2018)) {
          if (!system.home().surveyed(year) || catchments.rows() > MOST_DETAIL_ROWS) {
            continue;
          }
          int units = system.dice("units").chance(150) ? 2 : 1;
          for (int unit = 0; unit < units; unit++) {
            put(catchmentFaults, catchments, SiasarRows.catchment(system, unit, year), town);
          }
          put(tankFaults, tanks, SiasarRows.tank(system, year), town);
          put(networkFaults, networks, SiasarRows.network(system, year), town);
          if (system.hasPlant()) {
            put(treatmentFaults, treatments, SiasarRows.treatmentUnit(system, year), town);
          }
        }
      }
    }
    output.bytes(catchments.file(), catchments.bytes());
    output.bytes(treatments.file(), treatments.bytes());
    output.bytes(tanks.file(), tanks.bytes());
    output.bytes(networks.file(), networks.bytes());
  }

  private void facilities() {
    FaultInjector schoolFaults = injector(faults.schools());
    FaultInjector healthFaults = injector(faults.healthCentres());
    try (CsvSink schools =
            output.csv("siasar_schools/school_main.HN.csv", CSV).header(SiasarLayouts.SCHOOLS);
        CsvSink centres =
            output
                .csv("siasar_health_centres/health_care_main.HN.csv", WESTERN)
                .header(SiasarLayouts.HEALTH_CENTRES)) {
      for (int year : campaigns()) {
        if (year < 2017) {
          continue;
        }
        for (Town town : world.towns) {
          for (Community community : town.communities) {
            if (!community.surveyed(year)) {
              continue;
            }
            for (int number = 0; number < community.schools(); number++) {
              put(schoolFaults, schools, SiasarRows.school(community, number, year), town);
            }
            if (community.healthCentres() > 0) {
              put(healthFaults, centres, SiasarRows.healthCentre(community, year), town);
            }
          }
        }
      }
    }
  }

  private void providers() {
    FaultInjector injector = injector(faults.providers());
    String file = "siasar_providers/provider_main.HN.xlsx";
    byte[] workbook =
        Workbooks.xlsx(
            book -> {
              XlsxSink sink =
                  new XlsxSink(file, book.newWorksheet("Prestadores"), SiasarLayouts.PROVIDERS);
              for (int year : campaigns()) {
                if (year < 2017) {
                  continue;
                }
                for (Town town : world.towns) {
                  for (Provider provider : town.providers) {
                    if (provider.home().surveyed(year)) {
                      put(injector, sink, SiasarRows.provider(provider, year), town);
                    }
                  }
                }
              }
            });
    output.bytes(file, workbook);
  }

  private void links() {
    FaultInjector injector = injector(faults.links());
    String file = "siasar_links/comunidad_sistema_prestador.HN.csv";
    try (CsvSink sink = output.csv(file, CSV).header(SiasarLayouts.LINKS)) {
      for (Provider provider : world.tested2015.keySet()) {
        for (WaterSystem system : provider.systems) {
          for (Community community : system.communities) {
            Row row =
                SiasarRows.link(community, system, 2015)
                    .with("fecha_encuesta", World.TESTED_2015_ON);
            injector.writeSound(sink, row);
          }
        }
      }
      for (int year : campaigns()) {
        if (year < 2017) {
          continue;
        }
        for (Town town : world.towns) {
          for (Community community : town.communities) {
            if (!community.surveyed(year)) {
              continue;
            }
            for (WaterSystem system : community.systems) {
              put(injector, sink, SiasarRows.link(community, system, year), town);
            }
          }
        }
      }
    }
  }

  private record Dated(LocalDate date, long id, Row row) {}

  private static void sort(List<Dated> rows) {
    rows.sort(Comparator.comparing(Dated::date).thenComparing(Dated::id));
  }

  /** Surveys from latest to earliest; the latest has the calibrated letter. */
  private static Map<LocalDate, String> surveys(Dice dice, String letter, boolean tested2015) {
    Map<LocalDate, String> result = new TreeMap<>();
    int last = dice.between(2013, 2016);
    result.put(LocalDate.of(last, dice.between(2, 11), dice.between(1, 28)), letter);
    if (last > 2013 && dice.chance(250)) {
      LocalDate before =
          LocalDate.of(dice.between(2013, last - 1), dice.between(2, 11), dice.between(1, 28));
      result.put(before, dice.pick(List.of("A", "B", "B", "C")));
    }
    if (tested2015) {
      // The latest letter is unchanged.
      result.keySet().removeIf(date -> date.isAfter(World.TESTED_2015_ON) && date.getYear() < 2016);
      result.put(World.TESTED_2015_ON, letter);
    }
    return result;
  }

  /** Water test of systems whose providers the calibration of 2015 counts. */
  private String test(WaterSystem system, LocalDate date) {
    Boolean passes = world.tested2015.get(system.provider);
    if (passes == null || !date.equals(World.TESTED_2015_ON)) {
      return NOT_TESTED;
    }
    return passes || system != system.provider.systems.get(0) ? "Sí pasa" : "No pasa";
  }

  private void generation1Systems() {
    List<WaterSystem> systems = world.generation1Systems;
    List<Dated> rows = new ArrayList<>();
    for (int rank = 0; rank < systems.size(); rank++) {
      WaterSystem system = systems.get(rank);
      String letter = World.systemLetter(rank, systems.size());
      surveys(system.dice("generation 1"), letter, world.tested2015.containsKey(system.provider))
          .forEach(
              (date, each) ->
                  rows.add(
                      new Dated(
                          date,
                          system.id,
                          SiasarLayouts.GENERATION_1_SYSTEMS
                              .row()
                              .with("fecha_encuesta", date)
                              .with("codigo", system.id)
                              .with("nombre", system.name)
                              .with("departamento", system.town.municipality.department())
                              .with("municipio", system.town.municipality.name())
                              .with("categoria", each)
                              .with("tipo_sistema", system.kind.generation1)
                              .with("viviendas_servidas", system.served(date.getYear()))
                              .with("prestador", system.provider.name)
                              .with("pasa_coliformes", test(system, date))
                              .with(
                                  "fecha_coliformes",
                                  test(system, date).equals(NOT_TESTED) ? null : date))));
    }
    writeGeneration1(
        "siasar_generation1_systems/siasar1_sistemas.csv",
        SiasarLayouts.GENERATION_1_SYSTEMS,
        rows,
        "viviendas_servidas");
  }

  private void generation1Providers() {
    List<Provider> providers = world.generation1Providers;
    List<Dated> rows = new ArrayList<>();
    for (int rank = 0; rank < providers.size(); rank++) {
      Provider provider = providers.get(rank);
      String letter = World.providerLetter(rank, providers.size());
      surveys(provider.dice("generation 1"), letter, world.tested2015.containsKey(provider))
          .forEach(
              (date, each) ->
                  rows.add(
                      new Dated(
                          date,
                          provider.id,
                          SiasarLayouts.GENERATION_1_PROVIDERS
                              .row()
                              .with("fecha_encuesta", date)
                              .with("codigo", provider.id)
                              .with("nombre", provider.name)
                              .with("departamento", provider.town.municipality.department())
                              .with("municipio", provider.town.municipality.name())
                              .with("categoria", each)
                              .with("abonados", provider.users(date.getYear())))));
    }
    writeGeneration1(
        "siasar_generation1_providers/siasar1_prestadores.csv",
        SiasarLayouts.GENERATION_1_PROVIDERS,
        rows,
        "abonados");
  }

  private void writeGeneration1(String file, Layout layout, List<Dated> rows, String countColumn) {
    sort(rows);
    Map<String, String> lastSurveys = new HashMap<>();
    rows.forEach(
        each -> lastSurveys.put(each.row().text("codigo"), each.row().text("fecha_encuesta")));
    FaultInjector injector = injector(faults.generation1(layout, countColumn, lastSurveys));
    CsvSink.Manner manner = CsvSink.Manner.plain(StandardCharsets.UTF_8, ',');
    try (CsvSink sink = output.csv(file, manner).header(layout)) {
      rows.forEach(each -> injector.write(sink, each.row()));
    }
  }
}
