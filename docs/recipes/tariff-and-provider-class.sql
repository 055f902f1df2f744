-- es: Tarifa del prestador frente a su clase, con lo encuestado en el año: ¿están mejor los que cobran por medidor?
-- en: Tariff of the provider against its class, with what was surveyed in the year: are those that charge by meter better off?
select
    provider_panel.tariff_type,
    words.name_es as tariff_es,
    words.name_en as tariff_en,
    count(*) as surveys,
    count(distinct provider_panel.provider_id) as providers,
    count(*) filter (where provider_panel.siasar_class in ('A', 'B')) as a_or_b,
    round(100.0 * a_or_b / surveys, 1) as a_or_b_pct,
    round(avg(provider_panel.index_economic), 3) as mean_index_economic,
from provider_panel
left join code_words as words
    on words.kind = 'tariff_type'
    and words.code = provider_panel.tariff_type
where provider_panel.siasar_class is not null
group by all
order by provider_panel.tariff_type
