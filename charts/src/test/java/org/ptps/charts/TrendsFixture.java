package org.ptps.charts;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The tables of trends, results, scores and sources for {@link ReportFixture}: every status, reason
 * and kind of gap, with numbers at both ends of the scale.
 */
final class TrendsFixture {
  private TrendsFixture() {}

  /** Empty tables, as a run without these sources leaves them; words and events are declared. */
  static void tables(Connection connection) throws SQLException {
    execute(
        connection,
        """
        create table report.status_words (
            kind varchar, id varchar, position integer, name_es varchar, name_en varchar);
        insert into report.status_words values
            ('comparison', 'baseline', 1, 'Línea de base', 'Baseline'),
            ('comparison', 'restated', 2, 'Línea de base reexpresada', 'Restated baseline'),
            ('comparison', 'own_start', 3, 'Línea de base propia', 'Own baseline'),
            ('reason', 'bounds', 3, 'lo que falta podría cambiar el estado',
                'what is missing could change the status'),
            ('reason', 'unknown_share', 1, 'se desconoce demasiado', 'too much is not known'),
            ('reason', 'no_start_year', 12, 'ni 2017 ni 2018 tienen bastante observado',
                'neither 2017 nor 2018 has enough observed'),
            ('reason', 'under_half_comparable', 16, 'menos de la mitad es comparable',
                'under half can be compared'),
            ('reason', 'no_target', 14, 'sin valor por alcanzar', 'no value to reach');
        create table report.events (id varchar, date date, name_es varchar, name_en varchar);
        insert into report.events values
            ('eta_iota', date '2020-11-03', 'anterior a Eta/Iota', 'before Eta/Iota');
        create table report.trend_series (
            indicator varchar, measure varchar, breakdown varchar, category varchar,
            edition varchar, level varchar, area_code varchar, residence varchar, year bigint,
            value double, unknown_pct double, ci_low double, ci_high double, bound_low double,
            bound_high double, denominator double, fresh_pct double, observed_to date,
            is_point boolean, synthetic boolean, reason varchar);
        create table report.trends (
            indicator varchar, level varchar, area_code varchar, residence varchar,
            comparison varchar, baseline varchar, measure varchar, breakdown varchar,
            category varchar, edition varchar, baseline_year bigint, baseline_value double,
            year integer, value double, target_year integer, target_value double,
            target_origin varchar, is_meta boolean, change_points double, change_low double,
            change_high double, change varchar, not_testable_reason varchar, expected double,
            required_per_year double, ci_low double, ci_high double, observed_year integer,
            is_latest boolean, status varchar, reason varchar, event varchar,
            definition_es varchar, definition_en varchar, source_es varchar, source_en varchar,
            synthetic boolean);
        create table report.linear_references (
            indicator varchar, baseline varchar, year integer, value double, target_year integer);
        create table report.indicator_status (
            indicator varchar, level varchar, area_code varchar, residence varchar, year integer,
            comparison varchar, baseline varchar, baseline_year bigint, baseline_value double,
            value double, observed_year integer, target_year integer, target_value double,
            target_origin varchar, is_meta boolean, change varchar, change_points double,
            status varchar, reason varchar, event varchar, synthetic boolean);
        create table report.results_status (
            result varchar, name_es varchar, name_en varchar, area_code varchar, year integer,
            status varchar, reason varchar, headlines varchar[], others_met bigint,
            others_on_track bigint, others_off_track bigint, others_regressing bigint,
            others_insufficient_evidence bigint, others_not_comparable bigint,
            others_no_data bigint, others_without_target bigint, municipalities bigint,
            municipalities_reached bigint, unknown_municipalities bigint, synthetic boolean);
        create table report.result_edges (from_result varchar, to_result varchar);
        create table report.mapas_scores (
            mapas_edition varchar, subsector varchar, subsector_es varchar, subsector_en varchar,
            pillar varchar, pillar_es varchar, pillar_en varchar, block varchar, block_es varchar,
            block_en varchar, position integer, reference_year bigint, score double,
            light varchar, score_change double, reason varchar, synthetic boolean);
        create table report.source_comparison (
            thing varchar, thing_es varchar, thing_en varchar, level varchar, area_code varchar,
            residence varchar, year bigint, preference bigint, source varchar, edition varchar,
            value double, ci_low double, ci_high double, n_cases double, is_few_cases boolean,
            is_chosen boolean, gap double, says_es varchar, says_en varchar, rule_es varchar,
            rule_en varchar, differ_es varchar, differ_en varchar, synthetic boolean);
        """);
  }

