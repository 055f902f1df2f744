package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** Files, commands, folders and exit codes that documents name exist. */
class DocumentsTest {
  private static final Path HOME = home();

  /** Build and output folders. */
  private static final Set<String> NOT_OURS = Set.of(".git", "target", "out");

  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern COMMAND = Pattern.compile("\\./ptps ([a-z]+)");
  private static final Pattern FOLDER = Pattern.compile("(?m)^(\\.?[a-z][a-z-]*)/ ");

  @BeforeAll
  static void commandsFindTheProject() {
    System.setProperty("ptps.home", HOME.toString());
  }

  private static Path home() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("LICENSE"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>();
    Files.walkFileTree(
        HOME,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              documents.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return documents;
  }

  private static String text(String document) throws IOException {
    return Files.readString(HOME.resolve(document));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> commands() {
    return Arrays.stream(Main.class.getAnnotation(Command.class).subcommands())
        .map(type -> type.getAnnotation(Command.class).name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRelativeLinkLeadsToAFile() throws IOException {
    List<String> broken = new ArrayList<>();
    int links = 0;
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        String target = link.group(1).replaceFirst("#.*$", "");
        if (!target.isEmpty() && !target.contains(":")) {
          links++;
          if (!Files.exists(document.resolveSibling(target))) {
            broken.add(HOME.relativize(document) + " → " + target);
          }
        }
      }
    }

    assertThat(broken).as("links that lead nowhere").isEmpty();
    assertThat(links).as("links looked at").isGreaterThan(20);
  }

  @Test
  void everyCommandThatADocumentNamesExists() throws IOException {
    List<String> unknown = new ArrayList<>();
    for (Path document : documents()) {
      for (String command : found(COMMAND, Files.readString(document))) {
        StringWriter answer = new StringWriter();
        int code =
            Main.run(
                new String[] {command, "--help"}, new PrintWriter(answer), new PrintWriter(answer));
        if (code != ExitCodes.DONE || !answer.toString().contains("ptps " + command)) {
          unknown.add(HOME.relativize(document) + ": ./ptps " + command);
        }
      }
    }

    assertThat(unknown).as("commands that ptps does not have").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "LEEME.md"})
  void everyCommandIsInTheTableOfCommands(String document) throws IOException {
    Pattern row = Pattern.compile("(?m)^\\| `\\./ptps ([a-z]+)");

    assertThat(found(row, text(document))).as(document).isEqualTo(commands());
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "LEEME.md"})
  void everyExitCodeIsExplained(String document) throws IOException {
    assertThat(found(Pattern.compile("(?m)^\\| (\\d) \\|"), text(document)))
        .as(document)
        .containsExactly(
            String.valueOf(ExitCodes.DONE),
            String.valueOf(ExitCodes.FOUND),
            String.valueOf(ExitCodes.USAGE),
            String.valueOf(ExitCodes.DECLARATIONS),
            String.valueOf(ExitCodes.FAULT),
            String.valueOf(ExitCodes.MACHINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "LEEME.md"})
  void theMapNamesExactlyTheFoldersOfTheRepository(String document)
      throws IOException, InterruptedException {
    assumeTrue(Files.exists(HOME.resolve(".git")), "not a git checkout");
    Process git =
        new ProcessBuilder("git", "ls-files", "-z")
            .directory(HOME.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String files = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).isZero();
    Set<String> folders =
        Arrays.stream(files.split("\0"))
            .filter(file -> file.contains("/"))
            .map(file -> file.substring(0, file.indexOf('/')))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(found(FOLDER, text(document))).as(document).isEqualTo(folders);
  }
}
