package org.ptps.charts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of {@code report} that figures read, made by their own SQL from the rows of {@link
 * ReportFixture}: what a figure decides is decided there and not in a fixture.
 */
final class FigureTables {
  private static final List<String> MACROS =
      List.of("key_part", "row_key", "claim_key", "value_key");

  /** In an order in which each finds what it reads. */
  private static final List<String> TABLES =
      List.of(
          "shown_values",
          "area_groups",
          "value_ranks",
          "ranked_values",
          "group_counts",
          "group_cells",
          "shown_lines",
          "class_shares",
          "class_totals",
          "class_groups",
          "drawn_trends",
          "indicator_lights",
          "light_counts",
          "residence_gaps",
          "drawn_sources",
          "source_counts",
          "municipal_ages",
          "age_counts",
          "ledger_by_source",
          "ledger_totals",
          "checklist_answers",
          "checklist_counts",
          "chlorine_counts",
          "chlorine_bins",
          "self_assessment_changes",
          "self_assessment_years",
          "result_counts",
          "mapas_counts",
          "drawn_ladder",
          "ladder_marks");

  private FigureTables() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema macros");
      for (String macro : MACROS) {
        statement.execute(sql("macros", macro));
      }
      statement.execute(COMPLETED);
    }
    refresh(connection);
  }

  /** Makes the tables again, after a test changed what they read. */
  static void refresh(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.execute(
            "create or replace table report."
                + table
                + " as from ("
                + sql("report", table)
                + "\n) order by all");
      }
    }
  }

  private static String sql(String folder, String name) {
    Path file = FiguresTest.HOME.resolve("sql").resolve(folder).resolve(name + ".sql");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Columns and rows that the warehouse has and the fixture's tables leave out.
  private static final String COMPLETED =
      """
      create schema model;
      create table model.dwellings (municipality_code varchar, year integer, rural_dwellings double, urban_dwellings double);
      alter table report.indicators add column if not exists urban varchar;
      alter table report.indicator_values add column if not exists fresh_pct double;
      alter table report.baselines add column if not exists id varchar;
      alter table report.baselines add column if not exists edition varchar;
      update report.baselines set id = kind || '_' || variable || '_' || value, edition = case kind when 'restated' then '2021' else 'ODM 2015' end;
      update report.indicator_breakdowns
      set value_all = 100 * numerator / nullif(denominator + coalesce(unknown, 0), 0)
      where breakdown = 'siasar_class';
      insert into report.indicator_breakdowns
      select * replace ('unknown' as category, unknown as numerator, denominator + unknown as denominator, 0 as unknown, 100 * unknown / nullif(denominator + unknown, 0) as value, 100 * unknown / nullif(denominator + unknown, 0) as value_all)
      from report.indicator_breakdowns
      where breakdown = 'siasar_class' and category = 'A' and unknown > 0 and denominator is not null;
      insert into report.indicator_breakdowns
      select * replace ('total' as residence)
      from report.indicator_breakdowns
      where breakdown = 'siasar_class' and level = 'ptps';
      alter table report.provider_profiles add column with_value bigint;
      alter table report.provider_profiles add column unknown_pct double;
      alter table report.provider_profiles add column key varchar;
      update report.provider_profiles set with_value = n_rows - unknown, unknown_pct = 100.0 * unknown / n_rows,
          key = macros.row_key('provider_profiles', [level, area_code, cast(year as varchar), side]);
      alter table report.mapas_scores add column key varchar;
      update report.mapas_scores set key = macros.row_key('mapas_scores', [mapas_edition, subsector, block]);
      alter table report.results_status add column key varchar;
      alter table report.results_status add column if not exists headlines_es varchar[];
      alter table report.results_status add column if not exists headlines_en varchar[];
      update report.results_status set
          headlines_es = (select list(name_es order by code) from report.indicators where list_contains(headlines, code)),
          headlines_en = (select list(name_en order by code) from report.indicators where list_contains(headlines, code));
      update report.results_status set key = macros.row_key('results_status', [result, cast(year as varchar)]);
      create table report.editions as
      select distinct publisher, edition, publisher || ', edición ' || edition as name_es, publisher || ', edition ' || edition as name_en
      from report.national_coverage;
      create table report.speaking_trends as
      select
          indicators.position, indicators.component, indicators.better, indicators.counts_es, indicators.counts_en,
          trends.indicator, trends.level, trends.area_code, areas.area_name as area_name_es, areas.area_name_en, trends.residence,
          trends.year as speaking_year, trends.comparison, trends.baseline, trends.baseline_year, trends.baseline_value, trends.year,
          trends.value, trends.target_year, trends.target_value, trends.target_origin, trends.is_meta, trends.change_points,
          null::double as change_per_year, trends.change, trends.not_testable_reason, trends.expected, null::double as ahead_of_path,
          null::double as progress, trends.required_per_year, null::integer as arrival_year, trends.ci_low, trends.ci_high,
          null::double as bound_low, null::double as bound_high, null::double as unknown_pct, trends.status, trends.reason, trends.event,
          trends.synthetic, null::double as denominator, null::double as start_denominator, null::varchar as total_change,
          null::double as change_low, null::double as change_high, null::double as threshold, null::double as panel_change_points,
          null::bigint as panel_n, null::double as panel_denominator, null::double as panel_share, null::varchar as panel_says,
          null::double as composition_points, null::double as entered_denominator, null::double as unmatched_start_denominator,
          false as is_complete_register, trends.indicator = 'PT-COB-03' as is_published_series, trends.indicator = 'PT-COB-03' as outline,
          null::varchar as verdict
      from report.trends as trends
      join report.indicators as indicators on indicators.code = trends.indicator
      join report.areas as areas on areas.level = trends.level and areas.area_code = trends.area_code
      qualify row_number() over (partition by trends.indicator, trends.level, trends.area_code, trends.year order by case trends.residence when 'total' then 1 when 'rural' then 2 else 3 end) = 1;
      alter table report.trends add column if not exists edition_es varchar;
      alter table report.trends add column if not exists edition_en varchar;
      alter table report.trends add column if not exists change_per_year double;
      alter table report.trends add column if not exists progress double;
      alter table report.trends add column if not exists arrival_year integer;
      alter table report.trends add column if not exists bound_low double;
      alter table report.trends add column if not exists bound_high double;
      alter table report.trends add column if not exists unknown_pct double;
      alter table report.trends add column if not exists denominator double;
      alter table report.trends add column if not exists start_denominator double;
      alter table report.trends add column if not exists total_change varchar;
      alter table report.trends add column if not exists threshold double;
      alter table report.trends add column if not exists panel_change_points double;
      alter table report.trends add column if not exists panel_n bigint;
      alter table report.trends add column if not exists panel_denominator double;
      alter table report.trends add column if not exists panel_share double;
      alter table report.trends add column if not exists panel_says varchar;
      alter table report.trends add column if not exists composition_points double;
      alter table report.trends add column if not exists entered_denominator double;
      alter table report.trends add column if not exists unmatched_start_denominator double;
      alter table report.trends add column if not exists is_complete_register boolean;
      alter table report.trends add column if not exists is_published_series boolean;
      alter table report.trends add column if not exists outline boolean;
      alter table report.trends add column if not exists verdict varchar;
      """;
}
