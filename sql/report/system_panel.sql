-- Grain: one water system and reporting year in which it was surveyed, with an identifier that stays, the provider that serves it and the class of that provider where it was surveyed in the same year; with the people and households that it serves; what is carried forward elsewhere is not here.
with

providers as (
    select
        system_id,
        year,
        count(distinct provider_id) as providers,
        min(provider_id) as first_provider,
    from model.community_system_years
    where provider_id is not null
    group by system_id, year
)

select
    systems.system_id,
    systems.year,
    systems.system_name,
    systems.municipality_code,
    systems.residence,
    systems.observed_on,
    -- Where its communities name several, none speaks for the system.
    case when providers.providers = 1 then providers.first_provider end as provider_id,
    surveyed.siasar_class as provider_class,
    systems.built_year,
    systems.technology,
    -- Few people are found out from the sum of their municipality, so where that is not known nobody is counted.
    case when systems.municipality_code is not null then systems.population_served end as population_served,
    case when systems.municipality_code is not null then households.households end as households,
    systems.siasar_generation,
    systems.siasar_class,
    systems.class_unknown_reason,
    systems.index_eia,
    systems.index_eiaaut,
    systems.index_eiainf,
    systems.index_eiazpa,
    systems.index_eiastr,
    systems.hours_per_day,
    systems.enough_in_dry_season,
    systems.chlorination,
    systems.chlorine_residual_mg_l,
    systems.chlorine_date,
    systems.coliform_test,
    systems.coliform_date,
    systems.intake_state,
    systems.conduction_state,
    systems.storage_state,
    systems.distribution_state,
    systems.treatment_state,
    systems.latitude,
    systems.longitude,
    systems.source,
    systems.edition,
    systems.synthetic,
from model.system_years as systems
join model.system_households as households
    on households.system_id = systems.system_id
    and households.year = systems.year
left join providers
    on providers.system_id = systems.system_id
    and providers.year = systems.year
left join model.provider_years as surveyed
    on providers.providers = 1
    and surveyed.provider_id = providers.first_provider
    and surveyed.year = providers.year
    and surveyed.is_observed_in_year
where systems.is_observed_in_year
