-- es: Clase del prestador frente a la cloración de su sistema, solo con lo encuestado en el año.
-- en: Class of the provider against chlorination of its system, with what was surveyed in the year alone.
select
    provider_class,
    chlorination,
    count(*) as systems,
    count(distinct provider_id) as providers,
from system_panel
where provider_class is not null
group by provider_class, chlorination
order by provider_class, chlorination
