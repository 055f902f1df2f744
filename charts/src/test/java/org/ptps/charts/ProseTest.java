package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProseTest {
  private static final Map<String, String> SLOTS = Map.of("files", "1,234", "name", "a < b");

  @Test
  void proseBecomesParagraphsListsAndHeadings() {
    assertThat(
            Prose.html(
                "### Título\n\nUna línea\ny **otra** de *dos*.\n\n- uno\n- {files}\n",
                SLOTS,
                "x.md"))
        .isEqualTo(
            "<h3>Título</h3>\n"
                + "<p>Una línea y <strong>otra</strong> de <em>dos</em>.</p>\n"
                + "<ul><li>uno</li><li>1,234</li></ul>");
  }

  @Test
  void whatComesFromDataIsEscaped() {
    assertThat(Prose.html("{name}", SLOTS, "x.md")).isEqualTo("<p>a &lt; b</p>");
  }

  @Test
  void aTypedNumberIsRefusedWithItsLine() {
    assertThatThrownBy(() -> Prose.html("Bien.\nSon 26 municipios.", SLOTS, "x.md"))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("x.md:2: a number is typed");
  }

  @Test
  void aTypedNumberWithItsSourceAndADigitInANameAreKept() {
    assertThat(Prose.html("PTPS2017 son {26|Plan, sección 2}.", SLOTS, "x.md"))
        .isEqualTo("<p>PTPS2017 son 26.</p>");
  }

  @Test
  void anUnknownSlotIsNamedWithThoseThatExist() {
    assertThatThrownBy(() -> Prose.html("{filez}", SLOTS, "x.md"))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("{filez}")
        .hasMessageContaining("files");
  }
}
