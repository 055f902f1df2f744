package org.ptps.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ptps.catalog.Language;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.Declaration;
import org.ptps.catalog.hocon.Problems;
import org.ptps.warehouse.Warehouse;

/**
 * A warehouse file with the {@code report} schema alone, filled with made-up rows that are hard to
 * draw: names that are long, accented and doubled, values of 0 and 100, every reason.
 */
public final class ReportFixture {
  private static final List<String> HARD =
      List.of(
          "PT-COB-01",
          "PT-COB-02",
          "PT-COB-03",
          "PT-COB-05",
          "PT-COB-09",
          "PS-NIV-01",
          "PS-NIV-02",
          "PS-NIV-03",
          "PS-NIV-05",
          "PS-NIV-06",
          "PS-DES-01");

  private static final List<String> NAMES_ES =
      List.of(
          "Familias con servicio de agua (sistema o fuente mejorada)",
          "Familias con saneamiento mejorado",
          "Escuelas con agua",
          "Centros de salud con agua",
          "Familias con instalación para lavado de manos con agua y jabón",
          "Agua apta para consumo (análisis bacteriológico)",
          "Cloración efectiva (cloro residual en norma)",
          "Continuidad del servicio",
          "Agua en la vivienda o el predio",
          "Sistemas de agua en buen estado (categorías A y B)",
          "Prestadores con buen desempeño (categorías A y B)");

  private static final List<String> NAMES_EN =
      List.of(
          "Families served by an improved water system or source",
          "Families with improved sanitation",
          "Schools with water",
          "Health centres with water",
          "Families with handwashing with soap and water",
          "Water fit for consumption (bacteriological test)",
          "Effective chlorination (residual chlorine within the norm)",
          "Continuity of service",
          "Water on premises",
          "Water systems in classes A and B",
          "Providers in classes A and B");

  /** Every declared indicator: those above with names that are hard to draw, then the others. */
  private static final Map<String, Words> DECLARED = declared();

  static final List<String> INDICATORS = List.copyOf(DECLARED.keySet());

