package org.ptps.sample;

import static org.ptps.sample.Fault.Outcome.CELL;
import static org.ptps.sample.Fault.Outcome.FLAG;
import static org.ptps.sample.Fault.Outcome.NONE;
import static org.ptps.sample.Fault.Outcome.REJECT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Faults of SIASAR's files. */
final class SiasarFaults {
  private static final LocalDate NO_DATE = LocalDate.of(1969, 12, 31);
  private static final String UNKNOWN = "Pueblo Inventado";

  private final Map<String, String> misspelt = new HashMap<>();

  SiasarFaults(World world) {
    Misspelling typist = new Misspelling(world.municipalities);
    for (Town town : world.towns) {
      String typed = typist.of(town.municipality);
      if (typed != null) {
        misspelt.put(town.municipality.department() + "/" + town.municipality.name(), typed);
        misspelt.put(town.department() + "/" + town.name(), Names.upper(typed));
      }
    }
  }

  /** A row about an otherwise unknown entity, so that rejecting it changes no count. */
  private static Row stranger(Row row, String idColumn) {
    return row.with(idColumn, row.count(idColumn) + 90_000_000);
  }

  private static Row moved(Row row, String department, String municipality) {
    List<String> columns = row.layout().columns();
    if (columns.contains("divisiones")) {
      String[] parts = row.text("divisiones").split(",", 3);
      row.with("divisiones", department + "," + municipality + "," + parts[2]);
    }
    if (columns.contains("municipio")) {
      row.with("departamento", department).with("municipio", municipality);
    }
    return row;
  }

  private static String department(Row row) {
    return row.layout().columns().contains("divisiones")
        ? row.text("divisiones").split(",")[0]
        : row.text("departamento");
  }

  private static String municipality(Row row) {
    return row.layout().columns().contains("divisiones")
        ? row.text("divisiones").split(",")[1]
        : row.text("municipio");
  }

  private static String placeColumn(Layout layout) {
    return layout.columns().contains("divisiones") ? "divisiones" : "municipio";
  }

  private static Fault unknownMunicipality(Layout layout, String idColumn) {
    return Fault.added(
        "unknown_municipality",
        placeColumn(layout),
        REJECT,
        row -> moved(stranger(row, idColumn), department(row), UNKNOWN));
  }

  /** La Unión and Concepción are in several departments, none of them in Valle. */
  private static Fault wrongDepartment(Layout layout, String idColumn) {
    return Fault.added(
        "shared_name_wrong_department",
        placeColumn(layout),
        REJECT,
        row -> moved(stranger(row, idColumn), "Valle", "La Unión"));
  }

  private Fault misspeltMunicipality(Layout layout) {
    return Fault.changed(
        "misspelt_municipality",
        placeColumn(layout),
        NONE,
        row -> {
          String typed = misspelt.get(department(row) + "/" + municipality(row));
          return typed == null ? null : moved(row, department(row), typed);
        });
  }

  private static Fault sameKey(String column, long more) {
    return Fault.added(
        "same_key_other_content",
        column,
        REJECT,
        row ->
            row.has(column)
                ? row.with(column, new BigDecimal(row.text(column)).add(BigDecimal.valueOf(more)))
                : null);
  }

  private static Fault noDate() {
    return Fault.cell("date_sentinel_in_survey_date", "fecha_encuesta", REJECT, NO_DATE);
  }

  List<Fault> tanks() {
    return List.of(
        unknownMunicipality(SiasarLayouts.STORAGES, "ID"),
        Fault.exactDuplicate(),
        Fault.changed(
            "unit_not_in_the_list",
            "almc_volumen",
            CELL,
            row -> row.count("almc_volumen") > 0 ? row.with("almc_volumen_ud", "BARRILES") : null),
        Fault.cell("state_in_other_words", "almc_estado", CELL, "BUENO"),
        noDate());
  }

