package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.catalog.Baseline;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.hocon.DeclarationException;
import org.ptps.catalog.hocon.Problems;

/** Rules of the project's SQL, each with a violation that is reported with file and line. */
class HouseRulesTest {
  @TempDir Path folder;

  private final WarehouseInputs inputs = Declarations.inputs(Path.of("target/house-rules"));

  @Test
  void theIndexOfIndicatorsIsFresh() throws IOException {
    Path index = Declarations.HOME.resolve("sql/INDICATORS.md");
    String fresh = IndicatorIndex.markdown(inputs.catalog());
    if ("sql/INDICATORS.md".equals(System.getProperty("refresh"))) {
      Files.writeString(index, fresh);
    }
    assertThat(Files.exists(index) ? Files.readString(index) : "")
        .as(
            "sql/INDICATORS.md is stale; look at the difference, then refresh it with: mvn -o -pl"
                + " pipelines/catalog,pipelines/warehouse test -Dtest=HouseRulesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Drefresh=sql/INDICATORS.md")
        .isEqualTo(fresh);
  }

  @Test
  void everyShareSaysItInItsNameAndEveryIndicatorHasExamples() {
    assertThat(inputs.catalog().indicators())
        .hasSizeGreaterThanOrEqualTo(30)
        .allSatisfy(
            indicator -> {
              assertThat(indicator.id()).endsWith("_" + indicator.unit().suffix());
              assertThat(indicator.examples()).hasSizeGreaterThanOrEqualTo(2);
              assertThat(indicator.caveats()).isNotEmpty();
            });
  }

  @Test
  void theThirtyAreNineSevenSixFiveAndThree() {
    Map<String, Long> counts =
        inputs.catalog().indicators().stream()
            .filter(indicator -> !indicator.axis().equals("SUP"))
            .collect(
                Collectors.groupingBy(
                    indicator -> indicator.axis() + "-" + indicator.component().id(),
                    TreeMap::new,
                    Collectors.counting()));
    assertThat(counts)
        .containsOnly(
            Map.entry("PT-COB", 9L),
            Map.entry("PS-NIV", 7L),
            Map.entry("PS-DES", 6L),
            Map.entry("PS-MUN", 5L),
            Map.entry("PS-NAC", 3L));
  }

  @Test
  void everyResultIsReachedByAnIndicatorAndEachTargetIsUsed() {
    List<Indicator> indicators = inputs.catalog().indicators();
    assertThat(indicators.stream().flatMap(indicator -> indicator.results().stream()))
        .containsAll(inputs.catalog().results().keySet());
    assertThat(
            Stream.concat(
                indicators.stream().flatMap(indicator -> indicator.targets().stream()),
                inputs.catalog().baselines().values().stream().map(Baseline::target)))
        .containsAll(inputs.catalog().targets().keySet());
  }

  @Test
  void wordsOfIndicatorsNameNoColumns() {
    assertThat(
            inputs.catalog().indicators().stream()
                .flatMap(
                    indicator ->
                        Stream.concat(
                                Stream.of(
                                    indicator.name(),
                                    indicator.definition(),
                                    indicator.numerator(),
                                    indicator.denominator(),
                                    indicator.why()),
                                indicator.caveats().stream())
                            .filter(java.util.Objects::nonNull)
                            .flatMap(words -> Stream.of(words.es(), words.en()))
                            .filter(words -> words.matches("(?s).*\\b[a-z]+_[a-z_]+\\b.*"))
                            .map(words -> indicator.code() + ": " + words)))
        .isEmpty();
  }

  @Test
  void everyBaselineIsUsedByAnIndicator() {
    List<String> used =
        inputs.catalog().indicators().stream()
            .map(Indicator::baselines)
            .flatMap(List::stream)
            .toList();
    assertThat(used).containsAll(inputs.catalog().baselines().keySet());
  }

