package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Unpacks the distribution on a path with blanks and runs it without Java, Maven and network. */
@Tag("campaign")
class DistributionTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  /**
   * Removes Java and Maven from the path, and the network where the user may create a namespace.
   */
  private static final String SCRIPT =
      """
      set -eu
      work=$1
      mkdir -p "$work/una carpeta á" "$work/tools" "$work/tmp"
      tar xzf "$work/made.tar.gz" -C "$work/una carpeta á"
      for tool in sh readlink dirname locale grep head mktemp rm sed cut du tr cksum mv mkdir cat find ln uname; do
          ln -s "$(command -v $tool)" "$work/tools/$tool"
      done
      alone="env -i PATH=$work/tools HOME=$work TMPDIR=$work/tmp"
      if unshare -rn true 2>/dev/null; then
          alone="unshare -rn $alone"
          echo "network: none"
      fi
      cd "$work"
      if $alone sh -c 'command -v java || command -v mvn'; then exit 9; fi
      $alone "$work/una carpeta á/ptps-test/ptps" run --out "$work/salida á"
      $alone "$work/una carpeta á/ptps-test/ptps" values PT-COB-01 --year 2017 --area 1608 --residence rural \\
          --out "$work/salida á" --format csv
      rm -r "$work/tools"
      """;

  @TempDir Path folder;

  @Test
  void whatWasUnpackedRunsTheSampleWithoutJavaMavenOrNetwork() throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> libraries =
        Stream.of(classPath.split(java.io.File.pathSeparator)).map(Path::of).toList();
    new Distribution(HOME, libraries).write(folder.resolve("made.tar.gz"), "ptps-test");
    assertThat(folder.resolve("made.tar.gz.new")).doesNotExist();

    Path script = Files.writeString(folder.resolve("script.sh"), SCRIPT);
    Path said = folder.resolve("said");
    int code =
        new ProcessBuilder("sh", script.toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    String all = Files.readString(said);
    assertThat(code).as(all).isZero();
    assertThat(all)
        .contains("annual-2022.es.html")
        .contains("PT-COB-01,municipality,1608,Chinda,rural,2017,")
        .doesNotContain("compilando");
    assertThat(folder.resolve("salida á/warehouse.duckdb")).exists();
    org.ptps.catalog.ReadOnly.delete(folder.resolve("salida á/.runs"));
  }
}
