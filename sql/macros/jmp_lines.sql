-- The line of each area, variable and residence (JMP method, rule 1): least squares of value on year over all points, unweighted; fewer than two points, or points that span less than five years, give their mean (slope 0). survey_points: a list of structs (area, variable, residence, year, value in percent). Source: WHO/UNICEF JMP 2018, JMP methodology, 2017 update. Points enter as they are, those of a hair over 100 that a publisher rounded as well: only results are clipped (jmp_at).
create macro macros.jmp_lines(survey_points) as table
with given as materialized (
    select unnest(survey_points) as point
),
fitted as (
    select
        point.area as area,
        point.variable as variable,
        point.residence as residence,
        count(point.value) as points,
        min(point.year) as first_year,
        max(point.year) as last_year,
        avg(point.value order by point.year, point.value) as mean,
        regr_slope(point.value, point.year order by point.year, point.value) as slope,
        regr_intercept(point.value, point.year order by point.year, point.value) as intercept,
    from given
    where point.value is not null and point.year is not null
    group by all
)
select
    area,
    variable,
    residence,
    points,
    first_year,
    last_year,
    case when last_year - first_year < 5 then 0 else slope end as slope,
    case when last_year - first_year < 5 then mean else intercept end as intercept,
from fitted
