package org.ptps.charts.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluralTest {
  @ParameterizedTest
  @CsvSource({
    "0, cumplen",
    "1, cumple",
    "2, cumplen",
    "'1,234', cumplen",
    "1.5, cumplen",
    "'1\u00a0%', cumple",
    "sin datos, cumplen",
    "11, cumplen",
    "21, cumplen"
  })
  void wordsGoWithTheirNumber(String printed, String words) {
    assertThat(Plural.form(printed, "cumple|cumplen", "x.conf")).isEqualTo(words);
  }

  @Test
  void noneHasWordsOfItsOwnWhereTheyAreGiven() {
    assertThat(Plural.form("0", "ninguno|uno|varios", "x.conf")).isEqualTo("ninguno");
    assertThat(Plural.form("1", "ninguno|uno|varios", "x.conf")).isEqualTo("uno");
    assertThat(Plural.form("9", "ninguno|uno|varios", "x.conf")).isEqualTo("varios");
  }

  @Test
  void oneFormAloneIsRefused() {
    assertThatThrownBy(() -> Plural.form("1", "cumple", "x.conf"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x.conf: 'cumple'");
  }
}
