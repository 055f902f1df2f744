package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL macros for statistics against published reference values. */
class MacrosTest {
  private static Database database;

  @BeforeAll
  static void create() {
    database = Database.inMemory();
    new WarehouseLayers(
            database, Declarations.inputs(java.nio.file.Path.of("target/macros")), Map.of())
        .createMacros();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static Double number(String expression) {
    return database
        .query("select cast(" + expression + " as double) as x")
        .rows()
        .get(0)
        .number("x");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 27.7533",
    "10, 10, 72.2467, 100",
    "1, 1, 20.6549, 100",
    "0, 1, 0, 79.3451",
    "2, 20, 2.7866, 30.1034",
    "18, 26, 50.0117, 83.4987",
    "16, 26, 42.5349, 77.5714",
    "14, 100, 8.5263, 22.1372",
    "41, 100, 31.8673, 50.7986",
    "5, 1000, 0.2138, 1.1651"
  })
  void wilsonsIntervalHasItsReferenceValues(int seen, int n, double low, double high) {
    String arguments = "(" + seen + " / " + n + ", " + n + ")";
    assertThat(100 * number("macros.wilson_low" + arguments)).isCloseTo(low, within(0.00005));
    assertThat(100 * number("macros.wilson_high" + arguments)).isCloseTo(high, within(0.00005));
  }

  @Test
  void nothingIsEstimatedWithoutCasesOrOutsideOfShares() {
    for (String arguments : List.of("(0.5, 0)", "(0.5, null)", "(null, 10)", "(1.2, 10)")) {
      assertThat(number("macros.wilson_low" + arguments)).isNull();
      assertThat(number("macros.wilson_high" + arguments)).isNull();
    }
  }

  /**
   * Newcombe 1998, Statistics in Medicine 17:2635, method 10: the table of pairs (36, 12, 2, 0).
   */
  @Test
  void newcombesPairedIntervalHasItsReferenceValue() {
    // Newcombe's difference is first minus second, ours second minus first.
    assertThat(number("macros.newcombe_paired_low(36, 12, 2, 0)"))
        .isCloseTo(-0.3404, within(0.0001));
    assertThat(number("macros.newcombe_paired_high(36, 12, 2, 0)"))
        .isCloseTo(-0.0569, within(0.0001));
  }

  @Test
  void ofPairsThatTellNothingOfEachOtherThePairedIntervalIsThatOfTwoSamples() {
    String first = "0.5, macros.wilson_low(0.5, 40), macros.wilson_high(0.5, 40)";
    String second = "0.75, macros.wilson_low(0.75, 40), macros.wilson_high(0.75, 40)";
    assertThat(number("macros.newcombe_paired_low(15, 5, 15, 5)"))
        .isCloseTo(number("macros.newcombe_low(" + first + ", " + second + ")"), within(1e-12));
    assertThat(number("macros.newcombe_paired_low(0, 0, 0, 0)")).isNull();
    // Swapped times mirror the interval.
    assertThat(number("macros.newcombe_paired_high(20, 3, 9, 8)"))
        .isCloseTo(-number("macros.newcombe_paired_low(20, 9, 3, 8)"), within(1e-12));
  }

  /** Newcombe 1998, table II, method 10; the published differences are first less second. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000"
  })
  void newcombesIntervalIsThatOfHisPaper(int a, int m, int b, int n, double low, double high) {
    String first = limits(b, n);
    String second = limits(a, m);
    assertThat(number("macros.newcombe_low(" + first + ", " + second + ")"))
        .isCloseTo(low, within(0.00006));
    assertThat(number("macros.newcombe_high(" + first + ", " + second + ")"))
        .isCloseTo(high, within(0.00006));
  }

  private static String limits(int seen, int n) {
    String ratio = seen + " / " + n;
    return ratio
        + ", macros.wilson_low("
        + ratio
        + ", "
        + n
        + "), macros.wilson_high("
        + ratio
        + ", "
        + n
        + ")";
  }

  @Test
  void aSampleOfTheWholePopulationLeavesNothingOpen() {
    assertThat(number("macros.finite_n(26, 26)")).isInfinite();
    assertThat(number("macros.sampling_spread(26.0, 26)")).isZero();
    assertThat(number("macros.kish_n(26.0, macros.sampling_spread(26.0, 26))")).isNull();
  }

  @Test
  void theFinitePopulationIsTheFactorOnTheStandardError() {
    // The finite-population factor on the error is equivalent to this many cases in place of 26.
    double factor = Math.sqrt((298.0 - 26) / (298 - 1));
    assertThat(number("macros.finite_n(26, 298)")).isCloseTo(26 / (factor * factor), within(1e-9));
  }

  @Test
  void kishCountsEqualSamplesInFullAndUnequalOnesForLess() {
    String even = "macros.sampling_spread(1000.0, 10) + macros.sampling_spread(1000.0, 10)";
    String uneven = "macros.sampling_spread(1900.0, 10) + macros.sampling_spread(100.0, 10)";
    assertThat(number("macros.kish_n(2000.0, " + even + ")")).isCloseTo(20.2, within(0.01));
    assertThat(number("macros.kish_n(2000.0, " + uneven + ")")).isCloseTo(11.1, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({
    "'macros.value_key(''PT-COB-01'', ''0801'', ''rural'', 2019)', PT-COB-01/0801/rural/2019",
    "'macros.claim_key(''A-1'', ''b:c'', ''d/e'', ''JMP 2021'', ''HN'', ''total'', ''2015-2019'', ''restated'')', A-1:b%3Ac:d%2Fe@JMP%202021/HN/total/2015-2019~restated",
    "'macros.row_key(''file_ledger'', [''a/b.csv'', null, ''x;y''])', file_ledger/a%2Fb.csv;;x%3By"
  })
  void keysAreWrittenAsTheyAreRead(String expression, String key) {
    assertThat(database.query("select " + expression + " as x").rows().get(0).text("x"))
        .isEqualTo(key);
    assertThat(org.ptps.warehouse.claim.FactKey.parse(key + "/value").text())
        .isEqualTo(key + "/value");
  }
}
