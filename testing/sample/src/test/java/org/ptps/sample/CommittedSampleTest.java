package org.ptps.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommittedSampleTest {
  private static final Path COMMITTED = Path.of("..", "..", "data-sample");
  private static final String REFRESH =
      "the generator has changed: write data-sample again with './ptps sample --out data-sample'"
          + " or the main class org.ptps.sample.WriteSample (data-sample/README.md), and commit it";

  @TempDir Path folder;

  private static TreeMap<String, byte[]> files(Path folder) throws IOException {
    TreeMap<String, byte[]> result = new TreeMap<>();
    for (String part : new String[] {"raw", "faulty", "expected"}) {
      try (Stream<Path> paths = Files.walk(folder.resolve(part))) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          String name = folder.relativize(path).toString().replace('\\', '/');
          result.put(name, Files.readAllBytes(path));
        }
      }
    }
    return result;
  }

  @Test
  void theCommittedFilesAreWhatTheGeneratorWrites() throws IOException {
    SampleGenerator.write(folder, SampleOptions.committed());
    TreeMap<String, byte[]> committed = files(COMMITTED);
    TreeMap<String, byte[]> written = files(folder);
    // Other stages may have golden results in expected.
    TreeSet<String> own = new TreeSet<>(committed.keySet());
    own.removeIf(name -> name.startsWith("expected/") && !written.containsKey(name));
    assertThat(own).as(REFRESH).isEqualTo(written.keySet());
    written.forEach(
        (name, bytes) ->
            assertThat(committed.get(name)).as(name + ": " + REFRESH).isEqualTo(bytes));
  }

  @Test
  void thePersonThePlaceAndTheLanguageLeaveNoTrace() throws IOException {
    SampleGenerator.write(folder.resolve("here"), SampleOptions.committed());
    String user = System.getProperty("user.name");
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      System.setProperty("user.name", "somebody with a rather long name");
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      SampleGenerator.write(folder.resolve("there"), SampleOptions.committed());
    } finally {
      System.setProperty("user.name", user);
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    TreeMap<String, byte[]> here = files(folder.resolve("here"));
    files(folder.resolve("there"))
        .forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(here.get(name)));
  }

  @Test
  void anotherSeedGivesOtherRows() throws IOException {
    SampleOptions committed = SampleOptions.committed();
    SampleGenerator.write(folder.resolve("one"), committed);
    SampleGenerator.write(
        folder.resolve("two"),
        new SampleOptions(committed.communities(), committed.seed() + 1, committed.faultRate()));
    String name = "raw/siasar_communities/community_main_2017.HN.csv";
    assertThat(files(folder.resolve("one")).get(name))
        .isNotEqualTo(files(folder.resolve("two")).get(name));
  }

  @Test
  void theSampleStaysUnderSixMegabytes() throws IOException {
    long size = files(COMMITTED).values().stream().mapToLong(each -> each.length).sum();
    assertThat(size).isLessThan(6_000_000);
  }

  @Test
  void goldenResultsOfOthersSurviveARefresh() throws IOException {
    Path golden = folder.resolve("expected").resolve("golden.csv");
    Files.createDirectories(golden.getParent());
    Files.writeString(golden, "kept\n");
    SampleGenerator.write(folder, SampleOptions.committed());
    assertThat(golden).hasContent("kept");
  }

  @Test
  void optionsOutOfRangeSayWhatIsAllowed() {
    assertThatThrownBy(() -> new SampleOptions(100, 1, 0.01))
        .hasMessage("communities = 100: give a number from 348 to 100000");
    assertThatThrownBy(() -> new SampleOptions(400, 1, 0.7))
        .hasMessage("fault rate = 0.7: give a share from 0 to 0.5");
    assertThatThrownBy(() -> new SampleOptions(400, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
