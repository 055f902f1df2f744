-- Grain: one name that only one system or provider of a municipality bears, without regard to case, accents and doubled blanks.
with

names as (
    select 'system' as entity_type, municipality_code, system_id as entity_id, system_name as entity_name
    from lake.systems
    where country = (select value from declared.settings where key = 'country.scope')
    union all
    select 'provider' as entity_type, municipality_code, provider_id as entity_id, provider_name as entity_name
    from lake.providers
    where country = (select value from declared.settings where key = 'country.scope')
    union all
    select 'provider' as entity_type, municipality_code, provider_id as entity_id, provider_name as entity_name
    from lake.urban_providers
    where country = (select value from declared.settings where key = 'country.scope')
)

select
    entity_type,
    municipality_code,
    lower(strip_accents(trim(regexp_replace(entity_name, '\s+', ' ', 'g')))) as name_key,
    min(entity_id) as entity_id,
from names
where entity_name is not null
group by entity_type, municipality_code, name_key
having count(distinct entity_id) = 1
