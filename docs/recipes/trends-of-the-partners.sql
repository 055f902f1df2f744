-- es: Tendencias de los socios de 2017 frente a su línea de base, con su estado.
-- en: Trends of the partners of 2017 against their baseline, with their status.
select
    indicators.code as indicator,
    indicators.name_es,
    indicators.name_en,
    trends.comparison,
    trends.baseline_year,
    trends.baseline_value,
    trends.year,
    trends.value,
    trends.target_year,
    trends.target_value,
    trends.change_points,
    trends.expected,
    trends.status,
    trends.reason,
from trends
join indicators
    on indicators.code = trends.indicator
where
    trends.area_code = 'PTPS2017'
    and trends.residence = 'total'
    and trends.measure = 'value'
    and trends.breakdown = ''
qualify trends.year = max(trends.year) over (partition by trends.indicator, trends.comparison, trends.baseline)
order by trends.indicator, trends.comparison, trends.baseline