  /** Rows on the values that are already there. */
  static void rows(Connection connection, boolean synthetic) throws SQLException {
    execute(
        connection,
        """
        insert into report.trend_series
        select indicator, 'value', '', '', '', level, area_code, residence, year, value,
            unknown_pct, null, null, bound_low, bound_high, denominator, 100, observed_to,
            year <> 2019, synthetic, reason
        from report.indicator_values
        where level in ('ptps', 'nation');
        create temp table rotated as
        select last.indicator, last.level, last.area_code, last.residence, last.year,
            first.year as baseline_year, first.value as baseline_value, last.value,
            names.position,
            case
                when last.value is null then 'no_data'
                when first.value is null then 'not_comparable'
                else ['met', 'on_track', 'off_track', 'regressing', 'insufficient_evidence', null]
                    [(names.position % 6 + 1)::integer]
            end as status,
            last.reason, last.synthetic
        from report.indicator_values as last
        join report.indicators as names on names.code = last.indicator
        left join report.indicator_values as first
            on first.indicator = last.indicator and first.level = last.level
            and first.area_code = last.area_code and first.residence = last.residence
            and first.year = 2018
        where last.year = 2020 and last.level in ('ptps', 'nation');
        insert into report.trends
        select indicator, level, area_code, residence,
            case position % 3 when 0 then 'baseline' when 1 then 'restated' else 'own_start' end,
            'b' || position || '_' || area_code, 'value', '', '', '', baseline_year, baseline_value, year, value, 2030,
            100, case position % 2 when 0 then 'plan' else 'ours' end, position % 2 = 0,
            value - baseline_value, null, null,
            ['up', 'down', 'no_clear_change', 'not_testable'][(position % 4 + 1)::integer],
            case position % 4 when 3 then 'no_target' end,
            baseline_value + (100 - baseline_value) / 6, (100 - value) / 10, null, null, 2020,
            true, status,
            case status
                when 'insufficient_evidence' then 'bounds'
                when 'not_comparable' then 'no_start_year'
                when 'no_data' then reason
            end,
            null, 'La misma cosa contada, con su definición.', 'The same thing counted.',
            'Plan Estratégico PTPS 2018-2022', 'Plan Estratégico PTPS 2018-2022', synthetic
        from rotated;
        insert into report.indicator_breakdowns
        select indicator, level, area_code, area_name, residence, year, 'siasar_class', letter,
            'share', case when value is not null then n end, numerator, unknown,
            case when value is not null then n end, null, null, null, null, null, null, 7,
            observed_from, observed_to, synthetic, validation, reason
        from report.indicator_values,
            (values ('A', 700), ('B', 11), ('C', 3), ('D', 1)) as letters (letter, n)
        where level = 'municipality' and indicator in ('PS-NIV-06', 'PS-DES-01');
        insert into report.linear_references
        select indicator, baseline, 2020, 95, 2030 from report.trends;
        insert into report.indicator_status
        select indicator, level, area_code, residence, year, comparison, baseline, baseline_year,
            baseline_value, value, observed_year, target_year, target_value, target_origin,
            is_meta, change, change_points, status, reason, event, synthetic
        from report.trends;
        insert into report.results_status
        select result, name_es, name_en, 'PTPS2017', 2020,
            ['met', 'on_track', 'off_track', 'regressing', 'insufficient_evidence',
                'not_comparable', 'no_data'][(row_number() over (order by result) %% 7 + 1)::integer],
            case row_number() over (order by result) %% 7
                when 4 then 'under_half_comparable' when 6 then 'not_reported'
            end,
            ['PT-COB-01', 'PS-NIV-01', 'SUP-POA-02'], 12, 3, 10, 4, 11, 2, 8, 1,
            case result when 'R1' then 26 end, case result when 'R1' then 2 end,
            case result when 'R1' then 20 end, %1$s
        from (values
            ('R1', 'Los municipios asociados alcanzan las metas', 'The municipalities reach them'),
            ('R1.1', 'Los prestadores tienen buen desempeño', 'The providers perform well'),
            ('R1.2', 'Los municipios cumplen su papel de titular', 'They fulfil their role'),
            ('R1.3', 'Los municipios dan prioridad política y financiera al sector', 'Priority'),
            ('R1.4', 'El socio facilitador facilita la hoja de ruta', 'The partner facilitates'),
            ('R1.5', 'El socio colaborador tiene la capacidad de contribuir a implementar partes'
                || ' de la hoja de ruta', 'The partner is able to help'),
            ('R1.6', 'La sociedad civil promueve el logro del ODS 6', 'Civil society'),
            ('R1.7', 'Los usuarios exigen y demandan servicios de calidad', 'Users demand'),
            ('R1.8', 'Entidades sectoriales, municipios y miembros de PTPS tienen un asocio'
                || ' funcional (nivel municipal)', 'A working partnership'),
            ('R2', 'Las entidades sectoriales fomentan el logro de los ODS', 'They foster'),
            ('R2.1', 'El Gobierno brinda lineamientos sectoriales', 'Guidelines'),
            ('R2.2', 'El Gobierno da liderazgo político y financiero', 'Leadership'),
            ('R2.3', 'Las entidades cumplen sus funciones', 'They fulfil their functions'),
            ('R2.4', 'El Gobierno tiene procesos sistemáticos', 'Processes'),
            ('R2.5', 'Asocio funcional (nivel nacional)', 'Partnership')
        ) as results (result, name_es, name_en);
        insert into report.result_edges values
            ('R1.1', 'R1'), ('R1.2', 'R1'), ('R1.3', 'R1'), ('R1.4', 'R1.1'), ('R1.4', 'R1.2'),
            ('R1.4', 'R1.3'), ('R1.6', 'R1.3'), ('R1.7', 'R1.6'), ('R1.8', 'R1.4'),
            ('R1.8', 'R1.5'), ('R1.8', 'R1.6'), ('R2.1', 'R2'), ('R2.2', 'R2'), ('R2.3', 'R2'),
            ('R2.4', 'R2'), ('R2.5', 'R2.1'), ('R2.5', 'R2.2'), ('R2.5', 'R2.3'), ('R2.5', 'R2.4');
        insert into report.mapas_scores
        select edition, subsector, 'Saneamiento e higiene rural ' || subsector,
            'Rural ' || subsector, 'p', 'Pilar', 'Pillar', block, 'Mantenimiento y expansión '
            || block, 'Maintenance ' || block, cell, 2011, score,
            case when score > 2 then 'green' when score >= 1 then 'yellow' when score < 1 then 'red' end,
            case edition when 'II' then 0.5 - cell %% 2 end,
            case when score is null then 'not_reported' end, %1$s
        from (
            select edition, subsector, block, (row_number() over (order by subsector, block, edition))::integer as cell,
                case when block = 'b3' and subsector = 's2' then null
                    else ((row_number() over (order by subsector, block, edition)) * 7 %% 31) / 10.0
                end as score
            from (values ('I'), ('II')) as editions (edition),
                (values ('s1'), ('s2'), ('s3'), ('s4')) as subsectors (subsector),
                (select 'b' || i as block from generate_series(1, 9) as n (i)) as blocks);
        insert into report.source_comparison
        select 't' || thing, 'Agua en la vivienda o el predio, cosa ' || thing, 'Water, thing ' || thing,
            'nation', 'HN', residence, year, source,
            ['SIASAR', 'INE EPHPM', 'WHO/UNICEF JMP', 'Banco Mundial'][source::integer],
            '2026-0' || source, (thing * 13 + source * 7) %% 101,
            case source when 2 then greatest(0, (thing * 13 + source * 7) %% 101 - 4.5) end,
            case source when 2 then least(100, (thing * 13 + source * 7) %% 101 + 4.5) end,
            40, source = 2, source = 1, case when source > 1 then (source - 1) * 7 end,
            'Viviendas', 'Dwellings', 'Cuenta lo contado.', 'The count counts.',
            'Una fuente cuenta viviendas y otra estima personas, con otra pregunta.',
            'One counts dwellings, another estimates people by another question.', %1$s
        from generate_series(1, 12) as things (thing), generate_series(1, 4) as sources (source),
            (values ('total'), ('urban'), ('rural')) as residences (residence),
            (values (2015), (2020)) as years (year);
        """
            .replace("%1$s", String.valueOf(synthetic))
            .replace("%%", "%"));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
