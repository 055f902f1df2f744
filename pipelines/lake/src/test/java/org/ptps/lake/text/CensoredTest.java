package org.ptps.lake.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CensoredTest {
  @ParameterizedTest
  @CsvSource({
    "<1, <, 1",
    "< 1.8, <, 1.8",
    ">2419.6, >, 2419.6",
    "≤ 3, <=, 3",
    ">=200, >=, 200",
    "menor que 1, <, 1",
    "Más de 2419.6, >, 2419.6",
    "&lt;1, <, 1",
    "TNTC, >, ''",
    "Incontables, >, ''",
    "Muy numerosas para contar, >, ''",
    "Presencia / 100 ml, >, ''",
    "Ausencia en 100 mL, <, ''",
    "No detectado, <, ''",
    "<1/100ml, <, 1"
  })
  void aSideOfANumberIsASignAndItsLimit(String text, String sign, String limit) {
    assertThat(CensoredResult.of(text)).contains(new CensoredResult(sign, limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0.5", "N/D", "n.d.", "", "-", "mayor", "1<2"})
  void anythingElseIsNone(String text) {
    assertThat(CensoredResult.of(text)).isEmpty();
  }

  @Test
  void anAbbreviationOfTwoMeaningsIsDoubtful() {
    assertThat(CensoredResult.doubtful("N.D.")).isTrue();
    assertThat(CensoredResult.doubtful("no detectado")).isFalse();
  }
}
