package org.ptps.app;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Language;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Source;
import org.ptps.catalog.Words;
import org.ptps.exchange.Partner;
import org.ptps.exchange.Templates;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * Resolves what commands ask for (indicators, areas, partners …), with messages for what does not
 * exist.
 */
final class Lookups {
  private static final int AREAS_SHOWN = 8;

  /** Shortest part of a name that is searched for. */
  private static final int SHORTEST_NAME = 4;

  /** Suggestions shown for an unknown name. */
  private static final int NEAR = 3;

  private Lookups() {}

  /**
   * Finds an indicator by code, id, name or part of the name, without regard to case and accents.
   *
   * @throws UsageException if there is no such indicator, naming those there are and those like it,
   *     or several, naming those
   */
  static Indicator indicator(Project project, String asked) {
    return project
        .indicators()
        .find(asked)
        .or(() -> byName(project, asked))
        .orElseThrow(
            () -> {
              String known =
                  project.indicators().indicators().stream()
                      .map(Indicator::code)
                      .collect(Collectors.joining(", "));
              String near = nearIndicators(project, asked);
              return new UsageException(
                  switch (project.language()) {
                    case ES ->
                        "no hay indicador '"
                            + asked
                            + "' → use uno de "
                            + known
                            + "\n¿Quiso decir "
                            + near
                            + "?";
                    case EN ->
                        "there is no indicator '"
                            + asked
                            + "' → use one of "
                            + known
                            + "\nDid you mean "
                            + near
                            + "?";
                  });
            });
  }

  private static Optional<Indicator> byName(Project project, String asked) {
    String wanted = Texts.fold(asked);
    if (wanted.length() < SHORTEST_NAME) {
      return Optional.empty();
    }
    List<Indicator> all = project.indicators().indicators();
    List<Indicator> found =
        all.stream().filter(each -> names(each).anyMatch(wanted::equals)).toList();
    if (found.isEmpty()) {
      found =
          all.stream().filter(each -> names(each).anyMatch(name -> name.contains(wanted))).toList();
    }
    if (found.size() > 1) {
      String some = named(found.stream().limit(AREAS_SHOWN).toList(), project.language());
      throw new UsageException(
          switch (project.language()) {
            case ES -> "'" + asked + "' puede ser " + some + " → dé el código";
            case EN -> "'" + asked + "' may be " + some + " → give the code";
          });
    }
    return found.stream().findFirst();
  }

  private static Stream<String> names(Indicator indicator) {
    return Stream.of(Language.values()).map(each -> Texts.fold(indicator.name().in(each)));
  }

  private static String nearIndicators(Project project, String asked) {
    JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
    String wanted = Texts.fold(asked);
    return named(
        project.indicators().indicators().stream()
            .sorted(
                Comparator.comparingDouble(
                    each ->
                        -Stream.concat(Stream.of(Texts.fold(each.code())), names(each))
                            .mapToDouble(name -> likeness.apply(name, wanted))
                            .max()
                            .orElse(0)))
            .limit(NEAR)
            .toList(),
        project.language());
  }

  private static String named(List<Indicator> indicators, Language language) {
    return indicators.stream()
        .map(each -> each.code() + " (" + each.name().in(language) + ")")
        .collect(Collectors.joining(", "));
  }

  /**
   * @throws UsageException if no warehouse was built yet
   */
  static Warehouse open(Project project) {
    if (!Files.exists(project.settings().warehouse())) {
      throw noWarehouse(project.settings());
    }
    return project.openWarehouse();
  }

  static UsageException noWarehouse(Settings settings) {
    return new UsageException(
        switch (settings.language()) {
          case ES -> "no hay almacén en " + settings.warehouse() + " → corra antes: ./ptps run";
          case EN -> "there is no warehouse at " + settings.warehouse() + " → first: ./ptps run";
        });
  }

  /**
   * The same catalogue with one source.
   *
   * @throws UsageException if there is no such source
   */
  static Catalog only(Catalog catalog, String source) {
    Source found = catalog.sources().get(source);
    if (found == null) {
      throw new UsageException(
          switch (catalog.settings().language()) {
            case ES -> "no hay fuente '" + source + "' → ./ptps list sources";
            case EN -> "there is no source '" + source + "' → ./ptps list sources";
          });
    }
    return new Catalog(
        catalog.home(),
        catalog.settings(),
        catalog.units(),
        catalog.tables(),
        Map.of(source, found),
        catalog.corrections(),
        catalog.places(),
        catalog.entityDecisions());
  }

