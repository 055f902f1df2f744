package org.ptps.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ptps.charts.declared.FigureFormat;
import org.ptps.charts.declared.FigureScope;
import org.ptps.charts.declared.ReportRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "figures")
final class FiguresCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private RedoOptions redo;
  @Mixin private WrittenOptions kept;

  @Parameters(paramLabel = "ID", descriptionKey = "id", arity = "0..*")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "svg|png|pdf|pptx",
      split = ",",
      descriptionKey = "formats")
  private List<FigureFormat> formats = new ArrayList<>();

  @Option(names = "--audience", paramLabel = "public|members", descriptionKey = "audience")
  private ReportRequest.Audience audience = ReportRequest.Audience.PUBLIC;

  @Option(names = "--year", paramLabel = "YYYY", descriptionKey = "year")
  private Integer year;

  @Option(names = "--municipality", paramLabel = "DDMM", descriptionKey = "municipality")
  private String municipality;

  @Override
  public Integer call() {
    Project project = options.project();
    for (String id : ids) {
      if (!project.figures().figures().containsKey(id)) {
        throw new UsageException(
            switch (project.language()) {
              case ES ->
                  "no hay figura '"
                      + id
                      + "' → "
                      + String.join(", ", project.figures().figures().keySet());
              case EN ->
                  "there is no figure '"
                      + id
                      + "' → "
                      + String.join(", ", project.figures().figures().keySet());
            });
      }
    }
    for (String id : ids) {
      if (audience == ReportRequest.Audience.PUBLIC
          && project.figures().figures().get(id).audience() == ReportRequest.Audience.MEMBERS) {
        throw new UsageException(
            switch (project.language()) {
              case ES -> "la figura '" + id + "' es solo para miembros → --audience members";
              case EN -> "figure '" + id + "' is for members only → --audience members";
            });
      }
    }
    checkMunicipality(project);
    FigureScope scope =
        new FigureScope(
            year == null ? OptionalInt.empty() : OptionalInt.of(year),
            Optional.ofNullable(municipality),
            Optional.empty());
    List<Path> written;
    try (Stages stages = Stages.of(project, spec.commandLine().getErr(), redo.fresh())) {
      written = stages.figures(ids, scope, audience, wanted());
      if (kept.isKept()) {
        stages.publish();
      }
    }
    kept.tell(RunCommand.places(project.settings(), written), spec.commandLine().getOut());
    return ExitCodes.DONE;
  }

  private void checkMunicipality(Project project) {
    if (municipality == null) {
      return;
    }
    Lookups.municipality(project, municipality);
    FigureScope scope =
        new FigureScope(OptionalInt.empty(), Optional.of(municipality), Optional.empty());
    for (String id : ids) {
      if (!scope.covers(project.figures().figures().get(id))) {
        throw new UsageException(
            switch (project.language()) {
              case ES ->
                  "la figura '"
                      + id
                      + "' habla de todo el país o grupo → quite --municipality para ella";
              case EN ->
                  "figure '"
                      + id
                      + "' speaks of the whole country or group → leave out --municipality for it";
            });
      }
    }
  }

  // A CSV of the plotted numbers is always written too.
  private Set<FigureFormat> wanted() {
    Set<FigureFormat> wanted = formats.isEmpty() ? FigureFormat.usual() : EnumSet.copyOf(formats);
    wanted.add(FigureFormat.CSV);
    return wanted;
  }
}
