-- Grain: one lake table that has rows of the country in scope, and whether a file that feeds it says that it covers the whole country.
with

feeds as (
    select distinct 'communities' as table_name, source from lake.communities where country = (select value from declared.settings where key = 'country.scope')
    union all
    select distinct 'systems' as table_name, source from lake.systems where country = (select value from declared.settings where key = 'country.scope')
    union all
    select distinct 'providers' as table_name, source from lake.providers where country = (select value from declared.settings where key = 'country.scope')
    union all
    select distinct 'schools' as table_name, source from lake.schools where country = (select value from declared.settings where key = 'country.scope')
    union all
    select distinct 'health_centres' as table_name, source from lake.health_centres where country = (select value from declared.settings where key = 'country.scope')
    union all
    select distinct 'urban_providers' as table_name, source from lake.urban_providers where country = (select value from declared.settings where key = 'country.scope')
),

complete_sources as (
    select distinct source
    from lake.file_ledger
    where covers = (select value from declared.settings where key = 'country.scope')
)

select
    feeds.table_name,
    bool_or(complete_sources.source is not null) as is_complete,
from feeds
left join complete_sources
    on complete_sources.source = feeds.source
group by feeds.table_name
