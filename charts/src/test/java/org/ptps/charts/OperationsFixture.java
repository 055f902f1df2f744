package org.ptps.charts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables of tests, checklists, plans, ages and profiles for {@link ReportFixture}: as many
 * categories and partners as municipalities, with gaps of every kind.
 */
final class OperationsFixture {
  private OperationsFixture() {}

  private static final List<String> DEPARTMENTS =
      List.of(
          "Colón",
          "Comayagua",
          "Copán",
          "Cortés",
          "Choluteca",
          "El Paraíso",
          "Francisco Morazán",
          "Gracias a Dios",
          "Intibucá",
          "Islas de la Bahía",
          "La Paz",
          "Lempira",
          "Ocotepeque",
          "Olancho",
          "Santa Bárbara",
          "Valle",
          "Yoro");

  /** Empty tables, as a run without these sources leaves them. */
  static void tables(Connection connection) throws SQLException {
    execute(
        connection,
        """
        alter table report.areas add column latitude double;
        alter table report.areas add column longitude double;
        create table if not exists report.breakdown_categories (
            indicator varchar, breakdown varchar, position integer, category varchar,
            category_es varchar, category_en varchar);
        create table report.chlorine_residuals (
            system_id varchar, system_name varchar, municipality_code varchar, year integer,
            residual_class varchar, residual_mg_l double, residual_on date, reason varchar,
            synthetic boolean,
            key varchar generated always as ('chlorine_residuals/' || system_id || ';' || year));
        create table report.municipal_checklists (
            municipality_code varchar, year integer, item varchar, position integer,
            yes_no boolean, observed_on date, synthetic boolean);
        create table report.observation_ages (
            municipality_code varchar, year integer, register varchar, position integer,
            n_rows bigint, n_too_old bigint, observed_from date, observed_to date,
            median_age_years double, synthetic boolean);
        create table report.provider_profiles (
            level varchar, area_code varchar, year integer, side varchar, position integer,
            n_rows bigint, unknown bigint, score_q1 double, score_median double, score_q3 double,
            observed_from date, observed_to date, synthetic boolean);
        create table report.self_assessment_scores (
            partner_name varchar, partner_category varchar, year integer, principle varchar,
            score double, n_rows bigint, unknown bigint, with_evidence bigint, synthetic boolean);
        """);
  }

  /** The other departments of the country, and where municipalities are; some nobody knows. */
  static void places(Connection connection) throws SQLException {
    for (int i = 0; i < DEPARTMENTS.size(); i++) {
      execute(
          connection,
          "insert into report.areas (level, area_code, area_name, area_name_en, department_name,"
              + " is_member, is_cohort_2017) values ('department', '%02d', '%s', '%s', '%s', false, false)"
                  .formatted(i + 2, DEPARTMENTS.get(i), DEPARTMENTS.get(i), DEPARTMENTS.get(i)));
    }
    execute(
        connection,
        """
        update report.areas set
            latitude = 13.4 + (hash(area_code[1:3]) % 200) / 100.0,
            longitude = -88.9 + (hash('x' || area_code[1:3]) % 500) / 100.0
        where level = 'municipality' and area_code[4:4] <> '7'""");
  }

