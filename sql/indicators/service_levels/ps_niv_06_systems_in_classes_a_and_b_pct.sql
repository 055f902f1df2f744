-- Grain: one water system and year. A system without an index has no class: it is unknown, never D.
with

systems as (
    select
        system_id,
        municipality_code,
        year,
        residence,
        observed_on,
        siasar_class,
        class_unknown_reason,
        technology,
        age_band,
        synthetic,
        origins,
    from model.system_years
)

select
    system_id as row_id,
    municipality_code,
    year,
    residence,
    observed_on,
    1.0 as weight,
    case when siasar_class in ('A', 'B') then 1 else 0 end as numerator,
    case when siasar_class is not null then 1 else 0 end as denominator,
    case when siasar_class is null then 1 else 0 end as unknown,
    class_unknown_reason as unknown_reason,
    origins,
    synthetic,
    siasar_class,
    technology,
    age_band,
    case when siasar_class = 'A' then 1 else 0 end as a_numerator,
    case when siasar_class is not null then 1 else 0 end as a_denominator,
    case when siasar_class is null then 1 else 0 end as a_unknown,
from systems
