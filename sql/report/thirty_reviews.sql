-- Grain: one of the thirty indicators and year, as a review tells of it: the trend that speaks, its words, the counts behind its values and the keys of its numbers.
select
    macros.claim_key(trends.indicator, '', '', '', trends.area_code, trends.residence, case when trends.baseline_year is null then cast(trends.year as varchar) else trends.baseline_year || '-' || trends.year end, trends.comparison) as key,
    trends.position,
    trends.component,
    trends.better,
    trends.counts_es,
    trends.counts_en,
    trends.indicator,
    trends.area_code,
    trends.area_name_es,
    trends.area_name_en,
    trends.residence,
    trends.speaking_year,
    trends.comparison,
    trends.baseline,
    trends.baseline_year,
    trends.baseline_value,
    trends.year,
    trends.value,
    trends.denominator,
    trends.start_denominator,
    trends.target_year,
    trends.target_value,
    trends.target_origin,
    trends.is_meta,
    trends.change_points,
    trends.change_per_year,
    trends.change,
    trends.total_change,
    trends.change_low,
    trends.change_high,
    trends.not_testable_reason,
    trends.expected,
    trends.threshold,
    trends.ahead_of_path,
    trends.progress,
    trends.required_per_year,
    trends.arrival_year,
    trends.ci_low,
    trends.ci_high,
    trends.bound_low,
    trends.bound_high,
    trends.unknown_pct,
    trends.panel_change_points,
    trends.panel_n,
    trends.panel_denominator,
    trends.panel_share,
    trends.panel_says,
    trends.composition_points,
    trends.entered_denominator,
    trends.unmatched_start_denominator,
    trends.is_complete_register,
    trends.is_published_series,
    trends.outline,
    trends.verdict,
    trends.status,
    trends.reason,
    trends.event,
    trends.synthetic,
    indicators.name_es,
    indicators.name_en,
    indicators.component_es,
    indicators.component_en,
    macros.value_key(trends.indicator, trends.area_code, trends.residence, trends.year) || '/value' as value_key,
    given.numerator as value_n,
    given.denominator as value_of,
    case
        when trends.baseline_value is null then null
        when trends.comparison = 'own_start' then macros.value_key(trends.indicator, trends.area_code, trends.residence, trends.baseline_year) || '/value'
        when trends.comparison = 'restated' then macros.claim_key(trends.indicator, '', '', '', trends.area_code, trends.residence, trends.baseline_year, trends.comparison) || '/value'
        else macros.row_key('baselines', [trends.indicator, trends.baseline]) || '/value'
    end as baseline_value_key,
    case when trends.comparison = 'own_start' then start.numerator end as baseline_value_n,
    case when trends.comparison = 'own_start' then start.denominator end as baseline_value_of,
    macros.value_key(trends.indicator, trends.area_code, trends.residence, trends.year) || '/ci_low' as ci_low_key,
    macros.value_key(trends.indicator, trends.area_code, trends.residence, trends.year) || '/ci_high' as ci_high_key,
    macros.row_key('targets', [trends.indicator, cast(trends.target_year as varchar), trends.target_origin]) || '/value' as target_value_key,
    trends.value is not null and trends.required_per_year is not null as has_pace,
    coalesce(trends.status, 'none') as told_status,
    coalesce(trends.status, '') <> 'no_data' as has_data,
    trends.required_per_year - trends.change_per_year as pace_missing,
    abs(trends.change_per_year) as pace_size,
    case
        when round(trends.change_per_year, 1) = 0 then 'still'
        when (trends.change_per_year > 0) = (trends.better <> 'lower') then 'gains'
        else 'loses'
    end as pace_direction,
    case
        when trends.status = 'met' then 'ya cumple'
        when trends.arrival_year is null then null
        when trends.arrival_year <= trends.target_year then 'en ' || trends.arrival_year
        else 'no llega antes de ' || trends.target_year
    end as arrival_es,
    case
        when trends.status = 'met' then 'met already'
        when trends.arrival_year is null then null
        when trends.arrival_year <= trends.target_year then 'in ' || trends.arrival_year
        else 'not before ' || trends.target_year
    end as arrival_en,
    case when trends.status = 'off_track' and trends.required_per_year is not null then row_number() over (partition by trends.speaking_year, trends.status = 'off_track' and trends.required_per_year is not null order by trends.required_per_year - trends.change_per_year desc, trends.position) <= 5 else false end as is_asked_about,
from report.thirty_trends as trends
join report.indicators as indicators
    on indicators.code = trends.indicator
left join report.indicator_values as given
    on given.indicator = trends.indicator
    and given.area_code = trends.area_code
    and given.residence = trends.residence
    and given.year = trends.year
left join report.indicator_values as start
    on start.indicator = trends.indicator
    and start.area_code = trends.area_code
    and start.residence = trends.residence
    and start.year = trends.baseline_year
order by trends.speaking_year, trends.position
