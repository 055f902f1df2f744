package org.ptps.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;

/**
 * All indicators, with components, baselines, targets and results.
 *
 * @param indicators in the order people read them: component, number
 */
public record IndicatorCatalog(
    Map<String, IndicatorComponent> components,
    List<Indicator> indicators,
    Map<String, Baseline> baselines,
    Map<String, Target> targets,
    Map<String, Result> results,
    Map<String, Event> events,
    Map<String, Edition> editions,
    Map<String, Edition.Publisher> publishers,
    Crosswalk crosswalk,
    Comparisons comparisons,
    Map<String, SupplementaryIndicator> supplementary) {

  /**
   * Reads {@code sql/indicators} and the files of {@code conf/} that it refers to.
   *
   * @param tables ids of the lake tables, which registers are named by
   * @param problems takes every problem found; reading goes on after each
   */
  public static IndicatorCatalog read(
      Path home, Map<String, Unit> units, Collection<String> tables, Problems problems) {
    Declaration componentsFile =
        Declaration.read(home, home.resolve("conf/components.conf"), problems);
    Declaration baselinesFile =
        Declaration.read(home, home.resolve("conf/baselines.conf"), problems);
    Declaration targetsFile = Declaration.read(home, home.resolve("conf/targets.conf"), problems);
    Declaration resultsFile = Declaration.read(home, home.resolve("conf/results.conf"), problems);
    Declaration eventsFile = Declaration.read(home, home.resolve("conf/events.conf"), problems);
    Declaration editionsFile = Declaration.read(home, home.resolve("conf/editions.conf"), problems);
    Map<String, IndicatorComponent> components = IndicatorComponent.read(componentsFile);
    Map<String, Baseline> baselines = Baseline.read(baselinesFile);
    Map<String, Target> targets = Target.read(targetsFile);
    Map<String, Result> results = Result.read(resultsFile);
    Map<String, Event> events = Event.read(eventsFile);
    Map<String, Edition> editions = Edition.read(editionsFile);
    Map<String, Edition.Publisher> publishers = Edition.readPublishers(editionsFile);
    List.of(componentsFile, baselinesFile, targetsFile, resultsFile, eventsFile, editionsFile)
        .forEach(Declaration::done);

    List<Indicator> indicators = new ArrayList<>();
    IndicatorReader reader = new IndicatorReader(home, units, components, tables, problems);
    Map<String, String> fileOfCode = new HashMap<>();
    Path folder = home.resolve("sql/indicators");
    for (Path path : files(folder, ".conf")) {
      Indicator indicator = reader.read(path);
      if (indicator == null) {
        continue;
      }
      String shown = shown(home, path);
      String first = fileOfCode.putIfAbsent(indicator.code(), shown);
      if (first != null) {
        problems.add(
            shown,
            0,
            new Words(
                "el código " + indicator.code() + " ya es de " + first,
                "code " + indicator.code() + " is taken by " + first),
            new Words("dé otro número", "give another number"));
      }
      checkReferences(indicator, shown, "baselines", indicator.baselines(), baselines, problems);
      checkReferences(indicator, shown, "targets", indicator.targets(), targets, problems);
      for (Indicator.Companion companion : indicator.companions()) {
        checkReferences(indicator, shown, "targets", companion.targets(), targets, problems);
      }
      checkReferences(indicator, shown, "results", indicator.results(), results, problems);
      indicators.add(indicator);
    }
    Set<String> stems = new HashSet<>();
    files(folder, ".conf").forEach(path -> stems.add(stem(path)));
    for (Path path : files(folder, ".sql")) {
      if (!stems.contains(stem(path))) {
        problems.add(
            shown(home, path),
            0,
            new Words(
                "la consulta no tiene " + stem(path) + ".conf al lado",
                "the query has no " + stem(path) + ".conf beside it"),
            new Words(
                "diga allí qué significa, en es y en", "say there what it means, in es and en"));
      }
    }
    indicators.sort(
        Comparator.comparingInt((Indicator indicator) -> indicator.component().order())
            .thenComparing(Indicator::code));
    baselines
        .values()
        .forEach(
            baseline -> {
              if (!baseline.target().isEmpty() && !targets.containsKey(baseline.target())) {
                baselinesFile.problem(
                    "baselines",
                    new Words(
                        "la línea de base "
                            + baseline.id()
                            + " nombra la meta '"
                            + baseline.target()
                            + "', que no está declarada",
                        "baseline "
                            + baseline.id()
                            + " names the target '"
                            + baseline.target()
                            + "', which is not declared"),
                    new Words(
                        "use uno de " + String.join(", ", targets.keySet()),
                        "use one of " + String.join(", ", targets.keySet())));
              }
            });
    checkHeadlines(results.values(), indicators, resultsFile);
    List<String> codes = indicators.stream().map(Indicator::code).toList();
    Declaration crosswalkFile =
        Declaration.read(home, home.resolve("conf/crosswalk.conf"), problems);
    Declaration comparisonsFile =
        Declaration.read(home, home.resolve("conf/comparisons.conf"), problems);
    Crosswalk crosswalk = Crosswalk.read(crosswalkFile, codes);
    Comparisons comparisons = Comparisons.read(comparisonsFile, codes);
    Declaration supplementaryFile =
        Declaration.read(home, home.resolve("conf/supplementary.conf"), problems);
    Map<String, SupplementaryIndicator> supplementary =
        SupplementaryIndicator.read(supplementaryFile, units, results.keySet(), codes);
    List.of(crosswalkFile, comparisonsFile, supplementaryFile).forEach(Declaration::done);
    return new IndicatorCatalog(
        components,
        List.copyOf(indicators),
        baselines,
        targets,
        results,
        events,
        editions,
        publishers,
        crosswalk,
        comparisons,
        supplementary);
  }

  /** The indicator with this code or id, case-insensitive. */
  public Optional<Indicator> find(String codeOrId) {
    return indicators.stream()
        .filter(
            indicator ->
                indicator.code().equalsIgnoreCase(codeOrId)
                    || indicator.id().equalsIgnoreCase(codeOrId))
        .findFirst();
  }

  // A headline must measure the result itself: two results with one headline could never differ,
  // and activities of PTPS are no outcome.
  private static void checkHeadlines(
      Collection<Result> results, List<Indicator> indicators, Declaration file) {
    Map<String, Declaration> declared = file.named("results");
    Map<Result.Headline, String> decides = new HashMap<>();
    for (Result result : results) {
      for (Result.Headline headline : result.headlines()) {
        Declaration where = declared.get(result.id());
        List<String> informing =
            indicators.stream()
                .filter(indicator -> indicator.results().contains(result.id()))
                .filter(indicator -> !indicator.measuresOwnActivity())
                .map(Indicator::code)
                .sorted()
                .toList();
        Words remedy =
            new Words(
                "nombre uno cuya declaración tenga " + result.id() + " en results: " + informing,
                "name one whose declaration has " + result.id() + " under results: " + informing);
        Optional<Indicator> found =
            indicators.stream()
                .filter(
                    indicator ->
                        indicator.code().equals(headline.indicator())
                            && indicator.results().contains(result.id()))
                .findFirst();
        String has = "result " + result.id() + " has the headline '" + headline + "', which ";
        String tiene =
            "el resultado "
                + result.id()
                + " tiene el indicador principal '"
                + headline
                + "', que ";
        if (found.isEmpty()) {
          where.problem(
              "headlines",
              new Words(
                  tiene + "no es un indicador que lo mida",
                  has + "is no indicator that informs it"),
              remedy);
          continue;
        }
        if (!hasPart(found.get(), headline)) {
          where.problem(
              "headlines",
              new Words(
                  tiene + "no es parte de " + headline.indicator(),
                  has + "is no part of " + headline.indicator()),
              new Words("use uno de " + parts(found.get()), "use one of " + parts(found.get())));
        }
        if (found.get().measuresOwnActivity()) {
          where.problem(
              "headlines",
              new Words(
                  tiene + "mide lo que hace la propia PTPS",
                  has + "measures what PTPS itself does"),
              remedy);
        }
        String other = decides.putIfAbsent(headline, result.id());
        if (other != null) {
          where.problem(
              "headlines",
              new Words(
                  tiene + "decide también " + other + ", así que los dos nunca podrían diferir",
                  has + "decides " + other + " too, so that the two could never differ"),
              new Words(
                  "déjelo en uno de ellos; "
                      + remedy.es()
                      + ", o una parte de uno, o diga en unmeasured que nada lo mide",
                  "give it to one of them; "
                      + remedy.en()
                      + ", or a part of one, or say under unmeasured that nothing measures it"));
        }
      }
    }
  }

  private static boolean hasPart(Indicator indicator, Result.Headline headline) {
    return headline.breakdown().isEmpty()
        || parts(indicator)
            .contains(indicator.code() + "/" + headline.breakdown() + "/" + headline.category());
  }

  /** References to categories of an indicator, as {@code CODE/breakdown/category}. */
  private static List<String> parts(Indicator indicator) {
    List<String> parts = new ArrayList<>();
    indicator
        .breakdowns()
        .forEach(
            breakdown ->
                breakdown
                    .categories()
                    .forEach(
                        category ->
                            parts.add(
                                indicator.code()
                                    + "/"
                                    + breakdown.column()
                                    + "/"
                                    + category.id())));
    indicator
        .companions()
        .forEach(companion -> parts.add(indicator.code() + "/companion/" + companion.id()));
    return parts;
  }

  private static void checkReferences(
      Indicator indicator,
      String file,
      String key,
      List<String> names,
      Map<String, ?> known,
      Problems problems) {
    for (String name : names) {
      if (!known.containsKey(name)) {
        problems.add(
            file,
            0,
            new Words(
                indicator.code() + " nombra '" + name + "' en " + key + ", que no está declarado",
                indicator.code()
                    + " names '"
                    + name
                    + "' under "
                    + key
                    + ", which is not declared"),
            new Words(
                "declárelo en conf/"
                    + key
                    + ".conf o use uno de "
                    + String.join(", ", known.keySet()),
                "declare it in conf/"
                    + key
                    + ".conf or use one of "
                    + String.join(", ", known.keySet())));
      }
    }
  }

  private static List<Path> files(Path folder, String ending) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(path -> path.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  private static String stem(Path path) {
    return path.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  private static String shown(Path home, Path path) {
    return home.relativize(path).toString().replace('\\', '/');
  }
}