  private static Map<String, Words> declared() {
    Map<String, Words> names = new LinkedHashMap<>();
    for (int i = 0; i < HARD.size(); i++) {
      names.put(HARD.get(i), new Words(NAMES_ES.get(i), NAMES_EN.get(i)));
    }
    Path home = FiguresTest.HOME;
    try (Stream<Path> files = Files.walk(home.resolve("sql/indicators"))) {
      files
          .filter(file -> file.toString().endsWith(".conf"))
          .sorted()
          .map(file -> Declaration.read(home, file, new Problems()))
          .forEach(conf -> names.putIfAbsent(conf.text("code"), conf.words("name")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static final List<String> PLACES =
      List.of(
          "San Antonio de Cortés",
          "Chinda",
          "El Negrito",
          "San Matías",
          "Camasca",
          "Concepción de María Santísima del Río Grande",
          "Ojojona",
          "Güinope",
          "Ñacaome del Ángel");

  private static final List<String> REASONS =
      List.of(
          "not_reported",
          "not_tested",
          "too_old",
          "no_denominator",
          "not_applicable",
          "universe_not_covered",
          "urban_missing",
          "suppressed",
          "source_not_loaded");

  /** What the rows rest on. */
  public enum Rows {
    SYNTHETIC,
    REAL,
    NONE
  }

  private static final Map<String, Path> MADE = new HashMap<>();

  private ReportFixture() {}

  /** A file of the test's own, opened as readers do; the same rows are made once. */
  public static Warehouse warehouse(Path folder, int municipalities, Rows rows)
      throws SQLException, IOException {
    String name = "warehouse-" + municipalities + "-" + rows + ".duckdb";
    Path file = folder.resolve(name);
    Files.copy(made(name, municipalities, rows), file, StandardCopyOption.REPLACE_EXISTING);
    return Warehouse.open(file);
  }

  private static synchronized Path made(String name, int municipalities, Rows rows)
      throws SQLException, IOException {
    Path made = MADE.get(name);
    if (made == null) {
      Path folder = Files.createTempDirectory("ptps-report-fixture-");
      folder.toFile().deleteOnExit();
      made = folder.resolve(name);
      made.toFile().deleteOnExit();
      make(made, municipalities, rows);
      MADE.put(name, made);
    }
    return made;
  }

  private static void make(Path file, int municipalities, Rows rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(TABLES);
      }
      OperationsFixture.tables(connection);
      TrendsFixture.tables(connection);
      connection.setAutoCommit(false);
      catalogue(connection);
      if (rows != Rows.NONE) {
        places(connection, municipalities);
        OperationsFixture.places(connection);
        values(connection, rows == Rows.SYNTHETIC);
        classes(connection, rows == Rows.SYNTHETIC);
        national(connection);
        OperationsFixture.rows(connection, rows == Rows.SYNTHETIC);
        TrendsFixture.rows(connection, rows == Rows.SYNTHETIC);
      }
      ledger(connection, rows == Rows.SYNTHETIC);
      FigureTables.create(connection);
      connection.commit();
    }
  }

  private static final String TABLES =
      """
      create schema report;
      create table report.indicator_values (
          indicator varchar, level varchar, area_code varchar, area_name varchar,
          residence varchar, year integer, numerator double, denominator double, unknown double,
          value double, value_all double, unknown_pct double, ci_low double, ci_high double,
          bound_low double, bound_high double, n_rows bigint, observed_from date,
          observed_to date, synthetic boolean, validation varchar, reason varchar);
      create table report.indicator_breakdowns (
          indicator varchar, level varchar, area_code varchar, area_name varchar,
          residence varchar, year integer, breakdown varchar, category varchar, kind varchar,
          numerator double, denominator double, unknown double,
          value double, value_all double, unknown_pct double, ci_low double, ci_high double,
          bound_low double, bound_high double, n_rows bigint, observed_from date,
          observed_to date, synthetic boolean, validation varchar, reason varchar);
      create table report.indicators (
          code varchar, id varchar, axis varchar, component varchar, component_es varchar,
          component_en varchar, position integer, name_es varchar, name_en varchar,
          definition_es varchar, definition_en varchar, numerator_es varchar, numerator_en varchar,
          denominator_es varchar, denominator_en varchar, unit varchar, unit_symbol_es varchar,
          unit_symbol_en varchar, decimals integer, better varchar, origin varchar, sdg varchar[],
          results varchar[], caveats_es varchar[], caveats_en varchar[], counts varchar,
          counts_es varchar, counts_en varchar, counts_things boolean);
      create table report.national_coverage (
          edition varchar, publisher varchar, variable varchar, residence varchar, year integer,
          value double, synthetic boolean, source varchar);
      create table report.baselines (
          indicator varchar, variable varchar, scope varchar, year integer, residence varchar,
          value double, definition varchar, definition_en varchar, source_es varchar,
          source_en varchar, page_es varchar, page_en varchar, kind varchar);
      create table report.targets (
          indicator varchar, id varchar, year integer, value double, origin varchar,
          approved_by varchar, note_es varchar, note_en varchar);
      insert into report.targets values
          ('PT-COB-01', 'universal_2030', 2030, 100, 'plan', null, 'Principio', 'Principle'),
          ('PT-COB-02', 'ours_2030', 2030, 100, 'ours', null, 'Propuesta', 'Proposal');
      create table report.file_ledger (
          source varchar, file varchar, sheet varchar, edition varchar, synthetic boolean,
          physical_lines bigint, header bigint, blank bigint, footer bigint, out_of_scope bigint,
          kept bigint, duplicate bigint, rejected bigint, unclaimed_reason varchar,
          unclaimed_reason_en varchar);
      create table report.rejected_summary (
          source varchar, file varchar, rule varchar, severity varchar, reason_es varchar,
          reason_en varchar, remedy_es varchar, remedy_en varchar, first_line bigint,
          "rows" bigint, public_reason_es varchar, public_reason_en varchar);
      create table report.sources (
          id varchar, title_es varchar, title_en varchar, publisher varchar, licence varchar,
          url varchar, citation varchar, retrieved date, synthetic boolean, caveats_es varchar[],
          caveats_en varchar[], editions varchar[], files bigint, rows_kept bigint,
          rows_rejected bigint);
      create table report.indicator_sources (indicator varchar, source varchar);
      create table report.areas (
          level varchar, area_code varchar, area_name varchar, area_name_en varchar,
          department_name varchar,
          is_member boolean, is_cohort_2017 boolean);
      create table report.thresholds (
          name varchar, meaning_es varchar, meaning_en varchar, value double, unit_es varchar,
          unit_en varchar, status varchar, source_es varchar, source_en varchar);
      insert into report.thresholds values
          ('coverage.line_pct', 'coverage.line_pct', 'coverage.line_pct', 80, '%', '%', 'confirmed', 'Plan Estratégico PTPS 2018-2022', 'Plan Estratégico PTPS 2018-2022'),
          ('universal.threshold_pct', 'universal.threshold_pct', 'universal.threshold_pct', 100, '%', '%', 'confirmed', 'Plan Estratégico PTPS 2018-2022', 'Plan Estratégico PTPS 2018-2022'),
          ('record.max_age_years', 'record.max_age_years', 'record.max_age_years', 5, 'años', 'years', 'ours', 'Edad máxima de una encuesta', 'Edad máxima de una encuesta'),
          ('chlorine.min', 'chlorine.min', 'chlorine.min', 0.5, 'mg/l', 'mg/l', 'to_be_confirmed', 'Acuerdo 084 (1995)', 'Acuerdo 084 (1995)'),
          ('chlorine.max_recommended', 'chlorine.max_recommended', 'chlorine.max_recommended', 1, 'mg/l', 'mg/l', 'to_be_confirmed', 'Acuerdo 084 (1995)', 'Acuerdo 084 (1995)'),
          ('chlorine.max_admissible', 'chlorine.max_admissible', 'chlorine.max_admissible', 5, 'mg/l', 'mg/l', 'to_be_confirmed', 'Acuerdo 084 (1995)', 'Acuerdo 084 (1995)'),
          ('small.min_cases', 'small.min_cases', 'small.min_cases', 20, '', '', 'ours', 'Por debajo de 20 se escribe 3 de 8', 'Por debajo de 20 se escribe 3 de 8');
      insert into report.baselines values
          ('PT-COB-01', 'wat_imp', 'NAT', 2015, 'total', 91,
              'Agua de fuente mejorada (ODM), JMP 2015 en MAPAS II',
              'Water from an improved source (MDG), JMP 2015 in MAPAS II',
              'Plan Estratégico PTPS 2018-2022', 'Plan Estratégico PTPS 2018-2022', 'sección 2',
              'section 2', 'baseline'),
          ('PT-COB-02', 'san_imp', 'NAT', 2015, 'total', 83,
              'Saneamiento mejorado (ODM), JMP 2015 en MAPAS II',
              'Improved sanitation (MDG), JMP 2015 in MAPAS II',
              'Plan Estratégico PTPS 2018-2022', 'Plan Estratégico PTPS 2018-2022', 'sección 2',
              'section 2', 'baseline'),
          ('PT-COB-01', 'wat_imp', 'NAT', 2015, 'total', 93.7,
              'Agua de fuente mejorada, edición 2021 del JMP',
              'Water from an improved source, JMP edition 2021',
              'WHO/UNICEF JMP, edición 2021', 'WHO/UNICEF JMP, edition of 2021', null, null,
              'restated');
      """;

  private static void catalogue(Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into report.indicators
            select ?, lower(replace(?, '-', '_')) || '_pct', ?, ?, 'Cobertura de APS',
                'Coverage', ?, ?, ?, 'Qué mide, con sus límites.', 'What it measures.',
                'Viviendas que cumplen', 'Dwellings that qualify', 'Viviendas ocupadas',
                'Occupied dwellings', 'percent', '%', '%', 1, 'higher', 'plan', ['6.1', '1.4.1'], ['R1'],
                ['SIASAR es solo rural.', 'Otra.'], ['SIASAR is rural only.', 'Another.'],
                'dwellings', 'viviendas', 'dwellings', true""")) {
      for (int i = 0; i < INDICATORS.size(); i++) {
        insert.setString(1, INDICATORS.get(i));
        insert.setString(2, INDICATORS.get(i));
        insert.setString(3, INDICATORS.get(i).substring(0, 2));
        insert.setString(4, INDICATORS.get(i).substring(3, 6));
        insert.setInt(5, i);
        insert.setString(6, DECLARED.get(INDICATORS.get(i)).in(Language.ES));
        insert.setString(7, DECLARED.get(INDICATORS.get(i)).in(Language.EN));
        insert.executeUpdate();
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into report.indicator_sources values (?, ?)")) {
      for (String indicator : INDICATORS) {
        insert.setString(1, indicator);
        insert.setString(2, "siasar_communities");
        insert.executeUpdate();
      }
    }
  }

  static String code(int municipality) {
    return String.format("%02d%02d", 1 + municipality / 20, 1 + municipality % 20);
  }

  public static String name(int municipality) {
    String place = PLACES.get(municipality % PLACES.size());
    return municipality < PLACES.size() || municipality >= 58
        ? place
        : place
            + " "
            + "de los Llanos, del Sur, de la Paz, Viejo, Nuevo, Arriba, Abajo"
                .split(", ")[municipality / PLACES.size()];
  }

  private static void places(Connection connection, int municipalities) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into report.areas values ('municipality', ?, ?, ?, ?, true, true, null, null)")) {
      for (int i = 0; i < municipalities; i++) {
        insert.setString(1, code(i));
        insert.setString(2, name(i));
        insert.setString(3, name(i));
        insert.setString(4, "Departamento " + (1 + i / 20));
        insert.executeUpdate();
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into report.areas values
              ('department', '01', 'Atlántida', 'Atlántida', 'Atlántida', false, false, null, null),
              ('nation', 'HN', 'Honduras', 'Honduras', null, false, false, null, null),
              ('ptps', 'PTPS', 'Socios PTPS', 'PTPS partners', null, true, false, null, null),
              ('ptps', 'PTPS2017', 'Socios PTPS de 2017', 'PTPS partners of 2017', null, true, true, null, null)""");
    }
  }

