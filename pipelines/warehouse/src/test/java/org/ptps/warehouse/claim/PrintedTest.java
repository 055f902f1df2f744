package org.ptps.warehouse.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Language;

class PrintedTest {
  private static final Measure COVERAGE = new Measure(1, "%", "%", true, List.of(80.0, 87.7), 10);

  private static String es(double value) {
    return Printed.value(value, COVERAGE, Language.ES).replace('\u00a0', ' ');
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100.0 %",
    "99.96, 99.9 %",
    "99.94, 99.9 %",
    "99.9999999999, 100.0 %",
    "0, 0.0 %",
    "0.04, menos de 0.1 %",
    "0.05, 0.1 %",
    "79.996, 79.9 %",
    "80, 80.0 %",
    "80.004, 80.1 %",
    "87.66, 87.6 %",
    "87.7, 87.7 %",
    "65.25, 65.3 %",
    "1.005, 1.0 %"
  })
  void roundingNeverSaysMoreThanTheValue(double value, String printed) {
    assertThat(es(value)).isEqualTo(printed);
  }

  @Test
  void smallAmountsAreNotNothingInEitherLanguage() {
    Measure hours = new Measure(1, "h/día", "h/day", false, List.of(), 0);
    assertThat(Printed.value(0.01, hours, Language.EN)).isEqualTo("under 0.1\u00a0h/day");
    assertThat(Printed.value(-0.01, hours, Language.ES)).isEqualTo("menos de −0.1\u00a0h/día");
    assertThat(Printed.value(1234.56, hours, Language.ES)).isEqualTo("1,234.6\u00a0h/día");
  }

  @Test
  void fewCasesAreToldAsACount() {
    assertThat(Printed.value(71.42857, 5.0, 7.0, COVERAGE, Language.ES)).isEqualTo("5 de 7");
    assertThat(Printed.value(71.42857, 5.0, 7.0, COVERAGE, Language.EN)).isEqualTo("5 of 7");
    assertThat(Printed.value(60, 6.0, 10.0, COVERAGE, Language.ES)).isEqualTo("60.0\u00a0%");
    assertThat(Printed.value(71.42857, null, null, COVERAGE, Language.ES)).isEqualTo("71.4\u00a0%");
  }

  @Test
  void aChangeIsTheDifferenceOfWhatIsShown() {
    Printed.Change told = Printed.change(65.249, 65.351, COVERAGE, Language.ES);
    assertThat(told.from() + " " + told.to() + " " + told.points())
        .isEqualTo("65.2\u00a0% 65.4\u00a0% +0.2");
  }

  @Test
  void aChangeTooSmallToSeeIsToldWithOneMoreDecimal() {
    Printed.Change told = Printed.change(65.262, 65.299, COVERAGE, Language.ES);
    assertThat(told.from() + " " + told.to() + " " + told.points() + " " + told.size())
        .isEqualTo("65.26\u00a0% 65.30\u00a0% +0.04 0.04");
    assertThat(Printed.change(65.2, 65.2001, COVERAGE, Language.ES).points())
        .isEqualTo("menos de 0.01");
    assertThat(Printed.change(65.2, 65.2, COVERAGE, Language.ES).points()).isEqualTo("0.0");
    assertThat(Printed.points(-0.04, 1, Language.ES)).isEqualTo("−0.04");
  }

  @Test
  void whatIsPrintedAgreesWithTheValueOnSideSignAndSize() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double from = value(random);
      double to = value(random);
      String printed = es(from);
      PrintedInterval interval = PrintedInterval.of(printed).orElseThrow().directed();
      assertThat(interval.holds(from)).as(from + " " + printed).isTrue();
      double shown = Printed.shown(from, COVERAGE).doubleValue();
      for (double line : List.of(80.0, 87.7, 100.0)) {
        assertThat(Math.signum(shown - line))
            .as(from + " " + line)
            .isEqualTo(Math.signum(from - line));
      }
      Printed.Change change = Printed.change(from, to, COVERAGE, Language.ES);
      if (change.difference() != 0) {
        assertThat(Math.signum(change.difference())).isEqualTo(Math.signum(to - from));
      } else {
        assertThat(from == to).isEqualTo(!change.points().startsWith("menos de"));
      }
    }
  }

  // Near the lines and the ends, where rounding could say too much.
  private static double value(Random random) {
    double near = List.of(0.0, 80.0, 87.7, 100.0, 50.0).get(random.nextInt(5));
    double value = near + random.nextGaussian() * (random.nextBoolean() ? 0.05 : 10);
    return Math.min(100, Math.max(0, value));
  }

  @ParameterizedTest
  @CsvSource({
    "71.4 %, 5 de 7, true",
    "71.5 %, 5 de 7, false",
    "65.2 %, 65.24 %, true",
    "65.2 %, 65.3 %, true",
    "65.2 %, 65.4 %, false",
    "menos de 0.1 %, 0.0 %, true",
    "menos de 0.1 %, 0.3 %, false",
    "'1,234', '1,234.4', true",
    "−0.3, +0.3, false",
    "3 de 8, 3 of 8, true",
    "3 de 8, 4 de 8, false"
  })
  void twoPrintsOfOneNumberMeet(String one, String other, boolean meet) {
    assertThat(PrintedInterval.of(one).orElseThrow().meets(PrintedInterval.of(other).orElseThrow()))
        .isEqualTo(meet);
  }
}
