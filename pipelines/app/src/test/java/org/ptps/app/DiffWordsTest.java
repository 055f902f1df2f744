package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ptps.app.EditionDiff.Result;
import org.ptps.app.EditionDiff.Sentence;

class DiffWordsTest {
  /** A page that shows sentences of fictitious rows says so, though no value is another. */
  @Test
  void sentencesOfFictitiousRowsAreToldToBe() {
    Result sentences =
        new Result(List.of(), List.of(new Sentence("annual.html", "3 filas", "2 filas")), Map.of());
    Result nothing = new Result(List.of(), List.of(), Map.of());

    assertThat(DiffWords.isFictitious(sentences, true)).isTrue();
    assertThat(DiffWords.isFictitious(sentences, false)).isFalse();
    assertThat(DiffWords.isFictitious(nothing, true)).isFalse();
  }
}
