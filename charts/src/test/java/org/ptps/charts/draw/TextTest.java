package org.ptps.charts.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ptps.charts.words.Annotated;
import org.ptps.warehouse.claim.Fact;

class TextTest {
  private static final Font FONT = Style.shipped().small();
  private static final double WIDTH = 200;

  @Test
  void declaredWordsAreWrappedAsAnyOthers() {
    String words =
        "Agua al menos básica en 2015, según la edición del JMP que se compara (92.4 en la de 2025)";

    List<String> lines = Text.wrap("2015: " + Annotated.kind("declared", words), FONT, WIDTH);

    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines).allMatch(line -> Text.width(line, FONT) <= WIDTH);
    assertThat(Annotated.plain(String.join(" ", lines))).isEqualTo("2015: " + words);
  }

  @Test
  void aNumberIsNotBrokenOffFromItsUnitNorFromWhatItIs() {
    String points =
        Annotated.fact(new Fact("PT-COB-01/PTPS2017/total/2017-2022/change", 1.7, "+1.7"));
    for (int before = 1; before < 12; before++) {
      String words = "agua ".repeat(before) + "(" + points + " puntos), n = 26 municipios, 3 años";

      assertThat(Text.wrap(words, FONT, WIDTH))
          .map(Annotated::plain)
          .anyMatch(line -> line.contains("+1.7\u00a0puntos)"))
          .anyMatch(line -> line.contains("n\u00a0=\u00a026"))
          .anyMatch(line -> line.contains("3\u00a0años"));
    }
  }

  @Test
  void aNumberWithItsKeyStaysInOneLine() {
    String number =
        Annotated.fact(new Fact("PT-COB-06/PTPS2017/total/2019/value", 83.7142, "menos de 0.1 %"));

    List<String> lines = Text.wrap("palabras ".repeat(7) + number, FONT, WIDTH);

    assertThat(lines)
        .anyMatch(line -> Annotated.plain(line).replace('\u00a0', ' ').contains("menos de 0.1 %"));
  }
}
