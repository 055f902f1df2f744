-- Grain: one year that a report is of, baseline of MAPAS for the nation (or one that restates it), edition of JMP and residence: the latest year up to it in which a survey was taken, else the latest year that the edition gives, which is modelled.
with

told as (
    select
        years.year as report_year,
        trends.*,
    from report.trends as trends
    join declared.reporting_years as years
        on years.year >= trends.year
    where
        trends.level = 'nation'
        and trends.comparison in ('baseline', 'restated')
        and trends.indicator in ('PT-COB-01', 'PT-COB-02')
        and (trends.comparison = 'baseline' or starts_with(trends.edition, 'WHO/UNICEF JMP'))
    qualify row_number() over (
        partition by years.year, trends.indicator, trends.comparison, trends.baseline, trends.edition, trends.residence, trends.breakdown, trends.category, trends.measure
        order by trends.change_points is null, trends.value is null, trends.year desc
    ) = 1
)

select
    report_year,
    indicator,
    residence,
    comparison,
    baseline,
    edition,
    -- An edition of a series is publisher, edition, series; that of a published point stands alone.
    case comparison when 'restated' then split_part(edition, ', ', 2) else edition end as jmp_edition,
    case comparison when 'restated' then split_part(edition, ', ', 3) else case indicator when 'PT-COB-01' then 'wat_imp' else 'san_imp' end end as variable,
    definition_es,
    definition_en,
    baseline_year,
    -- What MAPAS published, in the year and words of then.
    case comparison when 'baseline' then baseline_value else max(baseline_value) filter (where comparison = 'baseline') over (partition by report_year, indicator, residence) end as mapas_value,
    baseline_value,
    value,
    -- Of a comparison without a value there is no year.
    case when value is not null then year end as year,
    change_points,
    change,
    status,
    reason,
    -- A published point that only its restated ones can be compared with, and those of the latest edition or with a survey.
    comparison = 'baseline' or change_points is not null or edition = max(edition) filter (where comparison = 'restated') over (partition by report_year, indicator, residence, baseline) as is_told,
    synthetic,
    macros.claim_key(indicator, breakdown, category, edition, 'HN', residence, baseline_year || '-' || year, comparison) as key,
    case comparison
        when 'restated' then macros.claim_key(indicator, breakdown, category, edition || case measure when 'value' then '' else ' ' || measure end, 'HN', residence, baseline_year, comparison)
        else macros.row_key('baselines', [indicator, baseline])
    end || '/value' as baseline_value_key,
    max(macros.row_key('baselines', [indicator, baseline])) filter (where comparison = 'baseline') over (partition by report_year, indicator, residence) || '/value' as mapas_value_key,
    macros.claim_key(indicator, breakdown, category, edition || case measure when 'value' then '' else ' ' || measure end, 'HN', residence, year, '') || '/value' as value_key,
from told
order by report_year, indicator, residence, comparison, baseline, edition
