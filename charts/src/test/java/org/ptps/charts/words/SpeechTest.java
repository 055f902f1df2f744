package org.ptps.charts.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;

class SpeechTest {

  @Test
  void partsAreSaidInTheLanguage() {
    assertThat(
            Speech.say(
                Language.ES,
                "{} {}: {}, {}; {}",
                Phrase.YEAR,
                2022,
                Status.MET,
                Reason.TOO_OLD,
                new Words("agua", "water")))
        .isEqualTo("Año 2022: Cumplida, dato vencido; agua");
    assertThat(Speech.say(Language.EN, "{}.", Status.MET)).isEqualTo("Met.");
  }

  @Test
  void whatIsEmptyIsSaidAsNothing() {
    assertThat(Speech.say(Language.EN, "a{}b{}", Optional.empty(), Optional.of(Phrase.YEAR)))
        .isEqualTo("abYear");
  }

  @Test
  void aPartMaySayAHole() {
    assertThat(Speech.say(Language.ES, "{}, {}", "{}", "x")).isEqualTo("{}, x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{} {} {}"})
  void aTemplateHasAsManyHolesAsParts(String template) {
    assertThatThrownBy(() -> Speech.say(Language.ES, template, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(template);
  }
}
