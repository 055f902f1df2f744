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

/** Of commands that write: whether anything is kept, and how it is told what was written. */
final class WrittenOptions {
  @Option(names = "--dry-run", descriptionKey = "dry")
  private boolean dryRun;

  @Option(names = "--json", descriptionKey = "json")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /** Whether what is made is kept. */
  boolean isKept() {
    return !dryRun;
  }

  /**
   * Lets something be written into a folder, or beside it where nothing is kept.
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

  /** As {@link #write(Path, Function, Function, BiFunction)} of plain files. */
  List<Path> write(Path folder, Function<Path, List<Path>> writing) {
    return write(folder, writing, file -> file, (file, place) -> place);
  }

  /**
   * Tells what was written, one file or folder to a line, or as JSON.
   *
   * @param lines what people read instead of the columns
   */
  void tell(Rows written, Function<Rows.Row, String> lines, PrintWriter out) {
    if (json) {
      Answer.print(written, AnswerFormat.JSON, out);
    } else {
      written.forEach(row -> out.println(lines.apply(row)));
      out.flush();
    }
  }

  /** Says why nothing was written: to people as the answer, beside an empty one of programs. */
  void tellNone(String why, PrintWriter out, PrintWriter err) {
    (json ? err : out).println(why);
  }

  /** Tells which files were written. */
  void tell(List<Path> written, PrintWriter out) {
    tell(
        new Rows(
            List.of("file"),
            written.stream().map(file -> List.<Object>of(file.toString())).toList()),
        row -> row.text("file"),
        out);
  }
}