  // Every fifth value is missing; a value may be 0 or 100; the denominators go from 8 to thousands.
  private static void values(Connection connection, boolean synthetic) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            with places as (
                select level, area_code, area_name,
                    case level
                        when 'municipality' then
                            (area_code[1:2]::integer - 1) * 20 + area_code[3:4]::integer - 1
                        when 'department' then 4
                        when 'nation' then 10
                        else len(area_code) + 3
                    end as seed
                from report.areas),
            cells as (
                select places.*, code, position as indicator, year, residence,
                    (seed * 37 + position * 53 + (year - 2018) * 5 + shift) % 101 as mixed,
                    (seed + 2 * position + shift
                        + case level when 'municipality' then 0 else year - 2018 end) % 5 = 3 as missing,
                    (case when seed % 4 = 1 then 8 else 1200 + 13 * seed end)::double as among
                from places, report.indicators,
                    generate_series(2018, 2020) as years (year),
                    (values ('total', 0), ('rural', 0), ('urban', 16)) as parts (residence, shift)
                where residence = case when position < 5 then 'total' else 'rural' end
                    or level <> 'municipality'),
            counts as (
                select *, round_even(among * mixed / 100, 0) as good from cells)
            insert into report.indicator_values
            select code, level, area_code, area_name, residence, year,
                case when not missing then good end, case when not missing then among end,
                case when missing then 90 else 12 end, case when not missing then 100 * good / among end,
                case when not missing then 100 * good / (among + 12) end,
                case when missing then 100 else 100 * 12 / (among + 12) end,
                null, null,
                case when not missing and level <> 'municipality' then 100 * good / (among + 12) end,
                case when not missing and level <> 'municipality'
                    then 100 * (good + 12) / (among + 12) end,
                7, make_date(year::integer, 3, 1), make_date(year::integer, 11, 30), ?,
                'preliminar',
                case when missing then list_extract(?::varchar[], ((seed + indicator) % 9 + 1)::integer)
                end
            from counts
            order by indicator, year, level, area_code, residence""")) {
      insert.setBoolean(1, synthetic);
      insert.setString(2, "[" + String.join(", ", REASONS) + "]");
      insert.executeUpdate();
    }
  }

  private static void classes(Connection connection, boolean synthetic) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into report.indicator_breakdowns
            values (?, 'ptps', 'PTPS2017', 'Socios PTPS de 2017', 'rural', ?, 'siasar_class', ?,
                'share', ?, ?, ?, ?, null, null, null, null, null, null, 60,
                make_date(?, 1, 1), make_date(?, 12, 31), ?, 'preliminar', ?)""")) {
      for (String indicator : List.of("PS-NIV-06", "PS-DES-01")) {
        for (int year = 2014; year <= 2020; year++) {
          boolean missing = year == 2018;
          double[] counts =
              indicator.equals("PS-NIV-06")
                  ? new double[] {870 - 40 * (year - 2014), 416, 13 + 5 * (year - 2014), 2}
                  : new double[] {4, 35 + (year - 2014), 10, 1};
          double sum = counts[0] + counts[1] + counts[2] + counts[3];
          for (int i = 0; i < 4; i++) {
            insert.setString(1, indicator);
            insert.setInt(2, year);
            insert.setString(3, List.of("A", "B", "C", "D").get(i));
            insert.setObject(4, missing ? null : counts[i]);
            insert.setObject(5, missing ? null : sum);
            insert.setObject(6, missing ? 0.0 : sum / 10);
            insert.setObject(7, missing ? null : 100 * counts[i] / sum);
            insert.setInt(8, year);
            insert.setInt(9, year);
            insert.setBoolean(10, synthetic);
            insert.setString(11, missing ? "too_old" : null);
            insert.executeUpdate();
          }
        }
      }
    }
  }

  private static void national(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into report.national_coverage
          select edition, publisher, variable, residence, year,
              round(start + (year - 2000) * slope + shift, 1), false, source
          from (values
              ('2017', 'WHO/UNICEF JMP', 'wat_bas', 81.0, 0.75, 2000, 2015, 'JMP_2017_WLD.xlsx'),
              ('2017', 'WHO/UNICEF JMP', 'wat_imp', 84.0, 0.70, 2000, 2015, 'JMP_2017_WLD.xlsx'),
              ('2017', 'WHO/UNICEF JMP', 'san_bas', 61.0, 1.20, 2000, 2015, 'JMP_2017_WLD.xlsx'),
              ('2017', 'WHO/UNICEF JMP', 'san_imp', 68.0, 1.15, 2000, 2015, 'JMP_2017_WLD.xlsx'),
              ('2026-07', 'World Bank', 'wat_bas', 82.5, 0.63, 2000, 2022, 'API_HND_DS2'),
              ('2026-07', 'World Bank', 'san_bas', 62.0, 1.02, 2000, 2022, 'API_HND_DS2'),
              ('2021', 'WHO/UNICEF JMP', 'wat_sm', 20.0, 0.10, 2000, 2020, 'JMP 2021'),
              ('2021', 'WHO/UNICEF JMP', 'wat_bas', 85.2, 0.51, 2000, 2020, 'JMP 2021'),
              ('2021', 'WHO/UNICEF JMP', 'wat_lim', 1.0, 0.01, 2000, 2020, 'JMP 2021'),
              ('2021', 'WHO/UNICEF JMP', 'wat_unimp', 5.0, -0.10, 2000, 2020, 'JMP 2021'),
              ('2021', 'WHO/UNICEF JMP', 'san_bas', 63.0, 1.01, 2000, 2020, 'JMP 2021'),
              ('2021', 'WHO/UNICEF JMP', 'san_lim', 8.0, 0.02, 2000, 2020, 'JMP 2021'),
              ('2021', 'WHO/UNICEF JMP', 'san_unimp', 8.0, -0.20, 2000, 2020, 'JMP 2021'),
              ('2021', 'WHO/UNICEF JMP', 'san_od', 6.0, -0.25, 2000, 2020, 'JMP 2021')
          ) as lines (edition, publisher, variable, start, slope, first, last, source),
          (values ('total', 0.0), ('urban', 0.4), ('rural', -0.8)) as places (residence, shift),
          generate_series(2000, 2022) as years (year)
          where year between first and last and not (edition = '2021' and year in (2007, 2008))""");
    }
  }

  private static void ledger(Connection connection, boolean synthetic) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into report.file_ledger values
            ('siasar_communities', 'siasar/community_main.csv', '', '2021', ?,
                1250, 1, 2, 1, 0, 1200, 6, 40, null, null),
            ('jmp_world', 'jmp/JMP_2017_WLD.xlsx', 'wat', '2017', false,
                4000, 3, 0, 5, 3960, 32, 0, 0, '', ''),
            (null, 'otros/notas de campo.txt', '', null, null,
                12, 0, 0, 0, 0, 0, 0, 0,
                'más cercana: siasar_communities; faltan 60 columnas',
                'nearest: siasar_communities; 60 columns are missing')""")) {
      insert.setBoolean(1, synthetic);
      insert.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            insert into report.sources values
            ('siasar_communities', 'SIASAR, comunidades', 'SIASAR, communities', 'SIASAR',
                'CC BY-NC', 'https://data.globalsiasar.org', 'SIASAR (2021). Comunidades.',
                date '2026-05-02', ?, ['Solo área rural.'], ['Rural only.'], ['2021'], 1, 1200, 40),
            ('jmp_world', 'JMP, archivo mundial', 'JMP, world file', 'WHO/UNICEF', 'CC BY-NC-SA',
                'https://washdata.org', 'WHO/UNICEF JMP (2017).', date '2026-05-03', false,
                [], [], ['2017'], 1, 32, 0)""")) {
      insert.setBoolean(1, synthetic);
      insert.executeUpdate();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into report.rejected_summary values
          ('siasar_communities', 'siasar/community_main.csv', 'place_unknown', 'reject',
              'El municipio no existe en el departamento', 'The municipality is not in the department',
              'escribir el nombre oficial', 'write the official name', 17, 31,
              'no se conoce el municipio', 'the municipality is not known'),
          ('siasar_communities', 'siasar/community_main.csv', 'not_a_number', 'cell',
              'El valor no es un número', 'The value is no number', null, null, 3, 9,
              'la celda no es un número', 'the cell is no number')""");
    }
  }
}
