package org.ptps.charts.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void numbersForPeopleFollowHonduras() {
    assertThat(Numbers.decimal(1234.5, 1)).isEqualTo("1,234.5");
    assertThat(Numbers.whole(1234567)).isEqualTo("1,234,567");
    assertThat(Numbers.percent(87.45)).isEqualTo("87.5\u00a0%");
    assertThat(Numbers.decimal(-3.2, 1)).isEqualTo("−3.2");
    assertThat(Numbers.decimal(-0.01, 1)).isEqualTo("0.0");
  }

  @Test
  void aHalfIsRoundedUpOnTheDigitsThatAreWritten() {
    assertThat(Numbers.decimal(1.005, 2)).isEqualTo("1.01");
    assertThat(Numbers.decimal(0.25, 1)).isEqualTo("0.3");
  }

  @Test
  void theMachineLocaleChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Numbers.decimal(1234.5, 1)).isEqualTo("1,234.5");
      assertThat(Numbers.machine(1234.5)).isEqualTo("1234.5");
    } finally {
      Locale.setDefault(before);
    }
  }
}
