package org.ptps.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ptps.bench.Spelling.Slip;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Places;

class MisspellingsTest {
  private static final Places PLACES =
      Catalog.read(Machine.home(), Path.of("conf/defaults.conf"), List.of()).places();

  @Test
  void theSameSeedGivesTheSameTexts() {
    assertThat(new Misspellings(PLACES, 7, 20).certain())
        .isEqualTo(new Misspellings(PLACES, 7, 20).certain())
        .isNotEqualTo(new Misspellings(PLACES, 8, 20).certain());
  }

  @Test
  void everyKindHasCasesOfEveryMunicipalityThatItCanHave() {
    Misspellings all = new Misspellings(PLACES, 2018, 1);
    assertThat(Stream.concat(all.certain().stream(), all.uncertain().stream()))
        .allSatisfy(kind -> assertThat(kind.cases()).as(kind.name()).isNotEmpty());
    assertThat(kind(all.certain(), "as listed").cases()).hasSize(298);
    assertThat(kind(all.certain(), "code of the other numbering").cases()).hasSize(14);
  }

  @Test
  void textsOfTwoMunicipalitiesAreLeftOut() {
    PlaceKind.Builder builder = new PlaceKind.Builder("abbreviated");
    builder.add(new PlaceCase("Copán", "S. Ana", "", "0401"));
    builder.add(new PlaceCase("Copán", "S. Ana", "", "0402"));
    builder.add(new PlaceCase("Copán", "S. Juan", "", "0403"));

    PlaceKind kind = builder.build();

    assertThat(kind.cases()).extracting(PlaceCase::truth).containsExactly("0403");
    assertThat(kind.leftOut()).isEqualTo(2);
  }

  @Test
  void noCertainTextIsAnotherNameOfItsDepartment() {
    List<Places.Municipality> municipalities = PLACES.municipalities();
    for (PlaceKind kind : new Misspellings(PLACES, 2018, 1).certain()) {
      for (PlaceCase each : kind.cases()) {
        assertThat(municipalities)
            .filteredOn(other -> other.department().equals(each.department()))
            .filteredOn(other -> !other.code().equals(each.truth()))
            .as(kind.name() + ": " + each)
            .noneMatch(
                other -> Spelling.bare(other.name()).equals(Spelling.bare(each.municipality())));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Slip.class)
  void aSlipChangesLengthAsItsNameSays(Slip slip) {
    String slipped = Spelling.slipped("Tela", slip, new Random(1));
    int longer =
        switch (slip) {
          case SWAP, NEIGHBOUR -> 0;
          case DROP -> -1;
          case DOUBLE -> 1;
        };
    assertThat(slipped).hasSize("Tela".length() + longer).isNotEqualTo("Tela");
  }

  @Test
  void namesAreWrittenAsPeopleWriteThem() {
    assertThat(Spelling.abbreviated("San Francisco de Ojuera")).isEqualTo("S. Fco. de Ojuera");
    assertThat(Spelling.withoutArticles("Villa de San Antonio")).isEqualTo("Villa San Antonio");
    assertThat(Spelling.turned("Copán Ruinas")).isEqualTo("Ruinas Copán");
    assertThat(Spelling.garbled("Copán")).isEqualTo("CopÃ¡n");
    assertThat(Spelling.lost("Yocón")).isEqualTo("Yoc?n");
  }

  @Test
  void aMatchWithoutATruthIsWrong() {
    PlaceCase none = new PlaceCase("Copán", "Cane", "", "");
    PlaceCase one = new PlaceCase("La Paz", "Cane", "", "1204");

    assertThat(Tally.of(List.of(none, one, one, one), List.of("0401", "1204", "", "1201")))
        .isEqualTo(new Tally(1, 1, 2));
  }

  private static PlaceKind kind(List<PlaceKind> kinds, String name) {
    return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst().orElseThrow();
  }
}
