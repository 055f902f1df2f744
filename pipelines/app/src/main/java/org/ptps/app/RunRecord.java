package org.ptps.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Fingerprint;

/**
 * Record of a run in its folder: steps, dependencies and written files, for the next run to reuse.
 * Unlike {@code manifest.json} it has file times and local paths.
 *
 * @param names of each input and each declaration its hash, to say what changed
 * @param files hashes of files as {@link FileHashes} keeps them
 * @param steps by name, in the order in which they were done
 */
record RunRecord(
    Map<String, String> names, Map<Path, FileHashes.Seen> files, Map<String, Step> steps) {
  static final String FILE = ".made";

  /** Version of the file's layout; another one is ignored. */
  private static final String LAYOUT = "ptps-made 4";

  /**
   * A step of a run.
   *
   * @param from hash of each thing that it was made from, by what it is
   * @param outputs files that it wrote
   * @param said what else is to be known of it, such as the hash of its content
   * @param read what the warehouse answered that it was made from, where that was watched: hashes
   *     by question
   */
  record Step(
      Map<String, String> from,
      List<Output> outputs,
      Map<String, String> said,
      Map<String, String> read) {

    /** The same step with other dependencies that give the same result. */
    Step from(Map<String, String> other) {
      return new Step(other, outputs, said, read);
    }

    Step said(Map<String, String> other) {
      return new Step(from, outputs, other, read);
    }

    Step outputs(List<Output> other) {
      return new Step(from, other, said, read);
    }

    /** Whether all its files are unchanged in a run. */
    boolean stands(Path run) {
      return outputs.stream().allMatch(output -> output.stands(run));
    }

    /** Hash of its dependencies. */
    String id() {
      return Fingerprint.start().add(from).hash();
    }
  }

  /**
   * A file that a step wrote, with its state when the run was published.
   *
   * @param path relative to the folder of the run
   * @param sha256 hash of its bytes; empty where another run may write other bytes of one content
   */
  record Output(String path, long size, long modified, String sha256) {
    static Output of(Path run, Path file, String sha256) throws IOException {
      return new Output(
          run.relativize(file).toString().replace(File.separatorChar, '/'),
          Files.size(file),
          FileHashes.nanos(Files.getLastModifiedTime(file)),
          sha256);
    }

    /** Whether the file is unchanged in a run. */
    boolean stands(Path run) {
      try {
        Path file = run.resolve(path);
        return Files.isRegularFile(file) && of(run, file, sha256).equals(this);
      } catch (IOException e) {
        return false;
      }
    }
  }

  static RunRecord empty() {
    return new RunRecord(Map.of(), Map.of(), Map.of());
  }

  /** Reads the record of a run; empty where there is none that can be read. */
  static RunRecord read(Path run) {
    Path file = run.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return empty();
    }
    try {
      return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // A damaged record counts as none: everything is repeated.
      return empty();
    }
  }

  private static RunRecord parse(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).equals(LAYOUT)) {
      return empty();
    }
    Map<String, String> names = new TreeMap<>();
    Map<Path, FileHashes.Seen> files = new TreeMap<>();
    Map<String, Step> steps = new LinkedHashMap<>();
    Step step = null;
    boolean ended = false;
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      switch (cells.get(0)) {
        case "name" -> names.put(cells.get(1), cells.get(2));
        case "file" ->
            files.put(Path.of(cells.get(1)), new FileHashes.Seen(cells.get(2), cells.get(3)));
        case "step" -> {
          step =
              new Step(
                  new LinkedHashMap<>(),
                  new ArrayList<>(),
                  new LinkedHashMap<>(),
                  new LinkedHashMap<>());
          steps.put(cells.get(1), step);
        }
        case "from" -> step.from().put(cells.get(1), cells.get(2));
        case "output" ->
            step.outputs()
                .add(
                    new Output(
                        cells.get(1),
                        Long.parseLong(cells.get(2)),
                        Long.parseLong(cells.get(3)),
                        cells.get(4)));
        case "said" -> step.said().put(cells.get(1), cells.get(2));
        case "read" -> step.read().put(cells.get(1), cells.get(2));
        case "end" -> ended = true;
        default -> throw new IllegalArgumentException(cells.get(0));
      }
    }
    return ended ? new RunRecord(names, files, steps) : empty();
  }

  void write(Path run) {
    StringBuilder text = new StringBuilder(LAYOUT).append('\n');
    names.forEach((name, hash) -> line(text, "name", name, hash));
    files.forEach((file, seen) -> line(text, "file", file.toString(), seen.state(), seen.sha256()));
    steps.forEach(
        (name, step) -> {
          line(text, "step", name);
          step.from().forEach((what, hash) -> line(text, "from", what, hash));
          step.outputs()
              .forEach(
                  output ->
                      line(
                          text,
                          "output",
                          output.path(),
                          String.valueOf(output.size()),
                          String.valueOf(output.modified()),
                          output.sha256()));
          step.said().forEach((what, value) -> line(text, "said", what, value));
          step.read().forEach((question, hash) -> line(text, "read", question, hash));
        });
    line(text, "end");
    AtomicFiles.write(run.resolve(FILE), text.toString());
  }

  private static void line(StringBuilder text, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      text.append(i == 0 ? "" : "\t");
      String cell = cells[i];
      for (int at = 0; at < cell.length(); at++) {
        char c = cell.charAt(at);
        switch (c) {
          case '\\' -> text.append("\\\\");
          case '\t' -> text.append("\\t");
          case '\n' -> text.append("\\n");
          case '\r' -> text.append("\\r");
          default -> text.append(c);
        }
      }
    }
    text.append('\n');
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '\t') {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\\') {
        at++;
        char escaped = line.charAt(at);
        cell.append(
            switch (escaped) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> escaped;
            });
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
