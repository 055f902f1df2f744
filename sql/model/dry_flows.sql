-- Grain: one water system and reporting year, with the dry-season flow of its sources per person served; only where every source of its latest survey says it.
with

flows as (
    select
        system_id,
        survey_date,
        sum(dry_flow_l_s) as dry_flow_l_s,
        bool_and(dry_flow_l_s is not null) as is_known,
    from lake.system_catchments
    where country = (select value from declared.settings where key = 'country.scope')
    group by system_id, survey_date
)

select
    systems.system_id,
    systems.year,
    case when systems.population_served > 0 then flows.dry_flow_l_s * 86400 / systems.population_served end as litres_per_person,
from flows
join model.system_years as systems
    on systems.system_id = flows.system_id
    and flows.survey_date <= systems.reference_date
where flows.is_known and not systems.is_too_old
qualify row_number() over (partition by systems.system_id, systems.year order by flows.survey_date desc) = 1
