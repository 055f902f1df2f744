package org.ptps.app;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.ptps.catalog.Catalog;
import org.ptps.catalog.Indicator;
import org.ptps.catalog.Source;
import org.ptps.exchange.Partner;
import org.ptps.exchange.Templates;
import org.ptps.lake.text.Texts;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/** What commands ask for, and what is said where it does not exist. */
final class Requests {
  /** How many names are offered in place of one that is not there. */
  private static final int NEAR = 3;

  private Requests() {}

  /**
   * @throws UsageException if there is no such indicator, naming those there are
   */
  static Indicator indicator(Project project, String codeOrId) {
    return project
        .indicators()
        .find(codeOrId)
        .orElseThrow(
            () -> {
              String known =
                  project.indicators().indicators().stream()
                      .map(Indicator::code)
                      .collect(Collectors.joining(", "));
              return new UsageException(
                  switch (project.language()) {
                    case ES -> "no hay indicador '" + codeOrId + "' → use uno de " + known;
                    case EN -> "there is no indicator '" + codeOrId + "' → use one of " + known;
                  });
            });
  }

  /**
   * @throws UsageException if no warehouse was built yet
   */
  static Warehouse open(Project project) {
    if (!Files.exists(project.settings().warehouse())) {
      throw noWarehouse(project);
    }
    return project.openWarehouse();
  }

  static UsageException noWarehouse(Project project) {
    return new UsageException(
        switch (project.language()) {
          case ES ->
              "no hay almacén en " + project.settings().warehouse() + " → corra antes: ./ptps run";
          case EN ->
              "there is no warehouse at " + project.settings().warehouse() + " → first: ./ptps run";
        });
  }

  /**
   * The same declarations with one source only.
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
   * @param code code of an area, null where none is asked for
   * @throws UsageException if there is no such area
   */
  static void area(Project project, Warehouse warehouse, String code) {
    if (code != null
        && warehouse
            .query("select 1 from report.areas where area_code = ? limit 1", code)
            .isEmpty()) {
      throw new UsageException(
          switch (project.language()) {
            case ES ->
                "no hay área '"
                    + code
                    + "' → dé cuatro dígitos (municipio), dos (departamento), HN, PTPS o PTPS2017";
            case EN ->
                "there is no area '"
                    + code
                    + "' → give four digits (municipality), two (department), HN, PTPS or PTPS2017";
          });
    }
  }

  /**
   * The area of a code or a name; capitals, accents and blanks make no difference.
   *
   * @return its {@code level}, {@code area_code}, {@code area_name} and {@code area_name_en}
   * @throws UsageException if there is none, naming what looks like it, or if several bear the name
   */
  static Rows.Row areaNamed(Project project, Warehouse warehouse, String asked) {
    List<Rows.Row> areas =
        warehouse
            .query(
                """
                select level, area_code, area_name, area_name_en, department_name
                from report.areas
                order by area_code""")
            .rows();
    String folded = Texts.fold(asked);
    List<Rows.Row> found =
        areas.stream()
            .filter(
                row ->
                    row.text("area_code").equalsIgnoreCase(asked)
                        || Texts.fold(row.text("area_name")).equals(folded))
            .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    JaroWinklerSimilarity likeness = new JaroWinklerSimilarity();
    List<Rows.Row> near =
        found.isEmpty()
            ? areas.stream()
                .sorted(
                    Comparator.comparingDouble(
                        row -> -likeness.apply(Texts.fold(row.text("area_name")), folded)))
                .limit(NEAR)
                .toList()
            : found;
    String names =
        near.stream()
            .map(
                row ->
                    row.text("area_code")
                        + " "
                        + row.text("area_name")
                        + (row.text("department_name") == null
                            ? ""
                            : " (" + row.text("department_name") + ")"))
            .collect(Collectors.joining(", "));
    throw new UsageException(
        switch (project.language()) {
          case ES ->
              (found.isEmpty() ? "no hay área '" + asked : "varias áreas se llaman '" + asked)
                  + "' → "
                  + (found.isEmpty()
                      ? "¿quiso decir " + names + "?"
                      : "dé el código de una: " + names);
          case EN ->
              (found.isEmpty()
                      ? "there is no area '" + asked
                      : "several areas are called '" + asked)
                  + "' → "
                  + (found.isEmpty()
                      ? "did you mean " + names + "?"
                      : "give the code of one: " + names);
        });
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
   * @throws UsageException if the register of partners has no such name, naming those it has
   */
  static Partner partner(Project project, Warehouse warehouse, String name) {
    return Partner.find(warehouse, name)
        .orElseThrow(
            () -> {
              String known = String.join("; ", Partner.names(warehouse));
              return new UsageException(
                  switch (project.language()) {
                    case ES ->
                        "no hay socio '"
                            + name
                            + "' en el registro → use Secretariado o uno de: "
                            + known;
                    case EN ->
                        "there is no partner '"
                            + name
                            + "' in the register → use Secretariado or"
                            + " one of: "
                            + known;
                  });
            });
  }
}
