-- Grain: one year and partner municipality: how many of its trends have which status, and how far it is from the straight path in water and sanitation, against its own start.
with

counted as (
    select
        trends.speaking_year as year,
        areas.area_code,
        areas.area_name,
        areas.department_name,
        count(*) filter (where trends.status = 'regressing') as regressing,
        count(*) filter (where trends.status = 'off_track') as off_track,
        count(*) filter (where trends.status in ('on_track', 'met')) as good,
        count(*) filter (where trends.status = 'insufficient_evidence') as insufficient_evidence,
        count(*) filter (where coalesce(trends.status, 'no_data') in ('not_comparable', 'no_data')) as unclear,
        max(trends.ahead_of_path) filter (where trends.indicator = 'PT-COB-01') as water_ahead,
        max(trends.ahead_of_path) filter (where trends.indicator = 'PT-COB-02') as sanitation_ahead,
    from report.areas as areas
    join report.speaking_trends as trends
        on trends.level = 'municipality'
        and trends.area_code = areas.area_code
        and trends.component in ('COB', 'NIV', 'DES', 'MUN')
    where areas.level = 'municipality' and areas.is_member
    group by trends.speaking_year, areas.area_code, areas.area_name, areas.department_name
)

select
    macros.row_key('municipality_standing', [area_code, cast(year as varchar)]) as key,
    year,
    area_code,
    area_name,
    department_name,
    regressing,
    off_track,
    good,
    insufficient_evidence,
    unclear,
    water_ahead,
    sanitation_ahead,
    regressing + off_track as off_track_and_regressing,
    row_number() over (partition by year order by regressing + off_track desc, area_name) <= 5 as is_asked_about,
from counted
order by year, regressing + off_track desc, regressing desc, area_code
