package org.ptps.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.PublishedRun;
import org.ptps.catalog.Settings;
import org.ptps.charts.Reports;
import org.ptps.charts.declared.ReportFormat;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.report.DocxChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
  private static final String YEARS = "year";

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private RedoOptions redo;
  @Mixin private WrittenOptions kept;
  @Mixin private PassportOptions passports;

  @Parameters(index = "0", paramLabel = "REPORT", descriptionKey = "report", arity = "0..1")
  private String report;

  @Option(names = "--format", paramLabel = "html|pdf|docx", split = ",", descriptionKey = "formats")
  private List<ReportFormat> formats = new ArrayList<>();

  @Option(names = "--audience", paramLabel = "public|members", descriptionKey = "audience")
  private ReportRequest.Audience audience = ReportRequest.Audience.PUBLIC;

  @Option(names = "--as-of", paramLabel = "YYYY-MM-DD", descriptionKey = "as_of")
  private LocalDate asOf;

  @Option(names = "--year", paramLabel = "YYYY", descriptionKey = "year")
  private Integer year;

  @Option(names = "--from", paramLabel = "YYYY", descriptionKey = "from")
  private Integer from;

  @Option(names = "--to", paramLabel = "YYYY", descriptionKey = "to")
  private Integer to;

  @Option(names = "--cut", paramLabel = "YYYY", descriptionKey = "cut")
  private Integer cut;

  @Option(names = "--code", paramLabel = "DDMM", descriptionKey = "code")
  private String code;

  @Option(names = "--changes", paramLabel = "FILE.docx", descriptionKey = "changes")
  private Path changes;

  @Override
  public Integer call() {
    Project project = options.project();
    Settings.Shown shown = project.settings().shown();
    if (report == null) {
      report = shown.report();
    }
    // The as-of date of the settings belongs to the report that they name.
    Optional<LocalDate> knownOn =
        Optional.ofNullable(asOf)
            .or(() -> report.equals(shown.report()) ? shown.asOf() : Optional.empty());
    // Read first: the edited document may be the file that is written now.
    Optional<byte[]> edited = Optional.ofNullable(changes).map(ReportCommand::read);
    if (edited.isPresent() && !formats.contains(ReportFormat.DOCX)) {
      formats.add(ReportFormat.DOCX);
    }
    List<String> known = Reports.ids(project.catalog().home());
    if (!known.contains(report)) {
      throw new UsageException(
          switch (project.language()) {
            case ES -> "no hay informe '" + report + "' → use uno de " + String.join(", ", known);
            case EN ->
                "there is no report '" + report + "' → use one of " + String.join(", ", known);
          });
    }
    if (code != null) {
      Lookups.municipality(project, code);
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    add(parameters, YEARS, year);
    add(parameters, "from", from);
    add(parameters, "to", to);
    add(parameters, "cut", cut);
    add(parameters, "code", code);
    ReportRequest request =
        new ReportRequest(
            report,
            name(),
            parameters,
            project.language(),
            audience,
            formats.isEmpty() ? List.of(ReportFormat.HTML) : formats);
    List<Path> written;
    try (Stages stages = Stages.of(project, spec.commandLine().getErr(), redo.fresh())) {
      written = stages.report(request, knownOn);
      if (kept.isKept()) {
        passports.make(stages);
        stages.publish();
      }
    }
    kept.tell(RunCommand.places(project.settings(), written), spec.commandLine().getOut());
    Path first = written.get(0);
    Reports.notes(project.catalog().home(), report, edition(first, project), project.language())
        .forEach(spec.commandLine().getErr()::println);
    if (edited.isPresent()) {
      tell(edited.get(), project, written);
    }
    return ExitCodes.DONE;
  }

  // Edition in a report's file name.
  private String edition(Path file, Project project) {
    String name = file.getFileName().toString();
    return name.substring(report.length() + 1, name.indexOf("." + project.language().tag() + "."));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw MachineException.cannotRead(file, e);
    }
  }

  private void tell(byte[] edited, Project project, List<Path> written) {
    Path now =
        written.stream()
            .filter(file -> file.toString().endsWith(".docx"))
            .findFirst()
            .map(file -> PublishedRun.path(project.settings().out(), file.toString()))
            .orElseThrow();
    DocxChanges found;
    try {
      found = DocxChanges.between(edited, read(now));
    } catch (IOException | RuntimeException e) {
      throw new UsageException(
          switch (project.language()) {
            case ES -> changes + " no se puede leer como DOCX → dé un informe que PTPS escribió";
            case EN -> changes + " cannot be read as DOCX → give a report that PTPS wrote";
          });
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean es = project.language() == Language.ES;
    out.println((es ? "Números que cambiaron: " : "Numbers that moved: ") + found.moved().size());
    found
        .moved()
        .forEach(
            each ->
                out.println(
                    "  " + each.chapter() + ": " + each.before() + "\n    → " + each.after()));
    out.println(
        (es ? "Párrafos que solo tiene el editado: " : "Paragraphs of the edited one alone: ")
            + found.own().size());
    found.own().forEach(each -> out.println("  " + each.chapter() + ": " + each.words()));
    out.flush();
  }

  private String name() {
    if (code != null) {
      return year == null ? code : code + "-" + year;
    }
    if (to != null) {
      return String.valueOf(to);
    }
    return year == null ? "" : String.valueOf(year);
  }

  private static void add(Map<String, Object> parameters, String name, Object value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }
}
