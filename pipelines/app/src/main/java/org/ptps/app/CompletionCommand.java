package org.ptps.app;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "bash|zsh", descriptionKey = "shell")
  private Shell shell;

  @Mixin private PlainOptions options;

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
              // The script uses bash completion in zsh, which needs compinit.
              case ZSH -> "autoload -U +X compinit && compinit\n" + script;
            });
    spec.commandLine().getOut().flush();
    return ExitCodes.DONE;
  }
}
