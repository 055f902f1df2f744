-- Grain: one community (rural) or urban provider's return and year. Dwellings of a community that does not say how many lack water, or says more than it has, are unknown, not served; connections of a town beyond its dwellings serve nobody else's.
with

communities as (
    select
        community_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        dwellings,
        dwellings_without_water,
        ethnicity,
        synthetic,
        origins,
        coalesce(dwellings_without_water <= dwellings, false) and not is_too_old as is_known,
    from model.community_years
),

urban_returns as (
    select
        provider_id,
        municipality_code,
        year,
        residence,
        observed_on,
        dwellings,
        water_connections,
        synthetic,
        origins,
        dwellings is not null and water_connections is not null as is_known,
    from model.urban_provider_years
)

select
    community_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then dwellings - dwellings_without_water else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    ethnicity,
from communities
union all
select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then least(water_connections, dwellings) else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    null as ethnicity,
from urban_returns
