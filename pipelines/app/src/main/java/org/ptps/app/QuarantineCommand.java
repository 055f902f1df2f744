package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.exchange.Quarantine;
import org.ptps.lake.input.SkippedLine;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "quarantine",
    subcommands = {QuarantineCommand.Export.class, QuarantineCommand.Corrected.class})
final class QuarantineCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      descriptionKey = "help")
  private boolean help;

  @Option(names = "--verbose", descriptionKey = "verbose")
  private boolean verbose;

  @Option(names = "--lang", paramLabel = "es|en", descriptionKey = "lang")
  private String language;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), spec.resourceBundle().getString("no.command"));
  }

  @Command(name = "export")
  static final class Export implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private RunOptions options;
    @Mixin private WrittenOptions kept;

    @Option(names = "--source", paramLabel = "S", descriptionKey = "source")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--to", paramLabel = "DIR", descriptionKey = "to")
    private Path to;

    @Override
    public Integer call() {
      Catalog catalog = options.project().catalog();
      sources.forEach(source -> Lookups.only(catalog, source));
      tellVanished(catalog, Quarantine.returned(catalog), spec.commandLine().getErr());
      Path folder = to == null ? catalog.settings().out().resolve("quarantine") : to;
      List<Quarantine.Exported> exported =
          kept.write(
              folder,
              into ->
                  Quarantine.export(
                      catalog, Set.copyOf(sources), into, LocalDate.now(ZoneOffset.UTC)),
              Quarantine.Exported::file,
              (each, file) -> new Quarantine.Exported(file, each.sender(), each.rows()));
      Language language = catalog.settings().language();
      kept.tell(
          new Rows(
              List.of("file", "sender", "rows"),
              exported.stream()
                  .map(each -> List.<Object>of(each.file().toString(), each.sender(), each.rows()))
                  .toList()),
          row -> told(row, language),
          spec.commandLine().getOut());
      if (exported.isEmpty()) {
        kept.tellNone(
            new Words("No hay filas por corregir.", "There are no rows to correct.").in(language),
            spec.commandLine().getOut(),
            spec.commandLine().getErr());
      }
      return ExitCodes.DONE;
    }

    private static String told(Rows.Row row, Language language) {
      long rows = row.integer("rows");
      return row.text("file")
          + String.format(
              Locale.ROOT,
              switch (language) {
                case ES ->
                    rows == 1 ? ": %,d fila por corregir de %s" : ": %,d filas por corregir de %s";
                case EN -> rows == 1 ? ": %,d row to correct of %s" : ": %,d rows to correct of %s";
              },
              rows,
              row.text("sender"));
    }
  }

  @Command(name = "corrected")
  static final class Corrected implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private RunOptions options;

    @Mixin private FormatOptions answer;

    @Override
    public Integer call() {
      Project project = options.project();
      Catalog catalog = project.catalog();
      Language language = project.language();
      List<Quarantine.Returned> returned = Quarantine.returned(catalog);
      List<List<Object>> rows = new ArrayList<>();
      for (Quarantine.Returned each : returned) {
        rows.add(
            Arrays.asList(
                each.source(),
                each.file(),
                each.sheet().isEmpty() ? null : each.sheet(),
                each.line(),
                each.by(),
                each.what().in(language)));
      }
      AnswerPrinter.print(
          new Rows(List.of("source", "file", "sheet", "line", "corrected_by", "what"), rows),
          () ->
              CommandHints.complete(
                  new Words(
                          "Entre las entradas no hay ningún libro de correcciones → se escriben con"
                              + " ./ptps quarantine export",
                          "There is no workbook of corrections among the inputs → they are written with"
                              + " ./ptps quarantine export")
                      .in(language),
                  spec,
                  options),
          answer.format(),
          spec.commandLine().getOut(),
          spec.commandLine().getErr());
      tellVanished(catalog, returned, spec.commandLine().getErr());
      tellUnread(project, returned);
      return ExitCodes.DONE;
    }

    /** Reports corrections that no run has read yet. */
    private void tellUnread(Project project, List<Quarantine.Returned> returned) {
      if (Files.exists(project.settings().warehouse())) {
        Set<String> read = new HashSet<>();
        try (Warehouse warehouse = Lookups.open(project)) {
          warehouse
              .query("select file, line, rule from lake.rejected_rows")
              .forEach(
                  row -> read.add(row.text("file") + ":" + row.text("line") + row.text("rule")));
        }
        long unread =
            returned.stream()
                .filter(each -> SkippedLine.CORRECTED.contains(String.valueOf(each.rule())))
                .filter(each -> !read.contains(each.file() + ":" + each.line() + each.rule()))
                .count();
        if (unread > 0) {
          spec.commandLine()
              .getErr()
              .println(
                  new Words(
                          "Filas corregidas que la última corrida no leyó: "
                              + unread
                              + " → ./ptps run",
                          "Corrected rows that the last run did not read: "
                              + unread
                              + " → ./ptps run")
                      .in(project.language()));
        }
      }
    }
  }

  /** Reports corrections that a run has read and that are no longer among the inputs. */
  private static void tellVanished(
      Catalog catalog, List<Quarantine.Returned> returned, PrintWriter err) {
    VanishedCorrection.since(catalog.settings().warehouse(), returned, catalog)
        .forEach(each -> err.println(each.words().in(catalog.settings().language())));
    err.flush();
  }
}
