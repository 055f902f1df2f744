package org.ptps.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.lake.LedgerEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Raw files to the lake. */
@Command(name = "lake")
final class LakeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    Project project = options.project();
    List<LedgerEntry> ledger;
    try (Stages stages = Stages.of(project, spec.commandLine().getErr())) {
      ledger = stages.lake();
    }
    LedgerSummary.print(ledger, project.language(), spec.commandLine().getErr());
    spec.commandLine().getOut().println(RunCommand.shown(project.settings().lake()));
    return ExitCodes.DONE;
  }
}
