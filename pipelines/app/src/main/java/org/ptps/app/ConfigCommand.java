package org.ptps.app;

import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The settings that a command would use. */
@Command(name = "config", subcommands = ConfigCommand.Show.class)
final class ConfigCommand implements Runnable {
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

  /** Each setting, its value, and the file and line or the option that says so. */
  @Command(name = "show")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private RunOptions options;

    @Mixin private FormatOptions answer;

    @Override
    public Integer call() {
      // A value that is out of range is told before it is shown as if it held.
      options.settings();
      List<List<Object>> rows =
          options.origins().stream()
              .map(leaf -> List.<Object>of(leaf.key(), leaf.value(), leaf.origin()))
              .toList();
      Answer.print(
          new Rows(List.of("setting", "value", "origin"), rows),
          answer.format(),
          spec.commandLine().getOut());
      return ExitCodes.DONE;
    }
  }
}
