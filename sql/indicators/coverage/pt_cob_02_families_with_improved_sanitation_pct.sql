-- Grain: one community (rural) or urban provider's return and year. The dwellings by type are already expanded to the community, so nothing is scaled here.
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
        sanitation_sample_dwellings,
        sanitation_type1_dwellings,
        sanitation_type2_dwellings,
        synthetic,
        origins,
        dwellings is not null and sanitation_type1_dwellings is not null and sanitation_type2_dwellings is not null and not is_too_old as is_known,
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
        sewer_connections,
        synthetic,
        origins,
        dwellings is not null and sewer_connections is not null as is_known,
    from model.urban_provider_years
)

select
    community_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then least(sanitation_type1_dwellings + sanitation_type2_dwellings, dwellings) else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when is_known then coalesce(nullif(sanitation_sample_dwellings, 0), dwellings) else 0 end as sampled,
from communities
union all
select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then least(sewer_connections, dwellings) else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when is_known then dwellings else 0 end as sampled,
from urban_returns
