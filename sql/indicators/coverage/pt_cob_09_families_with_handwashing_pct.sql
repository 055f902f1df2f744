-- Grain: one community and year. Use of soap is preferred to having soap, as the catalogue says.
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
        ethnicity,
        coalesce(handwashing_soap_use_dwellings, handwashing_soap_dwellings) as handwashing_dwellings,
        synthetic,
        origins,
        dwellings is not null and handwashing_dwellings is not null and not is_too_old as is_known,
    from model.community_years
)

select
    community_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then least(handwashing_dwellings, dwellings) else 0 end as numerator,
    case when is_known then dwellings else 0 end as denominator,
    case when is_known then 0 else coalesce(dwellings, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    ethnicity,
from communities