  /** Rows of every table for the municipalities that are there. */
  static void rows(Connection connection, boolean synthetic) throws SQLException {
    execute(
        connection,
        """
        insert into report.breakdown_categories
        select indicator, breakdown, place, 'c' || place,
            'Estrategia ' || place || case when place % 3 = 0 then ': fortalecimiento de capacidades y seguimiento' else '' end,
            'Strategy ' || place || case when place % 3 = 0 then ': strengthening capacities and follow-up' else '' end
        from (select count(*) as n from report.areas where level = 'municipality') as counted,
            generate_series(1, n) as places (place),
            (values ('SUP-POA-01', 'strategy'), ('SUP-POA-02', 'strategy'), ('SUP-AUT-01', 'principle')) as plans (indicator, breakdown)
        where breakdown = 'strategy' or place <= 12;
        insert into report.indicator_breakdowns (
            indicator, level, area_code, area_name, residence, year, breakdown, category, kind,
            numerator, denominator, unknown, value, n_rows, observed_from, observed_to, synthetic,
            validation, reason)
        select indicator, 'ptps', 'PTPS', 'Socios PTPS', 'total', year, breakdown, category, 'value',
            case when not missing then 1000000 * good / 100 end, case when not missing then 1000000 end,
            case when missing then 40 else 0 end, case when not missing then good end, 3,
            make_date(year, 1, 1), make_date(year, 12, 31), $synthetic, 'preliminar',
            case when missing then 'not_reported' end
        from (
            select *, (position * 37 + year * 11) % 101 as good, (position + year) % 5 = 0 as missing
            from report.breakdown_categories, generate_series(2016, 2020) as years (year));
        insert into report.chlorine_residuals
        select area_code || system, 'Sistema ' || system, area_code, year, class,
            case class when 'below' then 0.3 when 'recommended' then 0.5 + seed % 6 / 10.0
                when 'above_recommended' then 1.2 + seed % 30 / 10.0 when 'above_admissible' then 6.5 end,
            case when class <> 'not_working' then make_date(year, 6, 1) end,
            case when class is null then 'not_tested' end, $synthetic
        from (
            select *, case seed % 7 when 0 then 'below' when 1 then 'recommended' when 2 then 'recommended'
                when 3 then 'above_recommended' when 4 then 'above_admissible' when 5 then 'not_working' end as class
            from (
                select area_code, system, year, area_code::integer * 3 + system + year as seed
                from report.areas, generate_series(1, 3) as systems (system), generate_series(2018, 2020) as years (year)
                where level = 'municipality'));
        insert into report.municipal_checklists
        select area_code, year, item, position,
            case when (seed + position) % 7 = 0 then null else (seed * 5 + position) % 3 <> 0 end,
            make_date(year, 12, 9), $synthetic
        from (select *, area_code::integer + year as seed from report.areas, generate_series(2015, 2020) as years (year)
            where level = 'municipality' and (area_code::integer + year) % 6 <> 0),
            (values ('comas_exists', 1), ('comas_works', 2), ('uscl_exists', 3), ('uscl_works', 4), ('policy_approved', 5),
                ('plan_in_force', 6), ('budget_assigned', 7), ('has_technician', 8)) as items (item, position);
        insert into report.observation_ages
        select area_code, year, register, position, 3 + seed % 40, seed % 3, make_date(year - 6, 1, 1), make_date(year, 3, 1),
            (seed * 13 % 700) / 100.0, $synthetic
        from (select *, area_code::integer + year + position as seed
            from report.areas, generate_series(2018, 2020) as years (year),
                (values ('communities', 1), ('systems', 2), ('providers', 3), ('water_tests', 4), ('facilities', 5), ('checklists', 6)) as registers (register, position)
            where level = 'municipality')
        where seed % 5 <> 2;
        insert into report.provider_profiles
        select 'ptps', 'PTPS2017', year, side, position, 40, case when year = 2018 then 40 else 7 end,
            case when year <> 2018 then 0.3 + position / 20.0 end, case when year <> 2018 then 0.45 + position / 20.0 end,
            case when year <> 2018 then 0.7 + position / 20.0 end, make_date(year, 1, 1), make_date(year, 12, 1), $synthetic
        from generate_series(2014, 2020) as years (year),
            (values ('organisation', 1), ('operation', 2), ('economic', 3), ('environment', 4), ('whole', 5)) as sides (side, position);
        insert into report.self_assessment_scores
        select 'Mancomunidad ' || area_name || ' ' || area_code, 'facilitator', year, 'c' || principle,
            case when (seed + principle) % 9 > 0 then (seed * 17 + principle * 29) % 101 end, 3, 0, 2, $synthetic
        from (select *, area_code::integer + year as seed from report.areas, generate_series(2019, 2020) as years (year)
            where level = 'municipality' and (area_code::integer + year) % 4 <> 0),
            generate_series(1, 3) as principles (principle);
        """
            .replace("$synthetic", String.valueOf(synthetic)));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
