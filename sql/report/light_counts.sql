-- Grain: one area and year: how many of the thirty indicators stand how, as the figure of lights counts them.
select
    shown_area,
    speaking_year,
    count(*) as total,
    count(value) as with_value,
    count(*) filter (where status = 'met') as met,
    count(*) filter (where status = 'on_track') as on_track,
    count(*) filter (where status = 'off_track') as off_track,
    count(*) filter (where status = 'regressing') as regressing,
    count(*) filter (where status = 'insufficient_evidence') as insufficient_evidence,
    count(*) filter (where status = 'not_comparable') as not_comparable,
    count(*) filter (where status = 'no_data') as no_data,
    count(*) filter (where status is null) as without_status,
    list(indicator order by position) as indicators,
    macros.row_key('light_counts', [shown_area, cast(speaking_year as varchar)]) as key,
from report.indicator_lights
group by shown_area, speaking_year
