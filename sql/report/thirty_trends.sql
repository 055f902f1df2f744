-- Grain: one of the thirty indicators and year: the trend of the partners of 2017 that a review tells of, or that of the nation where only it is spoken of.
select
    position,
    component,
    better,
    indicator,
    level,
    area_code,
    area_name_es,
    area_name_en,
    residence,
    speaking_year,
    comparison,
    baseline,
    baseline_year,
    baseline_value,
    year,
    value,
    target_year,
    target_value,
    target_origin,
    is_meta,
    change_points,
    change_per_year,
    change,
    not_testable_reason,
    expected,
    ahead_of_path,
    progress,
    required_per_year,
    arrival_year,
    ci_low,
    ci_high,
    bound_low,
    bound_high,
    unknown_pct,
    status,
    reason,
    event,
    synthetic,
from report.speaking_trends
where
    component in (select component from report.indicators where axis in ('PT', 'PS'))
    and (area_code = 'PTPS2017' or level = 'nation')
qualify row_number() over (
    partition by indicator, speaking_year
    order by case area_code when 'PTPS2017' then 1 else 2 end
) = 1
order by speaking_year, position