  List<Fault> networks() {
    return List.of(
        unknownMunicipality(SiasarLayouts.DISTRIBUTIONS, "ID"),
        Fault.exactDuplicate(),
        Fault.cell("hours_above_24", "dist_horas", CELL, 30),
        Fault.changed(
            "more_meters_than_connections",
            "dist_micromed",
            FLAG,
            row -> row.with("dist_micromed", row.count("dist_conexiones") + 40)),
        Fault.cell("bad_number", "dist_conexiones", CELL, "N/D"),
        noDate());
  }

  List<Fault> schools() {
    return List.of(
        unknownMunicipality(SiasarLayouts.SCHOOLS),
        Fault.exactDuplicate(),
        Fault.cell("neither_yes_nor_no", "have_water", CELL, "tal vez"),
        Fault.cell("bad_number", "students_male", CELL, "N/D"),
        Fault.changed(
            "toilets_by_sex_without_toilets",
            "toilets_by_sex",
            FLAG,
            row -> row.with("have_toilets", "NO").with("toilets_by_sex", "SI")),
        misspeltMunicipality(SiasarLayouts.SCHOOLS),
        Fault.cell("percent_for_share", "shc", CELL, 85),
        noDate());
  }

  List<Fault> healthCentres() {
    return List.of(
        unknownMunicipality(SiasarLayouts.HEALTH_CENTRES),
        Fault.exactDuplicate(),
        Fault.cell("bad_number", "staff_total", CELL, "dos"),
        Fault.cell("missing_code", "code", FLAG, null));
  }

  /** The code is kept as text in the row, so that counts are unaffected. */
  private static Fault unknownMunicipality(Layout layout) {
    return Fault.added(
        "unknown_municipality",
        placeColumn(layout),
        REJECT,
        row -> moved(row.with("code", row.text("code") + "-X"), department(row), UNKNOWN));
  }

  List<Fault> communities() {
    Layout layout = SiasarLayouts.COMMUNITIES;
    return List.of(
        Fault.cell("bad_number", "poblacion", CELL, "N/D"),
        noDate(),
        unknownMunicipality(layout, "ID"),
        misspeltMunicipality(layout),
        Fault.exactDuplicate(),
        sameKey("poblacion", 37),
        wrongDepartment(layout, "ID"),
        Fault.changed(
            "population_above_15_per_dwelling",
            "poblacion",
            FLAG,
            row -> row.with("poblacion", row.count("viviendas") * 20)),
        Fault.changed(
            "more_schools_with_water_than_schools",
            "n_escuelas_agua",
            REJECT,
            row ->
                row.has("n_escuelas")
                    ? row.with("n_escuelas_agua", Numbers.point(row.count("n_escuelas") + 2))
                    : null),
        Fault.cell("altitude_in_wrong_unit", "altitud", CELL, new BigDecimal("289610.0")),
        Fault.commaAndQuotes("sistemas"),
        Fault.extraBlanks("nombre"),
        Fault.blankLine(),
        Fault.cell("negative_dwellings", "viviendas", CELL, -12),
        Fault.changed(
            "decimal_comma",
            "latitud",
            CELL,
            row -> row.with("latitud", row.text("latitud").replace('.', ','))),
        Fault.changed(
            "letter_disagrees_with_index",
            "ias_abcd",
            NONE,
            row -> row.with("ias_abcd", row.text("ias_abcd").equals("B") ? "A" : "B")));
  }

