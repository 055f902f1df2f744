-- Grain: one indicator and year: its value of the nation, of the partner municipalities (and the year before) and of the partners of 2017, each with its key, its counts and why it is missing.
with

years as (
    select distinct
        indicator,
        year,
    from report.shown_values
    where level = 'nation' or area_code in ('PTPS', 'PTPS2017')
)

select
    years.year,
    indicators.position,
    indicators.component,
    indicators.code as indicator,
    indicators.name_es,
    indicators.name_en,
    coalesce(ptps.residence, nation.residence, cohort.residence) as residence,
    nation.value as nation,
    nation.key || '/value' as nation_key,
    nation.numerator as nation_n,
    nation.denominator as nation_of,
    coalesce(nation.reason, case when nation.value is null then 'no_row' end) as nation_reason,
    ptps.previous_value as before,
    ptps.previous_value_key as before_key,
    ptps.previous_numerator as before_n,
    ptps.previous_denominator as before_of,
    coalesce(ptps.previous_reason, case when ptps.previous_value is null then 'no_row' end) as before_reason,
    ptps.value as ptps,
    ptps.key || '/value' as ptps_key,
    case when ptps.denominator > 0 then ptps.numerator end as ptps_n,
    case when ptps.denominator > 0 then ptps.denominator end as ptps_of,
    coalesce(ptps.reason, case when ptps.value is null then 'no_row' end) as ptps_reason,
    cohort.value as cohort,
    cohort.key || '/value' as cohort_key,
    cohort.numerator as cohort_n,
    cohort.denominator as cohort_of,
    coalesce(cohort.reason, case when cohort.value is null then 'no_row' end) as cohort_reason,
    ptps.unknown_pct,
    ptps.key || '/unknown_pct' as unknown_pct_key,
    coalesce(ptps.observed_to, nation.observed_to) as observed_to,
from years
join report.indicators as indicators
    on indicators.code = years.indicator
left join report.shown_values as ptps
    on ptps.indicator = years.indicator
    and ptps.year = years.year
    and ptps.area_code = 'PTPS'
left join report.shown_values as cohort
    on cohort.indicator = years.indicator
    and cohort.year = years.year
    and cohort.area_code = 'PTPS2017'
left join report.shown_values as nation
    on nation.indicator = years.indicator
    and nation.year = years.year
    and nation.level = 'nation'
order by years.year, indicators.position
