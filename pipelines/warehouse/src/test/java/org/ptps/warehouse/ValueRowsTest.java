package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums, levels, division, bounds and reasons in PT-COB-01 and PS-NIV-06. */
class ValueRowsTest {
  @TempDir static Path folder;
  private static ValueWorkbench dwellings;
  private static ValueWorkbench systems;

  @BeforeAll
  static void createQueries() {
    WarehouseInputs inputs = Declarations.inputs(folder);
    dwellings = new ValueWorkbench(inputs, "PT-COB-01");
    systems = dwellings.of("PS-NIV-06");
  }

  @AfterAll
  static void close() {
    dwellings.close();
  }

  @BeforeEach
  void clear() {
    dwellings.clear();
  }

  @Test
  void aGroupIsTheSumOfItsMunicipalitiesAndNotTheMeanOfTheirPercentages() {
    dwellings
        .community("c1", "0101", 2017, 100, 100)
        .community("c2", "0301", 2017, 900, 0)
        .universe("0101", 2017, 100, 0)
        .universe("0301", 2017, 900, 0)
        .member("0101", 2017)
        .member("0301", 2017);

    Rows.Row group = dwellings.value("PTPS", 2017, "total");

    assertThat(group.number("value")).isEqualTo(90.0);
    assertThat(group.integer("n_rows")).isEqualTo(2);
    assertThat(group.text("reason")).isNull();
  }

  @Test
  void aYearIsPreliminaryUntilTheMunicipalityHasValidatedIt() {
    dwellings
        .community("c1", "0101", 2017, 100, 0)
        .community("c2", "0102", 2017, 100, 0)
        .community("c3", "0103", 2017, 100, 0)
        .member("0101", 2017)
        .member("0102", 2017)
        .validation("0101", 2017, false)
        .validation("0103", 2017, true);

    assertThat(dwellings.value("0101", 2017, "rural").text("validation")).isEqualTo("validado");
    assertThat(dwellings.value("0101", 2018, "total").text("validation")).isEqualTo("preliminar");
    assertThat(dwellings.value("0102", 2017, "rural").text("validation")).isEqualTo("preliminar");
    assertThat(dwellings.value("0103", 2017, "rural").text("validation")).isEqualTo("objetado");
    assertThat(dwellings.value("PTPS", 2017, "rural").text("validation")).isEqualTo("preliminar");

    dwellings.validation("0102", 2017, false);

    assertThat(dwellings.value("PTPS", 2017, "rural").text("validation")).isEqualTo("validado");
  }

  @Test
  void whatTheUniverseHasAndNoRowSpeaksOfIsUnknown() {
    dwellings.community("c1", "0101", 2017, 60, 30).universe("0101", 2017, 100, 0);

    Rows.Row value = dwellings.value("0101", 2017, "total");

    assertThat(value.number("value")).isEqualTo(50.0);
    assertThat(value.number("unknown")).isEqualTo(40.0);
    assertThat(value.number("value_all")).isEqualTo(30.0);
    assertThat(value.number("bound_low")).isEqualTo(30.0);
    assertThat(value.number("bound_high")).isEqualTo(70.0);
    assertThat(value.number("unknown_pct")).isEqualTo(40.0);
  }

  @Test
  void moreRowsThanTheUniverseKnowsLeaveNothingUnknown() {
    dwellings.community("c1", "0101", 2017, 120, 30).universe("0101", 2017, 100, 0);

    assertThat(dwellings.value("0101", 2017, "rural").number("unknown")).isZero();
  }

  @Test
  void ruralAloneIsNeverTheTotalOfAMunicipalityWithATown() {
    dwellings.community("c1", "0101", 2017, 60, 30).universe("0101", 2017, 60, 40);

    assertThat(dwellings.value("0101", 2017, "total").value("value")).isNull();
    assertThat(dwellings.value("0101", 2017, "total").text("reason")).isEqualTo("urban_missing");
    assertThat(dwellings.value("0101", 2017, "rural").number("value")).isEqualTo(50.0);
    assertThat(dwellings.value("0101", 2017, "urban").text("reason")).isEqualTo("not_reported");
  }

  @Test
  void aReturnWithoutConnectionsIsNoUrbanPart() {
    dwellings
        .community("c1", "0101", 2017, 60, 30)
        .town("u1", "0101", 2017, 40, null)
        .universe("0101", 2017, 60, 40);

    assertThat(dwellings.value("0101", 2017, "total").text("reason")).isEqualTo("urban_missing");
  }

  @Test
  void withoutIneNobodyKnowsWhetherThereIsATown() {
    dwellings.community("c1", "0101", 2017, 60, 30);

    assertThat(dwellings.value("0101", 2017, "total").text("reason"))
        .isEqualTo("universe_not_covered");
    assertThat(dwellings.value("0101", 2017, "rural").number("value")).isEqualTo(50.0);
  }

