package org.ptps.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Source;
import org.ptps.catalog.Table;
import org.ptps.charts.Figure;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is declared. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(paramLabel = "sources|tables|indicators|figures", descriptionKey = "what")
  private What what;

  @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
  private AnswerFormat format;

  /** What can be listed. */
  enum What {
    sources,
    tables,
    indicators,
    figures
  }

  @Override
  public Integer call() {
    Project project = options.project();
    Rows rows =
        switch (what) {
          case sources -> sources(project);
          case tables -> tables(project);
          case indicators -> indicators(project);
          case figures -> figures(project);
        };
    Answer.print(rows, format, spec.commandLine().getOut());
    return ExitCodes.DONE;
  }

  private static Rows sources(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Source source : project.catalog().sources().values()) {
      rows.add(
          List.of(
              source.id(),
              source.table().id(),
              source.publisher(),
              String.join("|", source.files().formats()),
              String.join(" | ", source.files().names()),
              source.title().in(project.language())));
    }
    return new Rows(List.of("id", "table", "publisher", "formats", "names", "title"), rows);
  }

  private static Rows tables(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Table table : project.catalog().tables().values()) {
      rows.add(
          List.of(
              table.id(),
              table.columns().size(),
              String.join(",", table.key()),
              table.comment().in(project.language())));
    }
    return new Rows(List.of("id", "columns", "key", "comment"), rows);
  }

  private static Rows indicators(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Indicator indicator : project.indicators().indicators()) {
      rows.add(
          List.of(
              indicator.code(),
              indicator.id(),
              indicator.component().id(),
              indicator.axis(),
              indicator.name().es(),
              indicator.name().en(),
              indicator.unit().id(),
              indicator.origin().name().toLowerCase(Locale.ROOT)));
    }
    return new Rows(
        List.of("code", "id", "component", "axis", "name_es", "name_en", "unit", "origin"), rows);
  }

  private static Rows figures(Project project) {
    List<List<Object>> rows = new ArrayList<>();
    for (Figure figure : project.figures().figures().values()) {
      rows.add(
          List.of(
              figure.id(),
              String.join(",", figure.indicators()),
              figure.title().in(project.language())));
    }
    return new Rows(List.of("id", "indicators", "title"), rows);
  }
}
