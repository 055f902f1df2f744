package org.ptps.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctTextsTest {

  @Test
  void textsAreNumberedInOrderOfFirstAppearance() {
    Random random = new Random(3);
    DistinctTexts texts = new DistinctTexts();
    for (int round = 0; round < 3; round++) {
      Set<String> seen = new LinkedHashSet<>();
      for (int i = 0; i < 20_000; i++) {
        String text = "SEG-" + random.nextInt(5_000);
        seen.add(text);
        assertThat(texts.get(texts.number(text))).isEqualTo(text);
      }
      assertThat(texts.all()).containsExactlyElementsOf(seen);
      texts.clear();
    }
  }

  @Test
  void textsOfOneHashAreTold() {
    DistinctTexts texts = new DistinctTexts();
    assertThat("AaBB".hashCode()).isEqualTo("BBAa".hashCode());

    assertThat(List.of("AaBB", "BBAa", "AaBB", "BBAa"))
        .extracting(texts::number)
        .containsExactly(0, 1, 0, 1);
  }

  @Test
  void anEqualTextIsTheSameWhateverItsObject() {
    DistinctTexts texts = new DistinctTexts();
    texts.number("Copán");

    assertThat(texts.number(new String("Copán"))).isZero();
    assertThat(texts.number("Copán")).isZero();
    assertThat(texts.size()).isOne();
  }
}
