-- Grain: one indicator, area and year: the trend that a document tells of, with the values of the last observed year; of the total where it can be told of, else of the rural part, else of the urban part.
select
    indicators.position,
    indicators.component,
    indicators.better,
    status.indicator,
    status.level,
    status.area_code,
    areas.area_name || case status.residence when 'rural' then ', solo rural' when 'urban' then ', solo urbano' else '' end as area_name_es,
    areas.area_name_en || case status.residence when 'rural' then ', rural part' when 'urban' then ', urban part' else '' end as area_name_en,
    status.residence,
    status.year as speaking_year,
    status.comparison,
    status.baseline,
    trends.baseline_year,
    trends.baseline_value,
    coalesce(trends.year, status.year) as year,
    trends.value,
    trends.target_year,
    trends.target_value,
    trends.target_origin,
    trends.is_meta,
    trends.change_points,
    trends.change_per_year,
    trends.change,
    trends.not_testable_reason,
    trends.expected,
    trends.value - trends.expected as ahead_of_path,
    trends.progress,
    trends.required_per_year,
    trends.arrival_year,
    trends.ci_low,
    trends.ci_high,
    trends.bound_low,
    trends.bound_high,
    trends.unknown_pct,
    status.status,
    status.reason,
    status.event,
    status.synthetic,
from report.indicator_status as status
join report.indicators as indicators
    on indicators.code = status.indicator
join report.areas as areas
    on areas.level = status.level
    and areas.area_code = status.area_code
left join report.trends as trends
    on trends.indicator = status.indicator
    and trends.level = status.level
    and trends.area_code = status.area_code
    and trends.residence = status.residence
    and trends.comparison = status.comparison
    and trends.baseline = status.baseline
    and trends.measure = 'value'
    and trends.breakdown = ''
    and trends.edition = ''
    and trends.year = status.observed_year
qualify row_number() over (
    partition by status.indicator, status.level, status.area_code, status.year
    order by
        coalesce(status.status, '') in ('no_data', 'not_comparable'),
        trends.value is null,
        case status.residence when 'total' then 1 when 'rural' then 2 else 3 end
) = 1
order by indicators.position, status.level, status.area_code, status.year
