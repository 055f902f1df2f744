-- Grain: one of the thirty indicators and year whose status is another than the year before, with the value of both years; the best news first.
with

told as (
    select
        trends.speaking_year as year,
        trends.position,
        trends.indicator,
        trends.area_code,
        trends.residence,
        trends.status,
        lag(trends.status) over (partition by trends.indicator, trends.area_code, trends.residence order by trends.speaking_year) as before_status,
        lag(trends.speaking_year) over (partition by trends.indicator, trends.area_code, trends.residence order by trends.speaking_year) as before_year,
        trends.synthetic,
    from report.thirty_trends as trends
)

select
    macros.row_key('status_changes', [cast(told.year as varchar), told.indicator]) as key,
    told.year,
    told.position,
    told.indicator,
    indicators.name_es,
    indicators.name_en,
    told.area_code,
    told.residence,
    told.before_status,
    told.status,
    case told.status when 'met' then 1 when 'on_track' then 2 when 'regressing' then 3 when 'off_track' then 4 else 5 end as importance,
    told.status in ('met', 'on_track', 'off_track', 'regressing') as is_judged,
    before.value as previous_value,
    macros.value_key(told.indicator, told.area_code, told.residence, told.year - 1) || '/value' as previous_value_key,
    before.numerator as previous_value_n,
    before.denominator as previous_value_of,
    given.value,
    macros.value_key(told.indicator, told.area_code, told.residence, told.year) || '/value' as value_key,
    given.numerator as value_n,
    given.denominator as value_of,
    told.synthetic,
from told
join report.indicators as indicators
    on indicators.code = told.indicator
left join report.indicator_values as before
    on before.indicator = told.indicator
    and before.area_code = told.area_code
    and before.residence = told.residence
    and before.year = told.year - 1
left join report.indicator_values as given
    on given.indicator = told.indicator
    and given.area_code = told.area_code
    and given.residence = told.residence
    and given.year = told.year
where told.before_year = told.year - 1 and told.status is not null and told.before_status is not null and told.status <> told.before_status
order by told.year, importance, told.position
