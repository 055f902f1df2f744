package org.ptps.lake.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InputFilesTest {
  @TempDir Path folder;
  private Path inputs;
  private Path elsewhere;

  @BeforeEach
  void folders() throws IOException {
    inputs = Files.createDirectories(folder.resolve("inputs"));
    elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(inputs.resolve("a.csv"), "x\n1\n");
    Files.writeString(elsewhere.resolve("b.csv"), "x\n2\n");
  }

  private List<String> names() {
    return InputReaders.parts(inputs, Set.of("left-out")).stream().map(Part::file).toList();
  }

  private String said(String file) {
    Part part =
        InputReaders.parts(inputs, Set.of()).stream()
            .filter(each -> each.file().equals(file))
            .findFirst()
            .orElseThrow();
    return InputReaders.profile(part, TextHints.none()).refusal().orElseThrow().detail().es();
  }

  private void run(String... command) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command).directory(inputs.toFile()).start().waitFor()).isZero();
  }

  @Test
  void aLinkedFolderIsReadUnderTheNameOfTheLink() throws IOException {
    Files.createSymbolicLink(inputs.resolve("year 2021"), elsewhere);
    assertThat(names()).containsExactly("a.csv", "year 2021/b.csv");
  }

  @Test
  void linksInLinkedFoldersAreFollowedToo() throws IOException {
    Path third = Files.createDirectories(folder.resolve("third"));
    Files.writeString(third.resolve("c.csv"), "x\n3\n");
    Files.createSymbolicLink(elsewhere.resolve("more"), third);
    Files.createSymbolicLink(inputs.resolve("link"), elsewhere);
    assertThat(names()).containsExactly("a.csv", "link/b.csv", "link/more/c.csv");
  }

  @Test
  void aLoopEndsAndIsTold() throws IOException {
    Files.createSymbolicLink(elsewhere.resolve("back"), inputs);
    Files.createSymbolicLink(inputs.resolve("link"), elsewhere);
    Files.createSymbolicLink(inputs.resolve("self"), inputs);
    assertThat(names()).containsExactly("a.csv", "link/b.csv", "link/back", "self");
    assertThat(said("self")).startsWith("el enlace lleva a una carpeta que ya se lee (→ ");
    assertThat(said("link/back")).startsWith("el enlace lleva a una carpeta que ya se lee");
  }

  @Test
  void ofTwoLinksToOneFolderOneIsReadAndTheOtherTold() throws IOException {
    Files.createSymbolicLink(inputs.resolve("one"), elsewhere);
    Files.createSymbolicLink(inputs.resolve("two"), elsewhere);
    assertThat(names()).containsExactly("a.csv", "one/b.csv", "two");
    assertThat(said("two")).contains("ya se lee");
  }

  @Test
  void aFolderIsReadInItsPlaceAndNotUnderALinkToIt() throws IOException {
    Files.createDirectories(inputs.resolve("z"));
    Files.writeString(inputs.resolve("z/c.csv"), "x\n3\n");
    Files.createSymbolicLink(inputs.resolve("b"), inputs.resolve("z"));
    assertThat(names()).containsExactly("a.csv", "b", "z/c.csv");
  }

  @Test
  void aLinkThatLeadsNowhereIsTold() throws IOException {
    Files.createSymbolicLink(inputs.resolve("gone.csv"), folder.resolve("nothing"));
    assertThat(names()).containsExactly("a.csv", "gone.csv");
    assertThat(said("gone.csv"))
        .isEqualTo(
            "el enlace no lleva a ningún archivo (→ "
                + folder.resolve("nothing")
                + "); corríjalo, o ponga el archivo en su lugar");
  }

  @Test
  void whatIsLeftOutByNameIsLeftOutByLinkToo() throws IOException {
    Path left = Files.createDirectories(folder.resolve("left-out"));
    Files.writeString(left.resolve("c.csv"), "x\n3\n");
    Files.createSymbolicLink(inputs.resolve("other"), left);
    assertThat(names()).containsExactly("a.csv");
  }

  @Test
  @Timeout(20)
  void aPipeIsToldAndNotWaitedFor() throws Exception {
    run("mkfifo", "pipe.csv");
    assertThat(names()).containsExactly("a.csv", "pipe.csv");
    assertThat(said("pipe.csv")).startsWith("no es un archivo corriente");
  }

  @Test
  void aFolderThatMayNotBeListedIsTold() throws IOException {
    Path closed = Files.createDirectories(inputs.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(closed)).as("a superuser reads everything").isFalse();
    assertThat(names()).containsExactly("a.csv", "closed");
    assertThat(said("closed")).contains("compruebe los permisos");
  }

  @Test
  void aNameInAnEncodingOfLongAgoIsReadableAndItsFileRead() throws Exception {
    run("sh", "-c", "printf 'x\\n4\\n' >\"$(printf 'informaci\\363n.csv')\"");
    run("sh", "-c", "d=$(printf 'a\\361o'); mkdir \"$d\" && printf 'x\\n5\\n' >\"$d/b.csv\"");
    assertThat(names()).containsExactly("a.csv", "año/b.csv", "información.csv");
    for (Part part : InputReaders.parts(inputs, Set.of())) {
      assertThat(Reading.of(part).rows()).as(part.file()).hasSize(2);
    }
  }

  @Test
  void signsOfAnyKindInANameAreData() throws IOException {
    List<String> hard =
        List.of("ñ #1.csv", "100%20.csv", "a\"b'.csv", "{x}[y].csv", "b\\c.csv", "d:e;f.csv");
    for (String name : hard) {
      Files.writeString(inputs.resolve(name), "x\n1\n");
    }
    assertThat(names()).containsAll(hard);
    for (Part part : InputReaders.parts(inputs, Set.of())) {
      assertThat(Reading.of(part).rows()).as(part.file()).hasSize(2);
    }
  }
}
