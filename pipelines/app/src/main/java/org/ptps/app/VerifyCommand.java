package org.ptps.app;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.PublishedRun;
import org.ptps.warehouse.LakeContent;
import org.ptps.warehouse.LakeMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Verifies an edition: its files against their checksums, then a new run of its inputs against its
 * contents. Lake and warehouse are compared by content, figures and reports by bytes.
 */
@Command(name = "verify")
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "EDITION", descriptionKey = "edition")
  private String name;

  private boolean english;
  private final List<String> differences = new ArrayList<>();

  @Override
  public Integer call() {
    Project project = options.project();
    english = project.language() == Language.EN;
    Publications publications = new Publications(project.settings().out());
    Publication publication = publications.find(name, project.language());
    Path folder = publications.of(name);
    PrintWriter out = spec.commandLine().getOut();
    if (!asFrozen(publication, folder)) {
      // Its inputs are changed, so that it cannot be made again.
      differences.forEach(out::println);
      out.println(
          english
              ? name + ": what it was made from is not as it was frozen"
              : name + ": aquello de lo que se hizo no está como se congeló");
      return ExitCodes.FOUND;
    }
    Path temporary = temporary();
    try {
      Publications.remake(
          folder.resolve(Publications.PROJECT),
          publication.settings(),
          Publications.roots(folder),
          true,
          temporary,
          spec.commandLine().getErr());
      compare(publication, folder.resolve(Publications.RUN), temporary);
    } finally {
      LakeMerge.drop(temporary);
    }
    differences.forEach(out::println);
    String program =
        new MadeFrom(RunOptions.home(), project.settings(), new FileHashes(Map.of())).program();
    boolean other = !program.equals(publication.code());
    if (differences.isEmpty()) {
      out.println(
          english
              ? name + ": the same, made anew (content " + publication.content() + ")"
              : name + ": lo mismo, rehecho (contenido " + publication.content() + ")");
    } else {
      out.println(
          english
              ? name + ": " + differences.size() + " things come out otherwise"
              : name + ": " + differences.size() + " cosas salen distintas");
    }
    if (other) {
      out.println(
          english
              ? "It was made by another program (" + publication.program() + ") than this one"
              : "La hizo otro programa (" + publication.program() + ") que este");
    }
    return differences.isEmpty() ? ExitCodes.DONE : ExitCodes.FOUND;
  }

  private Path temporary() {
    try {
      return Files.createTempDirectory("ptps-verify-");
    } catch (IOException e) {
      throw MachineException.cannotWrite(Path.of(System.getProperty("java.io.tmpdir")), e);
    }
  }

  /**
   * Compares every file with its checksum, and the lake with its content hash.
   *
   * @return whether what it was made from is as it was
   */
  private boolean asFrozen(Publication publication, Path folder) {
    frozen(folder.resolve(Publications.INPUTS), publication.inputs());
    frozen(folder.resolve(Publications.PROJECT), publication.declared());
    boolean whole = differences.isEmpty();
    frozen(folder.resolve(Publications.RUN), publication.files());
    contents(
        publication.lake(),
        lake(folder.resolve(Publications.RUN).resolve(RunFolders.LAKE)),
        english ? "lake table, as frozen" : "tabla del lago, congelada");
    return whole;
  }

  private void frozen(Path below, Map<String, String> hashes) {
    FileHashes read = new FileHashes(Map.of());
    hashes.forEach(
        (path, hash) -> {
          Path file = below.resolve(path);
          if (!Files.isRegularFile(file)) {
            differences.add(file + (english ? ": is missing" : ": falta"));
          } else if (!read.sha256(file).equals(hash)) {
            differences.add(file + (english ? ": was changed" : ": fue cambiado"));
          }
        });
  }

  private static Map<String, String> lake(Path folder) {
    Map<String, String> hashes = new TreeMap<>();
    LakeContent.of(folder).forEach((table, content) -> hashes.put(table, content.hash()));
    return hashes;
  }

  private void compare(Publication publication, Path frozen, Path out) {
    Path made = PublishedRun.run(out).orElseThrow();
    contents(
        publication.lake(),
        lake(made.resolve(RunFolders.LAKE)),
        english ? "lake table" : "tabla del lago");
    contents(
        publication.report(),
        Publications.report(made.resolve(RunFolders.WAREHOUSE)),
        english ? "report table" : "tabla de report");
    List<String> notMade = new ArrayList<>();
    for (String path : publication.files().keySet()) {
      Path again = made.resolve(path);
      if (!Files.isRegularFile(again)) {
        notMade.add(path);
        continue;
      }
      firstDifference(frozen.resolve(path), again)
          .ifPresent(
              at ->
                  differences.add(
                      path
                          + (english ? ": differs from byte " : ": difiere desde el byte ")
                          + at
                          + (english ? " on" : "")));
    }
    if (!notMade.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              english
                  ? notMade.size()
                      + " files are no part of a run and were compared with their checksum only"
                  : notMade.size()
                      + " archivos no son parte de una corrida y solo se compararon con su"
                      + " suma de verificación");
    }
  }

  private void contents(Map<String, String> before, Map<String, String> after, String what) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String table : names) {
      if (!Objects.equals(before.get(table), after.get(table))) {
        String shown =
            table.isEmpty() ? english ? "names of columns" : "nombres de columnas" : table;
        differences.add(what + " " + shown + (english ? ": other content" : ": otro contenido"));
      }
    }
  }

  /** Position of the first different byte, from 1. */
  private static Optional<Long> firstDifference(Path one, Path other) {
    try (InputStream first = new BufferedInputStream(Files.newInputStream(one));
        InputStream second = new BufferedInputStream(Files.newInputStream(other))) {
      long at = 1;
      while (true) {
        int a = first.read();
        int b = second.read();
        if (a != b) {
          return Optional.of(at);
        }
        if (a < 0) {
          return Optional.empty();
        }
        at++;
      }
    } catch (IOException e) {
      throw MachineException.cannotRead(other, e);
    }
  }
}