  /**
   * Finds the code of an area by code, name or part of the name, without regard to case and
   * accents; municipalities with one name are told apart by department, as in {@code San José, La
   * Paz}.
   *
   * @param asked null where none is asked for
   * @return null where none is asked for
   * @throws UsageException if there is no such area, or several, naming those
   */
  static String area(Project project, Warehouse warehouse, String asked) {
    if (asked == null
        || !warehouse
            .query("select 1 from report.areas where area_code = ? limit 1", asked)
            .isEmpty()) {
      return asked;
    }
    Map<String, String> names = new TreeMap<>();
    warehouse
        .query("select area_code, area_name from report.areas")
        .forEach(row -> names.put(row.text("area_code"), row.text("area_name")));
    project
        .catalog()
        .places()
        .municipalities()
        .forEach(
            each ->
                names.computeIfPresent(
                    each.code(), (code, name) -> name + ", " + each.department()));
    String wanted = Texts.fold(asked);
    List<String> found = List.of();
    List<Predicate<String>> ways =
        List.of(
            name -> name.equals(wanted),
            name -> name.startsWith(wanted + ","),
            name -> name.contains(wanted));
    for (Predicate<String> way : ways) {
      if (found.isEmpty() && !wanted.isBlank()) {
        found =
            names.entrySet().stream()
                .filter(each -> way.test(Texts.fold(each.getValue())))
                .map(Map.Entry::getKey)
                .toList();
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    throw found.isEmpty()
        ? noArea(project, asked, near(names, wanted))
        : several(project, asked, names, found);
  }

  private static List<String> near(Map<String, String> names, String wanted) {
    JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
    return names.keySet().stream()
        .sorted(
            Comparator.comparingDouble(
                code -> -likeness.apply(Texts.fold(names.get(code)), wanted)))
        .limit(NEAR)
        .map(code -> named(names, code))
        .toList();
  }

  private static UsageException noArea(Project project, String asked, List<String> near) {
    String names = String.join(", ", near);
    return new UsageException(
        switch (project.language()) {
          case ES ->
              "no hay área '"
                  + asked
                  + "' → ¿quiso decir "
                  + names
                  + "? Dé un nombre, cuatro dígitos (municipio), dos (departamento), HN, PTPS o"
                  + " PTPS2017; todas: ./ptps list areas";
          case EN ->
              "there is no area '"
                  + asked
                  + "' → did you mean "
                  + names
                  + "? Give a name, four digits (municipality), two (department), HN, PTPS or"
                  + " PTPS2017; all: ./ptps list areas";
        });
  }

  private static UsageException several(
      Project project, String asked, Map<String, String> names, List<String> codes) {
    String shown =
        codes.stream()
                .limit(AREAS_SHOWN)
                .map(code -> named(names, code))
                .collect(Collectors.joining(", "))
            + (codes.size() > AREAS_SHOWN ? " …" : "");
    return new UsageException(
        switch (project.language()) {
          case ES -> "'" + asked + "' puede ser " + shown + " → dé el código";
          case EN -> "'" + asked + "' may be " + shown + " → give the code";
        });
  }

  private static String named(Map<String, String> names, String code) {
    return code + " (" + names.get(code) + ")";
  }

  /**
   * @throws UsageException if no municipality has this code
   */
  static void municipality(Project project, String code) {
    if (project.catalog().places().municipalities().stream()
        .noneMatch(known -> known.code().equals(code))) {
      throw new UsageException(
          switch (project.language()) {
            case ES ->
                "no hay municipio '"
                    + code
                    + "' → dé sus cuatro dígitos, como 0501 (San Pedro Sula)";
            case EN ->
                "there is no municipality '"
                    + code
                    + "' → give its four digits, such as 0501 (San Pedro Sula)";
          });
    }
  }

  /** Ids of the sources that have a template. */
  static String templates(Project project) {
    return Templates.sources(project.catalog()).stream()
        .map(Source::id)
        .collect(Collectors.joining(", "));
  }

  /**
   * Finds a partner by name or part of it, without regard to case and accents.
   *
   * @throws UsageException if the register has no such name, or several, naming those
   */
  static Partner partner(Project project, Warehouse warehouse, String name) {
    Optional<Partner> exact = Partner.find(warehouse, name);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<String> names = Partner.names(warehouse);
    List<String> found = named(names, name);
    if (found.size() != 1) {
      throw found.isEmpty()
          ? noPartner(project.language(), name, names)
          : severalPartners(project.language(), name, found);
    }
    return Partner.find(warehouse, found.get(0)).orElseThrow();
  }

  /** Names that contain a text, without regard to case and accents. */
  static List<String> named(List<String> names, String part) {
    String wanted = Texts.fold(part);
    return names.stream().filter(each -> Texts.fold(each).contains(wanted)).toList();
  }

  static UsageException noPartner(Language language, String asked, List<String> names) {
    JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
    String near =
        names.stream()
            .sorted(
                Comparator.comparingDouble(
                    each -> -likeness.apply(Texts.fold(each), Texts.fold(asked))))
            .limit(NEAR)
            .collect(Collectors.joining("; "));
    String meant =
        near.isEmpty()
            ? ""
            : new Words("¿quiso decir " + near + "? ", "did you mean " + near + "? ").in(language);
    return new UsageException(
        switch (language) {
          case ES ->
              "no hay socio '"
                  + asked
                  + "' en el registro → "
                  + meant
                  + "Basta una parte del nombre; Secretariado es el de PTPS; todos: ./ptps list"
                  + " partners";
          case EN ->
              "there is no partner '"
                  + asked
                  + "' in the register → "
                  + meant
                  + "A part of the name is enough; Secretariado is PTPS's own; all: ./ptps list"
                  + " partners";
        });
  }

  private static UsageException severalPartners(
      Language language, String asked, List<String> found) {
    String names =
        found.stream().limit(AREAS_SHOWN).collect(Collectors.joining("; "))
            + (found.size() > AREAS_SHOWN ? " …" : "");
    return new UsageException(
        switch (language) {
          case ES -> "'" + asked + "' puede ser " + names + " → dé más del nombre";
          case EN -> "'" + asked + "' may be " + names + " → give more of the name";
        });
  }

  /**
   * Translates the codes of a column, keeping the code in brackets.
   *
   * @param kind kind of the words in {@code report.status_words}
   */
  static Rows inWords(
      Warehouse warehouse, Rows rows, String column, String kind, Language language) {
    Map<String, String> words = new TreeMap<>();
    warehouse
        .query("select id, name_es, name_en from report.status_words where kind = ?", kind)
        .forEach(
            row ->
                words.put(
                    row.text("id"),
                    new Words(row.text("name_es"), row.text("name_en")).in(language)));
    return rows.with(
        column,
        code ->
            code != null && words.containsKey(code) ? words.get(code) + " (" + code + ")" : code);
  }
}
