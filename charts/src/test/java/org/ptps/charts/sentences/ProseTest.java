package org.ptps.charts.sentences;

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
import org.ptps.charts.words.ChartException;

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
        .hasMessageContaining("x.md:2: «26» es un número escrito en el texto → use una casilla");
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
        .hasMessageContaining("x.md:1: ")
        .hasMessageContaining(
            language == Language.ES ? "» es un número escrito" : "' is a number typed");
  }

  @ParameterizedTest
  @CsvSource({
    "ES, Un municipio y una junta de PT-COB-01 en PTPS2017.",
    "EN, One of them is PT-COB-01; see often."
  })
  void articlesNamesAndCodesAreNoNumbers(Language language, String prose) {
    assertThat(Prose.blocks(prose, SLOTS, "x.md", language)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ES, 'En 2019, por el Decreto 118-2003 y la Ley 42, se avanzó en la ODS 6.1 y en R1.2.'",
    "ES, 'El 12 de marzo de 2021 dos socios dieron mil gracias a la Asamblea.'",
    "ES, 'Entre 2018-2022, el artículo 16 no cambió (véase la figura 3).'",
    "EN, 'In 2019, by Decree 118-2003, SDG 6.1 and R1.2 moved; two partners said so.'",
    "EN, 'On 12 March 2021 the partners met halfway.'"
  })
  void yearsLawsCodesAndSayingsAreNoNumbers(Language language, String prose) {
    assertThat(Prose.blocks(prose, SLOTS, "x.md", language)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "ES, 'Son 1,234.5 familias.', '1,234.5'",
    "ES, 'El 45 % cumple.', '45 %'",
    "ES, 'Dos de cada tres cumplen.', 'Dos de cada tres'",
    "ES, 'Son mil familias.', 'mil'",
    "ES, 'Son 2019.5 o 2000 % más.', '2019.5'",
    "EN, 'Two thirds meet it.', 'Two thirds'",
    "EN, 'It is 3 of 8.', '3'"
  })
  void theRefusedWordIsNamed(Language language, String prose, String word) {
    assertThatThrownBy(() -> Prose.blocks(prose, SLOTS, "x.md", language))
        .isInstanceOf(ChartException.class)
        .hasMessageContaining(language == Language.ES ? "«" + word + "»" : "'" + word + "'");
  }

  @Test
  void allMistakesOfATextAreToldAtOnce() {
    assertThat(Prose.faults("Son 26.\n{filez}\n\nLa mitad.", SLOTS.keySet(), "x.md", Language.ES))
        .hasSize(3)
        .anySatisfy(fault -> assertThat(fault).startsWith("x.md:1: «26»"))
        .anySatisfy(fault -> assertThat(fault).startsWith("x.md:2: no hay casilla {filez}"))
        .anySatisfy(fault -> assertThat(fault).startsWith("x.md:4: «La mitad»"));
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
