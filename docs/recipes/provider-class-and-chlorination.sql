-- es: Clase del prestador frente a la cloración de su sistema, solo con lo encuestado en el año.
-- en: Class of the provider against chlorination of its system, with what was surveyed in the year alone.
select
    provider_panel.siasar_class as provider_class,
    system_panel.chlorination,
    count(*) as systems,
    count(distinct provider_panel.provider_id) as providers,
from system_panel
join provider_panel
    on provider_panel.provider_id = system_panel.provider_id
    and provider_panel.year = system_panel.year
group by provider_class, system_panel.chlorination
order by provider_class, system_panel.chlorination
