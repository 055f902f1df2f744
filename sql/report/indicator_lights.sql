-- Grain: one of the thirty indicators, year and area of the partners, the nation or a municipality: the trend that documents speak of, from the start to the value to be reached, or the value alone where nothing is compared. For the partners the nation stands in where only it is spoken of.
with

spoken as (
    select speaking.* exclude (area_name_es, area_name_en)
    from report.speaking_trends as speaking
    join report.indicators as indicators
        on indicators.code = speaking.indicator
        and indicators.axis in ('PT', 'PS')
    where speaking.level in ('ptps', 'nation', 'municipality')
),

groups as (
    select distinct area_code as shown_area
    from spoken
    where level = 'ptps'
),

placed as (
    select spoken.area_code as shown_area, spoken.*
    from spoken
    union all by name
    select groups.shown_area, spoken.*
    from spoken
    cross join groups
    where spoken.level = 'nation'
        and not exists (
            select 1
            from spoken as own
            where own.area_code = groups.shown_area and own.indicator = spoken.indicator and own.speaking_year = spoken.speaking_year
        )
),

-- Without a trend the value that documents show stands alone.
alone as (
    select
        indicators.position,
        indicators.component,
        indicators.better,
        shown.indicator,
        shown.level,
        shown.area_code,
        shown.area_code as shown_area,
        shown.residence,
        shown.year as speaking_year,
        shown.year,
        shown.value,
        shown.ci_low,
        shown.ci_high,
        shown.bound_low,
        shown.bound_high,
        shown.unknown_pct,
        case when shown.value is null then 'no_data' end as status,
        shown.reason,
        shown.synthetic,
    from report.shown_values as shown
    join report.indicators as indicators
        on indicators.code = shown.indicator
        and indicators.axis in ('PT', 'PS')
    where shown.level in ('ptps', 'nation')
        and not exists (
            select 1
            from placed
            where placed.shown_area = shown.area_code and placed.indicator = shown.indicator and placed.speaking_year = shown.year
        )
)

select
    both_kinds.shown_area,
    both_kinds.speaking_year,
    both_kinds.position,
    both_kinds.component,
    both_kinds.better,
    both_kinds.indicator,
    both_kinds.level,
    both_kinds.area_code,
    both_kinds.residence,
    both_kinds.comparison,
    both_kinds.baseline,
    both_kinds.baseline_year,
    both_kinds.baseline_value,
    both_kinds.year,
    case when both_kinds.comparison = 'own_start' then round(both_kinds.baseline_value * both_kinds.start_denominator / 100, 6) end as baseline_value_n,
    case when both_kinds.comparison = 'own_start' then both_kinds.start_denominator end as baseline_value_of,
    both_kinds.start_denominator,
    both_kinds.target_year,
    both_kinds.target_value,
    both_kinds.target_origin,
    both_kinds.is_meta,
    both_kinds.change_points,
    both_kinds.change_per_year,
    both_kinds.change,
    both_kinds.total_change,
    both_kinds.change_low,
    both_kinds.change_high,
    both_kinds.not_testable_reason,
    both_kinds.expected,
    both_kinds.threshold,
    both_kinds.ahead_of_path,
    both_kinds.progress,
    both_kinds.required_per_year,
    both_kinds.arrival_year,
    both_kinds.ci_low,
    both_kinds.ci_high,
    both_kinds.bound_low,
    both_kinds.bound_high,
    both_kinds.unknown_pct,
    both_kinds.panel_change_points,
    both_kinds.panel_n,
    both_kinds.panel_denominator,
    both_kinds.panel_share,
    both_kinds.panel_says,
    both_kinds.composition_points,
    both_kinds.entered_denominator,
    both_kinds.unmatched_start_denominator,
    both_kinds.is_complete_register,
    both_kinds.is_published_series,
    both_kinds.outline,
    both_kinds.verdict,
    both_kinds.status,
    both_kinds.reason,
    both_kinds.event,
    both_kinds.synthetic,
    -- What nothing comparable lets a trend hold is a value all the same.
    coalesce(both_kinds.value, own.value) as value,
    own.numerator,
    own.denominator,
    own.observed_from,
    own.observed_to,
    own.validation,
    macros.claim_key(both_kinds.indicator, '', '', '', both_kinds.area_code, both_kinds.residence, case when both_kinds.baseline_year is null then cast(both_kinds.year as varchar) else both_kinds.baseline_year || '-' || both_kinds.year end, both_kinds.comparison) as key,
    macros.claim_key(both_kinds.indicator, '', '', '', both_kinds.area_code, both_kinds.residence, both_kinds.year, '') || '/value' as value_key,
    macros.claim_key(both_kinds.indicator, '', '', '', both_kinds.area_code, both_kinds.residence, both_kinds.year, '') || '/ci_low' as ci_low_key,
    macros.claim_key(both_kinds.indicator, '', '', '', both_kinds.area_code, both_kinds.residence, both_kinds.year, '') || '/ci_high' as ci_high_key,
    case
        when both_kinds.baseline_year is null then null
        when both_kinds.comparison = 'own_start' then macros.claim_key(both_kinds.indicator, '', '', '', both_kinds.area_code, both_kinds.residence, both_kinds.baseline_year, '') || '/value'
        when both_kinds.comparison = 'restated' then macros.claim_key(both_kinds.indicator, '', '', '', both_kinds.area_code, both_kinds.residence, both_kinds.baseline_year, both_kinds.comparison) || '/value'
        else macros.row_key('baselines', [both_kinds.indicator, both_kinds.baseline]) || '/value'
    end as baseline_value_key,
    macros.row_key('targets', [both_kinds.indicator, cast(both_kinds.target_year as varchar), both_kinds.target_origin]) || '/value' as target_value_key,
from (
    select * from placed
    union all by name
    select * from alone
) as both_kinds
left join report.indicator_values as own
    on own.indicator = both_kinds.indicator
    and own.level = both_kinds.level
    and own.area_code = both_kinds.area_code
    and own.residence = both_kinds.residence
    and own.year = both_kinds.year
