package org.ptps.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptps.charts.words.Phrase;

class StyleTest {
  private static final double TEXT = 4.5;
  private static final double MARK = 3.0;
  private final Style style = Style.shipped();

  @Test
  void everyTextIsReadOnItsGround() {
    for (String name : List.of("ink", "muted", "stamp", "baseline")) {
      assertThat(Style.contrast(style.colour(name), style.ground())).as(name).isGreaterThan(TEXT);
    }
    assertThat(Style.contrast(style.ink(), style.colour("no_data"))).isGreaterThan(TEXT);
    for (Color colour : style.series()) {
      assertThat(Style.contrast(colour, style.ground())).as("" + colour).isGreaterThan(TEXT);
    }
    for (Color colour : style.steps()) {
      assertThat(Style.contrast(style.textOn(colour), colour)).as("" + colour).isGreaterThan(TEXT);
    }
    for (String name : List.of("A", "B", "C", "D", "none")) {
      Color colour = style.siasar(name);
      assertThat(Style.contrast(style.textOn(colour), colour)).as(name).isGreaterThan(TEXT);
    }
  }

  @Test
  void marksAndOutlinesStandOutFromTheirGround() {
    assertThat(Style.contrast(style.colour("frame"), style.ground())).isGreaterThan(MARK);
    assertThat(Style.contrast(style.ink(), style.siasar("B"))).isGreaterThan(MARK);
  }

  @Test
  void siasarColoursAreTheOfficialOnes() {
    assertThat(style.siasar("A")).isEqualTo(Color.decode("#54BA46"));
    assertThat(style.siasar("B")).isEqualTo(Color.decode("#FFFF39"));
    assertThat(style.siasar("C")).isEqualTo(Color.decode("#FF9326"));
    assertThat(style.siasar("D")).isEqualTo(Color.decode("#C92429"));
    assertThat(style.siasar("anything else")).isEqualTo(Color.decode("#AAAAAA"));
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(Style.contrast(Color.BLACK, Color.WHITE)).isEqualTo(21.0);
    assertThat(Style.contrast(Color.decode("#777777"), Color.WHITE)).isBetween(4.47, 4.49);
  }

  @Test
  void theFontHasEverySpanishLetterAndSignThatIsWritten() {
    String signs = "áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”–—−…·%≥≤×\u00a0";
    assertThat(style.label().canDisplayUpTo(signs)).isEqualTo(-1);
    assertThat(style.strongLabel().canDisplayUpTo(signs)).isEqualTo(-1);
    for (Phrase phrase : Phrase.values()) {
      for (org.ptps.catalog.Language language : org.ptps.catalog.Language.values()) {
        assertThat(style.label().canDisplayUpTo(phrase.in(language))).as("" + phrase).isEqualTo(-1);
      }
    }
  }
}
