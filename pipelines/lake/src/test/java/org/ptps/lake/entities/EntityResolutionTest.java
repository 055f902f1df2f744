package org.ptps.lake.entities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ptps.catalog.EntityDecision;
import org.ptps.lake.entities.EntityMatch.Method;

class EntityResolutionTest {
  private static final double NOWHERE = Double.NaN;

  private static EntityMention seen(String id, String name, int year, double latitude) {
    LocalDate day = LocalDate.of(year, 6, 1);
    return new EntityMention(
        "HN", "1608", id, name, day, day, List.of(year), latitude, latitude - 100, 1);
  }

  private static EntityMention nameless(String name, int year) {
    return seen(ProvisionalId.of("1608", name), name, year, NOWHERE);
  }

  private static EntityResolution of(List<EntityMention> mentions, EntityDecision... decisions) {
    List<EntityDecision> all = List.of(decisions);
    return EntityResolution.of(
        "system", mentions, new NameIndex("system", List.of("sistema"), 0.86, 0.06, all), all);
  }

  @Test
  void oneIdentifierIsOneEntityHoweverItIsSpelled() {
    EntityResolution identities =
        of(List.of(seen("1", "El Ocote", 2016, 14.1), seen("1", "OCOTE, EL", 2018, 14.1)));
    assertThat(identities.of("HN", "1"))
        .isEqualTo(new EntityMatch("1", Method.PUBLISHED_ID, 1, List.of()));
    assertThat(identities.changed()).isEmpty();
  }

  @Test
  void aRowWithoutAnIdentifierIsTheOneThatBearsItsNameInAnyYear() {
    EntityResolution identities =
        of(
            List.of(
                seen("1", "Sistema El Ocote", 2016, 14.1),
                nameless("SISTEMA  EL OCOTE", 2014),
                nameless("El Ocote", 2018),
                nameless("Sistema Nuevo", 2018)));
    assertThat(identities.of("HN", ProvisionalId.of("1608", "sistema el ocote")))
        .isEqualTo(new EntityMatch("1", Method.NAME, 1, List.of()));
    assertThat(identities.of("HN", ProvisionalId.of("1608", "El Ocote")).method())
        .isEqualTo(Method.NAME_WITHOUT_COMMON_WORDS);
    assertThat(identities.of("HN", ProvisionalId.of("1608", "Sistema Nuevo")))
        .extracting(EntityMatch::entityId, EntityMatch::method)
        .containsExactly("~1608:sistema nuevo", Method.OWN_NAME);
  }

  @Test
  void whereTwoBearTheNameARowWithoutAnIdentifierIsNeitherAndBothAreNamed() {
    EntityResolution identities =
        of(
            List.of(
                seen("1", "San José", 2016, 14.1),
                seen("2", "San José", 2016, 14.3),
                nameless("San José", 2018)));
    assertThat(identities.of("HN", ProvisionalId.of("1608", "San José")))
        .isEqualTo(
            new EntityMatch(
                "~1608:san jose", Method.AMBIGUOUS, 1, List.of("1 San José", "2 San José")));
  }

  @Test
  void aNewNumberForTheSameNameAtTheSameSpotKeepsTheOldIdentity() {
    EntityResolution identities =
        of(
            List.of(
                seen("17", "El Ocote", 2016, 14.1),
                seen("01HXULID", "EL OCOTE", 2023, 14.1001),
                seen("01HXLATER", "El Ocote", 2025, 14.1)));
    assertThat(identities.of("HN", "01HXULID"))
        .isEqualTo(new EntityMatch("17", Method.RENUMBERED, 1, List.of()));
    assertThat(identities.of("HN", "01HXLATER").entityId()).isEqualTo("17");
    assertThat(identities.changed())
        .containsExactly(List.of("HN", "01HXLATER", "17"), List.of("HN", "01HXULID", "17"));
  }

  @Test
  void twoNumbersAreTwoWhereTheyMeetInAYearOrStandApartOrHaveNoSpot() {
    assertThat(
            of(List.of(seen("1", "El Ocote", 2016, 14.1), seen("2", "El Ocote", 2016, 14.1)))
                .changed())
        .as("in one year")
        .isEmpty();
    assertThat(
            of(List.of(seen("1", "El Ocote", 2016, 14.1), seen("2", "El Ocote", 2018, 14.2)))
                .changed())
        .as("eleven kilometres apart")
        .isEmpty();
    assertThat(
            of(List.of(seen("1", "El Ocote", 2016, NOWHERE), seen("2", "El Ocote", 2018, NOWHERE)))
                .changed())
        .as("nowhere")
        .isEmpty();
  }

  @Test
  void aDecisionJoinsAndPartsWhatItSays() {
    EntityResolution joined =
        of(
            List.of(seen("1", "El Ocote", 2016, NOWHERE), seen("2", "Ocotal", 2018, NOWHERE)),
            new EntityDecision("system", "HN", "", "", "2", "1", "acta", "renamed"));
    assertThat(joined.changed()).containsExactly(List.of("HN", "2", "1"));
    EntityResolution parted =
        of(
            List.of(seen("1", "El Ocote", 2016, 14.1), seen("2", "El Ocote", 2018, 14.1)),
            new EntityDecision("system", "HN", "", "", "2", "", "acta", "another"));
    assertThat(parted.changed()).isEmpty();
  }

  @Test
  void theOrderInWhichRowsArriveChangesNothing() {
    List<EntityMention> mentions = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      mentions.add(seen("A" + i, "Nombre " + i % 13, 2013 + i % 9, 14 + i % 3));
      mentions.add(nameless("Nombre " + i % 17, 2013 + i % 8));
    }
    List<List<String>> wanted = of(mentions).changed();
    assertThat(wanted).isNotEmpty();
    for (int seed = 0; seed < 5; seed++) {
      List<EntityMention> shuffled = new ArrayList<>(mentions);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(of(shuffled).changed()).isEqualTo(wanted);
    }
  }
}
