-- Grain: one year and partner municipality among the ten that lack most values of the thirty indicators, with how many have one.
select
    years.year,
    macros.row_key('silent_municipalities', [areas.area_code, cast(years.year as varchar)]) as key,
    areas.area_code,
    areas.area_name,
    areas.department_name,
    count(shown.value) as there,
    count(*) filter (where shown.value is null and shown.indicator is not null) as missing,
    max(shown.observed_to) as observed_to,
from report.areas as areas
cross join report.report_years as years
left join report.shown_values as shown
    on shown.level = 'municipality'
    and shown.area_code = areas.area_code
    and shown.year = years.year
    and shown.component in ('COB', 'NIV', 'DES', 'MUN', 'NAC')
where areas.level = 'municipality' and areas.is_member
group by years.year, areas.area_code, areas.area_name, areas.department_name
having missing > 0
qualify row_number() over (partition by years.year order by there, areas.area_code) <= 10
order by years.year, there, areas.area_code