  @Test
  void everyQueryOfTheProjectKeepsTheRules() {
    try (Database database = Database.inMemory()) {
      new WarehouseLayers(database, inputs, Map.of()).create();
      assertThat(
              database
                  .query("select distinct schema_name from declared.queries order by all")
                  .values())
          .containsExactly(
              List.of("indicator"), List.of("macros"), List.of("model"), List.of("report"));
    }
  }

  private Path home() throws IOException {
    Path home = folder.resolve("home");
    for (String part : List.of("conf", "sql")) {
      try (Stream<Path> paths = Files.walk(Declarations.HOME.resolve(part))) {
        for (Path path : paths.toList()) {
          Path copy = home.resolve(Declarations.HOME.relativize(path).toString());
          if (Files.isDirectory(path)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(path, copy);
          }
        }
      }
    }
    return home;
  }

  private String problemsOf(Path home) {
    WarehouseInputs elsewhere =
        new WarehouseInputs(
            home,
            home.resolve("lake"),
            inputs.settings(),
            inputs.tables(),
            inputs.sources(),
            inputs.catalog());
    StringBuilder message = new StringBuilder();
    try (Database database = Database.inMemory()) {
      assertThatThrownBy(() -> new WarehouseLayers(database, elsewhere, Map.of()).create())
          .isInstanceOf(DeclarationException.class)
          .satisfies(thrown -> message.append(thrown.getMessage()));
    }
    return message.toString();
  }

  @Test
  void manyMistakesAreToldAtOnceWithFileAndLine() throws IOException {
    Path home = home();
    Files.writeString(
        home.resolve("sql/model/towns.sql"),
        "-- Grain: a town.\nselect id\nfrom lake.comunities\njoin systems using (id)\n");
    Files.writeString(
        home.resolve("sql/model/wide.sql"), "-- Grain: all.\nselect *\nfrom lake.systems\n");
    Files.writeString(
        home.resolve("sql/model/dated.sql"),
        "-- Grain: late ones.\nselect system_id\nfrom lake.systems\nwhere survey_date > '2020-01-01'\n");
    Files.writeString(
        home.resolve("sql/report/deep.sql"), "-- Grain: x.\nselect country\nfrom lake.systems\n");
    Files.writeString(
        home.resolve("sql/report/cut.sql"), "-- Grain: x.\nselect country,\nfrom where\n");
    Files.writeString(home.resolve("sql/report/mute.sql"), "select level from model.areas\n");

    assertThat(problemsOf(home))
        .contains(
            "sql/model/towns.sql:3: 'lake.comunities' is not known → did you mean lake.communities")
        .contains("sql/model/towns.sql:4: table 'systems' is named without its schema")
        .contains("sql/model/wide.sql:2: the query ends in select *")
        .contains("sql/model/dated.sql:4: the date '2020-01-01' is typed into the query")
        .contains("sql/report/deep.sql:3: a query of 'report' reads lake.systems")
        .contains("sql/report/cut.sql:3: the query cannot be parsed")
        .contains("sql/report/mute.sql:1: the file does not say its grain");
  }

  @Test
  void aMacroReadsNoTableAndSaysWhatItComputes() throws IOException {
    Path home = home();
    Files.writeString(
        home.resolve("sql/macros/twice.sql"),
        "-- Twice x.\ncreate macro macros.twice(x) as\n    macros.thrice(x) - x\n");
    Files.writeString(
        home.resolve("sql/macros/peeks.sql"),
        "-- Areas.\ncreate macro macros.peeks() as (select count(*) from model.areas)\n");
    Files.writeString(
        home.resolve("sql/macros/silent.sql"), "create macro macros.silent(x) as x\n");
    Files.writeString(
        home.resolve("sql/macros/other.sql"), "-- x.\ncreate macro macros.another(x) as x\n");
    Files.writeString(
        home.resolve("sql/macros/two.sql"),
        "-- x.\ncreate macro macros.two(x) as x;\ndrop schema lake;\n");
    Files.writeString(
        home.resolve("sql/report/calls.sql"),
        "-- Grain: x.\nselect\n    macros.wilson_lo(1, 2) as low\nfrom model.areas\n");

    assertThat(problemsOf(home))
        .contains("sql/macros/twice.sql:3: 'macros.thrice' is not known")
        .contains("sql/macros/peeks.sql:2: a query of 'macros' reads model.areas")
        .contains("sql/macros/silent.sql:1: the file does not say what the macro computes")
        .contains("sql/macros/other.sql:1: the file does not make the macro of its name")
        .contains("sql/macros/two.sql: the file holds more than one statement")
        .contains("sql/report/calls.sql:3: 'macros.wilson_lo' is not known → did you mean")
        .contains("macros.wilson_low");
  }

