-- View. Grain: one of the four municipalities nearest to one, and year, with its coverage of water and sanitation; the nearest first, after the municipality itself.
with

places as (
    select area_code, area_name, department_name, latitude, longitude
    from report.areas
    where level = 'municipality' and latitude is not null and longitude is not null
),

nearest as (
    select
        here.area_code as municipality_code,
        there.area_code as neighbour_code,
        there.area_name as neighbour_name,
        there.department_name,
        cast(row_number() over (partition by here.area_code order by power(here.latitude - there.latitude, 2) + power((here.longitude - there.longitude) * cos(radians(here.latitude)), 2), there.area_code) as integer) as position,
    from places as here
    cross join places as there
    qualify row_number() over (partition by here.area_code order by power(here.latitude - there.latitude, 2) + power((here.longitude - there.longitude) * cos(radians(here.latitude)), 2), there.area_code) <= 5
)

select
    macros.row_key('neighbours', [nearest.municipality_code, cast(years.year as varchar), nearest.neighbour_code]) as key,
    nearest.municipality_code,
    years.year,
    nearest.position,
    nearest.neighbour_code,
    nearest.neighbour_name,
    nearest.department_name,
    water.value as water,
    water.key || '/value' as water_key,
    water.numerator as water_n,
    water.denominator as water_of,
    coalesce(water.reason, case when water.value is null then 'no_row' end) as water_reason,
    sanitation.value as sanitation,
    sanitation.key || '/value' as sanitation_key,
    sanitation.numerator as sanitation_n,
    sanitation.denominator as sanitation_of,
    coalesce(sanitation.reason, case when sanitation.value is null then 'no_row' end) as sanitation_reason,
from nearest
cross join report.report_years as years
left join report.shown_values as water
    on water.indicator = 'PT-COB-01'
    and water.level = 'municipality'
    and water.area_code = nearest.neighbour_code
    and water.year = years.year
left join report.shown_values as sanitation
    on sanitation.indicator = 'PT-COB-02'
    and sanitation.level = 'municipality'
    and sanitation.area_code = nearest.neighbour_code
    and sanitation.year = years.year
