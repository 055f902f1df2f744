package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages about changes since the last run: a source that is gone, an empty input. */
class LastRunTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final String MEMBERS = "ptps_members/socios_ptps.csv";
  private static final String COMMUNITIES = "siasar_communities/community_main_2017.HN.csv";

  @TempDir Path folder;

  private Answered lake(Path inputs, String... more) {
    System.setProperty("ptps.home", HOME.toString());
    String[] arguments = new String[5 + more.length];
    arguments[0] = "lake";
    arguments[1] = "--inputs";
    arguments[2] = inputs.toString();
    arguments[3] = "--out";
    arguments[4] = folder.resolve("out").toString();
    System.arraycopy(more, 0, arguments, 5, more.length);
    return Answered.to(arguments);
  }

  private Path inputs(String name, String... files) throws IOException {
    Path inputs = Files.createDirectories(folder.resolve(name));
    Files.copy(HOME.resolve("data-sample/raw/origin.conf"), inputs.resolve("origin.conf"));
    for (String file : files) {
      Path from = HOME.resolve("data-sample/raw").resolve(file);
      Files.copy(from, inputs.resolve(from.getFileName()));
    }
    return inputs;
  }

  @Test
  void aSourceThatHadRowsAndHasNoneIsToldAndAnEmptyInputReplacesNothing() throws IOException {
    Answered both = lake(inputs("both", MEMBERS, COMMUNITIES));
    assertThat(both.code()).as(both.err()).isZero();
    assertThat(both.err()).doesNotContain("corrida anterior");

    Answered one = lake(inputs("one", MEMBERS));
    assertThat(one.code()).as(one.err()).isZero();
    assertThat(one.err())
        .contains("la fuente siasar_communities tenía filas en la corrida anterior")
        .doesNotContain("la fuente ptps_members tenía");
    String manifest = Files.readString(folder.resolve("out/manifest.json"));
    Path lake = Files.readSymbolicLink(folder.resolve("out/lake"));

    Answered empty = lake(inputs("empty"));
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.err()).contains("no hay ningún archivo en las entradas").contains("→ ");
    assertThat(Files.readString(folder.resolve("out/manifest.json"))).isEqualTo(manifest);
    assertThat(Files.readSymbolicLink(folder.resolve("out/lake"))).isEqualTo(lake);

    Answered asked = lake(folder.resolve("empty"), "--allow-empty", "--lang", "en");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.err()).contains("source ptps_members had rows in the last run");
  }
}
