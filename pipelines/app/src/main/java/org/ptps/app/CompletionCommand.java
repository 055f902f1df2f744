package org.ptps.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A script by which a shell completes commands, options and their values. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", descriptionKey = "shell")
  private Shell shell;

  @Mixin private PlainOptions options;

  /** Shells that are known to take the script. */
  enum Shell {
    BASH,
    ZSH
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("ptps", spec.root().commandLine());
    spec.commandLine()
        .getOut()
        .print(
            switch (shell) {
              case BASH -> script;
              // The script asks zsh for bash's way of completing, which needs its own to be there.
              case ZSH -> "autoload -U +X compinit && compinit\n" + script;
            });
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
