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

  /** Lists each setting with its value and origin. */
  @Command(name = "show")
  static final class Show implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private RunOptions options;

    @Mixin private FormatOptions answer;

    @Override
    public Integer call() {
      // Invalid settings are reported, not shown.
      options.settings();
      List<List<Object>> rows =
          options.origins().stream()
              .map(leaf -> List.<Object>of(leaf.key(), leaf.value(), leaf.origin()))
              .toList();
      AnswerPrinter.print(
          new Rows(List.of("setting", "value", "origin"), rows),
          answer.format(),
          spec.commandLine().getOut());
      return ExitCodes.DONE;
    }
  }
}