  @Test
  void aCircleIsNamedInFull() throws IOException {
    Path home = home();
    Files.writeString(
        home.resolve("sql/model/hen.sql"), "-- Grain: x.\nselect id from model.egg\n");
    Files.writeString(
        home.resolve("sql/model/egg.sql"), "-- Grain: x.\nselect id from model.nest\n");
    Files.writeString(
        home.resolve("sql/model/nest.sql"), "-- Grain: x.\nselect id from model.hen\n");

    assertThat(problemsOf(home)).contains("model.egg → model.nest → model.hen → model.egg");
  }

  @Test
  void queriesThatTheEngineRefusesAreAllNamed() throws IOException {
    Path home = home();
    Files.writeString(
        home.resolve("sql/model/one.sql"), "-- Grain: x.\nselect shoe from lake.systems\n");
    Files.writeString(
        home.resolve("sql/model/two.sql"), "-- Grain: x.\nselect hat from lake.systems\n");
    Files.writeString(
        home.resolve("sql/model/three.sql"), "-- Grain: x.\nselect shoe from model.one\n");

    assertThat(problemsOf(home))
        .contains("sql/model/one.sql")
        .contains("shoe")
        .contains("sql/model/two.sql")
        .doesNotContain("sql/model/three.sql");
  }

  @Test
  void anIndicatorThatGivesOtherColumnsIsRefused() throws IOException {
    Path home = home();
    Path file =
        home.resolve("sql/indicators/service_levels/ps_niv_06_systems_in_classes_a_and_b_pct.sql");
    Files.writeString(file, Files.readString(file).replace("    age_band,\n    case", "    case"));

    assertThat(problemsOf(home))
        .contains("ps_niv_06_systems_in_classes_a_and_b_pct.sql")
        .contains("give exactly, in this order")
        .contains("age_band");
  }

  @Test
  void anIndicatorsDeclarationIsReadStrictly() throws IOException {
    Path home = home();
    Path coverage = home.resolve("sql/indicators/coverage");
    Path file = coverage.resolve("pt_cob_01_families_with_water_pct.conf");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("better    = higher", "better    = upwards\nbeter = higher")
            .replace("[mapas_water_2015,", "[mapas_agua_2015,")
            .replace("universe  = ine_dwellings", "universe  = ine_dweling"));
    Files.move(
        coverage.resolve("pt_cob_05_health_centres_with_water_pct.sql"),
        coverage.resolve("pt_cob_05_clinics_pct.sql"));
    Problems problems = new Problems();

    IndicatorCatalog.read(
        home,
        org.ptps.catalog.Catalog.read(home, Path.of("conf/defaults.conf"), List.of()).units(),
        inputs.tables().stream().map(org.ptps.catalog.Table::id).toList(),
        problems);

    assertThat(problems.all().stream().map(Object::toString).toList())
        .anySatisfy(
            text -> assertThat(text).contains("pct.conf:").contains("'upwards' is not a value"))
        .anySatisfy(text -> assertThat(text).contains("unknown key 'beter'"))
        .anySatisfy(text -> assertThat(text).contains("'mapas_agua_2015'"))
        .anySatisfy(text -> assertThat(text).contains("'ine_dweling' is neither"))
        .anySatisfy(
            text -> assertThat(text).contains("pt_cob_05_clinics_pct.sql").contains("no pt_cob_05"))
        .anySatisfy(
            text ->
                assertThat(text).contains("has no pt_cob_05_health_centres_with_water_pct.sql"));
  }
}
