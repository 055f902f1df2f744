-- es: Municipios socios y de qué indicadores se ignora más de la mitad.
-- en: Partner municipalities and the indicators of which more than half is unknown.
select
    areas.area_code,
    areas.area_name,
    count(*) as indicators,
    count(*) filter (where indicator_values.unknown_pct > 50 or indicator_values.value is null) as mostly_unknown,
    string_agg(indicator_values.indicator, ', ' order by indicator_values.indicator) filter (where indicator_values.unknown_pct > 50 or indicator_values.value is null) as which,
from indicator_values
join areas
    on areas.area_code = indicator_values.area_code
where
    areas.is_member
    and areas.level = 'municipality'
    and indicator_values.residence = 'total'
    and indicator_values.year = (select max(year) from indicator_values)
group by areas.area_code, areas.area_name
order by mostly_unknown desc, areas.area_code
