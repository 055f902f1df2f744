package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptps.charts.Sentences.Change;
import org.ptps.charts.Sentences.Way;

class SentencesTest {

  @ParameterizedTest
  @CsvSource({
    "ON_TRACK, up, higher, IMPROVED",
    "OFF_TRACK, down, higher, WORSENED",
    "OFF_TRACK, down, lower, IMPROVED",
    "REGRESSING, up, lower, WORSENED",
    "NONE, up, context, ROSE",
    "NONE, down, context, FELL",
    "INSUFFICIENT_EVIDENCE, up, higher, IMPROVED",
    "OFF_TRACK, no_clear_change, higher, UNCLEAR",
    "OFF_TRACK, not_testable, higher, NOT_TESTABLE",
    "NOT_COMPARABLE, up, higher, NOT_COMPARABLE",
    "NO_DATA, up, higher, NO_DATA",
    "INSUFFICIENT_EVIDENCE, , higher, UNCLEAR"
  })
  void whatIsSaidOfAChangeFollowsStatusChangeAndDirection(
      Status status, String change, String better, Change expected) {
    assertThat(Sentences.change(status, change, better)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void noStatusMakesAnUnclearChangeIntoAnImprovementOrADecline(Status status) {
    for (String change : new String[] {null, "no_clear_change", "not_testable"}) {
      assertThat(Sentences.change(status, change, "higher"))
          .isNotIn(Change.IMPROVED, Change.WORSENED, Change.ROSE, Change.FELL);
    }
  }

  @Test
  void goingBackIsSaidOnlyOfAClearChange() {
    assertThat(Sentences.way(Status.REGRESSING, Change.WORSENED)).isEqualTo(Way.REGRESSING);
    assertThat(Sentences.way(Status.REGRESSING, Change.UNCLEAR)).isEqualTo(Way.INSUFFICIENT);
    assertThat(Sentences.way(Status.NO_DATA, Change.NO_DATA)).isEqualTo(Way.NONE);
  }

  @Test
  void everyChangeAndWayHasWordsInBothLanguages() {
    assertThat(Sentences.read(FiguresTest.HOME)).isNotNull();
  }
}
