package org.ptps.app;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import org.ptps.catalog.Language;
import org.ptps.catalog.Locations;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The command line: answers go to stdout, log and progress to stderr. Only this class exits the
 * JVM.
 */
@Command(
    name = "ptps",
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      LakeCommand.class,
      WarehouseCommand.class,
      FiguresCommand.class,
      ChartCommand.class,
      TableCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      PublishCommand.class,
      EditionsCommand.class,
      VerifyCommand.class,
      DiffCommand.class,
      CheckCommand.class,
      ValidateCommand.class,
      TemplatesCommand.class,
      DeliveriesCommand.class,
      QuarantineCommand.class,
      ListCommand.class,
      ValuesCommand.class,
      TrendsCommand.class,
      ExplainCommand.class,
      QueryCommand.class,
      SqlCommand.class,
      DictionaryCommand.class,
      EstimateCommand.class,
      SampleCommand.class,
      ConfigCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      InitCommand.class,
      DistCommand.class,
      DevCommand.class,
    })
public final class Main implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "help")
  private boolean help;

  @CommandLine.Option(names = "--version", versionHelp = true, descriptionKey = "version")
  private boolean version;

  @CommandLine.Option(names = "--lang", paramLabel = "es|en", descriptionKey = "lang")
  private String language;

  @CommandLine.Option(names = "--verbose", descriptionKey = "verbose")
  private boolean verbose;

  @CommandLine.Option(
      names = {"-q", "--quiet"},
      descriptionKey = "quiet")
  private boolean quiet;

  private Main() {}

  public static void main(String[] arguments) {
    TemporaryFolder.take();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out, err));
  }

  public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    PrintWriter answers = SafeWriter.over(out);
    CommandHints messages = new CommandHints(SafeWriter.over(err));
    int code;
    try {
      code = execute(arguments, answers, messages);
    } catch (Error e) {
      // For example out of memory, or a native library that cannot be loaded.
      code = told(e, helpLanguage(arguments), verbose(arguments), messages);
    }
    answers.flush();
    messages.flush();
    return code;
  }

  static CommandLine line() {
    return new CommandLine(new Main());
  }

  private static int execute(String[] arguments, PrintWriter out, CommandHints err) {
    if (verbose(arguments)) {
      System.setProperty("ptps.log", "error");
    }
    if (quiet(arguments)) {
      // The progress bar writes escape codes past the writer for messages.
      System.setProperty("ptps.terminal", "false");
    }
    CommandLine line =
        line()
            .registerConverter(Path.class, Locations::of)
            .setResourceBundle(
                ResourceBundle.getBundle(
                    "org.ptps.app.messages",
                    Locale.forLanguageTag(helpLanguage(arguments).tag()),
                    ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES)))
            .setOut(out)
            // Failures are reported even with {@code --quiet}.
            .setErr(quiet(arguments) ? new PrintWriter(Writer.nullWriter()) : err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setUsageHelpWidth(100)
            .setUsageHelpAutoWidth(false)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUnmatchedOptionsArePositionalParams(false);
    err.know(line);
    line.setParameterExceptionHandler(
        (exception, ignored) -> wrongUsage(exception, helpLanguage(arguments), err));
    line.setExecutionExceptionHandler(
        (exception, command, ignored) ->
            told(exception, language(command, arguments), verbose(arguments), err));
    line.setExecutionStrategy(
        parsed -> {
          CommandLine.ParseResult command = parsed;
          while (command.hasSubcommand()) {
            command = command.subcommand();
          }
          optionsOf(command.commandSpec()).ifPresent(err::of);
          return new CommandLine.RunLast().execute(parsed);
        });
    return line.execute(arguments);
  }

  private static int told(Throwable thrown, Language language, boolean verbose, PrintWriter err) {
    Failure fault = Failure.of(thrown, language);
    err.println(fault.message());
    if (verbose) {
      thrown.printStackTrace(err);
    }
    err.flush();
    return fault.code();
  }

  /** Language of the settings once they were read; before, that of {@code --lang}. */
  private static Language language(CommandLine command, String[] arguments) {
    return optionsOf(command.getCommandSpec())
        .map(RunOptions::settled)
        .orElseGet(() -> helpLanguage(arguments));
  }

  private static Optional<RunOptions> optionsOf(CommandLine.Model.CommandSpec command) {
    return command.mixins().values().stream()
        .map(CommandLine.Model.CommandSpec::userObject)
        .filter(RunOptions.class::isInstance)
        .map(RunOptions.class::cast)
        .findFirst();
  }

  private static boolean verbose(String[] arguments) {
    return Arrays.asList(arguments).contains("--verbose");
  }

  private static boolean quiet(String[] arguments) {
    return Arrays.stream(arguments).anyMatch(Set.of("-q", "--quiet")::contains);
  }

  /** Without a command the usage is printed. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("no.command"));
  }

  /** Help is printed before settings are read, so that only {@code --lang} decides. */
  private static Language helpLanguage(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      boolean english =
          arguments[i].equals("--lang=en")
              || arguments[i].equals("--lang")
                  && i + 1 < arguments.length
                  && arguments[i + 1].equals("en");
      if (english) {
        return Language.EN;
      }
    }
    return Language.ES;
  }

  private static int wrongUsage(ParameterException exception, Language language, PrintWriter err) {
    err.println(UsageWords.of(exception, language));
    err.println(UsageWords.help(exception.getCommandLine(), language));
    return ExitCodes.USAGE;
  }
}
