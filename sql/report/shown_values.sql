-- Grain: one indicator, area and year with the headline value that a document shows: of the total where it has a value, else of the rural part, else of the urban part; beside it the value of the year before, of the same residence.
with

-- Of each residence its place in the order of preference, those with a value first.
chosen as (
    select
        indicator,
        level,
        area_code,
        year,
        (min(case when value is null then 3 else 0 end + case residence when 'total' then 0 when 'rural' then 1 else 2 end)) % 3 as place,
    from report.indicator_values
    group by indicator, level, area_code, year
),

preferred as (
    select own.*
    from chosen
    join report.indicator_values as own
        on own.indicator = chosen.indicator
        and own.level = chosen.level
        and own.area_code = chosen.area_code
        and own.year = chosen.year
        and own.residence = case chosen.place when 0 then 'total' when 1 then 'rural' else 'urban' end
)

select
    macros.value_key(preferred.indicator, preferred.area_code, preferred.residence, preferred.year) as key,
    indicators.position,
    indicators.component,
    preferred.indicator,
    preferred.level,
    preferred.area_code,
    preferred.year,
    preferred.residence,
    preferred.numerator,
    preferred.denominator,
    preferred.unknown,
    preferred.value,
    preferred.value_all,
    preferred.unknown_pct,
    preferred.ci_low,
    preferred.ci_high,
    preferred.bound_low,
    preferred.bound_high,
    preferred.observed_from,
    preferred.observed_to,
    preferred.fresh_pct,
    preferred.synthetic,
    preferred.validation,
    preferred.reason,
    preferred.denominator - preferred.numerator as missing,
    preferred.denominator + preferred.unknown as of_all,
    preferred.value is not null as has_value,
    preferred.value is not null and preferred.denominator > preferred.numerator as has_missing,
    preferred.unknown > 0 as has_unknown,
    preferred.denominator + preferred.unknown > 0 as has_any,
    coalesce(preferred.unknown_pct > thresholds.value, false) as is_doubtful,
    case when preferred.value is null or preferred.unknown_pct > thresholds.value then true else false end as is_poorly_known,
    indicators.name_es,
    indicators.name_en,
    indicators.axis,
    indicators.component <> 'NAC' as is_municipal,
    before.value as previous_value,
    before.numerator as previous_numerator,
    before.denominator as previous_denominator,
    coalesce(before.reason, case when before.value is null then 'no_row' end) as previous_reason,
    macros.value_key(preferred.indicator, preferred.area_code, preferred.residence, preferred.year - 1) || '/value' as previous_value_key,
    before.numerator as previous_value_n,
    before.denominator as previous_value_of,
    coalesce(before.reason, case when before.value is null then 'no_row' end) as previous_value_reason,
    coalesce(preferred.reason, case when preferred.value is null then 'no_row' end) as value_reason,
from preferred
left join report.thresholds as thresholds
    on thresholds.name = 'trend.max_unknown_pct'
join report.indicators as indicators
    on indicators.code = preferred.indicator
left join report.indicator_values as before
    on before.indicator = preferred.indicator
    and before.level = preferred.level
    and before.area_code = preferred.area_code
    and before.residence = preferred.residence
    and before.year = preferred.year - 1
