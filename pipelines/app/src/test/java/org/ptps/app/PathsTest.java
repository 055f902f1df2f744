package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job through its launcher, with unusual file names and a locale without accents. */
@Tag("campaign")
class PathsTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();

  /** Created by the shell, since this JVM may not be able to encode the names. */
  private static final String SCRIPT =
      """
      set -eu
      home=$1
      work=$2
      odd="$work/ñandú, \\"a\\" #1 %20 [b] {c} d\\\\e: f' \\$x;y?z"
      mkdir -p "$odd/co/pipelines/app/target/lib" "$odd/co/target/launcher" "$odd/entradas á"
      for each in pom.xml conf sql charts; do ln -s "$home/$each" "$odd/co/$each"; done
      cp "$home/ptps" "$odd/co/ptps"
      cp "$work/classes.jar" "$odd/co/pipelines/app/target/lib/classes.jar"
      mkdir -p "$work/llegó/socios" "$work/llegó/sistemas"
      cp "$home/data-sample/raw/origin.conf" "$work/llegó/"
      cp "$home/data-sample/raw/ptps_members/socios_ptps.csv" "$work/llegó/socios/socios_ptps ñ #1 %41.csv"
      cp "$home/data-sample/raw/siasar_communities/community_main_2017.HN.csv" "$work/llegó/sistemas/"
      ln -s "$work/llegó" "$odd/entradas á/enlace á"
      ln -s "$odd/entradas á" "$odd/entradas á/bucle"
      ln -s "$odd/co/ptps" "$work/ptps"
      sleep 1
      : >"$odd/co/target/launcher/built"
      mkdir "$work/tmp"
      TMPDIR=$work/tmp
      LC_ALL=C
      export TMPDIR LC_ALL
      cd "$odd/entradas á"
      "$odd/co/ptps" run --inputs . --out "../salida ñ: %41"
      cd "$odd"
      "$work/ptps" values PT-COB-01 --year 2017 --area 1608 --residence rural --out "salida ñ: %41" --format csv
      echo "beside: $(ls "$odd" | wc -l)"
      echo "left: $(ls -A "$work/tmp" | wc -l)"
      for each in pom.xml conf sql charts; do rm "$odd/co/$each"; done
      """;

  @TempDir Path folder;

  /** A jar with only a class path, in place of built libraries. */
  private void classes(Path jar) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Arrays.stream(classPath.split(java.io.File.pathSeparator))
                .map(Path::of)
                .map(Path::toUri)
                .map(URI::toASCIIString)
                .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  @Test
  void theMainJobRunsAndItsNumbersCanBeRead() throws Exception {
    classes(folder.resolve("classes.jar"));
    Path script = Files.writeString(folder.resolve("script.sh"), SCRIPT);
    Path said = folder.resolve("said");
    ProcessBuilder shell =
        new ProcessBuilder("sh", script.toString(), HOME.toString(), folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
    shell.environment().remove("PTPS_JAVA_OPTS");
    int code = shell.start().waitFor();
    String all = Files.readString(said, StandardCharsets.UTF_8);
    assertThat(code).as(all).isZero();
    assertThat(all)
        .contains("bucle: el enlace lleva a una carpeta que ya se lee")
        .contains("annual-2022.es.html")
        .contains("PT-COB-01,municipality,1608,Chinda,rural,2017,")
        .contains("beside: 3\n")
        .contains("left: 0\n");
    Path lake;
    try (var found = Files.walk(folder)) {
      lake =
          found.filter(path -> path.getFileName().toString().equals("members")).findFirst().get();
    }
    assertThat(lake.resolve("part-00000.parquet")).isNotEmptyFile();
  }
}
