-- Grain: one year that a report is of, edition of the school series and school level: schools with basic water, sanitation and handwashing in the year of the Plan's baselines and in the latest year that is given.
with

given as (
    select
        years.year as report_year,
        run_totals.plan_baseline_year,
        schools.*,
        max(schools.year) over (partition by years.year, schools.publisher, schools.edition, schools.school_level, schools.variable) as last_year,
    from model.school_estimates as schools
    join declared.reporting_years as years
        on years.year >= schools.year
    cross join report.run_totals as run_totals
    where schools.variable in ('wat_bas', 'san_bas', 'hyg_bas')
)

select
    report_year,
    publisher,
    edition,
    school_level,
    case school_level when 'nat' then 1 when 'urb' then 2 when 'rur' then 3 when 'pre' then 4 when 'pri' then 5 else 6 end as position,
    plan_baseline_year as start_year,
    max(value) filter (where variable = 'wat_bas' and year = plan_baseline_year) as water_start,
    max(value) filter (where variable = 'wat_bas' and year = last_year) as water_last,
    max(year) filter (where variable = 'wat_bas') as water_last_year,
    max(value) filter (where variable = 'san_bas' and year = plan_baseline_year) as sanitation_start,
    max(value) filter (where variable = 'san_bas' and year = last_year) as sanitation_last,
    max(year) filter (where variable = 'san_bas') as sanitation_last_year,
    max(value) filter (where variable = 'hyg_bas' and year = plan_baseline_year) as handwashing_start,
    max(value) filter (where variable = 'hyg_bas' and year = last_year) as handwashing_last,
    max(year) filter (where variable = 'hyg_bas') as handwashing_last_year,
    bool_or(synthetic) as synthetic,
    macros.row_key('school_coverage', [edition, school_level, cast(report_year as varchar)]) as key,
from given
group by report_year, publisher, edition, school_level, plan_baseline_year
order by report_year, edition, position
