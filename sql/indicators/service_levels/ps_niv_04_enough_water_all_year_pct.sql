-- Grain: one water system and year, counting the households it serves. Whether it is enough is what the survey answers of the dry season; a system that does not answer is unknown.
with

systems as (
    select
        systems.system_id,
        systems.municipality_code,
        systems.year,
        systems.residence,
        systems.observed_on,
        systems.is_too_old,
        systems.enough_in_dry_season,
        households.households,
        flows.litres_per_person,
        systems.synthetic,
        systems.origins,
    from model.system_years as systems
    join model.system_households as households
        on households.system_id = systems.system_id
        and households.year = systems.year
    left join model.dry_flows as flows
        on flows.system_id = systems.system_id
        and flows.year = systems.year
),

judged as (
    select
        systems.*,
        enough_in_dry_season is not null and households is not null and not is_too_old as is_known,
        litres_per_person is not null and households is not null and not is_too_old as is_flow_known,
        quantity_min_lpd,
    from systems
    cross join model.thresholds as thresholds
)

select
    system_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known and enough_in_dry_season then households else 0 end as numerator,
    case when is_known then households else 0 end as denominator,
    case when is_known then 0 else coalesce(households, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when is_flow_known and litres_per_person >= quantity_min_lpd then households else 0 end as dry_flow_numerator,
    case when is_flow_known then households else 0 end as dry_flow_denominator,
    case when is_flow_known then 0 else coalesce(households, 0) end as dry_flow_unknown,
from judged
