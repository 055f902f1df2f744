package org.ptps.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Recomputes the published numbers from the files, treating faults as listed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalibrationTest {
  private static final LocalDate END_2017 = LocalDate.of(2017, 12, 31);

  /** Files of one set of options. */
  record Sample(String name, SampleFiles files) {
    @Override
    public String toString() {
      return name;
    }
  }

  @TempDir static Path folder;
  private final List<Sample> samples = new ArrayList<>();
  private final Map<String, String> codes = new HashMap<>();

  @BeforeAll
  void generate() {
    Municipality.all().forEach(each -> codes.put(key(each.department(), each.name()), each.code()));
    Map<String, SampleOptions> sets = new LinkedHashMap<>();
    sets.put("committed", SampleOptions.committed());
    sets.put("another seed", new SampleOptions(SampleOptions.LEAST_COMMUNITIES, 7, 0.01));
    sets.put("larger and dirtier", new SampleOptions(1500, 99, 0.25));
    sets.put("without faults", new SampleOptions(400, 1, 0));
    sets.forEach(
        (name, options) -> {
          Path out = folder.resolve(name.replace(' ', '-'));
          SampleGenerator.write(out, options);
          samples.add(new Sample(name, new SampleFiles(out)));
        });
  }

  Stream<Sample> samples() {
    return samples.stream();
  }

  private static String key(String department, String municipality) {
    String text = department + "/" + municipality;
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toUpperCase(Locale.ROOT)
        .replaceAll(" *(/|$) *", "$1")
        .trim();
  }

  /** The code, or none: no row of the cohort has a misspelt name. */
  private String code(Map<String, String> row) {
    return codes.getOrDefault(key(row.get("departamento"), row.get("municipio")), "");
  }

  private Set<String> cohort(SampleFiles files) {
    Set<String> result = new HashSet<>();
    for (Map<String, String> row : files.table(Members.FILE, "", 3).maps()) {
      String code = code(row);
      if (row.get("categoria").equals("Municipio Socio")
          && !code.isEmpty()
          && !SampleFiles.spanishDate(row.get("fecha_ingreso")).isAfter(END_2017)) {
        result.add(code);
      }
    }
    return result;
  }

  private static long number(String text) {
    return Math.round(Double.parseDouble(text.replace(",", "")));
  }

  /** Latest survey of each entity up to a date, at most five years old. */
  private static List<Map<String, String>> latest(
      List<Map<String, String>> rows, String id, LocalDate day) {
    Map<String, Map<String, String>> result = new TreeMap<>();
    for (Map<String, String> row : rows) {
      LocalDate date = LocalDate.parse(row.get("fecha_encuesta"));
      if (date.isAfter(day) || date.isBefore(day.minusYears(5))) {
        continue;
      }
      Map<String, String> before = result.get(row.get(id));
      if (before == null || LocalDate.parse(before.get("fecha_encuesta")).isBefore(date)) {
        result.put(row.get(id), row);
      }
    }
    return List.copyOf(result.values());
  }

  private List<Map<String, String>> all(SampleFiles files, String folder, String pattern) {
    List<Map<String, String>> result = new ArrayList<>();
    for (String name : files.names(folder, pattern)) {
      result.addAll(files.table(name, "", 1).maps());
    }
    result.removeIf(row -> code(row).isEmpty());
    return result;
  }

  private List<Map<String, String>> ofCohort(
      SampleFiles files, List<Map<String, String>> rows, String id) {
    Set<String> cohort = cohort(files);
    return latest(rows, id, END_2017).stream().filter(row -> cohort.contains(code(row))).toList();
  }

  private static double share(
      List<Map<String, String>> rows, Predicate<Map<String, String>> counted) {
    return 100.0 * rows.stream().filter(counted).count() / rows.size();
  }

  /** Numerator and denominator by municipality: rural from SIASAR, urban from ERSAPS. */
  private Map<String, double[]> coverage(
      SampleFiles files, Function<Map<String, String>, Double> rural, String... urbanColumns) {
    Map<String, double[]> result = new TreeMap<>();
    cohort(files).forEach(each -> result.put(each, new double[3]));
    List<Map<String, String>> communities =
        all(files, "siasar_communities", "community_main.*\\.csv");
    for (Map<String, String> row : ofCohort(files, communities, "ID")) {
      result.get(code(row))[0] += rural.apply(row);
      result.get(code(row))[1] += number(row.get("viviendas"));
    }
    for (Map<String, String> row : files.table(ErsapsReturns.FILE, "Reporte", 1).maps()) {
      double[] sums = result.get(code(row));
      if (sums != null && row.get("anio").equals("2017")) {
        for (String column : urbanColumns) {
          sums[0] += number(row.get(column));
        }
        sums[1] += number(row.get("viviendas"));
      }
    }
    String ine = InePopulation.ARCHIVE + "!" + InePopulation.ENTRY;
    for (Map<String, String> row : files.table(ine, "", 1).maps()) {
      double[] sums = result.get(code(row));
      if (sums != null && row.get("anio").equals("2017")) {
        sums[2] += number(row.get("viviendas"));
      }
    }
    return result;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void eighteenOfTwentySixMunicipalitiesHaveWaterAbove80(Sample sample) {
    Map<String, double[]> coverage =
        coverage(
            sample.files(),
            row -> (double) number(row.get("viviendas")) - number(row.get("viv_no_agua")),
            "conexiones_agua");
    assertThat(coverage).hasSize(26);
    assertThat(coverage.values()).allSatisfy(each -> assertThat(each[1]).isEqualTo(each[2]));
    assertThat(coverage.values().stream().filter(each -> each[0] / each[2] > 0.8)).hasSize(18);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void sixteenOfTwentySixMunicipalitiesHaveSanitationAbove80(Sample sample) {
    Map<String, double[]> coverage =
        coverage(
            sample.files(),
            row -> (double) number(row.get("san_viv_tipo1")) + number(row.get("san_viv_tipo2")),
            "conexiones_alcantarillado",
            "instalaciones_propias");
    assertThat(coverage.values().stream().filter(each -> each[0] / each[2] > 0.8)).hasSize(16);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fourteenPercentOfTestedSystemsPass(Sample sample) {
    List<Map<String, String>> systems =
        all(sample.files(), "siasar_systems", "system_main.*\\.csv");
    List<Map<String, String>> cohort = ofCohort(sample.files(), systems, "ID");
    List<Map<String, String>> tested =
        cohort.stream()
            .filter(row -> !row.get("pasa_coliformes").equals("No aplica"))
            .filter(row -> row.get("fecha_coliformes").startsWith("2017"))
            .toList();
    assertThat(tested.size()).isLessThan(cohort.size());
    assertThat(share(tested, row -> row.get("pasa_coliformes").equals("Sí pasa"))).isEqualTo(14.0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fortyOnePercentOfChlorinatingSystemsHaveNoResidual(Sample sample) {
    List<Map<String, String>> systems =
        all(sample.files(), "siasar_systems", "system_main.*\\.csv");
    List<Map<String, String>> chlorinating =
        ofCohort(sample.files(), systems, "ID").stream()
            .filter(row -> row.get("cloro").startsWith("Sí"))
            .toList();
    assertThat(share(chlorinating, row -> row.get("cloro_residual").isEmpty())).isEqualTo(41.0);
    assertThat(chlorinating)
        .filteredOn(row -> !row.get("cloro_residual").isEmpty())
        .allSatisfy(row -> assertThat(row.get("cloro_fecha")).startsWith("2017"));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void tenPercentOfClassifiedProvidersAreOfClassA(Sample sample) {
    List<Map<String, String>> providers =
        new ArrayList<>(
            sample
                .files()
                .table("siasar_providers/provider_main.HN.xlsx", "Prestadores", 1)
                .maps());
    List<Map<String, String>> cohort = ofCohort(sample.files(), providers, "ID");
    List<Map<String, String>> classified =
        cohort.stream().filter(row -> !row.get("pse_abcd").isEmpty()).toList();
    assertThat(classified.size()).isLessThan(cohort.size());
    assertThat(share(classified, row -> row.get("pse_abcd").equals("A"))).isEqualTo(10.0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void systemsOf2016HaveTheLettersOfGeneration1(Sample sample) {
    List<Map<String, String>> systems =
        latest(
            all(sample.files(), "siasar_generation1_systems", "siasar1_sistemas\\.csv"),
            "codigo",
            LocalDate.of(2016, 12, 31));
    assertThat(systems.size()).isGreaterThanOrEqualTo(300);
    assertThat(share(systems, row -> row.get("categoria").equals("A"))).isEqualTo(67.0);
    assertThat(share(systems, row -> row.get("categoria").equals("B"))).isEqualTo(32.0);
    assertThat(share(systems, row -> row.get("categoria").equals("C"))).isEqualTo(1.0);
    assertThat(share(systems, row -> row.get("tipo_sistema").equals("Gravedad"))).isEqualTo(86.0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void providersOf2016HaveTheLettersOfGeneration1(Sample sample) {
    List<Map<String, String>> providers =
        latest(
            all(sample.files(), "siasar_generation1_providers", "siasar1_prestadores\\.csv"),
            "codigo",
            LocalDate.of(2016, 12, 31));
    assertThat(providers.size()).isGreaterThanOrEqualTo(200);
    assertThat(share(providers, row -> row.get("categoria").equals("A"))).isEqualTo(8.0);
    assertThat(share(providers, row -> row.get("categoria").equals("B"))).isEqualTo(71.0);
    assertThat(share(providers, row -> row.get("categoria").equals("C"))).isEqualTo(19.0);
    assertThat(share(providers, row -> row.get("categoria").equals("D"))).isEqualTo(2.0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void thirtyEightPercentOfUrbanProvidersPassAllSamplesOf2015(Sample sample) {
    Set<String> seen = new HashSet<>();
    List<Map<String, String>> returns =
        sample.files().table(ErsapsReturns.FILE, "Reporte", 1).maps().stream()
            .filter(row -> row.get("anio").equals("2015") && !code(row).isEmpty())
            .filter(row -> !row.get("muestras_tomadas").isEmpty())
            .filter(row -> seen.add(row.get("codigo")))
            .toList();
    assertThat(
            share(
                returns, row -> row.get("muestras_tomadas").equals(row.get("muestras_conformes"))))
        .isEqualTo(38.0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void improvedCoverageOf2015IsThatOfTheMapas(Sample sample) {
    List<SampleFiles.Line> water = sample.files().lines(JmpWorkbook.FILE, "Water");
    assertThat(improved(water, 15)).isEqualTo(97.0, within(1e-9));
    assertThat(improved(water, 10)).isEqualTo(84.0, within(1e-9));
    assertThat(Math.round(improved(water, 5))).isEqualTo(91);
    List<SampleFiles.Line> sanitation = sample.files().lines(JmpWorkbook.FILE, "Sanitation");
    assertThat(improved(sanitation, 17)).isEqualTo(87.0, within(1e-9));
    assertThat(improved(sanitation, 11)).isEqualTo(78.0, within(1e-9));
    assertThat(Math.round(improved(sanitation, 5))).isEqualTo(83);
  }

  private static double improved(List<SampleFiles.Line> lines, int basic) {
    List<String> cells =
        lines.stream()
            .map(SampleFiles.Line::cells)
            .filter(each -> each.size() > 2)
            .filter(each -> each.get(1).equals("HND") && each.get(2).equals("2015"))
            .findFirst()
            .orElseThrow();
    return Double.parseDouble(cells.get(basic)) + Double.parseDouble(cells.get(basic + 1));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aFewPartnersGetWorseAndMostGetBetter(Sample sample) {
    Map<String, List<double[]>> byTown = new HashMap<>();
    Set<String> cohort = cohort(sample.files());
    for (int year : new int[] {2017, 2021}) {
      Map<String, double[]> sums = new HashMap<>();
      String name = "siasar_communities/community_main_" + year + ".HN.csv";
      for (Map<String, String> row : sample.files().table(name, "", 1).maps()) {
        if (cohort.contains(code(row))) {
          double[] sum = sums.computeIfAbsent(code(row), any -> new double[2]);
          sum[0] += number(row.get("viviendas")) - number(row.get("viv_no_agua"));
          sum[1] += number(row.get("viviendas"));
        }
      }
      sums.forEach((code, sum) -> byTown.computeIfAbsent(code, any -> new ArrayList<>()).add(sum));
    }
    long worse =
        byTown.values().stream()
            .filter(each -> each.size() == 2)
            .filter(each -> each.get(1)[0] / each.get(1)[1] < each.get(0)[0] / each.get(0)[1])
            .count();
    assertThat(worse).isBetween(4L, 13L);
  }
}
