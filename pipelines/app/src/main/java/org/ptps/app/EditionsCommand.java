package org.ptps.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "editions")
final class EditionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
  private AnswerFormat format;

  @Override
  public Integer call() {
    Project project = options.project();
    List<Publication> all = new Publications(project.settings().out()).all();
    if (all.isEmpty()) {
      boolean english = project.language() == Language.EN;
      spec.commandLine()
          .getErr()
          .println(
              english
                  ? "No edition yet → freeze the run that is there: ./ptps publish NAME"
                  : "Ninguna edición todavía → congele la corrida que hay: ./ptps publish NOMBRE");
      return ExitCodes.DONE;
    }
    AnswerPrinter.print(
        new Rows(
            List.of("edition", "content", "program", "inputs", "lake_tables", "files"),
            all.stream()
                .map(
                    each ->
                        List.<Object>of(
                            each.name(),
                            each.content(),
                            each.program(),
                            each.inputs().size(),
                            each.lake().size(),
                            each.files().size()))
                .toList()),
        format,
        spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
