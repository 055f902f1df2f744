-- Grain: one community (rural) or urban provider's return and year. The dwellings by type are already expanded to the community, so nothing is scaled here.
-- A return that does not tell the facilities that dwellings without sewer have of their own is unknown as a whole: its sewer alone would say that the rest have none. Its sewer connections are certain, and raise the lower bound.
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
        sanitation_type1_own_full_use_dwellings + sanitation_type1_own_partial_use_dwellings + sanitation_type2_own_full_use_dwellings + sanitation_type2_own_partial_use_dwellings as own,
        ethnicity,
        synthetic,
        origins,
        dwellings is not null and sanitation_type1_dwellings is not null and sanitation_type2_dwellings is not null and not is_too_old as is_known,
        is_known and own is not null as is_own_known,
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
        own_improved_facilities,
        synthetic,
        origins,
        dwellings is not null and sewer_connections is not null and own_improved_facilities is not null as is_known,
        -- least passes over null: of a return that does not tell its dwellings or its sewer nothing is certain.
        case when dwellings is not null and sewer_connections is not null then least(sewer_connections, dwellings) else 0 end as with_sewer,
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
    0 as unknown_low,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown_high,
    ethnicity,
    case when is_own_known then least(own, dwellings) else 0 end as basic_numerator,
    case when is_own_known then dwellings else 0 end as basic_denominator,
    case when is_own_known then 0 else coalesce(dwellings, 0) end as basic_unknown,
from communities
union all
select
    provider_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then least(sewer_connections + own_improved_facilities, dwellings) else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when is_known then dwellings else 0 end as sampled,
    case when is_known then 0 else with_sewer end as unknown_low,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown_high,
    null as ethnicity,
    case when is_known then least(sewer_connections + own_improved_facilities, dwellings) else 0 end as basic_numerator,
    case when is_known then dwellings else 0 end as basic_denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as basic_unknown,
from urban_returns
