package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Words;
import org.ptps.lake.LakeBuilder.Nothing;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "publish")
final class PublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private WrittenOptions kept;

  @Parameters(paramLabel = "EDITION", descriptionKey = "edition")
  private String name;

  @Override
  public Integer call() {
    Project project = options.project();
    Settings settings = project.settings();
    PrintWriter out = spec.commandLine().getOut();
    Publications publications = new Publications(settings.out());
    publications.checkName(name, settings.language());
    if (!kept.isKept()) {
      try (OutputFolder output = OutputFolder.lock(settings.out())) {
        whole(settings, output);
      }
      tell(publications.of(name), "", settings, out);
      return ExitCodes.DONE;
    }
    try (OutputFolder output = OutputFolder.lock(settings.out())) {
      MadeFrom madeFrom = whole(settings, output);
      // Readers of an edition open the passport of each of its numbers.
      try (Stages stages =
          Stages.of(project, spec.commandLine().getErr(), output, madeFrom, false)) {
        stages.passportsOfAll();
        stages.publish();
      }
    }
    Optional<Publication> last = publications.last();
    Publication publication;
    try (OutputFolder output = OutputFolder.lock(settings.out())) {
      MadeFrom madeFrom = whole(settings, output);
      publication = publications.freeze(name, project, output, madeFrom);
    }
    tell(publications.of(name), publication.content(), settings, out);
    last.ifPresent(before -> compare(publications, before, publication, settings.language()));
    return ExitCodes.DONE;
  }

  /** Computes what most ask of a new edition: what differs from the one before. */
  private void compare(
      Publications publications, Publication before, Publication after, Language language) {
    PrintWriter err = spec.commandLine().getErr();
    if (!before.code().equals(after.code())) {
      err.println(
          switch (language) {
            case ES ->
                "La edición "
                    + before.name()
                    + " la hizo otro programa: qué cambió se calcula cuando se pida, con ./ptps diff "
                    + before.name()
                    + " "
                    + name;
            case EN ->
                "Edition "
                    + before.name()
                    + " was made by another program: what changed is computed when it is asked for,"
                    + " by ./ptps diff "
                    + before.name()
                    + " "
                    + name;
          });
      return;
    }
    Terminal terminal = new Terminal(err, language, 1);
    terminal.stage(
        new Words(
            "qué cambió desde la edición " + before.name(),
            "what changed since edition " + before.name()));
    try {
      publications.difference(before, after, after.code(), false, err);
    } catch (RuntimeException e) {
      // The edition is frozen whatever is amiss with the one before; diff tells it in full.
      err.println(
          switch (language) {
            case ES ->
                "No se pudo comparar con la edición " + before.name() + ": " + e.getMessage();
            case EN ->
                "It could not be compared with edition " + before.name() + ": " + e.getMessage();
          });
    } finally {
      terminal.end();
    }
  }

  /**
   * @param content hash of the edition, empty for a dry run
   */
  private void tell(Path edition, String content, Settings settings, PrintWriter out) {
    boolean spanish = settings.language() == Language.ES;
    kept.tell(
        new Rows(
            List.of("edition", "folder", "content"),
            List.of(List.of(name, RunCommand.shown(edition).toString(), content))),
        row ->
            (spanish ? "Edición: " : "Edition: ")
                + name
                + (spanish ? " en " : " in ")
                + row.text("folder")
                + (content.isEmpty()
                    ? ""
                    : System.lineSeparator() + (spanish ? "Contenido: " : "Content: ") + content),
        out);
  }

  /** Checks that inputs and declarations are still those of the run. */
  private static MadeFrom whole(Settings settings, OutputFolder output) {
    MadeFrom madeFrom = Stages.madeFrom(settings, output);
    if (UnchangedRun.unchanged(output, madeFrom, Nothing.REFUSED, settings.language()).isEmpty()
        && UnchangedRun.unchanged(output, madeFrom, Nothing.PUBLISHED, settings.language())
            .isEmpty()) {
      throw new UsageException(
          switch (settings.language()) {
            case ES ->
                "lo que hay en "
                    + RunCommand.shown(settings.out())
                    + " no es una corrida entera de estos archivos, declaraciones y ajustes"
                    + " → corra antes, con las mismas opciones: ./ptps run";
            case EN ->
                "what is in "
                    + RunCommand.shown(settings.out())
                    + " is no whole run of these files, declarations and settings"
                    + " → first, with the same options: ./ptps run";
          });
    }
    return madeFrom;
  }
}