  @Test
  void aNationOfWhichLittleIsLoadedHasNoValue() {
    dwellings.community("c1", "0101", 2017, 10, 0).universeEverywhere(2017, 10, 0);

    Rows.Row nation = dwellings.value("HN", 2017, "total");

    assertThat(nation.value("value")).isNull();
    assertThat(nation.text("reason")).isEqualTo("universe_not_covered");
    assertThat(nation.value("bound_low")).isNull();
  }

  @Test
  void aDepartmentHasAValueFromFourFifthsOfItsDwellings() {
    // Atlántida has eight municipalities of ten dwellings each: 64 reach the minimum coverage.
    dwellings.community("c1", "0101", 2017, 63, 0).universeEverywhere(2017, 10, 0);
    assertThat(dwellings.value("01", 2017, "rural").text("reason"))
        .isEqualTo("universe_not_covered");

    dwellings.community("c2", "0102", 2017, 1, 0);
    assertThat(dwellings.value("01", 2017, "rural").number("value")).isEqualTo(100.0);
  }

  @Test
  void aUniverseThatLacksMunicipalitiesCoversNoNation() {
    dwellings.community("c1", "0101", 2017, 10, 0).universe("0101", 2017, 10, 0);

    assertThat(dwellings.value("HN", 2017, "rural").text("reason"))
        .isEqualTo("universe_not_covered");
    assertThat(dwellings.value("0101", 2017, "rural").number("value")).isEqualTo(100.0);
  }

  @Test
  void anIndicatorWithoutAnyRowSaysThatItsSourceIsNotLoaded() {
    dwellings.universeEverywhere(2017, 10, 10).member("0101", 2017);

    assertThat(dwellings.values("reason is distinct from 'source_not_loaded'").isEmpty()).isTrue();
    assertThat(dwellings.value("0101", 2017, "total").value("value")).isNull();
  }

  @Test
  void theCohortOf2017StaysWhenTheGroupGrows() {
    dwellings
        .community("c1", "0101", 2018, 100, 100)
        .community("c2", "0301", 2018, 300, 0)
        .universe("0101", 2018, 100, 0)
        .universe("0301", 2018, 300, 0)
        .member("0101", 2017)
        .member("0101", 2018)
        .member("0301", 2018);

    assertThat(dwellings.value("PTPS", 2018, "total").number("value")).isEqualTo(75.0);
    assertThat(dwellings.value("PTPS2017", 2018, "total").number("value")).isZero();
  }

  @Test
  void aSyntheticRowMarksEveryValueItEnters() {
    dwellings
        .community("c1", "0101", 2017, 60, 30)
        .town("u1", "0101", 2017, 40, 40)
        .universe("0101", 2017, 60, 40);

    assertThat(dwellings.value("0101", 2017, "total").flag("synthetic")).isTrue();
    assertThat(dwellings.value("0101", 2017, "rural").flag("synthetic")).isFalse();
  }

  @Test
  void connectionsBeyondTheDwellingsOfATownServeNobodyElse() {
    dwellings
        .town("u1", "0101", 2017, 40, 44)
        .town("u2", "0101", 2017, 40, 20)
        .universe("0101", 2017, 0, 80);

    assertThat(dwellings.value("0101", 2017, "urban").number("numerator")).isEqualTo(60.0);
    assertThat(dwellings.value("0101", 2017, "urban").number("value")).isEqualTo(75.0);
  }

  @Test
  void aRegisterHasNoInterval() {
    dwellings.community("c1", "0101", 2017, 60, 30).universe("0101", 2017, 60, 0);

    assertThat(dwellings.value("0101", 2017, "total").value("ci_low")).isNull();
    assertThat(dwellings.value("0101", 2017, "total").value("ci_high")).isNull();
  }

  @Test
  void aCompleteRegisterSpeaksForTheNation() {
    systems.system("s1", "0101", 2017, "A").system("s2", "0101", 2017, "C");
    assertThat(systems.value("HN", 2017, "total").text("reason")).isEqualTo("universe_not_covered");

    systems.completeRegister("systems");
    assertThat(systems.value("HN", 2017, "total").number("value")).isEqualTo(50.0);
  }

  @Test
  void sharesOfClassesAddUpAndTheUnknownStandsBeside() {
    systems
        .system("s1", "0101", 2017, "A")
        .system("s2", "0101", 2017, "B")
        .system("s3", "0101", 2017, "B")
        .system("s4", "0101", 2017, null);

    List<Rows.Row> shares =
        systems
            .values("kind = 'share' and area_code = '0101' and residence = 'total' and year = 2017")
            .rows();

    assertThat(shares)
        .extracting(row -> row.text("category"))
        .containsExactly("A", "B", "C", "D", "unknown");
    assertThat(shares)
        .extracting(row -> row.number("value_all"))
        .containsExactly(25.0, 50.0, 0.0, 0.0, 25.0);
    assertThat(shares.subList(0, 4).stream().mapToDouble(row -> row.number("value")).sum())
        .isCloseTo(100.0, within(1e-9));
  }
}
