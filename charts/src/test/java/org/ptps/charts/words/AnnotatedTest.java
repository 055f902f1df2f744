package org.ptps.charts.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ptps.warehouse.claim.Fact;

class AnnotatedTest {
  private static final String WORDS =
      "Agua: "
          + Annotated.fact(new Fact("PT-COB-06/PTPS2017/total/2019/value", 83.7142, "83.7 %"))
          + " de "
          + Annotated.kind("norm", "10 horas & más");

  @Test
  void aPrintedNumberCarriesItsKeyOnTheScreen() {
    assertThat(Annotated.html(WORDS))
        .isEqualTo(
            "Agua: <data value=\"83.7142\" data-key=\"PT-COB-06/PTPS2017/total/2019/value\">83.7 %</data>"
                + " de <span data-kind=\"norm\">10 horas &amp; más</span>");
  }

  @Test
  void formatsWithoutKeysGetTheWordsAlone() {
    assertThat(Annotated.plain(WORDS)).isEqualTo("Agua: 83.7 % de 10 horas & más");
    assertThat(Annotated.escape(WORDS)).isEqualTo("Agua: 83.7 % de 10 horas &amp; más");
    assertThat(Annotated.plain("sin números")).isEqualTo("sin números");
  }
}
