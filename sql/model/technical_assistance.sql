-- Grain: one visit or training given to a provider; the provider is the one named by its code, else by a name that only one provider of the municipality bears.
select
    assistance.assistance_id,
    coalesce(assistance.provider_id, named.entity_id) as provider_id,
    assistance.municipality_code,
    cast(year(assistance.given_on) as integer) as year,
    assistance.given_on,
    assistance.giver_type,
    assistance.assistance_kind,
    assistance.synthetic,
    [assistance.source_file || coalesce('!' || nullif(assistance.source_sheet, ''), '') || ':' || assistance.source_line] as origins,
from lake.technical_assistance as assistance
left join model.named_entities as named
    on named.entity_type = 'provider'
    and named.municipality_code = assistance.municipality_code
    and named.name_key = lower(strip_accents(trim(regexp_replace(assistance.provider_name, '\s+', ' ', 'g'))))
where
    assistance.country = (select value from declared.settings where key = 'country.scope')
    and assistance.given_on is not null
