package org.ptps.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Language;
import org.ptps.charts.document.Document;
import org.ptps.charts.document.HtmlWriter;

class ProseTest {
  private static String html(String prose, Map<String, String> slots, String shown) {
    Document document =
        new Document(
            "es",
            "",
            "",
            List.of(),
            Prose.blocks(prose, slots, shown, Language.ES),
            List.of(),
            "",
            new Document.Labels("", "", "", "", "", "", ""));
    String page = HtmlWriter.write(document, "");
    String from = "<p class=\"subtitle\"></p>\n";
    return page.substring(page.indexOf(from) + from.length(), page.indexOf("</header>")).strip();
  }

  private static final Map<String, String> SLOTS = Map.of("files", "1,234", "name", "a < b");

  @Test
  void proseBecomesParagraphsListsAndHeadings() {
    assertThat(
            html(
                "### Título\n\nUna línea\ny **otra** de *ellas*.\n\n- uno\n- {files}\n",
                SLOTS,
                "x.md"))
        .isEqualTo(
            "<h2>Título</h2>\n"
                + "<p>Una línea y <strong>otra</strong> de <em>ellas</em>.</p>\n"
                + "<ul><li>uno</li><li>1,234</li></ul>");
  }

  @Test
  void whatComesFromDataIsEscaped() {
    assertThat(html("{name}", SLOTS, "x.md")).isEqualTo("<p>a &lt; b</p>");
  }

  @Test
  void aTypedNumberIsRefusedWithItsLine() {
    assertThatThrownBy(() -> html("Bien.\nSon 26 municipios.", SLOTS, "x.md"))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("x.md:2: a number is typed");
  }

  @ParameterizedTest
  @CsvSource({
    "ES, Faltan tres municipios.",
    "ES, Veintiséis municipios son socios.",
    "ES, La mitad no tiene agua.",
    "ES, Son doscientos sistemas.",
    "EN, Three municipalities are missing.",
    "EN, Twenty-six municipalities are partners.",
    "EN, Half have no water."
  })
  void aNumberInWordsIsRefusedToo(Language language, String prose) {
    assertThatThrownBy(() -> Prose.blocks(prose, SLOTS, "x.md", language))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("x.md:1: a number is typed");
  }

  @ParameterizedTest
  @CsvSource({
    "ES, Un municipio y una junta de PT-COB-01 en PTPS2017.",
    "EN, One of them is PT-COB-01; see often."
  })
  void articlesNamesAndCodesAreNoNumbers(Language language, String prose) {
    assertThat(Prose.blocks(prose, SLOTS, "x.md", language)).hasSize(1);
  }

  @Test
  void aTypedNumberWithItsSourceAndADigitInANameAreKept() {
    assertThat(html("PTPS2017 son {26|Plan, sección 2}.", SLOTS, "x.md"))
        .isEqualTo(
            "<p>PTPS2017 son <span data-kind=\"sourced\">26</span>.</p>\n"
                + "<p class=\"why\">Números escritos en el texto, con su fuente: <span"
                + " data-kind=\"sourced\">26: Plan, sección 2</span>.</p>");
  }

  @Test
  void anUnknownSlotIsNamedWithThoseThatExist() {
    assertThatThrownBy(() -> html("{filez}", SLOTS, "x.md"))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining("{filez}")
        .hasMessageContaining("files");
  }
}
