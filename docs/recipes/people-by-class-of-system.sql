-- es: Personas que dependen de sistemas de cada clase, por municipio, según la última encuesta de cada sistema; de cuántos no se sabe.
-- en: People who depend on systems of each class, by municipality, as the latest survey of each system tells; of how many it is not known.
with

latest as (
    select *
    from system_panel
    qualify row_number() over (partition by system_id order by year desc) = 1
)

select
    latest.municipality_code,
    areas.area_name as municipality_name,
    coalesce(latest.siasar_class, '?') as siasar_class,
    count(*) as systems,
    cast(round(sum(latest.population_served)) as integer) as people,
    count(*) - count(latest.population_served) as systems_without_people,
    min(latest.year) as first_survey,
    max(latest.year) as last_survey,
from latest
join areas
    on areas.area_code = latest.municipality_code
group by all
order by latest.municipality_code, siasar_class
