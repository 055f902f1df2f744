-- Grain: one provider and year of life-cycle costs; the provider is the one named by its code, else by a name that only one provider of the municipality bears.
select
    coalesce(costs.provider_id, named.entity_id) as provider_id,
    costs.municipality_code,
    costs.year,
    costs.income_year_hnl,
    costs.opex_year_hnl,
    costs.capmanex_reserve_hnl,
    costs.capex_hnl,
    costs.direct_support_hnl,
    costs.synthetic,
    [costs.source_file || coalesce('!' || nullif(costs.source_sheet, ''), '') || ':' || costs.source_line] as origins,
from lake.life_cycle_costs as costs
left join model.named_entities as named
    on named.entity_type = 'provider'
    and named.municipality_code = costs.municipality_code
    and named.name_key = lower(strip_accents(trim(regexp_replace(costs.provider_name, '\s+', ' ', 'g'))))
where costs.country = (select value from declared.settings where key = 'country.scope')