  List<Fault> systems() {
    Layout layout = SiasarLayouts.SYSTEMS;
    return List.of(
        Fault.cell("bad_number", "pob_servida", CELL, "N/D"),
        Fault.changed(
            "date_sentinel_in_test_date",
            "fecha_coliformes",
            NONE,
            row ->
                row.text("pasa_coliformes").equals("No aplica")
                    ? row.with("fecha_coliformes", NO_DATE)
                    : null),
        noDate(),
        unknownMunicipality(layout, "ID"),
        misspeltMunicipality(layout),
        Fault.exactDuplicate(),
        sameKey("viv_servidas", 5),
        wrongDepartment(layout, "ID"),
        Fault.commaAndQuotes("nombre"),
        Fault.extraBlanks("nombre"),
        Fault.blankLine(),
        Fault.cell("altitude_in_wrong_unit", "altitud", CELL, new BigDecimal("289610.0")),
        Fault.changed(
            "residual_above_possible",
            "cloro_residual",
            CELL,
            row ->
                row.text("cloro").equals("Sí, y funciona") && row.has("cloro_residual")
                    ? row.with("cloro_residual", new BigDecimal("60.0"))
                    : null),
        Fault.cell("hours_above_24", "dist_horas", CELL, new BigDecimal("36.0")),
        Fault.cell("zero_for_unknown", "dist_horas", NONE, new BigDecimal("0.0")),
        Fault.changed(
            "population_above_15_per_dwelling",
            "pob_servida",
            FLAG,
            row -> row.with("pob_servida", Numbers.point((row.count("viv_servidas") + 1) * 20))),
        Fault.changed(
            "decimal_comma",
            "latitud",
            CELL,
            row -> row.with("latitud", row.text("latitud").replace('.', ','))));
  }

  List<Fault> catchments() {
    Layout layout = SiasarLayouts.CATCHMENTS;
    return List.of(
        Fault.cell("altitude_in_wrong_unit", "altitud", CELL, 289610),
        unknownMunicipality(layout, "fuente_ID"),
        Fault.exactDuplicate(),
        noDate(),
        misspeltMunicipality(layout),
        Fault.cell("bad_number", "viv_servidas", CELL, "N/D"),
        Fault.blankLine(),
        sameKey("viv_servidas", 3));
  }

  List<Fault> treatments() {
    Layout layout = SiasarLayouts.TREATMENTS;
    return List.of(
        noDate(),
        Fault.exactDuplicate(),
        unknownMunicipality(layout, "trat_ID"),
        Fault.cell("bad_number", "pob_servida", CELL, "N/D"));
  }

  List<Fault> providers() {
    Layout layout = SiasarLayouts.PROVIDERS;
    return List.of(
        Fault.cell("bad_number", "abonados", CELL, "N/D"),
        unknownMunicipality(layout, "ID"),
        misspeltMunicipality(layout),
        Fault.exactDuplicate(),
        sameKey("abonados", 11),
        wrongDepartment(layout, "ID"),
        Fault.extraBlanks("nombre"),
        Fault.commaAndQuotes("nombre"),
        Fault.blankLine(),
        Fault.cell("index_above_one", "pse", CELL, new BigDecimal("1.7")),
        noDate());
  }

  List<Fault> links() {
    Layout layout = SiasarLayouts.LINKS;
    return List.of(
        Fault.cell("bad_number", "viviendas_servidas", CELL, "N/D"),
        Fault.exactDuplicate(),
        sameKey("viviendas_servidas", 4),
        unknownMunicipality(layout, "comunidad_ID"),
        misspeltMunicipality(layout),
        Fault.blankLine(),
        Fault.cell("negative_dwellings", "viviendas_servidas", CELL, -7),
        noDate());
  }

  /**
   * Lines are only added here: every entity counts in the published shares, by its last survey.
   * Rows that contradict each other are both refused, so they are of an earlier one.
   *
   * @param lastSurveys of each entity by its code, as the file writes it
   */
  List<Fault> generation1(Layout layout, String countColumn, Map<String, String> lastSurveys) {
    Fault contradicted = sameKey(countColumn, 9);
    return List.of(
        Fault.exactDuplicate(),
        unknownMunicipality(layout, "codigo"),
        Fault.blankLine(),
        Fault.added(
            contradicted.kind(),
            countColumn,
            REJECT,
            row ->
                row.text("fecha_encuesta").equals(lastSurveys.get(row.text("codigo")))
                    ? null
                    : contradicted.change().apply(row)),
        Fault.added(
            "date_sentinel_in_survey_date",
            "fecha_encuesta",
            REJECT,
            row -> stranger(row, "codigo").with("fecha_encuesta", NO_DATE)),
        Fault.extraBlanks("nombre"),
        wrongDepartment(layout, "codigo"));
  }
}
