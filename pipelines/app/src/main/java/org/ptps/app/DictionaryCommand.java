package org.ptps.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.exchange.Dictionary;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "dictionary")
final class DictionaryCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private WrittenOptions kept;

  @Option(names = "--to", paramLabel = "DIR", descriptionKey = "dictionaryTo")
  private Path to;

  @Override
  public Integer call() {
    Project project = options.project();
    Path folder = to == null ? project.settings().out().resolve("dictionary") : to;
    List<Path> written;
    try (Warehouse warehouse = Lookups.open(project)) {
      written =
          kept.write(
              folder,
              into -> Dictionary.write(warehouse, project.catalog(), project.indicators(), into));
    }
    kept.tell(RunCommand.places(project.settings(), written), spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
