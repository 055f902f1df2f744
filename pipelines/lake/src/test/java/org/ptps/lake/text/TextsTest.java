package org.ptps.lake.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
  private static final String NAME = "Organización Ficticia Peña";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Organizacio\u0301n Ficticia Pen\u0303a",
        "Organiza\u200Bción Ficticia\u200D Peña",
        "\uFEFFOrganización Ficticia Peña",
        "Organización\u00A0Ficticia\u202FPeña",
        "Organización\u2003Ficticia\u3000 Peña\u2060",
        "Organi\u00ADzación Ficticia Peña\u200E",
        "Organización\tFicticia\r\nPeña",
        "Organización Fic\u001Bticia Peña\u0007",
        " Organización  Ficticia Peña\uFE0F "
      })
  void theSameLettersAreOneName(String written) {
    assertThat(Texts.squeeze(written)).isEqualTo(NAME);
    assertThat(Texts.fold(written)).isEqualTo("organizacion ficticia pena");
  }

  @Test
  void whatIsSeenStays() {
    String shown = "Ñandú № 5 – «El Güegüense» · m³ ½ 井戸 😀";
    assertThat(Texts.squeeze(shown)).isEqualTo(shown);
    assertThat(Texts.shown("a\u001B[31mb\u0007c\nd")).isEqualTo("a\uFFFD[31mb\uFFFDc\nd");
  }

  @ParameterizedTest
  @CsvSource({
    "FundaciÃ³n Ãgua, FundaciÃ³n Ãgua",
    "FundaciÃ³n, Fundación",
    "OrganizaciÃ³n PeÃ±a, Organización Peña",
    "IntibucÃ¡, Intibucá",
    "Fundaci¢n, Fundación",
    "Pe¤a Blanca, Peña Blanca",
    "G\u2021lvez, Gálvez",
    "Agua «Fría», Agua «Fría»",
    "N°3 La Peña, N°3 La Peña",
    "José–María, José–María",
    "Über Straße, Über Straße",
    "São João, São João"
  })
  void aNameReadInTheWrongCodePageIsMendedAndNoOtherTextChanges(String read, String meant) {
    assertThat(Texts.mended(read)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "1600075.0, 1600075",
    "'1600075,00', 1600075",
    "'=\"1600075\"', 1600075",
    "'''1600075', 1600075",
    "=\"0101\", 0101",
    "1.60008E+06, 1.60008E+06",
    "1.0, 1.0",
    "PU-1608, PU-1608",
    "M2017-0507-1, M2017-0507-1"
  })
  void whatASpreadsheetAddsToAnIdentifierIsNoPartOfIt(String written, String id) {
    assertThat(SpreadsheetMarks.without(written)).isEqualTo(id);
  }
}
