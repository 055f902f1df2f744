package org.ptps.app;

import static java.util.stream.Collectors.toList;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.warehouse.Checks;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Option(names = "--source", paramLabel = "S", descriptionKey = "source")
  private String source;

  @Mixin private FormatOptions answer;

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
    try (Warehouse warehouse = Lookups.open(project)) {
      findings =
          Checks.run(warehouse).stream()
              .filter(finding -> source == null || finding.source().equals(source))
              .toList();
    }
    PrintWriter out = spec.commandLine().getOut();
    switch (answer.format()) {
      case TABLE -> {
        StringWriter text = new StringWriter();
        print(findings, project.language(), new PrintWriter(text, true));
        out.print(CommandHints.complete(text.toString(), spec, options));
        out.flush();
      }
      case CSV, JSON ->
          AnswerPrinter.print(rows(findings, project.language()), answer.format(), out);
    }
    boolean refused = findings.stream().anyMatch(finding -> finding.toDo() == Checks.ToDo.CORRECT);
    return refused ? ExitCodes.FOUND : ExitCodes.DONE;
  }

  /** Findings by who can act on them and by sender, the most urgent first. */
  private static void print(List<Checks.Finding> findings, Language language, PrintWriter out) {
    if (findings.isEmpty()) {
      out.println(
          new Words("No hay nada que corregir.", "There is nothing to correct.").in(language));
      return;
    }
    for (Checks.Whose whose : Checks.Whose.values()) {
      List<Checks.Finding> own =
          findings.stream()
              .filter(each -> each.whose() == whose && each.toDo() != Checks.ToDo.NOTHING)
              .toList();
      if (!own.isEmpty()) {
        out.println(heading(whose).in(language) + " · " + counted(own, language));
        own.stream()
            .collect(Collectors.groupingBy(Checks.Finding::sender, TreeMap::new, toList()))
            .forEach((sender, theirs) -> print(sender, theirs, whose, language, out));
        out.println();
      }
    }
    List<Checks.Finding> rest =
        findings.stream().filter(each -> each.toDo() == Checks.ToDo.NOTHING).toList();
    if (!rest.isEmpty()) {
      out.println(
          new Words("SE DICE, Y NO HAY NADA QUE HACER", "SAID, AND NOTHING TO BE DONE").in(language)
              + " · "
              + rest.size());
      rest.forEach(finding -> print(finding, language, out));
    }
  }

  private static void print(
      String sender,
      List<Checks.Finding> findings,
      Checks.Whose whose,
      Language language,
      PrintWriter out) {
    if (whose != Checks.Whose.OURS) {
      String name =
          sender.isEmpty()
              ? new Words("la fila no dice quién", "the row does not say who").in(language)
              : sender;
      out.println("— " + name + " · " + counted(findings, language));
    }
    findings.stream()
        .sorted(Comparator.comparing(Checks.Finding::toDo))
        .forEach(finding -> print(finding, language, out));
  }

  private static Words heading(Checks.Whose whose) {
    return switch (whose) {
      case SENDER ->
          new Words(
              "DE QUIEN ENTREGA: se le manda con ./ptps quarantine export",
              "OF WHO DELIVERS: sent to them with ./ptps quarantine export");
      case OURS ->
          new Words(
              "NUESTRO: se decide en conf/ o se corrige aquí",
              "OURS: decided in conf/, or mended here");
      case PUBLISHER ->
          new Words(
              "DE QUIEN PUBLICA: se le avisa; el archivo no se toca",
              "OF WHO PUBLISHES: they are told; the file is not touched");
    };
  }

  /** Number of findings to correct and to look at. */
  private static String counted(List<Checks.Finding> findings, Language language) {
    long correct = findings.stream().filter(each -> each.toDo() == Checks.ToDo.CORRECT).count();
    long look = findings.size() - correct;
    List<String> said = new ArrayList<>();
    if (correct > 0) {
      said.add(correct + new Words(" por corregir", " to correct").in(language));
    }
    if (look > 0) {
      said.add(look + new Words(" para revisar", " to look at").in(language));
    }
    return String.join(", ", said);
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
              finding.query(),
              finding.whose().name().toLowerCase(Locale.ROOT),
              finding.sender(),
              finding.source(),
              finding.lines().stream().map(String::valueOf).collect(Collectors.joining(" "))));
    }
    return new Rows(
        List.of(
            "severity",
            "rule",
            "where",
            "count",
            "what",
            "remedy",
            "query",
            "whose",
            "sender",
            "source",
            "lines"),
        rows);
  }
}
