-- Grain: one water system and year, by its latest survey. A system of which the technology is not told, or was told too long ago, is unknown.
with

systems as (
    select
        system_id,
        municipality_code,
        year,
        residence,
        observed_on,
        is_too_old,
        technology,
        synthetic,
        origins,
        technology is not null and not is_too_old as is_known,
    from model.system_years
)

select
    system_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when is_known and technology = 'gravity' then 1 else 0 end as numerator,
    case when is_known then 1 else 0 end as denominator,
    case when is_known then 0 else 1 end as unknown,
    case when is_too_old then 'too_old' when not is_known then 'not_reported' end as unknown_reason,
    origins,
    synthetic,
    case when is_known then technology end as technology,
from systems
