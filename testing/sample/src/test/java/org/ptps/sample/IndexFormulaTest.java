package org.ptps.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published indices equal the formulas of their parts, as in real exports. */
class IndexFormulaTest {
  @TempDir static Path folder;
  private static final List<Map<String, String>> communities = new ArrayList<>();
  private static final List<Map<String, String>> systems = new ArrayList<>();

  @BeforeAll
  static void generate() {
    SampleGenerator.write(folder, new SampleOptions(SampleOptions.LEAST_COMMUNITIES, 2018, 0));
    SampleFiles files = new SampleFiles(folder);
    for (String name : files.names("siasar_communities", ".*")) {
      communities.addAll(files.table(name, "", 1).maps());
    }
    for (String name : files.names("siasar_systems", ".*")) {
      systems.addAll(files.table(name, "", 1).maps());
    }
  }

  private static double value(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static double mean(Map<String, String> row, String... columns) {
    double sum = 0;
    for (String column : columns) {
      sum += value(row, column);
    }
    return sum / columns.length;
  }

  private static double geometric(Map<String, String> row, String... columns) {
    double product = 1;
    for (String column : columns) {
      product *= value(row, column);
    }
    return Math.pow(product, 1.0 / columns.length);
  }

  private static List<Map<String, String>> generation(int generation) {
    return communities.stream()
        .filter(row -> row.get("siasar_version").equals(String.valueOf(generation)))
        .toList();
  }

  @Test
  void communityIndicesAreMeansOfTheirParts() {
    assertThat(generation(2)).hasSizeGreaterThan(800);
    for (Map<String, String> row : generation(2)) {
      assertThat(value(row, "nsa"))
          .isCloseTo(mean(row, "nsaacc", "nsacon", "nsaest", "nsacal"), within(1e-4));
      assertThat(value(row, "nsh"))
          .isCloseTo(mean(row, "nshnss", "nshhpe", "nshhho", "nshhco"), within(1e-4));
      assertThat(value(row, "ias"))
          .isCloseTo(geometric(row, "nsa", "nsh", "eiacom", "psecom"), within(1e-4));
      double ias = value(row, "ias");
      String letter = ias >= 0.9 ? "A" : ias >= 0.7 ? "B" : ias >= 0.4 ? "C" : "D";
      assertThat(row.get("ias_abcd")).isEqualTo(letter);
    }
  }

  @Test
  void generation1HasALetterAndNoIndex() {
    assertThat(generation(1)).hasSizeGreaterThan(100);
    assertThat(generation(1))
        .allSatisfy(
            row -> {
              assertThat(row.get("ias_abcd")).matches("[ABCD]");
              assertThat(row.get("ias") + row.get("nsa") + row.get("nsh")).isEmpty();
            });
  }

  @Test
  void sanitationAddsUpToTheDwellings() {
    for (Map<String, String> row : communities) {
      double facilities =
          value(row, "san_viv_tipo1") + value(row, "san_viv_tipo2") + value(row, "san_viv_nm");
      assertThat(facilities / value(row, "viviendas"))
          .isCloseTo(value(row, "cobertura_san"), within(1e-9));
      assertThat(value(row, "viv_no_san"))
          .isCloseTo(100 - 100 * value(row, "cobertura_san"), within(1e-9));
    }
  }

  @Test
  void systemIndicesFollowFromTheirParts() {
    assertThat(systems).hasSizeGreaterThan(700);
    for (Map<String, String> row : systems) {
      assertThat(value(row, "eia"))
          .isCloseTo(mean(row, "eiaaut", "eiainf", "eiazpa", "eiastr"), within(1e-4));
      assertThat(value(row, "eiainf"))
          .isCloseTo(
              geometric(row, "capt_estado", "cond_estado", "almc_estado", "dist_estado"),
              within(1e-4));
      if (row.get("cloro").equals("No se realiza")) {
        assertThat(value(row, "eiastr")).isLessThanOrEqualTo(0.5);
      }
    }
  }

  @Test
  void exactlySevenTenthsIsPublishedAsC() {
    List<Map<String, String>> boundary =
        systems.stream().filter(row -> row.get("capt_estado").equals("0.7")).toList();
    assertThat(boundary).isNotEmpty();
    assertThat(boundary).allSatisfy(row -> assertThat(row.get("capt_abcd")).isEqualTo("C"));
  }

  @Test
  void linksServeAsManyDwellingsAsHaveWater() {
    SampleFiles files = new SampleFiles(folder);
    Map<String, Long> served = new HashMap<>();
    String links = "siasar_links/comunidad_sistema_prestador.HN.csv";
    for (Map<String, String> row : files.table(links, "", 1).maps()) {
      served.merge(
          row.get("comunidad_ID") + row.get("fecha_encuesta"),
          Long.parseLong(row.get("viviendas_servidas")),
          Long::sum);
    }
    assertThat(generation(2))
        .filteredOn(row -> !row.get("sistemas").isEmpty())
        .allSatisfy(
            row ->
                assertThat(served.get(row.get("ID") + row.get("fecha_encuesta")))
                    .isEqualTo(
                        Long.parseLong(row.get("viviendas"))
                            - Long.parseLong(row.get("viv_no_agua"))));
  }
}
