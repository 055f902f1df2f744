package org.ptps.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.hocon.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "dev", subcommands = DevCommand.Check.class)
final class DevCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "help")
  private boolean help;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("no.command"));
  }

  @Command(name = "check")
  static final class Check implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--refresh", descriptionKey = "refresh")
    private boolean refresh;

    @Mixin private PlainOptions options;

    @Override
    public Integer call() {
      Language reader = options.language();
      Path home = RunOptions.home();
      Path run = home.resolve(RunOptions.SAMPLE);
      DevCheck check = new DevCheck(home);
      if (refresh) {
        check.refresh(run).forEach(spec.commandLine().getErr()::println);
      }
      List<Problem> problems = check.problems(run);
      problems.forEach(problem -> spec.commandLine().getOut().println(problem.in(reader)));
      if (problems.isEmpty()) {
        spec.commandLine()
            .getErr()
            .println(
                switch (reader) {
                  case ES -> "No falta nada.";
                  case EN -> "Nothing is missing.";
                });
      }
      return problems.isEmpty() ? ExitCodes.DONE : ExitCodes.FOUND;
    }
  }
}
