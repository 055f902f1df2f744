package org.ptps.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.catalog.hocon.DeclarationException;
import org.ptps.catalog.hocon.Problem;
import org.ptps.catalog.hocon.Problems;

class CatalogTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final Path RUN = Path.of("conf/sample.conf");

  @TempDir Path folder;

  private Path copyOfConf() throws IOException {
    try (Stream<Path> walk = Files.walk(HOME.resolve("conf"))) {
      for (Path path : walk.sorted().toList()) {
        Path target = folder.resolve(HOME.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    return folder;
  }

  private List<Problem> problemsOf(Path home) {
    DeclarationException thrown =
        catchThrowableOfType(DeclarationException.class, () -> Catalog.read(home, RUN, List.of()));
    assertThat(thrown).isNotNull();
    return thrown.problems();
  }

  private static void replace(Path file, String old, String replacement) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(old);
    Files.writeString(file, text.replace(old, replacement));
  }

  @Test
  void theDeclarationsOfTheProjectAreValid() {
    Catalog catalog = Catalog.read(HOME, RUN, List.of());
    assertThat(catalog.places().municipalities()).hasSize(298);
    assertThat(catalog.sources())
        .containsKeys("worldbank", "jmp_world_water", "siasar_communities");
    assertThat(catalog.settings().countryScope()).isEqualTo("HN");
    assertThat(catalog.settings().inputs()).containsExactly(HOME.resolve("data-sample/raw"));
  }

  @Test
  void everyTableIsFedBySomeSourceAndEveryColumnIsUsed() {
    Catalog catalog = Catalog.read(HOME, RUN, List.of());
    assertThat(catalog.sources().values().stream().map(source -> source.table().id()).distinct())
        .containsExactlyInAnyOrderElementsOf(catalog.tables().keySet());
  }

  @Test
  void theCommandLineWinsOverTheFile() {
    Catalog catalog =
        Catalog.read(
            HOME,
            RUN,
            List.of("years.last=2020", "thresholds.chlorine.min.value=0.3", "years.last=2021"));
    assertThat(catalog.settings().lastYear()).isEqualTo(2021);
    assertThat(catalog.settings().firstYear()).isEqualTo(2013);
    assertThat(catalog.settings().thresholds().get("chlorine.min").value()).isEqualTo(0.3);
  }

  @Test
  void anUnknownSettingOnTheCommandLineIsNamed() {
    DeclarationException thrown =
        catchThrowableOfType(
            DeclarationException.class, () -> Catalog.read(HOME, RUN, List.of("yeers.last=2020")));
    assertThat(thrown.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("yeers"));
  }

  @Test
  void aTypoInASourceIsToldWithFileAndLine() throws IOException {
    Path home = copyOfConf();
    replace(home.resolve("conf/sources/ptps_members.conf"), "publisher =", "publishr =");
    assertThat(problemsOf(home))
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("conf/sources/ptps_members.conf");
              assertThat(problem.line()).isEqualTo(4);
              assertThat(problem.what()).contains("publishr");
            })
        .anySatisfy(problem -> assertThat(problem.what()).contains("'publisher' is missing"));
  }

  @Test
  void problemsOfSeveralFilesAreToldTogether() throws IOException {
    Path home = copyOfConf();
    replace(
        home.resolve("conf/sources/ptps_members.conf"),
        "table     = members",
        "table     = membres");
    replace(home.resolve("conf/tables/systems.conf"), "  built_year\n", "  bilt_year\n");
    Files.move(
        home.resolve("conf/sources/siasar_links.conf"),
        home.resolve("conf/sources/siasar_link.conf"));
    List<Problem> problems = problemsOf(home);
    assertThat(problems).anySatisfy(p -> assertThat(p.what()).contains("membres"));
    assertThat(problems).anySatisfy(p -> assertThat(p.what()).contains("bilt_year"));
    assertThat(problems)
        .anySatisfy(p -> assertThat(p.what()).contains("is not the file's name 'siasar_link'"));
  }

  @Test
  void aDoubledCodeOfAMunicipalityIsToldWithItsLine() throws IOException {
    Path home = copyOfConf();
    replace(home.resolve("conf/places/municipalities.csv"), "0102,", "0101,");
    assertThat(problemsOf(home))
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("conf/places/municipalities.csv");
              assertThat(problem.line()).isEqualTo(3);
            });
  }

  @Test
  void aSourceSaysWhoOwesItsFilesAndUntilWhen() {
    Catalog catalog = Catalog.read(HOME, RUN, List.of());
    Source.Delivery assemblies = catalog.sources().get("ptps_assemblies").delivery();
    assertThat(assemblies.owner()).isEqualTo(Source.Owner.SECRETARIAT);
    assertThat(assemblies.every()).isEqualTo(Source.Every.YEAR);
    assertThat(assemblies.dated()).isEqualTo("held_on");
    assertThat(assemblies.dueFor(2019)).isEqualTo("2020-01-31");
    assertThat(catalog.sources().get("siasar_systems").delivery()).isNull();
  }

  @Test
  void anEditionSaysWhenItWasPublishedOrThatThisIsNotKnown() {
    IndicatorCatalog indicators = indicatorsOf(HOME, new Problems());
    assertThat(indicators.editions().get("jmp_2021").publishedOn())
        .hasToString("Optional[2021-07-01]");
    assertThat(indicators.editions().get("jmp_schools_2021").publishedOn()).isEmpty();
  }

  @Test
  void twoEditionsThatLookAlikeAndADayThatIsNoneAreTold() throws IOException {
    Path home = copyOfConf();
    Path file = home.resolve("conf/editions.conf");
    replace(file, "UNICEF, edición de 2019", "UNICEF, edición de 2021");
    replace(file, "\"2023-07-06\"", "\"06-07-2023\"");
    replace(file, "Banco Mundial, edición {edition}", "Banco Mundial");
    Problems problems = new Problems();
    indicatorsOf(home, problems);
    assertThat(problems.all())
        .extracting(Problem::toString)
        .anyMatch(
            each -> each.contains("editions.conf:") && each.contains("is already that of jmp_2019"))
        .anyMatch(each -> each.contains("'06-07-2023' is not a date"))
        .anyMatch(each -> each.contains("do not say which edition"));
  }

  /** A copy of the project's declarations, indicators included. */
  private Path copyOfAll() throws IOException {
    Path home = copyOfConf();
    try (Stream<Path> walk = Files.walk(HOME.resolve("sql/indicators"))) {
      for (Path path : walk.sorted().toList()) {
        Path target = home.resolve(HOME.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return home;
  }

  private List<String> problemsWithHeadlines(String old, String headlines) throws IOException {
    Path home = copyOfAll();
    Path file = home.resolve("conf/results.conf");
    replace(file, "headlines = " + old, "headlines = " + headlines);
    Problems problems = new Problems();
    indicatorsOf(home, problems);
    return problems.all().stream().map(Problem::toString).toList();
  }

  @Test
  void everyResultIsDecidedByWhatMeasuresItAlone() {
    Problems problems = new Problems();
    IndicatorCatalog indicators = indicatorsOf(HOME, problems);
    assertThat(problems.all()).isEmpty();
    assertThat(indicators.results().get("R2.2").headlines())
        .extracting(Result.Headline::toString)
        .containsExactly("SUP-MAP-02/block/policy", "SUP-MAP-02/block/budget");
    assertThat(indicators.results().get("R1.1").headlines())
        .extracting(Result.Headline::toString)
        .containsExactly("PS-DES-01/companion/a_or_b", "PS-DES-04");
    assertThat(indicators.results().get("R2.5").headlines()).isEmpty();
    assertThat(indicators.results().get("R2.5").unmeasured()).isNotNull();
  }

  @Test
  void aHeadlineOfTwoResultsIsRefusedWithItsLine() throws IOException {
    assertThat(
            problemsWithHeadlines(
                "[\"SUP-MAP-02/block/planning\"]", "[\"SUP-MAP-02/block/policy\"]"))
        .singleElement()
        .asString()
        .matches("conf/results.conf:[1-9]\\d*: .*")
        .contains("R2.4", "SUP-MAP-02/block/policy", "decides R2.2 too");
  }

  @Test
  void aHeadlineThatMeasuresWhatPtpsDoesIsRefused() throws IOException {
    assertThat(problemsWithHeadlines("[SUP-USU-02]", "[SUP-POA-02]"))
        .singleElement()
        .asString()
        .matches("conf/results.conf:[1-9]\\d*: .*")
        .contains("measures what PTPS itself does");
    folder = folder.resolve("second");
    Files.createDirectories(folder);
    Path home = copyOfAll();
    Path file = home.resolve("conf/results.conf");
    replace(
        file,
        "area = PTPS2017, leads_to = [R1.4, R1.5, R1.6]",
        "area = PTPS2017, headlines = [SUP-ASO-01], leads_to = [R1.4, R1.5, R1.6]");
    Problems problems = new Problems();
    indicatorsOf(home, problems);
    assertThat(problems.all())
        .extracting(Problem::toString)
        .anyMatch(each -> each.contains("R1.8") && each.contains("measures what PTPS itself does"))
        .anyMatch(each -> each.contains("has headlines and says that nothing measures it"));
  }

  @Test
  void aHeadlineThatIsNoPartOfItsIndicatorIsToldWithTheParts() throws IOException {
    assertThat(
            problemsWithHeadlines("[\"SUP-MAP-02/block/planning\"]", "[\"SUP-MAP-02/block/use\"]"))
        .singleElement()
        .asString()
        .contains("is no part of SUP-MAP-02", "SUP-MAP-02/block/planning");
  }

  private static IndicatorCatalog indicatorsOf(Path home, Problems problems) {
    Catalog catalog = Catalog.read(HOME, RUN, List.of());
    return IndicatorCatalog.read(home, catalog.units(), catalog.tables().keySet(), problems);
  }

  @Test
  void aDeliveryOnADayThatDoesNotExistIsTold() throws IOException {
    Path home = copyOfConf();
    replace(home.resolve("conf/sources/ptps_assemblies.conf"), "\"01-31\"", "\"31-01\"");
    assertThat(problemsOf(home))
        .extracting(Problem::toString)
        .anyMatch(each -> each.contains("ptps_assemblies.conf") && each.contains("31-01"));
  }

  @Test
  void aScopeOfABaselineIsOneThatTrendsKnow() throws IOException {
    String sql = Files.readString(HOME.resolve("sql/report/comparison_points.sql"));
    String scopes =
        sql.substring(sql.indexOf("from (\n        values"), sql.indexOf(") as scopes"));
    assertThat(
            java.util.regex.Pattern.compile("\\('([^']+)'")
                .matcher(scopes)
                .results()
                .map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(Baseline.SCOPES);
  }

  private static Settings with(String... overrides) {
    return Catalog.read(HOME, RUN, List.of(overrides)).settings();
  }

  /** Shell arguments need no inner quotes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark://10.0.0.1:7077",
        "spark://maestro-1:7077,maestro-2:7077",
        "spark://[fe80::1]:7077#x",
        "k8s://https://host:6443/?a=b&c=$d",
      })
  void aTextWithSpecialCharactersNeedsNoQuotesOfItsOwn(String text) {
    assertThat(with("spark.master=" + text).sparkMaster()).isEqualTo(text);
    assertThat(with("spark.master=\"" + text + "\"").sparkMaster()).isEqualTo(text);
    assertThat(with("maps.credit=© " + text + ", {a} = ${b} \"c\" \\\\").mapCredit())
        .isEqualTo("© " + text + ", {a} = ${b} \"c\" \\\\");
  }

  @Test
  void listsQuotedTextsNumbersAndNothingAreReadAsInAFile() {
    assertThat(with("inputs.exclude=[a, \"b c\"]").exclude()).containsExactly("a", "b c");
    assertThat(with("maps.credit=\"a, b\"").mapCredit()).isEqualTo("a, b");
    assertThat(with("maps.credit=x", "maps.credit=").mapCredit()).isEmpty();
    assertThat(with("years.last = 2020").lastYear()).isEqualTo(2020);
    assertThat(with("thresholds.chlorine.min.value=0.3").thresholds().get("chlorine.min").value())
        .isEqualTo(0.3);
    assertThat(with("years { last = 2019 }").lastYear()).isEqualTo(2019);
  }

  @Test
  void settingsOfSparkHaveTheirOwnNames() {
    Settings settings =
        with("spark.executor.memory=4g", "spark.hadoop.fs.s3a.endpoint=https://s3.example:9000/x");
    assertThat(settings.sparkProperties())
        .containsEntry("spark.executor.memory", "4g")
        .containsEntry("spark.hadoop.fs.s3a.endpoint", "https://s3.example:9000/x")
        .hasSize(2);
    assertThat(settings.sparkMaster()).isEqualTo("local[2]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark.hadoop.fs.s3a.access.key",
        "spark.hadoop.fs.s3a.secret.key",
        "spark.hadoop.fs.s3a.session.token",
        "spark.authenticate.secret",
        "spark.ssl.keyPassword",
      })
  void noSecretStandsInASetting(String key) {
    assertThatThrownBy(() -> with(key + "=x"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("for everyone to read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "place.min_similarity=-0.5 | place.min_similarity -0.5 is not a share",
        "place.min_similarity=1.01 | place.min_similarity 1.01 is not a share",
        "place.min_similarity=NaN | 'place.min_similarity' has a value of the wrong type",
        "place.min_lead=1e400 | 'place.min_lead' has a value of the wrong type",
        "place.min_lead=Infinity | 'place.min_lead' has a value of the wrong type",
        "level.min_coverage=2 | level.min_coverage 2.0 is not a share",
        "level.min_coverage=0x1p-1 | 'level.min_coverage' has a value of the wrong type",
        "years.first=1e10 | 'years.first' has a value of the wrong type",
        "years.first=-5 | years.first -5 is not a year",
        "years.last=20222 | years.last 20222 is not a year",
        "country.scope=Honduras | country.scope 'Honduras' is not a country",
        "spark.master=\"local[0]\" | spark.master 'local[0]' is no master of Spark",
        "thresholds.chlorine.min.value=-1 | threshold 'chlorine.min' is -1 mg/l",
        "thresholds.chlorine.min.value=1d | 'thresholds.chlorine.min.value' has a value of the wrong type",
        "thresholds.chlorine.min.value=3 | threshold 'chlorine.min' is 3, above 'chlorine.max_recommended'",
        "thresholds.chlorine.max_admissible.value=0.7 | is 0.7, below 'chlorine.max_recommended'",
        "thresholds.provider.small_to_users.value=5000 | above 'provider.medium_to_users', which is 499",
        "thresholds.siasar.a_from.value=9 | threshold 'siasar.a_from' is 9",
        "thresholds.continuity.min_hours.value=25 | threshold 'continuity.min_hours' is 25 hours a day",
        "thresholds.coverage.line_pct.value=120 | threshold 'coverage.line_pct' is 120 %",
        "thresholds.trend.review_year.value=22 | threshold 'trend.review_year' is 22 year",
        "thresholds.sample.min_cases.value=1e400 | has a value of the wrong type",
      })
  void aSettingOutOfItsRangeIsRefused(String override, String said) {
    DeclarationException thrown =
        catchThrowableOfType(
            DeclarationException.class, () -> Catalog.read(HOME, RUN, List.of(override)));
    assertThat(thrown).as(override).isNotNull();
    assertThat(thrown.problems())
        .anySatisfy(
            problem -> {
              assertThat(problem.what()).contains(said);
              assertThat(problem.file()).isEqualTo("--set " + override);
            });
  }

  @Test
  void aThresholdInOneLanguageIsRefused() {
    String override =
        "thresholds.\"a.b\"={ value = 1, status = ours, meaning { es = a, en = b }, unit { en = c },"
            + " source { es = d } }";
    DeclarationException thrown =
        catchThrowableOfType(
            DeclarationException.class, () -> Catalog.read(HOME, RUN, List.of(override)));
    assertThat(thrown).isNotNull();
    assertThat(thrown.problems().stream().map(Problem::what))
        .anySatisfy(what -> assertThat(what).contains("unit.es", "is missing"))
        .anySatisfy(what -> assertThat(what).contains("source.en", "is missing"));
  }

  @Test
  void aFileThatMayNotBeReadIsTheMachinesFaultAndNotTheDeclarations() throws IOException {
    Path home = copyOfConf();
    Path file = home.resolve("conf/units.conf");
    Files.setPosixFilePermissions(file, Set.of());
    assumeThat(Files.isReadable(file)).as("a superuser reads everything").isFalse();
    assertThatThrownBy(() -> Catalog.read(home, RUN, List.of()))
        .isInstanceOf(MachineException.class)
        .hasMessageContaining("permission");
  }
}
