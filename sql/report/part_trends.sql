-- View. Grain: one indicator or followed part of it, area and year: the one trend that everything tells of, with the values of the last observed year; of the residence whose value documents show.
select
    indicators.position,
    indicators.component,
    indicators.better,
    indicators.counts_es,
    indicators.counts_en,
    status.indicator,
    status.breakdown,
    status.category,
    categories.category_es as part_es,
    categories.category_en as part_en,
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
    -- The counts that people are told where they are few.
    round(trends.value * trends.denominator / trends.whole, 6) as value_n,
    trends.denominator as value_of,
    case when trends.comparison = 'own_start' then round(trends.baseline_value * trends.start_denominator / trends.whole, 6) end as baseline_value_n,
    case when trends.comparison = 'own_start' then trends.start_denominator end as baseline_value_of,
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
    trends.value - trends.expected as ahead_of_path,
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
    status.outline,
    status.verdict,
    status.status,
    status.reason,
    status.event,
    status.synthetic,
from report.part_status as status
join report.indicators as indicators
    on indicators.code = status.indicator
join report.areas as areas
    on areas.level = status.level
    and areas.area_code = status.area_code
left join report.breakdown_categories as categories
    on categories.indicator = status.indicator
    and categories.breakdown = status.breakdown
    and categories.category = status.category
left join report.trends as trends
    on trends.indicator = status.indicator
    and trends.breakdown = status.breakdown
    and trends.category = status.category
    and trends.level = status.level
    and trends.area_code = status.area_code
    and trends.residence = status.residence
    and trends.comparison = status.comparison
    and trends.baseline = status.baseline
    and trends.measure = 'value'
    and trends.edition = ''
    and trends.year = status.observed_year
left join report.shown_values as shown
    on shown.indicator = status.indicator
    and status.breakdown = ''
    and shown.level = status.level
    and shown.area_code = status.area_code
    and shown.year = status.year
qualify row_number() over (
    partition by status.indicator, status.breakdown, status.category, status.level, status.area_code, status.year
    -- A part that fares well never stands in for a total that cannot be compared; what is not shown at all is taken as its value is: total, rural, urban.
    order by
        coalesce(shown.residence = status.residence, false) desc,
        status.breakdown <> '' and status.value is null,
        case status.residence when 'total' then 1 when 'rural' then 2 else 3 end
) = 1
order by indicators.position, status.breakdown, status.category, status.level, status.area_code, status.year
