package org.ptps.charts.sentences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptps.charts.FiguresTest;
import org.ptps.charts.sentences.Sentences.Change;
import org.ptps.charts.sentences.Sentences.Way;
import org.ptps.charts.words.Status;
import org.ptps.warehouse.Rows;

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
    assertThat(Sentences.way(Status.REGRESSING, Change.UNCLEAR)).isEqualTo(Way.INSUFFICIENT_SAID);
    assertThat(Sentences.way(Status.NO_DATA, Change.NO_DATA)).isEqualTo(Way.NONE);
  }

  private static Rows.Row row(Object... cells) {
    List<String> columns = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (String column :
        List.of(
            "status",
            "reason",
            "change",
            "better",
            "value",
            "verdict",
            "panel_says",
            "is_published_series")) {
      columns.add(column);
      values.add(
          column.equals("value") ? (Object) 50.0 : column.equals("better") ? "higher" : null);
    }
    for (int i = 0; i < cells.length; i += 2) {
      values.set(columns.indexOf(String.valueOf(cells[i])), cells[i + 1]);
    }
    return new Rows.Row(columns, values);
  }

  @Test
  void whatIsKnownOfTheEvidenceGoesBeforeTheChange() {
    assertThat(Sentences.change(row("status", "on_track", "change", "up")))
        .isEqualTo(Change.IMPROVED);
    // a panel that says otherwise, whatever the status rests on
    for (String status : List.of("insufficient_evidence", "off_track")) {
      for (String panel : List.of("opposite", "no_clear_change")) {
        assertThat(
                Sentences.change(
                    row("status", status, "change", "no_clear_change", "panel_says", panel)))
            .isEqualTo(Change.COMPOSITION);
      }
    }
    assertThat(
            Sentences.change(
                row(
                    "status",
                    "insufficient_evidence",
                    "change",
                    "no_clear_change",
                    "panel_says",
                    "too_small")))
        .isEqualTo(Change.PANEL_TOO_SMALL);
    assertThat(
            Sentences.change(
                row(
                    "status",
                    "insufficient_evidence",
                    "reason",
                    "too_few_counted",
                    "change",
                    "up")))
        .isEqualTo(Change.FEW);
    assertThat(Sentences.change(row("status", "regressing", "change", "no_clear_change")))
        .isEqualTo(Change.FEW_LOST);
    assertThat(
            Sentences.change(
                row("status", "on_track", "change", "not_testable", "is_published_series", true)))
        .isEqualTo(Change.PUBLISHED);
    assertThat(Sentences.change(row("status", "insufficient_evidence", "reason", "modelled_year")))
        .isEqualTo(Change.NOT_OBSERVED);
    assertThat(Sentences.change(row("status", "met", "change", "up", "verdict", "meets")))
        .isEqualTo(Change.MEETS);
    assertThat(Sentences.change(row("status", "no_data", "value", null))).isEqualTo(Change.NO_DATA);
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void whereTheEvidenceDoesNotSufficeNoWayIsTold(Change change) {
    assertThat(Sentences.way(Status.INSUFFICIENT_EVIDENCE, change))
        .isIn(Way.NONE, Way.INSUFFICIENT, Way.INSUFFICIENT_SAID);
    assertThat(Sentences.way(Status.NONE, change)).isEqualTo(Way.NONE);
  }

  @Test
  void everyChangeAndWayHasWordsInBothLanguages() {
    assertThat(Sentences.read(FiguresTest.HOME)).isNotNull();
  }
}
