package org.ptps.charts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of charts stand on each other, and nothing in one knows what stands on it. */
class RoomsTest {
  private static final String HOUSE = "org.ptps.charts";

  /** From the ground up. */
  private static final List<String> ROOMS =
      List.of(
          "words", "document", "declared", "data", "sentences", "draw", "map", "kind", "report");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);

  @Test
  void everyClassLivesInARoomButTheTwoThatOthersCall() {
    assertThat(CLASSES.stream().map(found -> found.getPackageName().substring(HOUSE.length())))
        .isSubsetOf(Stream.concat(Stream.of(""), ROOMS.stream().map(room -> "." + room)).toList());
    assertThat(
            CLASSES.stream()
                .filter(found -> found.getPackageName().equals(HOUSE))
                .map(found -> found.getName().substring(HOUSE.length() + 1).split("\\$")[0]))
        .containsOnly("Figures", "Reports");
  }

  static Stream<Arguments> roomsWithThoseAbove() {
    return IntStream.range(0, ROOMS.size())
        .mapToObj(
            floor ->
                Arguments.of(
                    ROOMS.get(floor),
                    Stream.concat(
                            ROOMS.stream().skip(floor + 1).map(room -> HOUSE + "." + room),
                            Stream.of(HOUSE))
                        .toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("roomsWithThoseAbove")
  void noRoomKnowsWhatStandsOnIt(String room, String[] above) {
    noClasses()
        .that()
        .resideInAPackage(HOUSE + "." + room)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(above)
        .check(CLASSES);
  }
}
