-- Grain: one indicator, area and last year: the trend that a figure over the years draws, as it stands at the end of that year. It is the one that documents speak of; only where that has no value, the published series of the area that reaches furthest, of what is compared before what is not.
with

spoken as (
    select
        speaking.* exclude (baseline),
        coalesce(speaking.baseline, '') as baseline,
        '' as edition,
        trends.edition_es,
        trends.edition_en,
        trends.definition_es,
        trends.definition_en,
    from report.speaking_trends as speaking
    left join report.trends as trends
        on trends.indicator = speaking.indicator
        and trends.level = speaking.level
        and trends.area_code = speaking.area_code
        and trends.residence = speaking.residence
        and trends.comparison = speaking.comparison
        and trends.baseline is not distinct from speaking.baseline
        and trends.measure = 'value'
        and trends.breakdown = ''
        and trends.edition = ''
        and trends.year = speaking.year
    qualify row_number() over (partition by speaking.indicator, speaking.level, speaking.area_code, speaking.speaking_year order by trends.target_year) = 1
),

-- Of a published series the last year that it gives.
published as (
    select
        trends.*,
        spoken.speaking_year,
        spoken.position,
        spoken.component,
        spoken.better,
        spoken.counts_es,
        spoken.counts_en,
        spoken.area_name_es,
        spoken.area_name_en,
    from report.trends as trends
    join spoken
        on spoken.indicator = trends.indicator
        and spoken.level = trends.level
        and spoken.area_code = trends.area_code
        and spoken.speaking_year >= trends.year
    where spoken.value is null and trends.edition <> '' and trends.measure = 'value' and trends.breakdown = '' and trends.value is not null
    qualify row_number() over (
        partition by trends.indicator, trends.level, trends.area_code, spoken.speaking_year
        order by
            case trends.residence when 'total' then 1 when 'rural' then 2 else 3 end,
            trends.baseline_value is null or coalesce(trends.status, '') = 'not_comparable',
            case trends.comparison when 'baseline' then 1 when 'restated' then 2 else 3 end,
            trends.edition,
            trends.baseline,
            trends.year desc,
            trends.target_year
    ) = 1
),

lines as (
    select spoken.*
    from spoken
    left join published
        on published.indicator = spoken.indicator
        and published.level = spoken.level
        and published.area_code = spoken.area_code
        and published.speaking_year = spoken.speaking_year
    where published.indicator is null
    union all by name
    select
        position,
        component,
        better,
        counts_es,
        counts_en,
        area_name_es,
        area_name_en,
        speaking_year,
        edition,
        indicator,
        level,
        area_code,
        residence,
        comparison,
        baseline,
        baseline_year,
        baseline_value,
        year,
        value,
        denominator,
        start_denominator,
        target_year,
        target_value,
        target_origin,
        is_meta,
        change_points,
        change_per_year,
        change,
        total_change,
        change_low,
        change_high,
        not_testable_reason,
        expected,
        threshold,
        progress,
        required_per_year,
        arrival_year,
        ci_low,
        ci_high,
        bound_low,
        bound_high,
        unknown_pct,
        panel_change_points,
        panel_n,
        panel_denominator,
        panel_share,
        panel_says,
        composition_points,
        entered_denominator,
        unmatched_start_denominator,
        is_complete_register,
        is_published_series,
        outline,
        verdict,
        status,
        reason,
        event,
        synthetic,
        edition_es,
        edition_en,
        definition_es,
        definition_en,
        value - expected as ahead_of_path,
    from published
)

select
    lines.position,
    lines.component,
    lines.better,
    lines.counts_es,
    lines.counts_en,
    lines.indicator,
    lines.level,
    lines.area_code,
    lines.area_name_es,
    lines.area_name_en,
    lines.residence,
    lines.speaking_year,
    lines.comparison,
    lines.edition,
    lines.edition_es,
    lines.edition_en,
    lines.baseline,
    lines.baseline_year,
    lines.baseline_value,
    lines.year,
    lines.value,
    lines.denominator,
    lines.start_denominator,
    lines.target_year,
    lines.target_value,
    lines.target_origin,
    lines.is_meta,
    lines.change_points,
    lines.change_per_year,
    lines.change,
    lines.total_change,
    lines.change_low,
    lines.change_high,
    lines.not_testable_reason,
    lines.expected,
    lines.threshold,
    lines.ahead_of_path,
    lines.progress,
    lines.required_per_year,
    lines.arrival_year,
    lines.ci_low,
    lines.ci_high,
    lines.bound_low,
    lines.bound_high,
    lines.unknown_pct,
    lines.panel_change_points,
    lines.panel_n,
    lines.panel_denominator,
    lines.panel_share,
    lines.panel_says,
    lines.composition_points,
    lines.entered_denominator,
    lines.unmatched_start_denominator,
    lines.is_complete_register,
    lines.is_published_series,
    lines.outline,
    lines.verdict,
    lines.status,
    lines.reason,
    lines.event,
    lines.synthetic,
    lines.definition_es,
    lines.definition_en,
    macros.claim_key(lines.indicator, '', '', lines.edition, lines.area_code, lines.residence, case when lines.baseline_year is null then cast(lines.year as varchar) else lines.baseline_year || '-' || lines.year end, lines.comparison) as key,
    macros.claim_key(lines.indicator, '', '', lines.edition, lines.area_code, lines.residence, lines.year, '') || '/value' as value_key,
    macros.claim_key(lines.indicator, '', '', lines.edition, lines.area_code, lines.residence, lines.year, '') || '/ci_low' as ci_low_key,
    macros.claim_key(lines.indicator, '', '', lines.edition, lines.area_code, lines.residence, lines.year, '') || '/ci_high' as ci_high_key,
    case
        when lines.baseline_year is null then null
        when lines.comparison = 'own_start' then macros.claim_key(lines.indicator, '', '', lines.edition, lines.area_code, lines.residence, lines.baseline_year, '') || '/value'
        when lines.comparison = 'restated' then macros.claim_key(lines.indicator, '', '', lines.edition, lines.area_code, lines.residence, lines.baseline_year, lines.comparison) || '/value'
        else macros.row_key('baselines', [lines.indicator, lines.baseline]) || '/value'
    end as baseline_value_key,
    macros.row_key('targets', [lines.indicator, cast(lines.target_year as varchar), lines.target_origin]) || '/value' as target_value_key,
    -- A change that cannot be tested is told with the reason for just that.
    coalesce(lines.not_testable_reason, lines.reason) as sentence_reason,
    milestones.year as milestone_year,
    milestones.expected as milestone_value,
from lines
-- Where the straight path stands in the year of the review.
left join (
    select indicator, level, area_code, residence, comparison, baseline, edition, year, expected
    from report.trends
    where measure = 'value' and breakdown = '' and expected is not null and year in (select year from report.linear_references)
    qualify row_number() over (partition by indicator, level, area_code, residence, comparison, baseline, edition order by year, target_year) = 1
) as milestones
    on milestones.indicator = lines.indicator
    and milestones.level = lines.level
    and milestones.area_code = lines.area_code
    and milestones.residence = lines.residence
    and milestones.comparison = lines.comparison
    and milestones.baseline = lines.baseline
    and milestones.edition = lines.edition
