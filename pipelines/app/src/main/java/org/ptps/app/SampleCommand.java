package org.ptps.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ptps.sample.SampleGenerator;
import org.ptps.sample.SampleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Synthetic files in the publishers' layouts, the same from the same options. */
@Command(name = "sample")
final class SampleCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "sampleOut")
  private Path out;

  @Option(names = "--communities", paramLabel = "N", descriptionKey = "communities")
  private Integer communities;

  @Option(names = "--seed", paramLabel = "S", descriptionKey = "seed")
  private Long seed;

  @Option(names = "--faults", paramLabel = "RATE", descriptionKey = "faults")
  private Double faults;

  @Option(names = "--verbose", descriptionKey = "verbose")
  private boolean verbose;

  @Option(names = "--lang", paramLabel = "es|en", descriptionKey = "lang")
  private String language;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "help")
  private boolean help;

  @Override
  public Integer call() {
    SampleOptions committed = SampleOptions.committed();
    SampleOptions options;
    try {
      options =
          new SampleOptions(
              communities == null ? committed.communities() : communities,
              seed == null ? committed.seed() : seed,
              faults == null ? committed.faultRate() : faults);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "es".equals(language) || language == null
              ? "--communities va de "
                  + SampleOptions.LEAST_COMMUNITIES
                  + " a "
                  + SampleOptions.MOST_COMMUNITIES
                  + ", y --faults de 0 a 0.5 → corrija el que no"
              : e.getMessage());
    }
    SampleGenerator.write(out, options);
    spec.commandLine().getOut().println(RunCommand.shown(out));
    return ExitCodes.DONE;
  }
}
