package org.ptps.catalog.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationTest {
  @TempDir Path folder;
  private final Problems problems = new Problems();

  private enum Colour {
    RED,
    DARK_BLUE
  }

  private Declaration read(String text) throws IOException {
    Path file = folder.resolve("a.conf");
    Files.writeString(file, text);
    return Declaration.read(folder, file, problems);
  }

  private List<String> found() {
    return problems.all().stream()
        .map(problem -> problem.file() + ":" + problem.line() + " " + problem.what())
        .toList();
  }

  @Test
  void aWholeFileIsReadWithoutProblems() throws IOException {
    Declaration file =
        read(
            """
            # what it is
            id = a            // trailing words
            words { es = "agua", en = "water" }
            list = [ x, y
              z ]
            colour = dark-blue
            number = 0.5
            codes { "Sí, y funciona" = works, "a.b" = c }
            """);
    assertThat(file.text("id")).isEqualTo("a");
    assertThat(file.words("words").es()).isEqualTo("agua");
    assertThat(file.texts("list")).containsExactly("x", "y", "z");
    assertThat(file.choice("colour", Colour.class, null)).isEqualTo(Colour.DARK_BLUE);
    assertThat(file.number("number", 0)).isEqualTo(0.5);
    assertThat(file.map("codes"))
        .containsEntry("Sí, y funciona", "works")
        .containsEntry("a.b", "c");
    file.done();
    assertThat(found()).isEmpty();
  }

  @Test
  void anUnknownKeyIsNamedWithItsLineAndTheKnownOnes() throws IOException {
    Declaration file = read("id = a\ntitel = x\n");
    file.text("id");
    file.has("title");
    file.done();
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.what()).contains("'titel'");
              assertThat(problem.remedy()).contains("title");
            });
  }

  @Test
  void aDoubledKeyIsFoundAtEveryDepth() throws IOException {
    read("a = 1\nb { c = 1\n  c = 2 }\na = 3\n");
    assertThat(found())
        .containsExactly(
            "a.conf:3 key 'c' is given twice, first in line 2",
            "a.conf:4 key 'a' is given twice, first in line 1");
  }

  @Test
  void aDoubledObjectIsADoubledKey() throws IOException {
    read("a { x = 1 }\na { y = 2 }\n");
    assertThat(found()).containsExactly("a.conf:2 key 'a' is given twice, first in line 1");
  }

  @Test
  void theSameKeyInTwoObjectsOfAListIsNoDouble() throws IOException {
    read(
        "list = [ { id = 1, t = \"a # b = c\" }, { id = 2 } ]\nother = [ { id = 3 }\n { id = 4 } ]\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void signsInStringsAndCommentsAreNoKeys() throws IOException {
    read("a = \"b = 1\" # a = 2\n// a = 3\nb = \"\"\"\na = 4\n\"\"\"\nc = \"x:y=z\"\n");
    assertThat(found()).isEmpty();
  }

  @Test
  void anIncludedFileIsOverriddenWithoutComplaint() throws IOException {
    Files.writeString(folder.resolve("base.conf"), "x = 1\ny { z = 1 }\n");
    Declaration file = read("include \"base.conf\"\nx = 2\ny.z = 3\n");
    assertThat(file.integer("x", 0)).isEqualTo(2);
    assertThat(file.child("y").integer("z", 0)).isEqualTo(3);
    assertThat(found()).isEmpty();
  }

  @Test
  void everyProblemOfAFileIsToldAtOnce() throws IOException {
    Declaration file =
        read("number = x\nflag = maybe\ncolour = green\nwords { es = a }\nlist = { }\nextra = 1\n");
    file.number("number", 0);
    file.flag("flag", false);
    file.choice("colour", Colour.class, null);
    file.words("words");
    file.texts("list");
    file.text("absent");
    file.done();
    assertThat(problems.all()).hasSize(7);
    assertThat(problems.all()).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
  }

  @Test
  void aBrokenFileIsAProblemWithItsLine() throws IOException {
    read("a = 1\nb = [ 1, \n");
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).contains("not valid HOCON");
              assertThat(problem.line()).isGreaterThan(0);
            });
  }

  @Test
  void aMissingFileIsAProblem() {
    Declaration.read(folder, folder.resolve("none.conf"), problems);
    assertThat(found()).containsExactly("none.conf:0 the file cannot be read as UTF-8 text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include url(\"http://127.0.0.1:1/x.conf\")",
        "include \"http://127.0.0.1:1/x.conf\"",
        "include url(\"file:///etc/hostname\")",
        "include classpath(\"reference.conf\")",
        "include required(url(\"https://127.0.0.1:1/x.conf\"))"
      })
  void nothingButAFileIsIncluded(String include) throws IOException {
    read("a = 1\n" + include + "\n");
    assertThat(found())
        .singleElement()
        .satisfies(said -> assertThat(said).startsWith("a.conf:2 ").contains("is no file"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"defaults.cnf\"",
        "include file(\"defaults.cnf\")",
        "include required(\"defaults.cnf\")"
      })
  void aMisspeltIncludeIsAMistakeAndNoEmptyFile(String include) throws IOException {
    Files.writeString(folder.resolve("defaults.conf"), "b = 2\n");
    read(include + "\na = 1\n");
    assertThat(found())
        .singleElement()
        .satisfies(said -> assertThat(said).startsWith("a.conf:1 ").contains("no such file"));
  }

  @Test
  void anIncludedFileIsReadFromItsFolderAndItsDoubledKeysAreTold() throws IOException {
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/b.conf"), "include \"c.conf\"\nb = 2\nb = 3\n");
    Files.writeString(folder.resolve("sub/c.conf"), "c = 4\n");
    Declaration declaration = read("include \"sub/b.conf\"\na = 1\n");
    assertThat(declaration.integer("c", 0)).isEqualTo(4);
    assertThat(found())
        .singleElement()
        .satisfies(
            said -> assertThat(said).startsWith("sub/b.conf:3 ").contains("'b' is given twice"));
  }

  @Test
  void includesThatLeadBackAreTold() throws IOException {
    Files.writeString(folder.resolve("b.conf"), "include \"a.conf\"\n");
    read("include \"b.conf\"\na = 1\n");
    assertThat(found())
        .singleElement()
        .satisfies(said -> assertThat(said).startsWith("b.conf:1 ").contains("leads back"));
  }
}
