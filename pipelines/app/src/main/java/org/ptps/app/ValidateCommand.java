package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.exchange.Validation;
import org.ptps.exchange.Validation.Finding;
import org.ptps.exchange.Validation.PartResult;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "validate")
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "file")
  private List<Path> files;

  @Option(names = "--source", paramLabel = "S", descriptionKey = "source")
  private String source;

  @Option(names = "--format", paramLabel = "F", defaultValue = "text", descriptionKey = "format")
  private Format format;

  enum Format {
    text,
    json
  }

  @Override
  public Integer call() {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new UsageException(
            switch (options.askedLanguage()) {
              case ES -> file + ": no es un archivo ni una carpeta → ./ptps validate ARCHIVO…";
              case EN -> file + ": is not a file or a folder → ./ptps validate FILE…";
            });
      }
    }
    Catalog declared = options.catalog(files);
    Language language = declared.settings().language();
    Validation validation =
        Validation.of(source == null ? declared : Lookups.only(declared, source));
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case text -> validation.parts().forEach(part -> print(part, language, out));
      case json -> AnswerPrinter.print(rows(validation, language), AnswerFormat.JSON, out);
    }
    if (validation.parts().stream().anyMatch(part -> part.unclaimed() == null)) {
      PrintWriter aside = format == Format.json ? spec.commandLine().getErr() : out;
      aside.println(ofTheRun(validation).in(language));
      aside.flush();
    }
    return validation.accepted() ? ExitCodes.DONE : ExitCodes.FOUND;
  }

  /** References to tables that are not among the given files, which only a run can check. */
  private static Words ofTheRun(Validation validation) {
    String references =
        validation.parts().stream()
            .flatMap(part -> part.unchecked().stream())
            .map(reference -> reference.id() + " (" + reference.table() + ")")
            .distinct()
            .sorted()
            .map(each -> ", " + each)
            .collect(Collectors.joining());
    return new Words(
        "Comparado solo entre lo que se dio; en la corrida, además con los otros archivos: filas con"
            + " la misma clave o de lo mismo"
            + references,
        "Compared only with what was given; in a run, with the other files too: rows of one key or"
            + " of one thing"
            + references);
  }

  private static void print(PartResult part, Language language, PrintWriter out) {
    String shown = part.file() + (part.sheet().isEmpty() ? "" : " [" + part.sheet() + "]");
    if (part.unclaimed() != null) {
      out.println(shown + ": " + part.unclaimed().in(language));
      return;
    }
    for (Finding finding : part.findings()) {
      out.println(
          shown
              + ":"
              + finding.line()
              + " · "
              + severity(finding, language)
              + " · "
              + finding.header()
              + " «"
              + finding.violation().value()
              + "» · "
              + finding.violation().rule());
      out.println("    " + finding.violation().reason().in(language));
      out.println("    → " + finding.suggestion().in(language));
    }
    out.println(
        String.format(
            Locale.ROOT,
            switch (language) {
              case ES -> "%s (%s): %,d aceptadas, %,d por corregir, %,d repetidas";
              case EN -> "%s (%s): %,d accepted, %,d to correct, %,d repeated";
            },
            shown,
            part.source(),
            part.kept(),
            part.rejected(),
            part.duplicate()));
  }

  /** Severity in words. */
  static String severity(Finding finding, Language language) {
    return switch (language) {
      case ES ->
          switch (finding.violation().severity()) {
            case REJECT -> "fila rechazada";
            case CELL -> "celda que no cuenta";
            case FLAG -> "dudosa";
            case PART -> "archivo dudoso";
            case DUPLICATE -> "repetida";
            case CORRECTION -> "valor corregido";
            case NOTICE -> "aviso";
          };
      case EN ->
          switch (finding.violation().severity()) {
            case REJECT -> "row refused";
            case CELL -> "cell does not count";
            case FLAG -> "in doubt";
            case PART -> "file in doubt";
            case DUPLICATE -> "repeated";
            case CORRECTION -> "value corrected";
            case NOTICE -> "notice";
          };
    };
  }

  private static Rows rows(Validation validation, Language language) {
    List<List<Object>> rows = new ArrayList<>();
    for (PartResult part : validation.parts()) {
      if (part.unclaimed() != null) {
        rows.add(
            Arrays.asList(
                part.file(),
                part.sheet(),
                null,
                part.idle() ? "notice" : "unclaimed",
                null,
                null,
                part.idle() ? "nothing_to_read" : "unclaimed_file",
                part.unclaimed().in(language),
                null));
      }
      for (Finding finding : part.findings()) {
        rows.add(
            List.of(
                part.file(),
                part.sheet(),
                finding.line(),
                finding.violation().severity().name().toLowerCase(Locale.ROOT),
                finding.header(),
                finding.violation().value(),
                finding.violation().rule(),
                finding.violation().reason().in(language),
                finding.suggestion().in(language)));
      }
    }
    return new Rows(
        List.of("file", "sheet", "line", "severity", "column", "value", "rule", "reason", "remedy"),
        rows);
  }
}
