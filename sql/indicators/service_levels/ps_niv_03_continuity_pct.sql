-- Grain: one water system (rural) or urban provider's return and year, counting the households it serves. Connections of a town beyond its dwellings serve nobody else's. Hours of zero are unknown at the door already.
with

served as (
    select
        systems.system_id as row_id,
        systems.municipality_code,
        systems.year,
        systems.residence,
        systems.observed_on,
        systems.is_too_old,
        households.households,
        systems.hours_per_day,
        systems.synthetic,
        systems.origins,
    from model.system_years as systems
    join model.system_households as households
        on households.system_id = systems.system_id
        and households.year = systems.year
    union all
    -- least passes over null: a return without its dwellings keeps its connections, one without connections has none.
    select
        provider_id as row_id,
        municipality_code,
        year,
        residence,
        observed_on,
        false as is_too_old,
        case when water_connections is not null then least(water_connections, dwellings) end as households,
        hours_per_day,
        synthetic,
        origins,
    from model.urban_provider_years
),

judged as (
    select
        served.*,
        households is not null and hours_per_day > 0 and not is_too_old as is_known,
        continuity_min_hours,
    from served
    cross join model.thresholds as thresholds
)

select
    row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known and hours_per_day >= continuity_min_hours then households else 0 end as numerator,
    case when is_known then households else 0 end as denominator,
    case when is_known then 0 else coalesce(households, 0) end as unknown,
    case
        when is_too_old then 'too_old'
        when not coalesce(is_known, false) then 'not_reported'
    end as unknown_reason,
    origins,
    synthetic,
    case when is_known and hours_per_day >= 24 then households else 0 end as all_day_numerator,
    case when is_known then households else 0 end as all_day_denominator,
    case when is_known then 0 else coalesce(households, 0) end as all_day_unknown,
    case when is_known then households * hours_per_day else 0 end as mean_hours_numerator,
    case when is_known then households else 0 end as mean_hours_denominator,
    case when is_known then 0 else coalesce(households, 0) end as mean_hours_unknown,
from judged
