package org.ptps.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.IndicatorCatalog;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.DeclarationException;
import org.ptps.catalog.hocon.Problem;
import org.ptps.catalog.hocon.Problems;
import org.ptps.charts.declared.Figure;
import org.ptps.charts.declared.FigureCatalog;
import org.ptps.charts.declared.ReportFormat;
import org.ptps.charts.declared.ReportRequest;
import org.ptps.charts.report.ReportDeclaration;

/**
 * Finds what is missing after an addition: declarations, second readings, generated pages, each
 * with the file to write. Reads files only.
 */
final class DevCheck {
  private static final String BASELINES = "conf/baselines.conf";
  static final String ORACLE = "testing/oracle/src/main/java/org/ptps/oracle";

  private static final Pattern CODE =
      Pattern.compile("(?m)^\\s*code\\s*[=:]\\s*\"?([A-Z0-9-]+)\"?");

  private static final Pattern TOLD = Pattern.compile("(.+?):(\\d+): (.*) → (.*)");

  private final Path home;

  DevCheck(Path home) {
    this.home = home;
  }

  List<Problem> problems(Path run) {
    List<Problem> problems = new ArrayList<>();
    declarations(run, problems);
    try {
      reports(problems);
      secondReadings(problems);
    } catch (IOException e) {
      throw MachineException.cannotRead(home, e);
    } catch (UncheckedIOException e) {
      throw MachineException.cannotRead(home, e.getCause());
    }
    return problems;
  }

  /** Reads all declarations, each kind even if another is invalid. */
  private void declarations(Path run, List<Problem> problems) {
    try {
      Project.read(home, run, List.of());
    } catch (DeclarationException e) {
      problems.addAll(e.problems());
    }
    Problems ofOthers = new Problems();
    try {
      Catalog catalog = Catalog.read(home, run, List.of(), ofOthers);
      Problems own = new Problems();
      IndicatorCatalog indicators =
          IndicatorCatalog.read(home, catalog.units(), catalog.tables().keySet(), own);
      if (own.isEmpty()) {
        unnamed(indicators, problems);
        stale(List.of(GeneratedPage.index(home, indicators)), problems);
      }
      if (ofOthers.isEmpty()) {
        stale(GeneratedPage.ofSources(home, catalog), problems);
      }
    } catch (DeclarationException e) {
      // Reported above; nothing else can be read without it.
      return;
    }
  }

  /** Reports baselines that no indicator names. */
  private void unnamed(IndicatorCatalog indicators, List<Problem> problems) {
    Set<String> named = new TreeSet<>();
    indicators.indicators().forEach(each -> named.addAll(each.baselines()));
    for (String id : indicators.baselines().keySet()) {
      if (!named.contains(id)) {
        problems.add(
            new Problem(
                BASELINES,
                line(BASELINES, id),
                new Words(
                    "ningún indicador nombra la línea de base " + id,
                    "no indicator names the baseline " + id),
                new Words(
                    "nómbrela en baselines del indicador que se compara con ella",
                    "name it in baselines of the indicator that is compared with it")));
      }
    }
  }

  private int line(String file, String text) {
    try {
      return lineOf(home.resolve(file), text);
    } catch (IOException e) {
      throw MachineException.cannotRead(home.resolve(file), e);
    }
  }

  private static void stale(List<GeneratedPage> pages, List<Problem> problems) {
    pages.stream()
        .filter(GeneratedPage::isStale)
        .map(GeneratedPage::problem)
        .forEach(problems::add);
  }

  /** Checks report declarations and their prose, and reports figures that no report shows. */
  private void reports(List<Problem> problems) throws IOException {
    Set<String> shown = new TreeSet<>();
    boolean allRead = true;
    for (String id : ReportDeclaration.ids(home)) {
      try {
        ReportDeclaration report = ReportDeclaration.read(home, id);
        shown.addAll(report.figures());
        written(report, problems);
      } catch (DeclarationException e) {
        problems.addAll(e.problems());
        allRead = false;
      }
    }
    Problems ofFigures = new Problems();
    FigureCatalog figures = FigureCatalog.read(home, ofFigures);
    for (Figure figure : figures.figures().values()) {
      if (allRead && !shown.contains(figure.id()) && !figures.alone().contains(figure.id())) {
        problems.add(
            new Problem(
                "charts/figures/" + figure.id() + ".conf",
                0,
                new Words(
                    "ningún capítulo muestra la figura " + figure.id(),
                    "no chapter shows figure " + figure.id()),
                new Words(
                    "nómbrela en figures de un capítulo de charts/reports/…/report.conf, o escriba"
                        + " alone = true si se dibuja solo aparte",
                    "name it in figures of a chapter of charts/reports/…/report.conf, or write"
                        + " alone = true where it is drawn on its own")));
      }
    }
  }

