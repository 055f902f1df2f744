package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSentencesTest {
  @TempDir Path folder;

  private static String number(String key, String shown) {
    return "<data value=\"1\" data-key=\"" + key + "\">" + shown + "</data>";
  }

  @Test
  void aNumberAndTheWordsBehindItAreOneSentenceAndALegendIsNoPartOfIt() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("page.html"),
            "<p class=\"big\">"
                + number("a/1", "4,326")
                + "</p>\n<p>familias no tienen agua; de "
                + number("a/2", "370")
                + "&nbsp;más no se sabe.</p>\n<p>no cumple</p>\n<p>Suben "
                + number("a/3", "3")
                + " &#39;de&#39; 8.</p>");

    assertThat(ReportSentences.of(page))
        .containsExactly(
            java.util.Map.entry(
                "a/1 a/2 #1", "4,326 familias no tienen agua; de 370 más no se sabe."),
            java.util.Map.entry("a/3 #1", "Suben 3 'de' 8."));
  }
}
