package org.ptps.charts.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.charts.words.Annotated;
import org.ptps.charts.words.Heading;
import org.ptps.warehouse.claim.Fact;

class FindingTest {
  private static final Map<String, String> SLOTS =
      Map.of(
          "over", Annotated.fact(new Fact("t/r/over", 18, "18")),
          "known", "1,026",
          "share", Annotated.fact(new Fact("t/r/share", 79.96, "80.0\u00a0%")),
          "none", "—",
          "words", "mejoró",
          "silent", "");

  @ParameterizedTest
  @CsvSource({
    "over >= 18, true",
    "over > 18, false",
    "over < known, true",
    "over > 0.5 * known, false",
    "over <= 0.5 * known, true",
    "known = 1026, true",
    "share < 80, true",
    "none >= 0, false",
    "none < 5, false",
    "over < none, false",
    "words, true",
    "silent, false",
    "missing, false"
  })
  void aConditionIsHeldAgainstTheNumbersThatAreShown(String text, boolean holds) {
    assertThat(Finding.Condition.parse(text).holds(SLOTS)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({"over is many", "18 > over", "over >", "over > 0.5 * "})
  void whatIsNoConditionIsToldByTheCatalogue(String text) {
    assertThat(Finding.Condition.parse(text)).isNull();
  }

  @Test
  void theFirstFindingThatTheNumbersAllowStandsAboveTheLabelWithItsKeys() {
    Figure figure =
        figure(
            finding("over > 500", "Casi todos"),
            finding("over > 5", "{over} de {known} llegan."),
            finding("over > 1", "Algunos"));

    String heading = figure.heading(SLOTS, Language.ES);

    assertThat(Annotated.plain(Heading.first(heading))).isEqualTo("18 de 1,026 llegan");
    assertThat(Annotated.pieces(Heading.first(heading)).get(0).key()).isEqualTo("t/r/over");
    assertThat(Heading.label(heading)).isEqualTo("Agua");
  }

  @Test
  void withoutAFindingTheLabelStandsAlone() {
    String heading = figure(finding("none > 0", "Nada")).heading(SLOTS, Language.ES);

    assertThat(Heading.first(heading)).isEqualTo("Agua");
    assertThat(Heading.hasLabel(heading)).isFalse();
  }

  private static Finding finding(String needs, String says) {
    return Finding.of(new Words(says, says), needs);
  }

  private static Figure figure(Finding... findings) {
    return new Figure(
        "f",
        java.nio.file.Path.of("f.conf"),
        FigureKind.TREND,
        List.of(),
        null,
        Figure.Order.VALUE,
        List.of(),
        ReportRequest.Audience.PUBLIC,
        new Words("Agua", "Water"),
        List.of(findings),
        new Words("", ""));
  }
}
