package org.ptps.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Dependencies between modules, and the one module of each heavy library. The oracle is left out:
 * it is no part of the product, and nothing may depend on it.
 */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("org/ptps/oracle"))
          .importPackages("org.ptps");

  @Test
  void theClassesOfEveryModuleAreSeen() {
    assertThat(CLASSES.stream().map(found -> found.getPackageName().split("\\.")[2]).distinct())
        .containsExactlyInAnyOrder(
            "app", "catalog", "charts", "exchange", "lake", "sample", "warehouse");
  }

  @Test
  void theProductDoesNotLeanOnItsOracle() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.ptps.oracle..").check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "catalog, lake",
    "catalog, warehouse",
    "catalog, charts",
    "catalog, sample",
    "catalog, app",
    "lake, warehouse",
    "lake, charts",
    "lake, sample",
    "lake, app",
    "warehouse, lake",
    "warehouse, charts",
    "warehouse, sample",
    "warehouse, app",
    "charts, lake",
    "charts, sample",
    "charts, app",
    "catalog, exchange",
    "lake, exchange",
    "warehouse, exchange",
    "charts, exchange",
    "exchange, charts",
    "exchange, sample",
    "exchange, app",
    "sample, exchange",
    "sample, lake",
    "sample, warehouse",
    "sample, charts",
    "sample, app"
  })
  void nothingOnTheRightIsKnownOnTheLeft(String module, String forbidden) {
    noClasses()
        .that()
        .resideInAPackage("org.ptps." + module + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ptps." + forbidden + "..")
        .check(CLASSES);
  }

  @ParameterizedTest
  @CsvSource({
    "org.apache.spark.., lake",
    "org.duckdb.., warehouse",
    "java.sql.., warehouse",
    "org.jfree.., charts",
    "org.apache.batik.., charts",
    "org.apache.poi.xssf.., exchange",
    "picocli.., app",
    "org.jline.., app"
  })
  void aHeavyLibraryLivesInOneModule(String library, String home) {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.ptps." + home + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(CLASSES);
  }

  @Test
  void theDoorKnowsNothingOfSpark() {
    noClasses()
        .that()
        .resideInAPackage("org.ptps.lake.reader..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(CLASSES);
  }

  @Test
  void rowsAreReadAndCheckedWithoutSpark() {
    noClasses()
        .that()
        .resideInAnyPackage("org.ptps.lake.(input|clean|entities|places|text)..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.spark..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineLeavesTheProgram() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(Main.class.getName())
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  @Test
  void packagesOfTheLakeHaveNoCycles() {
    slices()
        .matching("org.ptps.lake.(reader|places|clean|input)..")
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }
}
