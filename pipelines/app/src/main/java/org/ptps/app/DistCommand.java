package org.ptps.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "dist")
final class DistCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  @Spec private CommandSpec spec;

  @Option(names = "--to", paramLabel = "FILE", descriptionKey = "to")
  private Path to;

  @Mixin private PlainOptions options;
  @Mixin private WrittenOptions kept;

  @Override
  public Integer call() {
    Language reader = options.language();
    String version = new Version().getVersion()[0].strip().replace(' ', '-');
    Path home = RunOptions.home();
    String name = version + "-" + Distribution.platform();
    Path archive =
        to == null ? home.resolve("target").resolve(name + ".tar.gz") : to.toAbsolutePath();
    if (Files.isDirectory(archive)) {
      throw new UsageException(
          switch (reader) {
            case ES -> "--to " + to + " es una carpeta → dé el nombre de un archivo .tar.gz";
            case EN -> "--to " + to + " is a folder → give the name of a .tar.gz file";
          });
    }
    List<Path> written = List.of(RunCommand.shown(archive));
    if (!kept.isKept()) {
      kept.tell(written, spec.commandLine().getOut());
      return ExitCodes.DONE;
    }
    new Distribution(home, Distribution.ownClassPath()).write(archive, name);
    try {
      String size = String.format(Locale.ROOT, "%.0f MB", Files.size(archive) / MEGABYTE);
      spec.commandLine()
          .getErr()
          .println(
              switch (reader) {
                case ES ->
                    size
                        + "; se desempaca con tar xzf y corre con ./ptps run, sin Java, Maven ni red";
                case EN ->
                    size
                        + "; unpack it with tar xzf, run ./ptps run: no Java, Maven or network needed";
              });
    } catch (IOException e) {
      throw MachineException.cannotRead(archive, e);
    }
    kept.tell(written, spec.commandLine().getOut());
    return ExitCodes.DONE;
  }
}
