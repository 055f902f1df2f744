-- Grain: one community and year, with the health centres in it.
with

communities as (
    select
        community_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        health_centres,
        health_centres_with_water,
        synthetic,
        origins,
        health_centres is not null and health_centres_with_water is not null and not is_too_old as is_known,
    from model.community_years
)

select
    community_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then health_centres_with_water else 0 end as numerator,
    case when is_known then health_centres else 0 end as denominator,
    case when is_known then 0 else coalesce(health_centres, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
from communities
