package org.ptps.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ptps.catalog.Language;
import org.ptps.exchange.SurveyPoints;
import org.ptps.exchange.UnusableFileException;
import org.ptps.exchange.UrbanShares;
import org.ptps.exchange.Validation.Finding;
import org.ptps.warehouse.JmpEstimates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "estimate")
final class EstimateCommand implements Callable<Integer> {
  /** The first year that the JMP estimates. */
  private static final int FIRST_YEAR = 2000;

  /** Messages shown of each kind. */
  private static final int SHOWN_OF_A_KIND = 20;

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Option(names = "--points", paramLabel = "FILE", required = true, descriptionKey = "points")
  private Path pointsFile;

  @Option(names = "--urban-share", paramLabel = "FILE", descriptionKey = "urbanShare")
  private Path sharesFile;

  @Option(names = "--from", paramLabel = "Y", descriptionKey = "fromYear")
  private Integer from;

  @Option(names = "--to", paramLabel = "Y", descriptionKey = "toYear")
  private Integer to;

  @Option(names = "--format", paramLabel = "F", defaultValue = "csv", descriptionKey = "format")
  private AnswerFormat format;

  @Override
  public Integer call() {
    Project project = options.project();
    Language language = project.language();
    PrintWriter err = spec.commandLine().getErr();
    SurveyPoints given;
    UrbanShares shares;
    try {
      given = SurveyPoints.read(pointsFile);
      shares = sharesFile == null ? null : UrbanShares.read(sharesFile);
    } catch (UnusableFileException e) {
      throw new UsageException(e.words().in(language));
    }
    show(pointsFile, given.findings(), language, err);
    tell(given, language, err);
    if (given.points().isEmpty()) {
      throw new UsageException(
          switch (language) {
            case ES ->
                pointsFile
                    + ": ningún punto urbano o rural de "
                    + variables()
                    + " → compruebe varname";
            case EN ->
                pointsFile + ": no urban or rural point of " + variables() + " → check varname";
          });
    }
    List<JmpEstimates.Point> points = given.points();
    List<JmpEstimates.UrbanShare> urban = List.of();
    if (shares != null) {
      show(sharesFile, shares.findings(), language, err);
      points = named(points, given, shares);
      urban = sharesOf(points, given, shares, language);
    }
    tellOfShares(points, urban, language, err);
    err.flush();
    int first = from == null ? FIRST_YEAR : from;
    int last =
        to != null
            ? to
            : JmpEstimates.REACH
                + points.stream().mapToInt(JmpEstimates.Point::year).max().orElseThrow();
    if (last < first || first < 1900 || last > 2200) {
      throw new UsageException(
          switch (language) {
            case ES -> "años " + first + " a " + last + ": → --from y --to entre 1900 y 2200";
            case EN -> "years " + first + " to " + last + ": → --from and --to from 1900 to 2200";
          });
    }
    AnswerPrinter.print(
        JmpEstimates.of(project.warehouseInputs(), points, urban, first, last),
        format,
        spec.commandLine().getOut());
    boolean refused = given.refused() > 0 || shares != null && shares.refused() > 0;
    return refused ? ExitCodes.FOUND : ExitCodes.DONE;
  }

  private static String variables() {
    return String.join(", ", new TreeSet<>(JmpEstimates.VARIABLES));
  }

  /** Points without a country belong to the one country of the urban shares. */
  private static List<JmpEstimates.Point> named(
      List<JmpEstimates.Point> points, SurveyPoints given, UrbanShares shares) {
    Set<String> countries =
        shares.shares().stream()
            .map(JmpEstimates.UrbanShare::area)
            .collect(Collectors.toCollection(TreeSet::new));
    if (given.countries() || !shares.countries() || countries.size() != 1) {
      return points;
    }
    String only = countries.iterator().next();
    return points.stream()
        .map(
            point ->
                new JmpEstimates.Point(
                    only, point.variable(), point.residence(), point.year(), point.value()))
        .toList();
  }

  private List<JmpEstimates.UrbanShare> sharesOf(
      List<JmpEstimates.Point> points, SurveyPoints given, UrbanShares shares, Language language) {
    Set<String> countries =
        points.stream()
            .map(JmpEstimates.Point::area)
            .collect(Collectors.toCollection(TreeSet::new));
    if (!shares.countries() && countries.size() > 1
        || shares.countries() && !given.countries() && countries.contains("")) {
      throw new UsageException(
          switch (language) {
            case ES ->
                (shares.countries() ? pointsFile : sharesFile)
                    + ": sin columna iso3 no se sabe de qué país habla → añádala";
            case EN ->
                (shares.countries() ? pointsFile : sharesFile)
                    + ": without a column iso3 nobody knows which country is meant → add it";
          });
    }
    if (shares.countries()) {
      return shares.shares();
    }
    String only = countries.iterator().next();
    return shares.shares().stream()
        .map(share -> new JmpEstimates.UrbanShare(only, share.year(), share.urban()))
        .toList();
  }

