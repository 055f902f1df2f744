package org.ptps.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.warehouse.Checks;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is to be corrected in the files that were read. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Option(names = "--source", paramLabel = "S", descriptionKey = "source")
  private String source;

  @Option(names = "--format", paramLabel = "F", defaultValue = "table", descriptionKey = "format")
  private AnswerFormat format;

  @Override
  public Integer call() {
    Project project = options.project();
    if (source != null && !project.catalog().sources().containsKey(source)) {
      throw new UsageException(
          switch (project.language()) {
            case ES -> "no hay fuente '" + source + "' → ./ptps list sources";
            case EN -> "there is no source '" + source + "' → ./ptps list sources";
          });
    }
    List<Checks.Finding> findings;
    try (Warehouse warehouse = Requests.open(project)) {
      List<String> files = source == null ? List.of() : filesOf(warehouse);
      findings =
          Checks.run(warehouse).stream()
              .filter(finding -> source == null || files.contains(finding.where()))
              .toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TABLE -> findings.forEach(finding -> print(finding, project.language(), out));
      case CSV, JSON -> Answer.print(rows(findings, project.language()), format, out);
    }
    boolean refused =
        findings.stream()
            .anyMatch(
                finding ->
                    switch (finding.severity()) {
                      case REJECT, CELL, PART, UNCLAIMED -> true;
                      case DUPLICATE -> finding.rule().equals("same_key_other_content");
                      case FLAG, SUSPECT, CORRECTION, NOTICE -> false;
                    });
    return refused ? ExitCodes.FOUND : ExitCodes.DONE;
  }

  private List<String> filesOf(Warehouse warehouse) {
    return warehouse
        .query("select distinct file from report.file_ledger where source = ?", source)
        .rows()
        .stream()
        .map(row -> row.text("file"))
        .toList();
  }

  private static void print(Checks.Finding finding, Language language, PrintWriter out) {
    out.println(
        severity(finding.severity(), language)
            + " · "
            + finding.where()
            + " · "
            + finding.count()
            + " · "
            + finding.what().in(language));
    out.println("    → " + finding.remedy().in(language));
    out.println("    " + finding.query());
  }

  private static String severity(Checks.Severity severity, Language language) {
    return switch (language) {
      case ES ->
          switch (severity) {
            case REJECT -> "fila rechazada";
            case CELL -> "celda rechazada";
            case PART -> "archivo dudoso";
            case FLAG -> "fila dudosa";
            case DUPLICATE -> "fila repetida";
            case CORRECTION -> "valor corregido";
            case NOTICE -> "aviso";
            case UNCLAIMED -> "archivo sin fuente";
            case SUSPECT -> "número sospechoso";
          };
      case EN ->
          switch (severity) {
            case REJECT -> "row refused";
            case CELL -> "cell refused";
            case PART -> "file in doubt";
            case FLAG -> "row in doubt";
            case DUPLICATE -> "row repeated";
            case CORRECTION -> "value corrected";
            case NOTICE -> "notice";
            case UNCLAIMED -> "file unclaimed";
            case SUSPECT -> "suspect number";
          };
    };
  }

  private static Rows rows(List<Checks.Finding> findings, Language language) {
    List<List<Object>> rows = new ArrayList<>();
    for (Checks.Finding finding : findings) {
      rows.add(
          List.of(
              finding.severity().name().toLowerCase(Locale.ROOT),
              finding.rule(),
              finding.where(),
              finding.count(),
              finding.what().in(language),
              finding.remedy().in(language),
              finding.query()));
    }
    return new Rows(List.of("severity", "rule", "where", "count", "what", "remedy", "query"), rows);
  }
}
