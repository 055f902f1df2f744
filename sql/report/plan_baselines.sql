-- Grain: one year that a report is of and trend of the nation or of a group of partners against a published baseline: the latest year up to it that can be compared, else the latest one.
with

told as (
    select
        years.year as report_year,
        trends.*,
    from report.trends as trends
    join report.report_years as years
        on years.year >= trends.year
    where trends.comparison in ('baseline', 'restated') and trends.level in ('nation', 'ptps')
    qualify row_number() over (
        partition by years.year, trends.indicator, trends.comparison, trends.baseline, trends.edition, trends.level, trends.area_code, trends.residence, trends.breakdown, trends.category, trends.measure
        order by coalesce(trends.status, '') in ('not_comparable', 'no_data'), trends.value is null, trends.year desc
    ) = 1
)

select
    report_year,
    indicator,
    level,
    area_code,
    residence,
    comparison,
    baseline,
    edition,
    measure,
    definition_es,
    definition_en,
    baseline_year,
    baseline_value,
    value,
    year,
    change_points,
    change,
    status,
    reason,
    source_es,
    source_en,
    (select name_es from report.status_words where kind = 'comparison' and id = told.comparison) as comparison_es,
    (select name_en from report.status_words where kind = 'comparison' and id = told.comparison) as comparison_en,
    macros.claim_key(indicator, breakdown, category, edition, area_code, residence, baseline_year || '-' || year, comparison) as key,
    case comparison
        when 'restated' then macros.claim_key(indicator, breakdown, category, edition || case measure when 'value' then '' else ' ' || measure end, area_code, residence, baseline_year, comparison)
        else macros.row_key('baselines', [indicator, baseline])
    end || '/value' as baseline_value_key,
    macros.claim_key(indicator, breakdown, category, edition || case measure when 'value' then '' else ' ' || measure end, area_code, residence, year, '') || '/value' as value_key,
from told
order by report_year, indicator, baseline, edition, residence, area_code, measure
