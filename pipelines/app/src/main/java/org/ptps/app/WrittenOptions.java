package org.ptps.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.ReadOnly;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Option;

/** Options of commands that write files: dry run and output format. */
final class WrittenOptions {
  @Option(names = "--dry-run", descriptionKey = "dry")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /** False for a dry run. */
  boolean isKept() {
    return !dryRun;
  }

  /**
   * Writes into a folder, or into a temporary one for a dry run.
   *
   * @param writing writes into the folder that it is given
   * @param files the files of what it gives, as they were written
   * @param at the same with its file at another place
   * @return what was, or would be, written, at its place
   */
  <T> List<T> write(
      Path folder,
      Function<Path, List<T>> writing,
      Function<T, Path> files,
      BiFunction<T, Path, T> at) {
    if (isKept()) {
      return writing.apply(folder);
    }
    try {
      Path aside = Files.createTempDirectory("ptps-dry-run-");
      try {
        return writing.apply(aside).stream()
            .map(each -> at.apply(each, folder.resolve(aside.relativize(files.apply(each)))))
            .toList();
      } finally {
        ReadOnly.delete(aside);
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  /** As {@link #write(Path, Function, Function, BiFunction)}, for plain files. */
  List<Path> write(Path folder, Function<Path, List<Path>> writing) {
    return write(folder, writing, file -> file, (file, place) -> place);
  }

  /**
   * Lists what was written, one per line or as JSON.
   *
   * @param lines what people read instead of the columns
   */
  void tell(Rows written, Function<Rows.Row, String> lines, PrintWriter out) {
    if (json) {
      AnswerPrinter.print(written, AnswerFormat.JSON, out);
    } else {
      written.forEach(row -> out.println(lines.apply(row)));
      out.flush();
    }
  }

  /**
   * Says why nothing was written: as the answer for people, on stderr beside an empty JSON list.
   */
  void tellNone(String why, PrintWriter out, PrintWriter err) {
    (json ? err : out).println(why);
  }

  /** Lists the files that were written. */
  void tell(List<Path> written, PrintWriter out) {
    tell(
        new Rows(
            List.of("file"),
            written.stream().map(file -> List.<Object>of(file.toString())).toList()),
        row -> row.text("file"),
        out);
  }
}
