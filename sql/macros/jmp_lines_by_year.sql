-- Each line in each year that it reaches: area, variable (w_imp, s_od …), residence, year, value in percent, points, reach (1 line, 2 flat, 3 held). Ratios are percent of those with improved services. survey_points as in jmp_lines.
create macro macros.jmp_lines_by_year(survey_points, from_year, to_year) as table
with valued as (
    select
        lines.*,
        years.year,
        macros.jmp_at(slope, intercept, first_year, last_year, year) as value,
        variable in ('w_30min', 'w_premises', 'w_available', 'w_quality', 's_shared') as is_ratio,
    from macros.jmp_lines(survey_points) as lines
    cross join (select unnest(range(from_year, to_year + 1)) as year) as years
),
reached as (
    select
        *,
        macros.jmp_reach(value, points, first_year, last_year, year, is_ratio) as reach,
    from valued
)
select
    area,
    variable,
    residence,
    year,
    value,
    points,
    reach,
from reached
where reach is not null
