package org.ptps.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.exchange.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private RedoOptions redo;
  @Mixin private WrittenOptions kept;

  @Option(
      names = "--format",
      paramLabel = "csv|parquet|xlsx",
      split = ",",
      descriptionKey = "formats")
  private List<Export.Format> formats = new ArrayList<>();

  @Option(names = "--audience", paramLabel = "public|members", descriptionKey = "audience")
  private Export.Audience audience = Export.Audience.PUBLIC;

  @Override
  public Integer call() {
    Project project = options.project();
    List<Path> written;
    try (Stages stages = Stages.of(project, spec.commandLine().getErr(), redo.fresh())) {
      written =
          stages.export(
              audience,
              formats.isEmpty() ? EnumSet.allOf(Export.Format.class) : EnumSet.copyOf(formats));
      if (kept.isKept()) {
        stages.publish();
      }
    }
    kept.tell(RunCommand.places(project.settings(), written), spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
