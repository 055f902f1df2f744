package org.ptps.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.lake.LakeBuilder.Nothing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "lake")
final class LakeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private RedoOptions redo;
  @Mixin private WrittenOptions kept;

  @Option(names = "--allow-empty", descriptionKey = "allowEmpty")
  private boolean allowEmpty;

  @Override
  public Integer call() {
    options.make();
    Project project = options.project();
    RunCommand.tellTaken(options, spec.commandLine().getErr());
    Stages.Lake lake;
    try (Stages stages = Stages.of(project, spec.commandLine().getErr(), redo.fresh())) {
      lake =
          stages.lake(
              allowEmpty ? Nothing.PUBLISHED : Nothing.REFUSED, options.asked(project.settings()));
      if (kept.isKept()) {
        stages.publish();
      }
    }
    LedgerSummary.print(lake, project.language(), spec.commandLine().getErr());
    kept.tell(List.of(RunCommand.shown(project.settings().lake())), spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
