package org.ptps.app;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "warehouse")
final class WarehouseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private RedoOptions redo;
  @Mixin private WrittenOptions kept;

  @Override
  public Integer call() {
    Project project = options.project();
    try (Stages stages = Stages.of(project, spec.commandLine().getErr(), redo.fresh())) {
      stages.warehouse();
      if (kept.isKept()) {
        stages.publish();
      }
    }
    kept.tell(
        List.of(RunCommand.shown(project.settings().warehouse())), spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
