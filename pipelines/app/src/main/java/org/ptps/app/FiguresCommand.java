package org.ptps.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The warehouse that is there to figures. */
@Command(name = "figures")
final class FiguresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "ID", descriptionKey = "id", arity = "0..*")
  private List<String> ids = new ArrayList<>();

  @Override
  public Integer call() {
    Project project = options.project();
    for (String id : ids) {
      if (!project.figures().figures().containsKey(id)) {
        throw new UsageException(
            switch (project.language()) {
              case ES ->
                  "no hay figura '"
                      + id
                      + "' → "
                      + String.join(", ", project.figures().figures().keySet());
              case EN ->
                  "there is no figure '"
                      + id
                      + "' → "
                      + String.join(", ", project.figures().figures().keySet());
            });
      }
    }
    try (Stages stages = Stages.of(project, spec.commandLine().getErr())) {
      stages
          .figures(ids)
          .forEach(path -> spec.commandLine().getOut().println(RunCommand.shown(path)));
    }
    return ExitCodes.DONE;
  }
}