  /** Checks the narratives that were written for each edition of a report. */
  private void written(ReportDeclaration report, List<Problem> problems) {
    Set<String> unread = new TreeSet<>();
    for (String edition : report.writtenEditions()) {
      unread.addAll(report.unread(edition));
      report.arrangement(edition).stream()
          .filter(each -> !problems.contains(each))
          .forEach(problems::add);
      for (Language language : Language.values()) {
        report
            .proseFaults(
                new ReportRequest(
                    report.id(),
                    edition,
                    // Any request has a year by the time it is answered.
                    Map.of(ReportDeclaration.YEAR, 0),
                    language,
                    ReportRequest.Audience.MEMBERS,
                    List.of(ReportFormat.HTML)))
            .stream()
            .map(DevCheck::ofProse)
            .filter(each -> !problems.contains(each))
            .forEach(problems::add);
      }
    }
    for (String file : unread) {
      problems.add(
          new Problem(
              file,
              0,
              new Words(
                  "nadie la lee: ningún capítulo se llama así",
                  "nothing reads it: no chapter has that name"),
              new Words(
                  "déle el nombre de un capítulo, o decláre uno propio en edition.conf",
                  "give it the name of a chapter, or declare one of its own in edition.conf")));
    }
  }

  /** Parses a message {@code file:line: what → remedy}. */
  private static Problem ofProse(String text) {
    Matcher parts = TOLD.matcher(text);
    return parts.matches()
        ? new Problem(
            parts.group(1),
            Integer.parseInt(parts.group(2)),
            new Words(parts.group(3), parts.group(3)),
            new Words(parts.group(4), parts.group(4)))
        : new Problem("charts/reports", 0, new Words(text, text), new Words("", ""));
  }

  /**
   * Regenerates the pages made from declarations.
   *
   * @return what was not that already
   * @throws DeclarationException if a declaration is wrong
   */
  List<String> refresh(Path run) {
    Project project = Project.read(home, run, List.of());
    List<GeneratedPage> pages =
        new ArrayList<>(List.of(GeneratedPage.index(home, project.indicators())));
    pages.addAll(GeneratedPage.ofSources(home, project.catalog()));
    List<GeneratedPage> stale = pages.stream().filter(GeneratedPage::isStale).toList();
    stale.forEach(GeneratedPage::write);
    return stale.stream().map(GeneratedPage::name).toList();
  }

  /** Reports indicators whose code the oracle does not contain as a string. */
  private void secondReadings(List<Problem> problems) throws IOException {
    Path oracle = home.resolve(ORACLE);
    if (!Files.isDirectory(oracle)) {
      // An unpacked distribution has no tests.
      return;
    }
    TreeMap<String, String> sources = new TreeMap<>();
    for (Path source : files(oracle, ".java")) {
      sources.put(source.getFileName().toString(), Files.readString(source));
    }
    TreeMap<String, TreeMap<String, Integer>> classOf = new TreeMap<>();
    List<Path> missing = new ArrayList<>();
    for (Path declared : files(home.resolve("sql/indicators"), ".conf")) {
      String code = code(declared);
      String in = sourceOf(sources, code);
      if (code.isEmpty()) {
        continue;
      }
      if (in == null) {
        missing.add(declared);
      } else {
        classOf
            .computeIfAbsent(component(declared), key -> new TreeMap<>())
            .merge(in, 1, Integer::sum);
      }
    }
    for (Path declared : missing) {
      // The file in which most indicators of the component are.
      String place =
          classOf.getOrDefault(component(declared), new TreeMap<>()).entrySet().stream()
              .max(java.util.Map.Entry.comparingByValue())
              .map(java.util.Map.Entry::getKey)
              .orElse("Oracle.java");
      String code = code(declared);
      problems.add(
          new Problem(
              home.relativize(declared).toString(),
              lineOf(declared, code),
              new Words(
                  code + " no tiene segunda lectura en el oráculo",
                  code + " has no second reading in the oracle"),
              new Words(
                  "calcúlelo otra vez en " + ORACLE + "/" + place + ", desde el catálogo",
                  "compute it again in " + ORACLE + "/" + place + ", from the catalogue")));
    }
  }

  private static String sourceOf(TreeMap<String, String> sources, String code) {
    return sources.entrySet().stream()
        .filter(source -> source.getValue().contains("\"" + code + "\""))
        .map(java.util.Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static String component(Path declared) {
    return declared.getParent().getFileName().toString();
  }

  private static String code(Path declared) throws IOException {
    Matcher code = CODE.matcher(Files.readString(declared));
    return code.find() ? code.group(1) : "";
  }

  private static int lineOf(Path file, String text) throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    }
  }
}
