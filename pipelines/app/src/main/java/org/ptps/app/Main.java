package org.ptps.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.ptps.catalog.Language;
import org.ptps.catalog.hocon.DeclarationException;
import org.ptps.charts.ChartException;
import org.ptps.charts.RequestException;
import org.ptps.lake.LedgerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line. Answers go to stdout, log and progress to stderr; only this class exits. */
@Command(
    name = "ptps",
    versionProvider = Version.class,
    subcommands = {
      RunCommand.class,
      LakeCommand.class,
      WarehouseCommand.class,
      FiguresCommand.class,
      ReportCommand.class,
      ExportCommand.class,
      CheckCommand.class,
      ValidateCommand.class,
      TemplatesCommand.class,
      DeliveriesCommand.class,
      QuarantineCommand.class,
      ListCommand.class,
      ValuesCommand.class,
      TrendsCommand.class,
      ExplainCommand.class,
      EstimateCommand.class,
      SampleCommand.class,
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

  private Main() {}

  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(arguments, out, err));
  }

  /** Runs one command and gives its exit code; for tests and other programs. */
  public static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    CommandLine line =
        new CommandLine(new Main())
            .setResourceBundle(
                ResourceBundle.getBundle(
                    "org.ptps.app.messages",
                    Locale.forLanguageTag(helpLanguage(arguments).tag()),
                    ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES)))
            .setOut(out)
            .setErr(err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setUsageHelpWidth(100)
            .setUsageHelpAutoWidth(false)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExitCodeExceptionMapper(Main::exitCode);
    line.setParameterExceptionHandler(
        (exception, ignored) -> wrongUsage(exception, helpLanguage(arguments)));
    line.setExecutionExceptionHandler(
        (exception, command, ignored) -> {
          err.println(message(exception));
          if (exitCode(exception) == ExitCodes.FAULT && !(exception instanceof LedgerException)) {
            exception.printStackTrace(err);
          }
          err.flush();
          return exitCode(exception);
        });
    int code = line.execute(arguments);
    out.flush();
    err.flush();
    return code;
  }

  /** Without a command there is nothing to do but to say which there are. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("no.command"));
  }

  /** The help is asked for before any settings are read, so only the option itself can say. */
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

  private static int wrongUsage(ParameterException exception, Language language) {
    PrintWriter err = exception.getCommandLine().getErr();
    err.println(exception.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
    err.println(
        switch (language) {
          case ES ->
              "Ayuda: ./" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help";
          case EN ->
              "Help: ./" + exception.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        });
    return ExitCodes.USAGE;
  }

  private static int exitCode(Throwable thrown) {
    if (thrown instanceof DeclarationException || thrown instanceof ChartException) {
      return ExitCodes.DECLARATIONS;
    }
    return thrown instanceof UsageException
            || thrown instanceof ParameterException
            || thrown instanceof RequestException
        ? ExitCodes.USAGE
        : ExitCodes.FAULT;
  }

  private static String message(Throwable thrown) {
    return thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
  }
}
