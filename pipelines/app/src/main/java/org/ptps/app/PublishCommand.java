package org.ptps.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ptps.catalog.Settings;
import org.ptps.lake.LakeBuilder.Nothing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Freezes the run that is there under a name. */
@Command(name = "publish")
final class PublishCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "EDITION", descriptionKey = "edition")
  private String name;

  @Override
  public Integer call() {
    Project project = options.project();
    Settings settings = project.settings();
    new Publications(settings.out()).checkName(name, settings.language());
    try (Output output = Output.lock(settings.out())) {
      MadeFrom madeFrom = whole(settings, output);
      // Whoever reads an edition opens the passport of each of its numbers.
      try (Stages stages =
          Stages.of(project, spec.commandLine().getErr(), output, madeFrom, false)) {
        stages.passportsOfAll();
        stages.publish();
      }
    }
    try (Output output = Output.lock(settings.out())) {
      MadeFrom madeFrom = whole(settings, output);
      Publications publications = new Publications(settings.out());
      Publication publication = publications.freeze(name, project, output, madeFrom);
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          switch (settings.language()) {
            case ES -> "Edición: " + name + " en " + RunCommand.shown(publications.of(name));
            case EN -> "Edition: " + name + " in " + RunCommand.shown(publications.of(name));
          });
      out.println(
          switch (settings.language()) {
            case ES -> "Contenido: " + publication.content();
            case EN -> "Content: " + publication.content();
          });
    }
    return ExitCodes.DONE;
  }

  /** What is frozen beside a run must be what it was made from. */
  private static MadeFrom whole(Settings settings, Output output) {
    MadeFrom madeFrom = Stages.madeFrom(settings, output);
    if (Rerun.unchanged(output, madeFrom, Nothing.REFUSED, settings.language()).isEmpty()
        && Rerun.unchanged(output, madeFrom, Nothing.PUBLISHED, settings.language()).isEmpty()) {
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
