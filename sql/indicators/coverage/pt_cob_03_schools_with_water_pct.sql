-- Grain: one community and year, with the schools in it. A school that serves several communities is counted in each: no register of schools is loaded to tell them apart.
with

communities as (
    select
        community_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        schools,
        schools_with_water,
        synthetic,
        origins,
        schools is not null and schools_with_water is not null and not is_too_old as is_known,
    from model.community_years
)

select
    community_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known then schools_with_water else 0 end as numerator,
    case when is_known then schools else 0 end as denominator,
    case when is_known then 0 else coalesce(schools, 0) end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
from communities
