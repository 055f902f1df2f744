package org.ptps.lake.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Places;
import org.ptps.lake.Declared;
import org.ptps.lake.places.PlaceDecision.Method;

class PlaceMatcherTest {
  private static final Catalog CATALOG = Declared.SAMPLE;
  private static final Places PLACES = CATALOG.places();

  private final PlaceMatcher matcher = matcher(PLACES);

  private static PlaceMatcher matcher(Places places) {
    return new PlaceMatcher(
        places, CATALOG.settings().minSimilarity(), CATALOG.settings().minLead());
  }

  @Test
  void everyMunicipalityIsFoundByItsOwnDepartmentAndName() {
    for (Places.Municipality municipality : PLACES.municipalities()) {
      PlaceDecision decision =
          matcher.municipality(
              municipality.department().toUpperCase(Locale.ROOT), municipality.name(), "");
      assertThat(decision.municipalityCode())
          .as(municipality.name())
          .isEqualTo(municipality.code());
      assertThat(decision.method()).isEqualTo(Method.NAME);
    }
  }

  /** Different texts with one normalized form: a comma may tell two places apart. */
  @Test
  void whatWasAskedBeforeDecidesNothing() {
    List<String> spellings =
        List.of("Santa Rita Copán", "Santa Rita, Copán", "Santa Rita/Copán", "SANTA  RITA COPAN");
    for (String first : spellings) {
      PlaceMatcher asked = matcher(PLACES);
      asked.municipality("Copán", first, "");
      for (String then : spellings) {
        assertThat(asked.municipality("Copán", then, ""))
            .as("%s after %s", then, first)
            .isEqualTo(matcher(PLACES).municipality("Copán", then, ""));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Atlántida, La Ceiba, 101, 0101, NAME_AND_CODE",
    "Atlántida, La Ceiba, HN0101, 0101, NAME_AND_CODE",
    "Santa Bárbara, Chinda, 1609, 1608, NAME_AND_CODE",
    "Santa Bárbara, Qumistan, 1617, 1617, SIMILAR",
    "Lempira, Gualcinse, 1306, 1306, SIMILAR",
    "Lempira, Iguala, 1309, 1309, NAME_WITHOUT_ARTICLES",
    "Fco. Morazan, Tegucigalpa, '', 0801, NAME",
    "Bay Islands, ROATÁN, '', 1101, NAME",
    "El Paraíso Department, Municipio de Texiguat, 0716, 0716, NAME_AND_CODE",
    "Yoro, El Negrito, 1801, 1803, NAME_AGAINST_CODE",
    "Copán, 'Santa Rita, Copán', '', 0421, NAME",
    "'', Marcala, '', 1208, NAME_ALONE",
    "'', San Marcos, 1621, 1621, NAME_AND_CODE"
  })
  void placesAreFoundByDepartmentAndName(
      String department, String name, String code, String expected, Method method) {
    PlaceDecision decision = matcher.municipality(department, name, code);
    assertThat(decision.municipalityCode()).isEqualTo(expected);
    assertThat(decision.method()).isEqualTo(method);
    assertThat(decision.certain()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "El Paraíso, 'Danlí,El Paraiso', 704, SEVERAL_PLACES, 0703",
    "Intibucá, INTIBUCA Y SAN ISIDRO, 1006, SEVERAL_PLACES, 1011",
    "Lempira, Guarita-Tambla, 1307, SEVERAL_PLACES, 1324",
    "Cortés, San Antonio, 1010, AMBIGUOUS, 1010",
    "Comayagua, Jesus de Otoro, 1007, AMBIGUOUS, 1007",
    "'', San Marcos, '', AMBIGUOUS, 1413",
    "'', La Trinidad, '', AMBIGUOUS, 0308",
    "El Paraíso, 'Danlí, El Paraíso', '', SEVERAL_PLACES, 0703",
    "Amazonas, La Ceiba, '', AMBIGUOUS, 0101",
    "Lempira, Zzzzz, 1301, UNKNOWN, ''",
    "Lempira, '', 1301, EMPTY, ''"
  })
  void whatIsNotCertainIsNotGuessedAndNamesItsCandidates(
      String department, String name, String code, Method method, String candidate) {
    PlaceDecision decision = matcher.municipality(department, name, code);
    assertThat(decision.municipalityCode()).isEmpty();
    assertThat(decision.method()).isEqualTo(method);
    assertThat(decision.certain()).isFalse();
    assertThat(String.join("; ", decision.candidates())).contains(candidate);
  }

  @Test
  void aCodeAloneNeverDecides() {
    for (Places.Municipality municipality : PLACES.municipalities()) {
      assertThat(matcher.municipality("", "", municipality.code()).certain()).isFalse();
    }
  }

  @Test
  void aDecisionOfAPersonOverrulesTheMatcher() {
    List<Places.Decision> decisions = new ArrayList<>();
    decisions.add(
        new Places.Decision("Cortés", "San Antonio", "1010", "0507", "M. Díaz", "acta 03-2019"));
    decisions.add(new Places.Decision("Yoro", "Yoro", "", "", "M. Díaz", "otro país"));
    PlaceMatcher overruled =
        matcher(new Places(PLACES.municipalities(), PLACES.aliases(), decisions));
    PlaceDecision found = overruled.municipality("CORTES", "san antonio", "1010");
    assertThat(found.municipalityCode()).isEqualTo("0507");
    assertThat(found.method()).isEqualTo(Method.DECISION);
    assertThat(overruled.municipality("Yoro", "Yoro", "").certain()).isFalse();
  }

  @Test
  void departmentsAreFoundWithoutAccentsAndNeverGuessed() {
    assertThat(matcher.department("Copan").departmentCode()).isEqualTo("04");
    assertThat(matcher.department("Gracias A Dios").departmentCode()).isEqualTo("09");
    assertThat(matcher.department("Amazonas").certain()).isFalse();
  }
}
