-- Grain: one group of partner municipalities, year that a report is of and year since the start of trends: how many municipalities reach each milestone.
select
    years.year as report_year,
    counts.area_code,
    areas.area_name as area_name_es,
    areas.area_name_en,
    counts.year,
    max(counts.municipalities) as municipalities,
    max(counts.reached) filter (where counts.milestone = 'water_over_line') as water_over_line,
    max(counts.reached) filter (where counts.milestone = 'sanitation_over_line') as sanitation_over_line,
    max(counts.reached) filter (where counts.milestone = 'full_access') as full_access,
    max(counts.reached) filter (where counts.milestone = 'para_todos') as para_todos,
    max(counts.unknown_municipalities) as unknown_municipalities,
    macros.row_key('milestone_years', [counts.area_code, cast(counts.year as varchar)]) as key,
    max(counts.key) filter (where counts.milestone = 'water_over_line') || '/reached' as water_over_line_key,
    max(counts.key) filter (where counts.milestone = 'sanitation_over_line') || '/reached' as sanitation_over_line_key,
    max(counts.key) filter (where counts.milestone = 'full_access') || '/reached' as full_access_key,
    max(counts.key) filter (where counts.milestone = 'para_todos') || '/reached' as para_todos_key,
from report.milestone_counts as counts
cross join model.thresholds as thresholds
join report.report_years as years
    on years.year >= counts.year
join report.areas as areas
    on areas.level = counts.level
    and areas.area_code = counts.area_code
where counts.level = 'ptps' and counts.year >= thresholds.trend_start_first_year
group by years.year, counts.area_code, areas.area_name, areas.area_name_en, counts.year
order by years.year, counts.area_code desc, counts.year
