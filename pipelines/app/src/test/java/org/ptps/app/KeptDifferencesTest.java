package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ptps.app.EditionDiff.Sentence;
import org.ptps.catalog.AtomicFiles;
import org.ptps.exchange.Export.Audience;
import org.ptps.warehouse.Claims;

class KeptDifferencesTest {
  private static final Claims.Said NOTHING = new Claims.Said(false, null, null, null, null);

  @TempDir Path out;
  private Publications publications;
  private Publication first;
  private Publication second;
  private KeptDifferences kept;

  @BeforeEach
  void editions() {
    publications = new Publications(out);
    first = edition("1", "a");
    second = edition("2", "b");
    kept = new KeptDifferences(publications, "program");
  }

  private Publication edition(String name, String input) {
    Publication edition =
        new Publication(
            name,
            "1.0",
            "program",
            List.of("language=es"),
            Map.of("1/x.csv", input),
            Map.of(),
            Map.of(),
            Map.of("trends", "7 8"),
            Map.of());
    AtomicFiles.write(publications.of(name).resolve(Publication.FILE), edition.text());
    return edition;
  }

  private static Difference difference() {
    Claims.Moved moved =
        new Claims.Moved(
            "trend",
            "PT-COB-01@JMP \"2025\"/0405/total/2018-2022~baseline",
            "PT-COB-01",
            "size",
            "",
            "municipality",
            "0405",
            "total",
            2022,
            true,
            List.of(
                NOTHING,
                new Claims.Said(true, 1.0 / 3, "on_track", "up", null),
                new Claims.Said(true, -0.0, null, null, "línea\notra"),
                new Claims.Said(true, Double.NaN, null, null, null)));
    return new Difference(
        List.of(Cause.CODE, Cause.DEFINITION, Cause.ADDED),
        new TreeMap<>(
            Map.of(
                Cause.DEFINITION, Set.of("sql/model/x.sql"), Cause.ADDED, Set.of("members (1)"))),
        List.of(new Sentence("annual-2022.es.html", "", "Ocho de 26, «sí».")),
        Map.of(Audience.PUBLIC, List.of(), Audience.MEMBERS, List.of(moved, moved)));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(publications.of(KeptDifferences.FOLDER))) {
      return files.toList();
    }
  }

  @Test
  void whatIsKeptIsReadAgain() {
    assertThat(kept.find(first, second)).isEmpty();
    kept.keep(first, second, difference());
    assertThat(kept.find(first, second)).contains(difference());
    assertThat(kept.find(second, first)).isEmpty();
    assertThat(publications.all()).containsExactly(first, second);
  }

  @Test
  void whatIsCutOffOrDamagedIsNone() throws IOException {
    kept.keep(first, second, difference());
    Path file = files().get(0);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      Files.write(file, Arrays.copyOf(whole, at));
      assertThat(kept.find(first, second)).as(at + " bytes").isEmpty();
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertThat(kept.find(first, second)).as("byte " + at).isEmpty();
    }
  }

  @Test
  void whatAnotherProgramComputedOrOfAnotherEditionIsNone() throws IOException {
    kept.keep(first, second, difference());
    assertThat(new KeptDifferences(publications, "another").find(first, second)).isEmpty();
    Publication other = edition("3", "c");
    assertThat(kept.find(first, other)).isEmpty();
    // As if a file stood under the name of another.
    List<Path> before = files();
    kept.keep(first, other, difference());
    List<Path> added = new ArrayList<>(files());
    added.removeAll(before);
    Files.copy(before.get(0), added.get(0), StandardCopyOption.REPLACE_EXISTING);
    assertThat(kept.find(first, other)).isEmpty();
  }

  @Test
  void aDifferenceGoesWithItsEdition() throws IOException {
    kept.keep(first, second, difference());
    kept.sweep();
    assertThat(kept.find(first, second)).isPresent();
    Files.delete(publications.of("1").resolve(Publication.FILE));
    kept.sweep();
    assertThat(kept.find(first, second)).isEmpty();
    assertThat(publications.of(KeptDifferences.FOLDER)).isEmptyDirectory();
  }

  @Test
  void whatMembersReadIsNotForThePublic() {
    Difference difference =
        new Difference(
            List.of(),
            Map.of(),
            List.of(
                new Sentence("annual-2022.es.members.html", "a", "b"),
                new Sentence("annual-2022.es.html", "c", "d")),
            Map.of(Audience.PUBLIC, List.of(), Audience.MEMBERS, List.of()));
    assertThat(difference.of(Audience.PUBLIC).sentences())
        .containsExactly(new Sentence("annual-2022.es.html", "c", "d"));
    assertThat(difference.of(Audience.MEMBERS).sentences()).hasSize(2);
  }
}
