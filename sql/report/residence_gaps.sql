-- Grain: one percentage, area of the nation, the partners or a municipality, and last year: its value in urban and in rural areas in the last year until then in which both are known, else in the last year with either; from the widest gap on the rural side down.
with

sides as (
    select
        urban.indicator,
        urban.level,
        urban.area_code,
        urban.year,
        urban.value as urban_value,
        urban.numerator as urban_n,
        urban.denominator as urban_of,
        coalesce(urban.ci_low, urban.bound_low) as urban_low,
        coalesce(urban.ci_high, urban.bound_high) as urban_high,
        urban.reason as urban_reason,
        urban.unknown_pct as urban_unknown_pct,
        rural.value as rural_value,
        rural.numerator as rural_n,
        rural.denominator as rural_of,
        coalesce(rural.ci_low, rural.bound_low) as rural_low,
        coalesce(rural.ci_high, rural.bound_high) as rural_high,
        rural.reason as rural_reason,
        rural.unknown_pct as rural_unknown_pct,
        least(urban.observed_from, rural.observed_from) as observed_from,
        greatest(urban.observed_to, rural.observed_to) as observed_to,
        urban.synthetic or rural.synthetic as synthetic,
        urban.validation is distinct from 'validado' or rural.validation is distinct from 'validado' as is_preliminary,
    from report.indicator_values as urban
    join report.indicator_values as rural
        on rural.indicator = urban.indicator
        and rural.level = urban.level
        and rural.area_code = urban.area_code
        and rural.year = urban.year
        and rural.residence = 'rural'
    join report.indicators as indicators
        on indicators.code = urban.indicator
        and indicators.unit = 'percent'
    where urban.residence = 'urban' and urban.level in ('nation', 'ptps', 'municipality')
),

years as (
    select distinct year as until
    from sides
),

last_years as (
    select
        sides.indicator,
        sides.level,
        sides.area_code,
        years.until,
        coalesce(max(sides.year) filter (where sides.urban_value is not null and sides.rural_value is not null), max(sides.year)) as year,
    from sides
    join years
        on years.until >= sides.year
    group by sides.indicator, sides.level, sides.area_code, years.until
),

last as (
    select last_years.until, sides.*, sides.rural_value - sides.urban_value as gap
    from last_years
    join sides
        on sides.indicator = last_years.indicator
        and sides.level = last_years.level
        and sides.area_code = last_years.area_code
        and sides.year = last_years.year
)

select
    level,
    area_code,
    until,
    cast(row_number() over (partition by level, area_code, until order by gap is null, gap, indicator) as integer) as position,
    row_number() over (partition by level, area_code, until order by gap is null, abs(gap) desc, indicator) as widest,
    indicator,
    year,
    urban_value,
    urban_n,
    urban_of,
    urban_low,
    urban_high,
    urban_reason,
    urban_unknown_pct,
    macros.value_key(indicator, area_code, 'urban', year) || '/value' as urban_value_key,
    rural_value,
    rural_n,
    rural_of,
    rural_low,
    rural_high,
    rural_reason,
    rural_unknown_pct,
    macros.value_key(indicator, area_code, 'rural', year) || '/value' as rural_value_key,
    gap,
    abs(gap) as gap_size,
    observed_from,
    observed_to,
    synthetic,
    is_preliminary,
    macros.row_key('residence_gaps', [level, area_code, cast(until as varchar), indicator]) as key,
from last
where level <> 'municipality' or urban_value is not null or rural_value is not null
