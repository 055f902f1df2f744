package org.ptps.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Result of a command: exit code, stdout and stderr. */
record Answered(int code, String out, String err) {
  private static final Path RAW = Path.of("../../data-sample/raw").toAbsolutePath().normalize();

  static Answered to(String... arguments) {
    StringWriter answer = new StringWriter();
    StringWriter log = new StringWriter();
    int code = Main.run(arguments, new PrintWriter(answer), new PrintWriter(log));
    return new Answered(code, answer.toString(), log.toString());
  }

  static Answered to(List<String> arguments) {
    return to(arguments.toArray(String[]::new));
  }

  /** First line of stdout that begins with a word. */
  String line(String word) {
    return out.lines().filter(line -> line.startsWith(word)).findFirst().orElse("");
  }

  /** Copies some sources of the sample into a folder, with their {@code origin.conf}. */
  static void layInputs(List<String> sources, Path inputs) throws IOException {
    for (String source : sources) {
      try (Stream<Path> files = Files.walk(RAW.resolve(source))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = inputs.resolve(RAW.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    Files.copy(RAW.resolve("origin.conf"), inputs.resolve("origin.conf"));
  }
}
