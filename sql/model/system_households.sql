-- Grain: one water system and reporting year, with the households it serves: by its own survey, else by the links of the communities where all of them tell it.
with

linked as (
    select
        system_id,
        year,
        case when count(*) = count(served_households) then sum(served_households) end as served_households,
    from model.community_system_years
    group by system_id, year
)

select
    systems.system_id,
    systems.year,
    coalesce(systems.dwellings_served, linked.served_households) as households,
from model.system_years as systems
left join linked
    on linked.system_id = systems.system_id
    and linked.year = systems.year
