package org.ptps.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.sample.SampleGenerator;
import org.ptps.sample.SampleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

  @Mixin private PlainOptions plain;
  @Mixin private WrittenOptions kept;

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
          plain.language() == Language.ES
              ? "--communities va de "
                  + SampleOptions.LEAST_COMMUNITIES
                  + " a "
                  + SampleOptions.MOST_COMMUNITIES
                  + ", y --faults de 0 a 0.5 → corrija el que no"
              : e.getMessage());
    }
    List<Path> written =
        kept.write(
            out,
            folder -> {
              SampleGenerator.write(folder, options);
              return List.of(folder);
            });
    kept.tell(written.stream().map(RunCommand::shown).toList(), spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