  private static void show(Path file, List<Finding> findings, Language language, PrintWriter err) {
    Map<String, Integer> shown = new HashMap<>();
    for (Finding finding : findings) {
      String rule = finding.violation().rule();
      if (shown.merge(rule, 1, Integer::sum) > SHOWN_OF_A_KIND) {
        continue;
      }
      err.println(
          file
              + ":"
              + finding.line()
              + " · "
              + ValidateCommand.severity(finding, language)
              + (finding.header().isEmpty() ? "" : " · " + finding.header())
              + " «"
              + finding.violation().value()
              + "» · "
              + rule);
      err.println("    " + finding.violation().reason().in(language));
      err.println("    → " + finding.violation().remedy().in(language));
    }
    shown.forEach(
        (rule, count) -> {
          if (count > SHOWN_OF_A_KIND) {
            int more = count - SHOWN_OF_A_KIND;
            err.println(
                switch (language) {
                  case ES -> file + ": " + rule + ": otras " + more + " filas";
                  case EN -> file + ": " + rule + ": " + more + " more rows";
                });
          }
        });
  }

  private void tell(SurveyPoints given, Language language, PrintWriter err) {
    long others = given.others().values().stream().mapToLong(Long::longValue).sum();
    err.println(
        String.format(
            Locale.ROOT,
            switch (language) {
              case ES ->
                  "%s: %,d filas = %,d puntos + %,d de la nación, que se pondera + %,d de variables"
                      + " que el método no usa + %,d sin valor + %,d repetidas + %,d por corregir";
              case EN ->
                  "%s: %,d rows = %,d points + %,d of the nation, which is weighted + %,d of"
                      + " variables that the method does not use + %,d without value + %,d repeated"
                      + " + %,d to correct";
            },
            pointsFile,
            given.rows(),
            given.points().size(),
            given.national(),
            others,
            given.unknown(),
            given.repeated(),
            given.refused()));
    if (others > 0) {
      String names =
          given.others().entrySet().stream()
              .map(entry -> entry.getKey() + " " + entry.getValue())
              .collect(Collectors.joining(", "));
      err.println(
          switch (language) {
            case ES -> "No se usan: " + names;
            case EN -> "Not used: " + names;
          });
    }
    if (given.decimalCommas() > 0) {
      err.println(
          switch (language) {
            case ES -> given.decimalCommas() + " números con coma decimal, leídos como tales";
            case EN -> given.decimalCommas() + " numbers with a decimal comma, read as such";
          });
    }
  }

  private void tellOfShares(
      List<JmpEstimates.Point> points,
      List<JmpEstimates.UrbanShare> urban,
      Language language,
      PrintWriter err) {
    Map<String, List<Integer>> years = new HashMap<>();
    urban.forEach(
        share -> years.computeIfAbsent(share.area(), area -> new ArrayList<>()).add(share.year()));
    Set<String> without = new TreeSet<>();
    Set<String> between = new TreeSet<>();
    for (String area :
        points.stream()
            .map(JmpEstimates.Point::area)
            .collect(Collectors.toCollection(TreeSet::new))) {
      List<Integer> known = years.get(area);
      if (known == null) {
        without.add(area);
        continue;
      }
      int first = known.stream().mapToInt(Integer::intValue).min().orElseThrow();
      int last = known.stream().mapToInt(Integer::intValue).max().orElseThrow();
      for (int year = first; year < last; year++) {
        if (!known.contains(year)) {
          between.add((area + " " + year).strip());
        }
      }
    }
    if (sharesFile == null) {
      err.println(
          switch (language) {
            case ES -> "Sin --urban-share no hay total: la nación es urbano y rural ponderados";
            case EN ->
                "Without --urban-share there is no total: the nation is urban and rural weighted";
          });
    } else if (!without.isEmpty()) {
      err.println(
          switch (language) {
            case ES -> sharesFile + ": sin proporción urbana no hay total de " + some(without);
            case EN ->
                sharesFile + ": without an urban share there is no total of " + some(without);
          });
    }
    if (!between.isEmpty()) {
      err.println(
          switch (language) {
            case ES -> sharesFile + ": interpolada entre sus vecinos: " + some(between);
            case EN -> sharesFile + ": interpolated between its neighbours: " + some(between);
          });
    }
  }

  private static String some(Set<String> names) {
    String first = names.stream().limit(SHOWN_OF_A_KIND).collect(Collectors.joining(", "));
    return names.size() > SHOWN_OF_A_KIND ? first + " … (" + names.size() + ")" : first;
  }
}
