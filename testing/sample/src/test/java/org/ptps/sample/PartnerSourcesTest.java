package org.ptps.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares files without faults with the world that they were generated from. */
class PartnerSourcesTest {
  @TempDir static java.nio.file.Path folder;
  private static World world;
  private static SampleFiles files;

  @BeforeAll
  static void generate() {
    SampleOptions sound = new SampleOptions(SampleOptions.LEAST_COMMUNITIES, 2018, 0);
    world = new World(sound);
    Output output = new Output(folder.resolve("raw"));
    new Members(world, output, new FaultLog()).write();
    new PartnerSources(world, output, new FaultLog()).write();
    files = new SampleFiles(folder);
  }

  private static List<Map<String, String>> rows(String source) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (String file : files.names(source, ".*")) {
      rows.addAll(files.table(file, "Datos", 1).maps());
    }
    return rows;
  }

  @Test
  void exactlyTheCohortAppliesThePrinciplesIn2017() {
    Set<String> applying =
        rows("ptps_scale_register").stream()
            .filter(row -> row.get("anio").equals("2017"))
            .filter(row -> row.get("acuerdo_institucional").equals("Sí"))
            .filter(row -> row.get("aplica_hoja_ruta").equals("Sí"))
            .map(row -> row.get("departamento") + "/" + row.get("municipio"))
            .collect(Collectors.toSet());
    Set<String> cohort =
        world.towns.stream()
            .filter(Town::cohort)
            .map(town -> town.municipality.department() + "/" + town.municipality.name())
            .collect(Collectors.toSet());
    assertThat(applying).isEqualTo(cohort).hasSize(26);
  }

  @Test
  void everyPartnerMunicipalityHasOneFacilitator() {
    Map<String, Long> facilitators =
        files.table(Members.FILE, "", 3).maps().stream()
            .filter(row -> row.get("categoria").equals("Socio Facilitador"))
            .collect(
                Collectors.groupingBy(
                    row -> row.get("departamento") + "/" + row.get("municipio"),
                    Collectors.counting()));
    assertThat(facilitators).hasSize(28).allSatisfy((town, count) -> assertThat(count).isOne());
  }

  @Test
  void aTestOfAPartnerAgreesWithTheSurveyOfThatYear() {
    Map<String, WaterSystem> systems = new HashMap<>();
    world.towns.forEach(
        town ->
            town.systems.forEach(
                each -> systems.put(town.municipality.code() + "-" + (each.index + 1), each)));
    List<Map<String, String>> tests = rows("ptps_water_quality");
    assertThat(tests).hasSizeGreaterThan(300);
    for (Map<String, String> row : tests) {
      String[] sample = row.get("codigo_muestra").split("-", 2);
      int year = Integer.parseInt(sample[0].substring(1));
      WaterSystem system = systems.get(sample[1]);
      boolean clean = row.get("e_coli_100ml").equals("0");
      assertThat(system.test(year))
          .as(row.toString())
          .isEqualTo(clean ? WaterSystem.Test.PASSED : WaterSystem.Test.FAILED);
    }
  }

  @Test
  void providersAreNamedAsInSiasarButNotAlwaysAlike() {
    Map<String, Set<String>> spellings = new TreeMap<>();
    Set<String> names = new HashSet<>();
    world.towns.forEach(town -> town.providers.forEach(each -> names.add(each.name)));
    long alike = 0;
    List<Map<String, String>> rows = rows("ptps_technical_assistance");
    for (Map<String, String> row : rows) {
      alike += names.contains(row.get("prestador")) ? 1 : 0;
      spellings
          .computeIfAbsent(row.get("codigo_asistencia").split("-")[1], id -> new HashSet<>())
          .add(row.get("prestador"));
    }
    assertThat(alike).isBetween(rows.size() * 7L / 10, rows.size() * 19L / 20);
    assertThat(spellings.values().stream().filter(each -> each.size() > 1).count())
        .isGreaterThan(20);
  }

  @Test
  void aFileComesInTimeOrLateOrNever() {
    DeliveryDays days = new DeliveryDays(world, "ptps_institutions", MonthDay.of(3, 31));
    List<LocalDate> came = new ArrayList<>();
    List<Integer> never = new ArrayList<>();
    List<Integer> late = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Sender sender = new Sender("Socio " + i, "", Sender.Style.PLAIN);
      LocalDate day = days.of(sender, 2018);
      if (day == null) {
        never.add(i);
      } else {
        came.add(day);
        if (day.isAfter(LocalDate.of(2019, 3, 31))) {
          late.add(i);
        }
      }
    }
    assertThat(never).hasSizeBetween(25, 80);
    assertThat(late).hasSizeBetween(80, 180);
    assertThat(came).allMatch(day -> day.isAfter(LocalDate.of(2019, 3, 5)));
    assertThat(
            rows("ptps_self_assessments").stream()
                .filter(row -> row.get("anio").equals("2019"))
                .map(row -> row.get("socio")))
        .isNotEmpty()
        .doesNotContain(DeliveryDays.SILENT_IN_2019);
  }

  @Test
  void nothingIsDatedAfterItsDelivery() {
    for (String source : List.of("ptps_institutions", "ptps_improvement_requests")) {
      String date = source.equals("ptps_institutions") ? "fecha_observacion" : "fecha_respuesta";
      assertThat(rows(source))
          .allSatisfy(
              row ->
                  assertThat(day(row.get(date))).isBeforeOrEqualTo(day(row.get("fecha_entrega"))));
    }
  }

  private static LocalDate day(String text) {
    return text.isEmpty()
        ? LocalDate.MIN
        : text.contains("/") ? SampleFiles.spanishDate(text) : LocalDate.parse(text);
  }

  @Test
  void municipalitiesComeToHaveMoreOfWhatTheChecklistAsks() {
    double[] shares =
        IntStream.of(2017, 2022)
            .mapToDouble(
                year ->
                    rows("ptps_municipal_checklists").stream()
                        .filter(row -> row.get("anio").equals(String.valueOf(year)))
                        .mapToInt(row -> row.get("comas").equals("Sí") ? 1 : 0)
                        .average()
                        .orElseThrow())
            .toArray();
    assertThat(shares[1]).isGreaterThan(shares[0] + 0.15);
  }

  @Test
  void aPoaHasFourCutsOfEveryActivityAndProgressNeverFalls() {
    Map<String, List<Integer>> progress = new TreeMap<>();
    for (Map<String, String> row : rows("ptps_poa")) {
      progress
          .computeIfAbsent(row.get("codigo_actividad"), code -> new ArrayList<>())
          .add(Integer.valueOf(row.get("avance_pct")));
    }
    assertThat(progress).hasSize(5 * 25);
    assertThat(progress)
        .allSatisfy((code, cuts) -> assertThat(cuts).as(code).hasSize(4).isSorted());
  }

  @Test
  void someWriteWorkbooksAndSomeTheBytesOfWindows() {
    List<String> names = files.names("ptps_institutions", ".*");
    assertThat(names).anyMatch(name -> name.endsWith("lenca.xlsx"));
    assertThat(names.stream().filter(name -> name.contains("cuenca")).count()).isGreaterThan(3);
    byte[] western = files.bytes("ptps_institutions/instituciones_ptps_norte.csv");
    assertThat(new String(western, Charset.forName("windows-1252"))).contains("Organización");
    assertThat(new String(western, StandardCharsets.UTF_8)).contains("\uFFFD");
  }
}
