package org.ptps.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ptps.catalog.Source;
import org.ptps.exchange.Partner;
import org.ptps.exchange.Templates;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "templates")
final class TemplatesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private WrittenOptions kept;

  @Option(names = "--partner", paramLabel = "P", descriptionKey = "partner")
  private String partner;

  @Option(names = "--year", paramLabel = "Y", descriptionKey = "year")
  private Integer year;

  @Option(names = "--source", paramLabel = "S", descriptionKey = "source")
  private String source;

  @Option(names = "--to", paramLabel = "DIR", descriptionKey = "to")
  private Path to;

  @Override
  public Integer call() {
    Project project = options.project();
    Path folder = to == null ? project.settings().out().resolve("templates") : to;
    List<Source> asked = source == null ? List.of() : List.of(asked(project));
    List<Path> written;
    if (partner == null) {
      if (year != null) {
        throw new UsageException(
            switch (project.language()) {
              case ES -> "--year pide saber de quién → agregue --partner NOMBRE";
              case EN -> "--year needs to know whose → add --partner NAME";
            });
      }
      List<Source> sources = asked.isEmpty() ? Templates.sources(project.catalog()) : asked;
      written = kept.write(folder, into -> Templates.blank(project.catalog(), sources, into));
    } else {
      int asOf = year == null ? project.settings().lastYear() : year;
      try (Warehouse warehouse = open(project)) {
        Partner whose = Lookups.partner(project, warehouse, partner);
        written =
            kept.write(
                folder,
                into -> Templates.of(whose, asOf, project.catalog(), asked, warehouse, into));
      }
    }
    kept.tell(written, spec.commandLine().getOut());
    return ExitCodes.DONE;
  }

  /** The warehouse of {@code --out}, or that of the settings where it has none. */
  private Warehouse open(Project project) {
    return Files.exists(project.settings().warehouse())
        ? project.openWarehouse()
        : Lookups.open(options.projectOfTheSettings());
  }

  private Source asked(Project project) {
    Source found = project.catalog().sources().get(source);
    if (found == null || found.template() == null) {
      throw new UsageException(
          switch (project.language()) {
            case ES ->
                "no hay plantilla de '" + source + "' → use una de " + Lookups.templates(project);
            case EN ->
                "there is no template of '"
                    + source
                    + "' → use one of "
                    + Lookups.templates(project);
          });
    }
    return found;
  }
}
