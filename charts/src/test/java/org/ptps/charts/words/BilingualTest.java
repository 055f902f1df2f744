package org.ptps.charts.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Language;

class BilingualTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Por confirmar (to be confirmed) | Por confirmar | To be confirmed",
        "Uso interno de PTPS (internal use) | Uso interno de PTPS | Internal use",
        "MIT (repositorio de datos; data repository) | MIT (repositorio de datos) | MIT (data repository)",
        "CC BY-NC-SA 3.0 IGO (por confirmar; to be confirmed) | CC BY-NC-SA 3.0 IGO (por confirmar) | CC BY-NC-SA 3.0 IGO (to be confirmed)",
        "CC BY 4.0 | CC BY 4.0 | CC BY 4.0",
        "World Bank | Banco Mundial | World Bank",
        "SIASAR | SIASAR | SIASAR"
      })
  void wordsAreInTheLanguageOfThePage(String words, String es, String en) {
    assertThat(Bilingual.in(words, Language.ES)).isEqualTo(es);
    assertThat(Bilingual.in(words, Language.EN)).isEqualTo(en);
  }
}
