package org.ptps.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the guides quote is what happens: each {@code $ ./ptps …} of a fenced block is run against a
 * run on data-sample, and what stands below it must come out. {@code […]} alone on a line stands
 * for any lines, within a line for any text. Progress is left out; messages come before answers.
 *
 * <p>To write the quotes of a document again after reading what differs: {@code
 * -Drefresh=docs/guia-analista.md} (several with commas).
 */
@Tag("campaign")
class DocumentedCommandsTest {
  private static final Path HOME = Path.of("../..").toAbsolutePath().normalize();
  private static final String ANY = "[…]";
  private static final Pattern FENCE = Pattern.compile("(?ms)^```[a-z]*\\n(.*?)^```$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern PROGRESS = Pattern.compile("\\[ *\\d+\\.\\d s] .*");
  private static final int QUOTED_LINES = 8;
  private static final int QUOTED_WIDTH = 170;

  @TempDir static Path work;

  /** A quoted command with the lines below it. */
  private record Quote(String command, List<String> lines) {}

  private record Answered(int code, List<String> lines) {}

  @BeforeAll
  static void runTheSample() {
    System.setProperty("ptps.home", HOME.toString());
    assertThat(run("./ptps run").code()).isZero();
  }

  static List<String> documents() throws IOException {
    try (Stream<Path> guides = Files.list(HOME.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md", "LEEME.md"),
              guides
                  .map(file -> "docs/" + file.getFileName())
                  .filter(name -> name.matches("docs/(guia|guide)-.*\\.md"))
                  .sorted())
          .filter(name -> text(name).contains("\n$ "))
          .toList();
    }
  }

  private static String text(String name) {
    try {
      return Files.readString(HOME.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyQuoteIsWhatHappens(String name) throws IOException {
    String document = text(name);
    StringBuilder renewed = new StringBuilder();
    List<String> stale = new ArrayList<>();
    Matcher block = FENCE.matcher(document);
    int copied = 0;
    while (block.find()) {
      renewed.append(document, copied, block.start(1));
      copied = block.end(1);
      List<Quote> quotes = quotes(block.group(1));
      if (quotes.isEmpty()) {
        renewed.append(block.group(1));
      }
      for (Quote quote : quotes) {
        Answered answered = run(quote.command());
        boolean told = matches(quote.lines(), answered.lines());
        if (answered.code() > ExitCodes.FOUND || !told) {
          stale.add(
              "$ "
                  + quote.command()
                  + "\nends with "
                  + answered.code()
                  + " and says\n"
                  + String.join(
                      "\n", answered.lines().subList(0, Math.min(30, answered.lines().size()))));
        }
        renewed.append("$ ").append(quote.command()).append("\n");
        (told && !quote.lines().isEmpty() ? quote.lines() : quoted(answered.lines()))
            .forEach(line -> renewed.append(line).append("\n"));
      }
    }
    renewed.append(document.substring(copied));
    if (List.of(System.getProperty("refresh", "").split(",")).contains(name)) {
      Files.writeString(HOME.resolve(name), renewed.toString());
    } else {
      assertThat(stale).as("quotes of " + name + " that are not what happens").isEmpty();
    }
  }

  private static List<Quote> quotes(String block) {
    List<Quote> quotes = new ArrayList<>();
    for (String line : block.lines().toList()) {
      if (line.startsWith("$ ")) {
        quotes.add(new Quote(line.substring(2), new ArrayList<>()));
      } else if (!quotes.isEmpty()) {
        quotes.get(quotes.size() - 1).lines().add(line);
      }
    }
    return quotes;
  }

  /** First lines of an answer, for quoting. */
  private static List<String> quoted(List<String> lines) {
    List<String> quoted =
        lines.stream()
            .limit(QUOTED_LINES)
            .map(
                line ->
                    line.length() > QUOTED_WIDTH
                        ? line.substring(0, QUOTED_WIDTH).stripTrailing() + " " + ANY
                        : line)
            .collect(Collectors.toCollection(ArrayList::new));
    if (lines.size() > QUOTED_LINES) {
      quoted.add(ANY);
    }
    return quoted;
  }

  private static boolean matches(List<String> quoted, List<String> said) {
    if (quoted.isEmpty()) {
      return true;
    }
    String pattern =
        quoted.stream()
            .map(
                line ->
                    line.equals(ANY)
                        ? "(?:.*\\n)*?"
                        : Stream.of(line.split(Pattern.quote(ANY), -1))
                                .map(text -> Pattern.quote(text.strip()))
                                .collect(Collectors.joining(".*"))
                            + "\\s*\\n")
            .collect(Collectors.joining());
    String text = said.stream().map(line -> line.strip() + "\n").collect(Collectors.joining());
    return Pattern.compile(pattern).matcher(text).matches();
  }

  private static Answered run(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(command);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    if (!words.remove(0).equals("./ptps")) {
      return read(command);
    }
    // The first word is the command, even if a folder has the same name.
    List<String> arguments = new ArrayList<>(words);
    arguments.subList(1, arguments.size()).replaceAll(DocumentedCommandsTest::placed);
    List<String> all = new ArrayList<>(arguments);
    String first = arguments.get(0);
    boolean ownOutput =
        List.of("validate", "estimate", "sample", "completion", "--version", "config", "list")
                .contains(first)
            && !arguments.contains("partners");
    if (!arguments.contains("--out") && !ownOutput && !arguments.contains("--help")) {
      all.add("--out");
      all.add(work.resolve("out").toString());
    }
    StringWriter answer = new StringWriter();
    StringWriter log = new StringWriter();
    int code = Main.run(all.toArray(String[]::new), new PrintWriter(answer), new PrintWriter(log));
    return new Answered(
        code,
        Stream.concat(
                log.toString().lines().filter(line -> !PROGRESS.matcher(line).matches()),
                answer.toString().lines())
            .map(DocumentedCommandsTest::shown)
            .toList());
  }

  /** Resolves file names, which documents write relative to the project. */
  private static String placed(String argument) {
    if (argument.matches("(data-sample|data-honduras|conf)(/.*)?")) {
      return HOME.resolve(argument).toString();
    }
    return argument.matches("(out|para-.*|acuses|plantillas|ficticio|templates|for-.*)(/.*)?")
        ? work.resolve(argument).toString()
        : argument;
  }

  private static String shown(String line) {
    // Readers use the default folder, so that hints have no --out.
    return line.replace(" --out " + work.resolve("out"), "")
        .replace(work + "/", "")
        .replace(HOME + "/", "")
        .replace(work.toString(), ".");
  }

  /** Emulates {@code sed -n 240p FILE} and {@code head -2 FILE}. */
  private static Answered read(String command) {
    Matcher line = Pattern.compile("sed -n (\\d+)p (\\S+)|head -(\\d+) (\\S+)").matcher(command);
    assertThat(line.matches()).as(command + ": a command that this test does not know").isTrue();
    try {
      if (line.group(1) != null) {
        List<String> lines = Files.readAllLines(HOME.resolve(line.group(2)));
        return new Answered(0, List.of(lines.get(Integer.parseInt(line.group(1)) - 1)));
      }
      return new Answered(
          0,
          Files.readAllLines(HOME.resolve(line.group(4)))
              .subList(0, Integer.parseInt(line.group(3))));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
