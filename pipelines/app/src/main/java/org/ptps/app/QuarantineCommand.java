package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Language;
import org.ptps.exchange.Quarantine;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Rows to correct: sent back to who sent them, and what came of it. */
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

  /** One workbook for each sender. */
  @Command(name = "export")
  static final class Export implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private RunOptions options;

    @Option(names = "--source", paramLabel = "S", descriptionKey = "source")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--to", paramLabel = "DIR", descriptionKey = "to")
    private Path to;

    @Override
    public Integer call() {
      Catalog catalog = options.project().catalog();
      sources.forEach(source -> Requests.only(catalog, source));
      Path folder = to == null ? catalog.settings().out().resolve("quarantine") : to;
      List<Quarantine.Exported> exported =
          Quarantine.export(catalog, Set.copyOf(sources), folder, LocalDate.now(ZoneOffset.UTC));
      PrintWriter out = spec.commandLine().getOut();
      Language language = catalog.settings().language();
      for (Quarantine.Exported each : exported) {
        out.println(
            each.file()
                + String.format(
                    Locale.ROOT,
                    switch (language) {
                      case ES ->
                          each.rows() == 1
                              ? ": %,d fila por corregir de %s"
                              : ": %,d filas por corregir de %s";
                      case EN ->
                          each.rows() == 1
                              ? ": %,d row to correct of %s"
                              : ": %,d rows to correct of %s";
                    },
                    each.rows(),
                    each.sender()));
      }
      if (exported.isEmpty()) {
        out.println(
            switch (language) {
              case ES -> "No hay filas por corregir.";
              case EN -> "There are no rows to correct.";
            });
      }
      return ExitCodes.DONE;
    }
  }

  /** Who corrected what. */
  @Command(name = "corrected")
  static final class Corrected implements Callable<Integer> {
    @Spec private CommandSpec spec;
    @Mixin private RunOptions options;

    @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
    private AnswerFormat format;

    @Override
    public Integer call() {
      Project project = options.project();
      try (Warehouse warehouse = Requests.open(project)) {
        String reason = project.language() == Language.ES ? "reason_es" : "reason_en";
        Rows rows =
            warehouse.query(
                "select source, file, nullif(sheet, '') as sheet, line, value as corrected_by, "
                    + reason
                    + " as what from lake.rejected_rows where rule in ('replaced_by_correction',"
                    + " 'corrected_again', 'correction_without_name', 'not_corrected',"
                    + " 'correction_line_unknown') order by source, file, sheet, line");
        Answer.print(rows, format, spec.commandLine().getOut());
        return ExitCodes.DONE;
      }
    }
  }
}
